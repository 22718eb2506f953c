// What this office set about its deadlines: when it is warned, and the calendar that it counts
// with. Both are local settings; calendars are not part of any state (domain.md, Deadlines).
#pragma once

#include <string>
#include <string_view>

#include "domain/calendar.h"
#include "domain/escalation.h"
#include "storage/connection.h"

namespace casebridge::app {

/// The usual ones where nothing was set.
[[nodiscard]] Result<domain::DeadlineRules> deadline_rules(storage::Connection& connection);
/// Inside the caller's transaction. Errors: field_invalid with the name of the value.
[[nodiscard]] Status keep_deadline_rules(storage::Connection& connection,
                                         const domain::DeadlineRules& rules);

/// The calendar to count with.
struct UsedCalendar {
    domain::Calendar calendar;
    bool imported = false;  // from a file, because it knows more years than the shipped one
    std::string mark;       // changes with its text
    bool is_new = false;    // the projections were made with another one
};
/// The imported one, until the program ships one that covers it. Errors: storage_damaged; those of
/// wire::read_calendar.
[[nodiscard]] Result<UsedCalendar> used_calendar(storage::Connection& connection,
                                                 std::string_view shipped);
/// Keeps an imported calendar's text, which was read before. Inside the caller's transaction.
[[nodiscard]] Status keep_calendar(storage::Connection& connection, std::string_view text);
/// The projections are made with it now. Inside the caller's transaction.
[[nodiscard]] Status mark_calendar(storage::Connection& connection, const UsedCalendar& used);

}  // namespace casebridge::app
