#include "storage/number_register.h"

#include <doctest/doctest.h>

#include "storage/database.h"
#include "storage/export_register.h"
#include "storage/page_store.h"
#include "storage/schema_sql.h"

using namespace casebridge;
using namespace casebridge::storage;

TEST_CASE("a database from before the number register gets it and keeps what it holds") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    REQUIRE(connection.run_script(k_event_log_sql).ok());
    REQUIRE(connection.run_script(k_export_register_sql).ok());
    REQUIRE(connection.run_script("PRAGMA user_version = 2").ok());
    REQUIRE(add_export_line(connection, {.file_name = "案卷.zip"}).ok());
    REQUIRE(prepare_schema(connection).ok());
    REQUIRE(reset_projections(connection).ok());
    CHECK(export_lines(connection)->size() == 1);

    const domain::NumberPattern pattern{"函", "赣（景）交移函〔{年}〕{号}号", "市支队"};
    REQUIRE(put_number_pattern(connection, {"函", "别的〔{年}〕{号}号", ""}).ok());
    REQUIRE(put_number_pattern(connection, pattern).ok());
    REQUIRE(put_number_range(connection, {"函", 2026, 1, 9}).ok());
    REQUIRE(put_number_range(connection, {"函", 2026, 10, 19}).ok());
    const VoidedNumber voided{.number = "昌江移〔2026〕3号",
                              .kind = "移",
                              .matter = {},
                              .reason = "纸上写坏",
                              .officer = "张伟",
                              .voided_on = Date::of(2026, 11, 12)};
    REQUIRE(add_voided_number(connection, voided).ok());
    CHECK(add_voided_number(connection, voided).error().code == ErrorCode::number_taken);
    REQUIRE(prepare_schema(connection).ok());  // again: nothing is made twice

    const auto rules = number_rules(connection);
    REQUIRE(rules.ok());
    CHECK(rules->patterns == std::vector<domain::NumberPattern>{pattern});
    CHECK(rules->ranges == std::vector<domain::NumberRange>{{"函", 2026, 10, 19}});
    CHECK(rules->voided == std::vector<std::string>{"昌江移〔2026〕3号"});
    const auto lines = number_lines(connection, {"bureau"});
    REQUIRE(lines.ok());
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().voided);
    CHECK(lines->front().reason == "纸上写坏");
    REQUIRE(drop_number_pattern(connection, "函").ok());
    REQUIRE(drop_number_range(connection, "函", 2026).ok());
    CHECK(number_rules(connection)->patterns.empty());
    CHECK(number_rules(connection)->ranges.empty());
}
