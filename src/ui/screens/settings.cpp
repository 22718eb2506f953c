// 设置: when deadlines warn, what follows when one has passed, and the calendar they are counted
// with.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/whole_number.h"
#include "crypto/passphrase.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/drill.h"
#include "ui/screens/settings_parts.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
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

void clear_passphrases(SettingsState& typed) {
    typed.current.clear();
    typed.wanted.clear();
    typed.repeat.clear();
    typed.passphrase_submitted = false;
    typed.passphrase_ticket = 0;
}

bool i_keep_the_card(const std::vector<app::OfficerView>& officers) {
    return std::any_of(officers.begin(), officers.end(), [](const app::OfficerView& officer) {
        return officer.is_me && officer.keeps_card;
    });
}

void officer_rows(const std::vector<app::OfficerView>& officers, ScreenState& state) {
    const bool keeper = i_keep_the_card(officers);
    begin_list("officers", w::k_officers, static_cast<int>(officers.size()));
    for (std::size_t i = 0; i < officers.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        const app::OfficerView& officer = officers[i];
        std::string detail = officer.certificate.empty()
                                 ? std::string{}
                                 : filled(w::k_officer_detail, {officer.certificate});
        for (const auto& [holds, words] : {std::pair{officer.is_me, w::k_officer_me},
                                           std::pair{officer.keeps_card, w::k_officer_keeper}}) {
            if (!holds) continue;
            if (!detail.empty()) detail += " · ";
            detail += words;
        }
        const bool may_revoke = keeper && !officer.is_me && !officer.keeps_card;
        const std::string name = std::string{w::k_revoke} + officer.name;
        const ButtonOptions look{.size = ButtonSize::compact, .name = name};
        const ListRowResult row =
            list_row("officer", {.title = officer.name,
                                 .detail = detail,
                                 .pressable = false,
                                 .last = i + 1 == officers.size(),
                                 .slot_width = may_revoke ? button_width(w::k_revoke, look) : 0});
        if (!may_revoke) continue;
        const RowSlot slot(row);
        if (button("revoke", w::k_revoke, look)) {
            state.session.push(app::RevokeOfficer{officer.device});
        }
    }
    end_list();
}

void security_card(ScreenState& state) {
    Card card("security", {.title = w::k_security});
    const std::vector<app::OfficerView> officers = state.session.officers();
    officer_rows(officers, state);
    space(8);
    text(w::k_lock_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    SettingsState& typed = state.settings;
    const ButtonOptions look{.icon = k_icon_lock};
    {
        Row row(40, 8);
        row.put(button_width(w::k_change_passphrase, look), 40);
        if (button("change_passphrase", w::k_change_passphrase, look)) {
            clear_passphrases(typed);
            typed.passphrase_open = true;
        }
        row.put(button_width(w::k_keys_export, {.icon = k_icon_upload}), 40);
        if (button("export_keys", w::k_keys_export, {.icon = k_icon_upload})) {
            state.session.push(app::ExportKeys{});
        }
    }
    space(8);
    Row row(40, 8);
    if (i_keep_the_card(officers)) {
        row.put(button_width(w::k_change_keys, {.icon = k_icon_key_round}), 40);
        if (button("change_keys", w::k_change_keys, {.icon = k_icon_key_round})) {
            clear_passphrases(typed);
            typed.keys_open = true;
        }
    }
    row.put(button_width(w::k_add_officer, {.icon = k_icon_plus}), 40);
    if (button("add_officer", w::k_add_officer, {.icon = k_icon_plus})) {
        clear_passphrases(typed);
        typed.name.clear();
        typed.certificate.clear();
        typed.officer_open = true;
    }
}

/// A new passphrase, typed twice.
void new_passphrase_fields(SettingsState& typed, std::string_view label) {
    const bool tried = typed.passphrase_submitted;
    const bool weak = !crypto::check_passphrase(typed.wanted).ok();
    text_field("wanted", typed.wanted,
               {.label = label,
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

bool new_passphrase_fits(const SettingsState& typed) {
    return crypto::check_passphrase(typed.wanted).ok() && typed.wanted == typed.repeat;
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
    const bool wrong = sent && outcome.kind == app::Outcome::Kind::refused;
    const bool missing = typed.passphrase_submitted && typed.current.empty();
    text_field("current", typed.current,
               {.label = w::k_current,
                .required = true,
                .error = wrong     ? words::unlock::k_wrong
                         : missing ? words::first_run::k_missing
                                   : std::string_view{},
                .password = true,
                .takes_focus = true});
    space(12);
    new_passphrase_fields(typed, w::k_wanted);
    space(24);
    if (!go_or_cancel(w::k_change_passphrase, typed.passphrase_open)) return;
    typed.passphrase_submitted = true;
    if (!typed.current.empty() && new_passphrase_fits(typed)) {
        typed.passphrase_ticket =
            state.session.push(app::ChangePassphrase{typed.current, typed.wanted});
    }
}

void officer_dialog(ScreenState& state) {
    SettingsState& typed = state.settings;
    const app::Outcome outcome = state.session.outcome(typed.passphrase_ticket);
    const bool sent = typed.passphrase_ticket != 0;
    if (sent && outcome.kind == app::Outcome::Kind::done) typed = SettingsState{};
    Dialog dialog("new_officer", typed.officer_open, {.title = w::k_add_officer, .width = 480});
    if (!dialog) return;
    text(w::k_add_officer_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    if (sent && outcome.kind == app::Outcome::Kind::refused) {
        space(8);
        text(error_sentence(outcome.error.code),
             {.color = theme().over.text, .wrap = true, .role = Role::alert});
    }
    space(16);
    const bool missing = typed.passphrase_submitted && trimmed(typed.name).empty();
    text_field("name", typed.name,
               {.label = w::k_officer_name,
                .required = true,
                .error = missing ? words::first_run::k_missing : std::string_view{},
                .takes_focus = true});
    space(12);
    text_field("certificate", typed.certificate, {.label = w::k_officer_certificate});
    space(12);
    new_passphrase_fields(typed, words::first_run::k_passphrase);
    space(24);
    if (!go_or_cancel(w::k_add_officer, typed.officer_open)) return;
    typed.passphrase_submitted = true;
    if (!trimmed(typed.name).empty() && new_passphrase_fits(typed)) {
        typed.passphrase_ticket =
            state.session.push(app::AddOfficer{typed.name, typed.certificate, typed.wanted});
    }
}

void keys_dialog(ScreenState& state) {
    SettingsState& typed = state.settings;
    const app::Outcome outcome = state.session.outcome(typed.passphrase_ticket);
    const bool sent = typed.passphrase_ticket != 0;
    if (sent && outcome.kind == app::Outcome::Kind::done) typed = SettingsState{};
    Dialog dialog("change_keys", typed.keys_open, {.title = w::k_change_keys, .width = 480});
    if (!dialog) return;
    text(w::k_change_keys_why, {.wrap = true});
    space(8);
    text(w::k_change_keys_after, {.type = Type::small, .color = theme().muted, .wrap = true});
    const bool refused = sent && outcome.kind == app::Outcome::Kind::refused;
    const bool wrong = refused && outcome.error.code == ErrorCode::passphrase_wrong;
    if (refused && !wrong) {
        space(8);
        text(error_sentence(outcome.error.code),
             {.color = theme().over.text, .wrap = true, .role = Role::alert});
    }
    space(16);
    const bool missing = typed.passphrase_submitted && typed.current.empty();
    text_field("current", typed.current,
               {.label = words::first_run::k_passphrase,
                .required = true,
                .error = wrong     ? words::unlock::k_wrong
                         : missing ? words::first_run::k_missing
                                   : std::string_view{},
                .password = true,
                .takes_focus = true});
    space(24);
    if (!go_or_cancel(w::k_change_keys, typed.keys_open)) return;
    typed.passphrase_submitted = true;
    if (!typed.current.empty()) {
        typed.passphrase_ticket = state.session.push(app::ChangeKeys{typed.current});
    }
}

}  // namespace

bool go_or_cancel(std::string_view words, bool& open) {
    const ButtonOptions go{.kind = ButtonKind::primary};
    Row row(40);
    const Rect go_place = row.put_right(button_width(words, go), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) open = false;
    set_cursor(go_place.x, go_place.y);
    return button("go", words, go);
}

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
        space(16);
        liaison_card(state);
        space(16);
        appearance_card(state);
    }
    columns.next();
    backup_card(state);
    space(16);
    drill_card(state);
    space(16);
    security_card(state);
    space(16);
    store_card(state);
    space(16);
    calendar_card(state);
    space(16);
    legal_bases_card(state);
    if (state.settings.store_open) return store_dialog(state);
    if (state.settings.image_open) return image_dialog(state);
    // One at a time: they share what is typed.
    const SettingsState& typed = state.settings;
    if (!typed.officer_open && !typed.keys_open) passphrase_dialog(state);
    if (!typed.passphrase_open && !typed.keys_open) officer_dialog(state);
    if (!typed.passphrase_open && !typed.officer_open) keys_dialog(state);
}

}  // namespace casebridge::ui
