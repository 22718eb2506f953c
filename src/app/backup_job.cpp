#include "app/backup_job.h"

#include <utility>

namespace casebridge::app {
namespace {

constexpr std::uint32_t k_slice_bytes = 512 << 10;
/// About as much cipher as keeps the page free; a write to the staging store comes between.
constexpr std::size_t k_part_bytes = 1 << 20;

}  // namespace

struct BackupJob::Reading {
    std::size_t index = 0;
    storage::BlobHandle handle{};
    std::uint64_t position = 0;
    std::uint64_t size_bytes = 0;
};

BackupJob::BackupJob(Environment environment, Order order, Finished done)
    : environment_(std::move(environment)),
      order_(std::move(order)),
      done_(std::move(done)),
      staged_(StagedFile::begin(environment_.blobs, "backup", k_part_bytes)),
      total_bytes_(2 * order_.image.size_bytes) {}

std::shared_ptr<BackupJob> BackupJob::start(Environment environment, Order order, Finished done) {
    std::shared_ptr<BackupJob> job{
        new BackupJob{std::move(environment), std::move(order), std::move(done)}};
    if (job->order_.seal == nullptr) {
        job->order_.files.clear();
        job->write_segment(0);
        return job;
    }
    auto sealer = storage::FileSealer::begin(*job->order_.seal);
    if (!sealer.ok()) {
        job->finish(sealer.error());
        return job;
    }
    job->sealer_ = std::move(*sealer);
    const BytesView head = as_bytes(job->order_.head);
    job->write_sealed(Bytes(head.begin(), head.end()), [job] {
        job->write_plain(as_bytes(image_line(job->order_.image.size_bytes)),
                         [job] { job->write_segment(0); });
    });
    return job;
}

void BackupJob::cancel() {
    cancelled_ = true;
    if (pump_ != nullptr) pump_->stop();
}

bool BackupJob::stopped() {
    if (finished_) return true;
    if (!cancelled_) return false;
    finish(fail(ErrorCode::cancelled));
    return true;
}

void BackupJob::finish(Result<WrittenBackup> result) {
    if (std::exchange(finished_, true)) return;
    staged_->drop();
    done_(std::move(result));
}

void BackupJob::worked(std::uint64_t bytes) {
    worked_bytes_ += bytes;
    environment_.changed();
}

// ---- writing ----

void BackupJob::write_plain(BytesView plain, std::function<void()> then) {
    write_sealed(sealer_ ? sealer_->write(plain) : Bytes(plain.begin(), plain.end()),
                 std::move(then));
}

void BackupJob::write_sealed(const Result<Bytes>& sealed, std::function<void()> then) {
    if (!sealed.ok()) return finish(sealed.error());
    written_sm3_.update(*sealed);
    staged_->write(*sealed, [self = shared_from_this(), then = std::move(then)](Status staged) {
        if (!staged.ok()) return self->finish(staged.error());
        then();
    });
}

void BackupJob::write_segment(std::size_t index) {
    if (stopped()) return;
    const BytesView bytes = order_.image.segment(index);
    if (bytes.empty()) {
        order_.image = {};  // its segments need be held no longer
        return write_next_file(0);
    }
    worked(bytes.size());
    write_plain(bytes, [self = shared_from_this(), index] { self->write_segment(index + 1); });
}

void BackupJob::write_next_file(std::size_t index) {
    if (stopped()) return;
    if (index == order_.files.size()) return close();
    environment_.blobs.open(order_.files[index], [self = shared_from_this(),
                                                  index](Result<storage::BlobHandle> opened) {
        if (!opened.ok() && opened.error().code == ErrorCode::blob_missing) {
            ++self->written_.missing_files;
            return self->write_next_file(index + 1);
        }
        if (!opened.ok()) return self->finish(opened.error());
        const std::uint64_t size = self->environment_.blobs.size_bytes(*opened);
        auto reading = std::make_shared<Reading>(Reading{index, *opened, 0, size});
        self->total_bytes_ += 2 * size;
        ++self->written_.files;
        self->write_plain(as_bytes(file_line(self->order_.files[index], size)),
                          [self, reading] { self->write_slices(reading); });
    });
}

void BackupJob::write_slices(const std::shared_ptr<Reading>& reading) {
    if (cancelled_ || reading->position >= reading->size_bytes) {
        environment_.blobs.release(reading->handle);
        return write_next_file(reading->index + 1);
    }
    environment_.blobs.read(
        reading->handle, reading->position, k_slice_bytes,
        [self = shared_from_this(), reading](Result<Bytes> slice) {
            if (!slice.ok() || slice->empty()) {
                self->environment_.blobs.release(reading->handle);
                return self->finish(slice.ok() ? fail(ErrorCode::read_failed) : slice.error());
            }
            reading->position += slice->size();
            self->worked(slice->size());
            self->write_plain(*slice, [self, reading] { self->write_slices(reading); });
        });
}

void BackupJob::close() {
    write_sealed(last_bytes(), [self = shared_from_this()] {
        self->staged_->close("application/octet-stream",
                             [self](Result<storage::BlobHandle> handle) {
                                 if (!handle.ok()) return self->finish(handle.error());
                                 self->read_back(*handle);
                             });
    });
}

Result<Bytes> BackupJob::last_bytes() {
    if (!sealer_) return Bytes{};
    TRY(Bytes last, sealer_->write(as_bytes(end_line(written_.files))));
    TRY(const Bytes rest, sealer_->end());
    append(last, rest);
    return last;
}

// ---- reading back ----

void BackupJob::read_back(storage::BlobHandle handle) {
    const auto sm3 = std::make_shared<crypto::Sm3>();
    pump_ = FilePump::start(
        environment_.blobs, handle, environment_.steady_ms,
        [self = shared_from_this(), sm3](Bytes slice) {
            sm3->update(slice);
            self->worked(slice.size());
            return true;
        },
        [self = shared_from_this(), sm3, handle](Result<bool> whole) {
            Result<WrittenBackup> result = fail(ErrorCode::write_failed);
            if (self->cancelled_) {
                result = fail(ErrorCode::cancelled);
            } else if (!whole.ok()) {
                result = whole.error();
            } else if (sm3->finish() == self->written_sm3_.finish()) {
                self->written_.handle = handle;
                self->written_.size_bytes = self->environment_.blobs.size_bytes(handle);
                result = self->written_;
            }
            if (!result.ok()) self->environment_.blobs.release(handle);
            self->finish(std::move(result));
        });
}

}  // namespace casebridge::app
