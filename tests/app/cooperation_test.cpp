// Matters of every kind between two offices that share nothing but files: begun on one side,
// carried, answered, accepted and archived on both.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/matter_list.h"
#include "documents/paper_forms.h"
#include "domain/enum_names.h"
#include "support/cooperation_story.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::EventType;
using domain::FieldValues;
using domain::MatterKind;
using domain::Side;

namespace {

/// Every filled text of every record stands on one of the matter's papers.
void check_papers(Office& office, const app::MatterView& view) {
    std::string printed;
    for (const app::PaperLine& line : view.papers) {
        CAPTURE(line.title);
        const auto document = office.session().paper(view.state.matter, line.paper);
        REQUIRE(document);
        printed += documents::text_of(*document);
    }
    for (const domain::FiledRecord& filed : view.state.records) {
        const domain::RecordType* type = domain::find_record_type(filed.record.type);
        for (const auto& entry : filed.record.values) {
            const std::string shown = documents::shown_value(
                *domain::find_field(type->fields, entry.first), entry.second);
            CHECK_MESSAGE(printed.find(shown) != std::string::npos, std::string{type->label}, ": ",
                          entry.first);
        }
    }
}

const FieldValues k_archive = {{"volume_number", "2026-协-1"}, {"archivist", "张伟"}};
const FieldValues k_approval = {{"approval.approver", "余承泽"},
                                {"approval.manner", "paper"},
                                {"approval.paper_place", "档案柜"}};

}  // namespace

TEST_CASE("every kind goes from one office to the other and back, to the archive on both sides") {
    Cooperation story;
    for (const domain::KindRow& row : domain::matter_kinds()) {
        // 廉政 matters have a page of their own: integrity_test.cpp.
        if (row.kind == MatterKind::transfer || row.kind == MatterKind::integrity) continue;
        for (const Side opener : {Side::bureau, Side::recipient}) {
            if (!(opener == Side::bureau ? row.by_bureau : row.by_recipient)) continue;
            CAPTURE(row.key);
            CAPTURE(domain::file_text_of(opener));
            const MatterId about = story.begin(opener, row.kind);
            REQUIRE_MESSAGE(!about.empty(), story.told());
            story.send(opener, about);
            const Side owner = domain::first_owner(row, opener);
            if (row.needs_both_approvals) {
                story.step(Side::bureau, about, EventType::approve_plan, k_approval);
                story.step(Side::recipient, about, EventType::approve_plan, k_approval);
            }
            for (const domain::KindRecord& record : row.records) {
                for (const Side side : {Side::bureau, Side::recipient}) {
                    if (!domain::takes_record(row.kind, record.type, side)) continue;
                    story.file(side, about, record.type);
                    story.send(side, about);
                }
            }
            if (row.ending == domain::Ending::receipt) {
                story.step(owner, about, EventType::acknowledge_notice);
            } else if (row.ending == domain::Ending::result) {
                if (owner != opener) story.step(owner, about, EventType::take_matter);
                story.step(owner, about, EventType::report_result);
                story.step(domain::other_side(owner), about, EventType::accept_result);
                story.step(Side::bureau, about, EventType::archive, k_archive);
                story.step(Side::recipient, about, EventType::archive, k_archive);
            }
            CHECK_MESSAGE(story.failures.empty(), story.told());
            story.check_alike(about);
            check_papers(story.brigade, story.view(Side::recipient, about));
            for (const Side side : {Side::bureau, Side::recipient}) {
                CHECK(story.view(side, about).line.archived);
                CHECK_FALSE(story.view(side, about).line.owned_by_us);
            }
        }
    }
    CHECK(story.bureau.session().todo().empty());
    CHECK(story.brigade.session().todo().empty());
}

TEST_CASE("findings of a patrol go to their one owner, and the patrol says what became of them") {
    Cooperation story;
    const MatterId patrol = story.begin(Side::bureau, MatterKind::joint_patrol);
    const auto find = [&](std::string_view kind, const char* title) {
        story.file(Side::bureau, patrol, domain::k_patrol_finding,
                   {{"record.finding", std::string{kind}},
                    {"record.title", title},
                    {"record.place", "K1432+300 右侧"},
                    {"record.subject", "永榆汽车维修店"}});
    };
    find(domain::k_finding_hazard, "弯道警示标志缺失");
    find(domain::k_finding_violation, "未备案从事机动车维修");
    story.send(Side::bureau, patrol);

    const auto record = [&](Side side, std::string_view title) {
        for (const app::RecordView& one : story.view(side, patrol).records) {
            if (one.title == title) return one;
        }
        FAIL("no such record");
        return app::RecordView{};
    };
    // Each side is offered what is its own to do (opinion, three (2)).
    CHECK(record(Side::bureau, "弯道警示标志缺失").may_become == MatterKind::hazard);
    CHECK_FALSE(record(Side::bureau, "未备案从事机动车维修").may_become);
    CHECK_FALSE(record(Side::recipient, "弯道警示标志缺失").may_become);
    CHECK(record(Side::recipient, "未备案从事机动车维修").may_become == MatterKind::transfer);

    app::FormSubject subject{.kind = MatterKind::hazard,
                             .source = patrol,
                             .source_entry = record(Side::bureau, "弯道警示标志缺失").entry};
    const MatterId found =
        story.fill(story.bureau, {}, EventType::begin_matter, subject, {{"due_on", "2026-11-20"}})
            .matter;
    REQUIRE_MESSAGE(!found.empty(), story.told());
    CHECK(story.view(Side::bureau, found).state.title == "弯道警示标志缺失");
    CHECK(story.view(Side::bureau, found).state.records.front().record.value("place") ==
          "K1432+300 右侧");
    CHECK(record(Side::bureau, "弯道警示标志缺失").became == found);
    CHECK(story.view(Side::bureau, patrol).children.size() == 1);

    // The brigade opens the case itself; the patrol notes it.
    subject = {.source = patrol,
               .source_entry = record(Side::recipient, "未备案从事机动车维修").entry};
    const MatterId opened = story
                                .fill(story.brigade, {}, EventType::open_by_brigade, subject,
                                      {{"category", "transport_repair"},
                                       {"party.kind", "organisation"},
                                       {"party.id_number", "91360202MA35ABCD1U"},
                                       {"inspection.officer_1", "周建平"},
                                       {"inspection.certificate_1", "36020026"},
                                       {"inspection.officer_2", "吴晓琳"},
                                       {"inspection.certificate_2", "36020031"}})
                                .matter;
    REQUIRE_MESSAGE(!opened.empty(), story.told());
    CHECK(story.view(Side::recipient, opened).state.origin == domain::CaseOrigin::joint_patrol);
    CHECK(story.view(Side::recipient, opened).state.party.name == "永榆汽车维修店");
    CHECK(record(Side::recipient, "未备案从事机动车维修").became == opened);
    story.send(Side::recipient, patrol);
    CHECK(record(Side::bureau, "未备案从事机动车维修").became == opened);
    story.check_alike(patrol);
}

TEST_CASE("the quarter's meeting is missing, planned, held; its decisions become matters") {
    using State = app::QuarterMeeting::State;
    Cooperation story;
    CHECK(story.bureau.session().quarter_meeting().state == State::missing);
    CHECK(story.bureau.session().quarter_meeting().quarter == 4);
    CHECK(story.bureau.session().quarter_meeting().last_day == Date::of(2026, 12, 31));
    const MatterId other =
        story.begin(Side::bureau, MatterKind::joint_meeting, {{"record.meeting", "sector"}});
    CHECK(story.bureau.session().quarter_meeting().state == State::missing);
    const MatterId meeting =
        story.begin(Side::bureau, MatterKind::joint_meeting, {{"record.meeting", "quarterly"}});
    REQUIRE_MESSAGE((!meeting.empty() && !other.empty()), story.told());
    CHECK(story.bureau.session().quarter_meeting().state == State::planned);
    CHECK(story.bureau.session().quarter_meeting().matter == meeting);
    story.file(Side::bureau, meeting, domain::k_meeting_decision,
               {{"record.decision", "开展货车非法改装专项整治"},
                {"record.owner", "recipient"},
                {"record.due_on", "2026-12-20"}});
    const app::RecordView decision = story.view(Side::bureau, meeting).records.front();
    CHECK(decision.may_become == MatterKind::resolution);
    const MatterId resolution =
        story
            .fill(
                story.bureau, {}, EventType::begin_matter,
                {.kind = MatterKind::resolution, .source = meeting, .source_entry = decision.entry},
                {{"owner", "recipient"}})
            .matter;
    REQUIRE_MESSAGE(!resolution.empty(), story.told());
    CHECK(story.view(Side::bureau, resolution).state.title == "开展货车非法改装专项整治");
    CHECK(story.view(Side::bureau, resolution).line.due_on == Date::of(2026, 12, 20));
    story.send(Side::bureau, meeting);
    story.step(Side::bureau, meeting, EventType::report_result);
    CHECK(story.bureau.session().quarter_meeting().state == State::held);
    CHECK(story.brigade.session().quarter_meeting().state == State::held);
    CHECK(story.failures.empty());
    // A new quarter asks anew.
    story.on(Date::of(2027, 1, 4));
    CHECK(story.bureau.session().quarter_meeting().state == State::missing);
    CHECK(story.bureau.session().quarter_meeting().last_day == Date::of(2027, 3, 31));
}

TEST_CASE("the lists keep the mechanisms apart, and the search finds what a record says") {
    Cooperation story;
    (void)story.begin(Side::bureau, MatterKind::hazard,
                      {{"record.description", "桥梁护栏缺失约二十米"}});
    (void)story.begin(Side::bureau, MatterKind::joint_patrol);
    story.matter = {};
    story.discover();
    const auto& lines = story.bureau.session().matters();
    REQUIRE(lines.size() == 3);
    const auto order = app::sorted_lines(lines, {});
    const auto shown = [&](std::optional<domain::Mechanism> mechanism) {
        app::ListFilter filter;
        filter.mechanism = mechanism;
        return app::filtered_lines(lines, order, filter, nullptr).lines.size();
    };
    CHECK(shown({}) == 3);
    CHECK(shown(domain::Mechanism::transfer) == 1);
    CHECK(shown(domain::Mechanism::sharing) == 1);
    CHECK(shown(domain::Mechanism::patrol) == 1);
    CHECK(shown(domain::Mechanism::meeting) == 0);
    CHECK(story.bureau.session()
              .counters()
              .ours_in[static_cast<std::size_t>(domain::Mechanism::patrol)] == 1);
    story.bureau.settle();
    const auto found = story.bureau.session().search("护栏缺失");
    REQUIRE(found);
    app::ListFilter filter;
    filter.typed = "护栏缺失";
    CHECK(app::filtered_lines(lines, order, filter, &*found).lines.size() == 1);
}
