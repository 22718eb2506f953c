// What can be wrong with a filled form beside its fields' own rules: dates that contradict each
// other, one officer twice, a number used before, an item left unanswered. Used by decide and by
// the gate.
#pragma once

#include "domain/decide.h"

namespace casebridge::domain {

/// Two different officers, each with a certificate number or a stated reason (行政处罚法42).
[[nodiscard]] bool has_two_officers(const Record& record);

/// 沟通核实 recorded since the latest objection; true where nothing was objected.
[[nodiscard]] bool consulted_since_objection(const MatterState& state);

}  // namespace casebridge::domain
