// Shares of files that came in parts (bundle/parts.h), until the whole file is here. Errors: those
// of the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "storage/connection.h"

namespace casebridge::storage {

struct FileShare {
    FileId key;
    FileId file;
    std::string group;
    std::uint64_t first_chunk = 0;
    std::uint64_t chunks = 0;

    bool operator==(const FileShare&) const = default;
};

/// A share that is here already stays.
[[nodiscard]] Status add_share(Connection& connection, const FileShare& share);
[[nodiscard]] Result<std::vector<FileShare>> shares_of(Connection& connection, const FileId& file);
/// The file is whole.
[[nodiscard]] Status remove_shares(Connection& connection, const FileId& file);

/// The keys of those that make the whole of a file of so many chunks, one behind the other; nothing
/// while some are missing.
[[nodiscard]] std::optional<std::vector<FileId>> shares_that_join(
    const std::vector<FileShare>& shares, const std::string& group, std::uint64_t chunks);

}  // namespace casebridge::storage
