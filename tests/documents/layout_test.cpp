#include "documents/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "documents/annexes.h"
#include "documents/line_break.h"
#include "documents/paper_forms.h"

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::domain;

namespace {

constexpr double k_mm_per_pt = 25.4 / 72;

TransferLetter letter_with(std::string findings) {
    TransferLetter letter;
    letter.agency_name = "昌江区交通运输局";
    letter.title_subject = "景德镇昌南砚川货运有限公司涉嫌未落实动态监控";
    letter.addressee = "景德镇市交通运输综合行政执法支队昌江大队";
    letter.inspected = "景德镇昌南砚川货运有限公司";
    letter.findings = std::move(findings);
    letter.party = "景德镇昌南砚川货运有限公司";
    letter.suspected = "违反《道路运输车辆动态监督管理办法》第三十五条的规定";
    letter.attachment_count = 9;
    letter.letter_date = Date::of(2026, 11, 23);
    return letter;
}

/// Sentences with marks and numbers in changing places.
std::string long_findings(std::size_t characters) {
    std::string text;
    for (int i = 0; count_code_points(text) < characters; ++i) {
        text += "第" + std::to_string(i) + "项：赣H12345挂“未按规定”上传（动态信息），";
        text += std::string(static_cast<std::size_t>(i % 7), 'A') + "查《办法》第35条。";
        if (i % 11 == 10) text += "\n";
    }
    return std::string(first_code_points(text, characters));
}

/// Lines of a page's text area, as read.
std::vector<std::string> lines_of(const Page& page) {
    std::map<int, std::string> lines;
    for (const PlacedText& piece : page.texts) {
        if (!piece.repeated) lines[piece.line] += piece.text;
    }
    std::vector<std::string> list;
    for (auto& [number, text] : lines) list.push_back(text);
    return list;
}

void stays_inside(const LaidOut& laid_out) {
    const PageFormat& format = laid_out.format;
    for (const Page& page : laid_out.pages) {
        for (const PlacedText& piece : page.texts) {
            CAPTURE(piece.text);
            CHECK(piece.x_mm >= format.left_mm - 0.05);
            CHECK(piece.x_mm + piece.width_mm <= format.width_mm - format.right_mm + 0.15);
            if (piece.repeated) continue;
            CHECK(piece.y_mm >= format.top_mm - 0.05);
            CHECK(piece.y_mm + piece.height_mm <= format.height_mm - format.bottom_mm + 0.05);
        }
    }
}

}  // namespace

TEST_CASE("lines never start with a closing mark, end with an opening one or cut a number") {
    CHECK_FALSE(may_break_between(U'字', U'。'));
    CHECK_FALSE(may_break_between(U'字', U'”'));
    CHECK_FALSE(may_break_between(U'《', U'字'));
    CHECK_FALSE(may_break_between(U'2', U'6'));
    CHECK_FALSE(may_break_between(U'3', U'.'));
    CHECK_FALSE(may_break_between(U'〕', U'1'));
    CHECK(may_break_between(U'字', U'字'));
    CHECK(may_break_between(U'年', U'1'));
    CHECK(may_break_between(U'。', U'字'));
}

TEST_CASE("a short letter stands on one page with the head of the mockup") {
    const LaidOut laid_out =
        lay_out(annex_1_transfer_letter(
                    letter_with("12辆重型货车未按规定上传车辆动态信息，未配备专职监控人员。"),
                    "昌江移〔2026〕18号", true),
                nominal_width_mm);
    REQUIRE(laid_out.pages.size() == 1);
    CHECK(laid_out.watermark == "草稿");
    stays_inside(laid_out);
    const auto lines = lines_of(laid_out.pages[0]);
    CHECK(lines[0] == "昌江区交通运输局");
    CHECK(lines[1] == "昌江移〔2026〕18号");
    CHECK(laid_out.pages[0].texts[0].role == FontRole::title);
    CHECK(laid_out.pages[0].texts[0].size_pt == 22);
    // Centred on the text area.
    const PlacedText& agency = laid_out.pages[0].texts[0];
    CHECK(agency.x_mm + agency.width_mm / 2 == doctest::Approx(28 + 156.0 / 2));
}

TEST_CASE("a full line holds 28 characters, fills the width and lies on 28-point steps") {
    std::string text;
    for (int i = 0; i < 28 * 3; ++i) text += "字";
    Document document;
    document.blocks.push_back(Paragraph{Style::body, Alignment::left, 0, {Run{text, "", 0}}});
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    const auto& texts = laid_out.pages[0].texts;
    REQUIRE(texts.size() == 3);
    for (const PlacedText& line : texts) {
        CHECK(count_code_points(line.text) == 28);
        CHECK(line.width_mm == doctest::Approx(156));
    }
    CHECK(texts[1].y_mm - texts[0].y_mm == doctest::Approx(28 * k_mm_per_pt));
    CHECK(texts[0].y_mm == doctest::Approx(37));
}

TEST_CASE("wrapped lines reach the right margin") {
    Document document;
    document.blocks.push_back(
        Paragraph{Style::body, Alignment::left, 2, {Run{long_findings(300), "", 0}}});
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    std::map<int, double> right;
    for (const PlacedText& piece : laid_out.pages[0].texts) {
        right[piece.line] = std::max(right[piece.line], piece.x_mm + piece.width_mm);
    }
    int full = 0;
    for (const auto& [line, x] : right) full += x > 28 + 156 - 0.05 ? 1 : 0;
    CHECK(full >= static_cast<int>(right.size()) - 4);  // all but the ends of paragraphs
}

TEST_CASE("3,000 characters of findings run over pages and nothing is lost") {
    const Document document =
        annex_1_transfer_letter(letter_with(long_findings(3000)), "昌江移〔2026〕18号", true);
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    CHECK(laid_out.pages.size() >= 5);
    CHECK(text_of(laid_out) == text_of(document));
    stays_inside(laid_out);
    const std::string closing = "。，、；：？！”’）》〉】〕」』";
    const std::string opening = "（《〈【〔「『“‘";
    for (const Page& page : laid_out.pages) {
        for (const std::string& line : lines_of(page)) {
            CAPTURE(line);
            const std::string first(first_code_points(line, 1));
            const std::string last =
                line.substr(first_code_points(line, count_code_points(line) - 1).size());
            CHECK(closing.find(first) == std::string::npos);
            CHECK(opening.find(last) == std::string::npos);
        }
    }
    // Pages are numbered, outside the document's own words.
    const PlacedText& number = laid_out.pages[1].texts.back();
    CHECK(number.repeated);
    CHECK(number.text == "第2页　共" + std::to_string(laid_out.pages.size()) + "页");
}

TEST_CASE("the seal is never alone on a page, whatever the length of the findings") {
    for (std::size_t length = 300; length < 900; length += 13) {
        const Document document =
            annex_1_transfer_letter(letter_with(long_findings(length)), "", false);
        const LaidOut laid_out = lay_out(document, nominal_width_mm);
        CAPTURE(length);
        CHECK(text_of(laid_out) == text_of(document));
        const auto lines = lines_of(laid_out.pages.back());
        REQUIRE(lines.size() >= 4);
        CHECK(lines[lines.size() - 2] == "（单位盖章）");
        CHECK(lines.back() == "2026年11月23日");
    }
}

TEST_CASE("empty fields keep ruled blanks of their width") {
    const LaidOut laid_out = lay_out(annex_1_transfer_letter({}, "", true), nominal_width_mm);
    int blanks = 0;
    for (const PlacedText& piece : laid_out.pages[0].texts) {
        if (!piece.ruled_blank) continue;
        ++blanks;
        CHECK(piece.text.empty());
        CHECK(piece.width_mm > 5);
    }
    CHECK(blanks == 12);
}

TEST_CASE("the edited field can be found on the page") {
    const LaidOut laid_out = lay_out(
        annex_1_transfer_letter(letter_with(long_findings(120)), "", true), nominal_width_mm);
    std::string findings;
    for (const PlacedText& piece : laid_out.pages[0].texts) {
        if (piece.field == "letter.findings") findings += piece.text;
    }
    std::string expected = long_findings(120);
    expected.erase(std::remove(expected.begin(), expected.end(), '\n'), expected.end());
    CHECK(findings == expected);
}

TEST_CASE("a word wider than the line is cut rather than lost") {
    Document document;
    document.blocks.push_back(
        Paragraph{Style::body, Alignment::left, 0, {Run{std::string(500, 'W'), "", 0}}});
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    CHECK(text_of(laid_out) == std::string(500, 'W'));
    stays_inside(laid_out);
}

TEST_CASE("tables run over pages with their head repeated and their frame closed") {
    Document document;
    Table table;
    table.has_header = true;
    table.widths = {0.2, 0.8};
    table.alignments = {Alignment::centre, Alignment::left};
    table.rows.push_back({{Run{"序号", "", 0}}, {Run{"名称", "", 0}}});
    for (int i = 1; i <= 60; ++i) {
        table.rows.push_back({{Run{std::to_string(i), "", 0}}, {Run{long_findings(60), "", 0}}});
    }
    document.blocks.push_back(table);
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    REQUIRE(laid_out.pages.size() > 2);
    CHECK(text_of(laid_out) == text_of(document));
    stays_inside(laid_out);
    for (std::size_t i = 0; i < laid_out.pages.size(); ++i) {
        const Page& page = laid_out.pages[i];
        CHECK(page.texts[0].text == "序号");
        CHECK(page.texts[0].repeated == (i != 0));
        const auto verticals =
            std::count_if(page.rules.begin(), page.rules.end(), [](const PlacedRule& rule) {
                return rule.x1_mm == rule.x2_mm && rule.y2_mm > rule.y1_mm;
            });
        CHECK(verticals == 3);
    }
}

TEST_CASE("an inspection with 3,000 characters prints whole") {
    AddInspection added;
    added.inspection.type = "inspection";
    added.inspection.values = {{"date", "2026-10-14"}, {"findings", long_findings(3000)}};
    const MatterState state;
    const Document document = entry_paper(
        "inspection", {state, {}, [](const AgencyId&) { return "昌江区交通运输局"; }, nullptr},
        added, {"d"});
    const LaidOut laid_out = lay_out(document, nominal_width_mm);
    CHECK(laid_out.pages.size() > 3);
    CHECK(text_of(laid_out) == text_of(document));
    stays_inside(laid_out);
}
