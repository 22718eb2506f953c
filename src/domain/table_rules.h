// What the transition table allows in a state, for the fold and for decide alike: stages, flags and
// who asks. Neither what the program has built nor what a command contains matters here.
#pragma once

#include "base/result.h"
#include "domain/matter_state.h"
#include "domain/transitions.h"

namespace casebridge::domain {

/// Errors: not_your_agency when the agency's side never gives this command, not_allowed_in_stage
/// when the stage or an open flag stands against it.
[[nodiscard]] Status table_allows(const MatterState& state, EventType command,
                                  const AgencyId& agency);

/// The flag that this side's archive mark sets.
[[nodiscard]] constexpr Flag archive_mark_of(Side side) {
    return side == Side::bureau ? Flag::archived_bureau : Flag::archived_recipient;
}

/// Whether what the entry says of its matter's kind holds: who begins it and owns it, which record
/// belongs there. True of entries that say nothing of it.
[[nodiscard]] bool records_fit(const MatterState& state, const EventData& data,
                               const AgencyId& agency);

}  // namespace casebridge::domain
