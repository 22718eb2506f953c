// Finding Chinese words by the initials of their pinyin: "jdz" finds 景德镇. The readings are those
// of Unicode's collation; hanzi with several common readings answer to each of them.
#pragma once

#include <string>
#include <string_view>

namespace casebridge {

/// True when the typed letters (a to z, any case) and digits stand for characters of the text that
/// follow each other; marks and spaces in the text are passed over. Always true for nothing typed,
/// never for typed characters other than letters and digits.
[[nodiscard]] bool matches_initials(std::string_view text, std::string_view typed);

}  // namespace casebridge
