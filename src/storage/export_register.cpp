#include "storage/export_register.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_insert =
    "INSERT INTO export_register (matter, file_name, size_bytes, sm3, officer, recipient, purpose, "
    "exported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr std::string_view k_select =
    "SELECT matter, file_name, size_bytes, sm3, officer, recipient, purpose, exported "
    "FROM export_register ORDER BY position DESC";

}  // namespace

Status add_export_line(Connection& connection, const ExportLine& line) {
    return connection.run(k_insert, line.matter.text, line.file_name, line.size_bytes, line.sm3,
                          line.officer, line.recipient, line.purpose, line.exported);
}

Result<std::vector<ExportLine>> export_lines(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select));
    std::vector<ExportLine> lines;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return lines;
        const auto text = [&](int column) { return std::string{statement.column_text(column)}; };
        lines.push_back({.matter = {text(0)},
                         .file_name = text(1),
                         .size_bytes = static_cast<std::uint64_t>(statement.column_int64(2)),
                         .sm3 = text(3),
                         .officer = text(4),
                         .recipient = text(5),
                         .purpose = text(6),
                         .exported = text(7)});
    }
}

}  // namespace casebridge::storage
