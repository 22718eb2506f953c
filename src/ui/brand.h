// The program's mark, drawn by hand: a bridge on the accent ground.
#pragma once

#include "ui/layout.h"

namespace casebridge::ui {

/// Fills the square.
void draw_brand(const Rect& mark);

}  // namespace casebridge::ui
