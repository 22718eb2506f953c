#include "base/date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace casebridge {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(Date date) {
    return year_month_day{sys_days{std::chrono::days{date.serial()}}};
}

bool parse_digits(std::string_view text, int& value) {
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
    }
    return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{};
}

}  // namespace

Result<Date> Date::from_ymd(int year, int month, int day) {
    constexpr int k_first_year = 1900;
    constexpr int k_last_year = 9998;
    if (year < k_first_year || year > k_last_year || month < 1 || month > 12 || day < 1 ||
        day > 31) {
        return fail(ErrorCode::invalid_date);
    }
    const year_month_day ymd{std::chrono::year{year},
                             std::chrono::month(static_cast<unsigned>(month)),
                             std::chrono::day(static_cast<unsigned>(day))};
    if (!ymd.ok()) return fail(ErrorCode::invalid_date);
    return Date{static_cast<std::int32_t>(sys_days{ymd}.time_since_epoch().count())};
}

Date Date::of(int year, int month, int day) { return from_ymd(year, month, day).value(); }

Result<Date> Date::parse(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        !parse_digits(text.substr(0, 4), year) || !parse_digits(text.substr(5, 2), month) ||
        !parse_digits(text.substr(8, 2), day)) {
        return fail(ErrorCode::invalid_date);
    }
    return from_ymd(year, month, day);
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }

Date Date::plus_years(int years) const {
    if (!is_set()) return {};
    const year_month_day then = civil(*this) + std::chrono::years{years};
    if (then.ok())
        return Date{static_cast<std::int32_t>(sys_days{then}.time_since_epoch().count())};
    const sys_days last{then.year() / then.month() / std::chrono::last};
    return Date{static_cast<std::int32_t>(last.time_since_epoch().count())};
}

int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday{sys_days{std::chrono::days{days_}}}.c_encoding());
}

Date Date::plus_days(int days) const { return is_set() ? Date{days_ + days} : Date{}; }

std::string to_iso(Date date) {
    if (!date.is_set()) return {};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year(), date.month(),
                  date.day());
    return text.data();
}

std::string to_chinese(Date date) {
    if (!date.is_set()) return {};
    return std::to_string(date.year()) + "年" + to_chinese_short(date);
}

std::string to_chinese_short(Date date) {
    if (!date.is_set()) return {};
    return std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
}

std::string_view weekday_name(Date date) {
    constexpr std::array<std::string_view, 7> k_names = {"星期日", "星期一", "星期二", "星期三",
                                                         "星期四", "星期五", "星期六"};
    return date.is_set() ? k_names[static_cast<std::size_t>(date.weekday())] : std::string_view{};
}

namespace {
std::string clock_text(int minute) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", minute / 60, minute % 60);
    return text.data();
}
}  // namespace

std::string to_iso(Moment moment) {
    if (!moment.date.is_set()) return {};
    return to_iso(moment.date) + "T" + clock_text(moment.minute);
}

Result<Moment> parse_moment(std::string_view text) {
    int hour = 0;
    int minute = 0;
    if (text.size() != 16 || text[10] != 'T' || text[13] != ':' ||
        !parse_digits(text.substr(11, 2), hour) || !parse_digits(text.substr(14, 2), minute) ||
        hour > 23 || minute > 59) {
        return fail(ErrorCode::invalid_date);
    }
    TRY(const Date date, Date::parse(text.substr(0, 10)));
    return Moment{date, hour * 60 + minute};
}

std::string to_chinese(Moment moment) {
    if (!moment.date.is_set()) return {};
    return to_chinese(moment.date) + " " + clock_text(moment.minute);
}

}  // namespace casebridge
