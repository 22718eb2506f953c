#include "wire/shipped_data.h"

#include <doctest/doctest.h>

#include "base/assets.h"

namespace casebridge::test {

TEST_CASE("the shipped calendar knows the rest days of domain.md's vectors") {
    const auto calendar = wire::read_calendar(asset("calendar.json"));
    REQUIRE(calendar.ok());
    CHECK(calendar->is_official(2026));
    CHECK(calendar->is_rest_day(Date::of(2026, 10, 1)));
    CHECK_FALSE(calendar->is_rest_day(Date::of(2026, 10, 10)));  // a worked Saturday
    CHECK_FALSE(calendar->is_rest_day(Date::of(2026, 1, 4)));    // a worked Sunday
}

TEST_CASE("the shipped legal bases and agencies can be read") {
    const auto bases = wire::read_legal_bases(asset("legal_bases.json"));
    REQUIRE(bases.ok());
    CHECK(bases->size() >= 80);
    const auto agencies = wire::read_shipped_agencies(asset("directory.json"));
    REQUIRE(agencies.ok());
    CHECK(agencies->size() >= 3);
}

}  // namespace casebridge::test
