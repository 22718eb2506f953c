#include "domain/deadlines.h"

#include <algorithm>
#include <array>

#include "domain/cooperation_records.h"
#include "domain/record_dates.h"

namespace casebridge::domain {
namespace {

using Unit = ClockRule::Unit;

constexpr std::array k_rules = {
    ClockRule{ClockKind::rectification, "限期整改", Unit::fixed, 0, false,
              "责令改正通知书载明的改正期限"},
    ClockRule{ClockKind::review, "3日审核", Unit::both_readings, 3, true,
              "实施意见三（四）：3日内审核；参照民法典第二百零一条、第二百零三条"},
    ClockRule{ClockKind::reply, "30日反馈", Unit::natural_days, 30, true,
              "实施意见三（四）：30日内书面反馈；参照民法典第二百零一条、第二百零三条"},
    ClockRule{ClockKind::supplement, "补充证据", Unit::fixed, 0, false, "补充证据通知载明的期限"},
    ClockRule{ClockKind::question, "答复询问", Unit::fixed, 0, false, "询问函载明的答复期限"},
    ClockRule{ClockKind::preservation, "登记保存处理", Unit::working_days, 7, true,
              "行政处罚法第五十六条、第八十五条：七个工作日内作出处理决定"},
    ClockRule{ClockKind::decision, "作出处理决定", Unit::natural_days, 90, true,
              "行政处罚法第六十条：立案之日起九十日内作出处理决定"},
    ClockRule{ClockKind::crime_decision, "决定是否移送公安", Unit::natural_days, 3, false,
              "行政执法机关移送涉嫌犯罪案件的规定第五条：接到报告之日起3日内决定"},
    ClockRule{ClockKind::crime_handover, "24小时移交公安", Unit::hours, 24, false,
              "行政执法机关移送涉嫌犯罪案件的规定第五条：批准后24小时内移送"},
    ClockRule{ClockKind::police_review, "提请公安复议", Unit::natural_days, 3, false,
              "行政执法机关移送涉嫌犯罪案件的规定第九条：3日内可以提请复议", true},
    ClockRule{ClockKind::quarter, "季度联席会议", Unit::quarter_end, 0, false,
              "实施意见三（一）：每季度召开联席会议"},
    ClockRule{ClockKind::stage, "内部办理时限", Unit::setting, 0, true, "本机关设置的内部办理时限"},
    ClockRule{ClockKind::agreed, "办理期限", Unit::fixed, 0, false,
              "实施意见三（六）：责任单位在规定时限内完成并反馈；登记时定的期限"},
    ClockRule{ClockKind::response, "即时响应", Unit::hours, 2, false,
              "实施意见三（一）：重要信息即时推送、快速响应；自电话告知起2小时内接收"},
};

consteval bool rules_are_in_enum_order() {
    for (std::size_t i = 0; i < k_rules.size(); ++i) {
        if (static_cast<std::size_t>(k_rules[i].kind) != i) return false;
    }
    return true;
}
static_assert(rules_are_in_enum_order());

constexpr std::array<std::string_view, k_rules.size()> k_names = {
#define CASEBRIDGE_NAME(name) #name,
    CASEBRIDGE_CLOCKS(CASEBRIDGE_NAME)
#undef CASEBRIDGE_NAME
};

bool touches_unofficial_year(const Reading& reading, const Calendar& calendar) {
    return std::any_of(reading.days.begin(), reading.days.end(), [&](const CountedDay& day) {
        return !calendar.is_official(day.date.year());
    });
}

/// Day counts in the unit of the chip: (from, to] without rest days.
/// Beyond a year and a bit nobody counts in working days, and a mistyped year must not be walked.
int working_days_between(Date from, Date to, const Calendar& calendar) {
    constexpr int k_farthest_days = 400;
    if (to.days_since(from) > k_farthest_days) return to.days_since(from);
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

/// A clock of this kind, charged to an agency; what starts it and stops it comes after.
DeadlineClock clock_of(ClockKind kind, AgencyId charged_to) {
    DeadlineClock clock;
    clock.kind = kind;
    clock.charged_to = std::move(charged_to);
    clock.basis = clock_rule(kind).basis;
    return clock;
}

/// `first` says which reading a breach is counted on, where there are two.
void start_on(DeadlineClock& clock, Date start, const Calendar& calendar,
              DayReading first = DayReading::working_days) {
    clock.start = start;
    clock.readings = readings_of(clock_rule(clock.kind), start, calendar);
    std::stable_partition(clock.readings.begin(), clock.readings.end(),
                          [&](const Reading& reading) { return reading.kind == first; });
    clock.due = clock.readings.front().due;
    clock.warn = clock.due;
    for (const Reading& reading : clock.readings) clock.warn = std::min(clock.warn, reading.due);
}

void ends_on(DeadlineClock& clock, Date due) {
    clock.readings.clear();
    clock.due = due;
    clock.warn = due;
}

/// A clock in hours begins at this moment.
void start_at(DeadlineClock& clock, Moment start) {
    clock.start = start.date;
    clock.due_at = due_moment(clock_rule(clock.kind), start);
    ends_on(clock, clock.due_at.date);
}

/// Late by hours on the last day is late all the same: it counts as the day after.
void stop_at(DeadlineClock& clock, Moment stopped) {
    clock.stopped_on = stopped.date;
    if (stopped.date == clock.due && clock.due_at < stopped) {
        clock.stopped_on = clock.due.plus_days(1);
    }
}

Date entered(const MatterState& state, Stage stage) {
    const auto entry = state.entered.find(stage);
    return entry == state.entered.end() ? Date{} : entry->second;
}

/// Withdrawal ends every clock of the handling.
Date withdrawn_on(const MatterState& state) {
    return state.stage == Stage::withdrawn ? entered(state, Stage::withdrawn) : Date{};
}

/// Whoever held the case on the day: a breach is charged to the owner on the due date.
AgencyId recipient_on(const MatterState& state, Date day) {
    AgencyId holder = state.recipient;
    for (const RecipientSpan& span : state.recipients) {
        if (!(day < span.since)) holder = span.recipient;
    }
    if (!state.recipients.empty() && day < state.recipients.front().since) {
        holder = state.recipients.front().recipient;
    }
    return holder;
}

/// The last order's fixed date; a later order replaces an earlier one.
void add_rectification(const MatterState& state, std::vector<DeadlineClock>& clocks) {
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
    if (order == nullptr) return;
    const auto due = Date::parse(order->record.value("due_on"));
    if (!due.ok()) return;
    DeadlineClock clock = clock_of(ClockKind::rectification, state.bureau);
    ends_on(clock, *due);
    if (recheck != nullptr) {
        if (const auto date = Date::parse(recheck->record.value("date")); date.ok()) {
            clock.stopped_on = *date;
        }
    }
    clocks.push_back(std::move(clock));
}

/// 3日: done by a passed review, or by an objection together with 沟通核实 (both within the three
/// days).
Date review_stopped_on(const MatterState& state) {
    Date settled;
    for (const RaiseObjection& objection : state.objections) {
        for (const Consultation& consultation : state.consultations) {
            const Date held = consultation.content.held_on;
            if (!(held < objection.raised_on)) settled = earlier(settled, held);
        }
    }
    settled = earlier(settled, state.returning.returned_on);
    return earlier(earlier(state.first_reviewed_on, settled), withdrawn_on(state));
}

void add_review(const MatterState& state, const Calendar& calendar,
                std::vector<DeadlineClock>& clocks) {
    DeadlineClock clock = clock_of(ClockKind::review, {});
    start_on(clock, state.receipt.day_zero(), calendar, state.dispatch.review_reading);
    clock.stopped_on = review_stopped_on(state);
    clock.charged_to = recipient_on(state, clock.due);
    clocks.push_back(std::move(clock));
}

/// 30日, anew when the case is taken up again: another 附件3 is owed.
void add_reply(const MatterState& state, const Calendar& calendar,
               std::vector<DeadlineClock>& clocks) {
    const bool again = state.reopened_on.is_set();
    DeadlineClock clock = clock_of(ClockKind::reply, {});
    start_on(clock, again ? state.reopened_on : state.receipt.day_zero(), calendar);
    if (again) clock.basis += "；重新办理的，比照自重新办理之日起算";
    clock.stopped_on = earlier(state.reply.replied_on, withdrawn_on(state));
    for (const ReplyPartial& reply : state.partial_replies) {
        if (reply.replied_on <= clock.due) {
            clock.interim_on = earlier(clock.interim_on, reply.replied_on);
        }
    }
    clock.charged_to = recipient_on(state, clock.due);
    clocks.push_back(std::move(clock));
}

/// What ended the handling also ended a supplement that was never answered.
Date supplement_ended_on(const MatterState& state) {
    if (state.flags.contains(Flag::supplement)) return {};
    Date ended = withdrawn_on(state);
    for (const Stage stage : {Stage::decided, Stage::declined, Stage::returned}) {
        ended = earlier(ended, entered(state, stage));
    }
    return ended;
}

void add_supplements(const MatterState& state, std::vector<DeadlineClock>& clocks) {
    for (const Supplement& supplement : state.supplements) {
        if (!supplement.request.due_on.is_set()) continue;
        DeadlineClock clock = clock_of(ClockKind::supplement, state.bureau);
        ends_on(clock, supplement.request.due_on);
        clock.stopped_on =
            supplement.answered ? supplement.answer.answered_on : supplement_ended_on(state);
        clocks.push_back(std::move(clock));
    }
}

void add_questions(const MatterState& state, std::vector<DeadlineClock>& clocks) {
    for (const ReplyQuestion& asked : state.questions) {
        if (!asked.question.due_on.is_set()) continue;
        DeadlineClock clock =
            clock_of(ClockKind::question, recipient_on(state, asked.question.due_on));
        ends_on(clock, asked.question.due_on);
        clock.stopped_on = asked.answered_on;
        clocks.push_back(std::move(clock));
    }
}

void add_preservations(const MatterState& state, const Calendar& calendar,
                       std::vector<DeadlineClock>& clocks) {
    for (const Preservation& kept : state.preservations) {
        if (!kept.registration.registered_on.is_set()) continue;
        DeadlineClock clock = clock_of(ClockKind::preservation, kept.agency);
        start_on(clock, kept.registration.registered_on, calendar);
        clock.stopped_on = kept.decision.decided_on;
        clocks.push_back(std::move(clock));
    }
}

/// 90 days from filing, or what an extension says with its own basis.
void add_decision(const MatterState& state, const Calendar& calendar,
                  std::vector<DeadlineClock>& clocks) {
    if (!state.filing.filed_on.is_set()) return;
    DeadlineClock clock = clock_of(ClockKind::decision, {});
    start_on(clock, state.filing.filed_on, calendar, DayReading::natural_days);
    for (const ExtendDecision& extension : state.extensions) {
        if (extension.extended_on < state.filing.filed_on) continue;  // of an earlier opening
        ends_on(clock, extension.due_on);
        clock.basis = extension.basis;
    }
    clock.stopped_on = earlier(state.decision.decided_on, withdrawn_on(state));
    clock.charged_to = recipient_on(state, clock.due);
    clocks.push_back(std::move(clock));
}

void add_referral(const MatterState& state, const CrimeReferral& referral, const Calendar& calendar,
                  std::vector<DeadlineClock>& clocks) {
    if (const Date reported = referral.report.reported_on; reported.is_set()) {
        DeadlineClock clock = clock_of(ClockKind::crime_decision, recipient_on(state, reported));
        start_on(clock, reported, calendar, DayReading::natural_days);
        clock.stopped_on = earlier(referral.referral.approved_at.date, referral.kept.decided_on);
        clocks.push_back(std::move(clock));
    }
    if (const Moment approved = referral.referral.approved_at; approved.date.is_set()) {
        DeadlineClock clock =
            clock_of(ClockKind::crime_handover, recipient_on(state, approved.date));
        start_at(clock, approved);
        stop_at(clock, referral.hand_over.handed_over_at);
        clocks.push_back(std::move(clock));
    }
    const bool refused = referral.answer.answered_on.is_set() && !referral.accepted();
    if (!refused) return;
    DeadlineClock clock =
        clock_of(ClockKind::police_review, recipient_on(state, referral.answer.answered_on));
    start_on(clock, referral.answer.answered_on, calendar, DayReading::natural_days);
    clock.stopped_on = state.decision.decided_on;
    if (&referral != &state.referrals.back()) {
        clock.stopped_on = earlier(clock.stopped_on, state.referrals.back().report.reported_on);
    }
    clocks.push_back(std::move(clock));
}

/// The date that a matter other than a transfer was given; its result stops it.
void add_agreed(const MatterState& state, std::vector<DeadlineClock>& clocks) {
    const Cooperation& cooperation = state.cooperation;
    // A log of what was done asks for nothing, whatever date came with it.
    const bool is_over = kind_row(state.kind).ending == Ending::at_once;
    if (!cooperation.due_on.is_set() || is_over) return;
    DeadlineClock clock = clock_of(ClockKind::agreed, agency_of(state, cooperation.owner));
    ends_on(clock, cooperation.due_on);
    if (state.stage == Stage::answered || state.stage == Stage::settled) {
        clock.stopped_on = cooperation.results.empty()
                               ? cooperation.acknowledged.read_at.date
                               : record_date(cooperation.results.back().record);
    }
    clocks.push_back(std::move(clock));
}

/// 重大: from the first telephone call to the moment when the owner has it in hand.
void add_response(const MatterState& state, std::vector<DeadlineClock>& clocks) {
    Moment told;
    bool is_major = false;
    for (const FiledRecord& filed : state.records) {
        if (filed.event == state.cooperation.opening) {
            is_major = filed.record.value("level") == k_level_major;
        }
        if (told.date.is_set() || filed.record.type != k_phone_notice) continue;
        if (const auto time = parse_moment(filed.record.value("time")); time.ok()) told = *time;
    }
    if (!is_major || !told.date.is_set()) return;
    DeadlineClock clock = clock_of(ClockKind::response, agency_of(state, state.cooperation.owner));
    start_at(clock, told);
    stop_at(clock, state.cooperation.taken.taken_at.date.is_set()
                       ? state.cooperation.taken.taken_at
                       : state.cooperation.acknowledged.read_at);
    clocks.push_back(std::move(clock));
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

Reading count_natural_days(Date start, int days, const Calendar& calendar, bool rolls) {
    Reading reading;
    reading.kind = DayReading::natural_days;
    if (!start.is_set()) return reading;
    reading.days.push_back({start, CountedDay::Kind::start, 0});
    for (int n = 1; n <= days; ++n) {
        reading.days.push_back({start.plus_days(n), CountedDay::Kind::counted, n});
    }
    reading.raw = start.plus_days(days);
    reading.due = rolls ? calendar.working_day_from(reading.raw) : reading.raw;
    for (Date day = reading.raw.plus_days(1); day <= reading.due; day = day.plus_days(1)) {
        reading.days.push_back({day, CountedDay::Kind::rolled_over, 0});
    }
    reading.days.back().kind = CountedDay::Kind::due;
    reading.provisional = rolls && touches_unofficial_year(reading, calendar);
    return reading;
}

Reading count_to_quarter_end(Date start, const Calendar& calendar) {
    constexpr int k_months = 3;
    if (!start.is_set()) return count_natural_days(start, 0, calendar, false);
    const int last_month = (start.month() + k_months - 1) / k_months * k_months;
    const int next_year = start.year() + (last_month == 12 ? 1 : 0);
    const Date after = Date::of(next_year, last_month % 12 + 1, 1);
    return count_natural_days(start, after.days_since(start) - 1, calendar, false);
}

std::string_view name_of(ClockKind kind) { return k_names[static_cast<std::size_t>(kind)]; }

bool from_name(std::string_view name, ClockKind& kind) {
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        if (k_names[i] != name) continue;
        kind = static_cast<ClockKind>(i);
        return true;
    }
    return false;
}

std::string_view label_of(ClockKind kind) { return clock_rule(kind).label; }

const ClockRule& clock_rule(ClockKind kind) { return k_rules[static_cast<std::size_t>(kind)]; }

Moment due_moment(const ClockRule& rule, Moment start) {
    constexpr int k_minutes_of_a_day = 24 * 60;
    const int minute = start.minute + rule.length * 60;
    return {start.date.plus_days(minute / k_minutes_of_a_day), minute % k_minutes_of_a_day};
}

std::vector<Reading> readings_of(const ClockRule& rule, Date start, const Calendar& calendar) {
    std::vector<Reading> readings;
    const bool both = rule.unit == Unit::both_readings;
    if (both || rule.unit == Unit::working_days) {
        readings.push_back(count_working_days(start, rule.length, calendar));
    }
    if (both || rule.unit == Unit::natural_days) {
        readings.push_back(count_natural_days(start, rule.length, calendar, rule.rolls));
    }
    if (rule.unit == Unit::quarter_end) readings.push_back(count_to_quarter_end(start, calendar));
    return readings;
}

std::vector<DeadlineClock> clocks_of(const MatterState& state, const Calendar& calendar) {
    std::vector<DeadlineClock> clocks;
    if (state.receipt.day_zero().is_set()) {
        add_review(state, calendar, clocks);
        add_reply(state, calendar, clocks);
    }
    add_rectification(state, clocks);
    add_supplements(state, clocks);
    add_questions(state, clocks);
    add_preservations(state, calendar, clocks);
    add_decision(state, calendar, clocks);
    for (const CrimeReferral& referral : state.referrals) {
        add_referral(state, referral, calendar, clocks);
    }
    if (state.kind != MatterKind::transfer) {
        add_response(state, clocks);
        add_agreed(state, clocks);
    }
    return clocks;
}

bool nearest_clock(const std::vector<DeadlineClock>& clocks, DeadlineClock& nearest) {
    const DeadlineClock* found = nullptr;
    for (const DeadlineClock& clock : clocks) {
        if (!clock.running() || clock_rule(clock.kind).is_right) continue;
        if (found == nullptr || clock.warn < found->warn) found = &clock;
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

namespace {
/// A right that was not used lapses; it is never overdue.
DueState of_clock(const DeadlineClock& clock, DueState state) {
    const bool right = clock_rule(clock.kind).is_right;
    if (right && state.kind == DueState::Kind::overdue) return {.kind = DueState::Kind::lapsed};
    state.internal = clock.kind == ClockKind::stage;
    return state;
}
}  // namespace

DueState due_state(const DeadlineClock& clock, Date today, const Calendar& calendar,
                   int lead_working_days) {
    const bool working =
        !clock.readings.empty() && clock.readings.front().kind == DayReading::working_days;
    return of_clock(
        clock, due_state(clock.due, working, clock.stopped_on, today, calendar, lead_working_days));
}

DueState due_state(const DeadlineClock& clock, const Reading& reading, Date today,
                   const Calendar& calendar, int lead_working_days) {
    return of_clock(clock, due_state(reading.due, reading.kind == DayReading::working_days,
                                     clock.stopped_on, today, calendar, lead_working_days));
}

}  // namespace casebridge::domain
