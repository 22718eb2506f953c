#include "storage/file_shares.h"

#include <doctest/doctest.h>

#include "storage/database.h"
#include "storage/matter_index.h"
#include "storage/page_store.h"
#include "storage/schema_sql.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

const FileId k_file{std::string(64, 'a')};

FileShare share(const std::string& key, std::uint64_t first, std::uint64_t chunks,
                const std::string& group = "g") {
    return {{key}, k_file, group, first, chunks};
}

/// "a b c", or "no".
std::string joined(const std::vector<FileShare>& shares, std::uint64_t chunks) {
    const auto keys = shares_that_join(shares, "g", chunks);
    if (!keys) return "no";
    std::string text;
    for (const FileId& key : *keys) text += (text.empty() ? "" : " ") + key.text;
    return text;
}

}  // namespace

TEST_CASE("shares make a whole when one begins where the other ends") {
    CHECK(joined({share("a", 0, 3)}, 5) == "no");
    CHECK(joined({share("b", 3, 2), share("a", 0, 3)}, 5) == "a b");
    CHECK(joined({share("b", 3, 2)}, 5) == "no");
    // Cut elsewhere the second time.
    CHECK(joined({share("a", 0, 3), share("b", 2, 3)}, 5) == "no");
    CHECK(joined({share("a", 0, 3), share("b", 2, 3), share("c", 0, 2)}, 5) == "c b");
    CHECK(joined({share("a", 0, 3), share("x", 3, 2, "other")}, 5) == "no");
    CHECK(joined({share("a", 0, 3), share("b", 1'000'000'000'000, 2)}, 5) == "no");
}

TEST_CASE("a database of the format before keeps all, and takes shares after the migration") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    for (const std::string_view script :
         {k_event_log_sql, k_export_register_sql, k_number_register_sql, k_officer_sql}) {
        REQUIRE(connection.run_script(script).ok());
    }
    REQUIRE(connection.run_script("PRAGMA user_version = 4").ok());
    REQUIRE(prepare_schema(connection).ok());
    REQUIRE(reset_projections(connection).ok());
    CHECK(shares_of(connection, k_file)->empty());
    REQUIRE(add_share(connection, share("share-1", 0, 3)).ok());
    REQUIRE(add_share(connection, share("share-1", 0, 3)).ok());  // again: once
    REQUIRE(add_share(connection, share("share-2", 3, 2)).ok());
    CHECK(*shares_of(connection, k_file) ==
          std::vector{share("share-1", 0, 3), share("share-2", 3, 2)});
    // What must lie among the files, so that the sweep leaves it.
    CHECK(*stored_files(connection) == std::vector<FileId>{{"share-1"}, {"share-2"}});
    REQUIRE(remove_shares(connection, k_file).ok());
    CHECK(stored_files(connection)->empty());
}
