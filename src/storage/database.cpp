#include "storage/database.h"

#include <array>
#include <string>

#include "storage/schema_sql.h"
#include "storage/setting_store.h"

namespace casebridge::storage {
namespace {

// Forward migrations of the log's tables; the n-th brings user_version n-1 to n.
constexpr std::array<std::string_view, 5> k_migrations = {
    k_event_log_sql, k_export_register_sql, k_number_register_sql, k_officer_sql, k_file_share_sql};

// Raised whenever projection.sql or what is written into it changes: stored projections are then
// rebuilt.
constexpr std::int64_t k_projection_version = 7;

constexpr std::string_view k_projection_version_key = "projection_version";

Result<std::int64_t> user_version(Connection& connection) {
    TRY(Statement statement, connection.prepare("PRAGMA user_version"));
    TRY(const bool row, statement.step());
    return row ? statement.column_int64(0) : 0;
}

Result<bool> projections_are_current(Connection& connection) {
    TRY(const auto stored, read_setting(connection, k_projection_version_key));
    return stored == std::to_string(k_projection_version);
}

}  // namespace

Result<bool> prepare_schema(Connection& connection) {
    TRY(const std::int64_t version, user_version(connection));
    const auto newest = static_cast<std::int64_t>(k_migrations.size());
    if (version > newest) return fail(ErrorCode::storage_newer, std::to_string(version));
    if (version < newest) {
        TRY(Transaction transaction, connection.begin());
        for (std::int64_t i = version; i < newest; ++i) {
            CHECK_OK(connection.run_script(k_migrations[static_cast<std::size_t>(i)]));
        }
        CHECK_OK(connection.run_script("PRAGMA user_version = " + std::to_string(newest)));
        TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    }
    TRY(const bool current, projections_are_current(connection));
    return !current;
}

Status reset_projections(Connection& connection) {
    CHECK_OK(connection.run_script(
        "DROP TABLE IF EXISTS matter; DROP TABLE IF EXISTS evidence_file;"
        "DROP TABLE IF EXISTS document_number; DROP TABLE IF EXISTS matter_row;"
        "DROP TABLE IF EXISTS matter_text;"));
    CHECK_OK(connection.run_script(k_projection_sql));
    return write_setting(connection, k_projection_version_key,
                         std::to_string(k_projection_version));
}

}  // namespace casebridge::storage
