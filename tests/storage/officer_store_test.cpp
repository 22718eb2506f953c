#include "storage/officer_store.h"

#include <doctest/doctest.h>

#include "storage/database.h"
#include "storage/page_store.h"
#include "storage/schema_sql.h"
#include "storage/setting_store.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

const DeviceId k_first{std::string(32, '1')};
const DeviceId k_second{std::string(32, '2')};

}  // namespace

TEST_CASE("the one officer of an older database is the first of the new list") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    for (const std::string_view script :
         {k_event_log_sql, k_export_register_sql, k_number_register_sql}) {
        REQUIRE(connection.run_script(script).ok());
    }
    REQUIRE(connection.run_script("PRAGMA user_version = 3").ok());
    const std::pair<const char*, std::string> settings[] = {
        {"identity.agency", std::string(32, 'a')},
        {"identity.device", k_first.text},
        {"identity.officer", "张伟"},
        {"identity.certificate", "36020026"},
        {"identity.sealed_keys", "CBK1.…"},
        {"deadlines.lead", "5"}};
    for (const auto& [key, value] : settings) {
        REQUIRE(write_setting(connection, key, value).ok());
    }
    REQUIRE(prepare_schema(connection).ok());
    const StoredOfficer expected{k_first, "张伟", "36020026", "CBK1.…"};
    CHECK(*officers(connection) == std::vector<StoredOfficer>{expected});
    CHECK_FALSE(read_setting(connection, "identity.sealed_keys")->has_value());
    CHECK(*read_setting(connection, "identity.agency") == std::string(32, 'a'));
    CHECK(*read_setting(connection, "deadlines.lead") == "5");
    REQUIRE(prepare_schema(connection).ok());  // again: nothing is made twice
    CHECK(officers(connection)->size() == 1);
}

TEST_CASE("a database without an identity has no officer after the migration") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    REQUIRE(prepare_schema(connection).ok());
    CHECK(officers(connection)->empty());
}

TEST_CASE("officers stand in the order in which they came, and go one by one") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    REQUIRE(prepare_schema(connection).ok());
    REQUIRE(add_officer(connection, {k_second, "陈志远", "", "b"}).ok());
    REQUIRE(add_officer(connection, {k_first, "张伟", "36020026", "a"}).ok());
    CHECK_FALSE(add_officer(connection, {k_first, "又一个", "", "c"}).ok());
    REQUIRE(replace_sealed_keys(connection, k_first, "new").ok());
    const auto both = officers(connection);
    REQUIRE(both->size() == 2);
    CHECK(both->front().name == "陈志远");
    CHECK(both->back().sealed_keys == "new");
    REQUIRE(remove_officer(connection, k_second).ok());
    CHECK(officers(connection)->size() == 1);
    REQUIRE(add_officer(connection, {k_second, "陈志远", "", "b"}).ok());
    CHECK(officers(connection)->back().device == k_second);
}
