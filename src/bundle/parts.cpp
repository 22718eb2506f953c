#include "bundle/parts.h"

#include <algorithm>

#include "crypto/digest.h"
#include "crypto/sm4_gcm.h"
#include "wire/fields_codec.h"
#include "wire/json_value.h"

namespace casebridge::bundle {
namespace {

// What stands around a head, around a chunk, and behind the last file.
constexpr std::uint64_t k_around_head = 32;
constexpr std::uint64_t k_around_chunk = 3;
constexpr std::uint64_t k_end_bytes = 64;

std::uint64_t chunks_of(std::uint64_t size) { return (size + k_chunk_bytes - 1) / k_chunk_bytes; }

std::uint64_t base64_size(std::uint64_t bytes) { return (bytes + 2) / 3 * 4; }

/// Fills one part after the other.
class Sharing {
public:
    explicit Sharing(const PartLimit& limit) : limit_(limit) { next_part(); }

    [[nodiscard]] Status add(FileHead file) {
        const std::uint64_t count = file.chunks.size();
        for (std::uint64_t first = 0;;) {
            // With the largest numbers that can stand there: what is here is not known yet.
            file.here = {count, count};
            std::uint64_t used = used_ + head_size(file);
            std::uint64_t end = first;
            while (end < count && used + chunk_size(file, end) <= limit_.part_bytes) {
                used += chunk_size(file, end);
                ++end;
            }
            if (used > limit_.part_bytes || (end == first && count > 0)) {
                if (parts_.back().empty()) return fail(ErrorCode::part_too_small);
                next_part();
                continue;
            }
            file.here = {first, end - first};
            parts_.back().push_back(file);
            used_ = used;
            if (end == count) return Done{};
            first = end;
        }
    }
    [[nodiscard]] std::vector<std::vector<FileHead>> take() { return std::move(parts_); }

private:
    void next_part() {
        parts_.emplace_back();
        used_ = limit_.base_bytes + k_end_bytes;
    }
    [[nodiscard]] std::uint64_t head_size(const FileHead& file) const {
        const std::string text = head_text(file, true);
        return k_around_head + (limit_.sealed ? base64_size(text.size() + crypto::k_gcm_tag_bytes)
                                              : wire::quoted(text).size());
    }
    [[nodiscard]] std::uint64_t chunk_size(const FileHead& file, std::uint64_t chunk) const {
        const std::uint64_t bytes =
            std::min<std::uint64_t>(k_chunk_bytes, file.size - chunk * k_chunk_bytes);
        return k_around_chunk + base64_size(bytes + (limit_.sealed ? crypto::k_gcm_tag_bytes : 0));
    }

    PartLimit limit_;
    std::uint64_t used_ = 0;
    std::vector<std::vector<FileHead>> parts_;
};

}  // namespace

ChunkRange chunks_here(const FileHead& head) {
    if (head.here.size() != 2) return {0, head.chunks.size(), head.size};
    const std::uint64_t start = std::min(head.here[0] * k_chunk_bytes, head.size);
    const std::uint64_t end = std::min((head.here[0] + head.here[1]) * k_chunk_bytes, head.size);
    return {head.here[0], head.here[1], end - start};
}

bool is_whole(const FileHead& head) { return chunks_here(head).count == head.chunks.size(); }

bool is_share(const FileHead& head) {
    const std::uint64_t count = head.chunks.size();
    if (head.here.size() != 2 || chunks_of(head.size) != count) return false;
    const std::uint64_t first = head.here[0];
    const std::uint64_t here = head.here[1];
    return first <= count && here <= count - first && (here > 0 || count == 0);
}

std::string head_text(const FileHead& head, bool in_parts) {
    if (!in_parts) return wire::write_json(wire::to_json(head));
    return wire::write_json(wire::to_json(FileHeadInParts{head}));
}

std::string share_group(const FileHead& head) {
    crypto::Sm3 hash;
    hash.update(as_bytes("casebridge/share\n" + head.sm3.text + "\n" + head.sha256 + "\n" +
                         std::to_string(head.size) + "\n"));
    for (const std::string& chunk : head.chunks) hash.update(as_bytes(chunk + "\n"));
    return to_hex(hash.finish());
}

FileId share_key(const FileHead& head) {
    const ChunkRange here = chunks_here(head);
    return {"share-" + to_hex(crypto::sm3(share_group(head) + "\n" + std::to_string(here.first) +
                                          "\n" + std::to_string(here.count)))};
}

Result<std::vector<std::vector<FileHead>>> share_out(const std::vector<FileHead>& files,
                                                     const PartLimit& limit) {
    Sharing sharing{limit};
    for (const FileHead& file : files) CHECK_OK(sharing.add(file));
    std::vector<std::vector<FileHead>> parts = sharing.take();
    if (parts.size() > k_most_parts) return fail(ErrorCode::part_too_small);
    if (parts.size() == 1) {
        for (FileHead& file : parts.front()) file.here.clear();
    }
    return parts;
}

}  // namespace casebridge::bundle
