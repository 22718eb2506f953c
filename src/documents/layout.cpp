#include "documents/layout.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "documents/flow.h"
#include "documents/qr.h"

namespace casebridge::documents {
namespace {

constexpr double k_mm_per_pt = 25.4 / 72;
constexpr double k_title_pt = 22;  // 2号
constexpr double k_body_pt = 16;   // 3号
constexpr double k_table_pt = 14;  // 4号
constexpr double k_title_line_pt = 33;
constexpr double k_table_line_pt = 26;
constexpr double k_cell_side_mm = 1.5;
constexpr double k_after_agency_mm = 4.5;
constexpr int k_seal_lines = 2;  // room for the seal above its caption
constexpr int k_date_indent_chars = 4;

/// What is placed as a whole: a line of text or one line of a table row.
struct Item {
    double height_mm = 0;
    double space_before_mm = 0;  // dropped at the top of a page
    bool keep_with_next = false;
    std::vector<PlacedText> texts;
    std::vector<PlacedBox> bars;    // y from the item's top
    std::vector<double> verticals;  // of a table row: x of every vertical rule
    bool row_starts = false;
    bool row_ends = false;
    bool header = false;
    int table = 0;  // 0: no table
};

class Composer {
public:
    Composer(const Measure& measure, const PageFormat& format)
        : widths_(measure),
          format_(format),
          text_width_mm_(format.width_mm - format.left_mm - format.right_mm),
          line_mm_(format.line_pt * k_mm_per_pt) {}

    void operator()(const Paragraph& paragraph) {
        FlowStyle style;
        style.alignment = paragraph.alignment;
        style.indent_chars = paragraph.indent_chars;
        style.height_mm = line_mm_;
        style.size_pt = k_body_pt;
        double space_before = 0;
        switch (paragraph.style) {
            case Style::agency:
            case Style::title:
                style.role = FontRole::title;
                style.size_pt = k_title_pt;
                style.height_mm = k_title_line_pt * k_mm_per_pt;
                style.balanced = true;
                space_before = items_.empty() ? 0 : line_mm_;
                break;
            case Style::number: space_before = k_after_agency_mm; break;
            case Style::body:
                style.justified = paragraph.alignment == Alignment::left;
                style.on_grid = true;
                // One empty line between the head and the text.
                space_before = after_head_ ? line_mm_ : 0;
                break;
        }
        after_head_ = paragraph.style != Style::body;
        for (Line& line :
             flow(paragraph.runs, format_.left_mm, text_width_mm_, style, ++part_, widths_)) {
            Item item;
            item.height_mm = style.height_mm;
            item.space_before_mm = space_before;
            item.keep_with_next = after_head_;
            item.texts = std::move(line);
            items_.push_back(std::move(item));
            space_before = 0;
        }
    }

    void operator()(const Table& table) {
        ++table_;
        bool first = true;
        for (const Row& row : table.rows) {
            add_row(table, row, first);
            first = false;
        }
        after_head_ = true;  // the same empty line after a table
    }

    void operator()(const Signature& signature) {
        // Never alone on a page: the last two lines of the text go with it.
        for (std::size_t i = 0; i < 2 && i < items_.size(); ++i) {
            items_[items_.size() - 1 - i].keep_with_next = true;
        }
        FlowStyle style;
        style.height_mm = line_mm_;
        style.size_pt = k_body_pt;
        Line seal = flow({signature.seal}, 0, text_width_mm_, style, ++part_, widths_).front();
        Line date = flow({signature.date}, 0, text_width_mm_, style, ++part_, widths_).front();
        const double em = widths_.em_mm(FontRole::body, k_body_pt);
        const auto width = [](const Line& line) {
            double sum = 0;
            for (const PlacedText& piece : line) sum += piece.width_mm;
            return sum;
        };
        const double wide = std::max(width(seal), width(date));
        const double left = format_.left_mm + text_width_mm_ - k_date_indent_chars * em - wide;
        for (Line* line : {&seal, &date}) {
            Item item;
            item.height_mm = line_mm_;
            item.space_before_mm = line == &seal ? k_seal_lines * line_mm_ : 0;
            item.keep_with_next = line == &seal;
            const double shift = left + (wide - width(*line)) / 2;
            for (PlacedText& piece : *line) piece.x_mm += shift;
            item.texts = std::move(*line);
            items_.push_back(std::move(item));
        }
    }

    [[nodiscard]] std::vector<Item> take() && { return std::move(items_); }

private:
    void add_row(const Table& table, const Row& row, bool first) {
        FlowStyle style;
        style.size_pt = k_table_pt;
        style.height_mm = k_table_line_pt * k_mm_per_pt;
        std::vector<double> verticals = {format_.left_mm};
        std::vector<std::vector<Line>> cells;
        std::vector<PlacedBox> bars;
        std::size_t height = 1;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const double width = table.widths[column] * text_width_mm_;
            if (row[column].size() == 1 && row[column].front().bar > 0) {
                constexpr double k_bar_share = 0.5;  // of the line's height
                bars.push_back({verticals.back() + k_cell_side_mm,
                                style.height_mm * (1 - k_bar_share) / 2,
                                (width - 2 * k_cell_side_mm) * row[column].front().bar,
                                style.height_mm * k_bar_share});
            }
            style.alignment =
                first && table.has_header ? Alignment::centre : table.alignments[column];
            cells.push_back(flow(row[column], verticals.back() + k_cell_side_mm,
                                 width - 2 * k_cell_side_mm, style, ++part_, widths_));
            height = std::max(height, cells.back().size());
            verticals.push_back(verticals.back() + width);
        }
        // Short rows stay whole; a long finding may go on over the page.
        constexpr std::size_t k_whole_row_lines = 6;
        for (std::size_t n = 0; n < height; ++n) {
            Item item;
            item.height_mm = style.height_mm;
            item.verticals = verticals;
            item.bars = std::exchange(bars, {});  // at the first line
            item.table = table_;
            item.row_starts = n == 0;
            item.row_ends = n + 1 == height;
            item.header = first && table.has_header;
            item.keep_with_next = item.header || (!item.row_ends && height <= k_whole_row_lines);
            if (first && n == 0 && after_head_) item.space_before_mm = line_mm_ / 2;
            for (std::vector<Line>& cell : cells) {
                if (n >= cell.size()) continue;
                for (PlacedText& piece : cell[n]) item.texts.push_back(std::move(piece));
            }
            items_.push_back(std::move(item));
        }
    }

    CharacterWidths widths_;
    const PageFormat& format_;
    double text_width_mm_;
    double line_mm_;
    std::vector<Item> items_;
    int part_ = 0;
    int table_ = 0;
    bool after_head_ = false;
};

class Paginator {
public:
    explicit Paginator(const PageFormat& format)
        : format_(format), bottom_mm_(format.height_mm - format.bottom_mm) {
        open_page();
    }

    void place_all(const std::vector<Item>& items) {
        for (std::size_t begin = 0; begin < items.size();) {
            std::size_t end = begin;
            while (end + 1 < items.size() && items[end].keep_with_next) ++end;
            ++end;
            if (!fits(items, begin, end) && !empty_) turn_page(items[begin]);
            for (; begin < end; ++begin) {
                if (!fits(items, begin, begin + 1) && !empty_) turn_page(items[begin]);
                place(items[begin]);
            }
        }
        close_table();
        if (pages_.size() > 1) number_pages();
    }

    [[nodiscard]] std::vector<Page> take() && { return std::move(pages_); }

private:
    [[nodiscard]] bool fits(const std::vector<Item>& items, std::size_t begin,
                            std::size_t end) const {
        double y = y_mm_;
        for (std::size_t i = begin; i < end; ++i) {
            if (!(empty_ && i == begin)) y += items[i].space_before_mm;
            y += items[i].height_mm;
        }
        constexpr double k_tolerance_mm = 0.01;
        return y <= bottom_mm_ + k_tolerance_mm;
    }

    void open_page() {
        pages_.emplace_back();
        y_mm_ = format_.top_mm;
        empty_ = true;
        line_ = 0;
    }

    void turn_page(const Item& next) {
        close_table();
        open_page();
        if (next.table == 0 || next.header) return;
        // The head of the table is said again.
        for (const Item& head : table_head_) {
            if (head.table != next.table) continue;
            Item again = head;
            for (PlacedText& piece : again.texts) piece.repeated = true;
            place(again);
        }
    }

    void place(const Item& item) {
        if (item.table != open_table_) close_table();
        if (!empty_) y_mm_ += item.space_before_mm;
        Page& page = pages_.back();
        if (item.table != 0) {
            if (open_table_ == 0) {
                open_table_ = item.table;
                table_top_mm_ = y_mm_;
                verticals_ = item.verticals;
                horizontal(y_mm_);
            } else if (item.row_starts) {
                horizontal(y_mm_);
            }
            const bool repeated = !item.texts.empty() && item.texts.front().repeated;
            if (item.header && !repeated) table_head_.push_back(item);
        }
        ++line_;
        for (PlacedText piece : item.texts) {
            piece.y_mm = y_mm_;
            piece.line = line_;
            page.texts.push_back(std::move(piece));
        }
        for (PlacedBox bar : item.bars) {
            bar.y_mm += y_mm_;
            page.bars.push_back(bar);
        }
        y_mm_ += item.height_mm;
        empty_ = false;
    }

    void horizontal(double y) {
        pages_.back().rules.push_back({verticals_.front(), y, verticals_.back(), y});
    }

    void close_table() {
        if (open_table_ == 0) return;
        horizontal(y_mm_);
        for (const double x : verticals_) {
            pages_.back().rules.push_back({x, table_top_mm_, x, y_mm_});
        }
        open_table_ = 0;
    }

    /// 第1页　共3页, 7 mm below the text as GB/T 9704 has it: a paper of several sheets says how
    /// many.
    void number_pages() {
        constexpr double k_below_mm = 7;
        constexpr double k_size_pt = 14;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            PlacedText number;
            number.text =
                "第" + std::to_string(i + 1) + "页　共" + std::to_string(pages_.size()) + "页";
            number.size_pt = k_size_pt;
            number.width_mm = nominal_width_mm(FontRole::body, k_size_pt, number.text);
            number.height_mm = k_size_pt * k_mm_per_pt;
            number.x_mm =
                format_.left_mm +
                (format_.width_mm - format_.left_mm - format_.right_mm - number.width_mm) / 2;
            number.y_mm = bottom_mm_ + k_below_mm;
            number.repeated = true;
            number.line = 0;
            pages_[i].texts.push_back(std::move(number));
        }
    }

    const PageFormat& format_;
    double bottom_mm_;
    std::vector<Page> pages_;
    std::vector<Item> table_head_;
    std::vector<double> verticals_;
    double y_mm_ = 0;
    double table_top_mm_ = 0;
    int open_table_ = 0;
    int line_ = 0;
    bool empty_ = true;
};

}  // namespace

double nominal_width_mm(FontRole /*role*/, double size_pt, std::string_view text) {
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        constexpr char32_t k_last_narrow =
            0x2E7;  // Latin; punctuation from U+2000 on is full width here
        ems += next_code_point(text, at) <= k_last_narrow ? 0.5 : 1.0;
    }
    return ems * size_pt * k_mm_per_pt;
}

namespace {
void place_code(const Document& document, const PageFormat& format, Page& page) {
    const auto parts = split_code(document.code);
    const auto code = make_qr(parts.first, parts.second);
    if (!code) return;
    const double module = k_code_mm / code->size;
    const double left = format.width_mm - format.right_mm - k_code_mm;
    for (int y = 0; y < code->size; ++y) {
        for (int x = 0; x < code->size; ++x) {
            if (!code->at(x, y)) continue;
            const int first = x;
            while (x + 1 < code->size && code->at(x + 1, y)) ++x;
            page.boxes.push_back({left + first * module, k_code_top_mm + y * module,
                                  (x - first + 1) * module, module});
        }
    }
}
}  // namespace

LaidOut lay_out(const Document& document, const Measure& measure, const PageFormat& format) {
    Composer composer(measure, format);
    for (const Block& block : document.blocks) std::visit(composer, block);
    Paginator paginator(format);
    paginator.place_all(std::move(composer).take());
    LaidOut laid_out{document.name, document.watermark, format, std::move(paginator).take()};
    if (!document.code.empty()) place_code(document, format, laid_out.pages.front());
    return laid_out;
}

std::string text_of(const LaidOut& laid_out) {
    std::vector<const PlacedText*> pieces;
    for (const Page& page : laid_out.pages) {
        for (const PlacedText& piece : page.texts) {
            if (!piece.repeated) pieces.push_back(&piece);
        }
    }
    // Cells of one row stand side by side on paper, one after the other in reading order.
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const PlacedText* a, const PlacedText* b) { return a->part < b->part; });
    std::string text;
    for (const PlacedText* piece : pieces) text += piece->text;
    return text;
}

}  // namespace casebridge::documents
