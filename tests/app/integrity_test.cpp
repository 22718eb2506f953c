// 廉政提醒 between two offices by files: readable to the named and to the writer, absent from
// everything else, also for another officer on the same PC.
#include <doctest/doctest.h>

#include "app/meeting_pack.h"
#include "app/statistics.h"
#include "bundle/addressed_text.h"
#include "crypto/key_file.h"
#include "documents/layout.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::ImportView;
using app::Outcome;

namespace {

constexpr const char* k_second_passphrase = "第二个人2026";
const app::IntegrityText k_text{
    "个别人员接受维修企业宴请的苗头", "开展谈话提醒，调整检查人员分组", {}};
constexpr const char* k_answer = "已谈话，相关人员作出说明";

/// The bureau has two officers, so has the brigade; 张伟 writes to 周建平.
struct Reminded : PlainCase {
    Reminded() {
        on(Date::of(2026, 11, 2));
        add(bureau, "陈志远", "36020031");
        add(brigade, "吴晓琳", "36020041");
        (void)hand_over_card(bureau, brigade);
        (void)hand_over_card(brigade, bureau);
        for (const auto& one : bureau.session().integrity_addressees()) {
            if (one.officer == "周建平") named = one;
        }
        REQUIRE(named.officer == "周建平");
        const Outcome outcome =
            bureau.perform(app::RemindIntegrity{named.agency, {named.device}, k_text});
        note(bureau, domain::EventType::begin_matter, outcome);
        REQUIRE_MESSAGE(failures.empty(), told());
        reminder = outcome.matter;
    }
    static void add(Office& office, const char* name, const char* certificate) {
        REQUIRE(office.perform(app::AddOfficer{name, certificate, k_second_passphrase}).kind ==
                Outcome::Kind::done);
    }
    static void become(Office& office, std::string_view name, const char* passphrase) {
        DeviceId device;
        for (const app::OfficerView& officer : office.session().officers()) {
            if (officer.name == name) device = officer.device;
        }
        (void)office.perform(app::Lock{});
        REQUIRE(office.perform(app::Unlock{passphrase, device}).kind == Outcome::Kind::done);
    }
    /// As a plain bundle, which anybody can read.
    std::string export_to(Office& from, const AgencyId& to) {
        REQUIRE(from.perform(app::ExportMatter{reminder, to, app::Protection::none, {}}).kind ==
                Outcome::Kind::done);
        return std::string{as_text(from.desk().saved.back().second)};
    }
    app::IntegrityAddressee named;
    MatterId reminder;
};

void check_absent(std::string_view where, std::string_view text) {
    CAPTURE(where);
    for (const std::string& word :
         {k_text.risk, k_text.measures, std::string{k_answer}, std::string{"维修企业宴请"}}) {
        CHECK(text.find(word) == std::string_view::npos);
    }
}

/// Everything that an officer of this office can see, search, export or print.
void check_absent_everywhere(Office& office, const MatterId& reminder) {
    app::Session& session = office.session();
    for (const app::MatterLine& line : session.matters()) CHECK(line.matter != reminder);
    for (const app::MatterLine* line : session.todo()) CHECK(line->matter != reminder);
    CHECK(session.matter(reminder) == nullptr);
    for (const char* typed : {"廉政", "宴请", "谈话提醒", "专送件"}) {
        const auto found = session.search(typed);
        CHECK((!found || found->empty()));
    }
    for (const storage::BundleLine& line : session.ledger()) {
        for (const MatterId& matter : line.matters) CHECK(matter != reminder);
    }
    const app::Period quarter = app::quarter_of(office.clock().now().date);
    const app::Statistics& statistics = session.statistics(quarter);
    for (const auto& kind : statistics.kinds) CHECK(kind.kind != domain::MatterKind::integrity);
    for (const app::MatterLine* line : statistics.all.matters) CHECK(line->matter != reminder);
    CHECK(office.perform(app::ExportStatistics{quarter}).kind == Outcome::Kind::done);
    check_absent("CSV", as_text(office.desk().saved.back().second));
    CHECK(office.perform(app::PrintPack{quarter}).kind == Outcome::Kind::done);
    check_absent("pack", office.desk().printed.back());
    for (const app::AgencyView& agency : session.agencies()) {
        if (agency.is_me) continue;
        CHECK(office.perform(app::ExportLedger{agency.agency.id}).kind == Outcome::Kind::done);
        const std::string_view ledger = as_text(office.desk().saved.back().second);
        check_absent("ledger", ledger);
        CHECK(ledger.find(reminder.text) == std::string_view::npos);
    }
    CHECK(office.perform(app::SaveImage{}).kind == Outcome::Kind::done);
    check_absent("database", as_text(office.desk().saved.back().second));
    CHECK(office.perform(app::SaveDiagnosis{}).kind == Outcome::Kind::done);
    check_absent("diagnosis", as_text(office.desk().saved.back().second));
    for (const app::Notice& notice : session.notices()) check_absent("notice", notice.detail);
}

}  // namespace

TEST_CASE("a reminder goes to the named person and comes back acknowledged") {
    Reminded story;
    REQUIRE(story.bureau.session().integrity().size() == 1);
    const app::IntegrityLine& mine = story.bureau.session().integrity().front();
    CHECK(mine.is_mine);
    CHECK(mine.unsent);
    CHECK(mine.readers == std::vector<std::string>{"周建平"});
    CHECK(*story.bureau.session().integrity_text(story.reminder) == k_text);

    const std::string bundle = story.export_to(story.bureau, story.named.agency);
    check_absent("bundle that is not encrypted", bundle);
    CHECK(story.brigade.take("专送件.case.json", as_bytes(bundle), false) ==
          ImportView::Phase::verified_bundle);
    REQUIRE(story.brigade.session().import().matters.size() == 1);
    CHECK(story.brigade.session().import().matters[0].is_private);
    (void)story.brigade.perform(app::MergeImport{});
    REQUIRE(story.brigade.session().integrity().size() == 1);
    const app::IntegrityLine& received = story.brigade.session().integrity().front();
    CHECK_FALSE(received.is_mine);
    CHECK(received.may_acknowledge());
    CHECK(received.writer == "张伟");
    CHECK(*story.brigade.session().integrity_text(story.reminder) == k_text);
    CHECK(story.brigade.perform(app::PrintIntegrity{story.reminder}).kind == Outcome::Kind::done);
    CHECK(story.brigade.desk().printed.back().find(k_text.measures) != std::string::npos);

    CHECK(story.brigade.perform(app::AcknowledgeIntegrity{story.reminder, k_answer}).kind ==
          Outcome::Kind::done);
    CHECK_FALSE(story.brigade.session().integrity().front().may_acknowledge());
    CHECK(story.brigade.perform(app::AcknowledgeIntegrity{story.reminder, k_answer}).kind ==
          Outcome::Kind::refused);
    const std::string back = story.export_to(story.brigade, story.bureau.session().me().agency.id);
    check_absent("answer's bundle", back);
    CHECK(story.bureau.take("专送件.case.json", as_bytes(back)) == ImportView::Phase::merged);
    CHECK(story.bureau.session().integrity().front().read_on.is_set());
    CHECK(story.bureau.session().integrity_text(story.reminder)->answer == k_answer);
}

TEST_CASE("a reminder is absent from lists, search, figures, packs, ledgers and files") {
    Reminded story;
    const std::string bundle = story.export_to(story.bureau, story.named.agency);
    CHECK(story.brigade.take("专送件.case.json", as_bytes(bundle)) == ImportView::Phase::merged);
    (void)story.brigade.perform(app::AcknowledgeIntegrity{story.reminder, k_answer});
    check_absent_everywhere(story.bureau, story.reminder);
    check_absent_everywhere(story.brigade, story.reminder);
}

TEST_CASE("another officer on the same PC sees nothing of it") {
    Reminded story;
    const std::string bundle = story.export_to(story.bureau, story.named.agency);
    // It is 吴晓琳 who takes the stick in.
    Reminded::become(story.brigade, "吴晓琳", k_second_passphrase);
    CHECK(story.brigade.take("专送件.case.json", as_bytes(bundle)) == ImportView::Phase::merged);
    CHECK(story.brigade.session().integrity().empty());
    CHECK_FALSE(story.brigade.session().integrity_text(story.reminder).ok());
    CHECK(story.brigade.perform(app::AcknowledgeIntegrity{story.reminder, {}}).kind ==
          Outcome::Kind::refused);
    CHECK(story.brigade.perform(app::PrintIntegrity{story.reminder}).kind ==
          Outcome::Kind::refused);
    check_absent_everywhere(story.brigade, story.reminder);
    Reminded::become(story.brigade, "周建平", Office::k_passphrase);
    CHECK(story.brigade.session().integrity().size() == 1);
    CHECK(*story.brigade.session().integrity_text(story.reminder) == k_text);

    Reminded::become(story.bureau, "陈志远", k_second_passphrase);
    CHECK(story.bureau.session().integrity().empty());
    CHECK_FALSE(story.bureau.session().integrity_text(story.reminder).ok());
}

TEST_CASE("a reminder wants a reader, a risk and measures") {
    Reminded story;
    struct Row {
        std::vector<DeviceId> readers;
        app::IntegrityText text;
        const char* missing;
    };
    for (const Row& row :
         {Row{{}, k_text, "readers"}, Row{{story.named.device}, {"", "措施", ""}, "risk"},
          Row{{story.named.device}, {"风险", "", ""}, "measures"}}) {
        const Outcome outcome =
            story.bureau.perform(app::RemindIntegrity{story.named.agency, row.readers, row.text});
        CHECK(outcome.kind == Outcome::Kind::refused);
        REQUIRE(outcome.problems.size() == 1);
        CHECK(outcome.problems[0].key == row.missing);
    }
    CHECK(story.bureau.perform(app::RemindIntegrity{story.named.agency, {{"unknown"}}, k_text})
              .kind == Outcome::Kind::refused);
    CHECK(story.bureau.session().integrity().size() == 1);
}

TEST_CASE("a token that was changed opens for nobody") {
    SeededRandom random{5};
    const auto keys = crypto::generate_device_keys(random);
    const auto other = crypto::generate_device_keys(random);
    REQUIRE((keys.ok() && other.ok()));
    const DeviceId device{"D1"};
    const auto token =
        bundle::seal_addressed("只给一个人", {{device, keys->encryption.public_key()}}, random);
    REQUIRE(token.ok());
    const auto open = [&](const std::string& text, const crypto::PrivateKey& key) {
        return bundle::open_addressed(text, bundle::unlock_with_device(key, device, random));
    };
    CHECK(*open(*token, keys->encryption) == "只给一个人");
    CHECK_FALSE(open(*token, other->encryption).ok());
    CHECK(bundle::readers_of(*token)->front() == device);
    for (std::size_t at = 0; at < token->size(); at += 7) {
        std::string changed = *token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CHECK_FALSE(open(changed, keys->encryption).ok());
    }
    CHECK(bundle::readers_of(std::string(70'000, 'x')).error().code == ErrorCode::limit_exceeded);
}
