// 对账: our 对账单 goes out from 收发, theirs is shown beside ours on the page of imports.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// One button for each agency that was compared.
void ledger_export_card(ScreenState& state);
/// What a 对账单 says otherwise than we do, each with what closes it.
void reconciliation_cards(ScreenState& state, const app::ImportView& view);

}  // namespace casebridge::ui
