// The bar above every page: whose PC this is, search, the save light, import and export.
#pragma once

#include "ui/layout.h"
#include "ui/screens/state.h"

namespace casebridge::ui {

void top_bar(ScreenState& state, const PageLayout& layout);

}  // namespace casebridge::ui
