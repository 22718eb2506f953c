#include "app/restore_job.h"

#include <algorithm>
#include <utility>

namespace casebridge::app {
namespace {

constexpr double k_slice_ms = 8;
constexpr std::size_t k_part_bytes = 1 << 20;

std::string stage_of(const FileId& file) { return "restore:" + file.text; }

}  // namespace

/// Where the stream goes: the image into memory, the files into the staging store.
class RestoreJob::Filling final : public BackupReader::Sink {
public:
    explicit Filling(storage::BlobPort& blobs) : blobs_(blobs) {}

    Status on_image(std::uint64_t size_bytes) override {
        size_bytes_ = left_bytes_ = size_bytes;
        const bool whole_pages = size_bytes > 0 && size_bytes % storage::page_size_bytes == 0;
        return whole_pages ? Status{Done{}} : Status{fail(ErrorCode::backup_invalid, "image")};
    }
    Status on_file(const FileId& file, std::uint64_t size_bytes) override {
        if (files_.contains(file)) return fail(ErrorCode::backup_invalid, "file twice");
        file_ = file;
        left_bytes_ = size_bytes;
        hasher_ = {};
        return Done{};
    }
    Status on_bytes(BytesView bytes) override {
        append(part_, bytes);
        left_bytes_ -= bytes.size();
        return file_.empty() ? lay_image() : stage_file(bytes);
    }

    /// What was staged so far did, or did not, reach the disk.
    [[nodiscard]] std::optional<Error> error() const { return *error_; }
    [[nodiscard]] const std::set<FileId>& files() const { return files_; }
    [[nodiscard]] std::unique_ptr<storage::PageStore> take_image() {
        if (!image_->set_snapshot(1, size_bytes_).ok()) return nullptr;
        return std::move(image_);
    }
    void clear() {
        if (!file_.empty()) blobs_.clear_stage(stage_of(file_), [](Result<Done>) {});
        for (const FileId& file : files_) blobs_.clear_stage(stage_of(file), [](Result<Done>) {});
        files_.clear();
    }

private:
    Status lay_image() {
        const std::size_t rest = left_bytes_ == 0 ? 0 : part_.size() % storage::page_size_bytes;
        const BytesView whole = BytesView{part_}.first(part_.size() - rest);
        CHECK_OK(image_->put_pages(put_bytes_, whole));
        put_bytes_ += whole.size();
        part_.erase(part_.begin(), part_.end() - static_cast<std::ptrdiff_t>(rest));
        return Done{};
    }
    Status stage_file(BytesView bytes) {
        hasher_.update(bytes);
        if (part_.size() >= k_part_bytes || left_bytes_ == 0) {
            blobs_.stage(stage_of(file_), storage::BlobPort::Stage::kept, std::exchange(part_, {}),
                         [error = error_](Result<Done> staged) {
                             if (!staged.ok() && !*error) *error = staged.error();
                         });
        }
        if (left_bytes_ > 0) return Done{};
        if (hasher_.finish({}).sm3 != file_) return fail(ErrorCode::backup_invalid, "file");
        files_.insert(std::exchange(file_, {}));
        return Done{};
    }

    storage::BlobPort& blobs_;
    std::unique_ptr<storage::PageStore> image_ = std::make_unique<storage::PageStore>();
    std::uint64_t size_bytes_ = 0;
    std::uint64_t left_bytes_ = 0;
    std::uint64_t put_bytes_ = 0;
    Bytes part_;
    FileId file_;
    bundle::FileHasher hasher_;
    std::set<FileId> files_;
    std::shared_ptr<std::optional<Error>> error_ = std::make_shared<std::optional<Error>>();
};

RestoreJob::RestoreJob(Environment environment, PickedFile file)
    : environment_(std::move(environment)), file_(std::move(file)) {
    view_.file_name = file_.name;
    view_.size_bytes = file_.size_bytes;
    view_.phase = RestoreView::Phase::working;
}
RestoreJob::~RestoreJob() = default;

std::shared_ptr<RestoreJob> RestoreJob::start(Environment environment, PickedFile file) {
    std::shared_ptr<RestoreJob> job{new RestoreJob{std::move(environment), std::move(file)}};
    job->environment_.blobs.read(job->file_.handle, 0, k_backup_head_bytes,
                                 [job](const Result<Bytes>& begin) { job->look(begin); });
    return job;
}

void RestoreJob::look(const Result<Bytes>& begin) {
    if (dropped_) return;
    if (!begin.ok()) return refuse(begin.error());
    if (!is_plain_image(*begin)) {
        auto head = read_backup_head(*begin);
        if (!head.ok()) return refuse(head.error());
        head_ = std::move(*head);
    }
    view_.phase = RestoreView::Phase::needs_passphrase;
    environment_.changed();
}

void RestoreJob::refuse(const Error& error) {
    if (filling_ != nullptr) filling_->clear();
    pump_.reset();
    rebuild_.reset();
    // Of another passphrase the same file may be right.
    view_.wrong = error.code == ErrorCode::passphrase_wrong;
    view_.phase = view_.wrong ? RestoreView::Phase::needs_passphrase : RestoreView::Phase::refused;
    view_.error = error;
    environment_.changed();
}

void RestoreJob::open_with(std::string passphrase) {
    passphrase_ = std::move(passphrase);
    filling_ = std::make_unique<Filling>(environment_.blobs);
    view_.done = view_.total = 0;
    if (!head_) {
        view_.phase = RestoreView::Phase::working;
        environment_.changed();
        return read_plain();
    }
    const auto opened = open_store_lock(head_->lock, passphrase_, environment_.random);
    if (!opened.ok()) return refuse(opened.error());
    auto seal = storage::StoreSeal::make(opened->store_key, storage::StoreSeal::Writes::sealed,
                                         environment_.random);
    if (!seal.ok()) return refuse(seal.error());
    view_.phase = RestoreView::Phase::working;
    environment_.changed();
    read_stream(std::move(*seal));
}

void RestoreJob::read_stream(std::shared_ptr<const storage::StoreSeal> seal) {
    struct Stream {
        storage::FileOpener opener;
        BackupReader reader;
        std::uint64_t skip;
        std::optional<Error> error;
    };
    auto stream = std::make_shared<Stream>(Stream{
        storage::FileOpener{std::move(seal)}, BackupReader{*filling_}, head_->stream_at, {}});
    const auto take = [stream](const Result<Bytes>& plain) {
        // A changed byte and one that never was ours read the same to a person.
        const Status taken = plain.ok() ? stream->reader.write(*plain)
                                        : Status{fail(ErrorCode::backup_invalid, "seal")};
        if (!taken.ok() && !stream->error) stream->error = taken.error();
        return taken.ok();
    };
    pump_ = FilePump::start(
        environment_.blobs, file_.handle, environment_.steady_ms,
        [self = shared_from_this(), stream, take](const Bytes& slice) {
            const auto skipped =
                static_cast<std::size_t>(std::min<std::uint64_t>(stream->skip, slice.size()));
            stream->skip -= skipped;
            self->view_.done = self->pump_ == nullptr ? 0 : self->pump_->position();
            self->view_.total = self->file_.size_bytes;
            self->environment_.changed();
            return !self->dropped_ && !self->filling_->error() &&
                   take(stream->opener.write(BytesView{slice}.subspan(skipped)));
        },
        [self = shared_from_this(), stream, take](Result<bool> whole) {
            if (self->dropped_) return;
            if (whole.ok() && *whole && take(stream->opener.end())) {
                const Status ended = stream->reader.end();
                if (!ended.ok()) stream->error = ended.error();
            }
            if (stream->error) return self->refuse(*stream->error);
            self->stream_read(std::move(whole));
        });
}

void RestoreJob::read_plain() {
    const Status begun = filling_->on_image(file_.size_bytes);
    if (!begun.ok()) return refuse(begun.error());
    auto error = std::make_shared<std::optional<Error>>();
    pump_ = FilePump::start(
        environment_.blobs, file_.handle, environment_.steady_ms,
        [self = shared_from_this(), error](const Bytes& slice) {
            const Status laid = self->filling_->on_bytes(slice);
            if (!laid.ok()) *error = laid.error();
            return laid.ok() && !self->dropped_;
        },
        [self = shared_from_this(), error](Result<bool> whole) {
            if (self->dropped_) return;
            if (*error) return self->refuse(**error);
            self->stream_read(std::move(whole));
        });
}

void RestoreJob::stream_read(Result<bool> whole) {
    if (!whole.ok()) return refuse(whole.error());
    if (const auto failed = filling_->error()) return refuse(*failed);
    auto image = filling_->take_image();
    if (image == nullptr) return refuse(fail(ErrorCode::storage_full, "memory"));
    auto rebuild = Rebuild::begin(
        std::move(image), passphrase_,
        {environment_.clock.now(), environment_.random, environment_.shipped_calendar});
    if (!rebuild.ok()) return refuse(rebuild.error());
    rebuild_ = std::move(*rebuild);
    view_.done = view_.total = 0;
    environment_.request_turn();
}

void RestoreJob::turn() {
    if (rebuild_ == nullptr || view_.phase != RestoreView::Phase::working || putting_) return;
    const double end_ms = environment_.steady_ms() + k_slice_ms;
    const auto rebuilt =
        rebuild_->step([this, end_ms] { return environment_.steady_ms() >= end_ms; });
    if (!rebuilt.ok()) {
        // An image that cannot be read is not one that this program wrote.
        const bool damaged = rebuilt.error().code == ErrorCode::storage_damaged;
        return refuse(damaged ? fail(ErrorCode::backup_invalid, rebuilt.error().detail)
                              : rebuilt.error());
    }
    view_.done = rebuild_->done();
    view_.total = rebuild_->total();
    environment_.changed();
    if (!*rebuilt) return environment_.request_turn();
    putting_ = true;
    put_next_file({filling_->files().begin(), filling_->files().end()}, 0);
}

void RestoreJob::put_next_file(const std::vector<FileId>& files, std::size_t index) {
    if (dropped_) return;
    if (index == files.size()) {
        filling_->clear();
        view_.phase = RestoreView::Phase::rebuilt;
        view_.files = files.size();
        environment_.changed();
        return environment_.request_turn();
    }
    environment_.blobs.finish_stage(
        stage_of(files[index]), {},
        [self = shared_from_this(), files, index](Result<storage::BlobHandle> handle) {
            if (!handle.ok()) return self->refuse(handle.error());
            self->environment_.blobs.put(files[index], *handle,
                                         [self, files, index, handle = *handle](Status put) {
                                             self->environment_.blobs.release(handle);
                                             if (!put.ok()) return self->refuse(put.error());
                                             self->put_next_file(files, index + 1);
                                         });
        });
}

Rebuilt RestoreJob::take() { return rebuild_->take(); }

void RestoreJob::drop() {
    dropped_ = true;
    if (pump_ != nullptr) pump_->stop();
    if (filling_ != nullptr) filling_->clear();
    environment_.blobs.release(file_.handle);
}

}  // namespace casebridge::app
