// XXH64 (Collet, xxHash fast digest algorithm, "XXH64 algorithm description", revision 0.1.1):
// finds accidental damage of stored pages at memory speed. No cryptographic hash; never use it for
// identity.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace casebridge::storage {

[[nodiscard]] std::uint64_t xxh64(BytesView bytes, std::uint64_t seed);

}  // namespace casebridge::storage
