#include "app/deadline_settings.h"

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

std::string key_of(const domain::DeadlineRule& rule) { return "deadline." + std::string{rule.key}; }

std::string mark_of(std::string_view text) {
    return std::to_string(storage::xxh64(as_bytes(text), 0));
}

}  // namespace

Result<domain::DeadlineRules> deadline_rules(storage::Connection& connection) {
    domain::DeadlineRules rules;
    for (const domain::DeadlineRule& rule : domain::deadline_rule_rows()) {
        TRY(const auto text, storage::read_setting(connection, key_of(rule)));
        if (!text) continue;
        if (!read_whole(*text, rule.in(rules))) {
            return fail(ErrorCode::storage_damaged, key_of(rule));
        }
    }
    if (!domain::wrong_in(rules).empty()) return fail(ErrorCode::storage_damaged, "deadline");
    return rules;
}

Status keep_deadline_rules(storage::Connection& connection, const domain::DeadlineRules& rules) {
    if (const std::string_view wrong = domain::wrong_in(rules); !wrong.empty()) {
        return fail(ErrorCode::field_invalid, std::string{wrong});
    }
    for (const domain::DeadlineRule& rule : domain::deadline_rule_rows()) {
        CHECK_OK(storage::write_setting(connection, key_of(rule), std::to_string(rule.in(rules))));
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
