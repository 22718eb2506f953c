// The length of segments where small databases must have several.
#pragma once

#include <cstdint>

namespace casebridge::test {

inline constexpr std::uint32_t small_segment_bytes = 256 * 1024;

}  // namespace casebridge::test
