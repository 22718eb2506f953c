#include <doctest/doctest.h>

#include "app/backup_format.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Phase;
using app::RestoreView;

namespace {

constexpr const char* k_second_passphrase = "第二个人2026";

/// The brigade in the middle of a case with evidence, and its backup.
struct BackedUp : PlainCase {
    BackedUp() {
        discover();
        prepare();
        transfer();
        object();
        REQUIRE(failures.empty());
        REQUIRE(bureau.perform(app::AddOfficer{"陈志远", "36020031", k_second_passphrase}).kind ==
                Outcome::Kind::done);
        state = bureau.session().matter(matter)->state;
        backup = make(app::BackUp{});
        image = make(app::SaveImage{});
    }
    Bytes make(app::Action action) {
        REQUIRE(bureau.perform(std::move(action)).kind == Outcome::Kind::done);
        return bureau.desk().saved.back().second;
    }
    domain::MatterState state;
    Bytes backup;
    Bytes image;
};

Outcome restore(Office& office, const Bytes& file, const char* passphrase) {
    (void)office.perform(app::ReadBackup{office.hold("备份.casebackup", file)});
    if (office.session().restore().phase != RestoreView::Phase::needs_passphrase) {
        Outcome refused;
        refused.kind = Outcome::Kind::refused;
        refused.error = office.session().restore().error;
        return refused;
    }
    return office.perform(app::RestoreBackup{passphrase});
}

}  // namespace

TEST_CASE(
    "a restored office shows itself when its lists are whole, and can't be set up meanwhile") {
    BackedUp story;
    for (int i = 0; i < 4; ++i) {
        story.matter = {};
        story.discover();
    }
    const std::size_t matters = story.bureau.session().matters().size();
    REQUIRE(matters == 5);
    Office fresh(19);
    (void)fresh.perform(app::ReadBackup{fresh.hold("备份.casebackup", story.make(app::BackUp{}))});
    fresh.slow_down(3);
    app::Session& session = fresh.session();
    const app::Ticket ticket = session.push(app::RestoreBackup{Office::k_passphrase});
    bool waited = false;
    for (int i = 0; i < 3000 && session.phase() != Phase::ready; ++i) {
        session.turn();
        if (session.phase() != Phase::loading) continue;
        waited = true;
        const app::Ticket set_up = session.push(app::SetUp{});
        session.turn();
        CHECK(session.outcome(set_up).error.code == ErrorCode::not_allowed_in_stage);
    }
    CHECK(waited);
    CHECK(session.matters().size() == matters);
    fresh.settle();
    CHECK(session.outcome(ticket).kind == Outcome::Kind::done);
}

TEST_CASE("a backup opens on an empty PC, and work goes on there with other keys") {
    BackedUp story;
    Office fresh(11);
    REQUIRE(fresh.session().phase() == Phase::first_run);
    CHECK(restore(fresh, story.backup, "不是这个口令2026").error.code ==
          ErrorCode::passphrase_wrong);
    CHECK(fresh.session().restore().phase == RestoreView::Phase::needs_passphrase);
    CHECK(fresh.perform(app::RestoreBackup{Office::k_passphrase}).kind == Outcome::Kind::done);
    REQUIRE(fresh.session().phase() == Phase::ready);
    const auto* view = fresh.session().matter(story.matter);
    REQUIRE(view != nullptr);
    CHECK(view->state == story.state);
    CHECK(view->missing_files.empty());
    CHECK(fresh.disk().blobs == story.bureau.disk().blobs);
    CHECK(fresh.session().me().device != story.bureau.session().me().device);
    CHECK(fresh.session().me().agency.id == story.bureau.session().me().agency.id);
    REQUIRE(fresh.session().officers().size() == 1);
    CHECK(fresh.session().officers().front().keeps_card);

    fresh.reload();
    CHECK(fresh.session().phase() == Phase::ready);
    // The other side follows the card to the new key, and takes what is signed with it.
    CHECK(hand_over_card(fresh, story.brigade) == app::ImportView::Phase::verified_card);
    story.on(Date::of(2026, 11, 23));
    fresh.clock().set(Date::of(2026, 11, 23));
    story.evidence(fresh, "维修结算单.jpg", "violation", 5'000);
    story.enter(fresh, domain::EventType::answer_supplement,
                {{"answered_on", "2026-11-23"},
                 {"answers.0.item", "维修结算单"},
                 {"answers.0.provided", "true"},
                 {"answers.0.explanation", "已补充维修结算单照片"}});
    CHECK(story.carry(fresh, story.brigade) == app::ImportView::Phase::merged);
    CHECK(story.told() == "");
    const auto& events = story.brigade.session().matter(story.matter)->state;
    CHECK(events.evidence.size() == story.state.evidence.size() + 1);
}

TEST_CASE("what was entered after the backup comes back from the other agency") {
    BackedUp story;
    story.on(Date::of(2026, 11, 23));
    story.evidence(story.bureau, "维修结算单.jpg", "violation", 5'000);
    REQUIRE(story.carry(story.bureau, story.brigade) == app::ImportView::Phase::merged);
    Office fresh(11);
    REQUIRE(restore(fresh, story.backup, Office::k_passphrase).kind == Outcome::Kind::done);
    fresh.clock().set(Date::of(2026, 11, 23));
    REQUIRE(hand_over_card(fresh, story.brigade) == app::ImportView::Phase::verified_card);
    const std::size_t before = fresh.session().matter(story.matter)->state.evidence.size();
    CHECK(before == story.state.evidence.size());
    CHECK(story.carry(story.brigade, fresh) == app::ImportView::Phase::merged);
    CHECK(story.told() == "");
    CHECK(fresh.session().matter(story.matter)->state.evidence.size() == before + 1);

    // Before anything is taken, the page says how much was signed with the former key.
    Office careful(12);
    REQUIRE(restore(careful, story.backup, Office::k_passphrase).kind == Outcome::Kind::done);
    CHECK(careful.take("移交包.json", story.bundles.back(), false) ==
          app::ImportView::Phase::verified_bundle);
    CHECK(careful.session().import().our_former_events == 1);
}

TEST_CASE("the plain database is rebuilt the same way, without the files") {
    BackedUp story;
    Office fresh(12);
    CHECK(restore(fresh, story.image, Office::k_passphrase).kind == Outcome::Kind::done);
    REQUIRE(fresh.session().phase() == Phase::ready);
    CHECK(fresh.session().matter(story.matter)->state == story.state);
    fresh.settle();
    CHECK_FALSE(fresh.session().matter(story.matter)->missing_files.empty());
}

TEST_CASE("only the keeper of the card restores") {
    BackedUp story;
    Office fresh(13);
    CHECK(restore(fresh, story.backup, k_second_passphrase).error.code == ErrorCode::keeper_needed);
    CHECK(fresh.session().phase() == Phase::first_run);
    CHECK(fresh.disk().blobs.empty());
    CHECK(restore(fresh, story.backup, Office::k_passphrase).kind == Outcome::Kind::done);
}

TEST_CASE("a backup is there even where nothing can be saved") {
    BackedUp story;
    story.bureau.disk().write_error = ErrorCode::storage_full;
    CHECK(story.bureau.fill(story.matter, domain::EventType::draft_transfer, {}).kind !=
          Outcome::Kind::running);
    const Bytes rescued = story.make(app::BackUp{});
    const domain::MatterState unsaved = story.bureau.session().matter(story.matter)->state;
    Office fresh(14);
    CHECK(restore(fresh, rescued, Office::k_passphrase).kind == Outcome::Kind::done);
    CHECK(fresh.session().matter(story.matter)->state == unsaved);
}

TEST_CASE("a backup goes straight into a chosen folder, and counts only when it lies there") {
    BackedUp story;
    Office& office = story.bureau;
    office.clock().set(Date::of(2026, 12, 1));
    const auto last = office.session().backup().last;

    CHECK(office.perform(app::BackUp{.into_folder = true}).error.code == ErrorCode::cancelled);
    office.choose("单位U盘", true);
    CHECK(office.perform(app::BackUp{.into_folder = true}).error.code == ErrorCode::write_failed);
    CHECK(office.session().backup().last == last);

    office.choose("单位U盘");
    REQUIRE(office.perform(app::BackUp{.into_folder = true}).kind == Outcome::Kind::done);
    const auto& [name, bytes] = office.desk().saved.back();
    CHECK(name == "单位U盘/昌江区交通运输局_备份_20261201.casebackup");
    CHECK(office.session().backup().last == Date::of(2026, 12, 1));
    CHECK(office.session().notices().back().what == app::Notice::What::backed_up_into);
    Office fresh(15);
    CHECK(restore(fresh, bytes, Office::k_passphrase).kind == Outcome::Kind::done);

    // The next one is a download again.
    (void)story.make(app::BackUp{});
    CHECK(office.desk().saved.back().first == "昌江区交通运输局_备份_20261201.casebackup");
}

TEST_CASE("a lost database is restored, or given up on purpose") {
    for (const bool with_backup : {true, false}) {
        CAPTURE(with_backup);
        BackedUp story;
        story.bureau.disk().empty(false);
        story.bureau.reload();
        REQUIRE(story.bureau.session().phase() == Phase::unavailable);
        CHECK(story.bureau.session().storage_error()->code == ErrorCode::storage_lost);
        if (with_backup) {
            CHECK(restore(story.bureau, story.backup, Office::k_passphrase).kind ==
                  Outcome::Kind::done);
            story.bureau.reload();
            CHECK(story.bureau.session().matter(story.matter)->state == story.state);
        } else {
            CHECK(story.bureau.perform(app::StartOver{}).kind == Outcome::Kind::done);
            CHECK(story.bureau.session().phase() == Phase::first_run);
            CHECK(story.bureau
                      .set_up(domain::AgencyKind::district_bureau, "昌江区交通运输局", "昌江",
                              "昌江", "张伟")
                      .kind == Outcome::Kind::done);
            story.bureau.reload();
            CHECK(story.bureau.session().phase() == Phase::ready);
        }
    }
}

TEST_CASE("a damaged database is shown as far as it goes, and a backup takes its place") {
    BackedUp story;
    // The page of one segment that holds no table: what can be read is shown, nothing is written.
    story.bureau.disk().log.begin()->second.bytes[5] ^= 1;
    story.bureau.disk().through = 1;
    story.bureau.reload();
    CHECK(story.bureau.session().durability() == storage::Durability::damaged);
    CHECK(restore(story.bureau, story.backup, Office::k_passphrase).kind == Outcome::Kind::done);
    CHECK(story.bureau.session().durability() == storage::Durability::saved);
    CHECK(story.bureau.session().matter(story.matter)->state == story.state);
    story.bureau.reload();
    CHECK(story.bureau.session().matter(story.matter)->state == story.state);
}

TEST_CASE("a restore that is interrupted anywhere leaves nothing, or all of it") {
    BackedUp story;
    int complete = 0;
    for (std::uint32_t operations = 0; operations < 10; operations += 1 + operations % 2) {
        CAPTURE(operations);
        Office fresh(15);
        (void)fresh.perform(app::ReadBackup{fresh.hold("备份.casebackup", story.backup)});
        fresh.disk().operations_left = operations;
        (void)fresh.perform(app::RestoreBackup{Office::k_passphrase});
        fresh.disk().operations_left.reset();
        fresh.reload();
        if (fresh.session().phase() == Phase::ready) {
            ++complete;
            CHECK(fresh.session().matter(story.matter)->state == story.state);
        } else if (fresh.session().phase() == Phase::unavailable) {
            CHECK(fresh.session().storage_error()->code == ErrorCode::storage_lost);
        } else {
            CHECK(fresh.session().phase() == Phase::first_run);
        }
    }
    CHECK(complete > 0);
    CHECK(complete < 10);
}

TEST_CASE("a backup that was cut short or changed anywhere is refused, and nothing is there") {
    BackedUp story;
    Office fresh(16);
    const auto refused = [&](const Bytes& file) {
        const Outcome outcome = restore(fresh, file, Office::k_passphrase);
        CHECK(outcome.kind == Outcome::Kind::refused);
        CHECK((outcome.error.code == ErrorCode::backup_invalid ||
               outcome.error.code == ErrorCode::passphrase_wrong));
        CHECK(fresh.session().phase() == Phase::first_run);
        CHECK(fresh.disk().blobs.empty());
        CHECK(fresh.disk().staging.empty());
        (void)fresh.perform(app::DropRestore{});
    };
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{30}, std::size_t{1000},
          story.backup.size() / 2, story.backup.size() - 1}) {
        refused(
            Bytes(story.backup.begin(), story.backup.begin() + static_cast<std::ptrdiff_t>(size)));
    }
    for (std::size_t at = 0; at < story.backup.size(); at += story.backup.size() / 11) {
        Bytes changed = story.backup;
        changed[at] ^= 1;
        refused(changed);
    }
    Bytes longer = story.backup;
    longer.push_back(0);
    refused(longer);
}

TEST_CASE("a plain database with anything of its own in it is refused") {
    BackedUp story;
    struct Attack {
        const char* what;
        const char* sql;
    };
    for (const Attack& attack : std::initializer_list<Attack>{
             {"a trigger", "CREATE TRIGGER t AFTER INSERT ON matter BEGIN DELETE FROM event; END"},
             {"a view", "CREATE VIEW v AS SELECT * FROM event"},
             {"another index on the log", "CREATE INDEX mine ON event (wall)"},
             {"an expression index", "CREATE INDEX mine ON event (upper(payload))"},
             {"a virtual table", "CREATE VIRTUAL TABLE f USING fts5(x)"},
             {"a missing table", "DROP TABLE officer"},
             {"a changed payload", "UPDATE event SET payload = replace(payload, '西郊', '东郊')"},
             {"a changed column", "UPDATE event SET seq = seq + 1"},
             {"a changed card",
              "UPDATE agency_card SET payload = replace(payload, '张伟', '王五')"},
             {"no identity", "DELETE FROM local_setting"},
             {"no card", "DELETE FROM agency_card"},
             {"no officer", "DELETE FROM officer"},
             {"version 0", "PRAGMA user_version = 0"}}) {
        CAPTURE(attack.what);
        storage::PageStore store;
        REQUIRE(store.put_pages(0, story.image).ok());
        REQUIRE(store.set_snapshot(1, story.image.size()).ok());
        {
            auto connection = storage::Connection::open(store).value();
            (void)connection.run_script(attack.sql);
        }
        Bytes image(static_cast<std::size_t>(store.size_bytes()));
        store.read(0, image);
        if (image == story.image) continue;  // SQLite would not do it
        Office fresh(17);
        const Outcome outcome = restore(fresh, image, Office::k_passphrase);
        CHECK(outcome.kind == Outcome::Kind::refused);
        CHECK(fresh.session().phase() == Phase::first_run);
        CHECK(fresh.session().matters().empty());
    }
    // A newer one is refused politely.
    Bytes newer = story.image;
    newer[63] = 99;  // user_version, big-endian at 60
    Office fresh(18);
    CHECK(restore(fresh, newer, Office::k_passphrase).error.code == ErrorCode::storage_newer);
    // Random damage never crashes, hangs or half-applies.
    SeededRandom random;
    for (int round = 0; round < 24; ++round) {
        Bytes damaged = story.image;
        Bytes noise(8);
        random.fill(noise);
        for (int i = 0; i < 4; ++i) {
            const std::size_t at = (noise[static_cast<std::size_t>(2 * i)] * 256U +
                                    noise[static_cast<std::size_t>(2 * i + 1)]) *
                                   977U % damaged.size();
            damaged[at] ^= static_cast<std::uint8_t>(1U << (round % 8));
        }
        Office office(19);
        (void)restore(office, damaged, Office::k_passphrase);
        CHECK((office.session().phase() == Phase::first_run ||
               office.session().phase() == Phase::ready));
        if (office.session().phase() == Phase::ready) {
            const auto* view = office.session().matter(story.matter);
            REQUIRE(view != nullptr);
            CHECK(view->state == story.state);
        }
    }
}

TEST_CASE("a reminder comes when the last backup is old, and goes with a new one") {
    BackedUp story;
    CHECK_FALSE(story.bureau.session().backup().is_due);
    CHECK(story.bureau.session().backup().last == story.bureau.clock().now().date);
    story.bureau.clock().set(Date::of(2026, 11, 26));
    CHECK_FALSE(story.bureau.session().backup().is_due);
    story.bureau.clock().set(Date::of(2026, 11, 27));
    CHECK(story.bureau.session().backup().is_due);
    (void)story.make(app::BackUp{});
    CHECK_FALSE(story.bureau.session().backup().is_due);
    CHECK_FALSE(story.brigade.session().backup().last.has_value());
}

TEST_CASE("an encrypted store is backed up and restored as any other") {
    BackedUp story;
    (void)story.bureau.perform(app::SetStoreSealing{true});
    story.bureau.settle();
    const Bytes backup = story.make(app::BackUp{});
    const std::string text{as_text(backup)};
    CHECK(text.find("澜桥") == std::string::npos);
    CHECK(text.find("张伟") == std::string::npos);
    Office fresh(20);
    CHECK(restore(fresh, backup, Office::k_passphrase).kind == Outcome::Kind::done);
    CHECK(fresh.session().matter(story.matter)->state == story.state);
    CHECK(fresh.disk().blobs.size() == 2);
}
