#include "app/period.h"

#include <array>
#include <string_view>

namespace casebridge::app {
namespace {

constexpr int k_months_in_quarter = 3;
constexpr int k_months_in_year = 12;

/// The first day of the month so many months later.
Date months_later(Date start, int months) {
    const int total = start.year() * k_months_in_year + start.month() - 1 + months;
    return Date::of(total / k_months_in_year, total % k_months_in_year + 1, 1);
}

Period months(Date start, int count) { return {start, months_later(start, count).plus_days(-1)}; }

int length_in_months(const Period& period) {
    const Date end = period.last.plus_days(1);
    return (end.year() - period.first.year()) * k_months_in_year + end.month() -
           period.first.month();
}

}  // namespace

Period month_of(Date day) { return months(Date::of(day.year(), day.month(), 1), 1); }

Period quarter_of(Date day) {
    const int first = (day.month() - 1) / k_months_in_quarter * k_months_in_quarter + 1;
    return months(Date::of(day.year(), first, 1), k_months_in_quarter);
}

Period year_of(Date day) { return months(Date::of(day.year(), 1, 1), k_months_in_year); }

Period before(const Period& period) {
    const int length = length_in_months(period);
    return months(months_later(period.first, -length), length);
}

std::string words_of(const Period& period) {
    const std::string year = std::to_string(period.first.year()) + "年";
    switch (length_in_months(period)) {
        case 1: return year + std::to_string(period.first.month()) + "月";
        case k_months_in_quarter: {
            constexpr std::array<std::string_view, 4> k_numbers = {"一", "二", "三", "四"};
            const auto quarter = static_cast<std::size_t>(period.first.month() - 1) /
                                 static_cast<std::size_t>(k_months_in_quarter);
            return year + "第" + std::string{k_numbers[quarter]} + "季度";
        }
        default: return year;
    }
}

}  // namespace casebridge::app
