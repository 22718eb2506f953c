// The first half of RedoPort's work: lays what a LogBackend reads into the store, and notes where
// it breaks.
#pragma once

#include <cstdint>
#include <memory>

#include "storage/log_backend.h"
#include "storage/stored_form.h"

namespace casebridge::storage {

class RedoReplay final : public LogReader {
public:
    /// `seal`: null where the store is not encrypted.
    RedoReplay(PageStore& store, std::shared_ptr<const StoreSeal> seal);

    void meta(const SnapshotMeta& meta, std::uint64_t through) override;
    void segment(std::uint32_t index, BytesView bytes, std::uint64_t checksum) override;
    void record(const Commit& commit) override;
    /// After the last record.
    void finish() { begin_log(); }

    [[nodiscard]] const SnapshotMeta& meta() const { return meta_; }
    /// From the first record that does not fit.
    [[nodiscard]] std::uint32_t broken_records() const { return broken_records_; }
    [[nodiscard]] std::uint64_t log_bytes() const { return log_bytes_; }
    /// Segments of the store that differ from the snapshot.
    [[nodiscard]] const NumberSet& changed() const { return changed_; }
    [[nodiscard]] const SegmentSums& sums() const { return sums_; }
    /// The snapshot is not whole, or the log does not reach as far as it must.
    [[nodiscard]] bool damaged() const;
    /// Something lies there in the form that is not to be written.
    [[nodiscard]] bool has_other_form(bool writes_sealed) const {
        return (writes_sealed ? plain_parts_ : sealed_parts_) > 0;
    }
    /// The segments lie there in another length than the store's.
    [[nodiscard]] bool has_other_length() const;

private:
    [[nodiscard]] Status put_segment(std::uint32_t index, BytesView bytes);
    [[nodiscard]] Status lay(std::uint32_t index, BytesView bytes);
    [[nodiscard]] Result<Commit> opened(const Commit& commit);
    void apply(const Commit& commit);
    void begin_log();
    [[nodiscard]] std::uint32_t stored_segment_bytes() const;

    PageStore* store_;
    std::shared_ptr<const StoreSeal> seal_;
    std::uint64_t plain_parts_ = 0;
    std::uint64_t sealed_parts_ = 0;
    SnapshotMeta meta_;
    std::uint64_t through_ = 0;
    SegmentSums sums_;
    bool log_begun_ = false;
    bool snapshot_broken_ = false;
    std::uint32_t segments_ = 0;
    std::uint32_t broken_records_ = 0;
    std::uint64_t log_bytes_ = 0;
    std::uint64_t last_size_ = 0;
    NumberSet changed_;
};

}  // namespace casebridge::storage
