#include "storage/export_register.h"

#include <doctest/doctest.h>

#include "storage/bundle_ledger.h"
#include "storage/database.h"
#include "storage/page_store.h"
#include "storage/schema_sql.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

Connection open(PageStore& store) {
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    return std::move(opened).value();
}

ExportLine line_for(std::string purpose) {
    return {.matter = {std::string(32, 'a')},
            .file_name = "昌江移〔2026〕17号_案卷_20261214.zip",
            .size_bytes = 5ULL << 30,
            .sm3 = std::string(64, '1'),
            .officer = "张伟",
            .recipient = "市法院",
            .purpose = std::move(purpose),
            .exported = "2026-12-14T09:00"};
}

}  // namespace

TEST_CASE("the register gives back every line, newest first, and alike ones both") {
    PageStore store;
    Connection connection = open(store);
    REQUIRE(prepare_schema(connection).ok());
    for (const char* purpose : {"归档", "调阅", "调阅"}) {
        REQUIRE(add_export_line(connection, line_for(purpose)).ok());
    }
    const auto lines = export_lines(connection);
    REQUIRE(lines.ok());
    CHECK(*lines == std::vector<ExportLine>{line_for("调阅"), line_for("调阅"), line_for("归档")});
}

TEST_CASE("a database from before the register gets it and keeps what it holds") {
    PageStore store;
    Connection connection = open(store);
    REQUIRE(connection.run_script(k_event_log_sql).ok());
    REQUIRE(connection.run_script("PRAGMA user_version = 1").ok());
    REQUIRE(add_bundle_line(connection, {.id = "b", .label = "移交包"}).ok());
    REQUIRE(prepare_schema(connection).ok());
    REQUIRE(add_export_line(connection, line_for("归档")).ok());
    CHECK(export_lines(connection)->size() == 1);
    CHECK(bundle_lines(connection)->size() == 1);
    REQUIRE(prepare_schema(connection).ok());  // again: nothing is made twice
    CHECK(export_lines(connection)->size() == 1);
}
