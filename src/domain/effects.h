// What the contents of an event write into the state: one function for each event type. Stage and
// flags are the table's business, and whether the event stands is the fold's.
#pragma once

#include "domain/matter_state.h"

namespace casebridge::domain {

/// Writes the contents of an entry that stands. `data` is the event's own, or as corrected.
void write_effect(MatterState& state, const Event& event, const EventData& data, Side side);

}  // namespace casebridge::domain
