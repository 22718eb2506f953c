// 导出移交包 to the other side: encrypted for its computers at one press; the other ways behind a
// question that says who can read the file then.
#pragma once

#include "app/views.h"
#include "ui/screens/state.h"

namespace casebridge::ui {

/// Encrypted for the other side's computers.
void push_export(ScreenState& state, const app::MatterLine& line);
void open_export_options(ScreenState& state);
void export_options_dialog(ScreenState& state, const app::MatterView& view);
/// After an export in parts, on whatever page: until all are saved or given up.
void saved_parts_dialog(ScreenState& state);

}  // namespace casebridge::ui
