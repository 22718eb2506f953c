#include "ui/layout.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"

namespace casebridge::ui {

namespace {

constexpr float k_top_height = 56;
constexpr float k_navigation_width = 208;
constexpr float k_bottom_navigation_height = 80;
constexpr float k_page_padding = 24;
constexpr float k_page_padding_narrow = 16;
constexpr float k_content_most = 1440;
constexpr float k_side_column = 376;
constexpr float k_column_gap = 16;
constexpr float k_one_column_below = 1100;
constexpr float k_bottom_navigation_below = 900;

// Our own pen instead of ImGui's cursor: ImGui's returns to the window's left edge after each item,
// ours to the area's, and rows of different heights keep their tops.
struct Pen {
    ImVec2 at;
    float line_top = 0;
    float line_bottom = 0;
    float line_right = 0;
    bool continues = false;
};

struct Layout {
    Pen pen;
    std::vector<Rect> areas;
    std::vector<Pen> pens;
};

Layout& layout_state() {
    static Layout state;
    return state;
}

}  // namespace

float px(float design) {
    const float rounded = std::round(design * scale());
    return design > 0 ? std::max(1.0F, rounded) : rounded;
}

float to_design(float physical) { return physical / scale(); }

Rect inset(const Rect& rect, float horizontal, float vertical) {
    const float dx = px(horizontal);
    const float dy = px(vertical);
    return {rect.x + dx, rect.y + dy, std::max(0.0F, rect.width - 2 * dx),
            std::max(0.0F, rect.height - 2 * dy)};
}

Rect inset(const Rect& rect, float all) { return inset(rect, all, all); }

bool contains(const Rect& rect, ImVec2 point) {
    return point.x >= rect.x && point.x < right_of(rect) && point.y >= rect.y &&
           point.y < bottom_of(rect);
}

PageLayout page_layout(float window_width, float window_height, float window_top) {
    PageLayout layout;
    const float width = to_design(window_width);
    layout.one_column = width < k_one_column_below;
    layout.bottom_navigation = width < k_bottom_navigation_below;
    layout.top = {0, window_top, window_width, px(k_top_height)};
    const float top = bottom_of(layout.top);
    if (layout.bottom_navigation) {
        const float bar = px(k_bottom_navigation_height);
        layout.navigation = {0, window_height - bar, window_width, bar};
        layout.page = {0, top, window_width, std::max(0.0F, window_height - bar - top)};
    } else {
        const float bar = px(k_navigation_width);
        layout.navigation = {0, top, bar, std::max(0.0F, window_height - top)};
        layout.page = {bar, top, std::max(0.0F, window_width - bar),
                       std::max(0.0F, window_height - top)};
    }
    const float padding = px(layout.bottom_navigation ? k_page_padding_narrow : k_page_padding);
    const float room = std::max(0.0F, layout.page.width - 2 * padding);
    const float content = std::min(room, px(k_content_most));
    layout.content = {layout.page.x + padding + std::floor((room - content) / 2),
                      layout.page.y + padding, content,
                      std::max(0.0F, layout.page.height - 2 * padding)};
    return layout;
}

Rect window_rect() {
    const float top = frame().top;
    return {0, top, frame().width, std::max(0.0F, frame().height - top)};
}

ColumnWidths column_widths(float content_width_design) {
    ColumnWidths widths;
    widths.one_column = to_design(frame().width) < k_one_column_below;
    if (widths.one_column) {
        widths.wide = content_width_design;
        widths.side = content_width_design;
    } else {
        widths.side = k_side_column;
        widths.wide = std::max(k_side_column, content_width_design - k_side_column - k_column_gap);
    }
    return widths;
}

Rect area() {
    const Layout& state = layout_state();
    if (!state.areas.empty()) {
        return state.areas.back();
    }
    return {0, 0, frame().width, frame().height};
}

float available_width() { return std::max(0.0F, right_of(area()) - cursor().x); }

ImVec2 cursor() { return layout_state().pen.at; }

void set_cursor(float x, float y) {
    Pen& pen = layout_state().pen;
    pen.at = {x, y};
    pen.continues = false;
}

void space(float design) {
    Pen& pen = layout_state().pen;
    set_cursor(area().x, pen.at.y + px(design));
    // The gap belongs to what is scrolled.
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, pen.at.y);
}

void same_line(float gap_design) {
    Pen& pen = layout_state().pen;
    pen.at = {pen.line_right + px(gap_design), pen.line_top};
    pen.continues = true;
}

void flow(float width, float gap_design) {
    const Pen& pen = layout_state().pen;
    if (pen.line_right + px(gap_design) + width <= right_of(area())) {
        same_line(gap_design);
    } else {
        space(gap_design);
    }
}

Rect take_place(float width, float height) {
    Pen& pen = layout_state().pen;
    const Rect place{pen.at.x, pen.at.y, width, height};
    if (!pen.continues) {
        pen.line_top = place.y;
        pen.line_bottom = place.y;
    }
    pen.line_bottom = std::max(pen.line_bottom, bottom_of(place));
    pen.line_right = right_of(place);
    pen.at = {area().x, pen.line_bottom};
    pen.continues = false;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos.x = std::max(window->DC.CursorMaxPos.x, right_of(place));
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, bottom_of(place));
    window->DC.IdealMaxPos.y = std::max(window->DC.IdealMaxPos.y, bottom_of(place));
    return place;
}

void push_area(const Rect& rect) {
    Layout& state = layout_state();
    state.areas.push_back(rect);
    state.pens.push_back(state.pen);
    set_cursor(rect.x, rect.y);
}

void pop_area() {
    Layout& state = layout_state();
    state.pen = state.pens.back();
    state.pens.pop_back();
    state.areas.pop_back();
}

Area::Area(const Rect& rect) : rect_(rect) { push_area(rect); }

Area::~Area() { pop_area(); }

float Area::used_height() const { return cursor().y - rect_.y; }

Columns::Columns(std::initializer_list<float> widths_design, float gap_design, bool one_column)
    : gap_(px(gap_design)), one_column_(one_column) {
    for (const float width : widths_design) {
        widths_.push_back(one_column ? available_width() : px(width));
    }
    left_ = cursor().x;
    top_ = cursor().y;
    bottom_ = top_;
    start(left_, top_, widths_.front());
}

Columns::Columns(const ColumnWidths& widths, bool side_first)
    : Columns({side_first ? widths.side : widths.wide, side_first ? widths.wide : widths.side},
              k_column_gap, widths.one_column) {}

Columns::~Columns() {
    finish();
    set_cursor(left_, top_);
    take_place(1, bottom_ - top_);
}

void Columns::start(float x, float y, float width) { push_area({x, y, width, area().height}); }

void Columns::finish() {
    bottom_ = std::max(bottom_, cursor().y);
    pop_area();
}

void Columns::next() {
    const float before = area().x;
    const float width = widths_[index_];
    finish();
    index_ = std::min(index_ + 1, widths_.size() - 1);
    if (one_column_) {
        start(left_, bottom_ + gap_, widths_[index_]);
    } else {
        start(before + width + gap_, top_, widths_[index_]);
    }
}

Row::Row(float height_design, float gap_design)
    : rect_{cursor().x, cursor().y, available_width(), px(height_design)},
      gap_(px(gap_design)),
      left_(rect_.x),
      right_(right_of(rect_)) {
    push_area(rect_);
}

Row::~Row() {
    pop_area();
    set_cursor(rect_.x, rect_.y);
    take_place(rect_.width, rect_.height);
}

Rect Row::put(float width, float height_design) {
    const float height = px(height_design);
    const Rect place{left_, rect_.y + std::floor((rect_.height - height) / 2), width, height};
    left_ += width + gap_;
    set_cursor(place.x, place.y);
    return place;
}

Rect Row::put_right(float width, float height_design) {
    const float height = px(height_design);
    right_ -= width;
    const Rect place{right_, rect_.y + std::floor((rect_.height - height) / 2), width, height};
    right_ -= gap_;
    set_cursor(place.x, place.y);
    return place;
}

float Row::rest() const { return std::max(0.0F, right_ - left_); }

}  // namespace casebridge::ui
