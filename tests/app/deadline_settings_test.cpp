#include "app/deadline_settings.h"

#include <doctest/doctest.h>

#include <string>

#include "app/matter_list.h"
#include "base/assets.h"
#include "support/plain_case.h"

namespace casebridge::test {
namespace {

using app::Outcome;

/// The shipped calendar with one text in the place of another.
std::string calendar_with(std::string_view from, std::string_view to) {
    std::string text{asset("calendar.json")};
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// A notice for 2027, and one more rest day in 2026 on which the plain case's reply would be due.
std::string newer_calendar() {
    std::string text = calendar_with("2025,2026]", "2025,2026,2027]");
    const std::size_t at =
        text.find("\"holidays\": [") + std::string_view{"\"holidays\": ["}.size();
    return text.insert(at, "\"2026-12-21\", \"2027-01-01\", ");
}

Outcome import_calendar(Office& office, std::string_view text) {
    const Outcome outcome =
        office.perform(app::ImportCalendar{office.hold("日历.json", as_bytes(text))});
    office.settle();
    return outcome;
}

/// The brigade has signed on 2026-11-19: the reply is due on Monday, 2026-12-21.
void receive(PlainCase& story) {
    story.discover();
    story.prepare();
    story.transfer();
    story.on(Date::of(2026, 11, 19));
    story.enter(story.brigade, domain::EventType::sign_receipt,
                {{"server", "张伟"},
                 {"served_on", "2026-11-19"},
                 {"recipient_person", "吴晓琳"},
                 {"recipient_date", "2026-11-19"}});
    story.enter(story.brigade, domain::EventType::pass_review,
                {{"reviewed_on", "2026-11-19"},
                 {"reviewer", "周建平"},
                 {"jurisdiction_opinion", "属本大队辖区"},
                 {"in_jurisdiction", "true"},
                 {"evidence_complete", "true"},
                 {"evidence_opinion", "证据齐全"}});
    REQUIRE(story.failures == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("a newer calendar is kept, and every deadline is counted anew") {
    PlainCase story;
    receive(story);
    Office& office = story.brigade;
    const auto due_of_reply = [&] {
        for (const app::ClockView& view : office.session().matter(story.matter)->clocks) {
            if (view.clock.kind == domain::ClockKind::reply) return view.clock.due;
        }
        return Date{};
    };
    REQUIRE(due_of_reply() == Date::of(2026, 12, 21));
    CHECK(office.session().calendar().last_year == 2026);
    CHECK_FALSE(office.session().calendar().imported);

    CHECK(import_calendar(office, newer_calendar()).kind == Outcome::Kind::done);
    CHECK(due_of_reply() == Date::of(2026, 12, 22));
    CHECK(office.session().calendar().last_year == 2027);
    office.reload();
    CHECK(due_of_reply() == Date::of(2026, 12, 22));
    CHECK(office.session().calendar().imported);

    // The other side counts with its own: calendars are not part of the state.
    CHECK(story.bureau.session().calendar().last_year == 2026);
    CHECK(import_calendar(office, asset("calendar.json")).error.code == ErrorCode::calendar_older);
    CHECK(office.session().calendar().last_year == 2027);
}

TEST_CASE("a file that is no calendar changes nothing and is refused in one sentence") {
    PlainCase story;
    Office& office = story.bureau;
    for (const std::string& text : {
             std::string{},
             std::string{"{}"},
             std::string{"[1,2"},
             calendar_with("2026]", "2026,1]"),     // a year that is none
             calendar_with("2026]", "2026,2027]"),  // an official year without a holiday
             calendar_with("\"2020-01-01\"", "\"2019-01-01\""),  // a day of another year
             calendar_with("\"2020-01-01\"", "\"2020-13-01\""),
             calendar_with("\"workdays\": [", "\"workdays\": [\"2026-11-25\", "),  // a Wednesday
             calendar_with("\"format\": 1", "\"format\": 2"),
             std::string(300 * 1024, ' '),
         }) {
        CAPTURE(text.substr(0, 40));
        CHECK(import_calendar(office, text).error.code == ErrorCode::calendar_invalid);
        CHECK(office.session().calendar().last_year == 2026);
    }
}

TEST_CASE("warnings follow what the office set, also after a reload") {
    PlainCase story;
    receive(story);
    Office& office = story.brigade;
    const auto state = [&] { return office.session().matters().front(); };
    const Date due = state().due_on;
    story.on(due.plus_days(-7));
    office.settle();
    CHECK(state().due.kind == domain::DueState::Kind::later);
    CHECK(office.perform(app::SetDeadlineRules{{10, 2, 4, {}}}).kind == Outcome::Kind::done);
    CHECK(state().due.kind == domain::DueState::Kind::soon);
    office.reload();
    CHECK(state().due.kind == domain::DueState::Kind::soon);

    using domain::Escalation;
    for (const auto& expected :
         {std::pair{0, Escalation::none}, std::pair{1, Escalation::urge},
          std::pair{2, Escalation::report}, std::pair{4, Escalation::meet}}) {
        const int days = expected.first;
        CAPTURE(days);
        story.on(due.plus_days(days));
        office.settle();
        CHECK(state().escalation == expected.second);
    }
    const Outcome wrong = office.perform(app::SetDeadlineRules{{3, 10, 10, {}}});
    REQUIRE(wrong.problems.size() == 1);
    CHECK(wrong.problems.front().key == "meet_after_days");
    CHECK(office.session().deadline_rules() == domain::DeadlineRules{10, 2, 4, {}});
}

TEST_CASE("what is entered after all deadlines were counted anew is listed and found") {
    PlainCase story;
    story.discover();
    story.prepare();
    domain::DeadlineRules rules;
    rules.stage_days.dispatched = 1;
    REQUIRE(story.bureau.perform(app::SetDeadlineRules{rules}).kind == Outcome::Kind::done);
    story.transfer();
    REQUIRE(story.failures == std::vector<std::string>{});
    const app::Session& session = story.bureau.session();
    REQUIRE(session.matters().size() == 1);
    const app::MatterLine& line = session.matters().front();
    CHECK(line.stage == domain::Stage::dispatched);
    REQUIRE(!line.number.empty());
    CHECK(session.search(line.number)->contains(line.position));
}

TEST_CASE("the office's own days date what no law dates, and every list follows them") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    REQUIRE(story.failures == std::vector<std::string>{});
    Office& office = story.bureau;
    const auto line = [&] { return office.session().matters().front(); };
    REQUIRE(line().stage == domain::Stage::dispatched);
    REQUIRE(line().has_clock);
    CHECK(line().due.internal);
    const Date usual = line().due_on;

    domain::DeadlineRules rules;
    rules.stage_days.dispatched = 1;
    CHECK(office.perform(app::SetDeadlineRules{rules}).kind == Outcome::Kind::done);
    const Date soon = line().due_on;
    CHECK(soon < usual);
    office.reload();
    CHECK(line().due_on == soon);
    story.on(soon.plus_days(20));
    office.settle();
    CHECK(line().escalation == domain::Escalation::report);
    CHECK(office.session().counters().overdue == 0);  // no law is broken
    CHECK(office.session().overdue().size() == 1);
    CHECK(app::clock_of(line()) == app::ClockFilter::late);

    rules.stage_days.dispatched = 0;
    CHECK(office.perform(app::SetDeadlineRules{rules}).kind == Outcome::Kind::done);
    CHECK_FALSE((line().has_clock && line().due.internal));
    const Outcome wrong = [&] {
        rules.stage_days.finished = 251;
        return office.perform(app::SetDeadlineRules{rules});
    }();
    REQUIRE(wrong.problems.size() == 1);
    CHECK(wrong.problems.front().key == "finished_days");
}

}  // namespace casebridge::test
