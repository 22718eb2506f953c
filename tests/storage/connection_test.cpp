#include "storage/connection.h"

#include <doctest/doctest.h>

#include <string>

#include "storage/page_store.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

std::string pragma(Connection& connection, std::string_view name) {
    auto statement = connection.prepare("PRAGMA " + std::string{name});
    REQUIRE(statement.ok());
    REQUIRE(statement->step().value());
    return std::string{statement->column_text(0)};
}

struct Fixture {
    PageStore store;
    Connection connection = [this] {
        auto opened = Connection::open(store);
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    Fixture() {
        REQUIRE(connection
                    .run_script("CREATE TABLE item(id INTEGER PRIMARY KEY, a, b, c, d);"
                                "CREATE TABLE part(item INTEGER NOT NULL REFERENCES item(id))")
                    .ok());
    }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture,
                  "a connection is opened with the settings that the storage design names") {
    CHECK(pragma(connection, "journal_mode") == "memory");
    CHECK(pragma(connection, "page_size") == "4096");
    CHECK(pragma(connection, "foreign_keys") == "1");
    CHECK(pragma(connection, "temp_store") == "2");
    CHECK(pragma(connection, "auto_vacuum") == "0");
    CHECK(pragma(connection, "trusted_schema") == "0");
    // DEFENSIVE: the journal cannot be switched off, the schema table cannot be written.
    CHECK(connection.run_script("PRAGMA writable_schema=ON; DELETE FROM sqlite_schema").ok() ==
          false);
    REQUIRE(connection.run_script("PRAGMA journal_mode=OFF").ok());
    CHECK(pragma(connection, "journal_mode") == "memory");
}

TEST_CASE_FIXTURE(Fixture, "every kind of value goes in and comes out unchanged") {
    const Bytes blob{0, 1, 255};
    REQUIRE(connection
                .run("INSERT INTO item VALUES (?, ?, ?, ?, ?)", INT64_MIN, 0.5, "危险\0化学品",
                     blob, nullptr)
                .ok());
    REQUIRE(connection
                .run("INSERT INTO item VALUES (?, ?, ?, ?, ?)", 2, std::string{}, Bytes{},
                     std::optional<std::int64_t>{}, std::optional<std::string>{"x"})
                .ok());
    auto statement = connection.prepare("SELECT id, a, b, c, d FROM item ORDER BY id");
    REQUIRE(statement.ok());
    REQUIRE(statement->step().value());
    CHECK(statement->column_count() == 5);
    CHECK(statement->column_int64(0) == INT64_MIN);
    CHECK(statement->column_double(1) == 0.5);
    CHECK(statement->column_text(2) == "危险");
    CHECK(Bytes(statement->column_blob(3).begin(), statement->column_blob(3).end()) == blob);
    CHECK(statement->column_is_null(4));
    REQUIRE(statement->step().value());
    CHECK_FALSE(statement->column_is_null(1));
    CHECK(statement->column_text(1).empty());
    CHECK_FALSE(statement->column_is_null(2));
    CHECK(statement->column_blob(2).empty());
    CHECK(statement->column_is_null(3));
    CHECK(statement->column_text(4) == "x");
    CHECK_FALSE(statement->step().value());
}

TEST_CASE_FIXTURE(Fixture, "text with a zero byte keeps its length") {
    const std::string_view text{"a\0b", 3};
    REQUIRE(connection.run("INSERT INTO item(id, a) VALUES (1, ?)", text).ok());
    auto statement = connection.prepare("SELECT a FROM item");
    REQUIRE(statement.ok());
    REQUIRE(statement->step().value());
    CHECK(statement->column_text(0) == text);
}

TEST_CASE_FIXTURE(Fixture, "a statement comes back from the cache reset and without old bindings") {
    constexpr std::string_view sql = "SELECT ?, count(*) FROM item";
    {
        auto first = connection.prepare(sql);
        REQUIRE(first.ok());
        first->bind(1, 42);
        REQUIRE(first->step().value());
        CHECK(first->column_int64(0) == 42);
    }
    auto second = connection.prepare(sql);
    REQUIRE(second.ok());
    REQUIRE(second->step().value());
    CHECK(second->column_is_null(0));
}

TEST_CASE_FIXTURE(Fixture, "the same text may be lent twice at once") {
    REQUIRE(connection.run_script("INSERT INTO item(id) VALUES (1), (2), (3)").ok());
    constexpr std::string_view sql = "SELECT id FROM item ORDER BY id";
    auto outer = connection.prepare(sql);
    REQUIRE(outer.ok());
    std::int64_t pairs = 0;
    while (outer->step().value()) {
        auto inner = connection.prepare(sql);
        REQUIRE(inner.ok());
        while (inner->step().value()) ++pairs;
    }
    CHECK(pairs == 9);
}

TEST_CASE_FIXTURE(Fixture, "prepare takes exactly one statement") {
    CHECK(connection.prepare("SELECT 1;\n").ok());
    CHECK_FALSE(connection.prepare("SELECT 1; SELECT 2").ok());
    CHECK_FALSE(connection.prepare("").ok());
    CHECK_FALSE(connection.prepare("  ").ok());
    CHECK_FALSE(connection.prepare("SELEC 1").ok());
    CHECK(connection.run("SELECT \"nothing\"").error().code == ErrorCode::storage_failed);
}

TEST_CASE_FIXTURE(Fixture, "a wrong parameter number is reported by step") {
    auto statement = connection.prepare("SELECT ?");
    REQUIRE(statement.ok());
    statement->bind(2, 1);
    CHECK(statement->step().error().code == ErrorCode::storage_failed);
}

TEST_CASE_FIXTURE(Fixture, "a transaction is rolled back unless it commits") {
    const std::uint64_t before = connection.seq();
    {
        auto transaction = connection.begin();
        REQUIRE(transaction.ok());
        CHECK(connection.in_transaction());
        CHECK_FALSE(connection.begin().ok());
        REQUIRE(connection.run("INSERT INTO item(id) VALUES (?)", 1).ok());
    }
    CHECK_FALSE(connection.in_transaction());
    CHECK(connection.seq() == before);
    auto transaction = connection.begin();
    REQUIRE(transaction.ok());
    REQUIRE(connection.run("INSERT INTO item(id) VALUES (?)", 5).ok());
    CHECK(connection.changes() == 1);
    CHECK(connection.last_insert_rowid() == 5);
    CHECK(transaction->commit().value() == before + 1);
    CHECK_FALSE(transaction->commit().ok());
    auto count = connection.prepare("SELECT group_concat(id) FROM item");
    REQUIRE(count.ok());
    REQUIRE(count->step().value());
    CHECK(count->column_text(0) == "5");
}

TEST_CASE_FIXTURE(Fixture, "constraints are told from other errors") {
    REQUIRE(connection.run("INSERT INTO item(id) VALUES (1)").ok());
    CHECK(is_constraint(connection.run("INSERT INTO item(id) VALUES (1)").error()));
    CHECK(is_constraint(connection.run("INSERT INTO part VALUES (99)").error()));
    CHECK_FALSE(is_constraint(connection.run("INSERT INTO nothing VALUES (1)").error()));
}

TEST_CASE_FIXTURE(Fixture, "a read-only store reads, and refuses to write with its reason") {
    REQUIRE(connection.run("INSERT INTO item(id) VALUES (1)").ok());
    store.set_read_only(ErrorCode::another_tab);
    CHECK(connection.begin().error().code == ErrorCode::another_tab);
    CHECK(connection.run("INSERT INTO item(id) VALUES (2)").error().code == ErrorCode::another_tab);
    {
        auto statement = connection.prepare("SELECT count(*) FROM item");
        REQUIRE(statement.ok());
        REQUIRE(statement->step().value());
        CHECK(statement->column_int64(0) == 1);
    }
    store.set_read_only(std::nullopt);
    CHECK(connection.run("INSERT INTO item(id) VALUES (2)").ok());
}

TEST_CASE("a store has one connection at a time, and can be opened again after it") {
    PageStore store;
    {
        auto first = Connection::open(store);
        REQUIRE(first.ok());
        REQUIRE(first->run_script("CREATE TABLE item(a); INSERT INTO item VALUES (7)").ok());
        CHECK(Connection::open(store).error().code == ErrorCode::busy);
    }
    auto second = Connection::open(store);
    REQUIRE(second.ok());
    auto statement = second->prepare("SELECT a FROM item");
    REQUIRE(statement.ok());
    REQUIRE(statement->step().value());
    CHECK(statement->column_int64(0) == 7);
}

TEST_CASE("an image that is no database is damaged") {
    PageStore store;
    REQUIRE(store.write(0, Bytes(page_size_bytes, 0x5a)));
    store.mark_committed();
    auto connection = Connection::open(store);
    const Error error = connection.ok() ? connection->run_script("CREATE TABLE item(a)").error()
                                        : connection.error();
    CHECK(error.code == ErrorCode::storage_damaged);
}
