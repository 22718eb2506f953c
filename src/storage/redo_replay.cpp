#include "storage/redo_replay.h"

#include <algorithm>
#include <utility>

#include "storage/checksum.h"

namespace casebridge::storage {

RedoReplay::RedoReplay(PageStore& store, std::shared_ptr<const StoreSeal> seal)
    : store_(&store), seal_(std::move(seal)) {}

void RedoReplay::meta(const SnapshotMeta& meta, std::uint64_t through) {
    meta_ = meta;
    through_ = through;
}

std::uint32_t RedoReplay::stored_segment_bytes() const {
    return meta_.format < 2 ? segment_bytes_of_format_1 : meta_.segment_bytes;
}

bool RedoReplay::has_other_length() const {
    return meta_.segment_count > 0 && stored_segment_bytes() != store_->segment_bytes();
}

void RedoReplay::segment(std::uint32_t index, BytesView bytes, std::uint64_t checksum) {
    // Left by a checkpoint that did not come to its end.
    if (index >= meta_.segment_count) return;
    ++segments_;
    sums_.note(index, checksum);
    if (xxh64(bytes, index) != checksum || !put_segment(index, bytes).ok()) snapshot_broken_ = true;
}

Status RedoReplay::put_segment(std::uint32_t index, BytesView bytes) {
    if (!is_sealed_segment(bytes)) {
        ++plain_parts_;
        return lay(index, bytes);
    }
    ++sealed_parts_;
    if (seal_ == nullptr) return fail(ErrorCode::storage_damaged, "sealed");
    TRY(const Bytes plain, open_segment(*seal_, index, bytes));
    return lay(index, plain);
}

Status RedoReplay::lay(std::uint32_t index, BytesView bytes) {
    const std::uint64_t length = stored_segment_bytes();
    if (bytes.size() > length) return fail(ErrorCode::storage_damaged, "segment");
    return store_->put_pages(index * length, bytes);
}

void RedoReplay::record(const Commit& commit) {
    begin_log();
    // A crash cannot leave these behind, but if they are there the segments already contain them.
    if (commit.seq <= meta_.log_after) return;
    if (broken_records_ > 0) {
        ++broken_records_;
        return;
    }
    if (!is_sealed(commit)) {
        ++plain_parts_;
        return apply(commit);
    }
    const Result<Commit> plain = opened(commit);
    if (plain.ok()) {
        apply(*plain);
    } else {
        ++broken_records_;
    }
}

Result<Commit> RedoReplay::opened(const Commit& commit) {
    ++sealed_parts_;
    if (seal_ == nullptr) return fail(ErrorCode::storage_damaged, "sealed");
    return open_record(*seal_, commit);
}

void RedoReplay::apply(const Commit& commit) {
    if (!store_->apply_commit(commit).ok()) {
        ++broken_records_;
        return;
    }
    log_bytes_ += log_bytes_of(commit);
    note_changed(commit, last_size_, store_->segment_bytes(), changed_);
    last_size_ = commit.size_bytes;
}

void RedoReplay::begin_log() {
    if (std::exchange(log_begun_, true)) return;
    last_size_ = meta_.size_bytes;
    if (!store_->set_snapshot(meta_.log_after, meta_.size_bytes).ok()) snapshot_broken_ = true;
}

bool RedoReplay::damaged() const {
    // While a later checkpoint is under way its first segments are rightly newer.
    const bool all_of_one = through_ == meta_.log_after && meta_.segments_checksum != 0;
    return snapshot_broken_ || segments_ < meta_.segment_count || store_->seq() < through_ ||
           (all_of_one && sums_.all() != meta_.segments_checksum);
}

}  // namespace casebridge::storage
