// Entries that wait for a person's word: what the matter page says of them at its top, and the card
// that stands above a form about an entry.
#pragma once

#include "app/views.h"

namespace casebridge::ui {

struct ScreenState;

/// One message for each entry that waits, in plain words, with the way to settling it where that is
/// ours. Draws.
void disputed_entries(ScreenState& state, const app::MatterView& view);

/// 重号: before dispatch one of the two gets another number; after it both stay, with a 重号说明
/// (domain.md, The three annexes). Draws.
void shared_numbers(ScreenState& state, const app::MatterView& view);

/// The entry that a form is about; of two in conflict, what they say differently. Draws.
void entry_card(const app::MatterView& view, const EventId& entry);

}  // namespace casebridge::ui
