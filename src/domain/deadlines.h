// The clocks of a transfer and how each date was counted (domain.md, Deadlines; opinion, section
// three (4): 3日 and 30日). Pure functions of state and calendar: nothing here asks for today's
// date unless it is handed in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/matter_state.h"

namespace casebridge::domain {

// clang-format off
#define CASEBRIDGE_CLOCKS(X) \
    X(rectification) X(review) X(reply) X(supplement) X(question) X(preservation) X(decision) \
    X(crime_decision) X(crime_handover) X(police_review) X(quarter) X(stage) \
    X(agreed) X(response)
// clang-format on
enum class ClockKind {
#define CASEBRIDGE_ENUMERATOR(name) name,
    CASEBRIDGE_CLOCKS(CASEBRIDGE_ENUMERATOR)
#undef CASEBRIDGE_ENUMERATOR
};
/// "review"; the text on the command line and in the projection.
[[nodiscard]] std::string_view name_of(ClockKind kind);
[[nodiscard]] bool from_name(std::string_view name, ClockKind& kind);
/// “3日审核”, on screen and paper.
[[nodiscard]] std::string_view label_of(ClockKind kind);

/// How long a clock runs and why: one row each (domain.md, Deadlines).
struct ClockRule {
    enum class Unit {
        both_readings,  // working days and natural days, warned on the earlier
        working_days,
        natural_days,
        hours,        // from the moment (民法典201)
        fixed,        // a date that people set
        quarter_end,  // the last day of the quarter
        setting,      // working days that the office sets, see stage_days.h
    };
    ClockKind kind{};
    std::string_view label;
    Unit unit{};
    int length = 0;
    bool rolls = true;  // a last natural day on a rest day moves on (参照民法典203)
    std::string_view basis;
    bool is_right = false;  // something that may be done: it lapses, and nobody is overdue
};
[[nodiscard]] const ClockRule& clock_rule(ClockKind kind);

/// One day of a 计算说明.
struct CountedDay {
    enum class Kind { start, counted, rest, rolled_over, due };
    Date date;
    Kind kind{};
    int number = 0;  // the n-th counted day; 0 otherwise

    bool operator==(const CountedDay&) const = default;
};

/// One way of counting: n working days, or n natural days with the last day rolled off rest days.
struct Reading {
    DayReading kind{};
    Date raw;                  // last day before rolling
    Date due;                  // last day after rolling (equal for working days)
    bool provisional = false;  // 期限暂定: touches a year without an official calendar
    std::vector<CountedDay> days;

    bool operator==(const Reading&) const = default;
};
[[nodiscard]] Reading count_working_days(Date start, int days, const Calendar& calendar);
/// The start day is not counted (参照民法典201); a last day on a rest day moves to the next working
/// day (参照民法典203).
[[nodiscard]] Reading count_natural_days(Date start, int days, const Calendar& calendar,
                                         bool rolls = true);
/// To the last day of the quarter that `start` lies in.
[[nodiscard]] Reading count_to_quarter_end(Date start, const Calendar& calendar);
/// The last moment of a clock in hours, counted from the moment (民法典201).
[[nodiscard]] Moment due_moment(const ClockRule& rule, Moment start);
/// The readings of a clock that starts on a day, as its rule counts; empty for hours, fixed
/// dates and settings.
[[nodiscard]] std::vector<Reading> readings_of(const ClockRule& rule, Date start,
                                               const Calendar& calendar);

struct DeadlineClock {
    ClockKind kind{};
    AgencyId charged_to;            // whom a breach would be charged to
    Date start;                     // day 0; unset for fixed dates
    std::vector<Reading> readings;  // the one breaches are counted on first; empty for fixed dates
    Date due;                       // of the first reading, or the fixed date
    Date warn;                      // the earliest due of all readings
    Moment due_at;                  // of a clock in hours; unset otherwise
    Date stopped_on;                // unset while it runs
    Date interim_on;    // 已阶段性反馈: a first interim reply in time keeps it open
    std::string basis;  // 依据, in Chinese

    [[nodiscard]] bool running() const { return !stopped_on.is_set(); }
    bool operator==(const DeadlineClock&) const = default;
};

/// All clocks of law and papers that have started, in the order of the table in domain.md.
[[nodiscard]] std::vector<DeadlineClock> clocks_of(const MatterState& state,
                                                   const Calendar& calendar);

/// The running clock of a duty with the nearest warning date; false when none runs.
[[nodiscard]] bool nearest_clock(const std::vector<DeadlineClock>& clocks, DeadlineClock& nearest);

/// How a due date stands today: chips and lists show this.
struct DueState {
    enum class Kind { overdue, today, soon, later, met, met_late, lapsed };
    Kind kind{};
    int days = 0;           // left, in the unit below; overdue or late, in natural days
    bool working = false;   // unit: working days rather than natural days
    bool internal = false;  // the office's own date (ClockKind::stage): no breach of law

    bool operator==(const DueState&) const = default;
};
/// `soon` is inside `lead_working_days` (setting 即将到期, 3 by default).
[[nodiscard]] DueState due_state(const DeadlineClock& clock, Date today, const Calendar& calendar,
                                 int lead_working_days = 3);
/// The same for one reading of the clock, as the 期限 card lists both readings of 3日.
[[nodiscard]] DueState due_state(const DeadlineClock& clock, const Reading& reading, Date today,
                                 const Calendar& calendar, int lead_working_days = 3);
/// The same for a bare date.
[[nodiscard]] DueState due_state(Date due, bool in_working_days, Date stopped_on, Date today,
                                 const Calendar& calendar, int lead_working_days = 3);

}  // namespace casebridge::domain
