#include "app/store_lock.h"

#include <doctest/doctest.h>

#include "domain/forms.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Phase;
using app::StoreLock;

namespace {

constexpr const char* k_second_passphrase = "第二个人2026";

/// Anything that lies on the disk, in one text.
std::string everything_on(const storage::MemoryDisk& disk) {
    std::string all;
    const auto add = [&all](BytesView bytes) { all += as_text(bytes); };
    for (const auto& [seq, commit] : disk.log) add(commit.bytes);
    for (const auto& [index, segment] : disk.segments) add(segment.bytes);
    for (const auto& [name, bytes] : disk.blobs) all += name, add(bytes);
    for (const auto& [name, bytes] : disk.staging) add(bytes);
    add(disk.lock);
    return all;
}

/// The bureau with a case, its evidence and a second officer.
struct Sealed : PlainCase {
    Sealed() {
        discover();
        prepare();
        REQUIRE(bureau.perform(app::AddOfficer{"陈志远", "36020031", k_second_passphrase}).kind ==
                Outcome::Kind::done);
        state = view().state;
        REQUIRE(!state.evidence.empty());
    }
    const app::MatterView& view() { return *bureau.session().matter(matter); }
    [[nodiscard]] bool disk_tells() {
        const std::string all = everything_on(bureau.disk());
        for (const std::string& word :
             {state.party.name, std::string{"陈志远"}, std::string{"照片"}}) {
            if (all.find(word) != std::string::npos) return true;
        }
        return bureau.disk().blobs.count(state.evidence.front().evidence.file.text) > 0;
    }
    Outcome turn(bool sealed) {
        const Outcome outcome = bureau.perform(app::SetStoreSealing{sealed});
        for (int i = 0; i < 20 && bureau.session().store_sealing().changing; ++i) bureau.settle();
        return outcome;
    }
    bool opens_with(const char* passphrase) {
        bureau.reload();
        REQUIRE(bureau.session().phase() == Phase::sealed);
        const Outcome outcome = bureau.perform(app::OpenStore{passphrase});
        bureau.settle();
        if (outcome.kind != Outcome::Kind::done) {
            CHECK(outcome.error.code == ErrorCode::passphrase_wrong);
            CHECK(bureau.session().phase() == Phase::sealed);
            return false;
        }
        CHECK(bureau.session().phase() == Phase::ready);
        CHECK(view().state == state);
        return true;
    }
    domain::MatterState state;
};

}  // namespace

TEST_CASE("an encrypted store shows nothing on the disk, and opens with a passphrase") {
    Sealed story;
    CHECK(story.disk_tells());
    CHECK(story.turn(true).kind == Outcome::Kind::done);
    CHECK(story.bureau.session().store_sealing().sealed);
    CHECK_FALSE(story.bureau.session().store_sealing().changing);
    CHECK_FALSE(story.disk_tells());

    CHECK_FALSE(story.opens_with("不是这个口令2026"));
    CHECK(story.bureau.session().matters().empty());
    CHECK(story.bureau.session().officers().empty());
    CHECK(story.opens_with(Office::k_passphrase));
    CHECK(story.bureau.session().me().officer != "陈志远");
    // Who opens it is who works: each officer with their own passphrase.
    CHECK(story.opens_with(k_second_passphrase));
    CHECK(story.bureau.session().me().officer == "陈志远");
}

TEST_CASE("an encrypted store opens in pieces, and is ready when its lists are whole") {
    Sealed story;
    story.matter = {};
    story.discover();
    (void)story.turn(true);
    const std::size_t matters = story.bureau.session().matters().size();
    story.bureau.reload();
    app::Session& session = story.bureau.session();
    REQUIRE(session.phase() == Phase::sealed);
    story.bureau.slow_down(10);
    const app::Ticket ticket = session.push(app::OpenStore{Office::k_passphrase});
    int turns = 0;
    for (; session.phase() != Phase::ready && turns < 200; ++turns) {
        const std::size_t listed = session.matters().size();
        CHECK((listed == 0 || listed == matters));
        session.turn();
    }
    CHECK(turns >= 10);
    CHECK(session.outcome(ticket).kind == Outcome::Kind::done);
    CHECK(session.matters().size() == matters);
}

TEST_CASE("work on an encrypted store goes on as ever, and nothing of it shows") {
    Sealed story;
    (void)story.turn(true);
    story.transfer();
    story.object();
    story.answer();
    story.handle();
    story.close();
    CHECK(story.failures.empty());
    story.state = story.view().state;
    CHECK_FALSE(story.disk_tells());
    CHECK(story.opens_with(Office::k_passphrase));
}

TEST_CASE("the lock follows the officers: a new passphrase, somebody who left") {
    Sealed story;
    (void)story.turn(true);
    REQUIRE(
        story.bureau.perform(app::ChangePassphrase{Office::k_passphrase, "另一个口令2027"}).kind ==
        Outcome::Kind::done);
    CHECK_FALSE(story.opens_with(Office::k_passphrase));
    CHECK(story.opens_with("另一个口令2027"));
    REQUIRE(
        story.bureau.perform(app::RevokeOfficer{story.bureau.session().officers().back().device})
            .kind == Outcome::Kind::done);
    CHECK_FALSE(story.opens_with(k_second_passphrase));
    CHECK(story.opens_with("另一个口令2027"));
    // 更换密钥 makes another device under the same passphrase: the lock is for that one now.
    REQUIRE(story.bureau.perform(app::ChangeKeys{"另一个口令2027"}).kind == Outcome::Kind::done);
    CHECK(story.opens_with("另一个口令2027"));
}

TEST_CASE("turned off, the store is plain and opens as before") {
    Sealed story;
    (void)story.turn(true);
    CHECK(story.turn(false).kind == Outcome::Kind::done);
    CHECK_FALSE(story.bureau.session().store_sealing().changing);
    CHECK(story.bureau.disk().lock.empty());
    CHECK(story.disk_tells());
    story.bureau.reload();
    CHECK(story.bureau.session().phase() == Phase::ready);
    CHECK(story.view().state == story.state);
}

TEST_CASE("a change of form that was interrupted anywhere loses nothing and comes to its end") {
    for (const bool sealed : {true, false}) {
        for (std::uint32_t operations = 0; operations < 12; ++operations) {
            CAPTURE(sealed);
            CAPTURE(operations);
            Sealed story;
            if (!sealed) (void)story.turn(true);
            story.bureau.disk().operations_left = operations;
            (void)story.bureau.perform(app::SetStoreSealing{sealed});
            story.bureau.disk().operations_left.reset();
            story.bureau.reload();
            if (story.bureau.session().phase() == Phase::sealed) {
                REQUIRE(story.bureau.perform(app::OpenStore{Office::k_passphrase}).kind ==
                        Outcome::Kind::done);
            }
            REQUIRE(story.bureau.session().phase() == Phase::ready);
            CHECK(story.view().state == story.state);
            CHECK(story.view().missing_files.empty());
            for (int i = 0; i < 20 && story.bureau.session().store_sealing().changing; ++i) {
                story.bureau.settle();
            }
            // Either it was not begun, or it is complete now.
            CHECK_FALSE(story.bureau.session().store_sealing().changing);
            CHECK(story.disk_tells() != story.bureau.session().store_sealing().sealed);
        }
    }
}

TEST_CASE("a file that is stored while encryption is turned on does not stay readable") {
    const std::string bytes = "\xFF\xD8\xFF这是第二张照片的内容";
    for (int turns_before = 0; turns_before < 8; ++turns_before) {
        for (int turns_between = 0; turns_between < 8; ++turns_between) {
            CAPTURE(turns_before);
            CAPTURE(turns_between);
            Sealed story;
            app::Session& session = story.bureau.session();
            // As the first one, but for its name and bytes.
            domain::FieldValues values =
                domain::values_of(domain::AddEvidence{story.state.evidence.front().evidence});
            values["evidence.title"] = "第二张";
            (void)session.push(
                app::ExecuteWithFile{story.matter, domain::EventType::add_evidence,
                                     story.bureau.hold("第二张.jpg", as_bytes(bytes)), values});
            for (int i = 0; i < turns_before; ++i) session.turn();
            (void)session.push(app::SetStoreSealing{true});
            for (int i = 0; i < turns_between; ++i) session.turn();
            story.bureau.settle();
            CHECK_FALSE(session.store_sealing().changing);
            CHECK(story.view().state.evidence.size() == story.state.evidence.size() + 1);
            CHECK(everything_on(story.bureau.disk()).find(bytes) == std::string::npos);
            CHECK_FALSE(story.disk_tells());
        }
    }
}

TEST_CASE("encryption is complete when nothing lies staged any more in the former form") {
    for (const bool merge : {true, false}) {
        CAPTURE(merge);
        Sealed story;
        story.dispatch(Date::of(2026, 11, 18));
        const AgencyId brigade = story.view().line.partner;
        REQUIRE(story.bureau
                    .perform(app::ExportMatter{story.matter, brigade, app::Protection::none, {}})
                    .kind == Outcome::Kind::done);
        const auto [name, bytes] = story.bureau.desk().saved.back();
        REQUIRE(story.brigade.take(name, bytes, false) == app::ImportView::Phase::verified_bundle);
        const app::Session& session = story.brigade.session();
        const Bytes photo = PlainCase::made_up_file("现场照片.jpg", 4096);
        const auto photo_shows = [&] {
            return everything_on(story.brigade.disk()).find(as_text(photo)) != std::string::npos;
        };
        CHECK(photo_shows());

        CHECK(story.brigade.perform(app::SetStoreSealing{true}).kind == Outcome::Kind::done);
        CHECK(session.store_sealing().changing);
        if (merge) {
            CHECK(story.brigade.perform(app::MergeImport{}).kind == Outcome::Kind::done);
            CHECK(story.brigade.session().matter(story.matter)->missing_files.empty());
        } else {
            (void)story.brigade.perform(app::DropImport{});
        }
        story.brigade.settle();
        CHECK_FALSE(session.store_sealing().changing);
        CHECK(story.brigade.disk().blobs.empty() != merge);
        CHECK_FALSE(photo_shows());
    }
}

TEST_CASE("a lock in any other form is damage") {
    SeededRandom random;
    const crypto::DeviceKeys keys = crypto::generate_device_keys(random).value();
    const std::string sealed_keys = crypto::seal_keys(keys, Office::k_passphrase, random).value();
    const crypto::ContentKey key = crypto::generate_content_key(random);
    const DeviceId device{std::string(32, 'd')};
    const StoreLock lock =
        app::make_store_lock(key, StoreLock::State::sealed,
                             {{{device, "王", "", sealed_keys}, keys.encryption.public_key()}},
                             random)
            .value();
    const std::string text = app::write_store_lock(lock);
    CHECK(text.find("王") == std::string::npos);
    const StoreLock read = app::read_store_lock(text).value();
    CHECK(app::write_store_lock(read) == text);
    CHECK(app::open_store_lock(read, Office::k_passphrase, random).value().store_key.bytes ==
          key.bytes);
    CHECK(app::open_store_lock(read, "别的口令2026", random).error().code ==
          ErrorCode::passphrase_wrong);

    const std::string line = text.substr(text.find('\n') + 1);
    std::string many = "CBL1 sealed\n";
    for (int i = 0; i < 65; ++i) many += line;
    for (const std::string& bad :
         {std::string{}, std::string{"CBL1 sealed"}, std::string{"CBL1 sealed\n"},
          "CBL2 sealed\n" + line, "CBL1 open\n" + line, text + "x", text + " \n", many,
          text.substr(0, text.size() - 2) + "\n", "CBL1 sealed\n" + std::string(70'000, 'a')}) {
        CAPTURE(bad.substr(0, 40));
        CHECK(app::read_store_lock(bad).error().code == ErrorCode::storage_damaged);
    }
    StoreLock other = read;
    other.slots.front().wrapped_key.back() ^= 1;
    CHECK(app::open_store_lock(other, Office::k_passphrase, random).error().code ==
          ErrorCode::storage_damaged);
}
