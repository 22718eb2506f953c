#include "documents/html.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace casebridge::documents {
namespace {

constexpr std::string_view k_style = R"(@page{size:A4;margin:0}
@font-face{font-family:"CB Half";src:local("仿宋_GB2312"),local("FangSong_GB2312"),local("仿宋"),local("FangSong"),local("华文仿宋"),local("STFangsong"),local("宋体"),local("SimSun"),local("Noto Sans Mono CJK SC");unicode-range:U+20-7E}
*{box-sizing:border-box}
html,body{margin:0;padding:0;background:#fff;color:#000}
.page{position:relative;overflow:hidden;page-break-after:always;break-after:page}
.page:last-child{page-break-after:auto;break-after:auto}
.line,.rule,.mark,.code{position:absolute}
.line{white-space:pre}
.line span{display:inline-block;vertical-align:top;white-space:pre}
.title{font-family:"方正小标宋简体","方正小标宋_GBK","FZXiaoBiaoSong-B05S","华文中宋","STZhongsong","宋体","SimSun","Noto Serif CJK SC","Songti SC",serif;font-weight:normal}
.body{font-family:"CB Half","仿宋_GB2312","FangSong_GB2312","仿宋","FangSong","华文仿宋","STFangsong","Noto Serif CJK SC","宋体","SimSun",serif}
.blank{position:relative}
.blank::after{content:"";position:absolute;left:0;right:0;bottom:22%;border-bottom:0.25mm solid #000}
.rule{border:0 solid #000}
.bar{border-color:#666}
.mark{left:0;right:0;top:48%;text-align:center;font-size:110pt;letter-spacing:30mm;text-indent:30mm;color:#D3D8DF;z-index:-1}
@media screen{body{background:#E6EAEF}.page{margin:6mm auto;background:#fff;z-index:0}}
)";

/// Hundredths of a millimetre, without trailing zeros or a locale's comma.
std::string millimetres(double value) {
    const long hundredths = std::lround(value * 100);
    const long whole = std::labs(hundredths) / 100;
    const long rest = std::labs(hundredths) % 100;
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(whole);
    if (rest != 0) {
        text += rest < 10 ? ".0" : ".";
        text += std::to_string(rest % 10 == 0 && rest >= 10 ? rest / 10 : rest);
    }
    return text + "mm";
}

std::string points(double value) {
    const long tenths = std::lround(value * 10);
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + "pt";
}

std::string_view class_of(FontRole role) {
    switch (role) {
        case FontRole::title: return "title";
        case FontRole::body: return "body";
    }
    return {};
}

void add_piece(std::string& html, const PlacedText& piece) {
    html += "<span";
    if (piece.ruled_blank) html += " class=\"blank\"";
    // The width is the layout's: a fallback font with other digits must not push what follows.
    html += " style=\"width:" + millimetres(piece.width_mm);
    html += ";height:" + millimetres(piece.height_mm);
    if (std::fabs(piece.spacing_mm) >= 0.005) {
        html += ";letter-spacing:" + millimetres(piece.spacing_mm);
    }
    html += "\">" + escape_html(piece.text) + "</span>";
}

/// Pieces that touch make one line, so that copying text from the print gives whole sentences.
bool touches(const PlacedText& before, const PlacedText& after) {
    return before.line == after.line && before.part == after.part && before.y_mm == after.y_mm &&
           before.role == after.role && before.size_pt == after.size_pt &&
           std::fabs(before.x_mm + before.width_mm - after.x_mm) < 0.02;
}

/// Borders, because a browser prints no backgrounds unless it is told to.
void add_rule(std::string& html, const PlacedRule& rule) {
    constexpr double k_thickness_mm = 0.2;
    const bool upright = rule.x1_mm == rule.x2_mm;
    html += "<div class=\"rule\" style=\"left:" + millimetres(rule.x1_mm) +
            ";top:" + millimetres(rule.y1_mm) +
            ";width:" + millimetres(upright ? 0 : rule.x2_mm - rule.x1_mm + k_thickness_mm) +
            ";height:" + millimetres(upright ? rule.y2_mm - rule.y1_mm + k_thickness_mm : 0) +
            (upright ? ";border-left-width:" : ";border-top-width:") + millimetres(k_thickness_mm) +
            "\"></div>\n";
}

/// One drawing in hundredths of a millimetre, so that neighbouring modules touch.
void add_code(std::string& html, const std::vector<PlacedBox>& boxes) {
    const auto hundredths = [](double mm) { return std::to_string(std::lround(mm * 100)); };
    double left = boxes.front().x_mm;
    for (const PlacedBox& box : boxes) left = std::min(left, box.x_mm);
    const double top = boxes.front().y_mm;
    html += "<svg class=\"code\" aria-hidden=\"true\" style=\"left:" + millimetres(left) +
            ";top:" + millimetres(top) + ";width:" + millimetres(k_code_mm) +
            ";height:" + millimetres(k_code_mm) + "\" viewBox=\"0 0 " + hundredths(k_code_mm) +
            " " + hundredths(k_code_mm) + "\"><path shape-rendering=\"crispEdges\" d=\"";
    for (const PlacedBox& box : boxes) {
        const double x = box.x_mm - left;
        const double y = box.y_mm - top;
        html += "M" + hundredths(x) + " " + hundredths(y) + "H" + hundredths(x + box.width_mm) +
                "V" + hundredths(y + box.height_mm) + "H" + hundredths(x) + "z";
    }
    html += "\"/></svg>\n";
}

/// A border, for the same reason as a rule.
void add_bar(std::string& html, const PlacedBox& bar) {
    html += "<div class=\"rule bar\" style=\"left:" + millimetres(bar.x_mm) +
            ";top:" + millimetres(bar.y_mm) + ";width:" + millimetres(bar.width_mm) +
            ";height:0;border-top-width:" + millimetres(bar.height_mm) + "\"></div>\n";
}

void add_page(std::string& html, const LaidOut& laid_out, const Page& page) {
    html += "<section class=\"page\" style=\"width:" + millimetres(laid_out.format.width_mm) +
            ";height:" + millimetres(laid_out.format.height_mm) + "\">\n";
    if (!laid_out.watermark.empty()) {
        html += "<div class=\"mark title\" aria-hidden=\"true\">" +
                escape_html(laid_out.watermark) + "</div>\n";
    }
    for (const PlacedRule& rule : page.rules) add_rule(html, rule);
    for (const PlacedBox& bar : page.bars) add_bar(html, bar);
    if (!page.boxes.empty()) add_code(html, page.boxes);
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const PlacedText& piece = page.texts[i];
        if (i == 0 || !touches(page.texts[i - 1], piece)) {
            html += "<div class=\"line ";
            html += class_of(piece.role);
            html += "\" style=\"left:" + millimetres(piece.x_mm) +
                    ";top:" + millimetres(piece.y_mm) + ";font-size:" + points(piece.size_pt) +
                    ";line-height:" + millimetres(piece.height_mm) + "\">";
        }
        add_piece(html, piece);
        if (i + 1 == page.texts.size() || !touches(piece, page.texts[i + 1])) html += "</div>\n";
    }
    html += "</section>\n";
}

constexpr std::string_view k_policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";

constexpr std::string_view k_bound_style = R"(
.open{font:14px/20px "Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:210mm;margin:0 auto 6mm;padding:2mm 4mm;background:#fff}
.open a{color:#1F5FBF}
@media print{.open{display:none}}
)";

/// A relative address: everything that an address could read otherwise is escaped byte by byte.
std::string escape_path(std::string_view path) {
    constexpr std::string_view k_plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        if (k_plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += k_digits[byte >> 4];
            out += k_digits[byte & 0xFU];
        }
    }
    return out;
}

std::string head_of(std::string_view title, std::string_view policy, std::string_view more_style) {
    std::string html = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";
    html += policy;
    html += "<title>" + escape_html(title) + "</title>\n<style>\n";
    html += k_style;
    html += more_style;
    html += "</style>\n</head>\n<body>\n";
    return html;
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string render_html(std::span<const PrintJob> jobs) {
    std::string html =
        head_of(jobs.empty() ? std::string_view{} : jobs.front().laid_out.name, {}, {});
    for (const PrintJob& job : jobs) {
        for (int copy = 0; copy < job.copies; ++copy) {
            for (const Page& page : job.laid_out.pages) add_page(html, job.laid_out, page);
        }
    }
    html += "</body>\n</html>\n";
    return html;
}

std::string render_bound_html(std::string_view title, std::span<const BoundPart> parts) {
    std::string html = head_of(title, k_policy, k_bound_style);
    for (const BoundPart& part : parts) {
        for (const Page& page : part.laid_out->pages) add_page(html, *part.laid_out, page);
        if (part.link.empty()) continue;
        html += "<p class=\"open\"><a href=\"" + escape_path(part.link) + "\">" +
                escape_html(part.link_words) + "</a></p>\n";
    }
    html += "</body>\n</html>\n";
    return html;
}

std::string render_html(const Document& document) {
    const std::array jobs = {PrintJob{lay_out(document, nominal_width_mm), 1}};
    return render_html(jobs);
}

}  // namespace casebridge::documents
