#include "ui/widgets/card.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

void draw_card(ImDrawList* list, const Rect& rect, ImU32 fill, ImU32 border) {
    const float edge = px(theme().edge);
    const ImVec2 from{rect.x, rect.y};
    const ImVec2 to{right_of(rect), bottom_of(rect)};
    list->AddRectFilled(from, to, border, px(k_radius_card));
    list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge}, fill,
                        px(k_radius_card) - edge);
}

Card::Card(std::string_view id, const CardOptions& options) : options_(options), id_(node_id(id)) {
    ImGui::PushOverrideID(id_);
    const int known_height = kept_int(ImHashData("height", 6, id_), 1);
    const float height = options.height > 0 ? px(options.height) : static_cast<float>(known_height);
    rect_ = {cursor().x, cursor().y, available_width(), height};

    Node node;
    node.id = id_;
    node.role = options.title.empty() && options.name.empty() ? Role::group : Role::region;
    node.name = options.name.empty() ? options.title : options.name;
    node.rect = rect_;
    semantics().push(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    layers_.Split(list, 2);
    layers_.SetCurrentChannel(list, 1);

    const float edge_width = px(theme().edge);
    const float padding = px(options.padding) + edge_width;
    const float no_header = options.flush ? edge_width : padding;
    float top = rect_.y + (options.title.empty() ? no_header : px(k_height_card_header));
    if (!options.title.empty()) {
        const bool toned = options.tone != Tone::neutral;
        Area header({rect_.x + padding, rect_.y + px(13), rect_.width - 2 * padding, px(24)});
        if (toned) {
            const StateColors colors = colors_of(options.tone);
            const float edge = px(theme().edge);
            list->AddRectFilled({rect_.x + edge, rect_.y + edge},
                                {right_of(rect_) - edge, rect_.y + px(k_height_card_header)},
                                colors.tint, px(k_radius_card) - edge, ImDrawFlags_RoundCornersTop);
        }
        if (!options.icon.empty()) {
            draw_icon(list, {cursor().x, cursor().y + px(2)}, options.icon, 20,
                      toned ? colors_of(options.tone).text : theme().text);
            set_cursor(cursor().x + px(28), cursor().y);
        }
        section_heading(options.title, options.beside, options.heading_level);
    }
    if (options.header_rule && !options.title.empty()) {
        const float y = top - px(1);
        list->AddRectFilled({rect_.x, y}, {right_of(rect_), top}, theme().border);
    }
    const float side = options.flush ? edge_width : padding;
    body_ = {rect_.x + side, top, std::max(0.0F, rect_.width - 2 * side),
             std::max(0.0F, height - (top - rect_.y) - (options.flush ? 0 : padding))};
    push_area(body_);
}

Card::~Card() {
    const float edge = px(theme().edge);
    const float below = options_.flush ? edge : px(options_.padding) + edge;
    const float used = std::ceil(cursor().y + below - rect_.y);
    pop_area();
    int& known_height = kept_int(ImHashData("height", 6, id_), 1);
    if (options_.height <= 0) {
        if (known_height != static_cast<int>(used)) {
            known_height = static_cast<int>(used);
            request_frame();
        }
        rect_.height = used;
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    layers_.SetCurrentChannel(list, 0);
    const bool toned = options_.tone == Tone::over || options_.tone == Tone::warn;
    draw_card(list, rect_, theme().card, toned ? colors_of(options_.tone).line : theme().border);
    layers_.Merge(list);
    set_cursor(rect_.x, rect_.y);
    take_place(rect_.width, rect_.height);
    semantics().pop();
    ImGui::PopID();
}

Rect Card::right_slot(float width, float height_design) const {
    const float height = px(height_design);
    return {right_of(rect_) - px(options_.padding) - px(theme().edge) - width,
            rect_.y + px(1) + std::floor((px(k_height_card_header) - height) / 2), width, height};
}

void key_value(std::string_view key, std::string_view value, bool strong) {
    constexpr float k_key_gap = 16;
    const Type type = strong ? Type::strong : Type::body;
    const float key_width = std::ceil(text_width(key, Type::small));
    const float width = available_width();
    const float room = std::max(px(40), width - key_width - px(k_key_gap));
    const std::vector<std::string_view> lines = break_lines(value, type, room);
    const float line = line_height_of(type);
    const Rect place = take_place(width, px(12) + line * static_cast<float>(lines.size()));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect key_rect{place.x, place.y + px(6), key_width + 1, line};
    draw_text_in(list, key_rect, key, Type::small, theme().muted);
    Rect value_rect{right_of(place) - room, place.y + px(6), room, line};
    for (const std::string_view shown : lines) {
        draw_text_in(list, value_rect, shown, type, theme().text, Align::right);
        value_rect.y += line;
    }
    report_words(key, key_rect);
    report_words(value,
                 {value_rect.x, place.y + px(6), room, line * static_cast<float>(lines.size())});
}

void facts_line(std::span<const Fact> facts) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float line = line_height_of(Type::small);
    const Rect room{cursor().x, cursor().y, available_width(), line};
    float x = room.x;
    float y = room.y;
    for (const Fact& fact : facts) {
        const float label = fact.label.empty() ? 0 : text_width(fact.label, Type::small) + px(14);
        const float value = text_width(fact.value, Type::small);
        if (x > room.x && x + label + value > right_of(room)) {
            x = room.x;
            y += line + px(4);
        }
        const float shown = std::min(value + 1, std::max(px(40), right_of(room) - x - label));
        const Rect label_rect{x, y, label, line};
        const Rect value_rect{x + label, y, shown, line};
        draw_text_in(list, label_rect, fact.label, Type::small, theme().muted);
        draw_text_in(list, value_rect, fact.value, Type::small,
                     fact.label.empty() ? theme().muted : theme().text);
        report_words(fact.label, label_rect);
        report_words(fact.value, value_rect);
        x += label + shown + px(24);
    }
    take_place(room.width, y + line - room.y);
}

bool check_row(std::string_view id, bool met, std::string_view words, std::string_view right,
               std::string_view action) {
    const NodeId row_id = node_id(id);
    const Rect place = take_place(available_width(), px(28));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const StateColors colors = colors_of(met ? Tone::good : Tone::warn);
    draw_icon(list, {place.x, place.y + px(6)},
              met ? std::string_view(k_icon_circle_check) : std::string_view(k_icon_circle_dashed),
              16, colors.text);
    LinkOptions link_options;
    link_options.icon_after = k_icon_chevron_right;
    link_options.name = {};
    float right_width = 0;
    if (!action.empty()) {
        right_width = link_width(action, link_options);
    } else if (!right.empty()) {
        right_width = std::ceil(text_width(right, Type::small));
    }
    const float words_x = place.x + px(24);
    const Rect words_rect{words_x, place.y,
                          std::max(0.0F, right_of(place) - words_x - right_width - px(8)),
                          place.height};
    const Type type = met ? Type::body : action.empty() ? Type::body : Type::strong;
    draw_text_in(list, words_rect, words, type, theme().text);
    Node node;
    node.id = row_id;
    node.role = Role::group;
    node.name = std::string(words) + "，" + std::string(met ? words::k_met : words::k_not_met);
    node.rect = place;
    semantics().push(std::move(node));
    report_words(words, words_rect);
    bool pressed = false;
    if (!action.empty()) {
        Area slot({right_of(place) - right_width, place.y + px(4), right_width, px(20)});
        IdScope scope(id);
        pressed = link("action", action, link_options);
    } else if (!right.empty()) {
        const Rect right_rect{right_of(place) - right_width, place.y, right_width + 1,
                              place.height};
        draw_text_in(list, right_rect, right, Type::small, theme().muted);
        report_words(right, right_rect);
    }
    semantics().pop();
    return pressed;
}

int counters(std::string_view id, std::span<const Counter> items) {
    int pressed_index = -1;
    if (items.empty()) {
        return pressed_index;
    }
    IdScope scope(id);
    const float least = px(170);
    const float width = available_width();
    const int columns =
        std::clamp(static_cast<int>(width / least), 1, static_cast<int>(items.size()));
    const float cell_width = width / static_cast<float>(columns);
    const float cell_height = px(94);
    const int rows = (static_cast<int>(items.size()) + columns - 1) / columns;
    const Rect place = take_place(width, cell_height * static_cast<float>(rows));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Counter& item = items[i];
        const int column = static_cast<int>(i) % columns;
        const int line = static_cast<int>(i) / columns;
        const Rect cell{std::floor(place.x + cell_width * static_cast<float>(column)),
                        place.y + cell_height * static_cast<float>(line), std::floor(cell_width),
                        cell_height};
        const NodeId cell_id = node_id(item.label);
        const Press press = press_area(cell_id, cell);
        if (press.pressed) {
            pressed_index = static_cast<int>(i);
        }
        Node node;
        node.id = cell_id;
        node.role = Role::button;
        node.name = std::string(item.label) + " " + std::string(item.number);
        node.description = item.beside;
        node.rect = cell;
        semantics().add(std::move(node));
        const Theme& colors = theme();
        if (press.hovered) {
            list->AddRectFilled({cell.x, cell.y}, {right_of(cell), bottom_of(cell)}, colors.hover,
                                px(k_radius_card));
        }
        if (column > 0) {
            list->AddRectFilled({cell.x - px(1), cell.y + px(16)},
                                {cell.x, bottom_of(cell) - px(16)}, colors.border);
        }
        const float x = cell.x + px(16);
        draw_text(list, {x, cell.y + px(18)}, item.label, Type::small, colors.muted);
        const float number_top = cell.y + px(42);
        draw_text(list, {x, number_top}, item.number, Type::counter,
                  item.over ? colors.over.text : colors.text);
        const float beside = x + text_width(item.number, Type::counter) + px(8);
        draw_text_in(list, {beside, number_top + px(9), right_of(cell) - beside - px(4), px(20)},
                     item.beside, Type::small, colors.muted);
        if (press.focused) {
            draw_focus_ring(list, cell, k_radius_card, true);
        }
    }
    return pressed_index;
}

bool message_bar(std::string_view id, Tone tone, std::string_view sentence, std::string_view action,
                 std::string_view icon) {
    IdScope scope(id);
    const StateColors colors = colors_of(tone);
    const float width = available_width();
    const float action_width = action.empty() ? 0 : link_width(action);
    const float words_width =
        width - px(48) - px(16) - (action.empty() ? 0 : action_width + px(16));
    const std::vector<std::string_view> lines = break_lines(sentence, Type::body, words_width);
    const float line = line_height_of(Type::body);
    const Rect place = take_place(width, px(20) + line * static_cast<float>(lines.size()));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, colors.tint,
                        px(k_radius_control));
    if (theme_name() == ThemeName::sunlight) {
        list->AddRect({place.x, place.y}, {right_of(place), bottom_of(place)}, colors.line,
                      px(k_radius_control), 0, px(1));
    }
    std::string_view shown_icon = icon;
    if (shown_icon.empty()) {
        switch (tone) {
            case Tone::over:
            case Tone::warn: shown_icon = k_icon_triangle_alert; break;
            case Tone::good: shown_icon = k_icon_circle_check; break;
            case Tone::neutral:
            case Tone::accent:
            case Tone::info: shown_icon = k_icon_info; break;
        }
    }
    draw_icon(list, {place.x + px(16), place.y + px(12)}, shown_icon, 20, colors.text);
    Node node;
    node.id = node_id("bar");
    node.role = tone == Tone::over ? Role::alert : Role::status;
    node.name = sentence;
    node.rect = place;
    semantics().push(std::move(node));
    Rect line_rect{place.x + px(48), place.y + px(10), words_width + px(8), line};
    const Rect all{line_rect.x, line_rect.y, words_width, line * static_cast<float>(lines.size())};
    for (const std::string_view shown : lines) {
        draw_text_in(list, line_rect, shown, Type::body, theme().text);
        line_rect.y += line;
    }
    report_words(sentence, all);
    bool pressed = false;
    if (!action.empty()) {
        Area slot({right_of(place) - px(16) - action_width,
                   place.y + std::floor((place.height - px(20)) / 2), action_width, px(20)});
        pressed = link("action", action);
    }
    semantics().pop();
    return pressed;
}

bool empty_state(std::string_view id, std::string_view icon, std::string_view title,
                 std::string_view sentence, std::string_view action, std::string_view action_icon) {
    IdScope scope(id);
    const float width = available_width();
    const float left = cursor().x;
    space(16);
    const float tile_side = px(48);
    const Rect row = take_place(width, tile_side);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect tile{std::floor(row.x + (width - tile_side) / 2), row.y, tile_side, tile_side};
    list->AddRectFilled({tile.x, tile.y}, {right_of(tile), bottom_of(tile)}, theme().accent_tint,
                        px(k_radius_card));
    draw_icon_in(list, tile, icon, 24, theme().accent_text);
    space(14);
    TextOptions options;
    options.type = Type::strong;
    options.align = Align::center;
    text(title, options);
    space(4);
    options.type = Type::small;
    options.color = theme().muted;
    options.wrap = true;
    text(sentence, options);
    bool pressed = false;
    if (!action.empty()) {
        space(14);
        ButtonOptions look;
        look.kind = ButtonKind::primary;
        look.icon = action_icon;
        const float button_at = std::floor((width - button_width(action, look)) / 2);
        set_cursor(left + button_at, cursor().y);
        pressed = button("action", action, look);
    }
    space(16);
    return pressed;
}

void fingerprint_boxes(std::string_view id, std::string_view groups_with_spaces) {
    constexpr int k_per_row = 3;
    const float gap = px(8);
    const float width = available_width();
    const float box = std::floor((width - gap * (k_per_row - 1)) / k_per_row);
    std::vector<std::string_view> groups;
    for (std::size_t at = 0; at < groups_with_spaces.size();) {
        std::size_t end = groups_with_spaces.find(' ', at);
        end = end == std::string_view::npos ? groups_with_spaces.size() : end;
        if (end > at) {
            groups.push_back(groups_with_spaces.substr(at, end - at));
        }
        at = end + 1;
    }
    const int rows = (static_cast<int>(groups.size()) + k_per_row - 1) / k_per_row;
    const float height = px(k_height_control);
    const float pitch = height + gap;
    const Rect place = take_place(width, std::max(0.0F, pitch * static_cast<float>(rows) - gap));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Rect rect{place.x + static_cast<float>(i % k_per_row) * (box + gap),
                        place.y + static_cast<float>(i / k_per_row) * pitch, box, height};
        const ImVec2 from{rect.x, rect.y};
        const ImVec2 to{right_of(rect), bottom_of(rect)};
        list->AddRectFilled(from, to, theme().border, px(k_radius_control));
        list->AddRectFilled({from.x + px(1), from.y + px(1)}, {to.x - px(1), to.y - px(1)},
                            theme().sunken, px(k_radius_control) - px(1));
        draw_text_in(list, rect, groups[i], Type::code_large, theme().text, Align::center);
    }
    Node node;
    node.id = node_id(id);
    node.role = Role::text;
    node.name = groups_with_spaces;
    node.rect = place;
    semantics().add(std::move(node));
}

void hash_lines(std::string_view label, std::string_view hex) {
    constexpr std::size_t k_group = 8;
    constexpr std::size_t k_per_line = 32;
    TextOptions options;
    options.type = Type::small;
    options.color = theme().muted;
    text(label, options);
    const float line = line_height_of(Type::code);
    const std::size_t lines = (hex.size() + k_per_line - 1) / k_per_line;
    const Rect place = take_place(available_width(), line * static_cast<float>(lines));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < lines; ++i) {
        const std::string_view part = hex.substr(i * k_per_line, k_per_line);
        std::string shown;
        for (std::size_t at = 0; at < part.size(); at += k_group) {
            if (!shown.empty()) {
                shown += ' ';
            }
            shown += part.substr(at, k_group);
        }
        draw_text(list, {place.x, place.y + line * static_cast<float>(i)}, shown, Type::code,
                  theme().text);
    }
    report_words(hex, place);
}

void rule(float margin_above, float margin_below) {
    if (margin_above > 0) {
        space(margin_above);
    }
    const Rect place = take_place(available_width(), px(1));
    ImGui::GetWindowDrawList()->AddRectFilled({place.x, place.y},
                                              {right_of(place), bottom_of(place)}, theme().border);
    if (margin_below > 0) {
        space(margin_below);
    }
}

}  // namespace casebridge::ui
