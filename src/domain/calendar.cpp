#include "domain/calendar.h"

#include <utility>

namespace casebridge::domain {

Calendar::Calendar(std::set<int> official_years, std::set<Date> holidays, std::set<Date> workdays)
    : official_years_(std::move(official_years)),
      holidays_(std::move(holidays)),
      workdays_(std::move(workdays)) {}

bool Calendar::is_rest_day(Date date) const {
    if (holidays_.contains(date)) return true;
    if (workdays_.contains(date)) return false;
    const int weekday = date.weekday();
    return weekday == 0 || weekday == 6;
}

bool Calendar::is_official(int year) const { return official_years_.contains(year); }

Date Calendar::working_day_from(Date date) const {
    // A table that never rests is impossible, but a damaged one could rest for ever.
    constexpr int k_longest_rest_days = 60;
    for (int i = 0; i < k_longest_rest_days && is_rest_day(date); ++i) date = date.plus_days(1);
    return date;
}

}  // namespace casebridge::domain
