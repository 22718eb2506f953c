// Official papers as data: assets/embedded/papers/<form>.txt says what stands on a paper, line by
// line, so that its wording can be read, checked against the opinion and changed without code.
//
// A line is a keyword and its content. `#` begins a remark.
//   名称 …      the paper's name, for windows and files
//   机关 …      部门全称 at the head             文号 …   the number's line
//   标题 …      the title                       顶格 …   a paragraph without indent
//   正文 …      a paragraph                     落款 seal | date
//   签名 …      a line for a signature in ink, with its date
//   表 8中 52左 40左    begins a table: shares of the text width, alignment 左 中 右
//   表头 a | b  its head, said again on every page       行 a | b   a row
//   字段        a row for every filled field of the form or record
// Before the keyword may stand
//   ?key        only where that value is filled          !key   only where it is empty
//   *group      once for each of a numbered group, or each line of a text
// In the content
//   {key}       the value               {key/words}   these words while it is empty
//   {key。}     the value, with a full stop where it has none
//   {#} {.}     in a repeated line: its number, the line of the text; {.name} a value of the group
//   ____        two or more: a ruled blank of as many characters, for ink
//   \n          a line break
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "documents/paper_values.h"

namespace casebridge::documents {

enum class TemplateWord {
    name,
    agency,
    number,
    title,
    flush,
    body,
    closing,
    signature,
    table,
    head,
    row,
    fields
};

/// One line of a template, taken apart.
struct TemplateLine {
    TemplateWord word{};
    std::string only_if;             // key that must be filled
    std::string unless;              // key that must be empty
    std::string repeat;              // group
    std::vector<std::string> cells;  // the content; several only in tables and at 落款
    std::vector<double> widths;      // of 表
    std::vector<Alignment> alignments;
};
struct Template {
    std::vector<TemplateLine> lines;
};

/// Nothing where the text is no template; `wrong_line` is then the number of its first wrong line.
[[nodiscard]] std::optional<Template> parse_template(std::string_view text, int& wrong_line);

/// Every placeholder filled or left blank for ink.
[[nodiscard]] Document fill_template(const Template& paper, const PaperValues& values);

/// Keys of all placeholders, conditions and groups, as written: for checks of the templates.
[[nodiscard]] std::vector<std::string> keys_of(const Template& paper);

}  // namespace casebridge::documents
