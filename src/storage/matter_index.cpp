#include "storage/matter_index.h"

#include <algorithm>

#include "domain/figures.h"
#include "domain/named_files.h"
#include "domain/number_series.h"
#include "storage/matter_search.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_upsert =
    "INSERT INTO matter (id, stage, step, flags, owner, bureau, recipient, title, party, category, "
    "number, opened_on, archived, due_on, warn_on, clock, clock_working, clock_stopped, ours, "
    "next, "
    "fold_hash, unknown_events, irregular, unsent, kind, source, source_entry, hand_overs, "
    "masked_party, place, finished_on, disputed, explained) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, "
    "?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33) "
    "ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, step = excluded.step, "
    "flags = excluded.flags, owner = excluded.owner, bureau = excluded.bureau, "
    "recipient = excluded.recipient, title = excluded.title, party = excluded.party, "
    "category = excluded.category, number = excluded.number, opened_on = excluded.opened_on, "
    "archived = excluded.archived, due_on = excluded.due_on, warn_on = excluded.warn_on, "
    "clock = excluded.clock, clock_working = excluded.clock_working, "
    "clock_stopped = excluded.clock_stopped, ours = excluded.ours, next = excluded.next, "
    "fold_hash = excluded.fold_hash, "
    "unknown_events = excluded.unknown_events, irregular = excluded.irregular, "
    "unsent = excluded.unsent, kind = excluded.kind, source = excluded.source, "
    "source_entry = excluded.source_entry, hand_overs = excluded.hand_overs, "
    "masked_party = excluded.masked_party, place = excluded.place, "
    "finished_on = excluded.finished_on, disputed = excluded.disputed, "
    "explained = excluded.explained";
#define CASEBRIDGE_SELECT_MATTER                                                                \
    "SELECT m.id, m.stage, m.step, m.flags, m.owner, m.bureau, m.recipient, m.title, m.party, " \
    "m.category, m.number, m.opened_on, m.archived, m.clock, m.due_on, m.warn_on, "             \
    "m.clock_stopped, m.clock_working, m.ours, m.next, m.fold_hash, m.unknown_events, "         \
    "m.irregular, m.unsent, m.position, m.kind, m.source, m.source_entry, m.hand_overs, "       \
    "m.masked_party, m.place, m.finished_on, m.disputed, m.explained, t.version "               \
    "FROM matter_text t CROSS JOIN matter m ON m.position = t.position "
constexpr std::string_view k_select_written =
    CASEBRIDGE_SELECT_MATTER "WHERE t.version > ?1 ORDER BY t.version";
constexpr std::string_view k_select_one =
    CASEBRIDGE_SELECT_MATTER "WHERE t.position = (SELECT position FROM matter WHERE id = ?1)";
#undef CASEBRIDGE_SELECT_MATTER

constexpr std::string_view k_position_of = "SELECT position FROM matter WHERE id = ?1";
constexpr std::string_view k_delete_clocks = "DELETE FROM matter_clock WHERE matter = ?1";
constexpr std::string_view k_insert_clock =
    "INSERT INTO matter_clock (matter, number, kind, charged_to, due_on, stopped_on) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr std::string_view k_select_clocks =
    "SELECT matter, kind, charged_to, due_on, stopped_on FROM matter_clock "
    "WHERE due_on BETWEEN ?1 AND ?2 ORDER BY matter, number";
constexpr std::string_view k_delete_files = "DELETE FROM evidence_file WHERE matter = ?1";
constexpr std::string_view k_insert_file =
    "INSERT INTO evidence_file (file, matter, title, size_bytes, media_type) "
    "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
constexpr std::string_view k_delete_numbers = "DELETE FROM document_number WHERE matter = ?1";
constexpr std::string_view k_insert_number =
    "INSERT OR REPLACE INTO document_number (number, matter, kind, type, agency, dated_on, use) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view k_select_shared =
    "SELECT mine.number, other.matter, matter.title FROM document_number AS mine "
    "JOIN document_number AS other ON other.number = mine.number AND other.matter <> mine.matter "
    "JOIN matter ON matter.id = other.matter WHERE mine.matter = ?1 "
    "AND mine.use <> 2 AND other.use <> 2 ORDER BY 1, 2";
constexpr std::string_view k_select_numbers =
    "SELECT DISTINCT number FROM document_number ORDER BY number";
constexpr std::string_view k_select_files =
    "SELECT file FROM evidence_file UNION SELECT key FROM file_share ORDER BY 1";

constexpr std::string_view k_select_with_file =
    "SELECT matter.title FROM evidence_file JOIN matter ON matter.id = evidence_file.matter "
    "WHERE evidence_file.file = ?1 ORDER BY matter.opened_on, matter.id";

domain::Stage stage_from(std::string_view name) {
    for (std::size_t i = 0; i < domain::k_stage_count; ++i) {
        const auto stage = static_cast<domain::Stage>(i);
        if (domain::name_of(stage) == name) return stage;
    }
    return domain::Stage::none;
}

domain::MatterKind kind_from(std::string_view name) {
    domain::MatterKind kind{};
    (void)domain::from_name(name, kind);
    return kind;
}

domain::FlagSet flags_from(std::int64_t bits) {
    domain::FlagSet flags;
    for (int i = 0; i <= static_cast<int>(domain::Flag::archived_recipient); ++i) {
        if ((bits >> i & 1) != 0) flags.insert(static_cast<domain::Flag>(i));
    }
    return flags;
}

Date date_from(std::string_view text) {
    const auto date = Date::parse(text);
    return date.ok() ? *date : Date{};
}

MatterRow read_row(const Statement& row) {
    const auto text = [&](int column) { return std::string{row.column_text(column)}; };
    return MatterRow{
        .matter = {text(0)},
        .stage = stage_from(row.column_text(1)),
        .step = static_cast<domain::LoopStep>(row.column_int64(2)),
        .flags = flags_from(row.column_int64(3)),
        .owner = {text(4)},
        .bureau = {text(5)},
        .recipient = {text(6)},
        .title = text(7),
        .party = text(8),
        .category = text(9),
        .number = text(10),
        .opened_on = date_from(row.column_text(11)),
        .archived = row.column_int64(12) != 0,
        .clock = {.kind = text(13),
                  .due_on = date_from(row.column_text(14)),
                  .warn_on = date_from(row.column_text(15)),
                  .stopped_on = date_from(row.column_text(16)),
                  .working_days = row.column_int64(17) != 0},
        .ours = row.column_int64(18) != 0,
        .next = text(19),
        .fold_hash = text(20),
        .unknown_events = static_cast<std::uint64_t>(row.column_int64(21)),
        .irregular = static_cast<int>(row.column_int64(22)),
        .unsent = row.column_int64(23) != 0,
        .position = row.column_int64(24),
        .version = row.column_int64(34),
        .kind = kind_from(row.column_text(25)),
        .source = {text(26)},
        .source_entry = {text(27)},
        .hand_overs = static_cast<int>(row.column_int64(28)),
        .masked_party = text(29),
        .place = text(30),
        .finished_on = date_from(row.column_text(31)),
        .disputed = row.column_int64(32) != 0,
        .explained = row.column_int64(33) != 0,
    };
}

int irregular_entries(const domain::MatterState& state) {
    return static_cast<int>(
        std::count_if(state.history.begin(), state.history.end(),
                      [](const domain::HistoryLine& line) { return line.unsettled(); }));
}

/// Where the matter stands in the sets of a search.
Result<std::int64_t> position_of(Connection& connection, const MatterId& matter) {
    TRY(Statement statement, connection.prepare(k_position_of));
    statement.bind(1, matter.text);
    TRY(const bool row, statement.step());
    if (!row) return fail(ErrorCode::storage_failed, "matter");
    return statement.column_int64(0);
}

Status write_files(Connection& connection, const domain::MatterState& state) {
    CHECK_OK(connection.run(k_delete_files, state.matter.text));
    for (const domain::Filed<domain::NamedFile>& filed : domain::named_files(state)) {
        const domain::NamedFile& file = filed.content;
        CHECK_OK(connection.run(k_insert_file, file.file.text, state.matter.text, file.title,
                                static_cast<std::int64_t>(file.size_bytes), file.media_type));
    }
    return Done{};
}

Status write_numbers(Connection& connection, const domain::MatterState& state) {
    CHECK_OK(connection.run(k_delete_numbers, state.matter.text));
    for (const domain::NumberedPaper& paper : state.numbered) {
        CHECK_OK(connection.run(k_insert_number, paper.number, state.matter.text,
                                domain::number_kind_of(paper.type), domain::name_of(paper.type),
                                paper.agency.text, to_iso(paper.date),
                                static_cast<int>(domain::use_of(state, paper))));
    }
    return Done{};
}

Status write_clocks(Connection& connection, const MatterId& matter,
                    const std::vector<ClockRow>& clocks) {
    CHECK_OK(connection.run(k_delete_clocks, matter.text));
    std::int64_t number = 0;
    for (const ClockRow& clock : clocks) {
        CHECK_OK(connection.run(k_insert_clock, matter.text, ++number, clock.kind,
                                clock.charged_to.text, to_iso(clock.due_on),
                                to_iso(clock.stopped_on)));
    }
    return Done{};
}

}  // namespace

Status project(Connection& connection, const ProjectionInput& input) {
    const domain::MatterState& state = input.state;
    CHECK_OK(connection.run(
        k_upsert, state.matter.text, domain::name_of(state.stage),
        static_cast<int>(domain::loop_step_of(state)), state.flags.bits(),
        domain::owner_of(state).text, state.bureau.text, state.recipient.text, state.title,
        state.party.name, state.category, state.letter_number, to_iso(domain::opened_on(state)),
        domain::is_archived(state) ? 1 : 0, to_iso(input.clock.due_on), to_iso(input.clock.warn_on),
        input.clock.kind, input.clock.working_days ? 1 : 0, to_iso(input.clock.stopped_on),
        input.ours ? 1 : 0, input.next, input.fold_hash, state.unknown_events,
        irregular_entries(state), input.unsent ? 1 : 0, domain::name_of(state.kind),
        state.cooperation.source.matter.text, state.cooperation.source.entry.text,
        static_cast<std::int64_t>(state.cooperation.hand_overs.size() + state.redirects.size()),
        domain::masked_party(state), domain::place_of(state), to_iso(domain::finished_on(state)),
        domain::was_disputed(state) ? 1 : 0, state.cooperation.no_due_reason.empty() ? 0 : 1));
    CHECK_OK(write_clocks(connection, state.matter, input.clocks));
    CHECK_OK(write_files(connection, state));
    CHECK_OK(write_numbers(connection, state));
    TRY(const std::int64_t position, position_of(connection, state.matter));
    return write_search_text(connection, position, search_text_of(state));
}

Result<bool> read_written_since(Connection& connection, std::int64_t version,
                                const std::function<bool(MatterRow&&)>& take) {
    TRY(Statement statement, connection.prepare(k_select_written));
    statement.bind(1, version);
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return true;
        if (!take(read_row(statement))) return false;
    }
}

Result<std::vector<MatterRow>> all_matters(Connection& connection) {
    std::vector<MatterRow> rows;
    const auto take = [&rows](MatterRow&& row) {
        rows.push_back(std::move(row));
        return true;
    };
    TRY([[maybe_unused]] const bool all, read_written_since(connection, 0, take));
    return rows;
}

Result<std::optional<MatterRow>> find_matter(Connection& connection, const MatterId& matter) {
    TRY(Statement statement, connection.prepare(k_select_one));
    statement.bind(1, matter.text);
    TRY(const bool row, statement.step());
    if (!row) return std::optional<MatterRow>{};
    return std::optional{read_row(statement)};
}

Result<std::vector<ClockRow>> clocks_due_between(Connection& connection, Date first, Date last) {
    TRY(Statement statement, connection.prepare(k_select_clocks));
    statement.bind(1, to_iso(first));
    statement.bind(2, to_iso(last));
    std::vector<ClockRow> clocks;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return clocks;
        clocks.push_back({.matter = {std::string{statement.column_text(0)}},
                          .kind = std::string{statement.column_text(1)},
                          .charged_to = {std::string{statement.column_text(2)}},
                          .due_on = date_from(statement.column_text(3)),
                          .stopped_on = date_from(statement.column_text(4))});
    }
}

Result<std::vector<SharedNumber>> shared_numbers(Connection& connection, const MatterId& matter) {
    TRY(Statement statement, connection.prepare(k_select_shared));
    statement.bind(1, matter.text);
    std::vector<SharedNumber> shared;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return shared;
        shared.push_back({std::string{statement.column_text(0)},
                          {std::string{statement.column_text(1)}},
                          std::string{statement.column_text(2)}});
    }
}

Result<std::vector<std::string>> numbers_in_use(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select_numbers));
    return texts_of(statement);
}

Result<std::vector<std::string>> matters_with_file(Connection& connection, const FileId& file) {
    TRY(Statement statement, connection.prepare(k_select_with_file));
    statement.bind(1, file.text);
    return texts_of(statement);
}

Result<std::vector<FileId>> stored_files(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select_files));
    std::vector<FileId> files;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return files;
        files.push_back({std::string{statement.column_text(0)}});
    }
}

}  // namespace casebridge::storage
