#include "app/volume_job.h"

#include <algorithm>
#include <utility>

#include "domain/named_files.h"

namespace casebridge::app {

/// The file that is being written, between two of its slices.
struct VolumeJob::Slices {
    std::size_t index = 0;
    storage::BlobHandle handle{};
    std::uint64_t position = 0;
    std::uint64_t size_bytes = 0;
    documents::Crc32 crc32;
};

/// The file that is being hashed.
struct VolumeJob::Hashing {
    bundle::FileHasher hasher;
    documents::Crc32 crc32;
};

namespace {

constexpr std::uint64_t k_passes = 3;  // hashing, writing, reading back
constexpr std::uint32_t k_slice_bytes = 512 * 1024;
constexpr std::string_view k_stage = "volume";

}  // namespace

VolumeJob::VolumeJob(Environment environment, VolumeRequest request, Finished done)
    : environment_(std::move(environment)),
      request_(std::move(request)),
      done_(std::move(done)),
      file_name_(volume_file_name(request_.file.state, request_.made)),
      staged_(StagedFile::begin(environment_.blobs, std::string{k_stage})) {
    std::map<FileId, std::uint64_t> sizes;
    for (const domain::Filed<domain::NamedFile>& named : domain::named_files(request_.file.state)) {
        sizes.emplace(named.content.file, named.content.size_bytes);
    }
    for (auto& [id, path] : archive_paths(request_.file.state)) {
        files_.push_back({.id = id, .path = path});
        total_bytes_ += sizes[id];
    }
}

std::shared_ptr<VolumeJob> VolumeJob::start(Environment environment, VolumeRequest request,
                                            Finished done) {
    std::shared_ptr<VolumeJob> job{
        new VolumeJob{std::move(environment), std::move(request), std::move(done)}};
    job->hash_next(0);
    return job;
}

std::uint64_t VolumeJob::done_bytes() const {
    return std::min(total_bytes_, worked_bytes_ / k_passes);
}

void VolumeJob::worked(std::uint64_t bytes) {
    worked_bytes_ += bytes;
    environment_.changed();
}

void VolumeJob::cancel() {
    cancelled_ = true;
    if (pump_ != nullptr) pump_->stop();
}

bool VolumeJob::stopped() {
    if (finished_) return true;
    if (!cancelled_) return false;
    finish(fail(ErrorCode::cancelled));
    return true;
}

void VolumeJob::finish(Result<ExportedVolume> result) {
    if (std::exchange(finished_, true)) return;
    staged_->drop();
    done_(std::move(result));
}

// ---- first reading: hashes ----

void VolumeJob::hash_next(std::size_t index) {
    if (stopped()) return;
    if (index == files_.size()) return make_texts();
    environment_.blobs.open(files_[index].id,
                            [self = shared_from_this(), index](Result<storage::BlobHandle> opened) {
                                if (opened.ok()) return self->hash_file(index, *opened);
                                if (opened.error().code != ErrorCode::blob_missing)
                                    return self->finish(opened.error());
                                self->hash_next(index + 1);
                            });
}

void VolumeJob::hash_file(std::size_t index, storage::BlobHandle handle) {
    const auto hashing = std::make_shared<Hashing>();
    pump_ = FilePump::start(
        environment_.blobs, handle, environment_.steady_ms,
        [self = shared_from_this(), hashing](Bytes slice) {
            hashing->hasher.update(slice);
            hashing->crc32.update(slice);
            self->worked(slice.size());
            return true;
        },
        [self = shared_from_this(), hashing, index, handle](Result<bool> whole) {
            self->environment_.blobs.release(handle);
            if (self->stopped()) return;
            if (!whole.ok()) return self->finish(whole.error());
            if (const Status good = self->hashed(index, *hashing); !good.ok()) {
                return self->finish(good.error());
            }
            self->hash_next(index + 1);
        });
}

/// An archive must not vouch for a file that is not what was signed for.
Status VolumeJob::hashed(std::size_t index, Hashing& hashing) {
    Wanted& wanted = files_[index];
    const bundle::FileHead head = hashing.hasher.finish({});
    if (head.sm3 != wanted.id) return fail(ErrorCode::file_hash_mismatch, wanted.id.text);
    wanted.crc32 = hashing.crc32.value();
    wanted.size_bytes = head.size;
    wanted.here = true;
    described_.emplace(wanted.id, ArchivedFile{wanted.path, head.size, head.sm3.text, head.sha256});
    return Done{};
}

// ---- writing ----

void VolumeJob::make_texts() {
    texts_ = volume_texts(request_, described_);
    write_text(0);
}

void VolumeJob::write(BytesView bytes, std::function<void()> then) {
    written_sm3_.update(bytes);
    staged_->write(bytes, [self = shared_from_this(), then = std::move(then)](Status staged) {
        if (!staged.ok()) return self->finish(staged.error());
        then();
    });
}

void VolumeJob::write_text(std::size_t index) {
    if (stopped()) return;
    if (index == texts_.size()) return write_next(0);
    const ArchivedText& text = texts_[index];
    documents::Crc32 crc32;
    crc32.update(as_bytes(text.text));
    Bytes entry = zip_.begin_entry({text.name, text.text.size(), crc32.value(), request_.made});
    append(entry, as_bytes(text.text));
    write(entry, [self = shared_from_this(), index] { self->write_text(index + 1); });
}

void VolumeJob::write_next(std::size_t index) {
    while (index < files_.size() && !files_[index].here) ++index;
    if (stopped()) return;
    if (index == files_.size()) return close();
    environment_.blobs.open(files_[index].id,
                            [self = shared_from_this(), index](Result<storage::BlobHandle> opened) {
                                if (!opened.ok()) return self->finish(opened.error());
                                self->write_file(index, *opened);
                            });
}

void VolumeJob::write_file(std::size_t index, storage::BlobHandle handle) {
    const Wanted& wanted = files_[index];
    const auto slices = std::make_shared<Slices>();
    slices->index = index;
    slices->handle = handle;
    slices->size_bytes = wanted.size_bytes;
    write(zip_.begin_entry({wanted.path, wanted.size_bytes, wanted.crc32, request_.made}),
          [self = shared_from_this(), slices] { self->write_slices(slices); });
}

void VolumeJob::write_slices(const std::shared_ptr<Slices>& slices) {
    if (cancelled_ || slices->position >= slices->size_bytes) {
        environment_.blobs.release(slices->handle);
        if (stopped()) return;
        // Sizes and CRC stand in front of the bytes: these must still be the same ones.
        if (slices->position != slices->size_bytes ||
            slices->crc32.value() != files_[slices->index].crc32) {
            return finish(fail(ErrorCode::file_changed_while_read, files_[slices->index].id.text));
        }
        return write_next(slices->index + 1);
    }
    environment_.blobs.read(
        slices->handle, slices->position, k_slice_bytes,
        [self = shared_from_this(), slices](Result<Bytes> slice) {
            if (!slice.ok() || slice->empty()) {
                self->environment_.blobs.release(slices->handle);
                return self->finish(slice.ok() ? fail(ErrorCode::file_changed_while_read)
                                               : slice.error());
            }
            slices->position += slice->size();
            slices->crc32.update(*slice);
            self->worked(slice->size());
            self->write(*slice, [self, slices] { self->write_slices(slices); });
        });
}

// ---- reading back ----

void VolumeJob::close() {
    write(zip_.end(), [self = shared_from_this()] {
        self->sm3_ = to_hex(self->written_sm3_.finish());
        self->staged_->close("application/zip", [self](Result<storage::BlobHandle> handle) {
            if (!handle.ok()) return self->finish(handle.error());
            self->read_back(*handle);
        });
    });
}

void VolumeJob::read_back(storage::BlobHandle handle) {
    const auto sm3 = std::make_shared<crypto::Sm3>();
    pump_ = FilePump::start(
        environment_.blobs, handle, environment_.steady_ms,
        [self = shared_from_this(), sm3](Bytes slice) {
            sm3->update(slice);
            self->worked(slice.size());
            return true;
        },
        [self = shared_from_this(), sm3, handle](Result<bool> whole) {
            Result<ExportedVolume> result = fail(ErrorCode::write_failed);
            if (self->cancelled_) {
                result = fail(ErrorCode::cancelled);
            } else if (!whole.ok()) {
                result = whole.error();
            } else if (to_hex(sm3->finish()) == self->sm3_) {
                result = ExportedVolume{handle, self->file_name_,
                                        self->environment_.blobs.size_bytes(handle), self->sm3_,
                                        self->files_.size() - self->described_.size()};
            }
            if (!result.ok()) self->environment_.blobs.release(handle);
            self->finish(std::move(result));
        });
}

}  // namespace casebridge::app
