#include <doctest/doctest.h>

#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using domain::EventType;
using Phase = app::ImportView::Phase;

namespace {

constexpr const char* k_second_passphrase = "第二个人2026";

/// The bureau with two officers on its PC; the brigade holds its first card.
struct Shared : PlainCase {
    Shared() {
        discover();
        REQUIRE(bureau.perform(app::AddOfficer{"陈志远", "36020031", k_second_passphrase}).kind ==
                Outcome::Kind::done);
        first = bureau.session().officers().front().device;
        second = bureau.session().officers().back().device;
    }
    Outcome sit_down(const DeviceId& officer, const char* passphrase) {
        (void)bureau.perform(app::Lock{});
        return bureau.perform(app::Unlock{passphrase, officer});
    }
    /// The bureau's card as it is now goes to the brigade.
    Phase hand_over_card() {
        (void)bureau.perform(app::ExportCard{});
        const auto [name, bytes] = bureau.desk().saved.back();
        const Phase phase = brigade.take(name, bytes);
        (void)brigade.perform(app::DropImport{});
        return phase;
    }
    DeviceId first;
    DeviceId second;
};

}  // namespace

TEST_CASE("each officer opens with their own passphrase, and signs with their own keys") {
    Shared story;
    CHECK(story.first != story.second);
    CHECK(story.sit_down(story.second, Office::k_passphrase).error.code ==
          ErrorCode::passphrase_wrong);
    CHECK(story.sit_down(story.second, k_second_passphrase).kind == Outcome::Kind::done);
    CHECK(story.bureau.session().me().officer == "陈志远");
    story.enter(story.bureau, EventType::set_legal_basis,
                {{"violation", "未按规定备案经营机动车维修"},
                 {"law", "中华人民共和国道路运输条例"},
                 {"article", "第六十五条"}});
    CHECK(story.failures.empty());
    const app::MatterView& view = *story.bureau.session().matter(story.matter);
    CHECK(view.history.front().line.officer == "陈志远");
    CHECK(view.history.front().line.device == story.second);
    CHECK(view.history.back().line.device == story.first);
    // After a start the one who was there first is proposed, and either may open.
    story.bureau.reload();
    CHECK(story.bureau.session().officers().size() == 2);
}

TEST_CASE("what the second officer signs is taken once the other side has the new card") {
    Shared story;
    REQUIRE(story.sit_down(story.second, k_second_passphrase).kind == Outcome::Kind::done);
    story.prepare();
    story.on(Date::of(2026, 11, 12));
    story.enter(story.bureau, EventType::draft_transfer, {});
    story.enter(story.bureau, EventType::approve_transfer,
                {{"document_number", "昌江移〔2026〕17号"},
                 {"approval.approver", "余承泽"},
                 {"approval.approved_on", "2026-11-12"},
                 {"approval.manner", "online"}});
    story.enter(story.bureau, EventType::dispatch_transfer,
                {{"dispatched_on", "2026-11-12"}, {"method", "direct"}});
    CHECK(story.failures.empty());
    story.protection = app::Protection::devices;
    CHECK(story.carry(story.bureau, story.brigade) == Phase::refused);
    CHECK(story.hand_over_card() != Phase::refused);
    const auto brigade_knows = story.brigade.session().agencies();
    for (const app::AgencyView& agency : brigade_knows) CHECK(agency.verified);
    CHECK(story.carry(story.bureau, story.brigade) == Phase::merged);
    CHECK(story.brigade.session().matters().size() == 1);
}

TEST_CASE("only the keeper of the card adds and revokes; never the keeper") {
    Shared story;
    CHECK(story.bureau.session().officers().front().keeps_card);
    CHECK(story.bureau.perform(app::RevokeOfficer{story.first}).error.code ==
          ErrorCode::device_unknown);
    CHECK(story.bureau.perform(app::AddOfficer{" ", "", k_second_passphrase}).error.code ==
          ErrorCode::field_required);
    CHECK(story.bureau.perform(app::AddOfficer{"某", "", "短"}).error.code ==
          ErrorCode::passphrase_weak);
    REQUIRE(story.sit_down(story.second, k_second_passphrase).kind == Outcome::Kind::done);
    CHECK(story.bureau.perform(app::AddOfficer{"某", "", k_second_passphrase}).error.code ==
          ErrorCode::keeper_needed);
    CHECK(story.bureau.perform(app::RevokeOfficer{story.first}).error.code ==
          ErrorCode::keeper_needed);
    CHECK(story.bureau.session().officers().size() == 2);
}

TEST_CASE("a revoked officer opens nothing here, and what such keys sign is refused over there") {
    Shared story;
    REQUIRE(story.sit_down(story.second, k_second_passphrase).kind == Outcome::Kind::done);
    story.prepare();
    story.on(Date::of(2026, 11, 12));
    story.enter(story.bureau, EventType::draft_transfer, {});
    story.enter(story.bureau, EventType::approve_transfer,
                {{"document_number", "昌江移〔2026〕17号"},
                 {"approval.approver", "余承泽"},
                 {"approval.approved_on", "2026-11-12"},
                 {"approval.manner", "online"}});
    story.enter(story.bureau, EventType::dispatch_transfer,
                {{"dispatched_on", "2026-11-12"}, {"method", "direct"}});
    const AgencyId brigade = story.bureau.session().matter(story.matter)->line.partner;
    // A bundle that the second officer signed, kept on a stick.
    REQUIRE(story.bureau
                .perform(app::ExportMatter{.matter = story.matter, .to = brigade, .passphrase = {}})
                .kind == Outcome::Kind::done);
    const auto [name, stick] = story.bureau.desk().saved.back();
    REQUIRE(story.sit_down(story.first, Office::k_passphrase).kind == Outcome::Kind::done);
    REQUIRE(story.bureau.perform(app::RevokeOfficer{story.second}).kind == Outcome::Kind::done);
    CHECK(story.bureau.session().officers().size() == 1);
    CHECK(story.sit_down(story.second, k_second_passphrase).error.code ==
          ErrorCode::device_unknown);
    REQUIRE(story.sit_down(story.first, Office::k_passphrase).kind == Outcome::Kind::done);
    CHECK(story.hand_over_card() != Phase::refused);
    CHECK(story.brigade.take(name, stick, false) == Phase::refused);
    (void)story.brigade.perform(app::DropImport{});
    // Their entries from before are taken in a bundle that a valid officer vouches for.
    CHECK(story.carry(story.bureau, story.brigade) == Phase::merged);
    CHECK(story.bureau.session().matter(story.matter)->history.front().device_revoked);
}

TEST_CASE("the liaison on the card is changed by its keeper, and a vacant post says so") {
    PlainCase story;
    Office& office = story.bureau;
    CHECK(office.perform(app::SetLiaison{"", "张伟", "0798-1"}).kind ==
          app::Outcome::Kind::refused);
    REQUIRE(office.perform(app::SetLiaison{"执法监督科", "", "0798-7654321"}).kind ==
            app::Outcome::Kind::done);
    (void)hand_over_card(office, story.brigade);
    for (const app::AgencyView& agency : story.brigade.session().agencies()) {
        if (agency.is_me) continue;
        CHECK(agency.verified);
        REQUIRE(agency.liaisons.size() == 1);
        CHECK(agency.liaisons[0].department == "执法监督科");
        CHECK(agency.liaisons[0].name.empty());
        CHECK(agency.liaisons[0].duty_phone == "0798-7654321");
    }
}
