// What the fuzz targets share. Each target is one function that takes any bytes; it may refuse
// them, and must neither crash, hang nor grow without bound. tools/fuzz.sh runs them under the
// address and undefined behaviour sanitizers from tests/fuzz/corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace casebridge::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What must hold whatever the input was.
inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

}  // namespace casebridge::fuzz
