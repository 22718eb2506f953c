#include "domain/deadlines.h"

#include <algorithm>

namespace casebridge::domain {
namespace {

constexpr int k_review_days = 3;
constexpr int k_reply_days = 30;

constexpr std::string_view k_basis_rectification = "责令改正通知书载明的改正期限";
constexpr std::string_view k_basis_review =
    "实施意见三（四）：3日内审核；参照民法典第二百零一条、第二百零三条";
constexpr std::string_view k_basis_reply =
    "实施意见三（四）：30日内书面反馈；参照民法典第二百零一条、第二百零三条";
constexpr std::string_view k_basis_supplement = "补充证据通知载明的期限";

bool touches_unofficial_year(const Reading& reading, const Calendar& calendar) {
    return std::any_of(reading.days.begin(), reading.days.end(), [&](const CountedDay& day) {
        return !calendar.is_official(day.date.year());
    });
}

/// Day counts in the unit of the chip: (from, to] without rest days.
int working_days_between(Date from, Date to, const Calendar& calendar) {
    int count = 0;
    for (Date day = from.plus_days(1); day <= to; day = day.plus_days(1)) {
        if (!calendar.is_rest_day(day)) ++count;
    }
    return count;
}

Date earlier(Date a, Date b) {
    if (!a.is_set()) return b;
    if (!b.is_set()) return a;
    return std::min(a, b);
}

void set_readings(DeadlineClock& clock, std::vector<Reading> readings) {
    clock.due = readings.front().due;
    clock.warn = clock.due;
    for (const Reading& reading : readings) clock.warn = std::min(clock.warn, reading.due);
    clock.readings = std::move(readings);
}

/// Withdrawal ends every clock of the handling.
Date withdrawn_on(const TransferState& state) {
    const auto entry = state.entered.find(Stage::withdrawn);
    return state.stage == Stage::withdrawn && entry != state.entered.end() ? entry->second : Date{};
}

/// The last order's fixed date; a later order replaces an earlier one.
bool rectification_clock(const TransferState& state, DeadlineClock& clock) {
    const FiledRecord* order = nullptr;
    const FiledRecord* recheck = nullptr;
    for (const FiledRecord& filed : state.records) {
        if (filed.record.type == k_rectification_order) {
            order = &filed;
            recheck = nullptr;
        } else if (filed.record.type == k_recheck && recheck == nullptr) {
            recheck = &filed;
        }
    }
    if (order == nullptr) return false;
    const auto due = Date::parse(order->record.value("due_on"));
    if (!due.ok()) return false;
    clock.kind = ClockKind::rectification;
    clock.charged_to = state.bureau;
    clock.due = *due;
    clock.warn = *due;
    clock.basis = k_basis_rectification;
    if (recheck != nullptr) {
        if (const auto date = Date::parse(recheck->record.value("date")); date.ok()) {
            clock.stopped_on = *date;
        }
    }
    return true;
}

/// 3日: done by a passed review, or by an objection together with 沟通核实 (both within the three
/// days).
Date review_stopped_on(const TransferState& state) {
    Date objected;
    for (const RaiseObjection& objection : state.objections) {
        objected = earlier(objected, objection.raised_on);
    }
    Date consulted;
    for (const Consultation& consultation : state.consultations) {
        consulted = earlier(consulted, consultation.content.held_on);
    }
    Date settled;
    if (objected.is_set() && consulted.is_set()) settled = std::max(objected, consulted);
    return earlier(earlier(state.review.reviewed_on, settled), withdrawn_on(state));
}

DeadlineClock review_clock(const TransferState& state, Date start, const Calendar& calendar) {
    DeadlineClock clock;
    clock.kind = ClockKind::review;
    clock.charged_to = state.recipient;
    clock.start = start;
    clock.basis = k_basis_review;
    Reading working = count_working_days(start, k_review_days, calendar);
    Reading natural = count_natural_days(start, k_review_days, calendar);
    std::vector<Reading> readings;
    switch (state.dispatch.review_reading) {
        case DayReading::working_days:
            readings.push_back(std::move(working));
            readings.push_back(std::move(natural));
            break;
        case DayReading::natural_days:
            readings.push_back(std::move(natural));
            readings.push_back(std::move(working));
            break;
    }
    set_readings(clock, std::move(readings));
    clock.stopped_on = review_stopped_on(state);
    return clock;
}

DeadlineClock reply_clock(const TransferState& state, Date start, const Calendar& calendar) {
    DeadlineClock clock;
    clock.kind = ClockKind::reply;
    clock.charged_to = state.recipient;
    clock.start = start;
    clock.basis = k_basis_reply;
    std::vector<Reading> readings;
    readings.push_back(count_natural_days(start, k_reply_days, calendar));
    set_readings(clock, std::move(readings));
    clock.stopped_on = earlier(state.reply.replied_on, withdrawn_on(state));
    return clock;
}

DeadlineClock supplement_clock(const TransferState& state, const Supplement& supplement) {
    DeadlineClock clock;
    clock.kind = ClockKind::supplement;
    clock.charged_to = state.bureau;
    clock.due = supplement.request.due_on;
    clock.warn = clock.due;
    clock.basis = k_basis_supplement;
    clock.stopped_on = supplement.answered ? supplement.answer.answered_on : withdrawn_on(state);
    return clock;
}

}  // namespace

Reading count_working_days(Date start, int days, const Calendar& calendar) {
    Reading reading;
    reading.kind = DayReading::working_days;
    if (!start.is_set()) return reading;
    reading.days.push_back({start, CountedDay::Kind::start, 0});
    Date day = start;
    for (int counted = 0; counted < days;) {
        // Jumps over every rest day, and lists it: the 计算说明 shows what was skipped.
        day = day.plus_days(1);
        if (calendar.is_rest_day(day)) {
            reading.days.push_back({day, CountedDay::Kind::rest, 0});
            continue;
        }
        ++counted;
        reading.days.push_back({day, CountedDay::Kind::counted, counted});
    }
    reading.days.back().kind = CountedDay::Kind::due;
    reading.raw = day;
    reading.due = day;
    reading.provisional = touches_unofficial_year(reading, calendar);
    return reading;
}

Reading count_natural_days(Date start, int days, const Calendar& calendar) {
    Reading reading;
    reading.kind = DayReading::natural_days;
    if (!start.is_set()) return reading;
    reading.days.push_back({start, CountedDay::Kind::start, 0});
    for (int n = 1; n <= days; ++n) {
        reading.days.push_back({start.plus_days(n), CountedDay::Kind::counted, n});
    }
    reading.raw = start.plus_days(days);
    reading.due = calendar.working_day_from(reading.raw);
    for (Date day = reading.raw.plus_days(1); day <= reading.due; day = day.plus_days(1)) {
        reading.days.push_back({day, CountedDay::Kind::rolled_over, 0});
    }
    reading.days.back().kind = CountedDay::Kind::due;
    reading.provisional = touches_unofficial_year(reading, calendar);
    return reading;
}

std::vector<DeadlineClock> clocks_of(const TransferState& state, const Calendar& calendar) {
    std::vector<DeadlineClock> clocks;
    if (const Date start = state.receipt.day_zero(); start.is_set()) {
        clocks.push_back(review_clock(state, start, calendar));
        clocks.push_back(reply_clock(state, start, calendar));
    }
    if (DeadlineClock clock; rectification_clock(state, clock)) clocks.push_back(std::move(clock));
    for (const Supplement& supplement : state.supplements) {
        if (supplement.request.due_on.is_set()) {
            clocks.push_back(supplement_clock(state, supplement));
        }
    }
    return clocks;
}

bool nearest_clock(const std::vector<DeadlineClock>& clocks, DeadlineClock& nearest) {
    const DeadlineClock* found = nullptr;
    for (const DeadlineClock& clock : clocks) {
        if (clock.running() && (found == nullptr || clock.warn < found->warn)) found = &clock;
    }
    if (found == nullptr) return false;
    nearest = *found;
    return true;
}

DueState due_state(Date due, bool in_working_days, Date stopped_on, Date today,
                   const Calendar& calendar, int lead_working_days) {
    using Kind = DueState::Kind;
    if (stopped_on.is_set()) {
        if (stopped_on <= due) return {Kind::met, 0, false};
        return {Kind::met_late, stopped_on.days_since(due), false};
    }
    // Overdue always counts natural days: a breach on Friday is a day old on Saturday.
    if (today > due) return {Kind::overdue, today.days_since(due), false};
    if (today == due) return {Kind::today, 0, in_working_days};
    const int working = working_days_between(today, due, calendar);
    const int left = in_working_days ? working : due.days_since(today);
    return {working <= lead_working_days ? Kind::soon : Kind::later, left, in_working_days};
}

DueState due_state(const DeadlineClock& clock, Date today, const Calendar& calendar,
                   int lead_working_days) {
    const bool working =
        !clock.readings.empty() && clock.readings.front().kind == DayReading::working_days;
    return due_state(clock.due, working, clock.stopped_on, today, calendar, lead_working_days);
}

DueState due_state(const DeadlineClock& clock, const Reading& reading, Date today,
                   const Calendar& calendar, int lead_working_days) {
    return due_state(reading.due, reading.kind == DayReading::working_days, clock.stopped_on, today,
                     calendar, lead_working_days);
}

}  // namespace casebridge::domain
