// Reads a held file from front to back in slices, one at a time, and hands each slice on. The page
// stays free between slices: they grow while their work is light (bytes of a photo) and shrink
// where it is heavy (signatures), so that one takes at most about 8 ms on any PC. A stick pulled
// out ends in read_failed. Stops by itself when the owner lets go.
#pragma once

#include <functional>
#include <memory>

#include "storage/blob_port.h"

namespace casebridge::app {

class FilePump : public std::enable_shared_from_this<FilePump> {
public:
    /// `take` returns false to stop (the reader refused); `done` is called once, with false when
    /// stopped.
    using Take = std::function<bool(Bytes)>;
    using Finished = std::function<void(Result<bool>)>;

    /// `now_ms` is a steady clock.
    [[nodiscard]] static std::shared_ptr<FilePump> start(storage::BlobPort& blobs,
                                                         storage::BlobHandle handle,
                                                         std::function<double()> now_ms, Take take,
                                                         Finished done);
    void stop() { stopped_ = true; }
    [[nodiscard]] std::uint64_t position() const { return position_; }

private:
    FilePump(storage::BlobPort& blobs, storage::BlobHandle handle, std::function<double()> now_ms,
             Take take, Finished done)
        : blobs_(blobs),
          handle_(handle),
          now_ms_(std::move(now_ms)),
          size_bytes_(blobs.size_bytes(handle)),
          take_(std::move(take)),
          done_(std::move(done)) {}
    void next();
    void fit_slice(double work_ms);
    void finish(Result<bool> result);

    storage::BlobPort& blobs_;
    storage::BlobHandle handle_;
    std::function<double()> now_ms_;
    std::uint32_t slice_bytes_ = 16 * 1024;
    std::uint64_t size_bytes_;
    std::uint64_t position_ = 0;
    bool stopped_ = false;
    Take take_;
    Finished done_;
};

}  // namespace casebridge::app
