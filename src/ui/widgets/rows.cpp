#include "ui/widgets/rows.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"

namespace casebridge::ui {

namespace {

constexpr float k_chip_column = 144;
constexpr float k_side = 16;
constexpr float k_arrow_column = 24;
// Up to so many rows all are laid out, so that everything stays reachable for the mirror.
constexpr int k_rows_without_clipping = 60;
constexpr int k_rows_beyond_view = 10;

}  // namespace

// ---- two-line rows ----

void begin_list(std::string_view id, std::string_view name, int count) {
    Node node;
    node.id = node_id(id);
    node.role = Role::list;
    node.name = name;
    node.row_count = count;
    int& height = kept_int(ImHashData("height", 6, node.id), 1);
    node.rect = {cursor().x, cursor().y, available_width(), static_cast<float>(height)};
    const NodeId list_id = semantics().push(std::move(node));
    ImGui::PushOverrideID(list_id);
    push_area({cursor().x, cursor().y, available_width(), area().height});
}

void end_list() {
    const Rect place = area();
    const float used = cursor().y - place.y;
    pop_area();
    const NodeId list_id = ImGui::GetCurrentWindow()->IDStack.back();
    int& height = kept_int(ImHashData("height", 6, list_id), 1);
    if (height != static_cast<int>(used)) {
        height = static_cast<int>(used);
        request_frame();
    }
    ImGui::PopID();
    semantics().pop();
    take_place(place.width, used);
}

ListRowResult list_row(std::string_view id, const ListRow& row) {
    ListRowResult result;
    const NodeId node_key = node_id(id);
    result.node = node_key;
    const Rect place = take_place(available_width(), px(row.height));
    Press press;
    if (row.pressable) {
        press = press_area(node_key, place, false, true);
        result.pressed = press.pressed;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    if (press.hovered) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            press.held ? colors.accent_tint : colors.hover);
    }
    if (!row.last) {
        list->AddRectFilled({place.x, bottom_of(place) - px(1)},
                            {right_of(place), bottom_of(place)}, colors.border);
    }
    Node node;
    node.id = node_key;
    node.role = Role::listitem;
    node.name = row.title;
    node.description = row.detail;
    node.focusable = row.pressable;
    node.rect = place;
    semantics().push(std::move(node));

    const float middle = place.y + std::floor((place.height - px(1)) / 2);
    float left = place.x + px(k_side);
    if (row.has_chip) {
        draw_chip(list, {left, middle - px(12)}, row.chip_tone, row.chip_icon, row.chip_words);
        report_words(row.chip_words,
                     {left, middle - px(12), chip_width(row.chip_icon, row.chip_words), px(24)});
        left += px(k_chip_column);
    }
    if (!row.icon.empty()) {
        draw_icon(list, {left, middle - px(8)}, row.icon, 16, colors.muted);
        left += px(28);
    }
    float right = right_of(place) - px(k_side);
    if (row.arrow) {
        draw_icon(list, {right - px(16), middle - px(8)}, k_icon_chevron_right, 16, colors.muted);
        right -= px(k_arrow_column);
    }
    if (row.slot_width > 0) {
        result.slot = {right - row.slot_width, middle - px(16), row.slot_width, px(32)};
        right -= row.slot_width + px(16);
    }
    if (!row.right.empty()) {
        const float width = std::ceil(text_width(row.right, Type::small));
        const Rect words{right - width, middle - px(10), width + 1, px(20)};
        draw_text_in(list, words, row.right, Type::small, colors.muted);
        report_words(row.right, words);
        right -= width + px(16);
    }
    const float room = std::max(0.0F, right - left);
    const bool two_lines = !row.detail.empty();
    const float title_top = two_lines ? middle - px(21) : middle - px(12);
    const Rect title{left, title_top, room, px(24)};
    const Rect detail{left, title_top + px(23), room, px(20)};
    const Type title_type = row.height < 60  ? (row.title_bold ? Type::small_strong : Type::small)
                            : row.title_bold ? Type::strong
                                             : Type::body;
    draw_text_in(list, title, row.title, title_type, colors.text);
    draw_text_in(list, detail, row.detail, Type::small, colors.muted);
    report_words(row.title, title);
    report_words(row.detail, detail);
    if (text_width(row.title, title_type) > room) {
        tooltip_for(title, row.title);
    } else if (text_width(row.detail, Type::small) > room) {
        tooltip_for(detail, row.detail);
    }
    if (press.focused) {
        draw_focus_ring(list, place, 0, true);
    }
    semantics().pop();
    return result;
}

RowSlot::RowSlot(const ListRowResult& row) {
    semantics().reopen(row.node);
    push_area(row.slot);
}

RowSlot::~RowSlot() {
    pop_area();
    semantics().pop();
}

// ---- tables ----

Table::Table(std::string_view id, std::span<const TableColumn> columns, const TableOptions& options)
    : columns_(columns.begin(), columns.end()), options_(options), id_(node_id(id)) {
    ImGui::PushOverrideID(id_);
    const float width = available_width();
    const Rect header{cursor().x, cursor().y, width, px(k_height_row)};
    const float rows_height = px(k_height_row) * static_cast<float>(options.row_count);
    const bool scrolls = options.height > 0 && px(options.height) < header.height + rows_height;
    const float height = scrolls ? px(options.height) : header.height + rows_height;

    Node node;
    node.id = id_;
    node.role = Role::table;
    node.name = options.name;
    node.row_count = options.row_count + 1;
    node.rect = {header.x, header.y, width, height};
    semantics().push(std::move(node));
    place_columns(header);
    draw_header(id, header);
    take_place(width, header.height);
    if (scrolls) {
        const Rect view{header.x, bottom_of(header), width, height - header.height};
        take_place(width, view.height);
        scroll_ = std::make_unique<ScrollArea>("rows", view, 0.0F, std::string_view(), Role::group);
    }
    body_ = {cursor().x, cursor().y, width, rows_height};
    end_ = options.row_count;
    if (options.row_count > k_rows_without_clipping) {
        const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
        const float pitch = px(k_height_row);
        const int above = static_cast<int>((clip.Min.y - body_.y) / pitch);
        const int below = static_cast<int>((clip.Max.y - body_.y) / pitch);
        next_ = std::clamp(above - k_rows_beyond_view, 0, options.row_count);
        end_ = std::clamp(below + k_rows_beyond_view + 1, next_, options.row_count);
    }
}

Table::~Table() {
    end_row();
    set_cursor(body_.x, body_.y);
    take_place(body_.width, body_.height);
    scroll_.reset();
    semantics().pop();
    ImGui::PopID();
}

void Table::place_columns(const Rect& header) {
    float fixed = 2 * px(k_side) + (options_.arrow ? px(k_arrow_column) : 0);
    int growing = 0;
    for (const TableColumn& column : columns_) {
        fixed += px(column.width);
        growing += column.width <= 0 ? 1 : 0;
    }
    const float rest =
        std::max(px(80), (header.width - fixed) / static_cast<float>(std::max(1, growing)));
    float x = header.x + px(k_side);
    for (const TableColumn& column : columns_) {
        const float width = column.width > 0 ? px(column.width) : std::floor(rest);
        places_.push_back({x, 0, width, 0});
        x += width;
    }
}

void Table::draw_header(std::string_view, const Rect& header) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    list->AddRectFilled({header.x, header.y}, {right_of(header), bottom_of(header)}, colors.sunken);
    list->AddRectFilled({header.x, header.y}, {right_of(header), header.y + px(1)}, colors.border);
    list->AddRectFilled({header.x, bottom_of(header) - px(1)},
                        {right_of(header), bottom_of(header)}, colors.border);
    Node row;
    row.id = node_id("header");
    row.role = Role::row;
    row.row = 1;
    row.rect = header;
    semantics().push(std::move(row));
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const TableColumn& column = columns_[i];
        IdScope scope(static_cast<int>(i));
        const bool sorted = options_.sorted_column == static_cast<int>(i);
        const bool at_right = column.align == Align::right;
        const float icon = sorted ? px(20) : 0;
        const float gap = at_right ? 0 : px(8);
        Rect words{places_[i].x, header.y, places_[i].width - gap - icon, header.height};
        const Rect cell{places_[i].x, header.y, places_[i].width, header.height};
        Node node;
        node.id = node_id("column");
        node.role = Role::column_header;
        node.name = column.title;
        node.rect = cell;
        if (column.sortable) {
            node.sort = !sorted              ? SortState::none
                        : options_.ascending ? SortState::ascending
                                             : SortState::descending;
        }
        semantics().push(std::move(node));
        ImU32 ink = colors.muted;
        if (column.sortable) {
            const NodeId sort_id = node_id("sort");
            const Press press = press_area(sort_id, cell);
            if (press.pressed) {
                sort_pressed_ = static_cast<int>(i);
            }
            if (press.hovered) {
                ink = colors.accent_text;
            }
            if (press.focused) {
                draw_focus_ring(list, inset(cell, 0, 4), k_radius_chip);
            }
            Node sort;
            sort.id = sort_id;
            sort.role = Role::button;
            sort.name = filled(words::k_sort_by, {column.title});
            sort.rect = cell;
            semantics().add(std::move(sort));
        }
        draw_text_in(list, words, column.title, Type::small, ink, column.align);
        if (sorted) {
            const float x = at_right ? right_of(cell) - px(16)
                                     : words.x + text_width(column.title, Type::small) + px(4);
            draw_icon(list, {x, header.y + px(12)},
                      options_.ascending ? k_icon_arrow_up : k_icon_arrow_down, 16, ink);
        }
        semantics().pop();
    }
    semantics().pop();
}

bool Table::next_row() {
    end_row();
    if (next_ >= end_) {
        return false;
    }
    row_ = next_++;
    begin_row();
    return true;
}

void Table::begin_row() {
    ImGui::PushID(row_);
    column_ = 0;
    row_rect_ = {body_.x, body_.y + px(k_height_row) * static_cast<float>(row_), body_.width,
                 px(k_height_row)};
    const NodeId row_id = node_id("row");
    press_ = press_area(row_id, row_rect_, false, true);
    const bool selected = options_.selected_row == row_;
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (selected || press_.hovered) {
        list->AddRectFilled({row_rect_.x, row_rect_.y}, {right_of(row_rect_), bottom_of(row_rect_)},
                            selected ? colors.accent_tint : colors.hover);
    }
    list->AddRectFilled({row_rect_.x, bottom_of(row_rect_) - px(1)},
                        {right_of(row_rect_), bottom_of(row_rect_)}, colors.border);
    if (options_.arrow && (selected || press_.hovered || press_.focused)) {
        draw_icon(list, {right_of(row_rect_) - px(k_side + 16), row_rect_.y + px(12)},
                  k_icon_chevron_right, 16, colors.accent_text);
    }
    Node node;
    node.id = row_id;
    node.role = Role::row;
    node.row = row_ + 2;  // the header is row 1
    node.focusable = true;
    node.selected = selected;
    node.rect = row_rect_;
    semantics().push(std::move(node));
}

void Table::end_row() {
    if (row_ < 0) {
        return;
    }
    if (press_.focused) {
        draw_focus_ring(ImGui::GetWindowDrawList(), row_rect_, 0, true);
    }
    semantics().pop();
    ImGui::PopID();
    row_ = -1;
    press_ = {};
}

Rect Table::next_place() {
    const std::size_t column = std::min(column_++, places_.size() - 1);
    return {places_[column].x, row_rect_.y, places_[column].width, row_rect_.height - px(1)};
}

void Table::report_cell(const Rect& rect, std::string_view words) {
    Node node;
    node.id = next_text_id(words.empty() ? "-" : words);
    node.role = Role::cell;
    node.name = words;
    node.rect = rect;
    semantics().add(std::move(node));
}

Rect Table::cell() { return next_place(); }

void Table::text(std::string_view words, ImU32 color, bool main) {
    const Align align = columns_[std::min(column_, columns_.size() - 1)].align;
    const Rect place = next_place();
    const Rect room{place.x, place.y, place.width - (align == Align::right ? 0 : px(8)),
                    place.height};
    const bool lit = press_.hovered || options_.selected_row == row_;
    const ImU32 ink = main && lit ? theme().accent_text : color != 0 ? color : theme().text;
    draw_text_in(ImGui::GetWindowDrawList(), room, words, Type::body, ink, align);
    if (text_width(words, Type::body) > room.width) {
        tooltip_for(room, words);
    }
    report_cell(place, words);
}

void Table::chip(Tone tone, std::string_view icon, std::string_view words) {
    const Rect place = next_place();
    if (!words.empty()) {
        draw_chip(ImGui::GetWindowDrawList(),
                  {place.x, place.y + std::floor((place.height - px(24)) / 2)}, tone, icon, words);
    }
    report_cell(place, words);
}

void Table::progress(int now, std::string_view words) {
    const Rect place = next_place();
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_step_bars(list, {place.x, place.y + std::floor((place.height - px(4)) / 2)}, now);
    const float left = place.x + px(56);
    draw_text_in(list, {left, place.y, right_of(place) - left - px(4), place.height}, words,
                 Type::body, theme().text);
    report_cell(place, words);
}

bool pager(std::string_view id, int& page, int page_size, int count, std::string_view unit) {
    IdScope scope(id);
    const int pages = std::max(1, (count + page_size - 1) / page_size);
    const int before = page;
    page = std::clamp(page, 0, pages - 1);
    const int first = count == 0 ? 0 : page * page_size + 1;
    const int last = std::min(count, (page + 1) * page_size);
    Row row(54);
    row.put(px(16), 20);
    const std::string words = filled(
        words::k_pager, {std::to_string(first), std::to_string(last), std::to_string(count), unit});
    row.put(std::ceil(text_width(words, Type::small)) + 1, 20);
    TextOptions small;
    small.type = Type::small;
    small.color = theme().muted;
    small.role = Role::status;
    text(words, small);
    if (pages > 1) {
        IconButtonOptions look;
        look.size = ButtonSize::compact;
        row.put_right(px(8), 32);
        const Rect next_place = row.put_right(px(32), 32);
        const std::string of =
            filled(words::k_page_of, {std::to_string(page + 1), std::to_string(pages)});
        const Rect of_place = row.put_right(std::ceil(text_width(of, Type::small)) + 1, 20);
        row.put_right(px(32), 32);
        look.disabled = page == 0;
        if (icon_button("previous", k_icon_chevron_left, words::k_previous_page, look)) {
            --page;
        }
        set_cursor(of_place.x, of_place.y);
        TextOptions plain;
        plain.type = Type::small;
        text(of, plain);
        set_cursor(next_place.x, next_place.y);
        look.disabled = page + 1 >= pages;
        if (icon_button("next", k_icon_chevron_right, words::k_next_page, look)) {
            ++page;
        }
    }
    if (page != before) {
        request_frame();
    }
    return page != before;
}

// ---- timeline ----

namespace {

/// Height of the lines of an opened entry, from its left edge.
float more_height(const TimelineEntry& entry, float width) {
    if (entry.more.empty()) return 0;
    float height = px(16);
    for (const std::string& line : entry.more) height += wrapped_height(line, Type::small, width);
    return height;
}

/// What else is known of an opened entry, on a quiet ground.
void draw_more(ImDrawList* list, const Rect& ground, const TimelineEntry& entry) {
    list->AddRectFilled({ground.x, ground.y}, {right_of(ground), bottom_of(ground)}, theme().sunken,
                        px(k_radius_control));
    const float width = ground.width - px(24);
    Rect line{ground.x + px(12), ground.y + px(8), width, line_height_of(Type::small)};
    for (const std::string& words : entry.more) {
        const Rect whole{line.x, line.y, width, wrapped_height(words, Type::small, width)};
        for (const std::string_view part : break_lines(words, Type::small, width)) {
            draw_text_in(list, line, part, Type::small, theme().text);
            line.y += line.height;
        }
        report_words(words, whole);
    }
}

}  // namespace

bool timeline_row(std::string_view id, const TimelineEntry& entry) {
    const NodeId node_key = node_id(id);
    const float inner = available_width() - px(112);
    const float more = more_height(entry, inner - px(24));
    const Rect place = take_place(available_width(), px(62) + (more > 0 ? more + px(12) : 0));
    Press press;
    if (entry.pressable) {
        press = press_area(node_key, place, false, true);
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    Node node;
    node.id = node_key;
    node.role = Role::listitem;
    node.name =
        std::string(entry.date) + " " + std::string(entry.tag) + " " + std::string(entry.title);
    node.description = entry.detail;
    node.focusable = entry.pressable;
    node.rect = place;
    semantics().push(std::move(node));
    const Rect date{place.x, place.y + px(2), px(80), px(20)};
    const Rect weekday{place.x, place.y + px(22), px(80), px(20)};
    draw_text_in(list, date, entry.date, Type::small_strong, colors.text);
    draw_text_in(list, weekday, entry.weekday, Type::small, colors.muted);
    report_words(entry.date, date);
    report_words(entry.weekday, weekday);

    const ImVec2 dot{place.x + px(88), place.y + px(12)};
    list->AddRectFilled({dot.x - px(1), dot.y},
                        {dot.x + px(1), entry.last ? dot.y : bottom_of(place) + px(12)},
                        colors.border);
    list->AddCircleFilled(dot, px(6), colors.card);
    list->AddCircleFilled(dot, px(4), colors_of(entry.tag_tone).mark);

    const float left = place.x + px(112);
    const float tag_room = tag_width(entry.tag);
    draw_tag(list, {left, place.y + px(4)}, entry.tag_tone, entry.tag);
    report_words(entry.tag, {left, place.y + px(4), tag_room, px(20)});
    const float mark_width =
        entry.mark.empty() ? 0 : status_words_width(entry.mark_icon, entry.mark);
    float right = right_of(place);
    if (mark_width > 0) {
        const float x = right - mark_width;
        const StateColors tone = colors_of(entry.mark_tone);
        draw_icon(list, {x, place.y + px(6)}, entry.mark_icon, 16, tone.mark);
        const Rect words{x + px(20), place.y + px(4), mark_width - px(20) + 1, px(20)};
        draw_text_in(list, words, entry.mark, Type::small,
                     entry.mark_tone == Tone::good ? colors.muted : tone.text);
        report_words(entry.mark, words);
        right = x - px(16);
    }
    const Rect title{left + tag_room + px(8), place.y + px(2),
                     std::max(0.0F, right - left - tag_room - px(8)), px(24)};
    draw_text_in(list, title, entry.title, Type::strong,
                 press.hovered ? colors.accent_text : colors.text);
    report_words(entry.title, title);
    const float by_width =
        std::min(std::ceil(text_width(entry.by, Type::small)), (right_of(place) - left) / 2);
    const Rect by{right_of(place) - by_width, place.y + px(28), by_width + 1, px(20)};
    draw_text_in(list, by, entry.by, Type::small, colors.muted);
    report_words(entry.by, by);
    const Rect detail{left, place.y + px(28),
                      std::max(0.0F, right_of(place) - by_width - px(16) - left), px(20)};
    draw_text_in(list, detail, entry.detail, Type::small, colors.muted);
    report_words(entry.detail, detail);
    if (text_width(entry.detail, Type::small) > detail.width) {
        tooltip_for(detail, entry.detail);
    }
    if (more > 0) draw_more(list, {left, place.y + px(56), inner, more}, entry);
    if (press.focused) {
        draw_focus_ring(list, place, 0, true);
    }
    semantics().pop();
    return press.pressed;
}

}  // namespace casebridge::ui
