// How texts and what people type are compared in a search by any fragment of a Chinese name, plate,
// number or text: both are folded to one spelling first, and white space ends a run that no match
// reaches across. A matter is found exactly where a scan of its folded text finds the fragment
// (storage.md, Search).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casebridge::storage {

/// The one spelling in which texts are compared: lower case, full-width forms as ASCII, one kind of
/// bracket, dash and middle dot, white space as blanks.
[[nodiscard]] std::string folded_for_search(std::string_view text);
/// Letters, digits and Han alone: how plates, document numbers and credit codes are compared, since
/// people leave out the signs between or write others.
[[nodiscard]] std::string squeezed_for_search(std::string_view text);

/// What a person typed: folded fragments, all of which must occur.
[[nodiscard]] std::vector<std::string> typed_fragments(std::string_view typed);

}  // namespace casebridge::storage
