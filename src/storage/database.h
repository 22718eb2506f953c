// The database of one installation: schema, migrations and the open connection that the stores
// beside this file work on. All of them write inside the caller's transaction, so that an event,
// its projection and its ledger line become visible together. Errors: storage_failed,
// storage_newer, storage_damaged.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace casebridge::storage {

/// What this program writes as user_version.
[[nodiscard]] std::int64_t schema_version();
[[nodiscard]] std::string_view sqlite_version();

/// Creates the tables of a new database, or brings an older one forward; refuses a newer one.
/// True when the projections are empty or outdated and must be rebuilt by the caller.
[[nodiscard]] Result<bool> prepare_schema(Connection& connection);

/// Whether an image that came from outside is one that this program, or an earlier version of it,
/// wrote: the tables and indexes of the log in exactly its words, beside them only tables and
/// indexes that are never read, no view and no trigger. Then it is brought forward. Reads nothing
/// but the schema before. Errors: backup_invalid, storage_newer, storage_damaged.
[[nodiscard]] Status adopt_schema(Connection& foreign);

/// The tables of the log in the order in which they are copied.
[[nodiscard]] const std::vector<std::string_view>& log_tables();

/// Drops and creates the projection tables; part of a rebuild, inside a transaction.
[[nodiscard]] Status reset_projections(Connection& connection);

}  // namespace casebridge::storage
