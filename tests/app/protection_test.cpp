#include <doctest/doctest.h>

#include "crypto/key_file.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Protection;
using Phase = app::ImportView::Phase;

namespace {

constexpr const char* k_said = "昌江交通2026";

/// A transfer that the bureau is about to hand over.
struct Dispatched : PlainCase {
    explicit Dispatched(Protection wanted) {
        protection = wanted;
        discover();
        prepare();
        dispatch(Date::of(2026, 11, 12));
    }
    [[nodiscard]] Outcome send(Protection wanted, std::string passphrase = {}) {
        const AgencyId other = bureau.session().matter(matter)->line.partner;
        return bureau.perform(app::ExportMatter{matter, other, wanted, std::move(passphrase)});
    }
    [[nodiscard]] const std::pair<std::string, Bytes>& sent() { return bureau.desk().saved.back(); }
};

bool holds(const Bytes& bytes, std::string_view words) {
    return as_text(bytes).find(words) != std::string_view::npos;
}

ErrorCode refusal(Office& office) { return office.session().import().findings.front().code; }

}  // namespace

TEST_CASE("encrypted for the other side's computers, the whole case comes to the same end") {
    PlainCase story;
    story.protection = Protection::devices;
    story.run();
    CHECK(story.told() == "");
    CHECK(story.bureau.session().matter(story.matter)->fold_hash ==
          story.brigade.session().matter(story.matter)->fold_hash);
    for (const Bytes& bundle : story.bundles) {
        CHECK(holds(bundle, "\"recipients\""));
        for (const char* word : {"澜桥", "李某", "open_matter"}) CHECK_FALSE(holds(bundle, word));
    }
    const auto& ledger = story.brigade.session().ledger();
    CHECK(ledger.back().label.find("澜桥") != std::string::npos);  // told by what was inside
}

TEST_CASE("what names a person stands neither in the name nor in the head of an encrypted file") {
    Dispatched story(Protection::devices);
    REQUIRE(story.told() == "");
    REQUIRE(story.send(Protection::devices).kind == Outcome::Kind::done);
    CHECK(story.sent().first == "昌江移〔2026〕17号_移送_20261112.case.json");
    CHECK_FALSE(holds(story.sent().second, "澜桥"));
    REQUIRE(story.send(Protection::none).kind == Outcome::Kind::done);
    CHECK(holds(story.sent().second, "澜桥"));
}

TEST_CASE("a passphrase bundle asks for it, says when it was wrong, and opens with the right one") {
    Dispatched story(Protection::passphrase);
    REQUIRE(story.told() == "");
    CHECK(story.send(Protection::passphrase, "12345678").error.code == ErrorCode::passphrase_weak);
    REQUIRE(story.send(Protection::passphrase, k_said).kind == Outcome::Kind::done);
    const auto [name, bytes] = story.sent();
    Office& brigade = story.brigade;
    CHECK(brigade.take(name, bytes, false) == Phase::needs_passphrase);
    CHECK(brigade.session().matters().empty());
    (void)brigade.perform(app::OpenSealed{"别的口令2026"});
    CHECK(brigade.session().import().phase == Phase::needs_passphrase);
    CHECK(refusal(brigade) == ErrorCode::passphrase_wrong);
    (void)brigade.perform(app::OpenSealed{k_said});
    CHECK(brigade.session().import().phase == Phase::verified_bundle);
    CHECK(brigade.session().import().sealed);
    (void)brigade.perform(app::MergeImport{});
    CHECK(brigade.session().import().phase == Phase::merged);
    CHECK(brigade.session().matters().size() == 1);
    CHECK(brigade.perform(app::OpenSealed{k_said}).kind == Outcome::Kind::refused);
}

TEST_CASE("a third agency merges nothing that was not meant for it, however it was protected") {
    Dispatched story(Protection::devices);
    REQUIRE(story.told() == "");
    Office third(7);
    (void)third.set_up(domain::AgencyKind::brigade, "别处大队", "别处大队", "别", "外人");
    introduce(story.bureau, third);
    for (const Protection protection :
         {Protection::devices, Protection::passphrase, Protection::none}) {
        REQUIRE(story.send(protection, k_said).kind == Outcome::Kind::done);
        const auto& [name, bytes] = story.sent();
        CHECK(third.take(name, bytes, false) == Phase::refused);
        CHECK(refusal(third) == ErrorCode::not_addressed_to_us);
        CHECK(third.session().matters().empty());
    }
}

TEST_CASE("an unverified sender's encrypted bundle is refused before anybody asks a passphrase") {
    Dispatched story(Protection::passphrase);
    REQUIRE(story.told() == "");
    REQUIRE(story.send(Protection::passphrase, k_said).kind == Outcome::Kind::done);
    Office alone(9);
    (void)alone.set_up(domain::AgencyKind::brigade, "没有名片的大队", "没有名片的大队", "没", "某");
    const auto& [name, bytes] = story.sent();
    CHECK(alone.take(name, bytes, false) == Phase::refused);
}

TEST_CASE("the passphrase changes with the old one only; keys and entries stay") {
    Dispatched story(Protection::devices);
    REQUIRE(story.told() == "");
    Office& bureau = story.bureau;
    const DeviceId device = bureau.session().me().device;
    CHECK(bureau.perform(app::ChangePassphrase{"不是这个2026", "新的口令2027"}).error.code ==
          ErrorCode::passphrase_wrong);
    CHECK(
        bureau.perform(app::ChangePassphrase{std::string{Office::k_passphrase}, "短"}).error.code ==
        ErrorCode::passphrase_weak);
    CHECK(bureau.perform(app::ChangePassphrase{std::string{Office::k_passphrase}, "新的口令2027"})
              .kind == Outcome::Kind::done);
    (void)bureau.perform(app::Lock{});
    CHECK(bureau.perform(app::Unlock{std::string{Office::k_passphrase}}).error.code ==
          ErrorCode::passphrase_wrong);
    CHECK(bureau.perform(app::Unlock{"新的口令2027"}).kind == Outcome::Kind::done);
    CHECK(bureau.session().me().device == device);
    REQUIRE(bureau.perform(app::ExportKeys{}).kind == Outcome::Kind::done);
    const auto& [name, bytes] = bureau.desk().saved.back();
    CHECK(name == "昌江区交通运输局_张伟_密钥备份.keys.txt");
    std::string sealed{as_text(bytes)};
    sealed.pop_back();
    CHECK(crypto::open_keys(sealed, "新的口令2027").ok());
    CHECK_FALSE(crypto::open_keys(sealed, Office::k_passphrase).ok());
}
