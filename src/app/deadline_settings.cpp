#include "app/deadline_settings.h"

#include <array>
#include <utility>

#include "base/bytes.h"
#include "base/whole_number.h"
#include "storage/checksum.h"
#include "storage/setting_store.h"
#include "wire/shipped_data.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_calendar = "calendar.text";
constexpr std::string_view k_mark = "calendar.projected";

constexpr std::array<std::pair<std::string_view, int domain::DeadlineRules::*>, 3> k_rules = {{
    {"deadline.lead_working_days", &domain::DeadlineRules::lead_working_days},
    {"deadline.report_after_days", &domain::DeadlineRules::report_after_days},
    {"deadline.meet_after_days", &domain::DeadlineRules::meet_after_days},
}};

std::string mark_of(std::string_view text) {
    return std::to_string(storage::xxh64(as_bytes(text), 0));
}

}  // namespace

Result<domain::DeadlineRules> deadline_rules(storage::Connection& connection) {
    domain::DeadlineRules rules;
    for (const auto& [key, member] : k_rules) {
        TRY(const auto text, storage::read_setting(connection, key));
        if (!text) continue;
        if (!read_whole(*text, rules.*member)) {
            return fail(ErrorCode::storage_damaged, std::string{key});
        }
    }
    if (!domain::wrong_in(rules).empty()) return fail(ErrorCode::storage_damaged, "deadline");
    return rules;
}

Status keep_deadline_rules(storage::Connection& connection, const domain::DeadlineRules& rules) {
    if (const std::string_view wrong = domain::wrong_in(rules); !wrong.empty()) {
        return fail(ErrorCode::field_invalid, std::string{wrong});
    }
    for (const auto& [key, member] : k_rules) {
        CHECK_OK(storage::write_setting(connection, key, std::to_string(rules.*member)));
    }
    return Done{};
}

Result<UsedCalendar> used_calendar(storage::Connection& connection, std::string_view shipped) {
    UsedCalendar used;
    TRY(used.calendar, wire::read_calendar(shipped));
    used.mark = mark_of(shipped);
    TRY(const auto text, storage::read_setting(connection, k_calendar));
    if (text) {
        auto imported = wire::read_calendar_file(*text);
        if (!imported.ok()) return fail(ErrorCode::storage_damaged, "calendar");
        if (!used.calendar.covers(*imported)) {
            used.calendar = std::move(*imported);
            used.imported = true;
            used.mark = mark_of(*text);
        }
    }
    TRY(const auto mark, storage::read_setting(connection, k_mark));
    used.is_new = !mark || *mark != used.mark;
    return used;
}

Status keep_calendar(storage::Connection& connection, std::string_view text) {
    return storage::write_setting(connection, k_calendar, text);
}

Status mark_calendar(storage::Connection& connection, const UsedCalendar& used) {
    return storage::write_setting(connection, k_mark, used.mark);
}

}  // namespace casebridge::app
