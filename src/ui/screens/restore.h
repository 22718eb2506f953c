// 从备份恢复, from the screens that stand before the work.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// The dialog, where it is open (ScreenState::restore). Drawn last.
void restore_dialog(ScreenState& state);
/// Asks before an empty installation takes the place of the lost one.
void start_over_dialog(ScreenState& state);

}  // namespace casebridge::ui
