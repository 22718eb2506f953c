#include "bundle/file_hash.h"

#include <algorithm>

namespace casebridge::bundle {

void FileHasher::update(BytesView bytes) {
    whole_sm3_.update(bytes);
    whole_sha256_.update(bytes);
    head_.size += bytes.size();
    while (!bytes.empty()) {
        const std::size_t take = std::min(bytes.size(), k_chunk_bytes - chunk_size_);
        chunk_sm3_.update(bytes.first(take));
        chunk_size_ += take;
        bytes = bytes.subspan(take);
        if (chunk_size_ == k_chunk_bytes) close_chunk();
    }
}

void FileHasher::close_chunk() {
    head_.chunks.push_back(to_hex(chunk_sm3_.finish()));
    chunk_size_ = 0;
}

FileHead FileHasher::finish(std::string media_type) {
    if (chunk_size_ > 0) close_chunk();
    head_.sm3 = {to_hex(whole_sm3_.finish())};
    head_.sha256 = to_hex(whole_sha256_.finish());
    head_.type = std::move(media_type);
    return std::move(head_);
}

}  // namespace casebridge::bundle
