// 处罚时效 (行政处罚法36): an act that nobody discovered within two years is not punished any more,
// within five where it endangers 生命健康安全 or 金融安全 and did harm. It is about discovery, so
// it is a date to be reminded of and no clock that a handling could break.
#pragma once

#include <optional>

#include "domain/matter_state.h"

namespace casebridge::domain {

struct Prescription {
    int years = 2;
    Date act_ended_on;   // the act's day, or its last where it went on
    Date until;          // the last day on which discovery keeps it punishable; it does not roll
    Date discovered_on;  // the matter's first entry

    [[nodiscard]] bool in_time() const { return discovered_on <= until; }
    bool operator==(const Prescription&) const = default;
};
/// Nothing until the legal basis says when the act ended: while it goes on, no time runs.
[[nodiscard]] std::optional<Prescription> prescription_of(const MatterState& state);

}  // namespace casebridge::domain
