// Search by any fragment of a Chinese name, plate, number or text. SQLite's tokenizers cannot do
// that for words of two characters, so we index overlapping pairs of characters ourselves: "昌江区"
// becomes 昌江 江区 区. Letters are lower-cased and full-width forms folded first; other signs
// separate runs, so that no phrase reaches across them (storage.md, Search).
#pragma once

#include <string>
#include <string_view>

namespace casebridge::storage {

/// Lower case, full-width letters and digits as their ASCII forms; everything else unchanged.
[[nodiscard]] std::string folded_for_search(std::string_view text);

/// The tokens to store for a text, separated by spaces; runs are separated by a token of their own.
[[nodiscard]] std::string index_tokens(std::string_view text);

/// The FTS5 query that finds the fragments of what a person typed (fragments between spaces must
/// all occur). Empty when nothing searchable was typed.
[[nodiscard]] std::string match_query(std::string_view typed);

}  // namespace casebridge::storage
