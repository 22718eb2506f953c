// Who may enter what becomes of an item of evidence, and where it lies.
#pragma once

#include <vector>

#include "domain/matter_state.h"

namespace casebridge::domain {

/// The evidence that an entry brought; null where the matter has none.
[[nodiscard]] const FiledEvidence* find_evidence(const MatterState& state, const EventId& entry);
/// 保管经过 of one item, in fold order.
[[nodiscard]] std::vector<const FiledCustody*> custody_of(const MatterState& state,
                                                          const EventId& entry);
/// Where it was last; of a physical item that was never moved, where its particulars say.
[[nodiscard]] std::string location_of(const MatterState& state, const FiledEvidence& filed);

/// The side that entered the item keeps its log. The other one does from the 移交 to it; R also,
/// once it holds the case, for what came with it.
[[nodiscard]] bool may_keep(const MatterState& state, const FiledEvidence& filed, Side side);
[[nodiscard]] bool may_keep(const MatterState& state, const FiledEvidence& filed,
                            const AgencyId& agency);
/// There is an item of which the side may keep the log.
[[nodiscard]] bool keeps_any(const MatterState& state, Side side);

}  // namespace casebridge::domain
