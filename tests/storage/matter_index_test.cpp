#include "storage/matter_index.h"

#include <doctest/doctest.h>

#include "storage/database.h"
#include "storage/page_store.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

domain::MatterState matter(char digit, const std::string& title, const std::string& number) {
    domain::MatterState state;
    state.matter = {std::string(32, digit)};
    state.title = title;
    state.letter_number = number;
    state.transfer_approval.approved_on = Date::of(2026, 11, 12);
    if (!number.empty()) {
        state.numbered.push_back({number, domain::EventType::approve_transfer, {}, {}, {}});
    }
    return state;
}

}  // namespace

TEST_CASE("a number on papers of two matters is shared by both, until one gets another") {
    PageStore store;
    auto opened = Connection::open(store);
    REQUIRE(opened.ok());
    Connection connection = std::move(opened).value();
    REQUIRE(prepare_schema(connection).ok());
    REQUIRE(reset_projections(connection).ok());
    const auto put = [&](const domain::MatterState& state) {
        REQUIRE(project(connection, {.state = state, .clock = {}}).ok());
    };
    const auto first = matter('a', "甲", "昌江移〔2026〕17号");
    put(first);
    put(matter('b', "乙", "昌江移〔2026〕17号"));
    put(matter('c', "丙", "昌江移〔2026〕18号"));
    put(matter('d', "丁", ""));
    put(matter('e', "戊", ""));
    const auto shared = shared_numbers(connection, first.matter);
    REQUIRE(shared.ok());
    CHECK(*shared ==
          std::vector<SharedNumber>{{"昌江移〔2026〕17号", {std::string(32, 'b')}, "乙"}});
    CHECK(shared_numbers(connection, {std::string(32, 'b')})->front().other_title == "甲");
    CHECK(shared_numbers(connection, {std::string(32, 'c')})->empty());
    CHECK(shared_numbers(connection, {std::string(32, 'd')})->empty());
    put(matter('b', "乙", "昌江移〔2026〕19号"));
    CHECK(shared_numbers(connection, first.matter)->empty());
}
