#include "base/date.h"

#include <doctest/doctest.h>

using namespace casebridge;

TEST_CASE("a date is read from its ISO form and nothing else") {
    const auto date = Date::parse("2026-11-23");
    REQUIRE(date.ok());
    CHECK(date->year() == 2026);
    CHECK(date->month() == 11);
    CHECK(date->day() == 23);
    CHECK(weekday_name(*date) == "星期一");
    CHECK(to_chinese(*date) == "2026年11月23日");
    CHECK(to_iso(*date) == "2026-11-23");
    for (const std::string_view text :
         {"", "2026-2-3", "2026-02-29", "2026-13-01", "2026-11-31", "9999-01-01", "1899-12-31",
          "2026/11/23", "2026-11-23 ", "+026-11-23"}) {
        CAPTURE(text);
        CHECK_FALSE(Date::parse(text).ok());
    }
}

TEST_CASE("days are counted across months, years and leap days") {
    CHECK(Date::of(2024, 2, 28).plus_days(1) == Date::of(2024, 2, 29));
    CHECK(Date::of(2025, 12, 31).plus_days(30) == Date::of(2026, 1, 30));
    CHECK(Date::of(2026, 3, 1).days_since(Date::of(2026, 2, 1)) == 28);
    CHECK_FALSE(Date{}.is_set());
    CHECK(to_iso(Date{}).empty());
    CHECK_FALSE(Date{}.plus_days(3).is_set());
}

TEST_CASE("a moment is a date and a minute of the day") {
    const auto moment = parse_moment("2026-11-23T09:12");
    REQUIRE(moment.ok());
    CHECK(to_iso(*moment) == "2026-11-23T09:12");
    CHECK(to_chinese(*moment) == "2026年11月23日 09:12");
    for (const std::string_view text :
         {"2026-11-23", "2026-11-23T24:00", "2026-11-23T09:60", "2026-11-23 09:12"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_moment(text).ok());
    }
}
