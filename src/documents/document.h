// One model of an official document. The preview on screen, the HTML print and later DOCX are all
// drawn from it, so that they cannot disagree. Words only: sizes, margins and line breaks are
// layout.h's.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace casebridge::documents {

/// A piece of text in one style. An empty `text` with `blank_chars` is a ruled blank for ink.
struct Run {
    std::string text;
    std::string field;    // key of the value it shows (interface.md: the edited field is tinted)
    int blank_chars = 0;  // width in characters of the blank that stands when there is no text
    double bar = 0;       // alone in a cell of a table: a chart's bar over this share of its width

    bool operator==(const Run&) const = default;
};

enum class Alignment { left, centre, right };
/// What a paragraph is; layout.h knows what each looks like.
enum class Style {
    agency,  // 部门全称, 小标宋
    number,  // 文号
    title,   // 小标宋 2号
    body,    // 仿宋 3号
};

/// A text with "\n" breaks there and goes on with the same indent.
struct Paragraph {
    Style style = Style::body;
    Alignment alignment = Alignment::left;
    int indent_chars = 0;  // of each first line
    std::vector<Run> runs;

    bool operator==(const Paragraph&) const = default;
};

/// Cells of one row, in column order.
using Row = std::vector<std::vector<Run>>;
struct Table {
    std::vector<double> widths;         // shares of the text width, adding up to 1
    std::vector<Alignment> alignments;  // of the columns
    std::vector<Row> rows;
    bool has_header = false;  // the first row is said again on every page

    bool operator==(const Table&) const = default;
};

/// （单位盖章） and the date below it, with space for the seal; never alone on a page.
struct Signature {
    Run seal;
    Run date;

    bool operator==(const Signature&) const = default;
};

using Block = std::variant<Paragraph, Table, Signature>;

struct Document {
    std::string name;  // for file names and the window: 移送处理书
    std::vector<Block> blocks;
    std::string watermark;  // 草稿, or empty
    std::string code;       // what the QR code at the head says; empty for none

    bool operator==(const Document&) const = default;
};

/// All words in reading order, without ruled blanks and line ends: what every drawing of it must
/// show.
[[nodiscard]] std::string text_of(const Document& document);

}  // namespace casebridge::documents
