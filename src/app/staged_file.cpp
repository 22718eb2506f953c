#include "app/staged_file.h"

#include <utility>

namespace casebridge::app {
std::shared_ptr<StagedFile> StagedFile::begin(storage::BlobPort& blobs, std::string name,
                                              std::size_t part_bytes) {
    return std::shared_ptr<StagedFile>{new StagedFile{blobs, std::move(name), part_bytes}};
}

void StagedFile::write(BytesView bytes, Then then) {
    append(pending_, bytes);
    if (pending_.size() < part_bytes_) return then(Done{});
    flush(std::move(then));
}

void StagedFile::flush(Then then) {
    blobs_.stage(name_, storage::BlobPort::Stage::going_out, std::exchange(pending_, {}),
                 [then = std::move(then)](Result<Done> staged) { then(std::move(staged)); });
}

void StagedFile::close(std::string media_type,
                       std::function<void(Result<storage::BlobHandle>)> done) {
    flush([self = shared_from_this(), media_type = std::move(media_type),
           done = std::move(done)](Status staged) {
        if (!staged.ok()) return done(staged.error());
        self->blobs_.finish_stage(self->name_, media_type, done);
    });
}

void StagedFile::drop() {
    blobs_.clear_stage(name_, [](Result<Done>) {});
}

}  // namespace casebridge::app
