// Civil dates and local moments. Legal time limits count days of the official calendar in local
// time (UTC+8 in all of China, no summer time), so a date is never a point in universal time here.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace casebridge {

/// A day of the Gregorian calendar, years 1900 to 9998. The default is "no date".
class Date {
public:
    constexpr Date() = default;
    /// Errors: invalid_date for a day that does not exist or a year out of range.
    [[nodiscard]] static Result<Date> from_ymd(int year, int month, int day);
    /// For constants in code; traps when the day does not exist.
    [[nodiscard]] static Date of(int year, int month, int day);
    /// "2026-11-23" and nothing else. Errors: invalid_date.
    [[nodiscard]] static Result<Date> parse(std::string_view text);

    [[nodiscard]] bool is_set() const { return days_ != k_unset; }
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    /// 0 is Sunday, as in 日一二三四五六.
    [[nodiscard]] int weekday() const;
    [[nodiscard]] Date plus_days(int days) const;
    /// The same day so many years later, or the month's last where there is none (民法典202).
    [[nodiscard]] Date plus_years(int years) const;
    /// Days from `other` to this one.
    [[nodiscard]] int days_since(Date other) const { return days_ - other.days_; }
    /// Days since 1970-01-01.
    [[nodiscard]] int serial() const { return days_; }

    auto operator<=>(const Date&) const = default;

private:
    static constexpr std::int32_t k_unset = INT32_MIN;
    explicit constexpr Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = k_unset;
};

/// "2026-11-23"; empty when not set.
[[nodiscard]] std::string to_iso(Date date);
/// "2026年11月23日"; empty when not set.
[[nodiscard]] std::string to_chinese(Date date);
/// "11月23日"; empty when not set.
[[nodiscard]] std::string to_chinese_short(Date date);
/// "星期一".
[[nodiscard]] std::string_view weekday_name(Date date);

/// A local date with the minute of the day, for display and for service times.
struct Moment {
    Date date;
    int minute = 0;  // 0 to 1439

    auto operator<=>(const Moment&) const = default;
};
/// "2026-11-23T09:12".
[[nodiscard]] std::string to_iso(Moment moment);
/// Errors: invalid_date.
[[nodiscard]] Result<Moment> parse_moment(std::string_view text);
/// "2026年11月23日 09:12".
[[nodiscard]] std::string to_chinese(Moment moment);

}  // namespace casebridge
