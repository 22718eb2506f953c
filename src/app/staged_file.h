// A long file on its way out: written piece by piece to the staging store in parts of some MiB, so
// that it is never held whole. One write at a time: the next may come when `then` was called.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "storage/blob_port.h"

namespace casebridge::app {

class StagedFile : public std::enable_shared_from_this<StagedFile> {
public:
    using Then = std::function<void(Status)>;

    [[nodiscard]] static std::shared_ptr<StagedFile> begin(storage::BlobPort& blobs,
                                                           std::string name,
                                                           std::size_t part_bytes = 4 << 20);
    /// Keeps a copy. `then` may be called before this returns.
    void write(BytesView bytes, Then then);
    /// Everything written so far as one handle; it outlives drop() until it is released.
    void close(std::string media_type, std::function<void(Result<storage::BlobHandle>)> done);
    /// Frees the staging store.
    void drop();

private:
    StagedFile(storage::BlobPort& blobs, std::string name, std::size_t part_bytes)
        : blobs_(blobs), name_(std::move(name)), part_bytes_(part_bytes) {}
    void flush(Then then);

    storage::BlobPort& blobs_;
    std::string name_;
    std::size_t part_bytes_;
    Bytes pending_;
};

}  // namespace casebridge::app
