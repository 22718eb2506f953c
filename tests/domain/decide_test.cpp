#include "domain/decide.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "domain/compose.h"
#include "domain/forms.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

using Kind = FieldProblem::Kind;

DecideContext context_on(Date date, std::span<const std::string> numbers = {}) {
    return {Moment{date, 23 * 60}, {}, numbers};
}
DecideContext late() { return context_on(Date::of(2026, 12, 31)); }

Actor actor_of(const Writer& writer) { return {writer.agency, writer.device, writer.officer}; }

/// The problem at a field, if there is one.
std::optional<Kind> problem_at(const MatterState& state, const EventData& proposed,
                               std::string_view key, const DecideContext& context = late()) {
    for (const FieldProblem& problem : problems_of(state, proposed, context)) {
        if (problem.key == key) return problem.kind;
    }
    return std::nullopt;
}

MatterState before(EventType command) {
    const std::vector<Step> steps = plain_case();
    CaseBuilder builder;
    for (const Step& step : steps) {
        if (type_of(step.data) == command) break;
        builder.add(step.by, step.data);
    }
    return builder.state();
}

}  // namespace

TEST_CASE("a plain case goes from the first inspection to both archives") {
    struct Expected {
        EventType command;
        Stage stage;
        char owner;
        LoopStep loop;
    };
    const Expected rows[] = {
        {EventType::open_matter, Stage::discovered, 'd', LoopStep::discovered},
        {EventType::order_rectification, Stage::rectifying, 'd', LoopStep::assigned},
        {EventType::recheck_failed, Stage::unrectified, 'd', LoopStep::assigned},
        {EventType::set_legal_basis, Stage::unrectified, 'd', LoopStep::assigned},
        {EventType::add_evidence, Stage::unrectified, 'd', LoopStep::assigned},
        {EventType::add_evidence, Stage::unrectified, 'd', LoopStep::assigned},
        {EventType::draft_transfer, Stage::drafted, 'd', LoopStep::assigned},
        {EventType::approve_transfer, Stage::approved, 'd', LoopStep::assigned},
        {EventType::dispatch_transfer, Stage::dispatched, 'd', LoopStep::assigned},
        {EventType::sign_receipt, Stage::received, 'b', LoopStep::handling},
        {EventType::raise_objection, Stage::objected, 'b', LoopStep::handling},
        {EventType::record_consultation, Stage::objected, 'b', LoopStep::handling},
        {EventType::request_supplement, Stage::objected, 'b', LoopStep::handling},
        {EventType::add_evidence, Stage::objected, 'b', LoopStep::handling},
        {EventType::answer_supplement, Stage::objected, 'b', LoopStep::handling},
        {EventType::pass_review, Stage::reviewed, 'b', LoopStep::handling},
        {EventType::file_case, Stage::filed, 'b', LoopStep::handling},
        {EventType::decide, Stage::decided, 'b', LoopStep::handling},
        {EventType::reply_final, Stage::replied, 'd', LoopStep::replied},
        {EventType::confirm_reply, Stage::confirmed, 'd', LoopStep::replied},
        {EventType::archive, Stage::confirmed, 'b', LoopStep::replied},
        {EventType::archive, Stage::confirmed, 'd', LoopStep::archived},
    };
    const std::vector<Step> steps = plain_case();
    REQUIRE(steps.size() == std::size(rows));
    CaseBuilder builder;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        CAPTURE(i);
        CAPTURE(name_of(type_of(step.data)));
        REQUIRE(type_of(step.data) == rows[i].command);
        const MatterState earlier = builder.state();
        for (const FieldProblem& problem : problems_of(earlier, step.data, late())) {
            FAIL_CHECK(problem.key << " kind " << static_cast<int>(problem.kind));
        }
        const auto decided = decide(earlier, step.data, actor_of(step.by), late());
        REQUIRE(decided.ok());
        REQUIRE(decided->size() == 1);
        CHECK(decided->front() == step.data);
        builder.add(step.by, decided->front());
        const MatterState state = builder.state();
        CHECK(state.stage == rows[i].stage);
        CHECK(owner_of(state).text == id_of_digit(rows[i].owner));
        CHECK(loop_step_of(state) == rows[i].loop);
        CHECK(state.history.back().standing == Standing::effective);
        CHECK(state.history.back().stage_after == rows[i].stage);
    }
    CHECK(is_archived(builder.state()));
}

TEST_CASE("the primary command leads each side on when it is its turn") {
    struct Row {
        EventType last;
        const Writer& by;
        EventType next;
    };
    const Row rows[] = {
        {EventType::open_matter, k_bureau_pc, EventType::order_rectification},
        {EventType::recheck_failed, k_bureau_pc, EventType::draft_transfer},
        {EventType::draft_transfer, k_bureau_pc, EventType::approve_transfer},
        {EventType::approve_transfer, k_bureau_pc, EventType::dispatch_transfer},
        {EventType::dispatch_transfer, k_brigade_pc, EventType::sign_receipt},
        {EventType::sign_receipt, k_brigade_pc, EventType::pass_review},
        {EventType::sign_receipt, k_detachment_pc, EventType::pass_review},
        {EventType::raise_objection, k_brigade_pc, EventType::record_consultation},
        {EventType::record_consultation, k_brigade_pc, EventType::request_supplement},
        {EventType::request_supplement, k_bureau_pc, EventType::answer_supplement},
        {EventType::answer_supplement, k_brigade_pc, EventType::pass_review},
        {EventType::pass_review, k_brigade_pc, EventType::file_case},
        {EventType::file_case, k_brigade_pc, EventType::decide},
        {EventType::decide, k_brigade_pc, EventType::reply_final},
        {EventType::reply_final, k_bureau_pc, EventType::confirm_reply},
        {EventType::confirm_reply, k_bureau_pc, EventType::archive},
        {EventType::confirm_reply, k_brigade_pc, EventType::archive},
    };
    for (const Row& row : rows) {
        CAPTURE(name_of(row.last));
        const MatterState state = plain_case_until(row.last).state();
        EventType next{};
        REQUIRE(primary_command(state, row.by.agency, next));
        CHECK(name_of(next) == name_of(row.next));
        CHECK_FALSE(primary_command(state, k_stranger_pc.agency, next));
    }
    EventType next{};
    const MatterState waiting = plain_case_until(EventType::sign_receipt).state();
    CHECK_FALSE(primary_command(waiting, k_bureau_pc.agency, next));
    const MatterState done = plain_case_until(EventType::archive).state();
    CHECK_FALSE(primary_command(done, k_bureau_pc.agency, next));
    CHECK_FALSE(primary_command(done, k_brigade_pc.agency, next));
}

TEST_CASE("the gate names each thing that is missing and opens with the last one") {
    using Item = GateItem::Kind;
    CaseBuilder builder;
    const auto unmet = [&] {
        std::vector<Item> kinds;
        for (const GateItem& item : gate_of(builder.state())) {
            CHECK(item.met == (item.count > 0));
            if (!item.met) kinds.push_back(item.kind);
        }
        return kinds;
    };
    using Items = std::vector<Item>;
    CHECK(unmet() == Items{Item::inspection, Item::order, Item::recheck_failed, Item::legal_basis,
                           Item::violation_evidence, Item::urging_papers});
    OpenMatter by_one_officer = make_open();
    set_value(by_one_officer.inspection, "officer_2", "张伟");
    builder.add(k_bureau_pc, by_one_officer);
    CHECK(unmet().front() == Item::inspection);
    builder.add(k_bureau_pc, AddInspection{make_inspection(Date::of(2026, 10, 14))});
    CHECK(unmet() == Items{Item::order, Item::recheck_failed, Item::legal_basis,
                           Item::violation_evidence, Item::urging_papers});
    builder.add(k_bureau_pc, make_order());
    CHECK(unmet() == Items{Item::recheck_failed, Item::legal_basis, Item::violation_evidence,
                           Item::urging_papers});
    builder.add(k_bureau_pc, make_recheck_failed());
    CHECK(unmet() == Items{Item::legal_basis, Item::violation_evidence, Item::urging_papers});
    const auto refused = decide(builder.state(), make_draft(), actor_of(k_bureau_pc), late());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::gate_incomplete);
    builder.add(k_bureau_pc, make_basis());
    CHECK(unmet() == Items{Item::violation_evidence, Item::urging_papers});
    builder.add(k_bureau_pc, make_evidence("照片"));
    CHECK(unmet() == Items{Item::urging_papers});
    CHECK_FALSE(gate_is_met(gate_of(builder.state())));
    builder.add(k_bureau_pc, make_evidence("催办记录", PaperGroup::urging));
    CHECK(unmet().empty());
    CHECK(gate_is_met(gate_of(builder.state())));
    CHECK(decide(builder.state(), make_draft(), actor_of(k_bureau_pc), late()).ok());
}

TEST_CASE("the gate closes again when a later recheck finds everything put right") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    builder.add(k_bureau_pc, make_recheck_complete(Date::of(2026, 11, 5)));
    const auto gate = gate_of(builder.state());
    CHECK_FALSE(gate[2].met);
    CHECK(gate[2].kind == GateItem::Kind::recheck_failed);
}

TEST_CASE("a returned draft keeps its number and may be drafted again without a new order") {
    CaseBuilder builder = plain_case_until(EventType::approve_transfer);
    builder.add(k_bureau_pc, make_return());
    const MatterState returned = builder.state();
    CHECK(returned.stage == Stage::discovered);
    CHECK(returned.letter_number == "昌江移〔2026〕17号");
    CHECK(returned.transfer_approval == Approval{});
    EventType next{};
    REQUIRE(primary_command(returned, k_bureau_pc.agency, next));
    CHECK(next == EventType::draft_transfer);
    builder.add(k_bureau_pc, make_draft());
    const std::vector<std::string> used = {"昌江移〔2026〕17号", "昌江移〔2026〕16号"};
    const DecideContext context = context_on(Date::of(2026, 12, 31), used);
    CHECK(decide(builder.state(), make_approve(), actor_of(k_bureau_pc), context).ok());
    ApproveTransfer other = make_approve();
    other.document_number = "昌江移〔2026〕16号";
    const auto taken = decide(builder.state(), other, actor_of(k_bureau_pc), context);
    REQUIRE_FALSE(taken.ok());
    CHECK(taken.error() == fail(ErrorCode::number_taken, "document_number"));
}

TEST_CASE("each refusal of an action has its own code") {
    const MatterState received = plain_case_until(EventType::sign_receipt).state();
    const auto code = [&](const Writer& by, EventData data) {
        const auto decided = decide(received, std::move(data), actor_of(by), late());
        REQUIRE_FALSE(decided.ok());
        return decided.error().code;
    };
    CHECK(code(k_stranger_pc, make_review()) == ErrorCode::not_your_agency);
    CHECK(code(k_bureau_pc, make_review()) == ErrorCode::not_your_agency);
    CHECK(code(k_brigade_pc, make_filing()) == ErrorCode::not_allowed_in_stage);
    CHECK(code(k_brigade_pc, make_open()) == ErrorCode::not_your_agency);
    CHECK(code(k_bureau_pc, make_open()) == ErrorCode::not_allowed_in_stage);
    PassReview unsigned_review = make_review();
    unsigned_review.reviewer.clear();
    CHECK(code(k_brigade_pc, unsigned_review) == ErrorCode::field_required);
    PassReview early = make_review(Date::of(2026, 11, 18));
    CHECK(code(k_brigade_pc, early) == ErrorCode::field_invalid);
    MatterState unread = received;
    unread.unknown_events = 1;
    CHECK(decide(unread, make_review(), actor_of(k_brigade_pc), late()).error().code ==
          ErrorCode::matter_read_only);
}

TEST_CASE("an inspection needs two different officers with certificates or a reason") {
    const MatterState none;
    const auto problem = [&](std::string_view key, std::string_view field, std::string value) {
        OpenMatter open = make_open();
        set_value(open.inspection, field, std::move(value));
        return problem_at(none, open, key);
    };
    CHECK(problem("inspection.officer_1", "officer_1", "") == Kind::missing);
    CHECK(problem("inspection.officer_2", "officer_2", " ") == Kind::missing);
    CHECK(problem("inspection.officer_2", "officer_2", "张伟") == Kind::same_officer_twice);
    CHECK(problem("inspection.certificate_2", "certificate_2", "36020026") ==
          Kind::same_officer_twice);
    CHECK(problem("inspection.certificate_1", "certificate_1", "") == Kind::missing);
    CHECK(problem("inspection.certificate_2", "certificate_2", "") == Kind::missing);
    CHECK(problem("inspection.showed_certificates", "showed_certificates", "false") ==
          Kind::missing);
    CHECK(problem("inspection.date", "date", "2027-01-01") == Kind::in_future);

    OpenMatter with_reason = make_open();
    set_value(with_reason.inspection, "certificate_2", "");
    set_value(with_reason.inspection, "certificate_reason", "新证正在办理");
    CHECK(problems_of(none, with_reason, late()).empty());
    OpenMatter same_certificate_with_reason = make_open();
    set_value(same_certificate_with_reason.inspection, "certificate_2", "36020026");
    set_value(same_certificate_with_reason.inspection, "certificate_reason", "新证正在办理");
    CHECK(problem_at(none, same_certificate_with_reason, "inspection.certificate_2") ==
          Kind::same_officer_twice);
}

TEST_CASE("each date stands against the step it follows and against today") {
    struct Row {
        EventType command;
        std::string_view key;
        EventData on_the_day;  // the earliest date that is right
        EventData too_early;
    };
    const Row rows[] = {
        {EventType::order_rectification, "order.issued_on", make_order(Date::of(2026, 10, 14)),
         make_order(Date::of(2026, 10, 13))},
        {EventType::recheck_failed, "recheck.date", make_recheck_failed(Date::of(2026, 10, 15)),
         make_recheck_failed(Date::of(2026, 10, 14))},
        {EventType::recheck_failed, "recheck.date", make_recheck_complete(Date::of(2026, 10, 15)),
         make_recheck_complete(Date::of(2026, 10, 14))},
        {EventType::approve_transfer, "approval.approved_on", make_approve(Date::of(2026, 11, 12)),
         make_approve(Date::of(2026, 11, 11))},
        {EventType::dispatch_transfer, "dispatched_on", make_dispatch(Date::of(2026, 11, 12)),
         make_dispatch(Date::of(2026, 11, 11))},
        {EventType::sign_receipt, "recipient_date", make_receipt(Date::of(2026, 11, 18)),
         make_receipt(Date::of(2026, 11, 17))},
        {EventType::raise_objection, "raised_on", make_objection(Date::of(2026, 11, 19)),
         make_objection(Date::of(2026, 11, 18))},
        {EventType::record_consultation, "held_on", make_consultation(Date::of(2026, 11, 19)),
         make_consultation(Date::of(2026, 11, 18))},
        {EventType::answer_supplement, "answered_on", make_answer(Date::of(2026, 11, 20)),
         make_answer(Date::of(2026, 11, 19))},
        {EventType::pass_review, "reviewed_on", make_review(Date::of(2026, 11, 20)),
         make_review(Date::of(2026, 11, 18))},
        {EventType::file_case, "filed_on", make_filing(Date::of(2026, 11, 24)),
         make_filing(Date::of(2026, 11, 23))},
        {EventType::decide, "decided_on", make_decision(Date::of(2026, 11, 24)),
         make_decision(Date::of(2026, 11, 23))},
        {EventType::reply_final, "replied_on", make_reply(Date::of(2026, 12, 10)),
         make_reply(Date::of(2026, 12, 9))},
        {EventType::confirm_reply, "confirmed_on", make_confirmation(Date::of(2026, 12, 10)),
         make_confirmation(Date::of(2026, 12, 9))},
    };
    for (const Row& row : rows) {
        CAPTURE(name_of(row.command));
        CAPTURE(row.key);
        const MatterState state = before(row.command);
        CHECK_FALSE(problem_at(state, row.on_the_day, row.key).has_value());
        CHECK(problem_at(state, row.too_early, row.key) == Kind::before_earlier_step);
        const DecideContext day_before = context_on(date_of(row.on_the_day).plus_days(-1));
        CHECK(problem_at(state, row.on_the_day, row.key, day_before) == Kind::in_future);
    }
}

TEST_CASE("the transfer letter is not dated before the last recheck") {
    const MatterState state = before(EventType::draft_transfer);
    CHECK(problem_at(state, make_draft(Date::of(2026, 11, 1)), "letter.letter_date") ==
          Kind::before_last_recheck);
    CHECK_FALSE(problem_at(state, make_draft(Date::of(2026, 11, 2)), "letter.letter_date"));
    DraftTransfer to_nobody = make_draft();
    to_nobody.recipient = {};
    CHECK(problem_at(state, to_nobody, "recipient") == Kind::missing);
}

TEST_CASE("due dates may lie ahead but not before the day they are set") {
    OrderRectification order = make_order();
    set_value(order.order, "due_on", "2027-03-01");
    const MatterState discovered = before(EventType::order_rectification);
    CHECK(problems_of(discovered, order, late()).empty());
    set_value(order.order, "due_on", "2026-10-14");
    CHECK(problem_at(discovered, order, "order.due_on") == Kind::before_earlier_step);

    const MatterState objected = before(EventType::request_supplement);
    RequestSupplement request = make_request();
    request.due_on = Date::of(2027, 3, 1);
    CHECK(problems_of(objected, request, late()).empty());
    request.due_on = Date::of(2026, 11, 19);
    CHECK(problem_at(objected, request, "due_on") == Kind::before_earlier_step);
    request = make_request();
    request.items.clear();
    CHECK(problem_at(objected, request, "items") == Kind::missing);
}

TEST_CASE("a number that the agency has used is refused for every paper") {
    const std::vector<std::string> used = {"昌江移〔2026〕17号", "景执昌立〔2026〕9号",
                                           "景执昌罚〔2026〕21号", "景执昌函〔2026〕6号"};
    const DecideContext context = context_on(Date::of(2026, 12, 31), used);
    CHECK(problem_at(before(EventType::approve_transfer), make_approve(), "document_number",
                     context) == Kind::number_taken);
    CHECK(problem_at(before(EventType::file_case), make_filing(), "case_number", context) ==
          Kind::number_taken);
    CHECK(problem_at(before(EventType::decide), make_decision(), "decision_number", context) ==
          Kind::number_taken);
    CHECK(problem_at(before(EventType::reply_final), make_reply(), "letter.document_number",
                     context) == Kind::number_taken);
    ApproveTransfer unnumbered = make_approve();
    unnumbered.document_number.clear();
    CHECK(problem_at(before(EventType::approve_transfer), unnumbered, "document_number") ==
          Kind::missing);
    unnumbered.document_number = "十七号";
    CHECK(problem_at(before(EventType::approve_transfer), unnumbered, "document_number") ==
          Kind::wrong);
}

TEST_CASE("an approval on paper says where the paper lies") {
    ApproveTransfer approve = make_approve();
    approve.approval.paper_place.clear();
    CHECK(problem_at(before(EventType::approve_transfer), approve, "approval.paper_place") ==
          Kind::missing);
    approve.approval.manner = ApprovalManner::online;
    CHECK(problems_of(before(EventType::approve_transfer), approve, late()).empty());
}

TEST_CASE("a receipt needs one signature with its date") {
    const MatterState state = before(EventType::sign_receipt);
    SignReceipt receipt = make_receipt();
    receipt.recipient_date = {};
    CHECK(problem_at(state, receipt, "recipient_date") == Kind::missing);
    receipt.recipient_person.clear();
    receipt.agent_person = "门卫老李";
    receipt.agent_date = Date::of(2026, 11, 19);
    receipt.remark = "大队值班室值班员";
    CHECK(problems_of(state, receipt, late()).empty());
    receipt.agent_person.clear();
    CHECK(problem_at(state, receipt, "agent_person") == Kind::missing);
    receipt = make_receipt();
    receipt.recipient_person.clear();
    CHECK(problem_at(state, receipt, "recipient_person") == Kind::missing);
}

TEST_CASE("an objection is settled only after a consultation recorded since") {
    CaseBuilder builder = plain_case_until(EventType::sign_receipt);
    builder.add(k_brigade_pc, make_consultation());  // before the objection: does not count
    builder.add(k_brigade_pc, make_objection());
    CHECK(problem_at(builder.state(), make_review(), "reviewed_on") == Kind::no_consultation);
    builder.add(k_bureau_pc, make_consultation());
    CHECK(problems_of(builder.state(), make_review(), late()).empty());
    builder.add(k_brigade_pc, make_review());
    builder.add(k_brigade_pc, make_objection(Date::of(2026, 11, 25)));
    CHECK(problem_at(builder.state(), make_review(Date::of(2026, 11, 25)), "reviewed_on") ==
          Kind::no_consultation);
}

TEST_CASE("an answer speaks to each item that was asked") {
    const MatterState state = before(EventType::answer_supplement);
    CHECK(problems_of(state, make_answer(), late()).empty());
    AnswerSupplement answer = make_answer();
    answer.answers.pop_back();
    CHECK(problem_at(state, answer, "answers.1.explanation") == Kind::item_unanswered);
    answer = make_answer();
    answer.answers[0].item = "别的";
    CHECK(problem_at(state, answer, "answers.0.explanation") == Kind::item_unanswered);
    answer = make_answer();
    answer.answers[1].explanation = "  ";
    CHECK(problem_at(state, answer, "answers.1.explanation").has_value());
}

TEST_CASE("evidence says which item it answers, and the answer begins with its name") {
    const MatterState asked = before(EventType::answer_supplement);
    AddEvidence evidence = make_evidence("结算单", PaperGroup::violation, Date::of(2026, 11, 23));
    evidence.evidence.answers_item = "维修结算单";
    CHECK(problems_of(asked, evidence, late()).empty());
    evidence.evidence.answers_item = "没有要过的";
    CHECK(problem_at(asked, evidence, "evidence.answers_item") == Kind::wrong);

    FormSeed seed;
    seed.now = {Date::of(2026, 11, 23), 600};
    seed.is_bureau = true;
    CHECK(first_values(asked, EventType::add_evidence, seed).at("evidence.answers_item") ==
          "维修结算单");
    CaseBuilder builder = plain_case_until(EventType::request_supplement);
    evidence.evidence.answers_item = "维修结算单";
    builder.add(k_bureau_pc, evidence);
    evidence.evidence.title = "付款凭证";
    builder.add(k_bureau_pc, evidence);
    CHECK(
        first_values(builder.state(), EventType::add_evidence, seed).at("evidence.answers_item") ==
        "车辆照片");
    const FieldValues answer = first_values(builder.state(), EventType::answer_supplement, seed);
    CHECK(answer.at("answers.0.explanation") == "见证据：结算单、付款凭证");
    CHECK(answer.at("answers.1.explanation").empty());
    // The brigade's own evidence answers nobody's request.
    seed.is_bureau = false;
    CHECK(first_values(builder.state(), EventType::add_evidence, seed)
              .at("evidence.answers_item")
              .empty());
}

TEST_CASE("a decision has a number unless the case ends without one") {
    const MatterState state = before(EventType::decide);
    Decide decision = make_decision();
    decision.decision_number.clear();
    for (const DecisionOutcome outcome :
         {DecisionOutcome::penalty, DecisionOutcome::no_penalty_minor,
          DecisionOutcome::no_penalty_unfounded}) {
        decision.outcome = outcome;
        CHECK(problem_at(state, decision, "decision_number") == Kind::missing);
    }
    decision.amount_yuan.clear();
    for (const DecisionOutcome outcome :
         {DecisionOutcome::terminated, DecisionOutcome::other_agency}) {
        decision.outcome = outcome;
        CHECK(problems_of(state, decision, late()).empty());
    }
    decision.content.clear();
    CHECK(problem_at(state, decision, "content") == Kind::missing);
    decision = make_decision();
    decision.amount_yuan = "五千";
    CHECK(problem_at(state, decision, "amount_yuan") == Kind::wrong);
}

TEST_CASE("each side archives once, the recipient already while the reply waits") {
    CaseBuilder builder = plain_case_until(EventType::reply_final);
    const auto may = [&](const Writer& by) {
        return allowed(builder.state(), EventType::archive, by.agency).ok();
    };
    CHECK(may(k_brigade_pc));
    CHECK_FALSE(may(k_bureau_pc));
    builder.add(k_brigade_pc, make_archive("2026-昌-9"));
    CHECK_FALSE(may(k_brigade_pc));
    CHECK_FALSE(may(k_detachment_pc));
    builder.add(k_bureau_pc, make_confirmation());
    CHECK(may(k_bureau_pc));
    CHECK_FALSE(is_archived(builder.state()));
    builder.add(k_bureau_pc, make_archive("2026-移-17"));
    CHECK_FALSE(may(k_bureau_pc));
    CHECK(is_archived(builder.state()));
    for (const EventType addition :
         {EventType::add_evidence, EventType::add_inspection, EventType::set_legal_basis}) {
        CHECK_FALSE(allowed(builder.state(), addition, k_bureau_pc.agency).ok());
    }

    MatterState questioned = plain_case_until(EventType::reply_final).state();
    questioned.flags.insert(Flag::question);
    CHECK_FALSE(allowed(questioned, EventType::archive, k_brigade_pc.agency).ok());
    CHECK_FALSE(allowed(questioned, EventType::confirm_reply, k_bureau_pc.agency).ok());
}

TEST_CASE("only one supplement is open at a time") {
    const MatterState state = plain_case_until(EventType::request_supplement).state();
    CHECK(state.flags.contains(Flag::supplement));
    CHECK_FALSE(allowed(state, EventType::request_supplement, k_brigade_pc.agency).ok());
    CHECK(allowed(state, EventType::answer_supplement, k_bureau_pc.agency).ok());
    CHECK_FALSE(allowed(state, EventType::answer_supplement, k_brigade_pc.agency).ok());
}

TEST_CASE("a rectified matter is closed and archived by the bureau alone") {
    CaseBuilder builder;
    const Step steps[] = {
        {k_bureau_pc, make_open()},
        {k_bureau_pc, make_order()},
        {k_bureau_pc, make_reminder()},
        {k_bureau_pc, make_recheck_complete()},
        {k_bureau_pc, make_close(CloseReason::rectified)},
        {k_bureau_pc, make_archive("2026-改-3", Date::of(2026, 11, 4))},
    };
    for (const Step& step : steps) {
        CAPTURE(name_of(type_of(step.data)));
        REQUIRE(decide(builder.state(), step.data, actor_of(step.by), late()).ok());
        builder.add(step.by, step.data);
    }
    CHECK(builder.state().stage == Stage::closed);
    CHECK(builder.state().reminders.size() == 1);
    CHECK(is_archived(builder.state()));
}

TEST_CASE("closing says why, and is approved unless the party has rectified") {
    struct Row {
        const char* what;
        bool rectified_stage;
        bool basis;
        CloseMatter event;
        const char* problem;  // key, empty when it may be entered
    };
    CloseMatter bare{Date::of(2026, 11, 3), CloseReason::rectified, "", {}};
    CloseMatter unapproved = make_close(CloseReason::no_violation);
    unapproved.approval = {};
    CloseMatter silent = make_close(CloseReason::no_legal_basis);
    silent.explanation = " ";
    const Row rows[] = {
        {"rectified", true, false, bare, ""},
        {"rectified, with a legal basis and no word on it", true, true, bare, "explanation"},
        {"rectified, with a legal basis explained", true, true, make_close(CloseReason::rectified),
         ""},
        {"called rectified without a recheck", false, false, bare, "reason"},
        {"no violation", false, false, make_close(CloseReason::no_violation), ""},
        {"no violation without approval", false, false, unapproved, "approval.approver"},
        {"no legal basis without a word", false, false, silent, "explanation"},
        {"in the future", false, false, make_close(CloseReason::no_violation, Date::of(2030, 1, 1)),
         "closed_on"},
        {"before the matter", false, false,
         make_close(CloseReason::no_violation, Date::of(2026, 1, 1)), "closed_on"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CaseBuilder builder;
        builder.add(k_bureau_pc, make_open());
        if (row.rectified_stage) {
            builder.add(k_bureau_pc, make_order());
            builder.add(k_bureau_pc, make_recheck_complete());
        }
        if (row.basis) builder.add(k_bureau_pc, make_basis());
        const auto problems = problems_of(builder.state(), row.event, late());
        const std::string first = problems.empty() ? std::string{} : problems.front().key;
        CHECK(first == row.problem);
    }
}

TEST_CASE("a case that is not filed is answered with 附件3 all the same") {
    CaseBuilder builder = plain_case_until(EventType::pass_review);
    REQUIRE(decide(builder.state(), make_decline(), actor_of(k_brigade_pc), late()).ok());
    builder.add(k_brigade_pc, make_decline());
    const MatterState state = builder.state();
    CHECK(state.stage == Stage::declined);
    CHECK(owner_of(state) == k_brigade_pc.agency);
    EventType next{};
    REQUIRE(primary_command(state, k_brigade_pc.agency, next));
    CHECK(next == EventType::reply_final);
    CHECK(compose_handling(state) == "经审核，2026年11月24日决定不予立案：违法行为轻微并已改正。");
    ReplyFinal early = make_reply(Date::of(2026, 11, 23));
    CHECK(problems_of(state, early, late()).front().key == "replied_on");
    CHECK(decide(state, make_reply(), actor_of(k_brigade_pc), late()).ok());
    CHECK_FALSE(decide(state, make_decline(), actor_of(k_brigade_pc), late()).ok());
    CHECK_FALSE(decide(state, make_decline(), actor_of(k_bureau_pc), late()).ok());
}

TEST_CASE("notes are kept by both sides and move nothing on") {
    CaseBuilder builder = plain_case_until(EventType::file_case);
    const Stage stage = builder.state().stage;
    for (const Writer* by : {&k_brigade_pc, &k_bureau_pc}) {
        REQUIRE(decide(builder.state(), make_note(), actor_of(*by), late()).ok());
        builder.add(*by, make_note());
    }
    CHECK(builder.state().stage == stage);
    REQUIRE(builder.state().notes.size() == 2);
    CHECK(builder.state().notes[1].agency == k_bureau_pc.agency);
    EventType next{};
    CHECK_FALSE(primary_command(builder.state(), k_bureau_pc.agency, next));
    CHECK(problems_of(builder.state(), make_note(Date::of(2026, 11, 1)), late()).front().key ==
          "noted_on");
}
