#include "app/file_pump.h"

#include <algorithm>
#include <utility>

namespace casebridge::app {
namespace {

constexpr std::uint32_t k_least_slice_bytes = 16 * 1024;
constexpr std::uint32_t k_most_slice_bytes = 512 * 1024;
constexpr double k_light_ms = 3;
constexpr double k_heavy_ms = 8;

}  // namespace

std::shared_ptr<FilePump> FilePump::start(storage::BlobPort& blobs, storage::BlobHandle handle,
                                          std::function<double()> now_ms, Take take,
                                          Finished done) {
    std::shared_ptr<FilePump> pump{
        new FilePump{blobs, handle, std::move(now_ms), std::move(take), std::move(done)}};
    pump->next();
    return pump;
}

// Lets go of both callbacks first: they usually hold our owner, who holds us.
void FilePump::finish(Result<bool> result) {
    take_ = nullptr;
    const Finished done = std::exchange(done_, nullptr);
    if (done != nullptr) done(std::move(result));
}

void FilePump::fit_slice(double work_ms) {
    if (work_ms < k_light_ms) slice_bytes_ = std::min(2 * slice_bytes_, k_most_slice_bytes);
    if (work_ms > k_heavy_ms) slice_bytes_ = std::max(slice_bytes_ / 2, k_least_slice_bytes);
}

void FilePump::next() {
    if (stopped_) return finish(false);
    if (position_ >= size_bytes_) return finish(true);
    blobs_.read(handle_, position_, slice_bytes_, [self = shared_from_this()](Result<Bytes> slice) {
        if (self->stopped_) return self->finish(false);
        if (!slice.ok()) return self->finish(slice.error());
        // A file that shrank while we read it gives nothing more.
        if (slice->empty()) {
            return self->finish(fail(ErrorCode::file_changed_while_read));
        }
        self->position_ += slice->size();
        const double begun_ms = self->now_ms_();
        if (!self->take_(std::move(*slice))) return self->finish(false);
        self->fit_slice(self->now_ms_() - begun_ms);
        self->next();
    });
}

}  // namespace casebridge::app
