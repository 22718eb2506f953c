// Who may have a word in a matter: whoever began it, and whom its entries name. It follows from the
// entries alone, whether they stand or not, so that a recipient that handed the case on keeps its
// word in the history.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "domain/events.h"

namespace casebridge::domain {

/// The first entry of a matter.
[[nodiscard]] bool begins_matter(EventType type);
/// The agencies that an entry brings into the matter, beside its author when it begins it.
[[nodiscard]] std::vector<AgencyId> agencies_named_by(const EventData& data);
/// Everybody who may have written one of these entries.
[[nodiscard]] std::set<AgencyId> agencies_in(std::span<const Event> events);

}  // namespace casebridge::domain
