#include "ui/widgets/buttons.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

struct ButtonMeasures {
    float height;
    float padding;
    float gap;
    float icon;
    Type type;
};

ButtonMeasures measures_of(const ButtonOptions& options) {
    const bool bold = options.kind != ButtonKind::secondary && !options.bold_off;
    switch (options.size) {
        case ButtonSize::normal:
            return {k_height_control, 16, 8, 16, bold ? Type::strong : Type::body};
        case ButtonSize::compact:
            return {k_height_compact, 12, 6, 16, bold ? Type::small_strong : Type::small};
        case ButtonSize::large:
            return {k_height_large, 20, 8, 20, bold ? Type::strong : Type::body};
        case ButtonSize::action:
            return {k_height_action, 16, 10, 24, bold ? Type::strong : Type::body};
    }
    return {k_height_control, 16, 8, 16, Type::body};
}

float content_width(std::string_view words, const ButtonOptions& options) {
    const ButtonMeasures measures = measures_of(options);
    float width = text_width(words, measures.type);
    const float icon = px(measures.icon) + (words.empty() ? 0 : px(measures.gap));
    width += options.icon.empty() ? 0 : icon;
    width += options.icon_after.empty() ? 0 : icon;
    return width;
}

struct Look {
    ImU32 fill;
    ImU32 border;
    ImU32 words;
};

Look look_of(ButtonKind kind, const Press& press, bool disabled) {
    const Theme& colors = theme();
    if (disabled) {
        return {colors.neutral_tint, colors.neutral_tint, colors.faint};
    }
    const bool down = press.held && press.hovered;
    switch (kind) {
        case ButtonKind::primary: {
            const ImU32 fill = down            ? colors.accent_press
                               : press.hovered ? colors.accent_hover
                                               : colors.accent;
            return {fill, colors.accent, colors.on_accent};
        }
        case ButtonKind::danger: {
            const ImU32 fill = down ? colors.over.text : colors.over.mark;
            return {press.hovered && !down ? faded(fill, 0.92F) : fill, fill, colors.on_over};
        }
        case ButtonKind::secondary: {
            const ImU32 fill = down            ? colors.neutral_tint
                               : press.hovered ? colors.hover
                                               : colors.card;
            return {fill, colors.border_control, colors.text};
        }
    }
    return {colors.card, colors.border_control, colors.text};
}

void draw_frame(ImDrawList* list, const Rect& rect, ImU32 fill, ImU32 border, float radius) {
    const float edge = px(theme().edge);
    const ImVec2 from{rect.x, rect.y};
    const ImVec2 to{right_of(rect), bottom_of(rect)};
    if (border == fill) {
        list->AddRectFilled(from, to, fill, px(radius));
        return;
    }
    list->AddRectFilled(from, to, border, px(radius));
    list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge}, fill,
                        std::max(0.0F, px(radius) - edge));
}

}  // namespace

Press press_area(NodeId id, const Rect& rect, bool disabled, bool below_others) {
    Press press;
    const ImRect box({rect.x, rect.y}, {right_of(rect), bottom_of(rect)});
    if (below_others) {
        ImGui::SetNextItemAllowOverlap();
    }
    if (disabled) {
        return press;
    }
    if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav)) {
        press.pressed = ImGui::ButtonBehavior(box, id, &press.hovered, &press.held);
        if (press.hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
    }
    if (semantics().consume_activation(id)) {
        press.pressed = true;
    }
    press.focused = semantics().focus_visible(id);
    return press;
}

void draw_focus_ring(ImDrawList* list, const Rect& rect, float radius_design, bool inside) {
    const float thick = px(2);
    const float gap = inside ? -thick / 2 : px(2) + thick / 2;
    list->AddRect({rect.x - gap, rect.y - gap}, {right_of(rect) + gap, bottom_of(rect) + gap},
                  theme().accent, inside ? px(radius_design) : px(radius_design) + gap, 0, thick);
}

float button_width(std::string_view words, const ButtonOptions& options) {
    if (options.width > 0) {
        return px(options.width);
    }
    if (options.width < 0) {
        return available_width();
    }
    return std::ceil(content_width(words, options)) +
           2 * (px(measures_of(options).padding) + px(1));
}

bool button(std::string_view id, std::string_view words, const ButtonOptions& options) {
    const ButtonMeasures measures = measures_of(options);
    const NodeId node_key = node_id(id);
    const Rect place = take_place(button_width(words, options), px(measures.height));
    const Press press = press_area(node_key, place, options.disabled);

    Node node;
    node.id = node_key;
    node.role = Role::button;
    node.name = options.name.empty() ? words : options.name;
    node.description = options.description;
    node.rect = place;
    node.disabled = options.disabled;
    node.has_popup = options.has_popup;
    node.takes_focus = options.takes_focus;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const Look look = look_of(options.kind, press, options.disabled);
    draw_frame(list, place, look.fill, look.border, k_radius_control);
    const float content = std::min(content_width(words, options), place.width);
    float x = std::floor(place.x + (place.width - content) / 2);
    const float icon = px(measures.icon);
    const float icon_y = place.y + (place.height - icon) / 2;
    if (!options.icon.empty()) {
        draw_icon(list, {x, icon_y}, options.icon, measures.icon, look.words);
        x += icon + px(measures.gap);
    }
    // Disabled words are regular even on a primary button, as the design has them.
    Type type = measures.type;
    if (options.disabled) {
        type = type == Type::strong ? Type::body : type == Type::small_strong ? Type::small : type;
    }
    const float words_width = text_width(words, type);
    draw_text_in(list, {x, place.y, std::min(words_width + 1, right_of(place) - x), place.height},
                 words, type, look.words);
    if (!options.icon_after.empty()) {
        x += words_width + px(measures.gap);
        draw_icon(list, {x, icon_y}, options.icon_after, measures.icon, look.words);
    }
    if (press.focused) {
        draw_focus_ring(list, place, k_radius_control);
    }
    if (!options.tooltip.empty()) {
        tooltip_for(place, options.tooltip);
    }
    return press.pressed;
}

bool icon_button(std::string_view id, std::string_view icon, std::string_view name,
                 const IconButtonOptions& options) {
    const float side = px(options.size == ButtonSize::normal    ? k_height_control
                          : options.size == ButtonSize::compact ? k_height_compact
                                                                : k_height_large);
    const NodeId node_key = node_id(id);
    const Rect place = take_place(side, side);
    const Press press = press_area(node_key, place, options.disabled);
    Node node;
    node.id = node_key;
    node.role = Role::button;
    node.name = name;
    node.rect = place;
    node.disabled = options.disabled;
    node.expanded = options.expanded;
    if (options.pressed) {
        node.pressed = Tristate::yes;
    }
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    ImU32 ink = options.color != 0 ? options.color : colors.text;
    if (options.disabled) {
        ink = colors.border_strong;
    }
    const bool down = press.held && press.hovered;
    if (!options.quiet) {
        const Look look = look_of(ButtonKind::secondary, press, options.disabled);
        draw_frame(list, place, look.fill, look.border, k_radius_control);
    } else if (press.hovered || options.pressed) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            down || options.pressed ? colors.neutral_tint : colors.hover,
                            px(k_radius_control));
    }
    draw_icon_in(list, place, icon, options.icon_size, ink);
    if (press.focused) {
        draw_focus_ring(list, place, k_radius_control);
    }
    tooltip_for(place, name);
    return press.pressed;
}

float link_width(std::string_view words, const LinkOptions& options) {
    return std::ceil(text_width(words, options.body_size ? Type::body : Type::small)) +
           (options.icon.empty() ? 0 : px(16 + options.icon_gap)) +
           (options.icon_after.empty() ? 0 : px(16 + options.icon_gap));
}

bool link(std::string_view id, std::string_view words, const LinkOptions& options) {
    const Type type = options.body_size ? Type::body : Type::small;
    const NodeId node_key = node_id(id);
    const Rect place =
        take_place(std::min(link_width(words, options), available_width()), line_height_of(type));
    const Press press = press_area(node_key, place);
    Node node;
    node.id = node_key;
    node.role = Role::button;
    node.name = options.name.empty() ? words : options.name;
    node.rect = place;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 color = options.color != 0 ? options.color : theme().accent_text;
    const float icon_y = place.y + (place.height - px(16)) / 2;
    float x = place.x;
    if (!options.icon.empty()) {
        draw_icon(list, {x, icon_y}, options.icon, 16, color);
        x += px(16 + options.icon_gap);
    }
    const float words_width = std::min(text_width(words, type), right_of(place) - x);
    draw_text_in(list, {x, place.y, words_width, place.height}, words, type, color);
    if (press.hovered) {
        const float y = bottom_of(place) - px(2);
        list->AddRectFilled({x, y}, {x + words_width, y + px(1)}, color);
    }
    if (!options.icon_after.empty()) {
        draw_icon(list, {x + words_width + px(options.icon_gap), icon_y}, options.icon_after, 16,
                  color);
    }
    if (press.focused) {
        draw_focus_ring(list, place, k_radius_chip);
    }
    return press.pressed;
}

bool back_link(std::string_view id, std::string_view words) {
    LinkOptions options;
    options.icon = k_icon_chevron_left;
    options.icon_gap = 0;  // the chevron has air of its own
    return link(id, words, options);
}

}  // namespace casebridge::ui
