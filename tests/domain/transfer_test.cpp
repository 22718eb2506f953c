#include "domain/matter_state.h"

#include <doctest/doctest.h>

#include "domain/record_dates.h"
#include "domain/transitions.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

TEST_CASE("day zero is the earlier of the two signing dates that is set") {
    SignReceipt receipt;
    CHECK_FALSE(receipt.day_zero().is_set());
    receipt.agent_date = Date::of(2026, 11, 20);
    CHECK(receipt.day_zero() == Date::of(2026, 11, 20));
    receipt.recipient_date = Date::of(2026, 11, 21);
    CHECK(receipt.day_zero() == Date::of(2026, 11, 20));
    receipt.recipient_date = Date::of(2026, 11, 19);
    CHECK(receipt.day_zero() == Date::of(2026, 11, 19));
    receipt.agent_date = {};
    CHECK(receipt.day_zero() == Date::of(2026, 11, 19));
}

TEST_CASE("an empty event exists for every row") {
    for (const Transition& row : k_transitions) CHECK(type_of(make_empty(row.event)) == row.event);
}

TEST_CASE("a record's date is its first date field") {
    CHECK(record_date(make_inspection(Date::of(2026, 10, 14))) == Date::of(2026, 10, 14));
    CHECK(record_date(make_order(Date::of(2026, 10, 15)).order) == Date::of(2026, 10, 15));
    CHECK(record_date_key(make_order().order) == "issued_on");
    CHECK_FALSE(record_date(Record{"unknown", {{"date", "2026-10-14"}}}).is_set());
    CHECK_FALSE(record_date(Record{"inspection", {{"date", "soon"}}}).is_set());
}

TEST_CASE("bureau, recipient and the recipient's detachment take part, nobody else") {
    const MatterState state = plain_case_until(EventType::draft_transfer).state();
    Side side{};
    REQUIRE(side_of(state, k_bureau_pc.agency, side));
    CHECK(side == Side::bureau);
    REQUIRE(side_of(state, k_brigade_pc.agency, side));
    CHECK(side == Side::recipient);
    REQUIRE(side_of(state, k_detachment_pc.agency, side));
    CHECK(side == Side::recipient);
    CHECK_FALSE(is_participant(state, k_stranger_pc.agency));
    CHECK_FALSE(is_participant(state, AgencyId{}));
    CHECK_FALSE(is_participant(MatterState{}, AgencyId{}));
}

TEST_CASE("the owner and the loop step follow the stage") {
    struct Row {
        Stage stage;
        LoopStep step;
        char owner;  // D or R
    };
    const Row rows[] = {
        {Stage::discovered, LoopStep::discovered, 'D'},
        {Stage::rectifying, LoopStep::assigned, 'D'},
        {Stage::rectified, LoopStep::assigned, 'D'},
        {Stage::unrectified, LoopStep::assigned, 'D'},
        {Stage::drafted, LoopStep::assigned, 'D'},
        {Stage::approved, LoopStep::assigned, 'D'},
        {Stage::dispatched, LoopStep::assigned, 'D'},
        {Stage::received, LoopStep::handling, 'R'},
        {Stage::objected, LoopStep::handling, 'R'},
        {Stage::reviewed, LoopStep::handling, 'R'},
        {Stage::filed, LoopStep::handling, 'R'},
        {Stage::decided, LoopStep::handling, 'R'},
        {Stage::declined, LoopStep::handling, 'R'},
        {Stage::returned, LoopStep::handling, 'R'},
        {Stage::replied, LoopStep::replied, 'D'},
        {Stage::confirmed, LoopStep::replied, 'D'},
        {Stage::closed, LoopStep::replied, 'D'},
        {Stage::withdrawn, LoopStep::replied, 'D'},
    };
    for (const Row& row : rows) {
        MatterState state;
        state.stage = row.stage;
        state.bureau = {"D"};
        state.recipient = {"R"};
        CAPTURE(name_of(row.stage));
        CHECK(owner_of(state).text == std::string(1, row.owner));
        CHECK(loop_step_of(state) == row.step);
        // An open supplement is a task of its own and moves nothing.
        state.flags.insert(Flag::supplement);
        CHECK(owner_of(state).text == std::string(1, row.owner));
    }
    MatterState questioned;
    questioned.stage = Stage::replied;
    questioned.bureau = {"D"};
    questioned.recipient = {"R"};
    questioned.flags.insert(Flag::question);
    CHECK(owner_of(questioned).text == "R");
}

TEST_CASE("a case is archived when every side that held it has marked it") {
    for (const Stage stage : {Stage::confirmed, Stage::closed, Stage::withdrawn}) {
        MatterState state;
        state.stage = stage;
        state.bureau = {"D"};
        state.recipient = {"R"};
        CHECK_FALSE(is_archived(state));

        MatterState never_received = state;
        never_received.flags.insert(Flag::archived_bureau);
        CHECK(is_archived(never_received));
        CHECK(loop_step_of(never_received) == LoopStep::archived);
        CHECK(owner_of(never_received).text == "D");

        MatterState received = state;
        received.entered[Stage::received] = Date::of(2026, 11, 19);
        received.flags.insert(Flag::archived_recipient);
        CHECK_FALSE(is_archived(received));
        CHECK(owner_of(received).text == "D");
        received.flags = {Flag::archived_bureau};
        CHECK_FALSE(is_archived(received));
        CHECK(owner_of(received).text == "R");
        received.flags = {Flag::archived_bureau, Flag::archived_recipient};
        CHECK(is_archived(received));
        CHECK(owner_of(received).text == "D");
    }
    MatterState replied;
    replied.stage = Stage::replied;
    replied.flags = {Flag::archived_bureau, Flag::archived_recipient};
    CHECK_FALSE(is_archived(replied));
}

TEST_CASE("the list of materials goes by the three paper groups and ends with the dispatch") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    CHECK(last_recheck_date(builder.state()) == Date::of(2026, 11, 2));
    CHECK_FALSE(last_recheck_date(MatterState{}).is_set());
    builder.add(k_bureau_pc, make_evidence("违法照片"));
    builder.add(k_bureau_pc, make_evidence("催办短信", PaperGroup::urging));
    builder.add(k_bureau_pc, make_basis());
    builder.add(k_bureau_pc, make_draft());
    builder.add(k_bureau_pc, make_approve());
    builder.add(k_bureau_pc, make_dispatch());
    builder.add(k_bureau_pc, make_evidence("发出以后"));
    std::string titles;
    for (const MaterialLine& line : materials_of(builder.state())) titles += line.title + "|";
    CHECK(titles ==
          "检查记录（2026年10月14日）|责令改正通知（2026年10月15日）|复查记录（2026年11月2日）|"
          "催办短信|违法照片|");
}

TEST_CASE("a later complete recheck closes the door that a failed one opened") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    CHECK(builder.state().last_recheck_failed);
    builder.add(k_bureau_pc, make_recheck_complete(Date::of(2026, 11, 5)));
    CHECK_FALSE(builder.state().last_recheck_failed);
    CHECK(builder.state().stage == Stage::rectified);
}

TEST_CASE("the canonical text tells states apart and keeps one value on one line") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    MatterState state = builder.state();
    const std::string text = canonical_text(state);
    CHECK(text == canonical_text(builder.state()));
    CHECK(text.find("stage=unrectified\n") != std::string::npos);
    CHECK(text.find("entered.rectifying=2026-10-15\n") != std::string::npos);
    CHECK(text.find("history.0.standing=effective\n") != std::string::npos);

    state.title = "一行\nstage=filed";
    CHECK(canonical_text(state).find("\nstage=filed") == std::string::npos);
    MatterState escaped = state;
    escaped.title = "一行\\nstage=filed";
    CHECK(canonical_text(state) != canonical_text(escaped));

    MatterState flagged = builder.state();
    flagged.flags.insert(Flag::supplement);
    CHECK(canonical_text(flagged) != text);
    MatterState unknown = builder.state();
    unknown.unknown_events = 1;
    CHECK(canonical_text(unknown) != text);
    MatterState other_history = builder.state();
    other_history.history[0].standing = Standing::conflicting;
    CHECK(canonical_text(other_history) != text);
}
