// Scrolling with a finger: a touch that moves drags the scrolling window under it, and lets it roll
// on after it is lifted. A touch that stays in place is a click. Lengths in physical pixels, times
// in milliseconds. It must not handle mice or pens.
#pragma once

namespace casebridge::platform_web {

class TouchScroll {
public:
    void press(float x, float y, double now_ms);
    /// Scrolls once the finger has left its place.
    void move(float x, float y, double now_ms);
    /// True when the touch was a tap, which the caller turns into a click.
    [[nodiscard]] bool release(double now_ms);
    void cancel();
    /// Rolls on; true while another frame is needed. Call inside a frame.
    bool roll(double now_ms);

private:
    float start_x_ = 0;
    float start_y_ = 0;
    float last_x_ = 0;
    float last_y_ = 0;
    float speed_x_ = 0;  // pixels per millisecond
    float speed_y_ = 0;
    double last_ms_ = 0;
    bool held_ = false;
    bool dragging_ = false;
    bool rolling_ = false;
};

}  // namespace casebridge::platform_web
