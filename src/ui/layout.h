// Where things stand: design pixels to physical ones, the page's columns, and small scopes that put
// widgets into a rectangle, a row or side-by-side columns. Every Rect is in ImGui's coordinates
// (physical pixels); every plain float that a screen passes is in design pixels.
// It must not know any screen.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/semantics.h"

namespace casebridge::ui {

/// Design pixels to whole physical pixels; at least 1 for a length above 0.
[[nodiscard]] float px(float design);
/// Physical pixels to design pixels.
[[nodiscard]] float to_design(float physical);

[[nodiscard]] inline float right_of(const Rect& rect) { return rect.x + rect.width; }
[[nodiscard]] inline float bottom_of(const Rect& rect) { return rect.y + rect.height; }
/// The rectangle without a border of so many design pixels.
[[nodiscard]] Rect inset(const Rect& rect, float horizontal, float vertical);
[[nodiscard]] Rect inset(const Rect& rect, float all);
[[nodiscard]] bool contains(const Rect& rect, ImVec2 point);

// ---- the page's measures ----

/// Shell and content of a window: below 1100 wide one column, below 900 the navigation is at the
/// bottom. The content is at most 1440 wide and then centred.
struct PageLayout {
    Rect top;         ///< 56 high, the whole width
    Rect navigation;  ///< 208 wide at the left, or 80 high at the bottom
    Rect page;        ///< what is left: the scrolling ground
    Rect content;     ///< inside the page's padding of 24 (16 below 900); height is the page's
    bool one_column = false;
    bool bottom_navigation = false;
};
/// `window_top`: what is kept free above (Frame::top).
[[nodiscard]] PageLayout page_layout(float window_width, float window_height, float window_top = 0);
/// The window below Frame::top.
[[nodiscard]] Rect window_rect();

/// Widths in design px of the page's two columns in a content that wide: 376 stays, the other
/// grows. In one column both are the whole width.
struct ColumnWidths {
    float wide = 718;
    float side = 376;
    bool one_column = false;
};
[[nodiscard]] ColumnWidths column_widths(float content_width_design);

// ---- placing: a pen of our own, not ImGui's cursor; use these and no ImGui layout calls ----

/// The rectangle that "as wide as possible" refers to: the innermost Area, else the window.
[[nodiscard]] Rect area();
/// From the cursor to the area's right edge, physical.
[[nodiscard]] float available_width();
/// The cursor, physical.
[[nodiscard]] ImVec2 cursor();
void set_cursor(float x, float y);
/// Empty height below the last widget.
void space(float design);
/// Continue right of the last widget, its top at the same height.
void same_line(float gap_design = 8);
/// Continue right of the last widget where one that wide (physical) still fits, else on a new line
/// with the same gap above.
void flow(float width, float gap_design = 8);
/// Takes `width` × `height` physical pixels at the cursor without drawing, and gives the place.
Rect take_place(float width, float height);

/// What Area does, for widgets whose beginning and end are apart.
void push_area(const Rect& rect);
void pop_area();

/// Widgets inside a rectangle. On destruction the cursor returns to where it was before: the caller
/// takes the place with take_place() or set_cursor().
class Area {
public:
    explicit Area(const Rect& rect);
    ~Area();
    Area(const Area&) = delete;
    Area& operator=(const Area&) = delete;
    /// Height of what was put in so far, physical.
    [[nodiscard]] float used_height() const;

private:
    Rect rect_;
};

/// Columns side by side; afterwards the cursor is below the highest.
/// { Columns columns({718, 376}); …; columns.next(); …; }
/// With `one_column` they stand one below the other, with the same gap.
class Columns {
public:
    Columns(std::initializer_list<float> widths_design, float gap_design = 16,
            bool one_column = false);
    /// The two columns of a page from its own width.
    explicit Columns(const ColumnWidths& widths, bool side_first = false);
    ~Columns();
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    void next();

private:
    void start(float x, float y, float width);
    void finish();
    std::vector<float> widths_;
    float gap_ = 0;
    float left_ = 0;
    float top_ = 0;
    float bottom_ = 0;
    std::size_t index_ = 0;
    bool one_column_ = false;
};

/// A row of fixed height: put(width) moves the cursor to a centred place from the left, and
/// put_right(width) from the right. On destruction the row's place is taken.
/// { Row row(40); row.put_right(button_width("新建")); button(…); }
class Row {
public:
    explicit Row(float height_design, float gap_design = 8);
    ~Row();
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    /// Room for a widget of this size (physical width, design height); sets the cursor there.
    Rect put(float width, float height_design);
    Rect put_right(float width, float height_design);
    /// What is left between the two sides, physical.
    [[nodiscard]] float rest() const;

private:
    Rect rect_;
    float gap_ = 0;
    float left_ = 0;
    float right_ = 0;
};

// ---- scrolling ----

/// A part of the window that scrolls vertically with wheel, finger, keys and the mirror; a slim bar
/// shows where it is. Everything until destruction is inside.
class ScrollArea {
public:
    /// `padding_design` is kept free on all four sides (part of what scrolls).
    ScrollArea(std::string_view id, const Rect& rect, float padding_design = 0,
               std::string_view name = {}, Role role = Role::region);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
    [[nodiscard]] NodeId id() const { return id_; }

private:
    NodeId id_ = 0;
    Rect rect_;
    float padding_ = 0;
};
/// Scrolls the innermost scroll area back to its beginning: another content stands in it now.
void scroll_to_top();
/// Scrolls the innermost scroll area so that the rectangle is in view.
void scroll_into_view(const Rect& rect);

}  // namespace casebridge::ui
