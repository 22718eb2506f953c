#include "domain/deadlines.h"

#include <doctest/doctest.h>

#include "domain/shipped_calendar.h"

using namespace casebridge;
using namespace casebridge::domain;

namespace {

MatterState received_on(Date day) {
    MatterState state;
    state.stage = Stage::received;
    state.bureau.text = "bureau";
    state.recipient.text = "brigade";
    state.receipt.recipient_date = day;
    return state;
}

FiledRecord record(std::string_view type, std::vector<std::pair<std::string, std::string>> values) {
    FiledRecord filed;
    filed.record.type = type;
    filed.record.values = std::move(values);
    return filed;
}

const DeadlineClock& clock_of(const std::vector<DeadlineClock>& clocks, ClockKind kind) {
    for (const DeadlineClock& clock : clocks) {
        if (clock.kind == kind) return clock;
    }
    FAIL("no such clock");
    return clocks.front();
}

}  // namespace

TEST_CASE("the design's vectors: 3 working days, 3 and 30 natural days raw and rolled") {
    const Calendar calendar = shipped_calendar();
    struct Vector {
        Date start, working, natural_raw, natural, long_raw, long_due;
    };
    const Vector vectors[] = {
        {Date::of(2026, 2, 13), Date::of(2026, 2, 25), Date::of(2026, 2, 16), Date::of(2026, 2, 24),
         Date::of(2026, 3, 15), Date::of(2026, 3, 16)},
        {Date::of(2026, 9, 30), Date::of(2026, 10, 10), Date::of(2026, 10, 3),
         Date::of(2026, 10, 8), Date::of(2026, 10, 30), Date::of(2026, 10, 30)},
        {Date::of(2025, 12, 31), Date::of(2026, 1, 6), Date::of(2026, 1, 3), Date::of(2026, 1, 4),
         Date::of(2026, 1, 30), Date::of(2026, 1, 30)},
    };
    for (const Vector& v : vectors) {
        CAPTURE(to_iso(v.start));
        const Reading working = count_working_days(v.start, 3, calendar);
        CHECK(to_iso(working.raw) == to_iso(v.working));
        CHECK(to_iso(working.due) == to_iso(v.working));
        const Reading natural = count_natural_days(v.start, 3, calendar);
        CHECK(to_iso(natural.raw) == to_iso(v.natural_raw));
        CHECK(to_iso(natural.due) == to_iso(v.natural));
        const Reading reply = count_natural_days(v.start, 30, calendar);
        CHECK(to_iso(reply.raw) == to_iso(v.long_raw));
        CHECK(to_iso(reply.due) == to_iso(v.long_due));
        CHECK_FALSE(reply.provisional);
    }
}

TEST_CASE(
    "every day of two years: due days are worked, explained day by day and never run backwards") {
    const Calendar calendar = shipped_calendar();
    Date last_working;
    Date last_natural;
    for (Date start = Date::of(2025, 1, 1); start <= Date::of(2026, 12, 31);
         start = start.plus_days(1)) {
        CAPTURE(to_iso(start));
        const Reading working = count_working_days(start, 3, calendar);
        const Reading natural = count_natural_days(start, 30, calendar);
        for (const Reading* reading : {&working, &natural}) {
            CHECK_FALSE(calendar.is_rest_day(reading->due));
            CHECK(reading->due >= reading->raw);
            REQUIRE(reading->days.front().kind == CountedDay::Kind::start);
            REQUIRE(reading->days.back().kind == CountedDay::Kind::due);
            CHECK(reading->days.back().date == reading->due);
            int number = 0;
            for (std::size_t i = 0; i < reading->days.size(); ++i) {
                CHECK(reading->days[i].date == start.plus_days(static_cast<int>(i)));
                if (reading->days[i].number != 0) CHECK(reading->days[i].number == ++number);
            }
            CHECK(number == (reading == &working ? 3 : 30));
        }
        CHECK(natural.raw == start.plus_days(30));
        if (last_working.is_set()) {
            CHECK(working.due >= last_working);
            CHECK(natural.due >= last_natural);
        }
        last_working = working.due;
        last_natural = natural.due;
    }
}

TEST_CASE("a count that touches a year without a notice is provisional") {
    const Calendar calendar = shipped_calendar();
    CHECK(count_natural_days(Date::of(2026, 12, 20), 30, calendar).provisional);
    CHECK_FALSE(count_natural_days(Date::of(2026, 11, 20), 30, calendar).provisional);
}

TEST_CASE("review and reply start with the receipt and are charged to the recipient") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    auto clocks = clocks_of(state, calendar);
    REQUIRE(clocks.size() == 2);
    const DeadlineClock& review = clocks[0];
    CHECK(review.kind == ClockKind::review);
    CHECK(review.charged_to == state.recipient);
    REQUIRE(review.readings.size() == 2);
    CHECK(review.readings[0].kind == DayReading::working_days);
    CHECK(to_iso(review.due) == "2026-11-24");
    CHECK(to_iso(review.warn) == "2026-11-23");  // the natural reading, rolled off a Sunday
    CHECK(to_iso(clocks[1].due) == "2026-12-21");
    CHECK(clocks[1].running());

    state.dispatch.review_reading = DayReading::natural_days;
    clocks = clocks_of(state, calendar);
    CHECK(clocks[0].readings[0].kind == DayReading::natural_days);
    CHECK(to_iso(clocks[0].due) == "2026-11-23");
}

TEST_CASE("the earlier of two signing dates is day zero") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    state.receipt.agent_date = Date::of(2026, 11, 18);
    CHECK(to_iso(clocks_of(state, calendar)[0].start) == "2026-11-18");
}

TEST_CASE("the review clock stops with a passed review, or with an objection and a consultation") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));

    SUBCASE("a passed review") {
        state.first_reviewed_on = Date::of(2026, 11, 20);
        CHECK(to_iso(clocks_of(state, calendar)[0].stopped_on) == "2026-11-20");
    }
    SUBCASE("an objection alone does not stop it") {
        RaiseObjection objection;
        objection.raised_on = Date::of(2026, 11, 20);
        state.objections.push_back(objection);
        CHECK(clocks_of(state, calendar)[0].running());
        Consultation consultation;
        consultation.content.held_on = Date::of(2026, 11, 23);
        state.consultations.push_back(consultation);
        CHECK(to_iso(clocks_of(state, calendar)[0].stopped_on) == "2026-11-23");
        state.first_reviewed_on = Date::of(2026, 12, 1);  // later, once the evidence is complete
        CHECK(to_iso(clocks_of(state, calendar)[0].stopped_on) == "2026-11-23");
    }
    SUBCASE("the reply stops the 30 days") {
        state.reply.replied_on = Date::of(2026, 12, 22);
        CHECK(to_iso(clocks_of(state, calendar)[1].stopped_on) == "2026-12-22");
    }
}

TEST_CASE("rectification and supplement have fixed dates that do not roll") {
    const Calendar calendar = shipped_calendar();
    MatterState state;
    state.bureau.text = "bureau";
    state.records.push_back(record(k_rectification_order, {{"due_on", "2026-11-22"}}));
    auto clocks = clocks_of(state, calendar);
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].kind == ClockKind::rectification);
    CHECK(to_iso(clocks[0].due) == "2026-11-22");  // a Sunday
    CHECK_FALSE(clocks[0].start.is_set());
    CHECK(clocks[0].running());

    state.records.push_back(record(k_recheck, {{"date", "2026-11-23"}}));
    CHECK(to_iso(clocks_of(state, calendar)[0].stopped_on) == "2026-11-23");

    state.records.push_back(record(k_rectification_order, {{"due_on", "2026-12-01"}}));
    clocks = clocks_of(state, calendar);
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].running());

    Supplement supplement;
    supplement.request.due_on = Date::of(2026, 12, 5);
    state.supplements.push_back(supplement);
    clocks = clocks_of(state, calendar);
    CHECK(clock_of(clocks, ClockKind::supplement).charged_to == state.bureau);
    state.supplements[0].answered = true;
    state.supplements[0].answer.answered_on = Date::of(2026, 12, 4);
    CHECK(to_iso(clock_of(clocks_of(state, calendar), ClockKind::supplement).stopped_on) ==
          "2026-12-04");
}

TEST_CASE("the nearest clock is the running one that warns first") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    DeadlineClock nearest;
    REQUIRE(nearest_clock(clocks_of(state, calendar), nearest));
    CHECK(nearest.kind == ClockKind::review);
    state.first_reviewed_on = Date::of(2026, 11, 20);
    REQUIRE(nearest_clock(clocks_of(state, calendar), nearest));
    CHECK(nearest.kind == ClockKind::reply);
    state.reply.replied_on = Date::of(2026, 11, 21);
    CHECK_FALSE(nearest_clock(clocks_of(state, calendar), nearest));
}

TEST_CASE("the three days for 复议 are a right: they lapse, warn nobody and are never overdue") {
    const Calendar calendar = shipped_calendar();
    MatterState state;
    CrimeReferral referral;
    referral.answer.answered_on = Date::of(2026, 11, 27);
    referral.answer.verdict = PoliceVerdict::refused;
    state.referrals.push_back(referral);
    const auto clocks = clocks_of(state, calendar);
    REQUIRE(clocks.size() == 1);
    CHECK(to_iso(clocks[0].due) == "2026-11-30");
    DeadlineClock nearest;
    CHECK_FALSE(nearest_clock(clocks, nearest));
    const auto kind_on = [&](Date day) { return due_state(clocks[0], day, calendar).kind; };
    CHECK(kind_on(Date::of(2026, 11, 30)) == DueState::Kind::today);
    CHECK(kind_on(Date::of(2026, 12, 1)) == DueState::Kind::lapsed);
}

TEST_CASE("24 hours count from the moment; a minute late is late") {
    const Calendar calendar = shipped_calendar();
    MatterState state;
    CrimeReferral referral;
    referral.referral.approved_at = {Date::of(2026, 11, 27), 600};
    state.referrals.push_back(referral);
    CHECK(clocks_of(state, calendar)[0].due_at == Moment{Date::of(2026, 11, 28), 600});
    state.referrals[0].hand_over.handed_over_at = {Date::of(2026, 11, 28), 600};
    const auto state_of = [&] {
        return due_state(clocks_of(state, calendar)[0], Date::of(2026, 12, 1), calendar).kind;
    };
    CHECK(state_of() == DueState::Kind::met);
    state.referrals[0].hand_over.handed_over_at.minute = 601;
    CHECK(state_of() == DueState::Kind::met_late);
}

TEST_CASE("a breach is charged to whoever held the case on the due date; 转办 restarts nothing") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    state.recipient = {"second"};
    state.recipients = {{Date::of(2026, 11, 19), {"first"}, {}},
                        {Date::of(2026, 12, 1), {"second"}, {}}};
    const auto clocks = clocks_of(state, calendar);
    CHECK(clock_of(clocks, ClockKind::review).charged_to.text == "first");
    CHECK(to_iso(clock_of(clocks, ClockKind::review).start) == "2026-11-19");
    CHECK(clock_of(clocks, ClockKind::reply).charged_to.text == "second");
}

TEST_CASE("an interim reply in time is shown and keeps the 30 days open; a late one is not") {
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    ReplyPartial reply;
    reply.replied_on = Date::of(2026, 12, 30);
    state.partial_replies.push_back(reply);
    CHECK_FALSE(clock_of(clocks_of(state, calendar), ClockKind::reply).interim_on.is_set());
    reply.replied_on = Date::of(2026, 12, 10);
    state.partial_replies.push_back(reply);
    const auto clocks = clocks_of(state, calendar);
    CHECK(to_iso(clock_of(clocks, ClockKind::reply).interim_on) == "2026-12-10");
    CHECK(clock_of(clocks, ClockKind::reply).running());
}

TEST_CASE("the decision has 90 days from filing, or what an extension says with its basis") {
    const Calendar calendar = shipped_calendar();
    MatterState state;
    state.filing.filed_on = Date::of(2026, 6, 1);
    CHECK(to_iso(clocks_of(state, calendar)[0].due) == "2026-08-31");  // the 30th is a Sunday
    state.extensions.push_back({Date::of(2026, 8, 20),
                                Date::of(2026, 10, 29),
                                "交通运输行政执法程序规定",
                                "案情复杂",
                                {}});
    CHECK(to_iso(clocks_of(state, calendar)[0].due) == "2026-10-29");
    CHECK(clocks_of(state, calendar)[0].basis == "交通运输行政执法程序规定");
}

TEST_CASE("a due date is overdue, today, soon, later, met or met late") {
    using Kind = DueState::Kind;
    const Calendar calendar = shipped_calendar();
    MatterState state = received_on(Date::of(2026, 11, 19));
    DeadlineClock review = clocks_of(state, calendar)[0];
    DeadlineClock reply = clocks_of(state, calendar)[1];
    const Date today = Date::of(2026, 11, 23);
    CHECK(due_state(review, today, calendar) == DueState{Kind::soon, 1, true});
    CHECK(due_state(review, review.readings[1], today, calendar) ==
          DueState{Kind::today, 0, false});
    CHECK(due_state(reply, today, calendar) == DueState{Kind::later, 28, false});
    CHECK(due_state(review, Date::of(2026, 11, 26), calendar) == DueState{Kind::overdue, 2, false});
    review.stopped_on = Date::of(2026, 11, 24);
    CHECK(due_state(review, today, calendar).kind == Kind::met);
    review.stopped_on = Date::of(2026, 11, 25);
    CHECK(due_state(review, today, calendar) == DueState{Kind::met_late, 1, false});
    // Friday to Tuesday is 2 working days: inside a lead of 3, outside a lead of 1.
    CHECK(due_state(Date::of(2026, 11, 24), false, {}, Date::of(2026, 11, 20), calendar).kind ==
          Kind::soon);
    CHECK(due_state(Date::of(2026, 11, 24), false, {}, Date::of(2026, 11, 20), calendar, 1).kind ==
          Kind::later);
}

TEST_CASE("a quarter ends on the last day of its third month, also in a year that begins") {
    const Calendar calendar = shipped_calendar();
    for (const auto& [start, end] :
         {std::pair{"2026-01-01", "2026-03-31"}, std::pair{"2026-03-31", "2026-03-31"},
          std::pair{"2026-04-01", "2026-06-30"}, std::pair{"2026-09-15", "2026-09-30"},
          std::pair{"2026-12-31", "2026-12-31"}}) {
        const Reading reading = count_to_quarter_end(Date::parse(start).value(), calendar);
        CHECK(to_iso(reading.due) == end);
        CHECK_FALSE(reading.provisional);
    }
}
