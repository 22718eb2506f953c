// 设置: when deadlines warn, what follows when one has passed, and the calendar they are counted
// with.
#include <array>

#include "base/whole_number.h"
#include "crypto/passphrase.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::settings;
using domain::DeadlineRules;

/// The words of one number of the rules, in the order of domain::deadline_rule_rows().
struct RuleField {
    std::string_view label;
    std::string_view unit;
    std::string_view wrong;
};
constexpr std::size_t k_warning_count = 3;  // the others are stage days
constexpr std::array<RuleField, domain::k_deadline_rule_count> k_fields = {{
    {w::k_lead, w::k_working_days, w::k_lead_wrong},
    {w::k_report, w::k_days, w::k_report_wrong},
    {w::k_meet, w::k_days, w::k_meet_wrong},
    {w::k_discovered, w::k_working_days, w::k_stage_days_wrong},
    {w::k_rechecked, w::k_working_days, w::k_stage_days_wrong},
    {w::k_dispatched, w::k_working_days, w::k_stage_days_wrong},
    {w::k_replied, w::k_working_days, w::k_stage_days_wrong},
    {w::k_finished, w::k_working_days, w::k_stage_days_wrong},
    {w::k_own_case, w::k_working_days, w::k_stage_days_wrong},
}};

/// -1, which no rule allows, for what is no whole number.
int number_in(const std::string& text) {
    int value = 0;
    return read_whole(text, value) ? value : -1;
}

/// In two columns, down the first one first.
void rule_fields(ScreenState& state, std::size_t first, std::size_t end) {
    SettingsState& typed = state.settings;
    const app::Outcome outcome = state.session.outcome(typed.ticket);
    constexpr float k_gap = 16;
    constexpr float k_least_width = 290;
    const float half = (to_design(available_width()) - k_gap) / 2;
    Columns columns({half, half}, k_gap, half < k_least_width);
    for (std::size_t i = first; i < end; ++i) {
        if (i == first + (end - first + 1) / 2) columns.next();
        const domain::DeadlineRule& rule = domain::deadline_rule_rows()[i];
        if (!typed.typed) typed.values[i] = std::to_string(rule.in(state.session.deadline_rules()));
        const bool wrong = domain::find_problem(outcome.problems, rule.key) != nullptr;
        space(16);
        typed.typed |= text_field(rule.key, typed.values[i],
                                  {.label = k_fields[i].label,
                                   .required = true,
                                   .error = wrong ? k_fields[i].wrong : std::string_view{},
                                   .unit = k_fields[i].unit,
                                   .width = 280,
                                   .max_length = 3,
                                   .input_mode = InputMode::digits});
    }
}

constexpr ButtonOptions k_save_look{.kind = ButtonKind::primary, .icon = k_icon_check};

void save_button(ScreenState& state) {
    if (!button("save", w::k_save, k_save_look)) return;
    DeadlineRules wanted;
    for (std::size_t i = 0; i < k_fields.size(); ++i) {
        domain::deadline_rule_rows()[i].in(wanted) = number_in(state.settings.values[i]);
    }
    state.settings.ticket = state.session.push(app::SetDeadlineRules{wanted});
}

void warnings_card(ScreenState& state) {
    Card card("warnings", {.title = w::k_warnings});
    text(w::k_steps, {.color = theme().muted, .wrap = true});
    rule_fields(state, 0, k_warning_count);
}

void stage_days_card(ScreenState& state) {
    Card card("stage_days", {.title = w::k_stage_days});
    text(w::k_stage_days_why, {.color = theme().muted, .wrap = true});
    rule_fields(state, k_warning_count, k_fields.size());
}

void calendar_card(ScreenState& state) {
    const app::CalendarView calendar = state.session.calendar();
    Card card("calendar", {.title = w::k_calendar});
    key_value(w::k_official, filled(w::k_years, {std::to_string(calendar.first_year),
                                                 std::to_string(calendar.last_year)}));
    key_value(w::k_source, calendar.imported ? w::k_imported : w::k_shipped);
    space(8);
    text(filled(w::k_provisional, {std::to_string(calendar.last_year + 1)}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    if (button("import_calendar", w::k_import, {.icon = k_icon_download})) {
        state.files.pick(".json,application/json", false,
                         [&state](std::vector<app::PickedFile> files) {
                             if (files.empty()) return;
                             state.session.push(app::ImportCalendar{std::move(files.front())});
                         });
    }
}

void legal_bases_card(ScreenState& state) {
    const app::LegalBasesView& bases = state.session.legal_bases_view();
    Card card("legal_bases", {.title = w::k_bases});
    key_value(w::k_bases_count, filled(w::k_bases_value, {std::to_string(bases.count)}));
    key_value(w::k_bases_newest, to_chinese(bases.newest));
    key_value(w::k_source, bases.own ? w::k_imported : w::k_shipped);
    space(8);
    text(w::k_bases_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    const ButtonOptions look{.icon = k_icon_upload};
    Row row(40, 8);
    row.put(button_width(w::k_bases_export, look), 40);
    if (button("export_bases", w::k_bases_export, look)) {
        state.session.push(app::ExportLegalBases{});
    }
    row.put(button_width(w::k_bases_import, {.icon = k_icon_download}), 40);
    if (button("import_bases", w::k_bases_import, {.icon = k_icon_download})) {
        state.files.pick(".json,application/json", false,
                         [&state](std::vector<app::PickedFile> files) {
                             if (files.empty()) return;
                             state.session.push(app::ImportLegalBases{std::move(files.front())});
                         });
    }
}

void security_card(ScreenState& state) {
    Card card("security", {.title = w::k_security});
    key_value(w::k_officer, state.session.me().officer);
    key_value(w::k_device, state.session.me().device.text.substr(0, 8), true);
    space(8);
    text(w::k_lock_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    const ButtonOptions look{.icon = k_icon_lock};
    Row row(40, 8);
    row.put(button_width(w::k_change_passphrase, look), 40);
    if (button("change_passphrase", w::k_change_passphrase, look)) {
        SettingsState& typed = state.settings;
        typed.current.clear();
        typed.wanted.clear();
        typed.repeat.clear();
        typed.passphrase_submitted = false;
        typed.passphrase_ticket = 0;
        typed.passphrase_open = true;
    }
    row.put(button_width(w::k_keys_export, {.icon = k_icon_upload}), 40);
    if (button("export_keys", w::k_keys_export, {.icon = k_icon_upload})) {
        state.session.push(app::ExportKeys{});
    }
}

bool passphrase_fits(const SettingsState& typed) {
    return !typed.current.empty() && crypto::check_passphrase(typed.wanted).ok() &&
           typed.wanted == typed.repeat;
}

void passphrase_fields(SettingsState& typed, bool wrong) {
    const bool tried = typed.passphrase_submitted;
    const bool weak = !crypto::check_passphrase(typed.wanted).ok();
    text_field("current", typed.current,
               {.label = w::k_current,
                .required = true,
                .error = wrong                            ? words::unlock::k_wrong
                         : tried && typed.current.empty() ? words::first_run::k_missing
                                                          : std::string_view{},
                .password = true,
                .takes_focus = true});
    space(12);
    text_field("wanted", typed.wanted,
               {.label = w::k_wanted,
                .required = true,
                .error = tried && weak ? words::first_run::k_weak : std::string_view{},
                .password = true});
    space(12);
    text_field("repeat", typed.repeat,
               {.label = words::first_run::k_repeat,
                .required = true,
                .error = tried && typed.repeat != typed.wanted ? words::export_options::k_differs
                                                               : std::string_view{},
                .password = true});
}

void passphrase_dialog(ScreenState& state) {
    SettingsState& typed = state.settings;
    const app::Outcome outcome = state.session.outcome(typed.passphrase_ticket);
    const bool sent = typed.passphrase_ticket != 0;
    if (sent && outcome.kind == app::Outcome::Kind::done) typed = SettingsState{};
    Dialog dialog("passphrase", typed.passphrase_open,
                  {.title = w::k_change_passphrase, .width = 480});
    if (!dialog) return;
    text(w::k_change_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    passphrase_fields(typed, sent && outcome.kind == app::Outcome::Kind::refused);
    space(24);
    const ButtonOptions go{.kind = ButtonKind::primary};
    Row row(40);
    const Rect go_place = row.put_right(button_width(w::k_change_passphrase, go), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) typed.passphrase_open = false;
    set_cursor(go_place.x, go_place.y);
    if (!button("go", w::k_change_passphrase, go)) return;
    typed.passphrase_submitted = true;
    if (passphrase_fits(typed)) {
        typed.passphrase_ticket =
            state.session.push(app::ChangePassphrase{typed.current, typed.wanted});
    }
}

}  // namespace

void settings_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest() / 2, 32);
        page_title(w::k_title);
        row.put_right(button_width(w::k_save, k_save_look), 40);
        save_button(state);
    }
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        warnings_card(state);
        space(16);
        stage_days_card(state);
    }
    columns.next();
    security_card(state);
    space(16);
    calendar_card(state);
    space(16);
    legal_bases_card(state);
    passphrase_dialog(state);
}

}  // namespace casebridge::ui
