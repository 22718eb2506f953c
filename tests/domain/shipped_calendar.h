// The shipped calendar for tests of this layer, which knows no JSON: its lists of dates are read by
// eye.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/assets.h"
#include "domain/calendar.h"

namespace casebridge::domain {

inline std::string_view list_in(std::string_view json, std::string_view name) {
    const std::size_t at = json.find("\"" + std::string(name) + "\"");
    const std::size_t open = json.find('[', at);
    return json.substr(open + 1, json.find(']', open) - open - 1);
}

inline std::set<Date> dates_in(std::string_view json, std::string_view name) {
    const std::string_view list = list_in(json, name);
    std::set<Date> dates;
    for (std::size_t at = list.find('"'); at != std::string_view::npos;
         at = list.find('"', at + 12)) {
        dates.insert(Date::parse(list.substr(at + 1, 10)).value());
    }
    return dates;
}

inline std::set<int> years_in(std::string_view json, std::string_view name) {
    const std::string_view list = list_in(json, name);
    std::set<int> years;
    for (std::size_t at = 0; at + 4 <= list.size(); at += 5) {
        years.insert(std::stoi(std::string(list.substr(at, 4))));
    }
    return years;
}

inline Calendar shipped_calendar() {
    const std::string_view json = asset("calendar.json");
    return Calendar(years_in(json, "official_years"), dates_in(json, "holidays"),
                    dates_in(json, "workdays"));
}

}  // namespace casebridge::domain
