#include "storage/setting_store.h"

namespace casebridge::storage {
namespace {
constexpr std::string_view k_select = "SELECT value FROM local_setting WHERE key = ?1";
constexpr std::string_view k_upsert =
    "INSERT INTO local_setting (key, value) VALUES (?1, ?2) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
}  // namespace

Result<std::optional<std::string>> read_setting(Connection& connection, std::string_view key) {
    TRY(Statement statement, connection.prepare(k_select));
    statement.bind(1, key);
    TRY(const bool row, statement.step());
    if (!row) return std::optional<std::string>{};
    return std::optional<std::string>{std::string{statement.column_text(0)}};
}

Status write_setting(Connection& connection, std::string_view key, std::string_view value) {
    return connection.run(k_upsert, key, value);
}

}  // namespace casebridge::storage
