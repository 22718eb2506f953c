// Durability without a browser: a disk in memory that outlives the ports opened on it, with the
// same transactions, fence and failures as the browser's. For tests, the command line, and the
// world of 演练 before it is handed over.
// Completions come from drain(); nothing is written to a real disk.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "storage/blob_port.h"
#include "storage/log_backend.h"
#include "storage/redo_port.h"

namespace casebridge::storage {

/// What would be on the disk. Tests may break it on purpose.
struct MemoryDisk {
    struct Segment {
        Bytes bytes;
        std::uint64_t checksum = 0;
    };

    std::optional<SnapshotMeta> meta;
    std::uint64_t through = 0;
    std::map<std::uint32_t, Segment> segments;
    std::map<std::uint64_t, Commit> log;
    std::map<std::string, Bytes> blobs;
    std::map<std::string, Bytes> staging;
    Bytes lock;
    std::uint64_t remembered_seq = 0;

    /// Number of the port that owns the disk, 0 for none.
    std::uint32_t owner = 0;
    std::uint32_t last_port = 0;
    /// The fence: ports whose transactions abort.
    std::set<std::uint32_t> tombstones;

    /// Ports whose connection is closed until they open it again.
    std::set<std::uint32_t> closed;

    /// As when a person clears the browser's data under an open page; the second memory may stay.
    void empty(bool and_memory);

    std::optional<Space> space;
    /// While set, every write fails with it and stores nothing.
    std::optional<ErrorCode> write_error;
    /// While true, nothing completes.
    bool stalled = false;
    /// If set, only so many operations still complete; then the disk stalls (a crash at that
    /// point).
    std::optional<std::uint32_t> operations_left;
};

/// A port like a browser tab: the first one on a disk owns it until it is destroyed. The disk must
/// outlive it.
[[nodiscard]] std::unique_ptr<PagePort> open_memory_port(MemoryDisk& disk, RedoLimits limits = {});

/// The same without the durability machine.
[[nodiscard]] std::unique_ptr<LogBackend> open_memory_backend(MemoryDisk& disk);

[[nodiscard]] std::unique_ptr<BlobPort> open_memory_blob_port(MemoryDisk& disk);

}  // namespace casebridge::storage
