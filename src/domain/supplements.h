// 补充证据, item by item: what was asked for, and the evidence that says which item it answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/matter_state.h"

namespace casebridge::domain {

/// The request that waits for an answer; null without one.
[[nodiscard]] const RequestSupplement* open_request(const MatterState& state);
/// An item in these words was asked for, now or earlier.
[[nodiscard]] bool was_asked_for(const MatterState& state, std::string_view item);
/// Titles of the evidence that answers an item in these words, in the order it was added.
[[nodiscard]] std::vector<std::string> evidence_answering(const MatterState& state,
                                                          std::string_view item);
/// The first item of the open request that no evidence answers; empty where there is none.
[[nodiscard]] std::string first_unanswered_item(const MatterState& state);

}  // namespace casebridge::domain
