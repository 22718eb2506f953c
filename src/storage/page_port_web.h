// The ports of the browser: IndexedDB through web/storage.js and web/blobs.js, which the page loads
// before the program and may pass to it as Module.storage and Module.blobs. Only platform_web
// includes this.
#pragma once

#include <memory>

#include "storage/blob_port.h"
#include "storage/log_backend.h"
#include "storage/page_port.h"

namespace casebridge::storage {

[[nodiscard]] std::unique_ptr<PagePort> open_web_page_port();

/// The same without the durability machine; one at a time.
[[nodiscard]] std::unique_ptr<LogBackend> open_web_backend();

/// Works once the page port has loaded. Handles are those of Module.blobs.hold(file) in JavaScript.
[[nodiscard]] std::unique_ptr<BlobPort> open_web_blob_port();

}  // namespace casebridge::storage
