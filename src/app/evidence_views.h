// Evidence as the matter page shows it.
#pragma once

#include "app/matter_views.h"

namespace casebridge::app {

/// One for each of state.evidence, in its order.
[[nodiscard]] std::vector<EvidenceView> evidence_views(const MatterFile& file,
                                                       const ViewContext& context);

}  // namespace casebridge::app
