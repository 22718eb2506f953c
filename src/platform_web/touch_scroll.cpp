#include "platform_web/touch_scroll.h"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/frame_requests.h"

namespace casebridge::platform_web {

namespace {

constexpr float k_slop_css_px = 8;
constexpr double k_stop_after_ms = 120;  // a finger that rested before lifting does not throw
constexpr float k_friction_per_ms = 0.004F;
constexpr float k_slowest = 0.02F;

// Scrolls the innermost window at the point that can still move that way.
void scroll_at(float x, float y, float delta_x, float delta_y) {
    ImGuiWindow* window = nullptr;
    ImGui::FindHoveredWindowEx(ImVec2(x, y), false, &window, nullptr);
    bool scrolled_x = delta_x == 0;
    bool scrolled_y = delta_y == 0;
    for (; window != nullptr && (!scrolled_x || !scrolled_y); window = window->ParentWindow) {
        if (!scrolled_y && window->ScrollMax.y > 0) {
            ImGui::SetScrollY(window,
                              ImClamp(window->Scroll.y - delta_y, 0.0F, window->ScrollMax.y));
            scrolled_y = true;
        }
        if (!scrolled_x && window->ScrollMax.x > 0) {
            ImGui::SetScrollX(window,
                              ImClamp(window->Scroll.x - delta_x, 0.0F, window->ScrollMax.x));
            scrolled_x = true;
        }
    }
}

}  // namespace

void TouchScroll::press(float x, float y, double now_ms) {
    start_x_ = last_x_ = x;
    start_y_ = last_y_ = y;
    speed_x_ = speed_y_ = 0;
    last_ms_ = now_ms;
    held_ = true;
    dragging_ = false;
    rolling_ = false;
}

void TouchScroll::move(float x, float y, double now_ms) {
    if (!held_) {
        return;
    }
    const float slop = k_slop_css_px * ui::device_scale();
    if (!dragging_ && std::hypot(x - start_x_, y - start_y_) < slop) {
        return;
    }
    dragging_ = true;
    const float delta_x = x - last_x_;
    const float delta_y = y - last_y_;
    scroll_at(start_x_, start_y_, delta_x, delta_y);
    const auto elapsed = static_cast<float>(now_ms - last_ms_);
    if (elapsed > 0) {
        speed_x_ = 0.6F * delta_x / elapsed + 0.4F * speed_x_;
        speed_y_ = 0.6F * delta_y / elapsed + 0.4F * speed_y_;
    }
    last_x_ = x;
    last_y_ = y;
    last_ms_ = now_ms;
}

bool TouchScroll::release(double now_ms) {
    const bool tapped = held_ && !dragging_;
    rolling_ = dragging_ && now_ms - last_ms_ < k_stop_after_ms;
    last_ms_ = now_ms;
    held_ = false;
    dragging_ = false;
    return tapped;
}

void TouchScroll::cancel() {
    held_ = false;
    dragging_ = false;
    rolling_ = false;
}

bool TouchScroll::roll(double now_ms) {
    if (!rolling_) {
        return false;
    }
    const auto elapsed = static_cast<float>(now_ms - last_ms_);
    last_ms_ = now_ms;
    scroll_at(start_x_, start_y_, speed_x_ * elapsed, speed_y_ * elapsed);
    const float kept = std::exp(-k_friction_per_ms * elapsed);
    speed_x_ *= kept;
    speed_y_ *= kept;
    rolling_ = std::hypot(speed_x_, speed_y_) > k_slowest;
    return rolling_;
}

}  // namespace casebridge::platform_web
