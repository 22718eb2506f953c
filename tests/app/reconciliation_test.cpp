// 对账 between two offices by files: what one side lacks is listed on both, closed by the bundle
// that is offered, and a damaged or foreign 对账单 changes nothing.
#include "app/reconciliation.h"

#include <doctest/doctest.h>

#include "bundle/ledger_digest.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::ImportView;
using app::LedgerDifference;

namespace {

struct Reconciled : PlainCase {
    /// The digest that `from` exports for `to`.
    std::pair<std::string, Bytes> ledger(Office& from, Office& to) {
        const app::Outcome outcome = from.perform(app::ExportLedger{to.session().me().agency.id});
        REQUIRE(outcome.kind == app::Outcome::Kind::done);
        return from.desk().saved.back();
    }
    /// What `to` sees of it.
    std::vector<LedgerDifference> compare(Office& from, Office& to) {
        const auto [name, bytes] = ledger(from, to);
        CHECK(name.ends_with(".ledger.json"));
        REQUIRE(to.take(name, bytes) == ImportView::Phase::compared);
        return to.session().import().differences;
    }
    ImportView::Phase read(Office& to, std::string text) {
        return to.take("对账单.ledger.json", as_bytes(text));
    }
};

}  // namespace

TEST_CASE("both sides alike: no difference, and nobody is named in the file") {
    Reconciled story;
    story.discover();
    story.prepare();
    story.transfer();
    story.object();
    REQUIRE(story.failures.empty());
    CHECK(story.compare(story.bureau, story.brigade).empty());
    CHECK(story.brigade.session().import().compared == 1);
    CHECK(story.compare(story.brigade, story.bureau).empty());
    const auto [name, bytes] = story.ledger(story.bureau, story.brigade);
    const std::string_view text = as_text(bytes);
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    for (const std::string& word : {view->line.party, view->line.title}) {
        CHECK(text.find(word) == std::string_view::npos);
    }
}

TEST_CASE("what one side lacks is a difference on both, and its bundle closes it") {
    Reconciled story;
    story.discover();
    story.prepare();
    // What has not gone out is the bureau's alone.
    CHECK(story.compare(story.bureau, story.brigade).empty());
    CHECK(story.compare(story.brigade, story.bureau).empty());
    story.transfer();
    REQUIRE(story.failures.empty());

    // An entry of the brigade's that stayed at home.
    story.on(Date::of(2026, 11, 19));
    story.enter(story.brigade, domain::EventType::sign_receipt,
                {{"server", "张伟"},
                 {"served_on", "2026-11-19"},
                 {"recipient_person", "吴晓琳"},
                 {"recipient_date", "2026-11-19"}});
    REQUIRE_MESSAGE(story.failures.empty(), story.told());
    auto at_bureau = story.compare(story.brigade, story.bureau);
    REQUIRE(at_bureau.size() == 1);
    CHECK(at_bureau[0].kind == LedgerDifference::Kind::entries);
    CHECK(at_bureau[0].lacking_here == 1);
    CHECK_FALSE(at_bureau[0].is_ours_to_send());
    auto at_brigade = story.compare(story.bureau, story.brigade);
    REQUIRE(at_brigade.size() == 1);
    CHECK(at_brigade[0].lacking_there == 1);
    CHECK(at_brigade[0].is_ours_to_send());
    CHECK(at_brigade[0].title == story.brigade.session().matter(story.matter)->line.title);

    CHECK(story.carry(story.brigade, story.bureau) == ImportView::Phase::merged);
    CHECK(story.compare(story.brigade, story.bureau).empty());
    CHECK(story.compare(story.bureau, story.brigade).empty());
}

TEST_CASE("differences by every way in which two lists can differ") {
    using wire::LedgerMatter;
    const auto matter = [](std::string id, std::vector<EventId> entries, bool expected = true,
                           std::string hash = "h") {
        return LedgerMatter{{std::move(id)}, "hazard",          "", "handling", expected,
                            std::move(hash), std::move(entries)};
    };
    wire::LedgerDigest ours;
    wire::LedgerDigest theirs;
    ours.matters = {matter("a", {{"1"}}), matter("b", {{"1"}}, false), matter("d", {{"1"}, {"2"}}),
                    matter("e", {{"1"}}), matter("f", {{"1"}}, true, "x")};
    theirs.matters = {matter("c", {{"1"}, {"2"}}), matter("d", {{"1"}, {"3"}}),
                      matter("e", {{"1"}}), matter("f", {{"1"}}, true, "y"),
                      matter("g", {{"1"}}, false)};
    const auto found = app::differences_between(ours, theirs);
    REQUIRE(found.size() == 4);
    CHECK(found[0].matter.text == "a");
    CHECK(found[0].kind == LedgerDifference::Kind::missing_there);
    CHECK(found[1].matter.text == "c");
    CHECK(found[1].kind == LedgerDifference::Kind::missing_here);
    CHECK(found[1].lacking_here == 2);
    CHECK(found[2].matter.text == "d");
    CHECK(found[2].lacking_here == 1);
    CHECK(found[2].lacking_there == 1);
    CHECK(found[3].matter.text == "f");
    CHECK(found[3].kind == LedgerDifference::Kind::other_state);
    CHECK(app::differences_between(ours, ours).empty());
}

TEST_CASE("a damaged, foreign or forged 对账单 is refused with its reason, and nothing changes") {
    Reconciled story;
    story.discover();
    story.prepare();
    story.transfer();
    const auto [name, bytes] = story.ledger(story.bureau, story.brigade);
    const std::string text{as_text(bytes)};
    const auto replaced = [&](std::string_view from, std::string_view to) {
        std::string other = text;
        const std::size_t at = other.find(from);
        REQUIRE(at != std::string::npos);
        return other.replace(at, from.size(), to);
    };
    const std::string hash = story.brigade.session().matter(story.matter)->fold_hash;
    struct Row {
        const char* what;
        std::string file;
        ErrorCode code;
    };
    const Row rows[] = {
        {"cut short", text.substr(0, text.size() / 2), ErrorCode::not_json},
        {"a hash changed", replaced("\\\"expected\\\":true", "\\\"expected\\\":false"),
         ErrorCode::signature_invalid},
        {"text behind it", text + " ", ErrorCode::json_other_spelling},
        {"another version", replaced("\"v\":1", "\"v\":2"), ErrorCode::wrong_version},
        {"a key more", replaced("\"v\":1,", "\"v\":1,\"w\":1,"), ErrorCode::json_unknown_key},
        {"an unknown device",
         replaced(story.bureau.session().me().device.text, std::string(32, 'A')),
         ErrorCode::device_unknown},
        {"for another agency",
         std::string{as_text(story.ledger(story.brigade, story.bureau).second)},
         ErrorCode::ledger_invalid},
        {"very large", "{\"format\":\"casebridge-ledger\"" + std::string(17U << 20U, ' '),
         ErrorCode::limit_exceeded},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(story.read(story.brigade, row.file) == ImportView::Phase::refused);
        const auto& findings = story.brigade.session().import().findings;
        REQUIRE(findings.size() == 1);
        const ErrorCode code = findings.front().code;
        // Our own one is refused for whichever of the two reasons comes first.
        const bool ours = row.code == ErrorCode::ledger_invalid;
        CHECK((ours ? code != ErrorCode::storage_failed : code == row.code));
        CHECK(story.brigade.session().matter(story.matter)->fold_hash == hash);
    }
}

TEST_CASE("lists of matters and entries are in order and hold nothing twice") {
    wire::LedgerDigest digest;
    digest.from = {"A"};
    digest.to = {"B"};
    const wire::LedgerMatter one{{"m1"}, "hazard", "", "handling", true, "h", {{"e1"}, {"e2"}}};
    digest.matters = {one};
    CHECK(wire::read_ledger_digest(wire::write_ledger_digest(digest)).ok());
    CHECK(*wire::read_ledger_digest(wire::write_ledger_digest(digest)) == digest);
    digest.matters = {one, one};
    CHECK(wire::read_ledger_digest(wire::write_ledger_digest(digest)).error().code ==
          ErrorCode::ledger_invalid);
    digest.matters = {one};
    digest.matters[0].entries = {{"e2"}, {"e1"}};
    CHECK(wire::read_ledger_digest(wire::write_ledger_digest(digest)).error().code ==
          ErrorCode::ledger_invalid);
}
