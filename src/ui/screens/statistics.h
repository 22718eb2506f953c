// 统计, and the part of it that the dashboard shows.
#pragma once

#include <string>

#include "ui/screens/state.h"

namespace casebridge::ui {

/// The list of the matters that a figure counts.
void open_figure(ScreenState& state, const app::Figure& figure, std::string label);
/// The same of any matters.
void open_selection(ScreenState& state, const std::vector<MatterId>& matters, std::string label);
/// 本季度: each kind by step, with total and 按期; the clocks of law below.
void quarter_card(ScreenState& state);

}  // namespace casebridge::ui
