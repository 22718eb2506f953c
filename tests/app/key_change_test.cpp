// 更换密钥 and what follows when a key is lost, as two offices meet it.
#include <doctest/doctest.h>

#include "support/plain_case.h"
#include "wire/card_codec.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Protection;
using domain::EventType;
using Phase = app::ImportView::Phase;

namespace {

/// A transfer that lies at the brigade, and a bureau that goes on.
struct Running : PlainCase {
    Running() {
        protection = Protection::devices;
        discover();
        prepare();
        on(Date::of(2026, 11, 12));
        enter(bureau, EventType::draft_transfer, {});
        enter(bureau, EventType::approve_transfer,
              {{"document_number", "昌江移〔2026〕17号"},
               {"approval.approver", "余承泽"},
               {"approval.approved_on", "2026-11-12"},
               {"approval.manner", "online"}});
        REQUIRE(failures.empty());
    }
    void dispatch() {
        enter(bureau, EventType::dispatch_transfer,
              {{"dispatched_on", "2026-11-12"}, {"method", "direct"}});
        REQUIRE(failures.empty());
    }
    Outcome change_keys(const char* passphrase = Office::k_passphrase) {
        return bureau.perform(app::ChangeKeys{passphrase});
    }
    /// As the brigade's 通讯录 has the bureau.
    [[nodiscard]] app::AgencyView known_bureau() {
        for (const app::AgencyView& agency : brigade.session().agencies()) {
            if (!agency.is_me) return agency;
        }
        return {};
    }
};

}  // namespace

TEST_CASE("changed keys: the other side takes the new card unasked, and every entry stays good") {
    Running story;
    const DeviceId before = story.bureau.session().me().device;
    CHECK(story.change_keys("不是这个2026").error.code == ErrorCode::passphrase_wrong);
    CHECK(story.bureau.session().me().device == before);
    REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    const app::Me after = story.bureau.session().me();
    CHECK(after.device != before);
    CHECK(after.officer == "张伟");
    CHECK(story.bureau.session().officers().size() == 1);
    CHECK(story.bureau.session().officers().front().keeps_card);
    story.dispatch();
    // Without the new card nobody over there knows the key.
    CHECK(story.carry(story.bureau, story.brigade) == Phase::refused);
    REQUIRE(hand_over_card(story.bureau, story.brigade) == Phase::verified_card);
    CHECK(story.known_bureau().verified);
    CHECK(story.known_bureau().agency.id == after.agency.id);
    CHECK(story.carry(story.bureau, story.brigade) == Phase::merged);
    const app::MatterView& there = *story.brigade.session().matter(story.matter);
    CHECK(there.history.front().line.device == after.device);
    CHECK_FALSE(there.history.front().device_revoked);
    CHECK(there.history.back().line.device == before);
    CHECK(there.history.back().device_revoked);
    CHECK(there.fold_hash == story.bureau.session().matter(story.matter)->fold_hash);
}

TEST_CASE("after a start, changed keys open with the same passphrase and sign") {
    Running story;
    REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    const DeviceId device = story.bureau.session().me().device;
    story.bureau.reload();
    CHECK(story.bureau.session().phase() == app::Phase::ready);
    CHECK(story.bureau.session().me().device == device);
    story.dispatch();
    REQUIRE(hand_over_card(story.bureau, story.brigade) == Phase::verified_card);
    CHECK(story.carry(story.bureau, story.brigade) == Phase::merged);
    // The answer is encrypted for the new key.
    story.enter(story.brigade, EventType::sign_receipt,
                {{"receipt.delivered_by", "张伟"}, {"receipt.received_by", "吴晓琳"}});
    story.failures.clear();
    CHECK(story.carry(story.brigade, story.bureau) == Phase::merged);
}

TEST_CASE("who holds a card from before several changes takes the newest at once") {
    Running story;
    for (int i = 0; i < 3; ++i) REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    story.dispatch();
    (void)story.bureau.perform(app::ExportCard{});
    const auto [name, bytes] = story.bureau.desk().saved.back();
    REQUIRE(story.brigade.take(name, bytes, false) == Phase::verified_card);
    CHECK(story.brigade.session().import().sender.verified);
    CHECK(story.brigade.session().import().key_changed);
    (void)story.brigade.perform(app::MergeImport{});
    (void)story.brigade.perform(app::DropImport{});
    CHECK(story.carry(story.bureau, story.brigade) == Phase::merged);
}

TEST_CASE("who meets the agency after a change compares the same fingerprint that it shows") {
    Running story;
    REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    Office late(8);
    (void)late.set_up(domain::AgencyKind::brigade, "支队珠山大队", "支队珠山大队", "景执珠",
                      "何立");
    REQUIRE(hand_over_card(story.bureau, late) == Phase::verified_card);
    std::string own;
    for (const app::AgencyView& agency : story.bureau.session().agencies()) {
        if (agency.is_me) own = agency.fingerprint;
    }
    for (const app::AgencyView& agency : late.session().agencies()) {
        if (agency.is_me) continue;
        CHECK_FALSE(agency.verified);
        CHECK_FALSE(agency.namesake);
        CHECK(agency.fingerprint == own);
    }
    // Another officer is no reason to compare again.
    REQUIRE(story.bureau.perform(app::AddOfficer{"陈志远", "", "第二个人2026"}).kind ==
            Outcome::Kind::done);
    for (const app::AgencyView& agency : story.bureau.session().agencies()) {
        if (agency.is_me) CHECK(agency.fingerprint == own);
    }
}

TEST_CASE("what the retired key signs after the change is refused, and its card is older") {
    Running story;
    story.dispatch();
    (void)story.bureau.perform(app::ExportCard{});
    const auto old_card = story.bureau.desk().saved.back();
    const AgencyId to = story.bureau.session().matter(story.matter)->line.partner;
    REQUIRE(story.bureau.perform(app::ExportMatter{story.matter, to, Protection::none, {}}).kind ==
            Outcome::Kind::done);
    const auto stick = story.bureau.desk().saved.back();
    REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    REQUIRE(hand_over_card(story.bureau, story.brigade) == Phase::verified_card);
    CHECK(story.brigade.take(stick.first, stick.second, false) == Phase::refused);
    CHECK(story.brigade.session().import().findings.front().code == ErrorCode::device_revoked);
    CHECK(story.brigade.take(old_card.first, old_card.second, false) == Phase::refused);
    const app::ImportView& refused = story.brigade.session().import();
    CHECK(refused.findings.front().code == ErrorCode::card_older);
    REQUIRE(refused.card_versions.has_value());
    CHECK(refused.card_versions->received < refused.card_versions->here);
    CHECK(refused.sender.verified);
}

TEST_CASE("only who keeps the card changes the keys, and 32 times") {
    Running story;
    REQUIRE(story.bureau.perform(app::AddOfficer{"陈志远", "", "第二个人2026"}).kind ==
            Outcome::Kind::done);
    const DeviceId second = story.bureau.session().officers().back().device;
    (void)story.bureau.perform(app::Lock{});
    (void)story.bureau.perform(app::Unlock{"第二个人2026", second});
    CHECK(story.change_keys("第二个人2026").error.code == ErrorCode::keeper_needed);
    (void)story.bureau.perform(app::Lock{});
    (void)story.bureau.perform(
        app::Unlock{Office::k_passphrase, story.bureau.session().officers().front().device});
    for (std::size_t i = 0; i < wire::k_most_handovers; ++i) {
        REQUIRE(story.change_keys().kind == Outcome::Kind::done);
    }
    const DeviceId last = story.bureau.session().me().device;
    CHECK(story.change_keys().error.code == ErrorCode::key_changes_exhausted);
    CHECK(story.bureau.session().me().device == last);
    CHECK(hand_over_card(story.bureau, story.brigade) == Phase::verified_card);
    CHECK(story.known_bureau().verified);
}

TEST_CASE(
    "a lost key: the agency that set up anew is a new one, told as a namesake, compared anew") {
    Running story;
    const AgencyId lost = story.bureau.session().me().agency.id;
    Office anew(77);
    (void)anew.set_up(domain::AgencyKind::district_bureau, "昌江区交通运输局", "昌江区交通运输局",
                      "昌江", "张伟");
    (void)anew.perform(app::ExportCard{});
    const auto [name, bytes] = anew.desk().saved.back();
    REQUIRE(story.brigade.take(name, bytes, false) == Phase::verified_card);
    CHECK(story.brigade.session().import().sender.namesake);
    CHECK_FALSE(story.brigade.session().import().sender.verified);
    (void)story.brigade.perform(app::MergeImport{});
    (void)story.brigade.perform(app::DropImport{});
    for (const app::AgencyView& agency : story.brigade.session().agencies()) {
        if (agency.is_me) continue;
        CHECK(agency.verified == (agency.agency.id == lost));
        CHECK(agency.namesake == (agency.agency.id != lost));
    }
    compare_all(story.brigade);
    for (const app::AgencyView& agency : story.brigade.session().agencies()) {
        CHECK(agency.verified);
        CHECK_FALSE(agency.namesake);
    }
}
