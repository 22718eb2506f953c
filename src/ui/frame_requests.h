// How the interface asks for frames: without a request and without input nothing is drawn at all.
// Times in milliseconds from now. It must not draw or read a clock.
#pragma once

namespace casebridge::ui {

/// Asks for one more frame right after this one (an animation, a layout that settles).
void request_frame();

/// Asks for a frame no later than after this time (a clock on screen, a timed message).
void request_frame_after(double delay_ms);

/// What was asked for since the last call; negative when nothing was. 0 means at once.
/// For the platform's main loop.
[[nodiscard]] double take_frame_request();

/// Physical pixels per CSS pixel (devicePixelRatio): every length of the design is multiplied by
/// it.
[[nodiscard]] float scale();
/// Of the screen alone: what lies over the canvas is placed by it.
[[nodiscard]] float device_scale();
/// How much larger than on a desk everything is drawn (field mode); 1 from the start.
void set_enlargement(float times);

/// Set by the platform before a frame when the window moves to another monitor or zoom changes.
void set_scale(float scale);

}  // namespace casebridge::ui
