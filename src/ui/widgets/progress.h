// How far something is: the stepper of the closed loop, the five small bars, progress bars,
// loading.
#pragma once

#include <span>
#include <string_view>

#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

enum class StepState : std::uint8_t { done, now, to_come };
struct Step {
    std::string_view title;
    StepState state = StepState::to_come;
    std::string_view date = {};
    std::string_view owner = {};
};
/// 96 high with its card's padding; circle 24, line 2 with 12 on both sides.
void stepper(std::string_view id, std::span<const Step> steps);

/// Five bars 8×4, gap 2. `now` 0 to 4; 5 when all are passed. Drawing only.
void draw_step_bars(ImDrawList* list, ImVec2 at, int now);
inline constexpr float k_step_bars_width = 48;

/// 6 high, over the available width.
void progress_bar(std::string_view name, float fraction);
/// Card of a long work: title, "612 / 1,024 兆字节", bar, sentence, cancel; true when cancelled.
struct WorkProgress {
    std::string_view title;
    std::string_view amount = {};
    std::string_view sentence = {};
    float fraction = 0;  ///< negative: unknown, the bar runs
    bool can_cancel = true;
};
[[nodiscard]] bool work_progress(std::string_view id, const WorkProgress& work);
/// A turning mark with words; asks for frames while it is shown.
void loading(std::string_view words);

/// A stacked bar: gap 1, the number written inside where 16 or wider. Drawing only; `width`
/// physical.
void draw_stacked_bar(ImDrawList* list, const Rect& rect, std::span<const int> parts,
                      int total_of_largest);

}  // namespace casebridge::ui
