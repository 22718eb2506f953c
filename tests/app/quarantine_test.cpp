// 名片指纹尚未核对: what such a sender hands in is looked at and never merged; and through whose
// hands a bundle may come at all.
#include <doctest/doctest.h>

#include "bundle/sample_bundle.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Protection;
using domain::EventType;
using Phase = app::ImportView::Phase;

namespace {

constexpr const char* k_said = "昌江交通2026";

/// A transfer on a stick. The brigade has compared nobody; it may hold the bureau's card.
struct OnStick : PlainCase {
    explicit OnStick(Protection wanted = Protection::devices) : PlainCase(Met::bureau_only) {
        discover();
        prepare();
        on(Date::of(2026, 11, 12));
        enter(bureau, EventType::draft_transfer, {});
        enter(bureau, EventType::approve_transfer,
              {{"document_number", "昌江移〔2026〕17号"},
               {"approval.approver", "余承泽"},
               {"approval.approved_on", "2026-11-12"},
               {"approval.manner", "online"}});
        enter(bureau, EventType::dispatch_transfer,
              {{"dispatched_on", "2026-11-12"}, {"method", "direct"}});
        REQUIRE(failures.empty());
        const AgencyId to = bureau.session().matter(matter)->line.partner;
        REQUIRE(bureau.perform(app::ExportMatter{matter, to, wanted, k_said}).kind ==
                Outcome::Kind::done);
        stick = bureau.desk().saved.back();
    }
    Phase read() { return brigade.take(stick.first, stick.second, false); }
    [[nodiscard]] const app::ImportView& seen() { return brigade.session().import(); }
    /// Nothing of the bundle is anywhere: no matter, no line in 收发, no staged or stored file.
    void check_untouched() {
        CHECK(brigade.session().matters().empty());
        CHECK(brigade.session().ledger().empty());
        CHECK(brigade.disk().staging.empty());
        CHECK(brigade.disk().blobs.empty());
    }
    std::pair<std::string, Bytes> stick;
};

Bytes card_file_of(const SampleAgency& agency, Random& random) {
    const wire::CardPayload payload{"2026-11-23T09:12", agency.card};
    const std::string text = wire::write_card_file(
        {.card = bundle::seal_card(payload, agency.keys.signing, random).value()});
    const BytesView bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

/// A case of two agencies written by hand, and an office that has compared both and a third one.
struct HandMade {
    HandMade() : office(3) {
        (void)office.set_up(domain::AgencyKind::brigade, "支队珠山大队", "支队珠山大队", "景执珠",
                            "吴晓琳");
        sample.add_case(EventType::dispatch_transfer);
        for (const SampleAgency* agency : {&sample.bureau, &sample.brigade, &sample.stranger}) {
            REQUIRE(office.take("名片.card.json", card_file_of(*agency, sample.random)) ==
                    Phase::verified_card);
            (void)office.perform(app::DropImport{});
        }
        compare_all(office);
    }
    [[nodiscard]] bundle::BundlePlan plan_from(const SampleAgency& sender) {
        bundle::BundlePlan plan = sample.plan();
        plan.header.from = sender.id();
        plan.header.to = {office.session().me().agency.id};
        plan.device = sender.device();
        return plan;
    }
    Phase take(const bundle::BundlePlan& plan, const SampleAgency& signer) {
        return office.take("移交.case.json", as_bytes(sample.write(plan, signer)), false);
    }
    [[nodiscard]] ErrorCode refusal() { return office.session().import().findings.front().code; }

    Sample sample;
    Office office;
};

}  // namespace

TEST_CASE("an unverified sender's bundle is looked at and not merged, until it was compared") {
    OnStick story;
    REQUIRE(hand_over_card(story.bureau, story.brigade) == Phase::verified_card);
    REQUIRE(story.read() == Phase::quarantined);
    CHECK(story.seen().sender.agency.name == "昌江区交通运输局");
    CHECK_FALSE(story.seen().sender.verified);
    CHECK(story.seen().unverified == std::vector{story.seen().sender.agency.id});
    REQUIRE(story.seen().matters.size() == 1);
    CHECK(story.seen().matters.front().number == "昌江移〔2026〕17号");
    CHECK(story.seen().new_events > 5);
    CHECK(story.seen().files.size() == 2);
    REQUIRE_FALSE(story.seen().matters.front().entries.empty());
    CHECK(story.seen().matters.front().entries.front().type == EventType::open_matter);
    CHECK(story.seen().matters.front().entries.front().officer == "张伟");
    CHECK(story.brigade.perform(app::MergeImport{}).kind == Outcome::Kind::refused);
    CHECK(story.seen().phase == Phase::quarantined);
    story.check_untouched();
    // Asking again changes nothing as long as nobody compared.
    const int entries = story.seen().new_events;
    (void)story.brigade.perform(app::VerifyAgain{});
    CHECK(story.seen().phase == Phase::quarantined);
    CHECK(story.seen().new_events == entries);
    compare_all(story.brigade);
    CHECK(story.seen().phase == Phase::quarantined);
    CHECK(story.brigade.perform(app::MergeImport{}).kind == Outcome::Kind::refused);
    story.check_untouched();
    (void)story.brigade.perform(app::VerifyAgain{});
    REQUIRE(story.seen().phase == Phase::verified_bundle);
    CHECK(story.seen().new_events == entries);
    (void)story.brigade.perform(app::MergeImport{});
    CHECK(story.seen().phase == Phase::merged);
    CHECK(story.brigade.session().matters().size() == 1);
    CHECK(story.brigade.session().matter(story.matter)->missing_files.empty());
}

TEST_CASE("what was looked at and put away leaves nothing, and the same file can be chosen again") {
    OnStick story(Protection::none);
    (void)hand_over_card(story.bureau, story.brigade);
    REQUIRE(story.read() == Phase::quarantined);
    (void)story.brigade.perform(app::DropImport{});
    story.check_untouched();
    CHECK(story.brigade.perform(app::VerifyAgain{}).kind == Outcome::Kind::refused);
    compare_all(story.brigade);
    CHECK(story.brigade.take(story.stick.first, story.stick.second) == Phase::merged);
}

TEST_CASE("a quarantined bundle under a passphrase asks for it once") {
    OnStick story(Protection::passphrase);
    (void)hand_over_card(story.bureau, story.brigade);
    CHECK(story.read() == Phase::needs_passphrase);
    (void)story.brigade.perform(app::OpenSealed{k_said});
    REQUIRE(story.seen().phase == Phase::quarantined);
    compare_all(story.brigade);
    (void)story.brigade.perform(app::VerifyAgain{});
    CHECK(story.seen().phase == Phase::verified_bundle);
}

TEST_CASE("an unknown sender's bundle is refused, and says that its card comes first") {
    OnStick story;
    CHECK(story.read() == Phase::refused);
    CHECK(story.seen().findings.front().code == ErrorCode::sender_unknown);
    CHECK(story.seen().matters.empty());
    story.check_untouched();
}

TEST_CASE("a changed byte makes an unverified sender's bundle no quarantine but a refusal") {
    OnStick story(Protection::none);
    (void)hand_over_card(story.bureau, story.brigade);
    std::string text{as_text(story.stick.second)};
    const std::size_t at = text.find("\\\"seq\\\":1");
    REQUIRE(at != std::string::npos);
    text[at + 8] = '2';
    CHECK(story.brigade.take("改.case.json", as_bytes(text), false) == Phase::refused);
    story.check_untouched();
}

TEST_CASE("a card that lists another agency's key takes nothing from one that was compared") {
    OnStick story;
    (void)hand_over_card(story.bureau, story.brigade);
    compare_all(story.brigade);
    // Signed by keys of its own, it lists the bureau's device as one of its own.
    const auto genuine = wire::read_card_file(as_text(story.bureau.desk().saved.back().second));
    REQUIRE(genuine.ok());
    const domain::AgencyCard listed = wire::read_card_payload(genuine->card.payload).value().card;
    for (std::uint64_t seed = 40; seed < 44; ++seed) {  // ids before and behind the bureau's
        SeededRandom random(seed);
        SampleAgency liar(domain::AgencyKind::district_bureau, "冒名的局", random);
        liar.card.devices.push_back(listed.devices.front());
        CHECK(story.brigade.take("冒名.card.json", card_file_of(liar, random)) ==
              Phase::verified_card);
        (void)story.brigade.perform(app::DropImport{});
    }
    CHECK(story.read() == Phase::verified_bundle);
}

TEST_CASE("a third agency that wraps others' entries in a bundle of its own merges nothing") {
    HandMade story;
    bundle::BundlePlan plan = story.plan_from(story.sample.stranger);
    CHECK(story.take(plan, story.sample.stranger) == Phase::refused);
    CHECK(story.refusal() == ErrorCode::sender_not_participant);
    CHECK(story.office.session().matters().empty());
    plan = story.plan_from(story.sample.brigade);
    CHECK(story.take(plan, story.sample.brigade) == Phase::verified_bundle);
}

TEST_CASE("what a retired device signed is taken anew only from its own agency") {
    HandMade story;
    Sample& sample = story.sample;
    SampleAgency& bureau = sample.bureau;
    bundle::BundlePlan by_bureau = story.plan_from(bureau);
    const bundle::BundlePlan by_brigade = story.plan_from(sample.brigade);
    // The bureau retires the device that signed everything; another one signs from now on.
    const SampleAgency second(domain::AgencyKind::district_bureau, "陈志远", sample.random);
    bureau.card.devices.push_back(second.card.devices.front());
    bureau.card.devices.front().revoked = true;
    bureau.card.version = 2;
    REQUIRE(story.office.take("局.card.json", card_file_of(bureau, sample.random)) ==
            Phase::verified_card);
    (void)story.office.perform(app::DropImport{});
    CHECK(story.take(by_bureau, bureau) == Phase::refused);
    CHECK(story.refusal() == ErrorCode::device_revoked);
    CHECK(story.take(by_brigade, sample.brigade) == Phase::refused);
    CHECK(story.refusal() == ErrorCode::device_revoked);
    by_bureau.device = second.device();
    CHECK(story.take(by_bureau, second) == Phase::verified_bundle);
    (void)story.office.perform(app::MergeImport{});
    CHECK(story.office.session().matters().size() == 1);
    // Once they are here, whoever hands them in again says nothing new.
    CHECK(story.take(by_brigade, sample.brigade) == Phase::verified_bundle);
    CHECK(story.office.session().import().new_events == 0);
}
