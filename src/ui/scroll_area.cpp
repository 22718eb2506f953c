#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/theme.h"

namespace casebridge::ui {

namespace {

constexpr float k_bar_width = 6;
constexpr float k_bar_margin = 3;
constexpr float k_bar_least = 32;
constexpr float k_finger_slop = 8;
// A flick keeps this share of its speed each millisecond: it has gone after about a second.
constexpr float k_inertia_per_ms = 0.996F;
constexpr float k_speed_unit = 1000;  // kept_int holds thousandths of pixels a millisecond

bool is_finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

// A finger that moves drags the content and no longer presses what it started on.
void scroll_by_finger(NodeId id, ImGuiWindow* window) {
    int& dragging = kept_int(ImHashData("drag", 4, id));
    int& speed = kept_int(ImHashData("speed", 5, id));
    const ImGuiIO& io = ImGui::GetIO();
    const float elapsed_ms = std::clamp(io.DeltaTime * 1000, 1.0F, 50.0F);
    if (is_finger() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const bool started_here = window->OuterRectClipped.Contains(io.MouseClickedPos[0]);
        const float moved = io.MousePos.y - io.MouseClickedPos[0].y;
        if (dragging == 0 && started_here && std::fabs(moved) > px(k_finger_slop) &&
            window->ScrollMax.y > 0 &&
            ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows |
                                   ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
            dragging = 1;
            ImGui::ClearActiveID();
        }
        if (dragging != 0) {
            ImGui::SetScrollY(window, window->Scroll.y - io.MouseDelta.y);
            speed = static_cast<int>(-io.MouseDelta.y / elapsed_ms * k_speed_unit);
            request_frame();
        }
        return;
    }
    dragging = 0;
    if (speed != 0) {
        const float now = static_cast<float>(speed) / k_speed_unit;
        ImGui::SetScrollY(window, window->Scroll.y + now * elapsed_ms);
        const float slower = now * std::pow(k_inertia_per_ms, elapsed_ms);
        speed = std::fabs(slower) < 0.02F || frame().reduced_motion
                    ? 0
                    : static_cast<int>(slower * k_speed_unit);
        request_frame();
    }
}

void draw_bar(ImGuiWindow* window, const Rect& rect, NodeId id) {
    const float most = window->ScrollMax.y;
    if (most <= 0) {
        return;
    }
    const float track = rect.height - 2 * px(k_bar_margin);
    const float length =
        std::min(track, std::max(px(k_bar_least), track * rect.height / (rect.height + most)));
    const float top =
        rect.y + px(k_bar_margin) + (track - length) * std::min(1.0F, window->Scroll.y / most);
    const float width = px(k_bar_width);
    const ImRect grip({right_of(rect) - width - 2 * px(k_bar_margin), top},
                      {right_of(rect), top + length});
    const NodeId bar_id = ImHashData("bar", 3, id);
    bool hovered = false;
    bool held = false;
    if (ImGui::ItemAdd(grip, bar_id, nullptr, ImGuiItemFlags_NoNav)) {
        ImGui::ButtonBehavior(grip, bar_id, &hovered, &held);
    }
    if (held && track > length) {
        ImGui::SetScrollY(window,
                          window->Scroll.y + ImGui::GetIO().MouseDelta.y * most / (track - length));
        request_frame();
    }
    const ImVec2 from{right_of(rect) - width - px(k_bar_margin), top};
    window->DrawList->AddRectFilled(
        from, {from.x + width, top + length},
        hovered || held ? theme().border_strong : theme().border_control, width / 2);
}

}  // namespace

ScrollArea::ScrollArea(std::string_view id, const Rect& rect, float padding_design,
                       std::string_view name, Role role)
    : id_(node_id(id)), rect_(rect), padding_(px(padding_design)) {
    ImGui::SetCursorScreenPos({rect.x, rect.y});
    ImGui::BeginChild(id_, {std::max(1.0F, rect.width), std::max(1.0F, rect.height)},
                      ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav |
                          ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    // What is clipped away must still be laid out and reported.
    window->SkipItems = false;
    if (const std::optional<Scroll> asked = semantics().take_scroll(id_)) {
        ImGui::SetScrollY(window, asked->y);
        request_frame();
    }
    if (ImGui::IsWindowAppearing()) {
        request_frame();
    }
    scroll_by_finger(id_, window);

    Node node;
    node.id = id_;
    node.role = role;
    node.name = name;
    node.rect = rect;
    node.scroll = Scroll{window->Scroll.x, window->Scroll.y, rect.width,
                         std::max(rect.height, window->ScrollMax.y + rect.height)};
    semantics().push(std::move(node));
    push_area({rect.x + padding_, rect.y + padding_ - window->Scroll.y,
               std::max(0.0F, rect.width - 2 * padding_),
               std::max(0.0F, rect.height - 2 * padding_)});
}

ScrollArea::~ScrollArea() {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, cursor().y) + padding_;
    pop_area();
    const float content = window->DC.CursorMaxPos.y - window->DC.CursorStartPos.y;
    // The first frame of a longer content does not know its end yet.
    if (std::fabs(content - std::max(1.0F, window->ContentSize.y)) > 1) {
        request_frame();
    }
    draw_bar(window, rect_, id_);
    semantics().pop();
    ImGui::EndChild();
}

void scroll_to_top() {
    ImGui::SetScrollY(ImGui::GetCurrentWindow(), 0);
    request_frame();
}

void scroll_into_view(const Rect& rect) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const float margin = px(24);
    if (rect.y < window->InnerRect.Min.y + margin) {
        ImGui::SetScrollY(window, window->Scroll.y + rect.y - window->InnerRect.Min.y - margin);
        request_frame();
    } else if (bottom_of(rect) > window->InnerRect.Max.y - margin) {
        ImGui::SetScrollY(window,
                          window->Scroll.y + bottom_of(rect) - window->InnerRect.Max.y + margin);
        request_frame();
    }
}

}  // namespace casebridge::ui
