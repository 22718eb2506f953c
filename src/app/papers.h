// From a matter, or from a form that is being filled, to the paper it produces (documents/annexes.h
// and documents/records.h make the papers themselves).
#pragma once

#include <optional>

#include "app/actions.h"
#include "documents/document.h"
#include "domain/transfer.h"

namespace casebridge::app {

/// Who issues our papers.
struct PaperContext {
    std::string agency_name;     // ours, in full
    std::string bureau_name;     // in full; empty when not known
    std::string recipient_name;  // in full; empty when not known
};

/// A paper of the matter as it stands; nothing when the matter has not come that far.
[[nodiscard]] std::optional<documents::Document> paper_of(const domain::TransferState& state,
                                                          PaperKind kind, const EventId& record,
                                                          const PaperContext& context);
/// The paper that this form would produce.
[[nodiscard]] std::optional<documents::Document> preview_of(const domain::TransferState& state,
                                                            domain::EventType command,
                                                            const domain::FieldValues& values,
                                                            const PaperContext& context);

}  // namespace casebridge::app
