// Agency cards as they were accepted. A card that nobody has compared yet is kept, marked
// unverified, and nothing its agency sends is merged (exchange.md, Keys and trust).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "storage/connection.h"

namespace casebridge::storage {

struct StoredCard {
    AgencyId agency;
    std::uint64_t version = 0;
    std::string payload;      // as signed
    std::string signature;    // base64 r‖s
    std::string verified_by;  // empty while unverified
    std::string verified_on;

    [[nodiscard]] bool verified() const { return !verified_by.empty(); }
    bool operator==(const StoredCard&) const = default;
};

/// The newest card of every agency, sorted by agency.
[[nodiscard]] Result<std::vector<StoredCard>> newest_cards(Connection& connection);
/// Every version that was accepted of one agency, the oldest first.
[[nodiscard]] Result<std::vector<StoredCard>> card_versions(Connection& connection,
                                                            const AgencyId& agency);
/// Inserts, or replaces the mark of the same version. Inside the caller's transaction.
[[nodiscard]] Status put_card(Connection& connection, const StoredCard& card);

}  // namespace casebridge::storage
