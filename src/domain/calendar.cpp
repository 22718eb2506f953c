#include "domain/calendar.h"

#include <algorithm>
#include <map>
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

bool Calendar::is_plausible() const {
    // 2020, the year with the longest holidays so far, had 31 rest days and 7 worked ones.
    constexpr int k_most_holidays = 40;
    constexpr int k_most_workdays = 20;
    constexpr int k_first_year = 2000;
    constexpr int k_last_year = 2100;
    std::map<int, int> holidays;
    std::map<int, int> workdays;
    for (const Date date : holidays_) ++holidays[date.year()];
    for (const Date date : workdays_) {
        const int weekday = date.weekday();
        if (weekday != 0 && weekday != 6) return false;
        if (holidays_.contains(date)) return false;
        ++workdays[date.year()];
    }
    const auto fits = [&](const std::map<int, int>& counts, int most) {
        return std::all_of(counts.begin(), counts.end(), [&](const auto& year) {
            return official_years_.contains(year.first) && year.second <= most;
        });
    };
    const bool years_fit =
        std::all_of(official_years_.begin(), official_years_.end(), [&](int year) {
            return year >= k_first_year && year <= k_last_year && holidays.contains(year);
        });
    return !official_years_.empty() && years_fit && fits(holidays, k_most_holidays) &&
           fits(workdays, k_most_workdays);
}

bool Calendar::covers(const Calendar& other) const {
    return std::includes(official_years_.begin(), official_years_.end(),
                         other.official_years_.begin(), other.official_years_.end());
}

}  // namespace casebridge::domain
