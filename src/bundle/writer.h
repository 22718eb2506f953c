// Writes a bundle as pieces of text, in order, for a file that may be larger than memory. The
// caller hands in the files' bytes chunk by chunk; heads come from FileHasher beforehand.
//   begin(), then for each file: file_begin(), chunk() …, file_end(); then end().
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "bundle/bundle_format.h"
#include "bundle/event_seal.h"

namespace casebridge::bundle {

struct BundlePlan {
    BundleHeader header;
    std::vector<SealedEvent> events;  // whole histories, predecessors first
    std::vector<FileHead> files;
    std::vector<MatterHeads> matters;
    DeviceId device;
};

class BundleWriter {
public:
    explicit BundleWriter(BundlePlan plan) : plan_(std::move(plan)) {}

    /// Everything before the first file. Errors: crypto_failed, limit_exceeded.
    [[nodiscard]] Result<std::string> begin(const crypto::PrivateKey& key, Random& random);
    /// Files in the plan's order.
    [[nodiscard]] std::string file_begin();
    /// At most k_chunk_bytes; only the last of a file may be shorter.
    [[nodiscard]] std::string chunk(BytesView bytes);
    [[nodiscard]] std::string file_end();
    [[nodiscard]] std::string end();

    [[nodiscard]] const BundlePlan& plan() const { return plan_; }

private:
    BundlePlan plan_;
    std::size_t next_file_ = 0;
    bool first_chunk_ = true;
    std::uint64_t chunks_ = 0;
};

}  // namespace casebridge::bundle
