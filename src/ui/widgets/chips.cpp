#include "ui/widgets/chips.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr float k_chip_padding = 8;
constexpr float k_chip_icon = 14;
constexpr float k_chip_gap = 6;

Type chip_type() { return theme_name() == ThemeName::sunlight ? Type::small_strong : Type::small; }

}  // namespace

float chip_width(std::string_view icon, std::string_view words) {
    return std::ceil(text_width(words, chip_type())) + 2 * px(k_chip_padding) +
           (icon.empty() ? 0 : px(k_chip_icon) + px(k_chip_gap));
}

void draw_chip(ImDrawList* list, ImVec2 at, Tone tone, std::string_view icon,
               std::string_view words) {
    const ChipColors& colors = theme().chips[static_cast<std::size_t>(tone)];
    const Rect rect{at.x, at.y, chip_width(icon, words), px(k_height_chip)};
    const ImVec2 to{right_of(rect), bottom_of(rect)};
    list->AddRectFilled(at, to, colors.border, px(k_radius_chip));
    if (colors.border != colors.ground) {
        const float edge = px(1);
        list->AddRectFilled({at.x + edge, at.y + edge}, {to.x - edge, to.y - edge}, colors.ground,
                            px(k_radius_chip) - edge);
    }
    float x = at.x + px(k_chip_padding);
    if (!icon.empty()) {
        draw_icon(list, {x, at.y + px(5)}, icon, k_chip_icon, colors.words);
        x += px(k_chip_icon) + px(k_chip_gap);
    }
    draw_text_in(list, {x, at.y, text_width(words, chip_type()) + 1, rect.height}, words,
                 chip_type(), colors.words);
}

Rect chip(Tone tone, std::string_view icon, std::string_view words) {
    const Rect place = take_place(chip_width(icon, words), px(k_height_chip));
    draw_chip(ImGui::GetWindowDrawList(), {place.x, place.y}, tone, icon, words);
    report_words(words, place);
    return place;
}

void draw_badge(ImDrawList* list, ImVec2 right_center, int count, bool on) {
    if (count <= 0) {
        return;
    }
    const Theme& colors = theme();
    const std::string words = count > 99 ? "99+" : std::to_string(count);
    const float height = px(k_height_badge);
    const float width = std::max(px(24), std::ceil(text_width(words, Type::small)) + 2 * px(6));
    const Rect rect{right_center.x - width, std::floor(right_center.y - height / 2), width, height};
    const ImVec2 from{rect.x, rect.y};
    const ImVec2 to{right_of(rect), bottom_of(rect)};
    const bool sunlight = theme_name() == ThemeName::sunlight;
    list->AddRectFilled(from, to,
                        on         ? colors.accent
                        : sunlight ? colors.card
                                   : colors.neutral_tint,
                        height / 2);
    if (sunlight) {
        list->AddRect(from, to, on ? colors.on_accent : colors.text, height / 2, 0, px(1));
    }
    draw_text_in(list, rect, words, Type::small, on ? colors.on_accent : colors.neutral_text,
                 Align::center);
}

float tag_width(std::string_view words) {
    return std::ceil(text_width(words, Type::small)) + 2 * px(6);
}

void draw_tag(ImDrawList* list, ImVec2 at, Tone tone, std::string_view words) {
    const StateColors colors = colors_of(tone);
    const Rect rect{at.x, at.y, tag_width(words), px(k_height_badge)};
    list->AddRectFilled(at, {right_of(rect), bottom_of(rect)}, colors.tint, px(k_radius_chip));
    draw_text_in(list, rect, words, Type::small, colors.text, Align::center);
}

Rect tag(Tone tone, std::string_view words) {
    const Rect place = take_place(tag_width(words), px(k_height_badge));
    draw_tag(ImGui::GetWindowDrawList(), {place.x, place.y}, tone, words);
    report_words(words, place);
    return place;
}

float status_words_width(std::string_view icon, std::string_view words) {
    return (icon.empty() ? 0 : px(16) + px(4)) + std::ceil(text_width(words, Type::small));
}

Rect status_words(Tone tone, std::string_view icon, std::string_view words, Role role) {
    const Rect place = take_place(status_words_width(icon, words), line_height_of(Type::small));
    const ImU32 color = colors_of(tone).text;
    ImDrawList* list = ImGui::GetWindowDrawList();
    float x = place.x;
    if (!icon.empty()) {
        draw_icon(list, {x, place.y + px(2)}, icon, 16, color);
        x += px(20);
    }
    draw_text_in(list, {x, place.y, right_of(place) - x + 1, place.height}, words, Type::small,
                 color);
    report_words(words, place, role);
    return place;
}

namespace {

struct SaveLook {
    Tone tone;
    std::string_view icon;
    std::string_view words;
};

SaveLook look_of(SaveState state) {
    switch (state) {
        case SaveState::saved: return {Tone::good, k_icon_circle_check, words::k_saved};
        case SaveState::saving: return {Tone::neutral, k_icon_loader, words::k_saving};
        case SaveState::read_only: return {Tone::neutral, k_icon_lock, words::k_only_reading};
        case SaveState::failed: return {Tone::over, k_icon_triangle_alert, words::k_save_failed};
    }
    return {Tone::neutral, {}, {}};
}

}  // namespace

float save_light_width(SaveState state, bool on_ground) {
    return px(22) + std::ceil(text_width(look_of(state).words, Type::small)) +
           (on_ground ? px(32) : 0);
}

Rect save_light(SaveState state, bool on_ground) {
    const SaveLook look = look_of(state);
    const StateColors colors = colors_of(look.tone);
    const Rect place =
        take_place(save_light_width(state, on_ground), px(on_ground ? k_height_control : 20));
    ImDrawList* list = ImGui::GetWindowDrawList();
    float x = place.x;
    if (on_ground) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, colors.tint,
                            px(k_radius_control));
        x += px(16);
    }
    draw_icon(list, {x, place.y + (place.height - px(16)) / 2}, look.icon, 16, colors.text);
    x += px(22);
    draw_text_in(list, {x, place.y, right_of(place) - x + 1, place.height}, look.words, Type::small,
                 colors.text);
    Node node;
    node.id = node_id("save_light");
    node.role = Role::status;
    node.name = look.words;
    node.rect = place;
    semantics().add(std::move(node));
    return place;
}

}  // namespace casebridge::ui
