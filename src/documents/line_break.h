// Where a line of Chinese text may end (GB/T 15834-2011, 标示位置: closing marks never start a
// line, opening marks never end one; numbers and words of letters stay whole).
#pragma once

namespace casebridge::documents {

/// Whether a line may end between two neighbouring characters.
[[nodiscard]] bool may_break_between(char32_t before, char32_t after);

}  // namespace casebridge::documents
