#include "storage/setting_store.h"

namespace casebridge::storage {
namespace {
constexpr std::string_view k_select = "SELECT value FROM local_setting WHERE key = ?1";
constexpr std::string_view k_upsert =
    "INSERT INTO local_setting (key, value) VALUES (?1, ?2) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr std::string_view k_delete = "DELETE FROM local_setting WHERE key = ?1";
constexpr std::string_view k_select_range =
    "SELECT key, value FROM local_setting WHERE key >= ?1 AND key < ?2 ORDER BY key";
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

Status delete_setting(Connection& connection, std::string_view key) {
    return connection.run(k_delete, key);
}

Result<std::vector<Setting>> settings_under(Connection& connection, std::string_view prefix) {
    // The first text that no longer begins so: a stroke comes right after the point.
    std::string end{prefix.substr(0, prefix.size() - 1)};
    end += '/';
    TRY(Statement statement, connection.prepare(k_select_range));
    statement.bind_all(prefix, end);
    std::vector<Setting> settings;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return settings;
        settings.push_back(
            {std::string{statement.column_text(0)}, std::string{statement.column_text(1)}});
    }
}

}  // namespace casebridge::storage
