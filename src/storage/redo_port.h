// The durability machine over a LogBackend (design: docs storage): replay at load, one record in
// flight, later commits merged into the next, checkpoint slices while idle, the failure latch,
// read-only after another tab took over. It does not know where the bytes go.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "storage/log_backend.h"
#include "storage/page_port.h"
#include "storage/stored_form.h"

namespace casebridge::storage {

class RedoReplay;

/// Sizes that tests make small.
struct RedoLimits {
    /// A checkpoint starts when the log is longer than this.
    std::uint64_t checkpoint_bytes = 4 * 1024 * 1024;
    /// When the log is longer than this a checkpoint no longer waits for an idle moment: its slices
    /// alternate with the commits.
    std::uint64_t longest_log_bytes = 32 * 1024 * 1024;
    /// Segments in one slice.
    std::size_t slice_segments = 1;
};

class RedoPort final : public PagePort {
public:
    explicit RedoPort(std::unique_ptr<LogBackend> backend, RedoLimits limits = {});
    ~RedoPort() override;

    void load(PageStore& store, Loaded done) override;
    void take_over(Loaded done) override;
    void start_over() override;
    void retry() override;
    void adopt() override;
    [[nodiscard]] Durability state() const override { return state_; }
    [[nodiscard]] std::uint64_t durable_seq() const override { return durable_seq_; }
    [[nodiscard]] std::optional<Error> error() const override { return error_; }
    [[nodiscard]] const Bytes& lock() const override { return lock_; }
    void write_lock(Bytes lock, std::function<void(Status)> done) override;
    void set_seal(std::shared_ptr<const StoreSeal> seal) override;
    [[nodiscard]] bool rewriting() const override { return rewrite_wanted_; }
    [[nodiscard]] std::uint64_t log_bytes() const override { return log_bytes_; }
    [[nodiscard]] std::optional<Space> space() const override { return backend_->space(); }
    [[nodiscard]] std::uint32_t times_emptied() const override { return times_emptied_; }
    void set_wake(std::function<void()> wake) override { wake_ = std::move(wake); }
    void drain() override;
    void store_gone() override { store_ = nullptr; }
    void committed(PageStore& store) override;

private:
    void open(Claim claim, Loaded done);
    void read_lock(const OpenReport& report, Loaded done);
    void read(const OpenReport& report, Loaded done);
    void finish_load(const OpenReport& report, const RedoReplay& replay, Loaded done);
    void begin_owning(LoadReport report, Loaded done);
    void deliver(Loaded done, Result<LoadReport> report);

    void pump();
    void written(const Status& status);
    void enter(Durability state, std::optional<Error> error);
    void stop_writing(Durability state, Error error);
    void wake();

    void retried(const Status& status);
    /// The database has gone from under an open page: all of the image is still in memory, and is
    /// written as the snapshot of a new database. Nothing counts until its last slice is there.
    void write_base();

    void ask_for_idle();
    [[nodiscard]] bool writes_sealed() const;
    void begin_checkpoint();
    void abandon_checkpoint();
    void write_slice();
    void slice_written(const SnapshotSlice& slice, const Status& status);
    void begin_base();
    [[nodiscard]] bool checkpoint_is_due() const;

    std::unique_ptr<LogBackend> backend_;
    RedoLimits limits_;
    PageStore* store_ = nullptr;
    Durability state_ = Durability::read_only;
    std::optional<Error> error_;
    std::function<void()> wake_;
    std::vector<std::function<void()>> completions_;

    bool loading_ = false;
    bool busy_ = false;
    /// The record being written, without its bytes.
    Commit in_flight_;
    std::uint64_t durable_seq_ = 0;

    std::uint64_t log_bytes_ = 0;
    std::uint64_t checkpoint_at_bytes_ = 0;
    /// Segments that the log has changed since they were last copied into the snapshot.
    NumberSet changed_segments_;
    /// Checksums of the segments as they are stored.
    SegmentSums segment_sums_;
    /// What the running checkpoint writes; empty while none runs.
    std::optional<ImageSnapshot> checkpoint_image_;
    /// Those segments of it that are still to be copied.
    std::vector<std::uint32_t> checkpoint_segments_;
    std::uint64_t checkpoint_log_bytes_ = 0;
    bool slice_is_next_ = false;
    /// The disk has no snapshot and no log to go on from.
    bool base_wanted_ = false;
    /// It is ours, empty, and has its lock.
    bool base_prepared_ = false;
    /// Of the image in the store: adopt() brings another one.
    std::uint32_t image_number_ = 0;
    std::uint32_t times_emptied_ = 0;

    Bytes lock_;
    std::shared_ptr<const StoreSeal> seal_;
    /// The lock that seal_ was opened with.
    Bytes seal_lock_;
    /// A checkpoint of every segment is due, and whether the running one is it.
    bool rewrite_wanted_ = false;
    bool checkpoint_rewrites_ = false;
    /// The segments on the disk have another length than the store's.
    bool reshape_wanted_ = false;
    bool idle_asked_ = false;
};

}  // namespace casebridge::storage
