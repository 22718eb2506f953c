#include "storage/directory_store.h"

namespace casebridge::storage {
namespace {
constexpr std::string_view k_select =
    "SELECT agency, version, payload, signature, verified_by, verified_on FROM agency_card c "
    "WHERE version = (SELECT max(version) FROM agency_card WHERE agency = c.agency) ORDER BY "
    "agency";
constexpr std::string_view k_versions =
    "SELECT agency, version, payload, signature, verified_by, verified_on FROM agency_card "
    "WHERE agency = ?1 ORDER BY version";
constexpr std::string_view k_upsert =
    "INSERT INTO agency_card (agency, version, payload, signature, verified_by, verified_on) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (agency, version) DO UPDATE SET "
    "verified_by = excluded.verified_by, verified_on = excluded.verified_on";

Result<std::vector<StoredCard>> read_cards(Statement statement) {
    std::vector<StoredCard> cards;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return cards;
        const auto text = [&](int column) { return std::string{statement.column_text(column)}; };
        cards.push_back({.agency = {text(0)},
                         .version = static_cast<std::uint64_t>(statement.column_int64(1)),
                         .payload = text(2),
                         .signature = text(3),
                         .verified_by = text(4),
                         .verified_on = text(5)});
    }
}

}  // namespace

Result<std::vector<StoredCard>> newest_cards(Connection& connection) {
    TRY(Statement statement, connection.prepare(k_select));
    return read_cards(std::move(statement));
}

Result<std::vector<StoredCard>> card_versions(Connection& connection, const AgencyId& agency) {
    TRY(Statement statement, connection.prepare(k_versions));
    statement.bind(1, agency.text);
    return read_cards(std::move(statement));
}

Status put_card(Connection& connection, const StoredCard& card) {
    return connection.run(k_upsert, card.agency.text, card.version, card.payload, card.signature,
                          card.verified_by, card.verified_on);
}

}  // namespace casebridge::storage
