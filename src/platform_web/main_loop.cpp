#include "platform_web/main_loop.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform_web/bridge.h"
#include "platform_web/canvas_glyphs.h"
#include "platform_web/input_keys.h"
#include "ui/fonts.h"
#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/photo_look.h"

namespace casebridge::platform_web {

namespace {

// Layouts that measure themselves are right in the frame after.
constexpr int k_settling_frames = 2;
// An interface that never comes to rest must not hang the page.
constexpr int k_most_passes = 6;

// Longer, and together with the drawing it would keep the browser waiting for more than 50 ms.
constexpr double k_long_pass_ms = 20;

enum Modifier : int { k_control = 1, k_shift = 2, k_alt = 4, k_meta = 8 };
enum TouchPhase : int { k_press = 0, k_move = 1, k_release = 2, k_cancel = 3 };

void copy_text(ImGuiContext*, const char* text) { bridge::copy_text(text); }

const char* css_cursor(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_Hand: return "pointer";
        case ImGuiMouseCursor_TextInput: return "text";
        case ImGuiMouseCursor_ResizeAll: return "move";
        case ImGuiMouseCursor_ResizeEW: return "ew-resize";
        case ImGuiMouseCursor_ResizeNS: return "ns-resize";
        case ImGuiMouseCursor_NotAllowed: return "not-allowed";
        case ImGuiMouseCursor_Wait: return "wait";
        case ImGuiMouseCursor_Progress: return "progress";
        default: return "default";
    }
}

}  // namespace

MainLoop::MainLoop(Program program) : program_(std::move(program)) {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTrickleEventQueue = true;
    io.BackendPlatformName = "casebridge_web";
    ImGui::GetPlatformIO().Platform_SetClipboardTextFn = copy_text;
    ImGuiStyle& style = ImGui::GetStyle();
    // Textured lines are sampled; the software rasteriser draws plain triangles the same way.
    style.AntiAliasedLinesUseTex = false;
    ui::make_current(&semantics_);
    if (!bridge::wants_software()) {
        drawing_ = make_webgl_drawing();
    }
    if (!drawing_) {
        drawing_ = make_software_drawing();
    }
    ui::set_fonts(add_fonts());
}

void MainLoop::resize(float width, float height, float scale) {
    ImGui::GetIO().DisplaySize = ImVec2(std::max(1.0F, width), std::max(1.0F, height));
    ui::set_scale(scale);
}

void MainLoop::pointer_move(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }

void MainLoop::pointer_button(float x, float y, int button, bool down) {
    if (button < 0 || button >= ImGuiMouseButton_COUNT) {
        return;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    // A widget below others (a row with a button on it) takes a press only where it was hovered in
    // the frame before: a fast click or a tap must not be lost.
    if (down && (io.MousePos.x != x || io.MousePos.y != y)) settle();
    io.AddMouseButtonEvent(button, down);
}

void MainLoop::pointer_leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

bool MainLoop::has_at(float x, float y, bool ui::Node::*property) const {
    const auto& nodes = semantics_.nodes();
    return std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
        return node.*property && ui::contains(node.rect, {x, y});
    });
}

void MainLoop::touch(int phase, float x, float y) {
    if (phase == k_press) dragging_ = has_at(x, y, &ui::Node::drags);
    if (dragging_) {
        // The widget follows the finger as it follows the mouse.
        ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        if (phase == k_move) return pointer_move(x, y);
        pointer_button(x, y, 0, phase == k_press);
        if (phase == k_press) return;
        dragging_ = false;
        settle();
        ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_Mouse);
        return pointer_leave();
    }
    const double now = bridge::steady_ms();
    switch (phase) {
        case k_press: touch_.press(x, y, now); break;
        case k_move: touch_.move(x, y, now); break;
        case k_cancel: touch_.cancel(); break;
        case k_release:
            rolling_ = true;
            if (touch_.release(now)) {
                pointer_button(x, y, 0, true);
                settle();
                pointer_button(x, y, 0, false);
                settle();
                pointer_leave();  // no hover stays behind under a finger
            }
            break;
        default: break;
    }
}

void MainLoop::wheel(float x, float y, float lines_x, float lines_y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    io.AddMouseWheelEvent(lines_x, lines_y);
}

void MainLoop::pinch(float x, float y, float factor) {
    if (!(factor > 0) || !zooms_at(x, y)) return;
    pinch_at_ = ImVec2(x, y);
    pinch_lines_ += std::log(factor) / std::log(ui::k_zoom_per_wheel_line);
}

// As the wheel does. ImGui takes a place and a wheel in frames of their own: fingers report faster,
// and what they say is joined until the queue is empty.
void MainLoop::take_pinch() {
    if (pinch_lines_ == 0 || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) return;
    wheel(pinch_at_.x, pinch_at_.y, 0, std::exchange(pinch_lines_, 0.0F));
}

bool MainLoop::has_input() const {
    return pinch_lines_ != 0 || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

void MainLoop::key(std::string_view code, bool down, int modifiers) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & k_control) != 0);
    io.AddKeyEvent(ImGuiMod_Shift, (modifiers & k_shift) != 0);
    io.AddKeyEvent(ImGuiMod_Alt, (modifiers & k_alt) != 0);
    io.AddKeyEvent(ImGuiMod_Super, (modifiers & k_meta) != 0);
    if (const ImGuiKey found = key_of_code(code); found != ImGuiKey_None) {
        io.AddKeyEvent(found, down);
    }
}

void MainLoop::context_lost() { drawing_->context_lost(); }

void MainLoop::context_restored() {
    drawing_->context_restored();
    wake();
}

void MainLoop::pass(double now_ms) {
    ++frames_;
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = std::clamp(static_cast<float>((now_ms - last_ms_) / 1000.0), 0.0001F, 0.1F);
    last_ms_ = now_ms;
    program_.deliver();
    take_pinch();
    drawing_->begin_frame();
    semantics_.begin_frame();
    ImGui::NewFrame();
    rolling_ = touch_.roll(now_ms);
    program_.draw(now_ms);
    semantics_.end_frame();
    mirror_.update(semantics_, ui::device_scale());
}

void MainLoop::settle() {
    settling_frames_ = k_settling_frames;
    double asked = -1;
    for (int passes = 0; passes < k_most_passes; ++passes) {
        pass(bridge::steady_ms());
        ImGui::EndFrame();
        asked = ui::take_frame_request();
        if (!has_input() && !semantics_.has_pending_actions() && passes > 0) {
            break;
        }
    }
    if (asked > 0) {
        ui::request_frame_after(asked);
    }
    bridge::schedule_frame(0);
}

double MainLoop::frame(double now_ms) {
    const double begun_ms = bridge::steady_ms();
    pass(now_ms);
    // A page that is shown for the first time makes its lists and glyphs. It is drawn in the next
    // frame, which finds them made; in between the browser may answer.
    const bool was_long = bridge::steady_ms() - begun_ms > k_long_pass_ms;
    if (was_long && !put_off_) {
        put_off_ = true;
        ImGui::EndFrame();
        return 0;
    }
    put_off_ = false;
    ImGui::Render();
    drawing_->draw(ImGui::GetDrawData());
    set_cursor();
    return next_delay(ui::take_frame_request());
}

void MainLoop::wake() {
    settling_frames_ = std::max(settling_frames_, 1);
    bridge::schedule_frame(0);
}

double MainLoop::next_delay(double asked_ms) {
    if (settling_frames_ > 0) {
        --settling_frames_;
        return 0;
    }
    if (rolling_ || has_input() || semantics_.has_pending_actions() || program_.busy()) {
        return 0;
    }
    return asked_ms;
}

void MainLoop::set_cursor() {
    const int cursor = ImGui::GetMouseCursor();
    if (cursor != cursor_) {
        cursor_ = cursor;
        bridge::set_cursor(css_cursor(cursor));
    }
}

}  // namespace casebridge::platform_web
