// List rows and tables. A row is one press target with one accessible name; what stands in it is
// reported as its children. Lengths are design pixels unless said otherwise.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

// ---- two-line rows ----

struct ListRow {
    std::string_view title;
    std::string_view detail = {};
    float height = 64;      ///< 64 list, 52 exchange, 72 import
    bool has_chip = false;  ///< a chip in a column of 144 at the left
    Tone chip_tone = Tone::neutral;
    std::string_view chip_icon = {};
    std::string_view chip_words = {};
    std::string_view icon = {};   ///< 20, at the left, muted
    std::string_view right = {};  ///< words at the right
    bool arrow = false;
    bool pressable = true;
    bool last = false;  ///< no rule below
    bool title_bold = true;
    float slot_width = 0;  ///< physical; kept free at the right for a button
};
struct ListRowResult {
    bool pressed = false;
    Rect slot;  ///< where the button goes, 32 high; see RowSlot
    NodeId node = 0;
};
/// Draws a row over the area's width (put it into a flush card).
[[nodiscard]] ListRowResult list_row(std::string_view id, const ListRow& row);
/// What stands in a row's slot is inside the row, for the eye and for a screen reader.
/// { RowSlot slot(row); button(…); }
class RowSlot {
public:
    explicit RowSlot(const ListRowResult& row);
    ~RowSlot();
    RowSlot(const RowSlot&) = delete;
    RowSlot& operator=(const RowSlot&) = delete;
};
/// A list container around rows, so that their number is spoken.
void begin_list(std::string_view id, std::string_view name, int count);
void end_list();

// ---- tables ----

struct TableColumn {
    std::string_view title;
    float width = 0;  ///< design; 0: takes what the others leave (one column)
    Align align = Align::left;
    bool sortable = false;
};
struct TableOptions {
    std::string_view name;  ///< spoken
    int row_count = 0;
    float height = 0;  ///< design, header included; 0: as high as its rows
    int sorted_column = -1;
    bool ascending = true;
    bool arrow = true;  ///< the › column of 24 at the right
    int selected_row = -1;
};
/// Table table("transfers", columns, {.name = "案件移交", .row_count = n});
/// while (table.next_row()) { table.text(row.number); …; if (table.pressed()) open(row); }
class Table {
public:
    Table(std::string_view id, std::span<const TableColumn> columns, const TableOptions& options);
    ~Table();
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    /// Goes to the next row that is to be drawn; false after the last.
    [[nodiscard]] bool next_row();
    [[nodiscard]] int row() const { return row_; }
    /// The row was pressed; ask after its cells.
    [[nodiscard]] bool pressed() const { return press_.pressed; }
    [[nodiscard]] bool hovered() const { return press_.hovered; }
    /// Index of the header that was pressed this frame, or -1.
    [[nodiscard]] int sort_pressed() const { return sort_pressed_; }

    // One call a column, in order.
    /// `main`: the words that turn accent while the row is hovered or chosen.
    void text(std::string_view words, ImU32 color = 0, bool main = false);
    void chip(Tone tone, std::string_view icon, std::string_view words);
    /// Five bars and words: steps passed before `now` (0 to 4; 5: all passed).
    void progress(int now, std::string_view words);
    /// The cell's rectangle for something of the screen's own; report what is drawn there.
    [[nodiscard]] Rect cell();

private:
    void place_columns(const Rect& header);
    void draw_header(std::string_view id, const Rect& header);
    void begin_row();
    void end_row();
    Rect next_place();
    void report_cell(const Rect& rect, std::string_view words);
    std::vector<TableColumn> columns_;
    std::vector<Rect> places_;  // x and width of each column
    TableOptions options_;
    NodeId id_ = 0;
    Rect body_;     // all rows, also those not drawn
    int next_ = 0;  // the row to be drawn next
    int end_ = 0;
    int row_ = -1;  // the open row
    std::size_t column_ = 0;
    Press press_;
    Rect row_rect_;
    int sort_pressed_ = -1;
    std::unique_ptr<ScrollArea> scroll_;
};

/// "第 1—10 件，共 18 件   ‹ 1 / 2 ›", 56 high; true when `page` (from 0) changed.
bool pager(std::string_view id, int& page, int page_size, int count, std::string_view unit);

// ---- timeline ----

struct TimelineEntry {
    std::string_view date;         ///< 11月20日
    std::string_view weekday;      ///< 星期五
    Tone tag_tone = Tone::accent;  ///< accent: ours of the bureau, info: the brigade's
    std::string_view tag;          ///< 区局
    std::string_view title;
    std::string_view detail;
    Tone mark_tone = Tone::good;
    std::string_view mark_icon;
    std::string_view mark;  ///< 签名有效
    std::string_view by;    ///< who and which bundle
    bool last = false;      ///< the rail ends here
    bool pressable = false;
    std::span<const std::string> more = {};  ///< lines below, of an opened entry
};
/// 62 high and what `more` takes; true when pressed.
[[nodiscard]] bool timeline_row(std::string_view id, const TimelineEntry& entry);

}  // namespace casebridge::ui
