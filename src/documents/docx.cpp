#include "documents/docx.h"

#include <cmath>

#include "base/utf8.h"
#include "documents/layout.h"
#include "documents/png.h"
#include "documents/zip_writer.h"

namespace casebridge::documents {
namespace {

// Twentieths of a point, the unit of page and paragraph measures in ECMA-376.
constexpr double k_twips_per_mm = 1440 / 25.4;
constexpr int k_line = 560;        // 28 pt
constexpr int k_title_line = 660;  // 33 pt
constexpr int k_em = 320;          // of body text
constexpr double k_emu_per_mm = 36000;

int twips(double mm) { return static_cast<int>(std::lround(mm * k_twips_per_mm)); }

constexpr std::string_view k_declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view k_namespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")";

// Not justified: a full line is flush by its characters, and LibreOffice loses a mark that hangs
// out of a justified one. 28 characters fill the 156 mm of the text area when each gives up a
// quarter of a point.
constexpr std::string_view k_styles =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs="仿宋_GB2312"/>)"
    R"(<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBAgency"><w:name w:val="发文机关"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
    R"(<w:pPr><w:keepNext/><w:spacing w:line="660" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>)"
    R"(<w:rPr><w:rFonts w:ascii="方正小标宋简体" w:hAnsi="方正小标宋简体" w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBTitle"><w:name w:val="公文标题"/><w:basedOn w:val="CBAgency"/><w:qFormat/>)"
    R"(<w:pPr><w:spacing w:before="560" w:line="660" w:lineRule="exact"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBNumber"><w:name w:val="发文字号"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
    R"(<w:pPr><w:keepNext/><w:spacing w:before="255" w:line="560" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
    R"(<w:pPr><w:widowControl w:val="0"/></w:pPr><w:rPr><w:spacing w:val="-5"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBClosing"><w:name w:val="落款"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
    R"(<w:pPr><w:jc w:val="right"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBCell"><w:name w:val="表格文字"/><w:basedOn w:val="Normal"/><w:qFormat/>)"
    R"(<w:pPr><w:spacing w:line="520" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="CBPage"><w:name w:val="页码"/><w:basedOn w:val="Normal"/>)"
    R"(<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>)";

// What stands in for a font that the reader does not have; the families are those of the print.
constexpr std::string_view k_fonts =
    R"(<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>)"
    R"(<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>)";

std::string attribute(std::string_view name, int value) {
    return " w:" + std::string{name} + "=\"" + std::to_string(value) + "\"";
}

/// Words of one run; line breaks become breaks, a blank becomes underlined room for ink.
std::string run_xml(const Run& run) {
    std::string xml;
    if (run.text.empty() && run.blank_chars > 0) {
        std::string room;
        // No-break spaces: word processors drop others at the ends of lines.
        for (int i = 0; i < 2 * run.blank_chars; ++i) room += "\u00A0";
        return "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">" + room +
               "</w:t></w:r>";
    }
    std::string_view rest = run.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (end > 0) {
            xml += "<w:r><w:t xml:space=\"preserve\">" + escape_xml(rest.substr(0, end)) +
                   "</w:t></w:r>";
        }
        rest.remove_prefix(end);
        if (!rest.empty()) {
            xml += "<w:r><w:br/></w:r>";
            rest.remove_prefix(1);
        }
    }
    return xml;
}

std::string runs_xml(const std::vector<Run>& runs) {
    std::string xml;
    for (const Run& run : runs) xml += run_xml(run);
    return xml;
}

std::string_view style_of(Style style) {
    switch (style) {
        case Style::agency: return "CBAgency";
        case Style::number: return "CBNumber";
        case Style::title: return "CBTitle";
        case Style::body: return "CBBody";
    }
    __builtin_trap();
}

std::string_view word_of(Alignment alignment) {
    switch (alignment) {
        case Alignment::left: return "left";
        case Alignment::centre: return "center";
        case Alignment::right: return "right";
    }
    __builtin_trap();
}

std::string paragraph(std::string_view style, const std::string& properties,
                      const std::string& runs) {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string{style} + "\"/>" + properties +
           "</w:pPr>" + runs + "</w:p>";
}

/// The blocks in order, with what the layout does between them.
class Body {
public:
    explicit Body(const PageFormat& format)
        : text_twips_(twips(format.width_mm - format.left_mm - format.right_mm)) {}

    void operator()(const Paragraph& block) {
        std::string properties;
        if (keep_next_) properties += "<w:keepNext/>";
        if (block.style == Style::body && after_head_) {
            properties += "<w:spacing" + attribute("before", k_line) + attribute("line", k_line) +
                          " w:lineRule=\"exact\"/>";
        } else if (block.style == Style::agency && !xml_.empty()) {
            properties += "<w:spacing" + attribute("before", k_line) +
                          attribute("line", k_title_line) + " w:lineRule=\"exact\"/>";
        } else if (block.style == Style::title && xml_.empty()) {
            properties += "<w:spacing w:before=\"0\"" + attribute("line", k_title_line) +
                          " w:lineRule=\"exact\"/>";
        }
        if (block.indent_chars > 0) {
            properties += "<w:ind" + attribute("firstLineChars", block.indent_chars * 100) +
                          attribute("firstLine", block.indent_chars * (k_em - 5)) + "/>";
        }
        after_head_ = block.style != Style::body;
        xml_ += paragraph(style_of(block.style), properties,
                          block.style == Style::title ? title_xml(block) : runs_xml(block.runs));
    }

    void operator()(const Table& table) {
        if (after_head_) {
            xml_ += paragraph("CBCell", "<w:spacing w:line=\"280\" w:lineRule=\"exact\"/>", {});
        }
        xml_ += "<w:tbl><w:tblPr><w:tblW" + attribute("w", text_twips_) +
                " w:type=\"dxa\"/><w:tblBorders>";
        for (const std::string_view side :
             {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            xml_ += "<w:" + std::string{side} +
                    " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";
        }
        xml_ +=
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
            "<w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>"
            "</w:tblCellMar></w:tblPr><w:tblGrid>";
        for (const double width : table.widths) {
            xml_ += "<w:gridCol" + attribute("w", column_twips(width)) + "/>";
        }
        xml_ += "</w:tblGrid>";
        bool first = true;
        for (const Row& row : table.rows) {
            add_row(table, row, first && table.has_header);
            first = false;
        }
        xml_ += "</w:tbl>";
        after_head_ = true;
    }

    void operator()(const Signature& signature) {
        // The block's right edge lies four characters in, its two lines stand one above the other's
        // middle.
        constexpr int k_indent = 4 * k_em;
        const double seal = em_width(signature.seal.text);
        const double date = em_width(signature.date.text);
        const auto inset = [&](double width) {
            const double wide = std::max(seal, date);
            return k_indent + static_cast<int>(std::lround((wide - width) / 2 * k_em));
        };
        xml_ += paragraph("CBClosing",
                          "<w:keepNext/><w:spacing" + attribute("before", 2 * k_line) +
                              attribute("line", k_line) + " w:lineRule=\"exact\"/><w:ind" +
                              attribute("right", inset(seal)) + "/>",
                          run_xml(signature.seal));
        xml_ += paragraph("CBClosing", "<w:ind" + attribute("right", inset(date)) + "/>",
                          run_xml(signature.date));
        after_head_ = false;
    }

    /// The next paragraph goes to the following page rather than be torn from what comes after it.
    void keep_next(bool keep) { keep_next_ = keep; }
    [[nodiscard]] const std::string& xml() const { return xml_; }

private:
    [[nodiscard]] int column_twips(double share) const {
        return static_cast<int>(std::lround(share * text_twips_));
    }

    /// In the lines of the print: a title is broken where it reads well.
    static std::string title_xml(const Paragraph& block) {
        const LaidOut laid_out = lay_out({{}, {block}, {}, {}}, nominal_width_mm);
        std::string xml;
        int line = 0;
        for (const Page& page : laid_out.pages) {
            for (const PlacedText& piece : page.texts) {
                if (piece.repeated) continue;
                if (line != 0 && piece.line != line) xml += "<w:r><w:br/></w:r>";
                line = piece.line;
                const int blank = piece.ruled_blank ? blank_chars_of(block, piece) : 0;
                xml += run_xml({piece.text, {}, blank});
            }
        }
        return xml;
    }
    /// Of the first blank with this key: titles have few.
    static int blank_chars_of(const Paragraph& block, const PlacedText& piece) {
        for (const Run& run : block.runs) {
            if (run.text.empty() && run.blank_chars > 0 && run.field == piece.field) {
                return run.blank_chars;
            }
        }
        return 0;
    }

    static double em_width(std::string_view text) {
        constexpr double k_body_pt = 16;
        return nominal_width_mm(FontRole::body, k_body_pt, text) /
               nominal_width_mm(FontRole::body, k_body_pt, "国");
    }

    void add_row(const Table& table, const Row& row, bool header) {
        xml_ += "<w:tr><w:trPr><w:cantSplit" + std::string{is_long(row) ? " w:val=\"0\"" : ""} +
                "/>" + std::string{header ? "<w:tblHeader/>" : ""} + "</w:trPr>";
        for (std::size_t column = 0; column < row.size(); ++column) {
            const Alignment alignment = header ? Alignment::centre : table.alignments[column];
            xml_ += "<w:tc><w:tcPr><w:tcW" + attribute("w", column_twips(table.widths[column])) +
                    " w:type=\"dxa\"/></w:tcPr>" +
                    cell_xml(row[column], column_twips(table.widths[column]), alignment) +
                    "</w:tc>";
        }
        xml_ += "</w:tr>";
    }

    /// A bar is an empty paragraph on a ground that ends where the bar does.
    static std::string cell_xml(const std::vector<Run>& runs, int width_twips,
                                Alignment alignment) {
        if (runs.size() != 1 || runs.front().bar <= 0) {
            return paragraph("CBCell", "<w:jc w:val=\"" + std::string{word_of(alignment)} + "\"/>",
                             runs_xml(runs));
        }
        constexpr int k_sides_twips = 170;
        const int inside = width_twips - k_sides_twips;
        const int rest = inside - static_cast<int>(std::lround(runs.front().bar * inside));
        return paragraph("CBCell",
                         "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"666666\"/><w:ind" +
                             attribute("right", rest) + "/>",
                         {});
    }

    /// A long finding may go on over the page, as in print.
    static bool is_long(const Row& row) {
        constexpr std::size_t k_whole_row_chars = 150;
        for (const std::vector<Run>& cell : row) {
            std::size_t characters = 0;
            for (const Run& run : cell) characters += count_code_points(run.text);
            if (characters > k_whole_row_chars) return true;
        }
        return false;
    }

    int text_twips_;
    std::string xml_;
    bool after_head_ = false;
    bool keep_next_ = false;
};

std::string code_xml(const PageFormat& format, int modules) {
    const auto emu = [](double mm) { return std::to_string(std::lround(mm * k_emu_per_mm)); };
    // The picture brings its own quiet zone along; the code itself is as large as in print.
    const double side_mm = k_code_mm * (modules + 2.0 * k_quiet_modules) / modules;
    const double margin_mm = (side_mm - k_code_mm) / 2;
    const std::string side = emu(side_mm);
    return "<w:r><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" "
           "simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" "
           "allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
           "<wp:positionH relativeFrom=\"page\"><wp:posOffset>" +
           emu(format.width_mm - format.right_mm - k_code_mm - margin_mm) +
           "</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"page\"><wp:posOffset>" +
           emu(k_code_top_mm - margin_mm) + "</wp:posOffset></wp:positionV><wp:extent cx=\"" +
           side + "\" cy=\"" + side +
           "\"/><wp:wrapNone/><wp:docPr id=\"1\" name=\"二维码\" descr=\"案件二维码\"/>"
           "<a:graphic><a:graphicData "
           "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
           "<pic:nvPicPr><pic:cNvPr id=\"1\" name=\"code.png\"/><pic:cNvPicPr/></pic:nvPicPr>"
           "<pic:blipFill><a:blip r:embed=\"rId5\"/><a:stretch><a:fillRect/></a:stretch>"
           "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" +
           side + "\" cy=\"" + side +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
           "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";
}

std::string document_xml(const Document& document, const PageFormat& format,
                         const std::optional<QrCode>& code) {
    Body body(format);
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const bool before_closing = i + 1 < document.blocks.size() &&
                                    std::holds_alternative<Signature>(document.blocks[i + 1]);
        body.keep_next(before_closing);
        std::visit(body, document.blocks[i]);
    }
    std::string xml{k_declaration};
    xml += "<w:document" + std::string{k_namespaces} + "><w:body>";
    std::string blocks = body.xml();
    if (code) {
        // Anchored to the first paragraph, behind its properties.
        constexpr std::string_view k_end = "</w:pPr>";
        const std::size_t at = blocks.find(k_end);
        if (at != std::string::npos) blocks.insert(at + k_end.size(), code_xml(format, code->size));
    }
    xml += blocks;
    xml +=
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>"
        "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz" +
        attribute("w", twips(format.width_mm)) + attribute("h", twips(format.height_mm)) +
        "/><w:pgMar" + attribute("top", twips(format.top_mm)) +
        attribute("right", twips(format.right_mm)) + attribute("bottom", twips(format.bottom_mm)) +
        attribute("left", twips(format.left_mm)) +
        " w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    return xml;
}

/// “草稿” across the page, as word processors write a watermark.
std::string header_xml(std::string_view watermark) {
    std::string xml{k_declaration};
    xml +=
        "<w:hdr" + std::string{k_namespaces} + "><w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>";
    if (!watermark.empty()) {
        xml +=
            "<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" "
            "o:spt=\"136\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:path textpathok=\"t\"/>"
            "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>"
            "<v:shape id=\"watermark\" type=\"#_x0000_t136\" "
            "style=\"position:absolute;width:360pt;height:180pt;rotation:315;z-index:-1;"
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
            "mso-position-vertical:center;mso-position-vertical-relative:margin\" "
            "fillcolor=\"#CBD1D9\" stroked=\"f\"><v:textpath "
            "style=\"font-family:&quot;方正小标宋简体&quot;\" string=\"" +
            escape_xml(watermark) + "\"/></v:shape></w:pict></w:r>";
    }
    return xml + "</w:p></w:hdr>";
}

std::string field_xml(std::string_view name) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
           "xml:space=\"preserve\"> " +
           std::string{name} +
           " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
           "<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

/// 第1页　共3页; a paper of one sheet has no number, as in print.
std::string footer_xml(bool numbered) {
    std::string xml{k_declaration};
    xml += "<w:ftr" + std::string{k_namespaces} + ">";
    const auto words = [](std::string_view text) {
        return "<w:r><w:t xml:space=\"preserve\">" + std::string{text} + "</w:t></w:r>";
    };
    xml += paragraph("CBPage", {},
                     numbered ? words("第") + field_xml("PAGE") + words("页　共") +
                                    field_xml("NUMPAGES") + words("页")
                              : std::string{});
    return xml + "</w:ftr>";
}

struct Part {
    std::string name;
    Bytes bytes;
};

Part xml_part(std::string name, std::string_view xml) {
    const BytesView bytes = as_bytes(xml);
    return {std::move(name), {bytes.begin(), bytes.end()}};
}

constexpr std::string_view k_office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::string_view k_word_part =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string{id} + "\" Type=\"" + std::string{k_office} +
           std::string{type} + "\" Target=\"" + std::string{target} + "\"/>";
}

std::string relationships(const std::string& inside) {
    return std::string{k_declaration} +
           "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
}

std::string content_types() {
    std::string xml{k_declaration};
    xml +=
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Default Extension=\"png\" ContentType=\"image/png\"/>";
    for (const auto& [part, type] :
         {std::pair{"document", "document.main+xml"}, std::pair{"styles", "styles+xml"},
          std::pair{"fontTable", "fontTable+xml"}, std::pair{"header1", "header+xml"},
          std::pair{"footer1", "footer+xml"}}) {
        xml += "<Override PartName=\"/word/" + std::string{part} + ".xml\" ContentType=\"" +
               std::string{k_word_part} + type + "\"/>";
    }
    return xml + "</Types>";
}

Bytes zip_of(const std::vector<Part>& parts, Moment made) {
    ZipWriter writer;
    Bytes zip;
    for (const Part& part : parts) {
        Crc32 crc;
        crc.update(part.bytes);
        append(zip, writer.begin_entry({part.name, part.bytes.size(), crc.value(), made}));
        append(zip, part.bytes);
    }
    append(zip, writer.end());
    return zip;
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case U'&': out += "&amp;"; break;
            case U'<': out += "&lt;"; break;
            case U'>': out += "&gt;"; break;
            case U'"': out += "&quot;"; break;
            default: {
                const bool allowed = c == U'\t' || c == U'\n' || c == U'\r' ||
                                     (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
                append_utf8(out, allowed ? c : char32_t{0xFFFD});
            }
        }
    }
    return out;
}

Bytes render_docx(const Document& document, Moment made) {
    const PageFormat format;
    const auto [plain, rest] = split_code(document.code);
    const auto code = document.code.empty() ? std::nullopt : make_qr(plain, rest);
    const bool numbered = lay_out(document, nominal_width_mm, format).pages.size() > 1;
    std::vector<Part> parts;
    parts.push_back(xml_part("[Content_Types].xml", content_types()));
    parts.push_back(xml_part(
        "_rels/.rels", relationships(relationship("rId1", "officeDocument", "word/document.xml"))));
    std::string inside = relationship("rId1", "styles", "styles.xml") +
                         relationship("rId2", "fontTable", "fontTable.xml") +
                         relationship("rId3", "header", "header1.xml") +
                         relationship("rId4", "footer", "footer1.xml");
    if (code) inside += relationship("rId5", "image", "media/code.png");
    parts.push_back(xml_part("word/_rels/document.xml.rels", relationships(inside)));
    parts.push_back(xml_part("word/document.xml", document_xml(document, format, code)));
    parts.push_back(xml_part("word/styles.xml", std::string{k_declaration} + "<w:styles" +
                                                    std::string{k_namespaces} + ">" +
                                                    std::string{k_styles} + "</w:styles>"));
    parts.push_back(xml_part("word/fontTable.xml", std::string{k_declaration} + "<w:fonts" +
                                                       std::string{k_namespaces} + ">" +
                                                       std::string{k_fonts} + "</w:fonts>"));
    parts.push_back(xml_part("word/header1.xml", header_xml(document.watermark)));
    parts.push_back(xml_part("word/footer1.xml", footer_xml(numbered)));
    constexpr int k_pixels_per_module = 8;
    if (code) parts.push_back({"word/media/code.png", png_of(*code, k_pixels_per_module)});
    return zip_of(parts, made);
}

}  // namespace casebridge::documents
