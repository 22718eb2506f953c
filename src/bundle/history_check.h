// What the events of one bundle say about each other, as far as the bundle alone can decide it:
// matter and lamport of parents, a device's own numbers, and whether the author took part in the
// matter at its parents (exchange.md, Events). An event with an absent ancestor is left to
// admission.
#pragma once

#include <span>
#include <vector>

#include "bundle/reader.h"

namespace casebridge::bundle {

/// Findings in the order of the events. Codes: event_of_other_matter, event_lamport_wrong,
/// event_sequence_gap, event_not_authorised, limit_exceeded (over 64 agencies in one matter).
[[nodiscard]] std::vector<Finding> check_history(std::span<const BundleEvent> events);

}  // namespace casebridge::bundle
