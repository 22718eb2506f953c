#include "storage/page_store.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "storage/checksum.h"
#include "storage/connection.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

/// Takes every commit at once, like a disk without delay.
struct RecordingSink final : CommitSink {
    void committed(PageStore& store) override {
        auto commit = store.take_commit();
        REQUIRE(commit.has_value());
        commits.push_back(std::move(*commit));
    }
    std::vector<Commit> commits;
};

Bytes image_of(const PageStore& store) {
    Bytes image(static_cast<std::size_t>(store.size_bytes()));
    CHECK(store.read(0, image) == image.size());
    return image;
}

Bytes replay(const std::vector<Commit>& commits) {
    PageStore store;
    for (const Commit& commit : commits) REQUIRE(store.apply_commit(commit).ok());
    return image_of(store);
}

std::uint64_t commit_one(Connection& connection, std::string_view sql) {
    auto transaction = connection.begin();
    REQUIRE(transaction.ok());
    REQUIRE(connection.run_script(sql).ok());
    auto seq = transaction->commit();
    REQUIRE(seq.ok());
    return seq.value();
}

constexpr std::string_view fill_sql =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
    "INSERT INTO item(body) SELECT randomblob(500) FROM n";

}  // namespace

TEST_CASE("XXH64 gives the published values") {
    CHECK(xxh64({}, 0) == 0xEF46DB3751D8E999ULL);
    CHECK(xxh64(as_bytes("a"), 0) == 0xD24EC4F1A98C6E5BULL);
    CHECK(xxh64(as_bytes("abc"), 0) == 0x44BC2CF5AD770999ULL);
    CHECK(xxh64(as_bytes("Nobody inspects the spammish repetition"), 0) == 0xFBCEA83C8A378BF1ULL);
    CHECK(xxh64(as_bytes("Nobody inspects the spammish repetition"), 1) != 0xFBCEA83C8A378BF1ULL);
}

TEST_CASE("a number set holds what was inserted, in order and without doubles") {
    NumberSet set;
    CHECK(set.empty());
    set.insert(70);
    set.insert(3);
    set.insert(3);
    set.insert_range(62, 66);
    CHECK(set.count() == 6);
    CHECK(set.below(1000) == std::vector<std::uint32_t>{3, 62, 63, 64, 65, 70});
    CHECK(set.below(64) == std::vector<std::uint32_t>{3, 62, 63});
    NumberSet other;
    other.insert(200);
    other.insert(3);
    set.insert_all(other);
    CHECK(set.count() == 7);
    CHECK(set.contains(200));
    CHECK_FALSE(set.contains(201));
    set.clear();
    CHECK(set.empty());
    CHECK(set.below(1000).empty());
}

TEST_CASE("a commit holds exactly the pages that changed") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    CHECK(commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)") == 1);
    CHECK(commit_one(*connection, fill_sql) == 2);

    const Bytes before = image_of(store);
    CHECK(commit_one(*connection, "UPDATE item SET body=zeroblob(500) WHERE id IN (5, 1500)") == 3);
    const Bytes after = image_of(store);
    std::vector<std::uint32_t> changed;
    for (std::uint32_t page = 0; page < after.size() / page_size_bytes; ++page) {
        const std::size_t at = std::size_t{page} * page_size_bytes;
        const auto same = [&](std::size_t i) { return after[at + i] == before[at + i]; };
        std::size_t equal_bytes = 0;
        while (equal_bytes < page_size_bytes && same(equal_bytes)) ++equal_bytes;
        if (equal_bytes < page_size_bytes) {
            changed.push_back(page);
        }
    }
    CHECK(changed.size() == 3);  // two leaves and the change counter
    CHECK(sink.commits.back().pages == changed);
    CHECK(sink.commits.back().seq == 3);
    CHECK(sink.commits.back().previous_seq == 2);
    CHECK(sink.commits.back().size_bytes == after.size());
    CHECK(replay(sink.commits) == after);
}

TEST_CASE("a transaction that wrote nothing makes no record") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    CHECK(commit_one(*connection, "DELETE FROM item WHERE id=7") == 1);
    CHECK(sink.commits.size() == 1);
}

TEST_CASE("a rolled-back transaction leaves no page behind, spilled or not") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    const Bytes before = image_of(store);
    const std::size_t commits = sink.commits.size();
    for (const std::string_view cache : {"PRAGMA cache_size=-8192", "PRAGMA cache_size=5"}) {
        REQUIRE(connection->run_script(cache).ok());
        {
            auto transaction = connection->begin();
            REQUIRE(transaction.ok());
            REQUIRE(connection->run_script("UPDATE item SET body=randomblob(500)").ok());
            REQUIRE(connection->run_script(fill_sql).ok());
            if (cache.ends_with('5')) {
                CHECK(image_of(store) != before);
                CHECK_FALSE(store.take_commit().has_value());
            }
        }
        CHECK(image_of(store) == before);
        CHECK(sink.commits.size() == commits);
        CHECK_FALSE(store.has_commit());
    }
    commit_one(*connection, "UPDATE item SET body=zeroblob(500) WHERE id=9");
    CHECK(replay(sink.commits) == image_of(store));
    commit_one(*connection, "UPDATE item SET body=zeroblob(500) WHERE id=10");
    CHECK(sink.commits.back().pages.size() == 2);
}

TEST_CASE("free pages that a rolled-back spill wrote over reach the disk with the next commit") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    REQUIRE(connection->run_script("PRAGMA cache_size=5").ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    commit_one(*connection, "DELETE FROM item WHERE id>10");
    const Bytes before = image_of(store);
    {
        auto transaction = connection->begin();
        REQUIRE(transaction.ok());
        REQUIRE(connection->run_script(fill_sql).ok());
    }
    // SQLite does not restore the contents of pages that were free: nobody reads them.
    CHECK(image_of(store).size() == before.size());
    CHECK(image_of(store) != before);
    commit_one(*connection, "UPDATE item SET body=zeroblob(500) WHERE id=9");
    CHECK(replay(sink.commits) == image_of(store));
}

TEST_CASE("a spilled transaction that commits is one complete record") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    REQUIRE(connection->run_script("PRAGMA cache_size=5").ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    CHECK(sink.commits.size() == 2);
    CHECK(replay(sink.commits) == image_of(store));
}

TEST_CASE("VACUUM is recorded with its truncation") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    commit_one(*connection, "DELETE FROM item WHERE id>100");
    const std::uint64_t before = store.size_bytes();
    REQUIRE(connection->run_script("VACUUM").ok());
    CHECK(store.size_bytes() < before / 4);
    CHECK(sink.commits.back().size_bytes == store.size_bytes());
    CHECK(replay(sink.commits) == image_of(store));
    commit_one(*connection, fill_sql);
    CHECK(replay(sink.commits) == image_of(store));
}

TEST_CASE("pages cut off and grown again unwritten are recorded as zero") {
    PageStore store;
    const Bytes ones(page_size_bytes, 1);
    for (std::uint32_t page = 0; page < 4; ++page)
        REQUIRE(store.write(page * page_size_bytes, ones));
    store.mark_committed();
    std::vector<Commit> commits{store.take_commit().value()};
    store.truncate(page_size_bytes);
    REQUIRE(store.write(3 * page_size_bytes, ones));
    store.mark_committed();
    commits.push_back(store.take_commit().value());
    CHECK(commits.back().pages == std::vector<std::uint32_t>{1, 2, 3});
    CHECK(replay(commits) == image_of(store));
    CHECK(image_of(store)[page_size_bytes] == 0);
}

TEST_CASE("commits that nobody took merge into one record") {
    PageStore store;
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    CHECK(commit_one(*connection, "DELETE FROM item WHERE id>1000") == 3);
    const auto merged = store.take_commit();
    REQUIRE(merged.has_value());
    CHECK(merged->seq == 3);
    CHECK(merged->previous_seq == 0);
    CHECK_FALSE(store.take_commit().has_value());
    CHECK(replay({*merged}) == image_of(store));
}

TEST_CASE("a record given back joins the next one, cut-off pages included") {
    PageStore store;
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, fill_sql);
    std::vector<Commit> kept{store.take_commit().value()};
    commit_one(*connection, "DELETE FROM item");
    REQUIRE(connection->run_script("VACUUM").ok());
    const Commit lost = store.take_commit().value();
    store.give_back(lost);
    CHECK(store.has_commit());
    commit_one(*connection, fill_sql);
    kept.push_back(store.take_commit().value());
    CHECK(kept.back().previous_seq == kept.front().seq);
    CHECK(replay(kept) == image_of(store));
}

TEST_CASE("replay refuses a gap, a malformed and a changed record and stays as it was") {
    PageStore store;
    RecordingSink sink;
    store.set_sink(&sink);
    auto connection = Connection::open(store);
    REQUIRE(connection.ok());
    commit_one(*connection, "CREATE TABLE item(id INTEGER PRIMARY KEY, body)");
    commit_one(*connection, "INSERT INTO item(body) VALUES (1)");
    commit_one(*connection, "INSERT INTO item(body) VALUES (2)");

    PageStore target;
    REQUIRE(target.apply_commit(sink.commits[0]).ok());
    const Bytes before = image_of(target);
    CHECK(target.apply_commit(sink.commits[2]).error().code == ErrorCode::storage_damaged);
    const Commit good = sink.commits[1];
    std::vector<Commit> bad(6, good);
    bad[0].bytes[100] ^= 1;
    bad[1].pages[0] += 1;
    bad[2].size_bytes += page_size_bytes;
    bad[3].seq += 1;
    bad[4].checksum ^= 1;
    bad[5].bytes.pop_back();
    for (const Commit& commit : bad) {
        CHECK(target.apply_commit(commit).error().code == ErrorCode::storage_damaged);
        CHECK(image_of(target) == before);
        CHECK(target.seq() == 1);
    }
    CHECK(target.apply_commit(good).ok());
}

TEST_CASE("a part of a snapshot that is no whole number of pages is refused") {
    constexpr std::uint32_t k_segment_bytes = 16 * page_size_bytes;
    PageStore store{k_segment_bytes};
    CHECK_FALSE(store.put_pages(0, Bytes(100)).ok());
    CHECK_FALSE(store.put_pages(100, Bytes(page_size_bytes)).ok());
    CHECK(store.put_pages(2 * k_segment_bytes, Bytes(page_size_bytes, 7)).ok());
    CHECK(store.size_bytes() == 2 * k_segment_bytes + page_size_bytes);
    CHECK(store.segment(1).size() == k_segment_bytes);
    CHECK(store.segment(2)[0] == 7);
    CHECK(store.segment(3).empty());
}

TEST_CASE("random work replays to an equal image after every commit") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        PageStore store;
        PageStore twin;
        RecordingSink sink;
        store.set_sink(&sink);
        auto connection = Connection::open(store);
        REQUIRE(connection.ok());
        REQUIRE(
            connection->run_script(seed % 2 == 0 ? "PRAGMA cache_size=10" : "PRAGMA cache_size=200")
                .ok());
        commit_one(*connection,
                   "CREATE TABLE item(id INTEGER PRIMARY KEY, body);"
                   "CREATE INDEX item_body ON item(body)");
        for (int round = 0; round < 40; ++round) {
            const bool commits = random() % 4 != 0;
            {
                auto transaction = connection->begin();
                REQUIRE(transaction.ok());
                for (unsigned step = 0; step <= random() % 5; ++step) {
                    const std::int64_t key = static_cast<std::int64_t>(random() % 500);
                    switch (random() % 4) {
                        case 0:
                            REQUIRE(connection
                                        ->run("DELETE FROM item WHERE id BETWEEN ? AND ?", key,
                                              key + 150)
                                        .ok());
                            break;
                        case 1:
                            REQUIRE(connection
                                        ->run("UPDATE item SET body=? WHERE id % 7 = ?",
                                              Bytes(random() % 9000, 5), key % 7)
                                        .ok());
                            break;
                        default:
                            for (int i = 0; i < 20; ++i) {
                                REQUIRE(connection
                                            ->run("INSERT INTO item(body) VALUES (?)",
                                                  Bytes(random() % 3000, 9))
                                            .ok());
                            }
                    }
                }
                if (commits) REQUIRE(transaction->commit().ok());
            }
            if (round % 13 == 12) REQUIRE(connection->run_script("VACUUM").ok());
            for (const Commit& commit : sink.commits) REQUIRE(twin.apply_commit(commit).ok());
            sink.commits.clear();
            if (commits) REQUIRE(image_of(twin) == image_of(store));
            REQUIRE(twin.seq() == store.seq());
        }
        auto second = Connection::open(twin);
        REQUIRE(second.ok());
        auto check = second->prepare("PRAGMA integrity_check");
        REQUIRE(check.ok());
        REQUIRE(check->step().value());
        CHECK(check->column_text(0) == "ok");
    }
}
