#include "storage/page_store.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>
#include <utility>

#include "storage/checksum.h"

namespace casebridge::storage {
namespace {

constexpr std::uint64_t divide_up(std::uint64_t value, std::uint64_t by) {
    return (value + by - 1) / by;
}

bool is_well_formed(const Commit& commit) {
    if (commit.size_bytes % page_size_bytes != 0 || commit.seq <= commit.previous_seq) return false;
    if (commit.bytes.size() != commit.pages.size() * page_size_bytes) return false;
    const std::uint64_t end = commit.size_bytes / page_size_bytes;
    for (std::size_t i = 0; i < commit.pages.size(); ++i) {
        if (commit.pages[i] >= end || (i > 0 && commit.pages[i] <= commit.pages[i - 1]))
            return false;
    }
    return true;
}

template <class Segments>
BytesView segment_of(const Segments& segments, std::uint32_t segment_bytes,
                     std::uint64_t size_bytes, std::uint64_t index) {
    const std::uint64_t begin = index * segment_bytes;
    if (begin >= size_bytes) return {};
    const std::uint64_t length = std::min<std::uint64_t>(segment_bytes, size_bytes - begin);
    return {segments[static_cast<std::size_t>(index)].get(), static_cast<std::size_t>(length)};
}

}  // namespace

std::uint64_t checksum_of(const Commit& commit) {
    const std::array<std::uint64_t, 3> head{commit.seq, commit.previous_seq, commit.size_bytes};
    const auto* head_bytes = reinterpret_cast<const std::uint8_t*>(head.data());
    const auto* page_bytes = reinterpret_cast<const std::uint8_t*>(commit.pages.data());
    std::uint64_t sum = xxh64({head_bytes, sizeof head}, 0);
    sum = xxh64({page_bytes, commit.pages.size() * sizeof(std::uint32_t)}, sum);
    return xxh64(commit.bytes, sum);
}

// NumberSet -------------------------------------------------------------------------------------

void NumberSet::insert(std::uint64_t number) {
    const auto word = static_cast<std::size_t>(number / 64);
    if (word >= words_.size()) words_.resize(word + 1);
    const std::uint64_t bit = std::uint64_t{1} << (number % 64);
    if ((words_[word] & bit) == 0) ++count_;
    words_[word] |= bit;
}

void NumberSet::insert_range(std::uint64_t begin, std::uint64_t end) {
    for (std::uint64_t number = begin; number < end; ++number) insert(number);
}

void NumberSet::insert_all(const NumberSet& other) {
    if (other.empty()) return;
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
    count_ = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (i < other.words_.size()) words_[i] |= other.words_[i];
        count_ += static_cast<std::uint64_t>(std::popcount(words_[i]));
    }
}

void NumberSet::clear() {
    if (count_ > 0) std::fill(words_.begin(), words_.end(), 0);
    count_ = 0;
}

bool NumberSet::contains(std::uint64_t number) const {
    const auto word = static_cast<std::size_t>(number / 64);
    return word < words_.size() && (words_[word] >> (number % 64) & 1) != 0;
}

std::vector<std::uint32_t> NumberSet::below(std::uint64_t end) const {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(static_cast<std::size_t>(count_));
    for (std::size_t i = 0; i < words_.size(); ++i) {
        for (std::uint64_t bits = words_[i]; bits != 0; bits &= bits - 1) {
            const std::uint64_t number = i * 64 + static_cast<unsigned>(std::countr_zero(bits));
            if (number >= end) return numbers;
            numbers.push_back(static_cast<std::uint32_t>(number));
        }
    }
    return numbers;
}

// PageStore: the image --------------------------------------------------------------------------

PageStore::PageStore(std::uint32_t segment_bytes) : segment_bytes_(segment_bytes) {}
PageStore::~PageStore() = default;

std::uint64_t PageStore::segment_count() const { return divide_up(size_bytes_, segment_bytes_); }

BytesView PageStore::segment(std::uint64_t index) const {
    return segment_of(segments_, segment_bytes_, size_bytes_, index);
}

BytesView ImageSnapshot::segment(std::uint64_t index) const {
    return segment_of(segments, segment_bytes, size_bytes, index);
}

std::optional<ImageSnapshot> PageStore::snapshot() const {
    if (!dirty_pages_.empty()) return std::nullopt;
    const auto end = segments_.begin() + static_cast<std::ptrdiff_t>(segment_count());
    return ImageSnapshot{seq_, size_bytes_, segment_bytes_, {segments_.begin(), end}};
}

std::size_t PageStore::read(std::uint64_t offset, std::span<std::uint8_t> to) const {
    std::size_t done = 0;
    while (done < to.size() && offset + done < size_bytes_) {
        const std::uint64_t at = offset + done;
        const BytesView from =
            segment(at / segment_bytes_).subspan(static_cast<std::size_t>(at % segment_bytes_));
        const std::size_t length = std::min(from.size(), to.size() - done);
        std::memcpy(to.data() + done, from.data(), length);
        done += length;
    }
    std::fill(to.begin() + static_cast<std::ptrdiff_t>(done), to.end(), std::uint8_t{0});
    return done;
}

bool PageStore::make_writable(std::uint64_t begin, std::uint64_t end) {
    for (std::uint64_t at = begin / segment_bytes_; at * segment_bytes_ < end; ++at) {
        auto& segment = segments_[static_cast<std::size_t>(at)];
        if (segment.use_count() == 1) continue;
        auto* copy = new (std::nothrow) std::uint8_t[segment_bytes_];
        if (copy == nullptr) return false;
        std::memcpy(copy, segment.get(), segment_bytes_);
        segment.reset(copy);
    }
    return true;
}

bool PageStore::grow(std::uint64_t size_bytes) {
    if (size_bytes <= size_bytes_) return true;
    const auto wanted = static_cast<std::size_t>(divide_up(size_bytes, segment_bytes_));
    // What an image that shrank left behind its end must read as zero.
    const auto tail = static_cast<std::size_t>(size_bytes_ % segment_bytes_);
    if (tail != 0) {
        if (!make_writable(size_bytes_, size_bytes_ + 1)) return false;
        std::memset(segments_[static_cast<std::size_t>(size_bytes_ / segment_bytes_)].get() + tail,
                    0, segment_bytes_ - tail);
    }
    while (segments_.size() < wanted) {
        // Zeroed, and never resized later: an image of any size grows without being copied.
        auto* fresh = new (std::nothrow) std::uint8_t[segment_bytes_]();
        if (fresh == nullptr) return false;
        segments_.emplace_back(fresh);
    }
    size_bytes_ = size_bytes;
    return true;
}

void PageStore::shrink(std::uint64_t size_bytes) {
    if (size_bytes >= size_bytes_) return;
    size_bytes_ = size_bytes;
    segments_.resize(static_cast<std::size_t>(segment_count()));
}

bool PageStore::overwrite(std::uint64_t offset, BytesView bytes) {
    if (!make_writable(offset, offset + bytes.size())) return false;
    while (!bytes.empty()) {
        const std::uint64_t within = offset % segment_bytes_;
        const auto length = static_cast<std::size_t>(
            std::min<std::uint64_t>(bytes.size(), segment_bytes_ - within));
        std::memcpy(segments_[static_cast<std::size_t>(offset / segment_bytes_)].get() + within,
                    bytes.data(), length);
        bytes = bytes.subspan(length);
        offset += length;
    }
    return true;
}

bool PageStore::write(std::uint64_t offset, BytesView bytes) {
    const std::uint64_t before = size_bytes_;
    if (!grow(offset + bytes.size())) return false;
    if (!overwrite(offset, bytes)) {
        shrink(before);
        return false;
    }
    dirty_pages_.insert_range(offset / page_size_bytes,
                              divide_up(offset + bytes.size(), page_size_bytes));
    return true;
}

void PageStore::truncate(std::uint64_t size_bytes) {
    // The pages cut off become zero; a replay must know even if the image grows again unwritten.
    dirty_pages_.insert_range(size_bytes / page_size_bytes,
                              divide_up(size_bytes_, page_size_bytes));
    shrink(size_bytes);
}

void PageStore::mark_committed() {
    if (dirty_pages_.empty() && size_bytes_ == committed_size_bytes_) return;
    committed_pages_.insert_all(dirty_pages_);
    committed_pages_.insert_all(restored_pages_);
    dirty_pages_.clear();
    restored_pages_.clear();
    committed_size_bytes_ = size_bytes_;
    ++seq_;
    if (sink_ != nullptr) sink_->committed(*this);
}

void PageStore::mark_rolled_back() {
    restored_pages_.insert_all(dirty_pages_);
    dirty_pages_.clear();
}

// PageStore: taking and loading -----------------------------------------------------------------

bool PageStore::has_commit() const { return seq_ != taken_seq_; }

std::optional<Commit> PageStore::take_commit() {
    if (!has_commit() || !dirty_pages_.empty()) return std::nullopt;
    Commit commit;
    commit.seq = seq_;
    commit.previous_seq = taken_seq_;
    commit.size_bytes = committed_size_bytes_;
    commit.previous_size_bytes = taken_size_bytes_;
    commit.pages = committed_pages_.below(committed_size_bytes_ / page_size_bytes);
    commit.bytes.resize(commit.pages.size() * page_size_bytes);
    for (std::size_t i = 0; i < commit.pages.size(); ++i) {
        read(std::uint64_t{commit.pages[i]} * page_size_bytes,
             std::span{commit.bytes}.subspan(i * page_size_bytes, page_size_bytes));
    }
    commit.checksum = checksum_of(commit);
    committed_pages_.clear();
    taken_seq_ = commit.seq;
    taken_size_bytes_ = commit.size_bytes;
    return commit;
}

void PageStore::give_back(const Commit& commit) {
    for (const std::uint32_t page : commit.pages) committed_pages_.insert(page);
    // The record would have cut these off; the disk still has them.
    committed_pages_.insert_range(commit.size_bytes / page_size_bytes,
                                  divide_up(commit.previous_size_bytes, page_size_bytes));
    taken_seq_ = commit.previous_seq;
    taken_size_bytes_ = commit.previous_size_bytes;
}

void PageStore::skip_commits() {
    committed_pages_.clear();
    taken_seq_ = seq_;
    taken_size_bytes_ = committed_size_bytes_;
}

void PageStore::clear() {
    segments_.clear();
    size_bytes_ = committed_size_bytes_ = taken_size_bytes_ = 0;
    seq_ = taken_seq_ = 0;
    dirty_pages_.clear();
    restored_pages_.clear();
    committed_pages_.clear();
}

void PageStore::take_image(PageStore&& other) {
    clear();
    segment_bytes_ = other.segment_bytes_;
    segments_ = std::move(other.segments_);
    size_bytes_ = committed_size_bytes_ = taken_size_bytes_ = other.size_bytes_;
    seq_ = taken_seq_ = other.seq_;
    other.clear();
}

Status PageStore::put_pages(std::uint64_t offset, BytesView bytes) {
    if (offset % page_size_bytes != 0 || bytes.size() % page_size_bytes != 0) {
        return fail(ErrorCode::storage_damaged, "pages");
    }
    if (!grow(offset + bytes.size()) || !overwrite(offset, bytes)) {
        return fail(ErrorCode::storage_full, "memory");
    }
    return Done{};
}

Status PageStore::set_snapshot(std::uint64_t log_after_seq, std::uint64_t size_bytes) {
    if (size_bytes % page_size_bytes != 0) return fail(ErrorCode::storage_damaged, "size");
    if (!grow(size_bytes)) return fail(ErrorCode::storage_full, "memory");
    shrink(size_bytes);
    committed_size_bytes_ = taken_size_bytes_ = size_bytes;
    seq_ = taken_seq_ = log_after_seq;
    return Done{};
}

Status PageStore::apply_commit(const Commit& commit) {
    if (commit.previous_seq > seq_ || commit.seq <= seq_)
        return fail(ErrorCode::storage_damaged, "gap");
    if (!is_well_formed(commit) || checksum_of(commit) != commit.checksum) {
        return fail(ErrorCode::storage_damaged, "record");
    }
    if (!grow(commit.size_bytes)) return fail(ErrorCode::storage_full, "memory");
    shrink(commit.size_bytes);
    for (std::size_t i = 0; i < commit.pages.size(); ++i) {
        const BytesView page =
            BytesView{commit.bytes}.subspan(i * page_size_bytes, page_size_bytes);
        if (!overwrite(std::uint64_t{commit.pages[i]} * page_size_bytes, page)) {
            return fail(ErrorCode::storage_full, "memory");
        }
    }
    committed_size_bytes_ = taken_size_bytes_ = commit.size_bytes;
    seq_ = taken_seq_ = commit.seq;
    return Done{};
}

}  // namespace casebridge::storage
