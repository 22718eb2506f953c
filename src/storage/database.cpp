#include "storage/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

#include "storage/page_store.h"
#include "storage/schema_sql.h"
#include "storage/setting_store.h"

namespace casebridge::storage {
namespace {

// Forward migrations of the log's tables; the n-th brings user_version n-1 to n.
constexpr std::array<std::string_view, 5> k_migrations = {
    k_event_log_sql, k_export_register_sql, k_number_register_sql, k_officer_sql, k_file_share_sql};

// Raised whenever projection.sql or what is written into it changes: stored projections are then
// rebuilt.
constexpr std::int64_t k_projection_version = 9;

constexpr std::string_view k_projection_version_key = "projection_version";

Result<std::int64_t> user_version(Connection& connection) {
    TRY(Statement statement, connection.prepare("PRAGMA user_version"));
    TRY(const bool row, statement.step());
    return row ? statement.column_int64(0) : 0;
}

Status migrate(Connection& connection, std::int64_t from, std::int64_t to) {
    TRY(Transaction transaction, connection.begin());
    for (std::int64_t i = from; i < to; ++i) {
        CHECK_OK(connection.run_script(k_migrations[static_cast<std::size_t>(i)]));
    }
    CHECK_OK(connection.run_script("PRAGMA user_version = " + std::to_string(to)));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return Done{};
}

struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;
    std::string sql;
    bool operator<(const SchemaObject& other) const {
        return std::tie(type, name, table, sql) <
               std::tie(other.type, other.name, other.table, other.sql);
    }
};

Result<std::vector<SchemaObject>> schema_of(Connection& connection) {
    constexpr std::size_t k_most_objects = 200;
    TRY(Statement statement,
        connection.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                           "ORDER BY 1, 2"));
    std::vector<SchemaObject> objects;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return objects;
        if (objects.size() == k_most_objects) return fail(ErrorCode::backup_invalid, "schema");
        objects.push_back(
            {std::string{statement.column_text(0)}, std::string{statement.column_text(1)},
             std::string{statement.column_text(2)}, std::string{statement.column_text(3)}});
    }
}

Result<bool> projections_are_current(Connection& connection) {
    TRY(const auto stored, read_setting(connection, k_projection_version_key));
    return stored == std::to_string(k_projection_version);
}

}  // namespace

std::int64_t schema_version() { return static_cast<std::int64_t>(k_migrations.size()); }

std::string_view sqlite_version() { return sqlite3_libversion(); }

Result<bool> prepare_schema(Connection& connection) {
    TRY(const std::int64_t version, user_version(connection));
    const std::int64_t newest = schema_version();
    if (version > newest) return fail(ErrorCode::storage_newer, std::to_string(version));
    if (version < newest) CHECK_OK(migrate(connection, version, newest));
    TRY(const bool current, projections_are_current(connection));
    return !current;
}

Status adopt_schema(Connection& foreign) {
    TRY(const std::int64_t version, user_version(foreign));
    const std::int64_t newest = schema_version();
    if (version > newest) return fail(ErrorCode::storage_newer, std::to_string(version));
    if (version < 1) return fail(ErrorCode::backup_invalid, "version");
    PageStore own_store;
    TRY(Connection own, Connection::open(own_store));
    CHECK_OK(migrate(own, 0, version));
    TRY(const auto wanted, schema_of(own));
    TRY(const auto found, schema_of(foreign));
    if (!std::includes(found.begin(), found.end(), wanted.begin(), wanted.end())) {
        return fail(ErrorCode::backup_invalid, "schema");
    }
    std::set<std::string> tables;
    for (const SchemaObject& object : wanted) tables.insert(object.table);
    for (const SchemaObject& object : found) {
        const bool is_wanted = std::binary_search(wanted.begin(), wanted.end(), object);
        const bool is_harmless = (object.type == "table" || object.type == "index") &&
                                 !tables.contains(object.table) &&
                                 !object.sql.starts_with("CREATE VIRTUAL");
        if (!is_wanted && !is_harmless) return fail(ErrorCode::backup_invalid, object.name);
    }
    return version < newest ? migrate(foreign, version, newest) : Status{Done{}};
}

const std::vector<std::string_view>& log_tables() {
    // Cards before events: those are checked with them.
    static const std::vector<std::string_view> tables = {
        "agency_card",     "officer",        "local_setting", "event",       "bundle",
        "export_register", "number_pattern", "number_range",  "number_void", "file_share"};
    return tables;
}

Status reset_projections(Connection& connection) {
    CHECK_OK(connection.run_script(
        "DROP TABLE IF EXISTS matter; DROP TABLE IF EXISTS evidence_file;"
        "DROP TABLE IF EXISTS document_number; DROP TABLE IF EXISTS matter_row;"
        "DROP TABLE IF EXISTS matter_text; DROP TABLE IF EXISTS matter_clock;"));
    CHECK_OK(connection.run_script(k_projection_sql));
    return write_setting(connection, k_projection_version_key,
                         std::to_string(k_projection_version));
}

}  // namespace casebridge::storage
