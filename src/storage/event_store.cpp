#include "storage/event_store.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_insert =
    "INSERT INTO event (id, matter, type, agency, device, seq, lamport, payload, signature, "
    "bundle, "
    "admitted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO NOTHING";
constexpr std::string_view k_select_matter =
    "SELECT id, matter, type, agency, device, seq, lamport, payload, signature, bundle, admitted "
    "FROM event WHERE matter = ?1 ORDER BY position";
constexpr std::string_view k_mark = "UPDATE event SET admitted = 1 WHERE id = ?1";
constexpr std::string_view k_exists = "SELECT 1 FROM event WHERE id = ?1";
constexpr std::string_view k_select_admitted =
    "SELECT matter, id, agency FROM event WHERE admitted = 1";
constexpr std::string_view k_matters = "SELECT DISTINCT matter FROM event ORDER BY matter";
constexpr std::string_view k_last_seq =
    "SELECT coalesce(max(seq), 0) FROM event WHERE device = ?1 AND matter = ?2";

StoredEvent read_row(const Statement& row) {
    const auto text = [&](int column) { return std::string{row.column_text(column)}; };
    return StoredEvent{
        .id = {text(0)},
        .matter = {text(1)},
        .type = text(2),
        .agency = {text(3)},
        .device = {text(4)},
        .seq = static_cast<std::uint64_t>(row.column_int64(5)),
        .lamport = static_cast<std::uint64_t>(row.column_int64(6)),
        .payload = text(7),
        .signature = text(8),
        .bundle = text(9),
        .admitted = row.column_int64(10) != 0,
    };
}

}  // namespace

Result<bool> append_event(Connection& connection, const StoredEvent& event) {
    CHECK_OK(connection.run(k_insert, event.id.text, event.matter.text, event.type,
                            event.agency.text, event.device.text, event.seq, event.lamport,
                            event.payload, event.signature, event.bundle, event.admitted ? 1 : 0));
    return connection.changes() == 1;
}

Status mark_admitted(Connection& connection, const EventId& id) {
    return connection.run(k_mark, id.text);
}

Result<std::vector<StoredEvent>> events_of(Connection& connection, const MatterId& matter) {
    TRY(Statement statement, connection.prepare(k_select_matter));
    statement.bind(1, matter.text);
    std::vector<StoredEvent> events;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return events;
        events.push_back(read_row(statement));
    }
}

Result<bool> has_event(Connection& connection, const EventId& id) {
    TRY(Statement statement, connection.prepare(k_exists));
    statement.bind(1, id.text);
    return statement.step();
}

Result<std::vector<EntryOfMatter>> admitted_entries(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select_admitted));
    std::vector<EntryOfMatter> entries;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return entries;
        entries.push_back({{std::string{statement.column_text(0)}},
                           {std::string{statement.column_text(1)}},
                           {std::string{statement.column_text(2)}}});
    }
}

Result<std::vector<MatterId>> matters_with_events(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_matters));
    std::vector<MatterId> matters;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return matters;
        matters.push_back({std::string{statement.column_text(0)}});
    }
}

Result<std::uint64_t> last_seq(Connection& connection, const DeviceId& device,
                               const MatterId& matter) {
    TRY(Statement statement, connection.prepare(k_last_seq));
    statement.bind_all(device.text, matter.text);
    TRY(const bool row, statement.step());
    return row ? static_cast<std::uint64_t>(statement.column_int64(0)) : 0;
}

}  // namespace casebridge::storage
