// 案卷 on the matter page: where it is offered, and the question before it leaves.
#pragma once

#include "app/views.h"
#include "ui/screens/state.h"
#include "ui/widgets/buttons.h"

namespace casebridge::ui {

/// Opens the question.
void volume_button(ScreenState& state, ButtonKind kind);
/// A row that says what a 案卷 is, with its button; above the papers.
void volume_offer(ScreenState& state);
/// Says that the file holds personal data in full and asks for whom and why, then exports.
void volume_dialog(ScreenState& state, const app::MatterView& view);

}  // namespace casebridge::ui
