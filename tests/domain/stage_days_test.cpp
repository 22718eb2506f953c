#include "domain/stage_days.h"

#include <doctest/doctest.h>

#include "domain/escalation.h"
#include "domain/shipped_calendar.h"

using namespace casebridge;
using namespace casebridge::domain;

namespace {

MatterState in_stage(Stage stage, Date since) {
    MatterState state;
    state.stage = stage;
    state.bureau.text = "bureau";
    state.recipient.text = "brigade";
    state.entered[stage] = since;
    return state;
}

}  // namespace

TEST_CASE("a stage without a legal date is due after the office's own working days") {
    const Calendar calendar = shipped_calendar();
    const StageDays days{1, 2, 3, 4, 5, 6};
    struct Row {
        Stage stage;
        const char* due;
    };
    // From Wednesday, 2026-09-23; the holidays of 中秋 and 国庆 lie ahead, Sunday the 20th is past.
    const Row rows[] = {
        {Stage::discovered, "2026-09-24"},  {Stage::rectified, "2026-09-28"},
        {Stage::unrectified, "2026-09-28"}, {Stage::drafted, "2026-09-28"},
        {Stage::approved, "2026-09-28"},    {Stage::dispatched, "2026-09-29"},
        {Stage::replied, "2026-09-30"},     {Stage::closed, "2026-10-08"},
        {Stage::withdrawn, "2026-10-08"},   {Stage::confirmed, "2026-10-08"},
    };
    for (const Row& row : rows) {
        CAPTURE(name_of(row.stage));
        const auto clock = stage_clock(in_stage(row.stage, Date::of(2026, 9, 23)), days, calendar);
        REQUIRE(clock);
        CHECK(to_iso(clock->due) == row.due);
        CHECK(clock->charged_to.text == "bureau");
        CHECK(clock->kind == ClockKind::stage);
    }
    // Law or a paper sets the date of these.
    for (const Stage stage : {Stage::rectifying, Stage::received, Stage::objected, Stage::reviewed,
                              Stage::filed, Stage::decided, Stage::declined, Stage::returned}) {
        CAPTURE(name_of(stage));
        MatterState state = in_stage(stage, Date::of(2026, 9, 23));
        state.receipt.recipient_date = Date::of(2026, 9, 21);
        CHECK_FALSE(stage_clock(state, days, calendar));
    }
}

TEST_CASE(
    "a case that the brigade opened has no receipt to count from: the office's days date it") {
    const Calendar calendar = shipped_calendar();
    for (const Stage stage : {Stage::reviewed, Stage::decided, Stage::declined}) {
        const auto clock = stage_clock(in_stage(stage, Date::of(2026, 11, 2)), {}, calendar);
        REQUIRE(clock);
        CHECK(to_iso(clock->due) == "2026-11-16");
        CHECK(clock->charged_to.text == "brigade");
    }
    // The decision has 90 days by law.
    CHECK_FALSE(stage_clock(in_stage(Stage::filed, Date::of(2026, 11, 2)), {}, calendar));
}

TEST_CASE("the office's own date gives way to a question's date, and ends with the archive") {
    const Calendar calendar = shipped_calendar();
    MatterState state = in_stage(Stage::replied, Date::of(2026, 11, 25));
    CHECK(stage_clock(state, {}, calendar));
    state.flags.insert(Flag::question);
    CHECK_FALSE(stage_clock(state, {}, calendar));
    state = in_stage(Stage::closed, Date::of(2026, 11, 25));
    state.flags.insert(Flag::archived_bureau);
    CHECK_FALSE(stage_clock(state, {}, calendar));
    CHECK_FALSE(stage_clock(in_stage(Stage::discovered, Date::of(2026, 11, 25)),
                            {0, 5, 3, 10, 20, 10}, calendar));
}

TEST_CASE(
    "past the office's own date nobody broke the law: it is reported, never taken to a meeting") {
    const Calendar calendar = shipped_calendar();
    const auto clock =
        stage_clock(in_stage(Stage::discovered, Date::of(2026, 11, 2)), {}, calendar);
    REQUIRE(clock);
    const DeadlineRules rules;
    const auto step_after = [&](int days) {
        const DueState due = due_state(*clock, clock->due.plus_days(days), calendar);
        CHECK(due.internal);
        return escalation_of(due, rules);
    };
    CHECK(step_after(0) == Escalation::none);
    CHECK(step_after(1) == Escalation::urge);
    CHECK(step_after(rules.report_after_days) == Escalation::report);
    CHECK(step_after(rules.meet_after_days + 50) == Escalation::report);
}

TEST_CASE("stage days are whole numbers from none to a year of work") {
    DeadlineRules rules;
    CHECK(wrong_in(rules).empty());
    rules.stage_days = {0, 0, 0, 0, 0, 0};
    CHECK(wrong_in(rules).empty());
    rules.stage_days.replied = -1;
    CHECK(wrong_in(rules) == "replied_days");
    rules.stage_days.replied = k_most_stage_days + 1;
    CHECK(wrong_in(rules) == "replied_days");
}
