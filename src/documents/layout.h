// Lays a document out on A4 pages (GB/T 9704-2012 habits: margins 37/35/28/26 mm, title 小标宋 2号,
// body 仿宋 3号 on 28 pt lines, 28 characters a line). Units are millimetres and points. Text is
// measured by the caller, so that screen and print use the fonts they have; nothing here draws.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace casebridge::documents {

enum class FontRole { title, body };  // 小标宋, 仿宋

/// Width in mm of a text that stays on one line.
using Measure = std::function<double(FontRole role, double size_pt, std::string_view text)>;
/// Without a font: full width for CJK, half for ASCII. For tests and for printing without a screen.
[[nodiscard]] double nominal_width_mm(FontRole role, double size_pt, std::string_view text);

struct PageFormat {
    double width_mm = 210;
    double height_mm = 297;
    double top_mm = 37;
    double bottom_mm = 35;
    double left_mm = 28;
    double right_mm = 26;
    double line_pt = 28;
};

/// A piece of one line in one style. `y_mm` is the top of its line box, `height_mm` that box's
/// height: centre the letters in it. A ruled blank has no text and its width.
struct PlacedText {
    double x_mm = 0;
    double y_mm = 0;
    double width_mm = 0;
    double height_mm = 0;
    double spacing_mm =
        0;  // added after each character (justified lines; may be slightly negative)
    FontRole role = FontRole::body;
    double size_pt = 16;
    std::string text;
    std::string field;
    bool ruled_blank = false;
    bool repeated = false;  // page number or repeated table head: not in the document's own words
    int line = 0;           // pieces of one line share it, within a page
    int part = 0;           // the paragraph or cell, in the document's reading order

    bool operator==(const PlacedText&) const = default;
};
/// A straight line of a table.
struct PlacedRule {
    double x1_mm = 0;
    double y1_mm = 0;
    double x2_mm = 0;
    double y2_mm = 0;

    bool operator==(const PlacedRule&) const = default;
};
/// The dark modules of a QR code that follow each other in a row.
struct PlacedBox {
    double x_mm = 0;
    double y_mm = 0;
    double width_mm = 0;
    double height_mm = 0;

    bool operator==(const PlacedBox&) const = default;
};
struct Page {
    std::vector<PlacedText> texts;
    std::vector<PlacedRule> rules;
    std::vector<PlacedBox> boxes;
    std::vector<PlacedBox> bars;  // of charts

    bool operator==(const Page&) const = default;
};
struct LaidOut {
    std::string name;
    std::string watermark;
    PageFormat format;
    std::vector<Page> pages;
};

/// The side of a QR code, at the upper right of the first page, above the text.
inline constexpr double k_code_mm = 22;
inline constexpr double k_code_top_mm = 10;

[[nodiscard]] LaidOut lay_out(const Document& document, const Measure& measure,
                              const PageFormat& format = {});

/// All words in reading order, without what is repeated; equals text_of(document) whatever was laid
/// out.
[[nodiscard]] std::string text_of(const LaidOut& laid_out);

}  // namespace casebridge::documents
