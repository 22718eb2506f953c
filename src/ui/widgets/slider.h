// A value between two ends: label, track of 4 with a knob of 16, the value in words. Arrow keys
// move it by a step, with Shift by ten; a finger or the mouse drags it.
#pragma once

#include <string_view>

namespace casebridge::ui {

struct SliderOptions {
    std::string_view label;
    int least = 0;
    int most = 100;
    int rest = 0;  ///< where it has no effect: the track is filled from there
    std::string_view value_words;
    float track = 104;  ///< design
};
/// 40 high; true when the value changed.
bool slider(std::string_view id, int& value, const SliderOptions& options);
/// Physical width it will have.
[[nodiscard]] float slider_width(const SliderOptions& options);

}  // namespace casebridge::ui
