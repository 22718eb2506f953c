// How answers come back from web/storage.js and web/blobs.js: codes as numbers, and a token that
// owns the C++ continuation until JavaScript answers exactly once. Only the *_web.cpp files include
// this.
#pragma once

#include <memory>
#include <utility>

#include "base/result.h"

namespace casebridge::storage {

/// The order of the code names in the EM_JS functions.
enum class WebCode : int { ok, failed, full, another_tab, newer, missing, unreadable, lost };

[[nodiscard]] inline Status status_of(int code, const char* place) {
    switch (static_cast<WebCode>(code)) {
        case WebCode::ok: return Done{};
        case WebCode::failed: return fail(ErrorCode::storage_failed, place);
        case WebCode::full: return fail(ErrorCode::storage_full, place);
        case WebCode::another_tab: return fail(ErrorCode::another_tab, place);
        case WebCode::newer: return fail(ErrorCode::storage_newer, place);
        case WebCode::missing: return fail(ErrorCode::blob_missing, place);
        case WebCode::lost: return fail(ErrorCode::storage_lost, place);
        case WebCode::unreadable: return fail(ErrorCode::read_failed, place);
    }
    return fail(ErrorCode::storage_failed, place);
}

/// Lives as long as its port; a continuation whose port has gone does nothing.
using Alive = std::shared_ptr<const bool>;

}  // namespace casebridge::storage
