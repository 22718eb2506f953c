// Hashes a file as its bytes stream by and cuts it into the chunks of a bundle, so that the head
// can be written before the chunks. Nothing of the file is kept.
#pragma once

#include <string>

#include "bundle/bundle_format.h"
#include "crypto/digest.h"

namespace casebridge::bundle {

class FileHasher {
public:
    void update(BytesView bytes);
    /// The head of everything since construction. `media_type` as verified or declared.
    [[nodiscard]] FileHead finish(std::string media_type);

private:
    void close_chunk();

    crypto::Sm3 whole_sm3_;
    crypto::Sha256 whole_sha256_;
    crypto::Sm3 chunk_sm3_;
    std::size_t chunk_size_ = 0;
    FileHead head_;
};

}  // namespace casebridge::bundle
