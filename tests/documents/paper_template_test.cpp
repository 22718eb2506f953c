#include "documents/paper_template.h"

#include <doctest/doctest.h>

using namespace casebridge::documents;

namespace {

Document filled(std::string_view text, const PaperValues& values = {}) {
    int wrong_line = 0;
    const auto paper = parse_template(text, wrong_line);
    CAPTURE(wrong_line);
    REQUIRE(paper);
    return fill_template(*paper, values);
}

const Paragraph& paragraph(const Document& document, std::size_t index) {
    return std::get<Paragraph>(document.blocks.at(index));
}

}  // namespace

TEST_CASE("a placeholder is its value, the words that stand for it, or nothing") {
    PaperValues values;
    values.set("name", "张伟");
    const Document document = filled("正文 甲{name/____}乙{other/____}丙{third}丁", values);
    const std::vector<Run> expected = {{"甲", "", 0},    {"张伟", "name", 0}, {"乙", "", 0},
                                       {"", "other", 4}, {"丙", "", 0},       {"丁", "", 0}};
    CHECK(paragraph(document, 0).runs == expected);
    CHECK(paragraph(document, 0).indent_chars == 2);
}

TEST_CASE("a value that is a sentence ends with one full stop") {
    PaperValues values;
    values.set("a", "未备案");
    values.set("b", "已备案。");
    values.set("c", "真的？");
    CHECK(text_of(filled("正文 {a。}{b。/x}{c。}{d。/无}", values)) == "未备案。已备案。真的？无");
}

TEST_CASE("underscores are blanks for ink, two or more of them; one is itself") {
    const Document document = filled("顶格 a_b__c\\nd");
    const std::vector<Run> expected = {{"a_b", "", 0}, {"", "", 2}, {"c\nd", "", 0}};
    CHECK(paragraph(document, 0).runs == expected);
}

TEST_CASE("lines stand under conditions and once for each of a group") {
    PaperValues values;
    values.set("number", "3号");
    values.set("items", "甲\n乙");
    values.set_in("answers", 0, "item", "照片");
    values.set_in("answers", 1, "item", "笔录");
    const Document document = filled(
        "# 说明\n?number 文号 {number}\n!number 文号 无\n?missing 正文 x\n"
        "*items 正文 {#}．{.}\n*answers 顶格 {#}{.item}",
        values);
    REQUIRE(document.blocks.size() == 5);
    CHECK(text_of(document) == "3号1．甲2．乙1照片2笔录");
    CHECK(paragraph(document, 4).runs.back().field == "answers.1.item");
    CHECK(paragraph(document, 1).runs.back().field == "items");
}

TEST_CASE("a table has its columns, a head that is said again, and rows of as many cells") {
    PaperValues values;
    values.lines = {{"地点", "昌江区", "place"}};
    const Document document =
        filled("表 10中 30右 60\n表头 一 | 二 | 三\n行 a | {x/b|c} |\n字段", values);
    const Table& table = std::get<Table>(document.blocks.at(0));
    CHECK(table.has_header);
    CHECK(table.alignments == std::vector{Alignment::centre, Alignment::right, Alignment::left});
    CHECK(table.widths[2] == doctest::Approx(0.6));
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[1].size() == 3);
    CHECK(table.rows[1][1] == std::vector<Run>{{"b|c", "x", 0}});
    CHECK(table.rows[2][1] == std::vector<Run>{{"昌江区", "place", 0}});
}

TEST_CASE("a text that is no template is refused with the number of its line") {
    for (const auto& row :
         {std::pair{"正文 好\n不知道 x", 2}, std::pair{"正文{x}", 1}, std::pair{"正文 {x", 1},
          std::pair{"正文 x}", 1}, std::pair{"正文 {a{b}}", 1}, std::pair{"行 a | b", 1},
          std::pair{"表 10 二十", 1}, std::pair{"表", 1}, std::pair{"落款 只有一半", 1},
          std::pair{"表 50 50\n正文 x\n行 a | b", 3}}) {
        int wrong_line = 0;
        CAPTURE(row.first);
        CHECK_FALSE(parse_template(row.first, wrong_line));
        CHECK(wrong_line == row.second);
    }
}

TEST_CASE("a blank form has rows to fill and lines to write long texts on") {
    PaperValues values;
    values.blank = true;
    const Document document =
        filled("正文 {long/____________}\n表 20 80\n*items 行 {#} | {.}", values);
    CHECK(std::get<Table>(document.blocks.at(1)).rows.size() == 8);
    int ruled = 0;
    for (const Run& run : paragraph(document, 0).runs) ruled += run.blank_chars > 0 ? 1 : 0;
    CHECK(ruled == 3);
}

TEST_CASE("a tab is a space, and marks that turn the words around are shown as unprintable") {
    PaperValues values;
    values.set("x", "甲\t乙\xE2\x80\xAE丙");
    CHECK(text_of(filled("正文 {x}", values)) == "甲 乙\xEF\xBF\xBD丙");
}

TEST_CASE("what a person typed is never read as a template") {
    PaperValues values;
    values.set("x", "{y}____|\\n?y");
    values.set("y", "坏");
    CHECK(text_of(filled("正文 {x}", values)) == "{y}____|\\n?y");
}
