// 应办文书: what each side owes the matter as it stands, whether or not a clock runs on it. Lists,
// the matter page and the ledger compare (对账) ask here, so that no situation is without an answer
// to the question whose turn it is.
#pragma once

#include <vector>

#include "domain/matter_state.h"

namespace casebridge::domain {

/// One thing that a side owes: the command that discharges it names its paper in the table.
struct Owed {
    Side side{};
    EventType command{};

    bool operator==(const Owed&) const = default;
};

/// In order of urgency: the step that moves the matter on, then the open flags, then the archive
/// marks. Empty only when the matter is archived on every side.
[[nodiscard]] std::vector<Owed> owed_in(const MatterState& state);

}  // namespace casebridge::domain
