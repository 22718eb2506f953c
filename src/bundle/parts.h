// Bundles in parts: how files are shared out so that no part is larger than a mail may be, and what
// a head says of a share (bundle_format.h).
#pragma once

#include <string>
#include <vector>

#include "bundle/bundle_format.h"

namespace casebridge::bundle {

/// The text of a head, as it is signed for.
[[nodiscard]] std::string head_text(const FileHead& head, bool in_parts);

/// Of a head in a bundle of several parts: false where what it says is here cannot be a share of
/// its file.
[[nodiscard]] bool is_share(const FileHead& head);

/// The same for all shares that belong together: the same file, cut and hashed in the same way. A
/// sender who signs other hashes for the same file makes shares that are never joined with these.
[[nodiscard]] std::string share_group(const FileHead& head);
/// Under which key a share lies among the files; no file's, which are hashes.
[[nodiscard]] FileId share_key(const FileHead& head);

struct PartLimit {
    std::uint64_t part_bytes = 0;
    std::uint64_t base_bytes = 0;  // of a part without files
    bool sealed = false;
};
/// The files of each part, in their order; one part when everything fits into it. Files that are
/// larger than what is left of a part go on in the next one. Errors: part_too_small where a
/// part has no room for a single chunk, or where there were more than k_most_parts.
[[nodiscard]] Result<std::vector<std::vector<FileHead>>> share_out(
    const std::vector<FileHead>& files, const PartLimit& limit);

}  // namespace casebridge::bundle
