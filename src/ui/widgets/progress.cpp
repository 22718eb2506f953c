#include "ui/widgets/progress.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr float k_circle = 24;

std::string_view words_of(StepState state) {
    switch (state) {
        case StepState::done: return words::k_step_done;
        case StepState::now: return words::k_step_now;
        case StepState::to_come: return words::k_step_to_come;
    }
    return {};
}

void draw_circle(ImDrawList* list, ImVec2 at, StepState state) {
    const Theme& colors = theme();
    const float radius = px(k_circle) / 2;
    const ImVec2 center{at.x + radius, at.y + radius};
    switch (state) {
        case StepState::done:
            list->AddCircleFilled(center, radius, colors.accent);
            draw_icon(list, {center.x - px(16) / 2, center.y - px(16) / 2}, k_icon_check, 16,
                      colors.on_accent);
            break;
        case StepState::now:
            list->AddCircle(center, radius - px(1), colors.accent, 0, px(2));
            list->AddCircleFilled(center, px(10) / 2, colors.accent);
            break;
        case StepState::to_come:
            list->AddCircle(center, radius - px(1), colors.border, 0, px(2));
            break;
    }
}

}  // namespace

void stepper(std::string_view id, std::span<const Step> steps) {
    if (steps.empty()) {
        return;
    }
    IdScope scope(id);
    const float width = available_width();
    const float text_left = px(32);
    // The last column needs only its words; the others share what is left.
    const float pitch = std::floor((width - px(144)) /
                                   static_cast<float>(std::max<std::size_t>(1, steps.size() - 1)));
    const bool narrow = pitch < px(130);
    const float row_height = px(narrow ? 44 : 74);
    const Rect place =
        take_place(width, narrow ? row_height * static_cast<float>(steps.size()) : row_height);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    Node group;
    group.id = node_id("steps");
    group.role = Role::list;
    group.row_count = static_cast<int>(steps.size());
    group.rect = place;
    semantics().push(std::move(group));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const float index = static_cast<float>(i);
        const ImVec2 at = narrow ? ImVec2{place.x, place.y + row_height * index}
                                 : ImVec2{place.x + pitch * index, place.y};
        const float room = narrow                 ? width - text_left
                           : i + 1 < steps.size() ? pitch - text_left - px(8)
                                                  : place.x + width - at.x - text_left;
        draw_circle(list, at, step.state);
        const ImU32 ink = step.state == StepState::now    ? colors.accent_text
                          : step.state == StepState::done ? colors.text
                                                          : colors.muted;
        const Type type = step.state == StepState::to_come ? Type::body : Type::strong;
        const float x = at.x + text_left;
        draw_text_in(list, {x, at.y, room, px(24)}, step.title, type, ink);
        if (!narrow) {
            draw_text_in(list, {x, at.y + px(33), room, px(20)}, step.date, Type::small,
                         colors.muted);
            draw_text_in(list, {x, at.y + px(53), room, px(20)}, step.owner, Type::small,
                         colors.muted);
            if (i + 1 < steps.size()) {
                const float from = x + text_width(step.title, type) + px(12);
                const float to = at.x + pitch - px(12);
                const float y = at.y + px(11);
                list->AddRectFilled({from, y}, {to, y + px(2)},
                                    step.state == StepState::done ? colors.accent : colors.border);
            }
        } else {
            draw_text_in(list, {x, at.y + px(22), room, px(20)},
                         std::string(step.date) + " " + std::string(step.owner), Type::small,
                         colors.muted);
        }
        Node node;
        node.id = node_id(step.title);
        node.role = Role::listitem;
        node.current = step.state == StepState::now;
        node.row = static_cast<int>(i) + 1;
        node.name = std::string(step.title) + "，" + std::string(words_of(step.state));
        for (const std::string_view more : {step.date, step.owner}) {
            if (!more.empty()) {
                node.name += "，";
                node.name += more;
            }
        }
        node.rect = {at.x, at.y, text_left + room, narrow ? row_height : place.height};
        semantics().add(std::move(node));
    }
    semantics().pop();
}

void draw_step_bars(ImDrawList* list, ImVec2 at, int now) {
    const Theme& colors = theme();
    for (int i = 0; i < 5; ++i) {
        const float x = at.x + px(10) * static_cast<float>(i);
        const ImU32 fill = i < now    ? colors.steps[1].fill
                           : i == now ? colors.accent
                                      : colors.border;
        list->AddRectFilled({x, at.y}, {x + px(8), at.y + px(4)}, fill, px(1));
    }
}

void progress_bar(std::string_view name, float fraction) {
    const Rect place = take_place(available_width(), px(6));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from{place.x, place.y};
    const float radius = place.height / 2;
    list->AddRectFilled(from, {right_of(place), bottom_of(place)}, theme().neutral_tint, radius);
    if (fraction >= 0) {
        const float length = std::max(place.height, place.width * std::min(1.0F, fraction));
        if (fraction > 0) {
            list->AddRectFilled(from, {from.x + length, bottom_of(place)}, theme().accent, radius);
        }
    } else {
        // Unknown: a quarter runs along, once in one and a half seconds; still when motion is
        // unwanted.
        const double turn =
            frame().reduced_motion ? 0.5 : std::fmod(frame().time_ms, 1500.0) / 1500.0;
        const float length = place.width / 4;
        const float x = from.x + (place.width - length) * static_cast<float>(turn);
        list->AddRectFilled({x, from.y}, {x + length, bottom_of(place)}, theme().accent, radius);
        if (!frame().reduced_motion) {
            request_frame();
        }
    }
    Node node;
    node.id = next_text_id(name);
    node.role = Role::progressbar;
    node.name = name;
    node.fraction = fraction < 0 ? -1 : std::min(1.0F, fraction);
    node.rect = place;
    semantics().add(std::move(node));
}

bool work_progress(std::string_view id, const WorkProgress& work) {
    CardOptions look;
    look.name = work.title;
    Card card(id, look);
    {
        Row row(24);
        const float amount = std::ceil(text_width(work.amount, Type::small)) + 1;
        if (!work.amount.empty()) {
            row.put_right(amount, 20);
            TextOptions small;
            small.type = Type::small;
            small.color = theme().muted;
            text(work.amount, small);
        }
        row.put(row.rest(), 24);
        TextOptions strong;
        strong.type = Type::strong;
        text(work.title, strong);
    }
    space(12);
    progress_bar(work.title, work.fraction);
    space(12);
    bool cancelled = false;
    {
        Row row(32);
        if (work.can_cancel) {
            ButtonOptions cancel;
            cancel.size = ButtonSize::compact;
            row.put_right(button_width(words::k_cancel, cancel), 32);
            cancelled = button("cancel", words::k_cancel, cancel);
        }
        row.put(row.rest(), 20);
        TextOptions small;
        small.type = Type::small;
        small.color = theme().muted;
        text(work.sentence, small);
    }
    return cancelled;
}

void loading(std::string_view words) {
    const Rect place = take_place(available_width(), px(72));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float words_width = text_width(words, Type::small);
    const float left = place.x + (place.width - words_width - px(28)) / 2;
    const ImVec2 center{left + px(10), place.y + place.height / 2};
    const float turn = frame().reduced_motion
                           ? 0
                           : static_cast<float>(std::fmod(frame().time_ms, 1000.0) / 1000.0);
    constexpr float k_pi = 3.14159265F;
    const float from = turn * 2 * k_pi;
    list->AddCircle(center, px(8), theme().border, 0, px(2));
    list->PathArcTo(center, px(8), from, from + k_pi / 2);
    list->PathStroke(theme().accent, 0, px(2));
    draw_text_in(list, {left + px(28), place.y, words_width + 1, place.height}, words, Type::small,
                 theme().muted);
    Node node;
    node.id = next_text_id(words);
    node.role = Role::status;
    node.name = words;
    node.rect = place;
    semantics().add(std::move(node));
    if (!frame().reduced_motion) {
        request_frame();
    }
}

void draw_stacked_bar(ImDrawList* list, const Rect& rect, std::span<const int> parts,
                      int total_of_largest) {
    if (total_of_largest <= 0) {
        return;
    }
    const Theme& colors = theme();
    const float unit = rect.width / static_cast<float>(total_of_largest);
    float x = rect.x;
    for (std::size_t i = 0; i < parts.size() && i < colors.steps.size(); ++i) {
        if (parts[i] <= 0) {
            continue;
        }
        const float width = std::max(px(2), std::round(unit * static_cast<float>(parts[i])));
        const ImVec2 to{x + width, bottom_of(rect)};
        list->AddRectFilled({x, rect.y}, to, colors.steps[i].fill, px(k_radius_segment));
        if (theme_name() == ThemeName::sunlight) {
            list->AddRect({x, rect.y}, to, colors.border_strong, px(k_radius_segment));
        }
        if (width >= px(16)) {
            draw_text_in(list, {x, rect.y, width, rect.height}, std::to_string(parts[i]),
                         Type::small, colors.steps[i].number, Align::center);
        }
        x += width + px(1);
    }
}

}  // namespace casebridge::ui
