#include "storage/redo_port.h"

#include <utility>

#include "storage/checksum.h"
#include "storage/redo_replay.h"

namespace casebridge::storage {
RedoPort::RedoPort(std::unique_ptr<LogBackend> backend, RedoLimits limits)
    : backend_(std::move(backend)), limits_(limits), checkpoint_at_bytes_(limits.checkpoint_bytes) {
    backend_->set_dispossessed([this] {
        if (state_ == Durability::damaged || state_ == Durability::lost) return;
        stop_writing(Durability::read_only, fail(ErrorCode::another_tab, "fence"));
    });
}

RedoPort::~RedoPort() {
    if (store_ != nullptr) store_->set_sink(nullptr);
}

void RedoPort::wake() {
    if (wake_) wake_();
}

void RedoPort::enter(Durability state, std::optional<Error> error) {
    state_ = state;
    error_ = std::move(error);
    wake();
}

void RedoPort::stop_writing(Durability state, Error error) {
    if (store_ != nullptr) store_->set_read_only(error.code);
    enter(state, std::move(error));
}

void RedoPort::drain() {
    backend_->turn();
    // A completion may ask for more; that comes with the next frame.
    for (const auto& completion : std::exchange(completions_, {})) completion();
}

void RedoPort::deliver(Loaded done, Result<LoadReport> report) {
    loading_ = false;
    completions_.push_back([done = std::move(done), report = std::move(report)] { done(report); });
    wake();
}

// Loading ---------------------------------------------------------------------------------------

void RedoPort::load(PageStore& store, Loaded done) {
    store_ = &store;
    store.set_sink(this);
    open(Claim::if_free, std::move(done));
}

void RedoPort::take_over(Loaded done) { open(Claim::by_force, std::move(done)); }

void RedoPort::open(Claim claim, Loaded done) {
    if (store_ == nullptr || loading_ || busy_) {
        completions_.push_back([done = std::move(done)] { done(fail(ErrorCode::busy, "load")); });
        wake();
        return;
    }
    loading_ = true;
    store_->set_read_only(ErrorCode::busy);
    enter(Durability::read_only, std::nullopt);
    backend_->open(claim, [this, done = std::move(done)](Result<OpenReport> report) {
        if (!report.ok()) {
            stop_writing(Durability::read_only, report.error());
            deliver(done, report.error());
            return;
        }
        read_lock(report.value(), done);
    });
}

void RedoPort::read_lock(const OpenReport& report, Loaded done) {
    backend_->read_lock([this, report, done = std::move(done)](const Result<Bytes>& lock) {
        const auto stop = [&](Error error) {
            stop_writing(Durability::read_only, error);
            deliver(done, std::move(error));
        };
        if (!lock.ok()) return stop(lock.error());
        lock_ = *lock;
        // Another tab has changed the lock since: what it wrote may have another key, or none.
        if (lock_ != seal_lock_) seal_ = nullptr;
        if (!lock_.empty() && seal_ == nullptr)
            return stop(fail(ErrorCode::storage_sealed, "lock"));
        read(report, done);
    });
}

void RedoPort::read(const OpenReport& report, Loaded done) {
    store_->clear();
    auto replay = std::make_shared<RedoReplay>(*store_, seal_);
    backend_->read(*replay, [this, report, replay, done = std::move(done)](const Status& status) {
        if (!status.ok()) {
            stop_writing(Durability::read_only, status.error());
            deliver(done, status.error());
            return;
        }
        replay->finish();
        finish_load(report, *replay, done);
    });
}

void RedoPort::finish_load(const OpenReport& report, const RedoReplay& replay, Loaded done) {
    if (replay.meta().format > storage_format) {
        store_->clear();
        stop_writing(Durability::read_only, fail(ErrorCode::storage_newer, "format"));
        deliver(std::move(done), *error_);
        return;
    }
    durable_seq_ = store_->seq();
    log_bytes_ = replay.log_bytes();
    changed_segments_ = replay.changed();
    segment_sums_ = replay.sums();
    checkpoint_at_bytes_ = limits_.checkpoint_bytes;
    checkpoint_segments_.clear();
    checkpoint_image_.reset();
    base_wanted_ = false;
    rewrite_wanted_ = replay.has_other_form(writes_sealed());
    reshape_wanted_ = replay.has_other_length();

    LoadReport result;
    result.durable_seq = durable_seq_;
    result.remembered_seq = report.remembered_seq;
    result.persistent = report.persistent;
    if (replay.damaged()) {
        stop_writing(Durability::damaged, fail(ErrorCode::storage_damaged, "snapshot"));
    } else if (!report.owner) {
        stop_writing(Durability::read_only, fail(ErrorCode::another_tab, "owner"));
    } else if (store_->seq() == 0 && report.remembered_seq > 0) {
        stop_writing(Durability::lost, fail(ErrorCode::storage_lost, "empty"));
    } else if (replay.broken_records() > 0) {
        result.cut_records = replay.broken_records();
        backend_->cut(durable_seq_, [this, result, done = std::move(done)](const Status& status) {
            if (status.ok()) {
                begin_owning(result, done);
                return;
            }
            stop_writing(Durability::read_only, status.error());
            deliver(done, status.error());
        });
        return;
    } else {
        begin_owning(result, std::move(done));
        return;
    }
    result.state = state_;
    deliver(std::move(done), result);
}

void RedoPort::begin_owning(LoadReport report, Loaded done) {
    store_->set_read_only(std::nullopt);
    enter(Durability::saved, std::nullopt);
    report.state = state_;
    deliver(std::move(done), report);
    ask_for_idle();
}

void RedoPort::start_over() {
    if (state_ != Durability::lost) return;
    backend_->remember(0);
    store_->set_read_only(std::nullopt);
    enter(Durability::saved, std::nullopt);
}

// Writing ---------------------------------------------------------------------------------------

void RedoPort::committed(PageStore&) {
    if (state_ == Durability::saved) enter(Durability::saving, std::nullopt);
    pump();
}

void RedoPort::pump() {
    if (busy_ || (state_ != Durability::saved && state_ != Durability::saving)) return;
    if (base_wanted_) return write_base();
    const bool log_is_long = log_bytes_ > limits_.longest_log_bytes;
    if (log_is_long && checkpoint_image_ && std::exchange(slice_is_next_, false)) {
        return write_slice();
    }
    std::optional<Commit> commit = store_->take_commit();
    if (!commit) {
        if (!store_->has_commit() && state_ == Durability::saving)
            enter(Durability::saved, std::nullopt);
        ask_for_idle();
        return;
    }
    const auto finished = [this, image = image_number_](const Status& status) {
        busy_ = false;
        image == image_number_ ? written(status) : pump();
    };
    if (writes_sealed()) {
        const Result<Commit> on_disk = seal_record(*seal_, *commit);
        if (!on_disk.ok()) {
            store_->give_back(*commit);
            return enter(Durability::failed, on_disk.error());
        }
        backend_->write(*on_disk, finished);
    } else {
        backend_->write(*commit, finished);
    }
    busy_ = true;
    // The backend has its copy; a failed record is put together again from the image.
    note_changed(*commit, commit->previous_size_bytes, store_->segment_bytes(), changed_segments_);
    log_bytes_ += log_bytes_of(*commit);
    in_flight_ = std::move(*commit);
    in_flight_.bytes = Bytes{};
    slice_is_next_ = true;
    // The image is that of the record in flight; its slices come after it.
    if (log_is_long && !checkpoint_image_) begin_checkpoint();
}

void RedoPort::written(const Status& status) {
    if (status.ok()) {
        durable_seq_ = in_flight_.seq;
        backend_->remember(durable_seq_);
        wake();
        pump();
        return;
    }
    store_->give_back(in_flight_);
    // It may be of the image that was not written.
    abandon_checkpoint();
    if (status.error().code == ErrorCode::another_tab) {
        stop_writing(Durability::read_only, status.error());
    } else {
        // Memory is ahead of the disk now. Work may go on, but nothing counts as saved.
        enter(Durability::failed, status.error());
    }
}

void RedoPort::retry() {
    if (state_ != Durability::failed || busy_) return;
    busy_ = true;
    backend_->reopen([this](const Status& status) { retried(status); });
}

void RedoPort::retried(const Status& status) {
    busy_ = false;
    if (state_ != Durability::failed) return;
    const bool is_gone = !status.ok() && status.error().code == ErrorCode::storage_lost;
    if (is_gone) {
        ++times_emptied_;
        base_wanted_ = true;
        base_prepared_ = false;
    } else if (!status.ok() && status.error().code == ErrorCode::another_tab) {
        return stop_writing(Durability::read_only, status.error());
    } else if (!status.ok()) {
        return enter(Durability::failed, status.error());
    }
    enter(Durability::saving, std::nullopt);
    pump();
}

void RedoPort::begin_base() {
    busy_ = true;
    const auto ready = [this](const Status& status) {
        busy_ = false;
        if (!status.ok()) return enter(Durability::failed, status.error());
        base_prepared_ = true;
        pump();
    };
    backend_->open(Claim::if_free, [this, ready](const Result<OpenReport>& report) {
        if (report.ok() && !report->owner) {
            busy_ = false;
            return stop_writing(Durability::read_only, fail(ErrorCode::another_tab, "owner"));
        }
        if (!report.ok()) return ready(report.error());
        backend_->clear([this, ready](const Status& cleared) {
            // First what opens the image, then the image.
            if (!cleared.ok() || lock_.empty()) return ready(cleared);
            backend_->write_lock(lock_, ready);
        });
    });
}

void RedoPort::adopt() {
    if (store_ == nullptr || loading_) return;
    // What is still under way belongs to the image that was there before.
    ++image_number_;
    abandon_checkpoint();
    base_wanted_ = true;
    base_prepared_ = false;
    durable_seq_ = 0;
    store_->set_read_only(std::nullopt);
    enter(Durability::saving, std::nullopt);
    pump();
}

void RedoPort::write_base() {
    if (!base_prepared_) return begin_base();
    if (!checkpoint_image_) {
        const auto image = store_->snapshot();
        if (!image) return;  // a transaction runs; its end comes back here
        store_->skip_commits();
        durable_seq_ = log_bytes_ = 0;
        reshape_wanted_ = false;
        segment_sums_.clear();
        changed_segments_.clear();
        changed_segments_.insert_range(0, store_->segment_count());
        begin_checkpoint();
    }
    write_slice();
}

// Encryption ------------------------------------------------------------------------------------

bool RedoPort::writes_sealed() const {
    return seal_ != nullptr && seal_->writes() == StoreSeal::Writes::sealed;
}

void RedoPort::write_lock(Bytes lock, std::function<void(Status)> done) {
    backend_->write_lock(lock, [this, lock, done = std::move(done)](const Status& status) {
        if (status.ok()) lock_ = seal_lock_ = lock;
        completions_.push_back([done, status] { done(status); });
        wake();
    });
}

void RedoPort::set_seal(std::shared_ptr<const StoreSeal> seal) {
    const bool before = writes_sealed();
    seal_ = std::move(seal);
    seal_lock_ = lock_;
    if (before == writes_sealed() || store_ == nullptr || loading_) return;
    // What a running checkpoint wrote so far has the other form.
    checkpoint_rewrites_ = false;
    rewrite_wanted_ = store_->seq() > 0;
    ask_for_idle();
}

// Checkpoint ------------------------------------------------------------------------------------

bool RedoPort::checkpoint_is_due() const {
    return checkpoint_image_ || rewrite_wanted_ || reshape_wanted_ ||
           log_bytes_ > checkpoint_at_bytes_;
}

void RedoPort::ask_for_idle() {
    if (idle_asked_ || !checkpoint_is_due()) return;
    idle_asked_ = true;
    backend_->when_idle([this] {
        idle_asked_ = false;
        // Only while the image in memory is exactly what is durable.
        // Commits go first, and a checkpoint begins with what is durable.
        const bool quiet = state_ == Durability::saved && !busy_ && !store_->has_commit();
        if (!quiet || !checkpoint_is_due()) return;
        if (!checkpoint_image_) begin_checkpoint();
        if (checkpoint_image_) write_slice();
    });
}

void RedoPort::begin_checkpoint() {
    checkpoint_image_ = store_->snapshot();
    if (!checkpoint_image_) return;
    checkpoint_rewrites_ = rewrite_wanted_;
    if (checkpoint_rewrites_ || reshape_wanted_) {
        changed_segments_.clear();  // numbers of the old segments
        changed_segments_.insert_range(0, checkpoint_image_->segments.size());
    }
    checkpoint_segments_ = changed_segments_.below(UINT32_MAX);
    changed_segments_.clear();
    checkpoint_log_bytes_ = log_bytes_;
}

void RedoPort::abandon_checkpoint() {
    for (const std::uint32_t segment : checkpoint_segments_) changed_segments_.insert(segment);
    checkpoint_segments_.clear();
    checkpoint_image_.reset();
}

void RedoPort::write_slice() {
    const ImageSnapshot& image = *checkpoint_image_;
    SnapshotSlice slice;
    std::vector<Bytes> sealed_bytes;  // what the slice borrows, where it is sealed
    // Segments of both lengths side by side would be neither snapshot: all in one step, once.
    const std::size_t most = reshape_wanted_ ? SIZE_MAX : limits_.slice_segments;
    while (!checkpoint_segments_.empty() && slice.put.size() < most) {
        const std::uint32_t segment = checkpoint_segments_.back();
        checkpoint_segments_.pop_back();
        BytesView bytes = image.segment(segment);
        if (bytes.empty()) continue;  // past the end: it goes with the last slice
        if (writes_sealed()) {
            auto sealed = seal_segment(*seal_, segment, bytes);
            if (!sealed.ok()) {
                slice.put.push_back({.index = segment});
                return slice_written(slice, sealed.error());
            }
            bytes = sealed_bytes.emplace_back(std::move(*sealed));
        }
        slice.put.push_back({segment, bytes, xxh64(bytes, segment)});
        segment_sums_.note(segment, slice.put.back().checksum);
    }
    // The base of a new database is none until it is complete.
    if (!base_wanted_) slice.through = image.seq;
    if (checkpoint_segments_.empty()) {
        slice.through = image.seq;
        segment_sums_.resize(image.segments.size());
        slice.end = SnapshotMeta{.log_after = image.seq,
                                 .size_bytes = image.size_bytes,
                                 .segment_bytes = image.segment_bytes,
                                 .segment_count = static_cast<std::uint32_t>(image.segments.size()),
                                 .segments_checksum = segment_sums_.all()};
    }
    busy_ = true;
    backend_->write_slice(slice, [this, slice, image_number = image_number_](const Status& status) {
        busy_ = false;
        image_number == image_number_ ? slice_written(slice, status) : pump();
    });
}

void RedoPort::slice_written(const SnapshotSlice& slice, const Status& status) {
    if (status.ok()) {
        if (slice.end) {
            checkpoint_image_.reset();
            log_bytes_ -= checkpoint_log_bytes_;
            checkpoint_at_bytes_ = limits_.checkpoint_bytes;
            reshape_wanted_ = false;
            if (std::exchange(base_wanted_, false)) {
                durable_seq_ = slice.end->log_after;
                backend_->remember(durable_seq_);
                wake();
            }
            // The form may have changed once more while it ran: then the next one rewrites.
            if (checkpoint_rewrites_) {
                rewrite_wanted_ = false;
                wake();
            }
        }
    } else {
        // Nothing is lost: the log still has it all. Try again when it has grown.
        for (const SegmentImage& segment : slice.put) changed_segments_.insert(segment.index);
        abandon_checkpoint();
        checkpoint_at_bytes_ = log_bytes_ + limits_.checkpoint_bytes;
        if (status.error().code == ErrorCode::another_tab) {
            stop_writing(Durability::read_only, status.error());
            return;
        }
        if (base_wanted_) return enter(Durability::failed, status.error());
    }
    pump();
}

}  // namespace casebridge::storage
