#include "storage/number_register.h"

namespace casebridge::storage {
namespace {

constexpr std::string_view k_put_pattern =
    "INSERT INTO number_pattern (kind, pattern, in_name_of) VALUES (?1, ?2, ?3) "
    "ON CONFLICT (kind) DO UPDATE SET pattern = excluded.pattern, "
    "in_name_of = excluded.in_name_of";
constexpr std::string_view k_drop_pattern = "DELETE FROM number_pattern WHERE kind = ?1";
constexpr std::string_view k_put_range =
    "INSERT INTO number_range (kind, year, first, last) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (kind, year) DO UPDATE SET first = excluded.first, last = excluded.last";
constexpr std::string_view k_drop_range = "DELETE FROM number_range WHERE kind = ?1 AND year = ?2";
constexpr std::string_view k_find_void = "SELECT 1 FROM number_void WHERE number = ?1";
constexpr std::string_view k_add_void =
    "INSERT INTO number_void (number, kind, matter, reason, officer, voided_on) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr std::string_view k_patterns =
    "SELECT kind, pattern, in_name_of FROM number_pattern ORDER BY kind";
constexpr std::string_view k_ranges =
    "SELECT kind, year, first, last FROM number_range ORDER BY kind, year";
constexpr std::string_view k_voided = "SELECT number FROM number_void ORDER BY position";
// Numbers that papers took, then those that were voided without ever being taken.
constexpr std::string_view k_lines =
    "SELECT n.number, n.kind, n.matter, matter.title, n.type, n.dated_on, n.use, "
    "v.reason, v.officer, v.voided_on FROM document_number AS n "
    "JOIN matter ON matter.id = n.matter LEFT JOIN number_void AS v ON v.number = n.number "
    "WHERE n.agency = ?1 "
    "UNION ALL SELECT v.number, v.kind, '', '', '', '', 0, v.reason, v.officer, v.voided_on "
    "FROM number_void AS v WHERE NOT EXISTS (SELECT 1 FROM document_number AS n "
    "WHERE n.number = v.number AND n.agency = ?1) ORDER BY 6 DESC, 10 DESC, 1";

Date date_of(std::string_view text) {
    const auto date = Date::parse(text);
    return date.ok() ? *date : Date{};
}

NumberLine read_line(const Statement& row) {
    const auto text = [&](int column) { return std::string{row.column_text(column)}; };
    NumberLine line{.number = text(0),
                    .kind = text(1),
                    .matter = {text(2)},
                    .title = text(3),
                    .date = date_of(row.column_text(5)),
                    .use = static_cast<domain::NumberUse>(row.column_int64(6)),
                    .voided = !row.column_text(9).empty(),
                    .reason = text(7),
                    .officer = text(8)};
    (void)domain::from_name(row.column_text(4), line.type);
    if (line.voided) line.date = date_of(row.column_text(9));
    return line;
}

}  // namespace

Status put_number_pattern(Connection& connection, const domain::NumberPattern& pattern) {
    return connection.run(k_put_pattern, pattern.kind, pattern.pattern, pattern.in_name_of);
}

Status drop_number_pattern(Connection& connection, std::string_view kind) {
    return connection.run(k_drop_pattern, kind);
}

Status put_number_range(Connection& connection, const domain::NumberRange& range) {
    return connection.run(k_put_range, range.kind, range.year, range.first, range.last);
}

Status drop_number_range(Connection& connection, std::string_view kind, int year) {
    return connection.run(k_drop_range, kind, year);
}

Status add_voided_number(Connection& connection, const VoidedNumber& voided) {
    {
        TRY(Statement known, connection.prepare(k_find_void));
        known.bind(1, voided.number);
        TRY(const bool row, known.step());
        if (row) return fail(ErrorCode::number_taken, voided.number);
    }
    return connection.run(k_add_void, voided.number, voided.kind, voided.matter.text, voided.reason,
                          voided.officer, to_iso(voided.voided_on));
}

Result<domain::NumberRules> number_rules(Connection& connection) {
    domain::NumberRules rules;
    TRY(Statement patterns, connection.prepare(k_patterns));
    for (;;) {
        TRY(const bool row, patterns.step());
        if (!row) break;
        rules.patterns.push_back({std::string{patterns.column_text(0)},
                                  std::string{patterns.column_text(1)},
                                  std::string{patterns.column_text(2)}});
    }
    TRY(Statement ranges, connection.prepare(k_ranges));
    for (;;) {
        TRY(const bool row, ranges.step());
        if (!row) break;
        rules.ranges.push_back(
            {std::string{ranges.column_text(0)}, static_cast<int>(ranges.column_int64(1)),
             static_cast<int>(ranges.column_int64(2)), static_cast<int>(ranges.column_int64(3))});
    }
    TRY(Statement voided, connection.prepare(k_voided));
    TRY(rules.voided, texts_of(voided));
    return rules;
}

Result<std::vector<NumberLine>> number_lines(Connection& connection, const AgencyId& agency) {
    TRY(Statement statement, connection.prepare(k_lines));
    statement.bind(1, agency.text);
    std::vector<NumberLine> lines;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return lines;
        lines.push_back(read_line(statement));
    }
}

}  // namespace casebridge::storage
