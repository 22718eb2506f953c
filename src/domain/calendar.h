// Rest days and shifted working days of the People's Republic of China. Data, not code: the table
// comes from the official yearly notices (assets/embedded/calendar.json); a year without one is
// 暂定 and counts weekends only.
#pragma once

#include <set>

#include "base/date.h"

namespace casebridge::domain {

class Calendar {
public:
    Calendar() = default;
    /// `holidays` are rest days on weekdays or weekends, `workdays` weekend days that are worked.
    Calendar(std::set<int> official_years, std::set<Date> holidays, std::set<Date> workdays);

    [[nodiscard]] bool is_rest_day(Date date) const;
    /// The year's notice is in the table.
    [[nodiscard]] bool is_official(int year) const;
    /// The day itself when it is worked, else the next one that is (参照民法典203).
    [[nodiscard]] Date working_day_from(Date date) const;

    [[nodiscard]] const std::set<int>& official_years() const { return official_years_; }
    /// Nothing stands in it that a yearly notice could not say: days of official years only, worked
    /// days on weekends and no rest days, no more of both than any year had. For a table that came
    /// from outside.
    [[nodiscard]] bool is_plausible() const;
    /// Has every official year that the other one has.
    [[nodiscard]] bool covers(const Calendar& other) const;

    bool operator==(const Calendar&) const = default;

private:
    std::set<int> official_years_;
    std::set<Date> holidays_;
    std::set<Date> workdays_;
};

}  // namespace casebridge::domain
