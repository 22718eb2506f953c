#include "storage/file_shares.h"

#include <map>

namespace casebridge::storage {
namespace {

constexpr std::string_view k_insert =
    "INSERT OR IGNORE INTO file_share (key, file, share_group, first_chunk, chunks) "
    "VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view k_select =
    "SELECT key, file, share_group, first_chunk, chunks FROM file_share WHERE file = ?1 "
    "ORDER BY first_chunk, chunks";
constexpr std::string_view k_delete = "DELETE FROM file_share WHERE file = ?1";

}  // namespace

Status add_share(Connection& connection, const FileShare& share) {
    return connection.run(k_insert, share.key.text, share.file.text, share.group, share.first_chunk,
                          share.chunks);
}

Result<std::vector<FileShare>> shares_of(Connection& connection, const FileId& file) {
    TRY(Statement statement, connection.prepare(k_select));
    statement.bind(1, file.text);
    std::vector<FileShare> shares;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return shares;
        shares.push_back({.key = {std::string{statement.column_text(0)}},
                          .file = {std::string{statement.column_text(1)}},
                          .group = std::string{statement.column_text(2)},
                          .first_chunk = static_cast<std::uint64_t>(statement.column_int64(3)),
                          .chunks = static_cast<std::uint64_t>(statement.column_int64(4))});
    }
}

Status remove_shares(Connection& connection, const FileId& file) {
    return connection.run(k_delete, file.text);
}

std::optional<std::vector<FileId>> shares_that_join(const std::vector<FileShare>& shares,
                                                    const std::string& group,
                                                    std::uint64_t chunks) {
    // How each place between two chunks is reached, from the front: a bundle that was exported
    // again with another size of parts is cut elsewhere.
    std::multimap<std::uint64_t, const FileShare*> by_first;
    for (const FileShare& share : shares) {
        if (share.group == group && share.chunks > 0) by_first.emplace(share.first_chunk, &share);
    }
    std::map<std::uint64_t, const FileShare*> reached_by;  // keys: places
    reached_by.emplace(0, nullptr);
    for (auto place = reached_by.begin(); place != reached_by.end(); ++place) {
        const auto [from, to] = by_first.equal_range(place->first);
        for (auto share = from; share != to; ++share) {
            reached_by.emplace(place->first + share->second->chunks, share->second);
        }
    }
    if (!reached_by.contains(chunks)) return std::nullopt;
    std::vector<FileId> keys;
    for (std::uint64_t place = chunks; place > 0;) {
        const FileShare* share = reached_by.at(place);
        keys.insert(keys.begin(), share->key);
        place = share->first_chunk;
    }
    return keys;
}

}  // namespace casebridge::storage
