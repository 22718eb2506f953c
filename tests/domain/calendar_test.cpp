#include "domain/calendar.h"

#include <doctest/doctest.h>

#include "domain/shipped_calendar.h"

using namespace casebridge;
using namespace casebridge::domain;

TEST_CASE("the shipped calendar knows rest days and shifted working days") {
    const Calendar calendar = shipped_calendar();
    CHECK(calendar.is_official(2025));
    CHECK(calendar.is_official(2026));
    CHECK_FALSE(calendar.is_official(2027));
    CHECK(calendar.is_rest_day(Date::of(2026, 10, 1)));
    CHECK_FALSE(calendar.is_rest_day(Date::of(2026, 10, 10)));  // a working Saturday
    CHECK_FALSE(calendar.is_rest_day(Date::of(2026, 1, 4)));    // a working Sunday
    CHECK(calendar.is_rest_day(Date::of(2026, 11, 22)));        // a Sunday
    CHECK_FALSE(calendar.is_rest_day(Date::of(2026, 11, 23)));
}

TEST_CASE("a year without a notice counts weekends only") {
    const Calendar calendar = shipped_calendar();
    CHECK_FALSE(calendar.is_rest_day(Date::of(2027, 10, 1)));  // a Friday
    CHECK(calendar.is_rest_day(Date::of(2027, 10, 2)));
}

TEST_CASE(
    "the next working day is worked, not before the day, and the day itself when it is worked") {
    const Calendar calendar = shipped_calendar();
    for (Date day = Date::of(2025, 1, 1); day <= Date::of(2026, 12, 31); day = day.plus_days(1)) {
        const Date next = calendar.working_day_from(day);
        CHECK_FALSE(calendar.is_rest_day(next));
        CHECK(next >= day);
        CHECK(next.days_since(day) <= 10);
        if (!calendar.is_rest_day(day)) CHECK(next == day);
    }
}
