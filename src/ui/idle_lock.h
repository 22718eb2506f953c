// When a page that nobody touches locks itself.
#pragma once

namespace casebridge::ui {

class IdleLock {
public:
    explicit IdleLock(double after_ms) : after_ms_(after_ms) {}

    /// Milliseconds until it locks, seen from this frame; 0 when it is time, told once. `active`:
    /// somebody did something, or there is nothing to lock.
    [[nodiscard]] double left(double now_ms, bool active) {
        if (active) last_ms_ = now_ms;
        const double left_ms = last_ms_ + after_ms_ - now_ms;
        if (left_ms > 0) return left_ms;
        last_ms_ = now_ms;
        return 0;
    }

private:
    double after_ms_;
    double last_ms_ = 0;
};

}  // namespace casebridge::ui
