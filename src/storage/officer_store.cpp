#include "storage/officer_store.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_select =
    "SELECT device, name, certificate, sealed_keys FROM officer ORDER BY position";
constexpr std::string_view k_insert =
    "INSERT INTO officer (device, position, name, certificate, sealed_keys) "
    "SELECT ?1, COALESCE(MAX(position), 0) + 1, ?2, ?3, ?4 FROM officer";
constexpr std::string_view k_replace = "UPDATE officer SET sealed_keys = ?2 WHERE device = ?1";
constexpr std::string_view k_replace_officer =
    "UPDATE officer SET device = ?2, name = ?3, certificate = ?4, sealed_keys = ?5 "
    "WHERE device = ?1";
constexpr std::string_view k_delete = "DELETE FROM officer WHERE device = ?1";

}  // namespace

Result<std::vector<StoredOfficer>> officers(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select));
    std::vector<StoredOfficer> found;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return found;
        found.push_back({{std::string{statement.column_text(0)}},
                         std::string{statement.column_text(1)},
                         std::string{statement.column_text(2)},
                         std::string{statement.column_text(3)}});
    }
}

Status add_officer(Connection& connection, const StoredOfficer& officer) {
    return connection.run(k_insert, officer.device.text, officer.name, officer.certificate,
                          officer.sealed_keys);
}

Status replace_sealed_keys(Connection& connection, const DeviceId& device,
                           std::string_view sealed_keys) {
    return connection.run(k_replace, device.text, sealed_keys);
}

Status replace_officer(Connection& connection, const DeviceId& device,
                       const StoredOfficer& officer) {
    return connection.run(k_replace_officer, device.text, officer.device.text, officer.name,
                          officer.certificate, officer.sealed_keys);
}

Status remove_officer(Connection& connection, const DeviceId& device) {
    return connection.run(k_delete, device.text);
}

}  // namespace casebridge::storage
