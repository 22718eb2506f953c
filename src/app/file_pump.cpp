#include "app/file_pump.h"

#include <utility>

namespace casebridge::app {

std::shared_ptr<FilePump> FilePump::start(storage::BlobPort& blobs, storage::BlobHandle handle,
                                          std::uint32_t slice_bytes, Take take, Finished done) {
    std::shared_ptr<FilePump> pump{
        new FilePump{blobs, handle, slice_bytes, std::move(take), std::move(done)}};
    pump->next();
    return pump;
}

// Lets go of both callbacks first: they usually hold our owner, who holds us.
void FilePump::finish(Result<bool> result) {
    take_ = nullptr;
    const Finished done = std::exchange(done_, nullptr);
    if (done != nullptr) done(std::move(result));
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
        if (!self->take_(std::move(*slice))) return self->finish(false);
        self->next();
    });
}

}  // namespace casebridge::app
