// The one place where the library's exceptions become error values; none leaves src/crypto.
#pragma once

#include "base/result.h"

namespace casebridge::crypto {

/// What `work` returns, a Result; `code` when it throws, exhausted memory included.
template <class Work>
[[nodiscard]] auto guarded(ErrorCode code, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (...) {
        return fail(code);
    }
}

}  // namespace casebridge::crypto
