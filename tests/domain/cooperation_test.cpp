#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "domain/deadlines.h"
#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/owed.h"
#include "domain/table_rules.h"
#include "support/cooperation_case.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

constexpr int k_minute = 9 * 60;
const Date k_day = Date::of(2026, 11, 2);
const Date k_due = Date::of(2026, 11, 20);
const DecideContext k_later{{Date::of(2026, 12, 31), 600}, {}, {}};

/// Every kind that either side may begin.
struct Beginning {
    MatterKind kind{};
    Side opener{};
};
std::vector<Beginning> beginnings() {
    std::vector<Beginning> list;
    for (const KindRow& row : matter_kinds()) {
        if (row.kind == MatterKind::transfer) continue;
        if (row.by_bureau) list.push_back({row.kind, Side::bureau});
        if (row.by_recipient) list.push_back({row.kind, Side::recipient});
    }
    return list;
}

/// A matter whose entries pass the rules one by one.
struct Story {
    CaseBuilder builder;
    std::vector<LoopStep> steps;

    void enter(Side side, EventData data) {
        const Writer& by = writer_of(side);
        const Actor actor{by.agency, by.device, by.officer};
        const auto decided = decide(builder.state(), data, actor, k_later);
        CAPTURE(name_of(type_of(data)));
        if (!decided.ok()) {
            CAPTURE(decided.error().detail);
            REQUIRE_MESSAGE(decided.ok(), name_of(decided.error().code));
        }
        builder.add(by, std::move(data));
        const MatterState state = builder.state();
        CHECK(state.history.back().standing == Standing::effective);
        // One owner at every moment, and a date or a reason for none.
        CHECK_FALSE(owner_of(state).empty());
        CHECK((is_archived(state) || !owed_in(state).empty()));
        CHECK((state.cooperation.due_on.is_set() || !state.cooperation.no_due_reason.empty()));
        if (steps.empty() || steps.back() != loop_step_of(state)) {
            steps.push_back(loop_step_of(state));
        }
    }
};

/// From the first entry to the archive, as the primary buttons lead.
Story whole_story(const Beginning& beginning) {
    const KindRow& row = kind_row(beginning.kind);
    Story story;
    story.enter(beginning.opener, begin_of(beginning.kind, beginning.opener, k_day, k_due));
    if (row.ending == Ending::at_once) return story;
    const Side owner = first_owner(row, beginning.opener);
    if (row.needs_both_approvals) {
        story.enter(Side::bureau, ApprovePlan{make_approval(k_day)});
        story.enter(Side::recipient, ApprovePlan{make_approval(k_day)});
    }
    for (const KindRecord& record : row.records) {
        for (const Side side : {Side::bureau, Side::recipient}) {
            if (!takes_record(beginning.kind, record.type, side)) continue;
            story.enter(side, FileRecord{required_record(record.type, k_day)});
        }
    }
    if (row.ending == Ending::receipt) {
        story.enter(owner, AcknowledgeNotice{{k_day.plus_days(1), k_minute}, "周建平", ""});
        return story;
    }
    story.enter(owner, TakeMatter{{k_day.plus_days(1), k_minute}, "周建平", ""});
    story.enter(owner, ReportResult{required_record(row.result, k_day.plus_days(9))});
    story.enter(other_side(owner),
                ReturnResult{k_day.plus_days(10), {"补拍整改后照片"}, k_due.plus_days(10)});
    story.enter(owner, ReportResult{required_record(row.result, k_day.plus_days(12))});
    story.enter(other_side(owner), AcceptResult{k_day.plus_days(13), "已核对"});
    story.enter(Side::bureau, Archive{.archived_on = k_day.plus_days(14),
                                      .volume_number = "2026-协-1",
                                      .location = "档案室",
                                      .archivist = "张伟"});
    story.enter(Side::recipient, Archive{.archived_on = k_day.plus_days(14),
                                         .volume_number = "2026-协-1",
                                         .location = "档案室",
                                         .archivist = "周建平"});
    return story;
}

}  // namespace

TEST_CASE("every kind of matter runs its loop to the archive, with one owner at every moment") {
    for (const Beginning& beginning : beginnings()) {
        CAPTURE(name_of(beginning.kind));
        CAPTURE(file_text_of(beginning.opener));
        const Story story = whole_story(beginning);
        const MatterState state = story.builder.state();
        CHECK(is_archived(state));
        CHECK(loop_step_of(state) == LoopStep::archived);
        if (kind_row(beginning.kind).ending == Ending::result) {
            CHECK(story.steps == std::vector<LoopStep>{LoopStep::assigned, LoopStep::handling,
                                                       LoopStep::replied, LoopStep::handling,
                                                       LoopStep::replied, LoopStep::archived});
        }
        CHECK(state.cooperation.results.size() ==
              (kind_row(beginning.kind).ending == Ending::result ? 2 : 0));
    }
}

TEST_CASE("the entries of a matter give one state in any order of arrival") {
    for (const Beginning& beginning : beginnings()) {
        CAPTURE(name_of(beginning.kind));
        std::vector<Event> events = whole_story(beginning).builder.events();
        const std::string told = canonical_text(fold(events));
        for (int round = 0; round < 6; ++round) {
            std::rotate(events.begin(), events.begin() + 1, events.end());
            CHECK(canonical_text(fold(events)) == told);
        }
        std::reverse(events.begin(), events.end());
        CHECK(canonical_text(fold(events)) == told);
    }
}

TEST_CASE("the opinion says who begins and who owns what: another way takes no effect") {
    struct Wrong {
        const char* what;
        BeginMatter data;
        Side by;
    };
    const auto plain = [](MatterKind kind, Side opener) {
        return begin_of(kind, opener, k_day, k_due);
    };
    const auto changed = [](BeginMatter data, const auto& change) {
        change(data);
        return data;
    };
    const BeginMatter hazard = plain(MatterKind::hazard, Side::bureau);
    const std::vector<Wrong> wrong = {
        {"the bureau leads joint patrols", plain(MatterKind::joint_patrol, Side::recipient),
         Side::recipient},
        {"a hazard is the bureau's",
         changed(hazard, [](BeginMatter& data) { data.owner = Side::recipient; }), Side::bureau},
        {"a clue is the brigade's",
         changed(plain(MatterKind::clue, Side::bureau),
                 [](BeginMatter& data) { data.owner = Side::bureau; }),
         Side::bureau},
        {"a record of another kind",
         changed(hazard, [](BeginMatter& data) { data.record = required_record("clue", k_day); }),
         Side::bureau},
        {"a transfer", changed(hazard, [](BeginMatter& data) { data.kind = MatterKind::transfer; }),
         Side::bureau},
        {"one agency on both sides",
         changed(hazard, [](BeginMatter& data) { data.recipient = data.bureau; }), Side::bureau},
        {"nobody on the other side",
         changed(hazard, [](BeginMatter& data) { data.recipient = {}; }), Side::bureau},
    };
    for (const Wrong& one : wrong) {
        CAPTURE(one.what);
        const Writer& by = writer_of(one.by);
        CHECK_FALSE(decide({}, one.data, {by.agency, by.device, by.officer}, k_later).ok());
        CaseBuilder builder;
        builder.add(by, one.data);
        CHECK(builder.state().stage == Stage::none);
        CHECK(builder.state().history.front().standing == Standing::out_of_order);
    }
    CaseBuilder builder;
    builder.add(k_stranger_pc, hazard);
    CHECK(builder.state().stage == Stage::none);
}

TEST_CASE("only the owner reports, only the other side accepts, and both approve a plan first") {
    Story story;
    story.enter(Side::bureau, begin_of(MatterKind::campaign, Side::bureau, k_day, k_due));
    const auto may = [&](Side side, EventType command) {
        return allowed(story.builder.state(), command, writer_of(side).agency).ok();
    };
    CHECK_FALSE(may(Side::bureau, EventType::report_result));
    story.enter(Side::bureau, ApprovePlan{make_approval(k_day)});
    CHECK_FALSE(may(Side::bureau, EventType::approve_plan));
    CHECK(may(Side::recipient, EventType::approve_plan));
    CHECK_FALSE(may(Side::bureau, EventType::report_result));
    story.enter(Side::recipient, ApprovePlan{make_approval(k_day)});
    CHECK(may(Side::bureau, EventType::report_result));
    CHECK_FALSE(may(Side::recipient, EventType::report_result));
    story.enter(Side::bureau, ReportResult{required_record("campaign_summary", k_day)});
    CHECK(owner_of(story.builder.state()) == k_brigade_pc.agency);
    CHECK_FALSE(may(Side::bureau, EventType::accept_result));
    CHECK(may(Side::recipient, EventType::accept_result));
    // The columns of the other side are not ours to fill.
    const MatterState state = story.builder.state();
    CHECK(records_fit(state, FileRecord{required_record("source_control", k_day)},
                      k_bureau_pc.agency));
    CHECK_FALSE(records_fit(state, FileRecord{required_record("source_control", k_day)},
                            k_brigade_pc.agency));
    CHECK_FALSE(records_fit(state, FileRecord{required_record("emergency_notice", k_day)},
                            k_bureau_pc.agency));
}

TEST_CASE("what both sides approve without knowing of each other stands on both sides") {
    CaseBuilder builder;
    const EventId begun =
        builder.add(k_bureau_pc, begin_of(MatterKind::campaign, Side::bureau, k_day, k_due));
    builder.add_knowing({begun}, k_bureau_pc, ApprovePlan{make_approval(k_day)});
    builder.add_knowing({begun}, k_brigade_pc, ApprovePlan{make_approval(k_day)});
    CHECK(is_approved_by(builder.state(), Side::bureau));
    CHECK(is_approved_by(builder.state(), Side::recipient));
}

TEST_CASE("a matter handed over has another owner, another date, and is counted") {
    Story story;
    story.enter(Side::bureau, begin_of(MatterKind::emergency, Side::bureau, k_day, k_due));
    story.enter(Side::bureau,
                AssignMatter{k_day.plus_days(1), "由大队牵头处置", k_due.plus_days(5)});
    const MatterState state = story.builder.state();
    CHECK(owner_of(state) == k_brigade_pc.agency);
    CHECK(state.cooperation.due_on == k_due.plus_days(5));
    CHECK(state.cooperation.hand_overs.size() == 1);
    EventType next{};
    CHECK(primary_command(state, k_brigade_pc.agency, next));
    CHECK(next == EventType::take_matter);
    CHECK_FALSE(allowed(state, EventType::assign_matter, k_bureau_pc.agency).ok());
    // What the opinion gives to one side cannot be handed away.
    Story hazard;
    hazard.enter(Side::bureau, begin_of(MatterKind::hazard, Side::bureau, k_day, k_due));
    CHECK_FALSE(allowed(hazard.builder.state(), EventType::assign_matter, k_bureau_pc.agency).ok());
}

TEST_CASE("the agreed date runs until the result, and again after it was sent back") {
    Calendar calendar;
    const auto agreed = [&](const MatterState& state) {
        for (const DeadlineClock& clock : clocks_of(state, calendar)) {
            if (clock.kind == ClockKind::agreed) return clock;
        }
        return DeadlineClock{};
    };
    Story story;
    story.enter(Side::recipient, begin_of(MatterKind::hazard, Side::recipient, k_day, k_due));
    CHECK(agreed(story.builder.state()).due == k_due);
    CHECK(agreed(story.builder.state()).charged_to == k_bureau_pc.agency);
    CHECK(agreed(story.builder.state()).running());
    story.enter(Side::bureau, ReportResult{required_record("rectification_result", k_due)});
    CHECK(agreed(story.builder.state()).stopped_on == k_due);
    story.enter(Side::recipient, ReturnResult{k_due, {"未恢复标志"}, k_due.plus_days(3)});
    CHECK(agreed(story.builder.state()).running());
    CHECK(agreed(story.builder.state()).due == k_due.plus_days(3));
    story.enter(Side::bureau,
                ChangeDue{k_due, k_due.plus_days(9), "标志采购中", make_approval(k_due)});
    CHECK(agreed(story.builder.state()).due == k_due.plus_days(9));
}

TEST_CASE("重大: two hours from the telephone call until it is in hand") {
    Calendar calendar;
    struct Row {
        int taken_minute;
        DueState::Kind kind;
    };
    for (const Row& row :
         {Row{16 * 60 + 29, DueState::Kind::met}, Row{16 * 60 + 30, DueState::Kind::met},
          Row{16 * 60 + 31, DueState::Kind::met_late}}) {
        CAPTURE(row.taken_minute);
        Story story;
        BeginMatter begun = begin_of(MatterKind::hazard, Side::recipient, k_day, k_due);
        set_value(begun.record, "level", std::string{k_level_major});
        story.enter(Side::recipient, begun);
        Record call = required_record(k_phone_notice, k_day);
        set_value(call, "time", to_iso(Moment{k_day, 14 * 60 + 30}));
        story.enter(Side::recipient, FileRecord{call});
        story.enter(Side::bureau, TakeMatter{{k_day, row.taken_minute}, "张伟", ""});
        bool found = false;
        for (const DeadlineClock& clock : clocks_of(story.builder.state(), calendar)) {
            if (clock.kind != ClockKind::response) continue;
            found = true;
            CHECK(clock.due_at == Moment{k_day, 16 * 60 + 30});
            CHECK(due_state(clock, k_day, calendar).kind == row.kind);
        }
        CHECK(found);
    }
    // Over midnight; and a general hazard has no such clock.
    CHECK(due_moment(clock_rule(ClockKind::response), {k_day, 23 * 60}) ==
          Moment{k_day.plus_days(1), 60});
}

TEST_CASE("every form of every kind asks for what its table requires, and takes it") {
    for (const Beginning& beginning : beginnings()) {
        CAPTURE(name_of(beginning.kind));
        FormSeed seed;
        seed.now = {k_day, k_minute};
        seed.officer = "张伟";
        seed.is_bureau = beginning.opener == Side::bureau;
        seed.agency = writer_of(beginning.opener).agency;
        seed.recipient = writer_of(other_side(beginning.opener)).agency;
        seed.kind = beginning.kind;
        FieldValues values = first_values({}, EventType::begin_matter, seed);
        CHECK(values.at("record.type") == kind_row(beginning.kind).opening);
        const auto problems = [&] {
            const auto event = event_from_values(EventType::begin_matter, values);
            REQUIRE(event.ok());
            return problems_of({}, *event, k_later);
        };
        const bool is_log = kind_row(beginning.kind).ending == Ending::at_once;
        CHECK((find_problem(problems(), "due_on") == nullptr) == is_log);
        CHECK(find_problem(problems(), "title") != nullptr);
        fill_required(EventType::begin_matter, values, k_day);
        values["due_on"] = "2027-01-15";
        values["record.year"] = "2026";
        values["record.quarter"] = "4";
        for (const FieldProblem& problem : problems()) FAIL_CHECK(problem.key);
        const auto event = event_from_values(EventType::begin_matter, values);
        const Writer& by = writer_of(beginning.opener);
        CHECK(decide({}, *event, {by.agency, by.device, by.officer}, k_later).ok());
    }
}

TEST_CASE("every record type has words of its own, a date, and is used by some kind") {
    std::set<std::string_view> used;
    for (const KindRow& row : matter_kinds()) {
        used.insert(row.opening);
        used.insert(row.result);
        for (const KindRecord& record : row.records) used.insert(record.type);
    }
    std::set<std::string_view> labels;
    for (const RecordType& type : cooperation_record_types()) {
        CAPTURE(type.key);
        CHECK(used.count(type.key) == 1);
        CHECK(labels.insert(type.label).second);
        CHECK(find_record_type(type.key) == &type);
        std::set<std::string_view> keys;
        for (const Field& field : type.fields) {
            CAPTURE(field.key);
            CHECK(keys.insert(field.key).second);
            CHECK(field.key != "type");  // the record's own
        }
    }
    for (const std::string_view key : used) {
        if (!key.empty()) CHECK(find_record_type(key) != nullptr);
    }
    // An integrity item in every plan, meeting and summary (opinion, three (7)).
    for (const std::string_view key : {"patrol_plan", "patrol_summary", "campaign_plan",
                                       "campaign_summary", "emergency_review", "minutes"}) {
        CAPTURE(key);
        CHECK(find_field(find_record_type(key)->fields, "integrity") != nullptr);
    }
}
