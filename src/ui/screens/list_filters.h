// What stands above the rows of 案件移交: the tabs, the filter bar and 常用筛选. They change the
// filter, the order and the page kept in TransferListState; what is shown follows from those.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// What 环节 and 承办 offer: for when the lines have changed, since it looks at all of them.
void update_list_choices(ScreenState& state);
/// The tabs with their counts, and at their right 常用筛选.
void list_tabs(ScreenState& state);
/// Search, party and the choices, in lines as needed; the order too where no column offers it.
void list_filter_bar(ScreenState& state, bool offer_opened);
/// The dialogs that 常用筛选 opens: naming one, and the question before one is deleted.
void list_dialogs(ScreenState& state);

}  // namespace casebridge::ui
