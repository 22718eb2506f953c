#include "wire/shipped_data.h"

#include <set>

#include "base/utf8.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::wire {
namespace {

struct CalendarFile {
    std::int64_t format = 0;
    std::vector<std::int64_t> official_years;
    std::vector<Date> holidays;
    std::vector<Date> workdays;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("format", self.format);
        visit("official_years", self.official_years);
        visit("holidays", self.holidays);
        visit("workdays", self.workdays);
    }
};

template <class T>
Result<T> read_as(std::string_view text) {
    TRY(const JsonValue json, read_shipped_json(text));
    T value;
    FieldsReport report;
    from_json(json, value, "", report);
    if (report.failed) return report.error;
    return value;
}

}  // namespace

Result<domain::Calendar> read_calendar(std::string_view text) {
    TRY(const CalendarFile file, read_as<CalendarFile>(text));
    if (file.format != 1) return fail(ErrorCode::wrong_version, "calendar");
    std::set<int> years;
    for (const std::int64_t year : file.official_years) years.insert(static_cast<int>(year));
    return domain::Calendar{std::move(years),
                            {file.holidays.begin(), file.holidays.end()},
                            {file.workdays.begin(), file.workdays.end()}};
}

Result<domain::Calendar> read_calendar_file(std::string_view text) {
    if (text.size() > k_largest_calendar) return fail(ErrorCode::calendar_invalid, "size");
    auto calendar = read_calendar(text);
    if (!calendar.ok()) return fail(ErrorCode::calendar_invalid, calendar.error().detail);
    if (!calendar->is_plausible()) return fail(ErrorCode::calendar_invalid, "days");
    return calendar;
}

Result<std::vector<LegalBasis>> read_legal_bases(std::string_view text) {
    return read_as<std::vector<LegalBasis>>(text);
}

Result<std::vector<LegalBasis>> read_legal_bases_file(std::string_view text) {
    constexpr std::size_t k_most = 5000;
    constexpr std::size_t k_longest = 200;  // characters of one text
    const auto invalid = [](std::string_view why) {
        return fail(ErrorCode::legal_bases_invalid, std::string{why});
    };
    if (text.size() > k_largest_legal_bases) return invalid("size");
    if (!is_valid_utf8(text)) return invalid("utf8");
    auto bases = read_legal_bases(text);
    if (!bases.ok()) return invalid(bases.error().detail);
    if (bases->empty() || bases->size() > k_most) return invalid("count");
    for (const LegalBasis& basis : *bases) {
        for (const std::string* needed :
             {&basis.category, &basis.violation, &basis.statute, &basis.article}) {
            if (trimmed(*needed).empty()) return invalid("empty");
        }
        for (const std::string* any : {&basis.category, &basis.violation, &basis.statute,
                                       &basis.article, &basis.paragraph, &basis.penalty_hint}) {
            if (count_code_points(*any) > k_longest) return invalid("length");
        }
        if (!Date::parse(basis.statute_version).ok()) return invalid("statute_version");
    }
    return bases;
}

Result<std::vector<ShippedAgency>> read_shipped_agencies(std::string_view text) {
    return read_as<std::vector<ShippedAgency>>(text);
}

}  // namespace casebridge::wire
