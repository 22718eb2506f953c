// What a person may make of an entry that stands out of order or in conflict (domain.md, below the
// table; exchange.md, Events). Read by the fold, which carries it out, and by decide and the
// screens, which offer it.
#pragma once

#include "domain/matter_state.h"

namespace casebridge::domain {

/// How adopting an entry would take effect now.
enum class Adoption {
    impossible,   // the table does not allow it, and it would move or open something
    as_entered,   // as if it were entered now: contents, stage and flags
    fields_only,  // replaces the contents of the one of its kind that stands (two receipts)
};
[[nodiscard]] Adoption adoption_of(const MatterState& state, const HistoryLine& line);

/// The sides that wrote the entry and the one it is in conflict with, and the owner of the matter,
/// say what becomes of it.
[[nodiscard]] bool may_settle(const MatterState& state, const HistoryLine& line,
                              const AgencyId& agency);

}  // namespace casebridge::domain
