#include <ostream>
#include <string>

#include "base/assets.h"
#include "cli/cli.h"
#include "domain/deadlines.h"
#include "domain/enum_names.h"
#include "wire/shipped_data.h"

namespace casebridge::cli {
namespace {

using domain::ClockRule;
using domain::CountedDay;

std::string_view words_of(CountedDay::Kind kind) {
    switch (kind) {
        case CountedDay::Kind::start: return "起算日，不计入";
        case CountedDay::Kind::counted: return "计入";
        case CountedDay::Kind::rest: return "休息日，不计入";
        case CountedDay::Kind::rolled_over: return "休息日，顺延";
        case CountedDay::Kind::due: return "期限最后一日";
    }
    __builtin_trap();
}

void print_reading(const domain::Reading& reading, std::ostream& out) {
    const std::string_view label = domain::label_of(reading.kind);
    out << label << '\t' << to_iso(reading.raw) << '\t' << to_iso(reading.due)
        << (reading.provisional ? "\t暂定：所涉年份的放假安排还没有公布" : "") << '\n';
    for (const CountedDay& day : reading.days) {
        out << label << "计算\t" << to_iso(day.date) << '\t' << weekday_name(day.date) << '\t'
            << words_of(day.kind);
        if (day.number > 0) out << "，第" << day.number << "日";
        out << '\n';
    }
}

/// 3日 has one rule under two names: the objection is due when the review is.
bool clock_named(std::string_view name, domain::ClockKind& kind) {
    if (name == "objection") name = "review";
    return domain::from_name(name, kind);
}

/// False when the text is no date, or for hours no moment.
bool print_clock(const ClockRule& rule, const std::string& start, const domain::Calendar& calendar,
                 std::ostream& out) {
    if (rule.unit == ClockRule::Unit::hours) {
        const auto moment = parse_moment(start);
        if (!moment.ok()) return false;
        const Moment due = domain::due_moment(rule, *moment);
        out << "起算\t" << to_iso(*moment) << "\n依据\t" << rule.basis << "\n小时\t" << to_iso(due)
            << '\t' << to_iso(due) << '\n';
        return true;
    }
    const auto date = Date::parse(start);
    if (!date.ok()) return false;
    out << "起算\t" << to_iso(*date) << "\n依据\t" << rule.basis << '\n';
    for (const domain::Reading& reading : domain::readings_of(rule, *date, calendar)) {
        print_reading(reading, out);
    }
    return true;
}

}  // namespace

int deadline(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors) {
    domain::ClockKind kind{};
    if (arguments.size() < 2 || !clock_named(arguments.front(), kind)) {
        errors << "用法：casebridge deadline 期限 日期…\n期限：";
        for (const std::string_view name :
             {"review", "objection", "reply", "preservation", "decision", "crime_decision",
              "crime_handover", "police_review", "quarter"}) {
            errors << name << ' ';
        }
        errors << '\n';
        return k_exit_unusable;
    }
    const ClockRule& rule = domain::clock_rule(kind);
    if (rule.unit == ClockRule::Unit::fixed || rule.unit == ClockRule::Unit::setting) {
        errors << "这个期限由文书或设置写明，不用计算：" << rule.basis << '\n';
        return k_exit_unusable;
    }
    const auto calendar = wire::read_calendar(asset("calendar.json"));
    if (!calendar.ok()) {
        errors << "节假日安排读不出\n";
        return k_exit_unusable;
    }
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (print_clock(rule, arguments[i], *calendar, out)) continue;
        errors << "不是日期（例如 2026-11-23，按小时的例如 2026-11-23T09:12）：" << arguments[i]
               << '\n';
        return k_exit_unusable;
    }
    return k_exit_good;
}

}  // namespace casebridge::cli
