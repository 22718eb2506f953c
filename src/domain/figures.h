// What statistics count of one matter, beside its stage and its clocks. Pure functions of the
// state.
#pragma once

#include <string>
#include <string_view>

#include "domain/matter_state.h"

namespace casebridge::domain {

/// The day since which nothing is left to do but to archive; unset while the matter runs.
[[nodiscard]] Date finished_on(const MatterState& state);
/// Where it happened, as the first record with a place says; may be empty.
[[nodiscard]] std::string place_of(const MatterState& state);
/// What places are grouped by: the number of the road ("G206" of "G206国道K1432+300 右侧"), else
/// the whole text.
[[nodiscard]] std::string place_group(std::string_view place);
/// The receiving agency raised a 异议, in this opening of the matter or an earlier one.
[[nodiscard]] bool was_disputed(const MatterState& state);
/// A name as shares, packs and statistics show it (domain.md, Archive): of a natural person the
/// first character and 某, of anybody else the name. Records of 隐患 and 线索 do not say what their
/// subject is: a name of two to four characters without a word for an organisation counts as a
/// person's.
[[nodiscard]] std::string masked_party(const MatterState& state);

}  // namespace casebridge::domain
