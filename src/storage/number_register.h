// 号簿 of this office: patterns, ranges and voids, which are local facts, joined with the numbers
// that the entries took (projection). Writing stands inside the caller's transaction.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "domain/matter_state.h"
#include "domain/number_series.h"
#include "storage/connection.h"

namespace casebridge::storage {

struct VoidedNumber {
    std::string number;
    std::string kind;
    MatterId matter;  // the one that had taken it; may be empty
    std::string reason;
    std::string officer;
    Date voided_on;

    bool operator==(const VoidedNumber&) const = default;
};
/// One line of 文号登记.
struct NumberLine {
    std::string number;
    std::string kind;
    MatterId matter;           // empty for a number that no matter took
    std::string title;         // of the matter
    domain::EventType type{};  // the entry that took it; says nothing without a matter
    Date date;
    domain::NumberUse use{};
    bool voided = false;
    std::string reason;  // of the void
    std::string officer;

    bool operator==(const NumberLine&) const = default;
};

[[nodiscard]] Status put_number_pattern(Connection& connection,
                                        const domain::NumberPattern& pattern);
/// Back to 机关代字 and kind.
[[nodiscard]] Status drop_number_pattern(Connection& connection, std::string_view kind);
[[nodiscard]] Status put_number_range(Connection& connection, const domain::NumberRange& range);
[[nodiscard]] Status drop_number_range(Connection& connection, std::string_view kind, int year);
/// Errors: number_taken when it was voided before.
[[nodiscard]] Status add_voided_number(Connection& connection, const VoidedNumber& voided);

[[nodiscard]] Result<domain::NumberRules> number_rules(Connection& connection);
/// The numbers of one agency's papers and the voided ones; the newest date first.
[[nodiscard]] Result<std::vector<NumberLine>> number_lines(Connection& connection,
                                                           const AgencyId& agency);

}  // namespace casebridge::storage
