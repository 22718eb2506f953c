// Writes a bundle as pieces of text, in order, for a file that may be larger than memory. The
// caller hands in the files' bytes chunk by chunk; heads come from FileHasher beforehand. It is
// encrypted for the devices named, or under the passphrase, and plain where there is neither.
//   begin(), then for each file: file_begin(), chunk() …, file_end(); then end().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "bundle/bundle_format.h"
#include "bundle/event_seal.h"
#include "bundle/sealing.h"

namespace casebridge::bundle {

struct BundlePlan {
    BundleHeader header;
    std::vector<SealedEvent> events;  // whole histories, predecessors first
    std::vector<FileHead> files;
    std::vector<MatterHeads> matters;
    DeviceId device;
    std::vector<DeviceKey> readers;  // of the recipients, and our own to check what was written
    std::string passphrase;          // for whoever has none of their keys
};

class BundleWriter {
public:
    explicit BundleWriter(BundlePlan plan) : plan_(std::move(plan)) {}

    /// Everything before the first file. Errors: crypto_failed, limit_exceeded.
    [[nodiscard]] Result<std::string> begin(const crypto::PrivateKey& key, Random& random);
    /// Files in the plan's order. Errors: crypto_failed.
    [[nodiscard]] Result<std::string> file_begin();
    /// Those that the head says are here. At most k_chunk_bytes; only the last of a file may be
    /// shorter. Errors: crypto_failed.
    [[nodiscard]] Result<std::string> chunk(BytesView bytes);
    [[nodiscard]] std::string file_end();
    [[nodiscard]] std::string end();

    [[nodiscard]] const BundlePlan& plan() const { return plan_; }

private:
    [[nodiscard]] Result<std::string> key_part(const std::string& header_text, Random& random);
    [[nodiscard]] Result<std::string> part(Section section, std::uint64_t counter, bool final,
                                           const std::string& plain) const;

    BundlePlan plan_;
    std::optional<SealingKeys> keys_;
    std::uint64_t file_chunks_ = 0;
    std::size_t next_file_ = 0;
    std::uint64_t chunks_ = 0;
};

}  // namespace casebridge::bundle
