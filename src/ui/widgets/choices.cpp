#include "ui/widgets/choices.h"

#include <algorithm>
#include <cmath>

#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr int k_most_shown = 8;

const ChoiceItem* find_item(std::span<const ChoiceItem> items, std::string_view value) {
    for (const ChoiceItem& item : items) {
        if (item.value == value) {
            return &item;
        }
    }
    return nullptr;
}

// One line of an opened list.
bool option_row(const ChoiceItem& item, bool chosen, std::vector<NodeId>& ids) {
    IdScope scope(item.value);
    const NodeId id = node_id("option");
    ids.push_back(id);
    const Rect place = take_place(available_width(), px(k_height_control));
    const Press press = press_area(id, place);
    Node node;
    node.id = id;
    node.role = Role::option;
    node.name = item.label;
    node.description = item.detail;
    node.selected = chosen;
    node.takes_focus = chosen;
    node.rect = place;
    semantics().add(std::move(node));
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool lit = press.hovered || semantics().has_focus(id);
    if (lit) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            colors.accent_tint, px(k_radius_control));
    }
    float right = right_of(place) - px(10);
    if (chosen) {
        draw_icon(list, {right - px(16), place.y + px(12)}, k_icon_check, 16, colors.accent_text);
    }
    right -= px(24);
    if (!item.detail.empty()) {
        const float width = std::min(text_width(item.detail, Type::small), place.width / 2);
        draw_text_in(list, {right - width, place.y, width + 1, place.height}, item.detail,
                     Type::small, colors.muted);
        right -= width + px(8);
    }
    const float x = place.x + px(10);
    const Rect words{x, place.y, right - x, place.height};
    draw_text_in(list, words, item.label, chosen ? Type::strong : Type::body,
                 lit || chosen ? colors.accent_text : colors.text);
    if (text_width(item.label, Type::body) > words.width) {
        tooltip_for(place, item.label);
    }
    return press.pressed;
}

// The opened list; true when an item was chosen (also the same one again).
bool option_list(bool& open, const Rect& anchor, float width_design, std::string_view name,
                 std::span<const ChoiceItem> items, std::string& value, NodeId opener) {
    PopoverOptions options;
    options.padding = 5;
    options.width = width_design;
    options.role = Role::listbox;
    options.name = name;
    options.opener = opener;
    options.max_height =
        static_cast<float>(std::min<std::size_t>(items.size(), k_most_shown)) * k_height_control +
        10;
    Popover popover("list", open, anchor, options);
    if (!popover) {
        return false;
    }
    bool chosen = false;
    std::vector<NodeId> ids;
    const auto rows = [&] {
        for (const ChoiceItem& item : items) {
            if (option_row(item, item.value == value, ids)) {
                value = std::string(item.value);
                chosen = true;
            }
        }
    };
    if (items.size() > k_most_shown) {
        const Rect place = take_place(available_width(), px(k_most_shown * k_height_control));
        ScrollArea scroll("options", place, 0, {}, Role::group);
        rows();
    } else {
        rows();
    }
    move_focus_by_keys(ids);
    if (chosen) {
        open = false;
        semantics().request_focus(opener);
        request_frame();
    }
    return chosen;
}

}  // namespace

bool choice_field(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                  const FieldOptions& options) {
    FieldOptions look = options;
    if (look.placeholder.empty()) {
        look.placeholder = words::k_choose;
    }
    const FieldFrame field = begin_field(id, look, !look.locked);
    const ChoiceItem* item = find_item(items, value);
    const std::string_view shown = item != nullptr ? item->label : std::string_view(value);
    bool open = kept_int(field.id) != 0;
    if (!look.locked && !look.disabled) {
        const bool by_key = semantics().has_focus(field.id) && key_pressed(ImGuiKey_DownArrow);
        if (field.pressed || (by_key && !open)) {
            open = !open;
            request_frame();
        }
    }
    Node node = field_node(field, look, Role::combobox);
    node.value = shown;
    node.placeholder = look.placeholder;
    node.has_popup = true;
    node.expanded = open ? Tristate::yes : Tristate::no;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const Type type = look.compact ? Type::small : Type::body;
    const Rect words{field.box.x + px(13), field.box.y, field.box.width - px(13 + 40),
                     field.box.height};
    const ImU32 ink = shown.empty()                  ? theme().faint
                      : look.locked || look.disabled ? theme().muted
                                                     : theme().text;
    const std::string_view drawn = shown.empty() ? look.placeholder : shown;
    draw_text_in(list, words, drawn, type, ink);
    if (text_width(drawn, type) > words.width) {
        tooltip_for(field.box, drawn);
    }
    draw_icon(list,
              {right_of(field.box) - px(13 + 16), field.box.y + (field.box.height - px(16)) / 2},
              look.locked ? k_icon_lock : k_icon_chevron_down, 16, theme().muted);

    bool changed = false;
    if (!look.locked && !look.disabled) {
        IdScope scope(id);
        const std::string before = value;
        option_list(open, field.box, 0, look.label, items, value, field.id);
        changed = before != value;
    }
    kept_int(field.id) = open ? 1 : 0;
    return changed;
}

float filter_choice_width(std::string_view label, std::string_view value,
                          std::span<const ChoiceItem> items) {
    const ChoiceItem* item = find_item(items, value);
    const std::string_view shown = item != nullptr ? item->label : words::k_all;
    return std::ceil(text_width(label, Type::body) + px(8) + text_width(shown, Type::body)) +
           px(12 + 12 + 16 + 13);
}

bool filter_choice(std::string_view id, std::string_view label, std::string& value,
                   std::span<const ChoiceItem> items) {
    IdScope scope(id);
    const NodeId node_key = node_id("filter");
    const ChoiceItem* item = find_item(items, value);
    const std::string_view shown = item != nullptr ? item->label : words::k_all;
    const bool active = !value.empty();
    const float label_width = text_width(label, Type::body);
    const float width = filter_choice_width(label, value, items);
    const Rect place = take_place(width, px(k_height_control));
    const Press press = press_area(node_key, place);
    bool open = kept_int(node_key) != 0;
    if (press.pressed) {
        open = !open;
        request_frame();
    }
    Node node;
    node.id = node_key;
    node.role = Role::combobox;
    node.name = label;
    node.value = shown;
    node.has_popup = true;
    node.expanded = open ? Tristate::yes : Tristate::no;
    node.rect = place;
    semantics().add(std::move(node));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    const ImVec2 from{place.x, place.y};
    const ImVec2 to{right_of(place), bottom_of(place)};
    const float edge = px(colors.edge);
    list->AddRectFilled(from, to, active ? colors.accent_line : colors.border_strong,
                        px(k_radius_control));
    list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge},
                        active          ? colors.accent_tint
                        : press.hovered ? colors.hover
                                        : colors.card,
                        px(k_radius_control) - edge);
    float x = place.x + px(13);
    draw_text_in(list, {x, place.y, label_width + 1, place.height}, label, Type::body,
                 active ? colors.accent_text : colors.muted);
    x += label_width + px(8);
    draw_text_in(list, {x, place.y, right_of(place) - x - px(28), place.height}, shown, Type::body,
                 active ? colors.accent_text : colors.text);
    draw_icon(list, {right_of(place) - px(12 + 16), place.y + px(12)}, k_icon_chevron_down, 16,
              active ? colors.accent_text : colors.muted);
    if (press.focused) {
        draw_focus_ring(list, place, k_radius_control);
    }
    const std::string before = value;
    option_list(open, place, std::max(200.0F, to_design(width)), label, items, value, node_key);
    kept_int(node_key) = open ? 1 : 0;
    return before != value;
}

namespace {

// Circle 18 with its words; a part of a radio group.
bool radio_button(const ChoiceItem& item, bool chosen, bool disabled, std::vector<NodeId>& ids) {
    IdScope scope(item.value);
    const NodeId id = node_id("radio");
    ids.push_back(id);
    const float width = px(26) + std::ceil(text_width(item.label, Type::body));
    const Rect place = take_place(width, px(24));
    const Press press = press_area(id, place, disabled);
    Node node;
    node.id = id;
    node.role = Role::radio;
    node.name = item.label;
    node.checked = chosen;
    node.disabled = disabled;
    node.rect = place;
    semantics().add(std::move(node));
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 center{place.x + px(9), place.y + place.height / 2};
    if (chosen) {
        list->AddCircleFilled(center, px(9), disabled ? colors.border_strong : colors.accent);
        list->AddCircleFilled(center, px(4), colors.card);
    } else {
        list->AddCircleFilled(center, px(9), press.hovered ? colors.accent : colors.border_strong);
        list->AddCircleFilled(center, px(9) - px(1), disabled ? colors.sunken : colors.card);
    }
    draw_text_in(list, {place.x + px(26), place.y, width, place.height}, item.label, Type::body,
                 disabled ? colors.faint : colors.text);
    if (press.focused) {
        draw_focus_ring(list, place, k_radius_chip);
    }
    return press.pressed;
}

}  // namespace

bool radio_group(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                 const FieldOptions& options) {
    const NodeId group_id = node_id(id);
    IdScope scope(id);
    const bool fixed = options.locked || options.disabled;
    const float width =
        options.width > 0 ? std::min(px(options.width), available_width()) : available_width();
    const ImVec2 at = cursor();
    // How many lines the buttons need, before anything is drawn: the group is reported first.
    float x = 0;
    int lines = 1;
    for (const ChoiceItem& item : items) {
        const float item_width = px(26) + std::ceil(text_width(item.label, Type::body));
        if (x > 0 && x + item_width > width) {
            x = 0;
            ++lines;
        }
        x += item_width + px(24);
    }
    const bool label = !options.hide_label && !options.label.empty();
    const float label_height = label ? px(24) : 0;
    const float buttons_height = std::max(px(40), px(40) * static_cast<float>(lines) - px(8));
    const std::string_view words = options.error.empty() ? options.warning : options.error;
    const float sentence_height =
        words.empty() ? 0 : px(2) + wrapped_height(words, Type::small, width - px(20));
    Node node;
    node.id = group_id;
    node.role = Role::radiogroup;
    node.name = options.label;
    node.description = words.empty() ? options.hint : words;
    node.required = options.required;
    node.invalid = !options.error.empty();
    node.rect = {at.x, at.y, width, label_height + buttons_height + sentence_height};
    semantics().push(std::move(node));
    bool changed = false;
    std::vector<NodeId> ids;
    {
        Area place({at.x, at.y, width, label_height + buttons_height + sentence_height});
        ImDrawList* list = ImGui::GetWindowDrawList();
        if (label) {
            draw_text(list, at, options.label, Type::small, theme().text);
            if (options.required) {
                draw_text(list, {at.x + text_width(options.label, Type::small) + px(5), at.y}, "*",
                          Type::small, theme().over.text);
            }
            draw_text_in(list, {at.x, at.y, width, px(20)}, options.hint, Type::small,
                         theme().muted, Align::right);
        }
        float left = at.x;
        float top = at.y + label_height + px(8);
        for (const ChoiceItem& item : items) {
            const float item_width = px(26) + std::ceil(text_width(item.label, Type::body));
            if (left > at.x && left + item_width > at.x + width) {
                left = at.x;
                top += px(32);
            }
            set_cursor(left, top);
            if (radio_button(item, item.value == value, fixed, ids) && item.value != value) {
                value = std::string(item.value);
                changed = true;
            }
            left += item_width + px(24);
        }
        if (!words.empty()) {
            const ImU32 color = options.error.empty() ? theme().warn.text : theme().over.text;
            const float y = at.y + label_height + buttons_height + px(2);
            draw_icon(list, {at.x, y + px(2)}, k_icon_problem, 16, color);
            float line_top = y;
            for (const std::string_view line : break_lines(words, Type::small, width - px(20))) {
                draw_text(list, {at.x + px(20), line_top}, line, Type::small, color);
                line_top += px(20);
            }
        }
    }
    move_focus_by_keys(ids, 2);
    semantics().pop();
    take_place(width, label_height + buttons_height + sentence_height);
    return changed;
}

bool radio_cards(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                 std::string_view name) {
    IdScope scope(id);
    const float width = available_width();
    const ImVec2 at = cursor();
    const float pitch = px(80);
    Node group;
    group.id = node_id("group");
    group.role = Role::radiogroup;
    group.name = name;
    group.rect = {at.x, at.y, width, pitch * static_cast<float>(items.size())};
    semantics().push(std::move(group));
    bool changed = false;
    std::vector<NodeId> ids;
    for (const ChoiceItem& item : items) {
        IdScope item_scope(item.value);
        const NodeId card_id = node_id("radio");
        ids.push_back(card_id);
        const Rect place = take_place(width, px(72));
        const Press press = press_area(card_id, place);
        const bool chosen = item.value == value;
        Node node;
        node.id = card_id;
        node.role = Role::radio;
        node.name = item.label;
        node.description = item.detail;
        node.checked = chosen;
        node.rect = place;
        semantics().add(std::move(node));
        const Theme& colors = theme();
        ImDrawList* list = ImGui::GetWindowDrawList();
        const ImVec2 from{place.x, place.y};
        const ImVec2 to{right_of(place), bottom_of(place)};
        const float edge = px(chosen ? 2 : 1);
        list->AddRectFilled(from, to, chosen ? colors.accent : colors.border, px(k_radius_control));
        list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge},
                            chosen          ? colors.accent_tint
                            : press.hovered ? colors.hover
                                            : colors.card,
                            px(k_radius_control) - edge);
        const ImVec2 center{place.x + px(22), place.y + px(36)};
        list->AddCircleFilled(center, px(9), chosen ? colors.accent : colors.border_strong);
        list->AddCircleFilled(center, chosen ? px(4) : px(9) - px(1), colors.card);
        const float x = place.x + px(43);
        const float room = right_of(place) - x - px(12);
        draw_text_in(list, {x, place.y + px(14), room, px(24)}, item.label, Type::body,
                     colors.text);
        if (!item.mark.empty()) {
            draw_text(list, {x + text_width(item.label, Type::body) + px(8), place.y + px(17)},
                      item.mark, Type::small, colors.muted);
        }
        draw_text_in(list, {x, place.y + px(38), room, px(20)}, item.detail, Type::small,
                     colors.muted);
        if (press.focused) {
            draw_focus_ring(list, place, k_radius_control);
        }
        if (press.pressed && !chosen) {
            value = std::string(item.value);
            changed = true;
        }
        space(8);
    }
    move_focus_by_keys(ids);
    semantics().pop();
    return changed;
}

bool checkbox(std::string_view id, std::string_view label, bool& value, bool disabled) {
    const NodeId node_key = node_id(id);
    const float box = px(18);
    const float width = px(26) + std::ceil(text_width(label, Type::body));
    const Rect place = take_place(width, px(24));
    const Press press = press_area(node_key, place, disabled);
    if (press.pressed) {
        value = !value;
    }
    Node node;
    node.id = node_key;
    node.role = Role::checkbox;
    node.name = label;
    node.checked = value;
    node.disabled = disabled;
    node.rect = place;
    semantics().add(std::move(node));
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from{place.x, place.y + std::floor((place.height - box) / 2)};
    const ImVec2 to{from.x + box, from.y + box};
    const ImU32 edge = disabled                 ? colors.border
                       : value || press.hovered ? colors.accent
                                                : colors.border_strong;
    list->AddRectFilled(from, to, edge, px(k_radius_chip));
    if (value) {
        draw_icon(list, {from.x + (box - px(14)) / 2, from.y + (box - px(14)) / 2}, k_icon_check,
                  14, disabled ? colors.faint : colors.on_accent);
    } else {
        list->AddRectFilled({from.x + px(1), from.y + px(1)}, {to.x - px(1), to.y - px(1)},
                            disabled ? colors.sunken : colors.card, px(k_radius_chip) - px(1));
    }
    draw_text_in(list, {place.x + px(26), place.y, width, place.height}, label, Type::body,
                 disabled ? colors.faint : colors.text);
    if (press.focused) {
        draw_focus_ring(list, {from.x, from.y, box, box}, k_radius_chip);
    }
    return press.pressed;
}

bool switch_toggle(std::string_view id, std::string_view label, bool& value, bool disabled) {
    const NodeId node_key = node_id(id);
    const float track = px(40);
    const float width = px(56) + std::ceil(text_width(label, Type::body));
    const Rect place = take_place(width, px(24));
    const Press press = press_area(node_key, place, disabled);
    if (press.pressed) {
        value = !value;
    }
    Node node;
    node.id = node_key;
    node.role = Role::switch_toggle;
    node.name = label;
    node.checked = value;
    node.disabled = disabled;
    node.rect = place;
    semantics().add(std::move(node));
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from{place.x, place.y};
    const ImVec2 to{place.x + track, bottom_of(place)};
    list->AddRectFilled(from, to,
                        disabled ? colors.border
                        : value  ? colors.accent
                                 : colors.border_strong,
                        place.height / 2);
    const float knob = px(9);
    const float x = value ? to.x - px(3) - knob : from.x + px(3) + knob;
    list->AddCircleFilled({x, place.y + place.height / 2}, knob, colors.card);
    draw_text_in(list, {place.x + px(56), place.y, width, place.height}, label, Type::body,
                 disabled ? colors.faint : colors.text);
    if (press.focused) {
        draw_focus_ring(list, {from.x, from.y, track, place.height}, 12);
    }
    return press.pressed;
}

bool tabs(std::string_view id, std::span<const Tab> items, int& index, Rect* right_slot) {
    const NodeId list_id = node_id(id);
    IdScope scope(id);
    const Rect place = take_place(available_width(), px(k_height_card_header));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    Node bar;
    bar.id = list_id;
    bar.role = Role::tablist;
    bar.rect = place;
    semantics().push(std::move(bar));
    bool changed = false;
    float x = place.x + px(16);
    std::vector<NodeId> ids;
    list->AddRectFilled({place.x, bottom_of(place) - px(1)}, {right_of(place), bottom_of(place)},
                        colors.border);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Tab& item = items[i];
        const bool on = static_cast<int>(i) == index;
        const Type type = on ? Type::strong : Type::body;
        const float words = text_width(item.label, type);
        const float count = item.count.empty() ? 0 : px(6) + text_width(item.count, Type::small);
        const Rect rect{x, place.y, std::ceil(words + count), place.height};
        const NodeId tab_id = node_id(item.label);
        ids.push_back(tab_id);
        const Press press =
            press_area(tab_id, {rect.x - px(8), rect.y, rect.width + px(16), rect.height});
        Node node;
        node.id = tab_id;
        node.role = Role::tab;
        node.name = item.count.empty() ? std::string(item.label)
                                       : std::string(item.label) + " " + std::string(item.count);
        node.selected = on;
        node.rect = rect;
        semantics().add(std::move(node));
        const ImU32 ink = on ? colors.accent_text : press.hovered ? colors.text : colors.muted;
        draw_text_in(list, {rect.x, rect.y, words + 1, rect.height}, item.label, type, ink);
        if (count > 0) {
            draw_text(list, {rect.x + words + px(6), rect.y + px(15)}, item.count, Type::small,
                      item.count_over ? colors.over.text : ink);
        }
        if (on) {
            list->AddRectFilled({rect.x, bottom_of(rect) - px(2)},
                                {right_of(rect), bottom_of(rect)}, colors.accent);
        }
        if (press.focused) {
            draw_focus_ring(list, {rect.x, rect.y + px(8), rect.width, rect.height - px(16)},
                            k_radius_chip);
        }
        if (press.pressed && !on) {
            index = static_cast<int>(i);
            changed = true;
            request_frame();
        }
        x += rect.width + px(24);
    }
    move_focus_by_keys(ids, 2);
    semantics().pop();
    if (right_slot != nullptr) {
        const float wanted = right_slot->width;
        const float right = right_of(place) - px(16);
        const float height = px(k_height_compact);
        const bool fits = right - wanted >= x - px(24) + px(16);
        *right_slot = {right - wanted, place.y + std::floor((place.height - height) / 2),
                       fits ? wanted : 0, height};
    }
    return changed;
}

float segmented_width(std::span<const std::string_view> items) {
    float width = px(6);
    for (const std::string_view item : items) {
        width += std::ceil(text_width(item, Type::small_strong)) + px(26);
    }
    return width;
}

bool segmented(std::string_view id, std::string_view name, std::span<const std::string_view> items,
               int& index) {
    const NodeId group_id = node_id(id);
    IdScope scope(id);
    const Rect place = take_place(segmented_width(items), px(k_height_compact));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    Node group;
    group.id = group_id;
    group.role = Role::radiogroup;
    group.name = name;
    group.rect = place;
    semantics().push(std::move(group));
    const ImVec2 from{place.x, place.y};
    const ImVec2 to{right_of(place), bottom_of(place)};
    list->AddRectFilled(from, to, colors.border_control, px(k_radius_control));
    list->AddRectFilled({from.x + px(1), from.y + px(1)}, {to.x - px(1), to.y - px(1)},
                        colors.sunken, px(k_radius_control) - px(1));
    bool changed = false;
    float x = place.x + px(3);
    std::vector<NodeId> ids;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool on = static_cast<int>(i) == index;
        const float width = std::ceil(text_width(items[i], Type::small_strong)) + px(26);
        const Rect rect{x, place.y + px(3), width, place.height - px(6)};
        const NodeId item_id = node_id(items[i]);
        ids.push_back(item_id);
        const Press press = press_area(item_id, rect);
        Node node;
        node.id = item_id;
        node.role = Role::radio;
        node.name = items[i];
        node.checked = on;
        node.rect = rect;
        semantics().add(std::move(node));
        if (on) {
            const ImVec2 a{rect.x, rect.y};
            const ImVec2 b{right_of(rect), bottom_of(rect)};
            list->AddRectFilled(a, b, colors.border_control, px(k_radius_chip));
            list->AddRectFilled({a.x + px(1), a.y + px(1)}, {b.x - px(1), b.y - px(1)}, colors.card,
                                px(k_radius_chip) - px(1));
        }
        draw_text_in(list, rect, items[i], on ? Type::small_strong : Type::small,
                     on || press.hovered ? colors.text : colors.muted, Align::center);
        if (press.focused) {
            draw_focus_ring(list, rect, k_radius_chip);
        }
        if (press.pressed && !on) {
            index = static_cast<int>(i);
            changed = true;
            request_frame();
        }
        x += width;
    }
    move_focus_by_keys(ids, 2);
    semantics().pop();
    return changed;
}

}  // namespace casebridge::ui
