#include "storage/bundle_ledger.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_insert =
    "INSERT INTO bundle (id, direction, agency, label, file_name, officer, created, exchanged, "
    "events, new_events, files, size_bytes, matters) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT DO NOTHING";
constexpr std::string_view k_select =
    "SELECT id, direction, agency, label, file_name, officer, created, exchanged, events, "
    "new_events, files, size_bytes, matters, position FROM bundle WHERE position > ?1 "
    "ORDER BY position DESC";

std::string joined(const std::vector<MatterId>& matters) {
    std::string text;
    for (const MatterId& matter : matters) {
        if (!text.empty()) text += '\n';
        text += matter.text;
    }
    return text;
}

std::vector<MatterId> split(std::string_view text) {
    std::vector<MatterId> matters;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        matters.push_back({std::string{text.substr(0, end)}});
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return matters;
}

}  // namespace

Status add_bundle_line(Connection& connection, const BundleLine& line) {
    return connection.run(k_insert, line.id, line.direction == BundleDirection::in ? "in" : "out",
                          line.agency.text, line.label, line.file_name, line.officer, line.created,
                          line.exchanged, line.events, line.new_events, line.files, line.size_bytes,
                          joined(line.matters));
}

Result<std::vector<BundleLine>> bundle_lines(Connection& connection, std::int64_t after) {
    TRY(Statement statement, connection.prepare(k_select));
    statement.bind(1, after);
    std::vector<BundleLine> lines;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return lines;
        const auto text = [&](int column) { return std::string{statement.column_text(column)}; };
        const auto number = [&](int column) {
            return static_cast<std::uint64_t>(statement.column_int64(column));
        };
        lines.push_back({.id = text(0),
                         .direction = statement.column_text(1) == "in" ? BundleDirection::in
                                                                       : BundleDirection::out,
                         .agency = {text(2)},
                         .label = text(3),
                         .file_name = text(4),
                         .officer = text(5),
                         .created = text(6),
                         .exchanged = text(7),
                         .events = number(8),
                         .new_events = number(9),
                         .files = number(10),
                         .size_bytes = number(11),
                         .matters = split(statement.column_text(12)),
                         .position = statement.column_int64(13)});
    }
}

}  // namespace casebridge::storage
