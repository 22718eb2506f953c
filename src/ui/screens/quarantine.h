// 可以先看，还不能并入: the way on from a bundle whose sender nobody has compared, on the pages
// 导入结果 and 通讯录.
#pragma once

#include <string>

#include "ui/layout.h"
#include "ui/screens/state.h"

namespace casebridge::ui {

/// Whether everybody whom the bundle waits for has been compared since.
[[nodiscard]] bool all_compared(const app::Session& session, const app::ImportView& view);
/// Whom the bundle waits for, as words.
[[nodiscard]] std::string unverified_names(const app::Session& session,
                                           const app::ImportView& view);
/// Every entry of the bundle: what, who, when, as it says. Draws.
void quarantined_entries(const app::ImportView& view);
/// In the title row: to the comparison, and once that was done, to another verification.
void quarantine_buttons(ScreenState& state, const app::ImportView& view, Row& row);
/// Goes to the comparison of this agency's fingerprint.
void open_comparison(ScreenState& state, const AgencyId& agency);

}  // namespace casebridge::ui
