#include "storage/redo_port.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

#include "storage/connection.h"
#include "storage/page_port_memory.h"
#include "support/faulty_backend.h"
#include "support/seeded_random.h"
#include "support/small_segments.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

constexpr RedoLimits small_limits{.checkpoint_bytes = 40'000, .slice_segments = 1};

/// One browser tab: store, port and connection on a disk that outlives it.
struct Tab {
    explicit Tab(MemoryDisk& disk, RedoLimits limits = {},
                 std::shared_ptr<const StoreSeal> seal = nullptr)
        : Tab(open_memory_port(disk, limits), std::move(seal)) {}
    Tab(MemoryDisk& disk, RedoLimits limits, std::uint32_t segment_bytes)
        : Tab(open_memory_port(disk, limits), nullptr, segment_bytes) {}
    explicit Tab(std::unique_ptr<PagePort> opened, std::shared_ptr<const StoreSeal> seal = nullptr,
                 std::uint32_t segment_bytes = test::small_segment_bytes)
        : store(segment_bytes), port(std::move(opened)) {
        port->set_seal(std::move(seal));
        port->load(store, [this](Result<LoadReport> result) { accept(std::move(result)); });
        settle();
    }
    void accept(Result<LoadReport> result) {
        if (!result.ok()) {
            load_error = result.error().code;
            return;
        }
        report = result.value();
        auto opened = Connection::open(store);
        REQUIRE(opened.ok());
        connection.emplace(std::move(opened).value());
    }
    void settle() {
        for (int i = 0; i < 50; ++i) port->drain();
    }
    Result<std::uint64_t> write(std::string_view sql) {
        TRY(auto transaction, connection->begin());
        CHECK_OK(connection->run_script(sql));
        return transaction.commit();
    }
    std::int64_t number(std::string_view sql) {
        auto statement = connection->prepare(sql);
        REQUIRE(statement.ok());
        REQUIRE(statement->step().value());
        return statement->column_int64(0);
    }
    bool sound() {
        auto statement = connection->prepare("PRAGMA integrity_check");
        REQUIRE(statement.ok());
        REQUIRE(statement->step().value());
        return statement->column_text(0) == "ok";
    }

    PageStore store;
    std::unique_ptr<PagePort> port;
    std::optional<Connection> connection;
    LoadReport report;
    std::optional<ErrorCode> load_error;
};

/// A program that is never idle.
struct Busy final : test::FaultyBackend {
    using test::FaultyBackend::FaultyBackend;
    void when_idle(std::function<void()>) override {}
};

constexpr std::string_view create_sql = "CREATE TABLE item(id INTEGER PRIMARY KEY, body)";
constexpr std::string_view insert_sql = "INSERT INTO item(body) VALUES (randomblob(3000))";
constexpr std::string_view fill_sql =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400)"
    "INSERT INTO item(body) SELECT randomblob(2000) FROM n";

}  // namespace

TEST_CASE("a commit is saved only when the disk says so") {
    MemoryDisk disk;
    Tab tab(disk);
    CHECK(tab.report.state == Durability::saved);
    disk.stalled = true;
    const auto seq = tab.write(create_sql);
    REQUIRE(seq.ok());
    tab.settle();
    CHECK(tab.port->state() == Durability::saving);
    CHECK_FALSE(tab.port->durable(seq.value()));
    CHECK(disk.log.empty());
    disk.stalled = false;
    tab.settle();
    CHECK(tab.port->state() == Durability::saved);
    CHECK(tab.port->durable(seq.value()));
    CHECK(disk.log.size() == 1);
    CHECK(disk.remembered_seq == seq.value());
}

TEST_CASE("commits made while one is being written go into one record") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        for (int i = 0; i < 5; ++i) REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        CHECK(disk.log.size() == 2);
        CHECK(tab.port->durable_seq() == 6);
    }
    Tab again(disk);
    CHECK(again.report.durable_seq == 6);
    CHECK(again.number("SELECT count(*) FROM item") == 5);
}

TEST_CASE("a crash loses nothing that was saved") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        disk.stalled = true;
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
    }
    disk.stalled = false;
    Tab again(disk);
    CHECK(again.report.durable_seq == 2);
    CHECK(again.report.cut_records == 0);
    CHECK(again.number("SELECT count(*) FROM item") == 1);
}

TEST_CASE("a checkpoint moves the log into the snapshot") {
    MemoryDisk disk;
    {
        Tab tab(disk, small_limits);
        REQUIRE(tab.write(create_sql).ok());
        REQUIRE(tab.write(fill_sql).ok());
        tab.settle();
        CHECK(disk.log.empty());
        REQUIRE(disk.meta.has_value());
        CHECK(disk.through == 2);
        CHECK(disk.meta->log_after == 2);
        CHECK(disk.meta->segment_count == disk.segments.size());
        CHECK(disk.segments.size() == tab.store.segment_count());
        REQUIRE(tab.write("DELETE FROM item WHERE id>10").ok());
        REQUIRE(tab.connection->run_script("VACUUM").ok());
        REQUIRE(tab.write(fill_sql).ok());
        REQUIRE(tab.write("DELETE FROM item WHERE id>20").ok());
        REQUIRE(tab.connection->run_script("VACUUM").ok());
        tab.settle();
        CHECK(disk.segments.size() == 1);
    }
    Tab again(disk, small_limits);
    CHECK(again.number("SELECT count(*) FROM item") == 20);
    CHECK(again.sound());
}

TEST_CASE("a failed write is latched, keeps every page, and is written after a retry") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
        disk.write_error = ErrorCode::storage_full;
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        CHECK(tab.port->state() == Durability::failed);
        CHECK(tab.port->error()->code == ErrorCode::storage_full);
        // Work goes on in memory; nothing is called saved, even after the disk is well again.
        const auto seq = tab.write(insert_sql);
        REQUIRE(seq.ok());
        disk.write_error.reset();
        tab.settle();
        CHECK(tab.port->state() == Durability::failed);
        CHECK(tab.port->durable_seq() == 1);
        tab.port->retry();
        tab.settle();
        CHECK(tab.port->state() == Durability::saved);
        CHECK_FALSE(tab.port->error().has_value());
        CHECK(tab.port->durable(seq.value()));
    }
    Tab again(disk);
    CHECK(again.number("SELECT count(*) FROM item") == 2);
    CHECK(again.sound());
}

TEST_CASE("a retry that fails again stays failed") {
    MemoryDisk disk;
    Tab tab(disk);
    disk.write_error = ErrorCode::storage_failed;
    REQUIRE(tab.write(create_sql).ok());
    tab.settle();
    tab.port->retry();
    tab.settle();
    CHECK(tab.port->state() == Durability::failed);
}

TEST_CASE("a failed checkpoint loses nothing and does not count as a failed save") {
    MemoryDisk disk;
    {
        Tab tab(disk, small_limits);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
        REQUIRE(tab.write(fill_sql).ok());
        tab.port->drain();  // the record is on the disk; the checkpoint is only asked for
        CHECK(tab.port->state() == Durability::saved);
        disk.write_error = ErrorCode::storage_full;
        tab.settle();
        CHECK(tab.port->state() == Durability::saved);
        CHECK(disk.segments.empty());
        disk.write_error.reset();
        REQUIRE(tab.write(fill_sql).ok());
        tab.settle();
        CHECK(disk.log.empty());
    }
    Tab again(disk);
    CHECK(again.number("SELECT count(*) FROM item") == 800);
    CHECK(again.sound());
}

TEST_CASE("a tail that breaks after the snapshot is cut off before anything new is written") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
        for (int i = 0; i < 3; ++i) {
            REQUIRE(tab.write(insert_sql).ok());
            tab.settle();
        }
    }
    REQUIRE(disk.log.size() == 4);
    disk.log.at(3).bytes[9] ^= 1;
    {
        Tab tab(disk);
        CHECK(tab.report.state == Durability::saved);
        CHECK(tab.report.cut_records == 2);
        CHECK(tab.report.durable_seq == 2);
        CHECK(tab.report.remembered_seq == 4);
        CHECK(disk.log.size() == 2);
        CHECK(tab.number("SELECT count(*) FROM item") == 1);
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
    }
    Tab again(disk);
    CHECK(again.report.cut_records == 0);
    CHECK(again.number("SELECT count(*) FROM item") == 2);
}

TEST_CASE("a broken or missing segment means damaged: readable, not writable, nothing deleted") {
    MemoryDisk sound_disk;
    {
        Tab tab(sound_disk, small_limits);
        REQUIRE(tab.write(create_sql).ok());
        REQUIRE(tab.write(fill_sql).ok());
        tab.settle();
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
    }
    REQUIRE(sound_disk.segments.size() > 2);
    REQUIRE(sound_disk.log.size() == 1);
    for (int way = 0; way < 2; ++way) {
        MemoryDisk disk = sound_disk;
        if (way == 0) {
            disk.segments.at(1).bytes[77] ^= 1;
        } else {
            disk.segments.erase(1);
        }
        const MemoryDisk before = disk;
        Tab tab(disk);
        CHECK(tab.report.state == Durability::damaged);
        CHECK(tab.port->error()->code == ErrorCode::storage_damaged);
        CHECK(tab.write(insert_sql).error().code == ErrorCode::storage_damaged);
        tab.settle();
        CHECK(disk.log.size() == before.log.size());
        CHECK(disk.segments.size() == before.segments.size());
    }
}

TEST_CASE("a log that breaks before the snapshot's last slice means damaged") {
    MemoryDisk disk;
    {
        Tab tab(disk, small_limits);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
        REQUIRE(tab.write(fill_sql).ok());
        tab.settle();
        REQUIRE(tab.write("UPDATE item SET body=randomblob(2000)").ok());
        // The record and the first slice of the checkpoint, then the power goes.
        disk.operations_left = 2;
        tab.settle();
    }
    disk.operations_left.reset();
    REQUIRE(disk.through == 3);
    REQUIRE(disk.log.size() == 1);
    {
        Tab tab(disk, small_limits);
        CHECK(tab.report.state == Durability::saved);
        CHECK(tab.sound());
    }
    disk.log.erase(3);
    disk.meta->log_after = 2;
    Tab tab(disk, small_limits);
    CHECK(tab.report.state == Durability::damaged);
}

TEST_CASE("a database that has gone is reported as lost until the loss is accepted") {
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
    }
    disk.log.clear();
    disk.meta.reset();
    Tab tab(disk);
    CHECK(tab.report.state == Durability::lost);
    CHECK(tab.report.remembered_seq == 1);
    CHECK(tab.write(create_sql).error().code == ErrorCode::storage_lost);
    tab.port->start_over();
    CHECK(tab.port->state() == Durability::saved);
    REQUIRE(tab.write(create_sql).ok());
    tab.settle();
    CHECK(tab.port->durable_seq() == 1);
}

TEST_CASE("a database that is thrown away under an open page is written anew from memory") {
    for (const bool sealed : {false, true}) {
        for (const bool and_memory : {false, true}) {
            CAPTURE(sealed);
            CAPTURE(and_memory);
            MemoryDisk disk;
            test::SeededRandom random;
            const auto seal =
                sealed ? StoreSeal::make(crypto::ContentKey{}, StoreSeal::Writes::sealed, random)
                             .value()
                       : nullptr;
            Tab tab(disk, small_limits, seal);
            REQUIRE(tab.write(create_sql).ok());
            REQUIRE(tab.write(fill_sql).ok());
            if (sealed) tab.port->write_lock({1, 2, 3}, [](const Status&) {});
            tab.settle();
            disk.empty(and_memory);
            REQUIRE(tab.write(insert_sql).ok());
            tab.settle();
            CHECK(tab.port->state() == Durability::failed);
            REQUIRE(tab.write(insert_sql).ok());
            tab.port->retry();
            CHECK_FALSE(tab.port->durable(tab.store.seq()));
            tab.settle();
            CHECK(tab.port->state() == Durability::saved);
            CHECK(tab.port->durable(tab.store.seq()));
            CHECK(tab.port->times_emptied() == 1);
            CHECK(disk.lock.empty() != sealed);
            REQUIRE(tab.write(insert_sql).ok());
            tab.settle();
            if (sealed) continue;  // opening one is another test
            Tab again(disk);
            CHECK(again.report.state == Durability::read_only);  // the first one is still there
            CHECK(again.number("SELECT count(*) FROM item") == 403);
            CHECK(again.sound());
        }
    }
}

TEST_CASE("a new base that is interrupted anywhere is a lost database, not half of one") {
    for (std::uint32_t operations = 0; operations < 12; ++operations) {
        CAPTURE(operations);
        MemoryDisk disk;
        bool complete = false;
        {
            Tab tab(disk, small_limits);
            REQUIRE(tab.write(create_sql).ok());
            REQUIRE(tab.write(fill_sql).ok());
            tab.settle();
            disk.empty(false);
            REQUIRE(tab.write(insert_sql).ok());
            tab.settle();
            tab.port->retry();
            disk.operations_left = operations;
            tab.settle();
            complete = tab.port->durable(tab.store.seq());
        }
        disk.operations_left.reset();
        Tab again(disk, small_limits);
        if (complete) {
            CHECK(again.number("SELECT count(*) FROM item") == 401);
            CHECK(again.sound());
        } else {
            CHECK(again.report.state == Durability::lost);
            again.port->start_over();
            REQUIRE(again.write(create_sql).ok());
            again.settle();
            CHECK(again.port->state() == Durability::saved);
        }
    }
}

TEST_CASE("the log stays bounded while commits never pause") {
    MemoryDisk disk;
    constexpr std::uint64_t k_longest = 2'000'000;
    test::FaultPlan none;
    Tab tab(std::make_unique<RedoPort>(
        std::make_unique<Busy>(open_memory_backend(disk), none),
        RedoLimits{.checkpoint_bytes = 100'000, .longest_log_bytes = k_longest}));
    REQUIRE(tab.write(create_sql).ok());
    REQUIRE(tab.write(fill_sql).ok());
    std::uint64_t longest = 0;
    for (int i = 0; i < 2000; ++i) {
        REQUIRE(tab.write(insert_sql).ok());
        tab.port->drain();
        // The next one waits already when this one has been written.
        REQUIRE(tab.write(insert_sql).ok());
        longest = std::max(longest, tab.port->log_bytes());
    }
    CHECK(longest > k_longest);
    CHECK(longest < 2 * k_longest);
    tab.settle();
    CHECK(tab.number("SELECT count(*) FROM item") == 4400);
    Tab again(disk);
    CHECK(again.number("SELECT count(*) FROM item") == 4400);
    CHECK(again.sound());
}

TEST_CASE("a record that was put together anew follows the one whose answer was a failure") {
    PageStore store{test::small_segment_bytes};
    MemoryDisk disk;
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        tab.settle();
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        const Commit unheard = disk.log.at(2);
        disk.log.erase(2);
        tab.store.give_back(unheard);
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        REQUIRE(disk.log.at(3).previous_seq == 1);
        disk.log.emplace(2, unheard);
    }
    Tab again(disk);
    CHECK(again.report.cut_records == 0);
    CHECK(again.number("SELECT count(*) FROM item") == 2);
    CHECK(again.sound());
}

TEST_CASE("segments of another length are laid down anew, all in one step") {
    MemoryDisk first;
    std::uint64_t seq = 0;
    {
        Tab tab(first, small_limits);
        REQUIRE(tab.write(create_sql).ok());
        REQUIRE(tab.write(fill_sql).ok());
        tab.settle();
        REQUIRE(tab.write(insert_sql).ok());
        tab.settle();
        seq = tab.port->durable_seq();
    }
    REQUIRE(first.segments.size() > 2);
    REQUIRE(first.log.size() == 1);
    // As a store of format 1 told it, and as one of now does.
    for (const std::uint32_t format : {1U, storage_format}) {
        CAPTURE(format);
        first.meta->format = format;
        first.meta->segment_bytes = format == 1 ? 0 : test::small_segment_bytes;
        for (std::int64_t allowed = 0; allowed < 4; ++allowed) {
            MemoryDisk disk = first;
            disk.operations_left = allowed;  // the power goes anywhere in it
            {
                Tab tab(disk, small_limits, usual_segment_bytes);
                CHECK(tab.report.state != Durability::damaged);
            }
            disk.operations_left.reset();
            {
                Tab tab(disk, small_limits, usual_segment_bytes);
                CHECK(tab.report.state == Durability::saved);
                CHECK(tab.report.durable_seq == seq);
                CHECK(tab.sound());
                CHECK(tab.number("SELECT count(*) FROM item") == 401);
            }
            CHECK(disk.meta->format == storage_format);
            CHECK(disk.meta->segment_bytes == usual_segment_bytes);
            CHECK(disk.segments.size() == 1);
            CHECK(disk.log.empty());
            Tab again(disk, small_limits, usual_segment_bytes);
            CHECK(again.number("SELECT count(*) FROM item") == 401);
        }
    }
}

TEST_CASE("a newer format is not touched") {
    MemoryDisk disk;
    disk.meta = SnapshotMeta{};
    disk.meta->format = storage_format + 1;
    Tab tab(disk);
    CHECK(tab.load_error == ErrorCode::storage_newer);
    CHECK(tab.port->state() == Durability::read_only);
    CHECK(tab.store.read_only_reason() == ErrorCode::storage_newer);
}

TEST_CASE("the second tab reads only, takes over, and the first one can write nothing more") {
    MemoryDisk disk;
    Tab first(disk);
    REQUIRE(first.write(create_sql).ok());
    REQUIRE(first.write(insert_sql).ok());
    first.settle();

    Tab second(disk);
    CHECK(second.report.state == Durability::read_only);
    CHECK(second.port->error()->code == ErrorCode::another_tab);
    CHECK(second.number("SELECT count(*) FROM item") == 1);
    CHECK(second.write(insert_sql).error().code == ErrorCode::another_tab);

    REQUIRE(first.write(insert_sql).ok());
    first.settle();
    second.connection.reset();
    second.port->take_over(
        [&second](Result<LoadReport> result) { second.accept(std::move(result)); });
    second.settle();
    CHECK(second.report.state == Durability::saved);
    CHECK(second.number("SELECT count(*) FROM item") == 2);
    REQUIRE(second.write("INSERT INTO item(body) VALUES ('second')").ok());
    second.settle();

    // The first tab does not know yet; its next record is refused whole.
    REQUIRE(first.write("INSERT INTO item(body) VALUES ('first')").ok());
    first.settle();
    CHECK(first.port->state() == Durability::read_only);
    CHECK(first.port->error()->code == ErrorCode::another_tab);
    CHECK(first.port->durable_seq() == 3);
    CHECK(first.write(insert_sql).error().code == ErrorCode::another_tab);

    first.connection.reset();
    first.port->take_over([&first](Result<LoadReport> result) { first.accept(std::move(result)); });
    first.settle();
    CHECK(first.report.state == Durability::saved);
    CHECK(first.number("SELECT count(*) FROM item WHERE body='first'") == 0);
    CHECK(first.number("SELECT count(*) FROM item WHERE body='second'") == 1);
}

TEST_CASE("loading twice at once is refused without disturbing the first") {
    MemoryDisk disk;
    PageStore store{test::small_segment_bytes};
    auto port = open_memory_port(disk);
    int good = 0;
    int busy = 0;
    const auto count = [&](const Result<LoadReport>& result) { ++(result.ok() ? good : busy); };
    port->load(store, count);
    port->load(store, count);
    for (int i = 0; i < 5; ++i) port->drain();
    CHECK(good == 1);
    CHECK(busy == 1);
    CHECK(port->state() == Durability::saved);
}

TEST_CASE(
    "random work with a crash at any operation comes back as it was at the last saved number") {
    for (unsigned seed = 1; seed <= 36; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        MemoryDisk disk;
        test::SeededRandom nonces{seed};
        const crypto::ContentKey key = crypto::generate_content_key(nonces);
        std::map<std::uint64_t, Bytes> images;
        std::uint64_t saved = 0;
        for (int life = 0; life < 6; ++life) {
            disk.operations_left.reset();
            // Every third disk is encrypted; now and then it is turned on or off.
            const auto writes =
                random() % 4 == 0 ? StoreSeal::Writes::plain : StoreSeal::Writes::sealed;
            Tab tab(disk,
                    {.checkpoint_bytes = 60'000,
                     .longest_log_bytes = seed % 2 == 0 ? 100'000U : 10'000'000U,
                     .slice_segments = 1 + seed % 2},
                    seed % 3 == 0 ? StoreSeal::make(key, writes, nonces).value() : nullptr);
            REQUIRE(tab.report.state == Durability::saved);
            REQUIRE(tab.report.durable_seq >= saved);
            REQUIRE(tab.report.cut_records == 0);
            const auto image = [&tab] {
                Bytes bytes(static_cast<std::size_t>(tab.store.size_bytes()));
                tab.store.read(0, bytes);
                return bytes;
            };
            const std::uint64_t loaded = tab.report.durable_seq;
            if (loaded > 0) {
                REQUIRE(image() == images.at(loaded));
            } else {
                REQUIRE(tab.write(create_sql).ok());
            }
            images.clear();
            images[tab.store.seq()] = image();
            disk.operations_left = random() % 40;
            for (int round = 0; round < 25; ++round) {
                switch (random() % 8) {
                    case 0: REQUIRE(tab.write("DELETE FROM item WHERE id % 3 = 0").ok()); break;
                    case 1:
                        REQUIRE(
                            tab.write("UPDATE item SET body=randomblob(900) WHERE id%5=0").ok());
                        break;
                    case 2: REQUIRE(tab.connection->run_script("VACUUM").ok()); break;
                    case 3: REQUIRE(tab.write("DELETE FROM item WHERE id > 100").ok()); break;
                    case 4: REQUIRE(tab.write(fill_sql).ok()); break;
                    default: REQUIRE(tab.write(insert_sql).ok());
                }
                images[tab.store.seq()] = image();
                for (unsigned turn = 0; turn < random() % 4; ++turn) tab.port->drain();
                saved = tab.port->durable_seq();
            }
            // Only what a crash could leave behind needs to be kept for the comparison.
            images.erase(images.begin(), images.lower_bound(saved));
        }
    }
}

TEST_CASE("an encrypted image tells nothing, and opens only with its key") {
    const std::string secret = "昌江区某某汽车维修中心";
    const auto tells = [&secret](const MemoryDisk& disk) {
        const auto has = [&secret](const Bytes& bytes) {
            return as_text(bytes).find(secret) != std::string_view::npos;
        };
        for (const auto& [seq, commit] : disk.log) {
            if (has(commit.bytes)) return true;
        }
        for (const auto& [index, segment] : disk.segments) {
            if (has(segment.bytes)) return true;
        }
        return false;
    };
    MemoryDisk disk;
    const auto state_with = [&disk](std::shared_ptr<const StoreSeal> seal) {
        PageStore store{test::small_segment_bytes};
        const auto port = open_memory_port(disk);
        port->set_seal(std::move(seal));
        port->load(store, [](const Result<LoadReport>&) {});
        for (int i = 0; i < 5; ++i) port->drain();
        return port->state();
    };
    test::SeededRandom random;
    const crypto::ContentKey key = crypto::generate_content_key(random);
    const auto sealed = StoreSeal::make(key, StoreSeal::Writes::sealed, random).value();
    const auto plain = StoreSeal::make(key, StoreSeal::Writes::plain, random).value();
    {
        Tab tab(disk);
        REQUIRE(tab.write(create_sql).ok());
        REQUIRE(tab.write(fill_sql).ok());
        REQUIRE(tab.write("INSERT INTO item(body) VALUES ('" + secret + "')").ok());
        tab.settle();
        CHECK(tells(disk));
        tab.port->set_seal(sealed);
        CHECK(tab.port->rewriting());
        tab.settle();
        CHECK_FALSE(tab.port->rewriting());
        CHECK_FALSE(tells(disk));
        REQUIRE(tab.write("INSERT INTO item(body) VALUES ('" + secret + "')").ok());
        tab.settle();
        CHECK_FALSE(tells(disk));
    }
    {
        Tab tab(disk, {}, sealed);
        CHECK(tab.report.state == Durability::saved);
        CHECK_FALSE(tab.port->rewriting());
        CHECK(tab.number("SELECT count(*) FROM item") == 402);
        CHECK(tab.sound());
    }
    SUBCASE("without a key, or with another one") {
        const crypto::ContentKey other = crypto::generate_content_key(random);
        CHECK(state_with(nullptr) == Durability::damaged);
        CHECK(state_with(StoreSeal::make(other, StoreSeal::Writes::sealed, random).value()) ==
              Durability::damaged);
        CHECK(state_with(sealed) == Durability::saved);
    }
    SUBCASE("while a lock lies there and nobody has the key") {
        disk.lock = {1};
        Tab tab(disk);
        CHECK(tab.load_error == ErrorCode::storage_sealed);
        CHECK(tab.port->lock() == Bytes{1});
        tab.port->set_seal(sealed);
        tab.port->load(tab.store,
                       [&](Result<LoadReport> result) { tab.accept(std::move(result)); });
        tab.settle();
        CHECK(tab.report.state == Durability::saved);
    }
    SUBCASE("a changed byte is damage") {
        disk.segments.begin()->second.bytes[5] ^= 1;
        CHECK(state_with(sealed) == Durability::damaged);
    }
    SUBCASE("turned off, it is as it was") {
        Tab tab(disk, {}, plain);
        CHECK_FALSE(tab.port->rewriting());
        CHECK(tells(disk));
        CHECK(tab.number("SELECT count(*) FROM item") == 402);
    }
}

TEST_CASE(
    "a tab that takes over after encryption was turned off elsewhere writes as the lock says") {
    test::SeededRandom random;
    const crypto::ContentKey key = crypto::generate_content_key(random);
    const auto seal = StoreSeal::make(key, StoreSeal::Writes::sealed, random).value();
    const auto unseal = StoreSeal::make(key, StoreSeal::Writes::plain, random).value();
    MemoryDisk disk;
    disk.lock = {1};
    const auto open = [](Tab& tab, const std::shared_ptr<const StoreSeal>& with) {
        tab.port->set_seal(with);
        tab.port->load(tab.store,
                       [&tab](Result<LoadReport> result) { tab.accept(std::move(result)); });
        tab.settle();
    };
    Tab first(disk);
    open(first, seal);
    REQUIRE(first.write(create_sql).ok());
    REQUIRE(first.write(insert_sql).ok());
    first.settle();
    Tab second(disk);
    open(second, seal);
    CHECK(second.report.state == Durability::read_only);

    first.port->set_seal(unseal);
    first.settle();
    bool written = false;
    first.port->write_lock({}, [&written](const Status& status) { written = status.ok(); });
    first.settle();
    REQUIRE(written);

    second.connection.reset();
    second.port->take_over(
        [&second](Result<LoadReport> result) { second.accept(std::move(result)); });
    second.settle();
    CHECK(second.report.state == Durability::saved);
    REQUIRE(second.write(insert_sql).ok());
    second.settle();
    second.port.reset();
    // Nobody has the key any more, and nobody needs it.
    Tab third(disk);
    CHECK(third.report.state == Durability::saved);
    CHECK(third.number("SELECT count(*) FROM item") == 2);
}
