// The fold: events in, state out. Deterministic and total; an event never fails here, it stands or
// it does not (exchange.md, Events). Order: causal, ties by (lamport, device, id).
#pragma once

#include <span>
#include <vector>

#include "domain/fold_order.h"
#include "domain/matter_state.h"

namespace casebridge::domain {

/// Folds all events of one matter. They may come in any order and must have been admitted: every
/// parent is among them. `unknown` counts the stored events whose type this version does not know.
[[nodiscard]] MatterState fold(std::span<const Event> events, std::uint64_t unknown = 0);

/// The same, and replaces what each entry says by how the fold read it: with its corrections, and a
/// withdrawal that came too late as a request for one.
[[nodiscard]] MatterState fold_and_read(std::vector<Event>& events, std::uint64_t unknown = 0);

/// The matter's heads: events that are nobody's parent, sorted by id.
[[nodiscard]] std::vector<EventId> heads_of(std::span<const Event> events);

/// The matter as it was when this entry was made: the entry and all that its author knew. Empty
/// where there is no such entry.
[[nodiscard]] MatterState state_at(std::span<const Event> events, const EventId& entry);

}  // namespace casebridge::domain
