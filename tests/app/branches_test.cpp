// What leaves the plain way, between real sessions that exchange files: a third office, a case that
// the brigade opens, entries corrected and settled.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/plain_case.h"

namespace casebridge::test {
namespace {

using app::ImportView;
using domain::EventType;

const domain::FieldValues k_approved = {{"approval.approver", "何立"},
                                        {"approval.manner", "online"}};

domain::FieldValues with(domain::FieldValues values, const domain::FieldValues& more) {
    values.insert(more.begin(), more.end());
    return values;
}

AgencyId id_of(Office& office) { return office.session().me().agency.id; }

ImportView::Phase send(Office& from, Office& to, const MatterId& matter) {
    const auto outcome =
        from.perform(app::ExportMatter{.matter = matter, .to = id_of(to), .passphrase = {}});
    REQUIRE(outcome.kind == app::Outcome::Kind::done);
    const auto& [name, bytes] = from.desk().saved.back();
    const auto phase = to.take(name, bytes);
    (void)to.perform(app::DropImport{});
    return phase;
}

EventId entry_of(Office& office, const MatterId& matter, EventType type) {
    for (const app::HistoryView& entry : office.session().matter(matter)->history) {
        if (entry.line.type == type) return entry.line.event;
    }
    return {};
}

void sign(PlainCase& story, Office& office, const char* day) {
    story.enter(office, EventType::sign_receipt,
                {{"server", "张伟"},
                 {"served_on", day},
                 {"recipient_person", "吴晓琳"},
                 {"recipient_date", day},
                 {"proof", "已签名的附件2"}});
}

}  // namespace

TEST_CASE(
    "a redirected case goes to the third office with its whole history, and its word counts") {
    PlainCase story;
    Office second{3};
    (void)second.set_up(domain::AgencyKind::brigade, "景德镇市交通运输综合行政执法支队珠山大队",
                        "支队珠山大队", "景执珠", "郑少华");
    story.discover();
    story.prepare();
    story.transfer();
    introduce(story.bureau, second);
    introduce(story.brigade, second);
    story.on(Date::of(2026, 11, 19));
    second.clock().set(Date::of(2026, 11, 19));
    sign(story, story.brigade, "2026-11-19");
    story.enter(
        story.brigade, EventType::redirect,
        with({{"recipient", id_of(second).text}, {"reason", "行为发生在珠山辖区"}}, k_approved));
    REQUIRE(story.failures == std::vector<std::string>{});
    CHECK(story.brigade.session().matter(story.matter)->line.partner == id_of(second));
    CHECK(send(story.brigade, second, story.matter) == ImportView::Phase::merged);

    second.clock().set(Date::of(2026, 11, 23));
    story.enter(second, EventType::pass_review,
                {{"jurisdiction_opinion", "属本大队辖区"},
                 {"in_jurisdiction", "true"},
                 {"evidence_complete", "true"},
                 {"evidence_opinion", "证据齐全"}});
    CHECK(send(second, story.bureau, story.matter) == ImportView::Phase::merged);
    CHECK(story.failures == std::vector<std::string>{});
    const app::MatterView* seen = story.bureau.session().matter(story.matter);
    REQUIRE(seen != nullptr);
    CHECK(seen->state.stage == domain::Stage::reviewed);
    CHECK(domain::owner_of(seen->state) == id_of(second));
    CHECK(seen->fold_hash == second.session().matter(story.matter)->fold_hash);
}

TEST_CASE("a case that the brigade opens itself goes to the bureau that it names") {
    PlainCase story;
    story.on(Date::of(2026, 11, 3));
    story.enter(story.brigade, EventType::open_by_brigade,
                {{"origin", "joint_patrol"},
                 {"origin_note", "11月联合巡查"},
                 {"title", "某运输户超限运输"},
                 {"category", "transport_overload"},
                 {"party.name", "某运输户"},
                 {"party.id_number", "不详"},
                 {"inspection.place", "国道206"},
                 {"inspection.inspected", "赣H12345"},
                 {"inspection.certificate_1", "36020026"},
                 {"inspection.officer_2", "吴晓琳"},
                 {"inspection.certificate_2", "36020041"},
                 {"inspection.showed_certificates", "true"},
                 {"inspection.findings", "车货总重超限"}});
    CHECK(story.failures == std::vector<std::string>{});
    REQUIRE_FALSE(story.matter.empty());
    CHECK(send(story.brigade, story.bureau, story.matter) == ImportView::Phase::merged);
    const app::MatterView* seen = story.bureau.session().matter(story.matter);
    REQUIRE(seen != nullptr);
    CHECK(seen->state.opened_by_brigade);
    CHECK(seen->fold_hash == story.brigade.session().matter(story.matter)->fold_hash);
}

TEST_CASE("two papers with one number are named on both matters, and only there") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    const MatterId first = story.matter;
    story.matter = {};
    story.discover();
    story.prepare();
    const MatterId second = story.matter;
    CHECK(story.bureau.session().matter(second)->shared_numbers.empty());
    story.on(Date::of(2026, 11, 12));
    story.enter(story.bureau, EventType::draft_transfer, {});
    // Another PC of the bureau took the number without knowing: here it is refused.
    const auto refused =
        story.bureau.fill(second, EventType::approve_transfer,
                          with({{"document_number", "昌江移〔2026〕17号"}}, k_approved));
    CHECK(refused.kind == app::Outcome::Kind::refused);
    CHECK(refused.error.code == ErrorCode::number_taken);
    CHECK(story.bureau.session().matter(first)->shared_numbers.empty());
}

TEST_CASE(
    "重号 found at import: renumbered before dispatch, explained after it, and both sides see") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    const MatterId first = story.matter;
    story.on(Date::of(2026, 11, 19));
    sign(story, story.brigade, "2026-11-19");
    story.enter(story.brigade, EventType::pass_review,
                {{"reviewed_on", "2026-11-19"},
                 {"reviewer", "周建平"},
                 {"jurisdiction_opinion", "属本大队辖区"},
                 {"in_jurisdiction", "true"},
                 {"evidence_complete", "true"},
                 {"evidence_opinion", "证据齐全"}});
    // The brigade takes a number of the bureau's series by mistake, and so does the bureau itself.
    story.enter(story.brigade, EventType::file_case,
                with({{"case_number", "昌江移〔2026〕18号"},
                      {"filed_on", "2026-11-19"},
                      {"cause", "未备案经营机动车维修"},
                      {"approval.approved_on", "2026-11-19"}},
                     k_approved));
    story.matter = {};
    story.discover();
    story.prepare();
    const MatterId second = story.matter;
    story.on(Date::of(2026, 11, 20));
    story.enter(story.bureau, EventType::draft_transfer, {});
    story.enter(
        story.bureau, EventType::approve_transfer,
        with({{"document_number", "昌江移〔2026〕18号"}, {"approval.approved_on", "2026-11-20"}},
             k_approved));
    REQUIRE(story.failures == std::vector<std::string>{});
    CHECK(send(story.brigade, story.bureau, first) == ImportView::Phase::merged);
    const auto shared = [](Office & office, const MatterId& matter) -> const auto& {
        return office.session().matter(matter)->shared_numbers;
    };
    REQUIRE(shared(story.bureau, first).size() == 1);
    REQUIRE(shared(story.bureau, second).size() == 1);
    CHECK(shared(story.bureau, second).front().number == "昌江移〔2026〕18号");
    CHECK(shared(story.bureau, second).front().other == first);
    // It is sent out all the same; then a 重号说明 is due on both matters.
    story.enter(story.bureau, EventType::dispatch_transfer,
                {{"dispatched_on", "2026-11-20"}, {"method", "direct"}});
    CHECK(send(story.bureau, story.brigade, second) == ImportView::Phase::merged);
    const domain::FieldValues begun =
        story.bureau.session().first_values(second, EventType::explain_shared_number);
    CHECK(begun.at("number") == "昌江移〔2026〕18号");
    CHECK(begun.at("other_paper") == story.bureau.session().matter(first)->state.title);
    story.enter(
        story.bureau, EventType::explain_shared_number,
        with({{"reason", "大队登记立案号时误用本局号段，两份各依其事项区分。"}}, k_approved));
    CHECK(story.failures == std::vector<std::string>{});
    CHECK(send(story.bureau, story.brigade, second) == ImportView::Phase::merged);
    for (Office* office : {&story.bureau, &story.brigade}) {
        const app::MatterView* seen = office->session().matter(second);
        CHECK(seen->shared_numbers.size() == 1);
        CHECK(domain::is_explained(seen->state, "昌江移〔2026〕18号"));
        CHECK_FALSE(
            domain::is_explained(office->session().matter(first)->state, "昌江移〔2026〕18号"));
    }
}

TEST_CASE("receipts in conflict are shown with their differences, and one office settles them") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    story.on(Date::of(2026, 11, 20));
    sign(story, story.bureau, "2026-11-19");
    sign(story, story.brigade, "2026-11-20");
    CHECK(send(story.bureau, story.brigade, story.matter) == ImportView::Phase::merged);
    const app::MatterView* seen = story.brigade.session().matter(story.matter);
    const auto waiting =
        std::find_if(seen->history.begin(), seen->history.end(),
                     [](const app::HistoryView& entry) { return entry.line.unsettled(); });
    REQUIRE(waiting != seen->history.end());
    CHECK(waiting->may_settle);
    CHECK(waiting->differences.size() == 2);  // 送达时间, 受送达人签收日期
    const EventId entry = waiting->line.event;
    domain::FieldValues values =
        story.brigade.session().first_values_about(story.matter, EventType::settle_entry, entry);
    values["verdict"] = "adopt";
    values["reason"] = "以回执原件为准";
    story.note(story.brigade, EventType::settle_entry,
               story.brigade.perform(
                   app::Execute{story.matter, EventType::settle_entry, std::move(values)}));
    CHECK(story.failures == std::vector<std::string>{});
    CHECK_FALSE(story.brigade.session().matter(story.matter)->line.irregular);
}

TEST_CASE("a correction is the entry's own form; only what was changed travels") {
    PlainCase story;
    story.discover();
    const EventId order = entry_of(story.bureau, story.matter, EventType::order_rectification);
    app::Session& session = story.bureau.session();
    const domain::Form form = session.form(story.matter, EventType::correct_entry, order);
    CHECK(form.sections.size() == 3);
    domain::FieldValues values =
        session.first_values_about(story.matter, EventType::correct_entry, order);
    CHECK(values.at("corrected.order.due_on") == "2026-10-30");
    values["reason"] = "期限写错";
    values["approval.approver"] = "余承泽";
    values["approval.manner"] = "online";
    const auto unchanged = session.problems(story.matter, EventType::correct_entry, values);
    CHECK(std::any_of(unchanged.begin(), unchanged.end(), [](const domain::FieldProblem& problem) {
        return problem.kind == domain::FieldProblem::Kind::nothing_changed;
    }));
    values["corrected.order.due_on"] = "2026-10-29";
    CHECK(session.problems(story.matter, EventType::correct_entry, values).empty());
    story.note(story.bureau, EventType::correct_entry,
               story.bureau.perform(
                   app::Execute{story.matter, EventType::correct_entry, std::move(values)}));
    CHECK(story.failures == std::vector<std::string>{});
    const app::MatterView* seen = story.bureau.session().matter(story.matter);
    REQUIRE(seen->state.corrections.size() == 1);
    CHECK(seen->state.corrections[0].content.changes.size() == 1);
    const auto clock =
        std::find_if(seen->clocks.begin(), seen->clocks.end(), [](const app::ClockView& view) {
            return view.clock.kind == domain::ClockKind::rectification;
        });
    REQUIRE(clock != seen->clocks.end());
    CHECK(to_iso(clock->clock.due) == "2026-10-29");
}

}  // namespace casebridge::test
