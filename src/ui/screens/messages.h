// What the program has to say by itself: above the content of a page, or for a moment at its lower
// edge.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// `floor`: what lies below stays free, as the bars at the thumb.
void passing_notice(ScreenState& state, float floor);

}  // namespace casebridge::ui
