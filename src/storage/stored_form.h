// How a record of the log and a segment of the snapshot lie on the disk: as they are, or sealed
// under the key of an encrypted store. The two forms cannot be mistaken for one another: a plain
// record of any bytes names their pages, and a plain segment is made of whole pages.
#pragma once

#include <cstdint>
#include <vector>

#include "storage/page_store.h"
#include "storage/store_seal.h"

namespace casebridge::storage {

[[nodiscard]] bool is_sealed(const Commit& commit);
[[nodiscard]] bool is_sealed_segment(BytesView bytes);

/// Errors: crypto_failed.
[[nodiscard]] Result<Commit> seal_record(const StoreSeal& seal, const Commit& commit);
/// Errors: storage_damaged (not what was sealed under this key as this record).
[[nodiscard]] Result<Commit> open_record(const StoreSeal& seal, const Commit& sealed);

/// Errors: crypto_failed.
[[nodiscard]] Result<Bytes> seal_segment(const StoreSeal& seal, std::uint32_t index,
                                         BytesView bytes);
/// Errors: storage_damaged.
[[nodiscard]] Result<Bytes> open_segment(const StoreSeal& seal, std::uint32_t index,
                                         BytesView sealed);

/// What a record takes in the log, roughly; keeps a flood of tiny commits in view.
[[nodiscard]] std::uint64_t log_bytes_of(const Commit& commit);

/// Adds to `changed` the segments that a record changes, where the image had `size_before` bytes:
/// those of its pages, and those that came to be or went away, wholly or in part.
void note_changed(const Commit& commit, std::uint64_t size_before, std::uint32_t segment_bytes,
                  NumberSet& changed);

/// Checksums of the segments as they are stored, by number.
class SegmentSums {
public:
    void note(std::uint32_t segment, std::uint64_t sum);
    void resize(std::size_t count) { sums_.resize(count); }
    void clear() { sums_.clear(); }
    /// SnapshotMeta::segments_checksum.
    [[nodiscard]] std::uint64_t all() const;

private:
    std::vector<std::uint64_t> sums_;
};

}  // namespace casebridge::storage
