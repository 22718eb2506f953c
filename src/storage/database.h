// The database of one installation: schema, migrations and the open connection that the stores
// beside this file work on. All of them write inside the caller's transaction, so that an event,
// its projection and its ledger line become visible together. Errors: storage_failed,
// storage_newer, storage_damaged.
#pragma once

#include "storage/connection.h"

namespace casebridge::storage {

/// Creates the tables of a new database, or brings an older one forward; refuses a newer one.
/// True when the projections are empty or outdated and must be rebuilt by the caller.
[[nodiscard]] Result<bool> prepare_schema(Connection& connection);

/// Drops and creates the projection tables; part of a rebuild, inside a transaction.
[[nodiscard]] Status reset_projections(Connection& connection);

}  // namespace casebridge::storage
