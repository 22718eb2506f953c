#include "domain/fold.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "domain/decide.h"
#include "support/case_builder.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

const HistoryLine& line_of(const MatterState& state, const EventId& event) {
    const auto found = std::find_if(state.history.begin(), state.history.end(),
                                    [&](const HistoryLine& line) { return line.event == event; });
    REQUIRE(found != state.history.end());
    return *found;
}
Standing standing_of(const MatterState& state, const EventId& event) {
    return line_of(state, event).standing;
}

}  // namespace

TEST_CASE("all permutations of a small case with a fork fold to one state") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    const auto heads = heads_of(builder.events());
    builder.add_knowing(heads, k_bureau_pc, make_evidence("照片"));
    builder.add_knowing(heads, k_bureau_tablet, make_basis());
    SetLegalBasis other = make_basis();
    other.article = "第六十五条";
    builder.add_knowing(heads, k_bureau_pc, other);
    const std::vector<Event>& events = builder.events();
    REQUIRE(events.size() == 6);
    const MatterState expected = fold(events);
    CHECK(expected.stage == Stage::unrectified);

    std::vector<std::size_t> order(events.size());
    std::iota(order.begin(), order.end(), 0);
    std::size_t different = 0;
    do {
        std::vector<Event> permuted;
        for (const std::size_t i : order) permuted.push_back(events[i]);
        if (!(fold(permuted) == expected)) ++different;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(different == 0);
}

TEST_CASE("fifty seeded shuffles of the whole plain case have one canonical text") {
    const CaseBuilder builder = plain_case_until(EventType::archive);
    const std::string expected = canonical_text(builder.state());
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        SeededRandom random(seed);
        std::vector<Event> events = builder.events();
        shuffle(events, random);
        CHECK(canonical_text(fold(events)) == expected);
    }
}

TEST_CASE("an event that comes twice counts once") {
    const CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
    std::vector<Event> twice = builder.events();
    twice.insert(twice.end(), builder.events().begin(), builder.events().end());
    CHECK(fold(twice) == builder.state());
}

TEST_CASE("no events fold to an empty state") {
    const MatterState state = fold({});
    CHECK(state == MatterState{});
    CHECK(owner_of(state).empty());
    CHECK(loop_step_of(state) == LoopStep::discovered);
}

TEST_CASE("equal receipts made offline at once merge and the review built on either goes on") {
    // The tablet's device id sorts first, the PC's last: the bureau's entry stands once and loses
    // once.
    for (const Writer& brigade : {k_brigade_tablet, k_brigade_pc}) {
        CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
        const auto heads = heads_of(builder.events());
        SignReceipt typed_by_bureau = make_receipt();
        typed_by_bureau.remark = "凭回执原件录入";
        const EventId ours = builder.add_knowing(heads, k_bureau_pc, typed_by_bureau);
        const EventId theirs = builder.add_knowing(heads, brigade, make_receipt());
        const EventId review = builder.add_knowing({theirs}, brigade, make_review());
        const MatterState state = builder.state();

        const bool bureau_first = k_bureau_pc.device < brigade.device;
        const EventId& first = bureau_first ? ours : theirs;
        const EventId& second = bureau_first ? theirs : ours;
        CHECK(standing_of(state, first) == Standing::effective);
        CHECK(standing_of(state, second) == Standing::merged);
        CHECK(line_of(state, second).other == first);
        CHECK(standing_of(state, review) == Standing::effective);
        CHECK(state.stage == Stage::reviewed);
        CHECK(state.receipt.remark == (bureau_first ? "凭回执原件录入" : ""));
    }
}

TEST_CASE("receipts of different dates made offline at once conflict in sight of both") {
    for (const Writer& brigade : {k_brigade_tablet, k_brigade_pc}) {
        CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
        const auto heads = heads_of(builder.events());
        const EventId ours =
            builder.add_knowing(heads, k_bureau_pc, make_receipt(Date::of(2026, 11, 19)));
        const EventId theirs =
            builder.add_knowing(heads, brigade, make_receipt(Date::of(2026, 11, 20)));
        const EventId review = builder.add_knowing({theirs}, brigade, make_review());
        const MatterState state = builder.state();

        const bool bureau_first = k_bureau_pc.device < brigade.device;
        const EventId& first = bureau_first ? ours : theirs;
        const EventId& second = bureau_first ? theirs : ours;
        CHECK(standing_of(state, first) == Standing::effective);
        CHECK(standing_of(state, second) == Standing::conflicting);
        CHECK(line_of(state, second).other == first);
        CHECK(state.receipt.recipient_date == Date::of(2026, 11, bureau_first ? 19 : 20));
        CHECK(standing_of(state, review) == Standing::effective);  // received is received
        CHECK(state.stage == Stage::reviewed);
    }
}

TEST_CASE("of an approval and a return made at once the first stands until an event citing both") {
    CaseBuilder builder = plain_case_until(EventType::draft_transfer);
    const auto heads = heads_of(builder.events());
    const EventId approval = builder.add_knowing(heads, k_bureau_pc, make_approve());
    const EventId returned = builder.add_knowing(heads, k_bureau_tablet, make_return());
    const EventId redraft = builder.add_knowing({returned}, k_bureau_tablet, make_draft());
    MatterState state = builder.state();
    CHECK(state.stage == Stage::approved);
    CHECK(standing_of(state, approval) == Standing::effective);
    CHECK(standing_of(state, returned) == Standing::conflicting);
    CHECK(standing_of(state, redraft) != Standing::effective);

    const EventId settled = builder.add(k_bureau_tablet, make_return());
    state = builder.state();
    CHECK(standing_of(state, settled) == Standing::effective);
    CHECK(state.stage == Stage::discovered);
    CHECK(state.letter_number == "昌江移〔2026〕17号");
}

TEST_CASE("two orders written at once do not both start the rectification") {
    CaseBuilder builder = plain_case_until(EventType::open_matter);
    const auto heads = heads_of(builder.events());
    builder.add_knowing(heads, k_bureau_pc, make_order(Date::of(2026, 10, 15)));
    const EventId second =
        builder.add_knowing(heads, k_bureau_tablet, make_order(Date::of(2026, 10, 16)));
    const MatterState state = builder.state();
    CHECK(standing_of(state, second) == Standing::conflicting);
    CHECK(state.records.size() == 2);  // the inspection and the order that stands
}

TEST_CASE("evidence, inspections and consultations written at once all stand") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    const auto heads = heads_of(builder.events());
    builder.add_knowing(heads, k_bureau_pc, make_evidence("照片一"));
    builder.add_knowing(heads, k_bureau_tablet, make_evidence("照片二"));
    builder.add_knowing(heads, k_bureau_pc, AddInspection{make_inspection(Date::of(2026, 11, 3))});
    const MatterState state = builder.state();
    CHECK(state.evidence.size() == 2);
    CHECK(state.records.size() == 4);
    for (const HistoryLine& line : state.history) CHECK(line.standing == Standing::effective);

    CaseBuilder objected = plain_case_until(EventType::raise_objection);
    const auto known = heads_of(objected.events());
    objected.add_knowing(known, k_bureau_pc, make_consultation());
    objected.add_knowing(known, k_brigade_pc, make_consultation());
    CHECK(objected.state().consultations.size() == 2);
}

TEST_CASE("sending a lost bundle again never undoes a receipt signed meanwhile") {
    for (const Writer& brigade : {k_brigade_tablet, k_brigade_pc}) {
        CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
        const auto heads = heads_of(builder.events());
        builder.add_knowing(heads, k_bureau_pc, make_dispatch(Date::of(2026, 11, 20)));
        const EventId receipt = builder.add_knowing(heads, brigade, make_receipt());
        const MatterState state = builder.state();
        CHECK(standing_of(state, receipt) == Standing::effective);
        CHECK(state.stage == Stage::received);
    }
}

TEST_CASE("both archive marks made at once stand") {
    CaseBuilder builder = plain_case_until(EventType::confirm_reply);
    const auto heads = heads_of(builder.events());
    builder.add_knowing(heads, k_bureau_pc, make_archive("甲"));
    builder.add_knowing(heads, k_brigade_pc, make_archive("乙"));
    const MatterState state = builder.state();
    CHECK(is_archived(state));
    CHECK(state.bureau_archive.volume_number == "甲");
    CHECK(state.recipient_archive.volume_number == "乙");
}

TEST_CASE("what the table does not allow where it comes is kept without effect") {
    CaseBuilder builder = plain_case_until(EventType::sign_receipt);
    const MatterState before = builder.state();
    const EventId early_filing = builder.add(k_brigade_pc, make_filing());
    const EventId wrong_side = builder.add(k_bureau_pc, make_review());
    const EventId stranger = builder.add(k_stranger_pc, make_evidence("来历不明"));
    const EventId second_start = builder.add(k_stranger_pc, make_open());
    const MatterState state = builder.state();
    for (const EventId& event : {early_filing, wrong_side, stranger, second_start}) {
        CHECK(standing_of(state, event) == Standing::out_of_order);
    }
    CHECK(state.stage == before.stage);
    CHECK(state.bureau == before.bureau);
    CHECK(state.evidence == before.evidence);
    CHECK(state.filing == FileCase{});
    CHECK(state.history.size() == before.history.size() + 4);
}

TEST_CASE("the detachment of the brigade acts for the recipient") {
    CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
    builder.add(k_detachment_pc, make_receipt());
    const MatterState state = builder.state();
    CHECK(state.stage == Stage::received);
    CHECK(owner_of(state) == k_brigade_pc.agency);
}

TEST_CASE("the bureau adds evidence after the transfer only while a supplement is open") {
    CaseBuilder builder = plain_case_until(EventType::record_consultation);
    const EventId unasked = builder.add(k_bureau_pc, make_evidence("未要求"));
    builder.add(k_brigade_pc, make_request());
    const EventId asked = builder.add(k_bureau_pc, make_evidence("结算单"));
    builder.add(k_bureau_pc, make_answer());
    const EventId late = builder.add(k_bureau_pc, make_evidence("迟到"));
    const MatterState state = builder.state();
    CHECK(standing_of(state, unasked) == Standing::out_of_order);
    CHECK(standing_of(state, asked) == Standing::effective);
    CHECK(standing_of(state, late) == Standing::out_of_order);
    REQUIRE(state.supplements.size() == 1);
    CHECK(state.supplements[0].answered);
    CHECK_FALSE(state.flags.contains(Flag::supplement));
}

TEST_CASE("a stage is entered on its legal date, which no import moves") {
    CaseBuilder builder = plain_case_until(EventType::sign_receipt);
    const MatterState state = builder.state();
    CHECK(state.entered.at(Stage::discovered) == Date::of(2026, 10, 14));
    CHECK(state.entered.at(Stage::rectifying) == Date::of(2026, 10, 15));
    CHECK(state.entered.at(Stage::dispatched) == Date::of(2026, 11, 18));
    CHECK(state.entered.at(Stage::received) == Date::of(2026, 11, 19));
}

TEST_CASE("a line without a legal date of its own shows the author's wall date") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    builder.set_wall("2026-11-05T10:20");
    const EventId basis = builder.add(k_bureau_pc, make_basis());
    CHECK(line_of(builder.state(), basis).date == Date::of(2026, 11, 5));
    builder.set_wall("yesterday");
    const EventId odd = builder.add(k_bureau_pc, make_basis());
    CHECK_FALSE(line_of(builder.state(), odd).date.is_set());
}

TEST_CASE("a known event that cites one of an unknown type still knows what came before") {
    CaseBuilder builder = plain_case_until(EventType::draft_transfer);
    const EventId unread{std::string(64, '9')};
    Event approval;
    CaseBuilder later = builder;
    later.add(k_bureau_pc, make_approve());
    approval = later.events().back();
    approval.header.parents = {unread};
    std::vector<Event> events = builder.events();
    events.push_back(approval);
    const MatterState state = fold(events, 1);
    CHECK(standing_of(state, approval.id) == Standing::effective);
    CHECK(state.unknown_events == 1);
    CHECK(allowed(state, EventType::dispatch_transfer, k_bureau_pc.agency).error().code ==
          ErrorCode::matter_read_only);
    CHECK(allowed_commands(state, k_bureau_pc.agency).empty());
}

TEST_CASE("heads are the events nobody cites, sorted by id") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    CHECK(heads_of(builder.events()).size() == 1);
    const auto heads = heads_of(builder.events());
    std::vector<EventId> expected = {
        builder.add_knowing(heads, k_bureau_pc, make_evidence("一")),
        builder.add_knowing(heads, k_bureau_tablet, make_evidence("二"))};
    std::sort(expected.begin(), expected.end());
    CHECK(heads_of(builder.events()) == expected);
    CHECK(heads_of({}).empty());
}

TEST_CASE("a long chain of events folds in reasonable time") {
    CaseBuilder builder = plain_case_until(EventType::order_rectification);
    std::vector<Event> events = builder.events();
    for (int i = 0; i < 5000; ++i) {
        Event next = events.back();
        next.header.parents = {events.back().id};
        ++next.header.lamport;
        ++next.header.seq;
        std::string digits = std::to_string(i);
        next.id = {std::string(64 - digits.size(), '0') + digits};
        next.data = make_order();
        events.push_back(next);
    }
    const MatterState state = fold(events);
    CHECK(state.stage == Stage::rectifying);
    CHECK(state.records.size() == 5002);
}
