// Frames only when needed. An event from the page runs the interface at once without drawing, so
// that the mirror is right when the event returns, and schedules one drawn frame; that goes on
// while something settles, rolls or asks for more. Idle, nothing runs. Coordinates are physical
// pixels, times milliseconds. It must not know what the interface is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "imgui.h"
#include "platform_web/drawing.h"
#include "platform_web/mirror.h"
#include "platform_web/touch_scroll.h"
#include "ui/semantics.h"

namespace casebridge::platform_web {

class MainLoop {
public:
    struct Program {
        /// Performs actions and delivers completions; before each `draw`.
        std::function<void()> deliver;
        /// The same, and a slice of long work; between frames, when it was asked for.
        std::function<void()> turn;
        /// Draws the interface inside ImGui's frame; the time is steady.
        std::function<void(double now_ms)> draw;
        /// True while `deliver` wants to be called again at once.
        std::function<bool()> busy;
    };

    /// Makes ImGui's context, fonts and drawing.
    explicit MainLoop(Program program);

    [[nodiscard]] ui::Semantics& semantics() { return semantics_; }

    // ---- what the page reports; settle() or a frame follows ----
    void resize(float width, float height, float scale);
    void pointer_move(float x, float y);
    void pointer_button(float x, float y, int button, bool down);
    void pointer_leave();
    void touch(int phase, float x, float y);
    void wheel(float x, float y, float lines_x, float lines_y);
    /// Whether two fingers enlarge what is there.
    [[nodiscard]] bool zooms_at(float x, float y) const { return has_at(x, y, &ui::Node::zooms); }
    /// Two fingers came apart by this factor since the last call, around this place.
    void pinch(float x, float y, float factor);
    void key(std::string_view code, bool down, int modifiers);
    void context_lost();
    void context_restored();

    /// Runs the interface until it has taken all input, without drawing.
    void settle();
    /// Delivers completions and goes on with long work, without drawing.
    void turn() { program_.turn(); }
    /// A drawn frame. Returns the delay to the next one, negative for none.
    double frame(double now_ms);
    /// Asks for a drawn frame because something outside changed.
    void wake();

    [[nodiscard]] std::uint32_t frames() const { return frames_; }

private:
    void pass(double now_ms);
    [[nodiscard]] bool has_at(float x, float y, bool ui::Node::*property) const;
    void take_pinch();
    [[nodiscard]] bool has_input() const;
    void set_cursor();
    [[nodiscard]] double next_delay(double asked_ms);

    Program program_;
    ui::Semantics semantics_;
    Mirror mirror_;
    TouchScroll touch_;
    ImVec2 pinch_at_;
    float pinch_lines_ = 0;  // of the wheel, not taken yet
    bool dragging_ = false;  // a finger holds a widget that moves
    std::unique_ptr<Drawing> drawing_;
    std::uint32_t frames_ = 0;
    int settling_frames_ = 0;
    double last_ms_ = 0;
    int cursor_ = -1;
    bool rolling_ = false;
    bool put_off_ = false;  // the last frame was not drawn
};

}  // namespace casebridge::platform_web
