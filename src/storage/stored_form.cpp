#include "storage/stored_form.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "storage/checksum.h"

namespace casebridge::storage {
namespace {

std::string name_of_record(const Commit& commit) {
    return "record " + std::to_string(commit.seq) + ' ' + std::to_string(commit.previous_seq) +
           ' ' + std::to_string(commit.size_bytes);
}
std::string name_of_segment(std::uint32_t index) { return "segment " + std::to_string(index); }

}  // namespace

bool is_sealed(const Commit& commit) { return commit.pages.empty() && !commit.bytes.empty(); }

bool is_sealed_segment(BytesView bytes) {
    return bytes.size() % page_size_bytes == StoreSeal::k_overhead_bytes;
}

Result<Commit> seal_record(const StoreSeal& seal, const Commit& commit) {
    Bytes plain(commit.pages.size() * sizeof(std::uint32_t));
    if (!plain.empty()) std::memcpy(plain.data(), commit.pages.data(), plain.size());
    append(plain, commit.bytes);
    Commit result = commit;
    result.pages.clear();
    TRY(result.bytes, seal.seal(name_of_record(commit), plain));
    result.checksum = checksum_of(result);
    return result;
}

Result<Commit> open_record(const StoreSeal& seal, const Commit& sealed) {
    if (checksum_of(sealed) != sealed.checksum) return fail(ErrorCode::storage_damaged, "sealed");
    TRY(const Bytes plain, seal.open(name_of_record(sealed), sealed.bytes));
    Commit commit = sealed;
    constexpr std::size_t k_page_bytes = sizeof(std::uint32_t) + page_size_bytes;
    const std::size_t count = plain.size() / k_page_bytes;
    const BytesView numbers = BytesView{plain}.first(count * sizeof(std::uint32_t));
    commit.pages.resize(count);
    if (count > 0) std::memcpy(commit.pages.data(), numbers.data(), numbers.size());
    commit.bytes.assign(plain.begin() + static_cast<std::ptrdiff_t>(numbers.size()), plain.end());
    commit.checksum = checksum_of(commit);
    return commit;
}

Result<Bytes> seal_segment(const StoreSeal& seal, std::uint32_t index, BytesView bytes) {
    return seal.seal(name_of_segment(index), bytes);
}

Result<Bytes> open_segment(const StoreSeal& seal, std::uint32_t index, BytesView sealed) {
    return seal.open(name_of_segment(index), sealed);
}

std::uint64_t log_bytes_of(const Commit& commit) {
    constexpr std::uint64_t k_overhead_bytes = 256;
    return commit.bytes.size() + k_overhead_bytes;
}

void note_changed(const Commit& commit, std::uint64_t size_before, std::uint32_t segment_bytes,
                  NumberSet& changed) {
    for (const std::uint32_t page : commit.pages)
        changed.insert(page / (segment_bytes / page_size_bytes));
    const auto [smaller, larger] = std::minmax(commit.size_bytes, size_before);
    changed.insert_range(smaller / segment_bytes, (larger + segment_bytes - 1) / segment_bytes);
}

void SegmentSums::note(std::uint32_t segment, std::uint64_t sum) {
    if (sums_.size() <= segment) sums_.resize(std::size_t{segment} + 1);
    sums_[segment] = sum;
}

std::uint64_t SegmentSums::all() const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(sums_.data());
    return xxh64({bytes, sums_.size() * sizeof(std::uint64_t)}, sums_.size());
}

}  // namespace casebridge::storage
