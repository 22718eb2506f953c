// What RedoPort needs from a place that stores a redo log and a snapshot: IndexedDB in the browser,
// memory in tests and on the command line. Every write below is one atomic, durable transaction
// that first proves that this tab is still the owner (the fence); it fails with another_tab
// otherwise, and then nothing of it is stored. A backend decides nothing: no merging, no retries,
// no replay.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "storage/page_store.h"

namespace casebridge::storage {

/// 1: segments of 256 KiB. 2: of as many bytes as the record beside them says.
inline constexpr std::uint32_t storage_format = 2;
inline constexpr std::uint32_t segment_bytes_of_format_1 = 256 * 1024;

/// The record beside the segments: what the last complete checkpoint left.
struct SnapshotMeta {
    std::uint32_t format = storage_format;
    /// Records up to this one are no longer in the log; the segments hold the image of that
    /// transaction, but for those that a later checkpoint has begun to replace.
    std::uint64_t log_after = 0;
    std::uint64_t size_bytes = 0;
    /// Of each segment but the last.
    std::uint32_t segment_bytes = 0;
    /// Segments 0 … segment_count-1 must be there.
    std::uint32_t segment_count = 0;
    /// XXH64 over the checksums of these segments in their order: a single one that is older, or
    /// newer, than the others shows. 0 says nothing.
    std::uint64_t segments_checksum = 0;
};

/// Bytes of one segment as they are stored; they are only borrowed.
struct SegmentImage {
    std::uint32_t index = 0;
    BytesView bytes;
    std::uint64_t checksum = 0;
};

/// One step of a checkpoint. Only the last one changes what a load goes out from, so that an answer
/// that never came leaves nothing to guess.
struct SnapshotSlice {
    std::vector<SegmentImage> put;
    /// The segments hold parts of the image as late as this transaction: the log is complete up to
    /// here, or the database is damaged. 0 says nothing.
    std::uint64_t through = 0;
    /// Set in the last slice. It also deletes the log up to end->log_after, and segments from
    /// end->segment_count on.
    std::optional<SnapshotMeta> end;
};

/// What the place says about the room for this program. An estimate.
struct Space {
    std::uint64_t used_bytes = 0;
    std::uint64_t quota_bytes = 0;

    [[nodiscard]] std::uint64_t left_bytes() const {
        return quota_bytes > used_bytes ? quota_bytes - used_bytes : 0;
    }
    /// Time to say so: a case with photos would hardly fit any more.
    [[nodiscard]] bool is_short() const {
        constexpr std::uint64_t k_least_bytes = 200 << 20;
        return quota_bytes > 0 && left_bytes() < k_least_bytes;
    }
};

enum class Claim {
    /// Become the owner unless another tab is.
    if_free,
    /// Become the owner; the old one's fence is closed before anything is read.
    by_force,
};

struct OpenReport {
    bool owner = false;
    bool persistent = false;
    /// What the second memory (localStorage) says; 0 for nothing.
    std::uint64_t remembered_seq = 0;
};

/// Receives the stored bytes in order: meta (if there is one), segments, records. `through` is that
/// of the latest slice.
class LogReader {
public:
    LogReader() = default;
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;
    virtual ~LogReader() = default;
    virtual void meta(const SnapshotMeta& meta, std::uint64_t through) = 0;
    virtual void segment(std::uint32_t index, BytesView bytes, std::uint64_t checksum) = 0;
    virtual void record(const Commit& commit) = 0;
};

/// Completions come at any later time, never from inside the call.
class LogBackend {
public:
    using Finished = std::function<void(Status)>;

    LogBackend() = default;
    LogBackend(const LogBackend&) = delete;
    LogBackend& operator=(const LogBackend&) = delete;
    virtual ~LogBackend() = default;

    virtual void open(Claim claim, std::function<void(Result<OpenReport>)> done) = 0;
    /// Everything as of one moment.
    virtual void read(LogReader& reader, Finished done) = 0;
    /// Deletes the records after `seq`.
    virtual void cut(std::uint64_t seq, Finished done) = 0;
    /// Forgets snapshot and log; lock and ownership stay.
    virtual void clear(Finished done) = 0;
    virtual void write(const Commit& commit, Finished done) = 0;
    /// Copies the borrowed bytes before it returns.
    virtual void write_slice(const SnapshotSlice& slice, Finished done) = 0;
    /// The lock of an encrypted store (PagePort::lock); empty where there is none.
    virtual void read_lock(std::function<void(Result<Bytes>)> done) = 0;
    virtual void write_lock(Bytes lock, Finished done) = 0;
    /// Opens again after a failure, keeping the ownership. Errors: storage_lost when the place is
    /// empty now; another_tab.
    virtual void reopen(Finished done) = 0;
    /// Notes the number in the second memory.
    virtual void remember(std::uint64_t seq) = 0;

    /// Of the last minute or so.
    [[nodiscard]] virtual std::optional<Space> space() const = 0;

    /// Called when the ownership is found lost outside of a write.
    virtual void set_dispossessed(std::function<void()> call) = 0;
    /// Calls back once when the program has been idle for a moment.
    virtual void when_idle(std::function<void()> call) = 0;
    /// Lets a backend without an event loop make progress; called by drain().
    virtual void turn() = 0;
};

}  // namespace casebridge::storage
