#include "ui/widgets/slider.h"

#include <algorithm>
#include <cmath>

#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr float k_knob = 16;
constexpr float k_value_width = 44;
constexpr float k_gap = 12;

float share_of(int value, const SliderOptions& options) {
    return static_cast<float>(value - options.least) /
           static_cast<float>(options.most - options.least);
}

}  // namespace

float slider_width(const SliderOptions& options) {
    return std::ceil(text_width(options.label, Type::small)) +
           px(k_gap + options.track + k_gap + k_value_width);
}

bool slider(std::string_view id, int& value, const SliderOptions& options) {
    const NodeId node_key = node_id(id);
    const Rect place = take_place(slider_width(options), px(k_height_control));
    const float label = std::ceil(text_width(options.label, Type::small));
    const Rect track{place.x + label + px(k_gap), place.y, px(options.track), place.height};
    const Rect grip{track.x - px(k_knob) / 2, track.y, track.width + px(k_knob), track.height};
    const Press press = press_area(node_key, grip);
    const int before = value;
    if (press.held) {
        const float share = (ImGui::GetIO().MousePos.x - track.x) / track.width;
        const float wanted = static_cast<float>(options.least) +
                             share * static_cast<float>(options.most - options.least);
        value = static_cast<int>(std::lround(wanted));
        request_frame();
    }
    value = std::clamp(value + semantics().take_steps(node_key), options.least, options.most);
    Node node{.id = node_key,
              .role = Role::slider,
              .name = std::string{options.label},
              .value = std::string{options.value_words},
              .rect = grip};
    node.fraction = share_of(value, options);
    node.drags = true;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    draw_text_in(list, {place.x, place.y, label + 1, place.height}, options.label, Type::small,
                 colors.text);
    const float middle = track.y + track.height / 2;
    const auto line = [&](float from, float to, ImU32 color) {
        list->AddRectFilled({from, middle - px(2)}, {to, middle + px(2)}, color, px(2));
    };
    const float knob = track.x + track.width * share_of(value, options);
    const float rest = track.x + track.width * share_of(options.rest, options);
    line(track.x, right_of(track), colors.border_control);
    line(std::min(rest, knob), std::max(rest, knob), colors.accent);
    list->AddCircleFilled({knob, middle}, px(k_knob / 2), colors.accent);
    list->AddCircleFilled({knob, middle}, px(k_knob / 2 - 2),
                          press.held ? colors.accent : colors.card);
    if (press.focused) draw_focus_ring(list, grip, k_radius_control);
    draw_text_in(list, {right_of(track) + px(k_gap), place.y, px(k_value_width), place.height},
                 options.value_words, Type::small, colors.text, Align::right);
    return value != before;
}

}  // namespace casebridge::ui
