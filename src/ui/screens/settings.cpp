// 设置: when deadlines warn, what follows when one has passed, and the calendar they are counted
// with.
#include <array>

#include "base/whole_number.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::settings;
using domain::DeadlineRules;

/// One number of the rules: its key as Outcome::problems names it, and its words.
struct RuleField {
    std::string_view key;
    int DeadlineRules::*member;
    std::string_view label;
    std::string_view unit;
    std::string_view wrong;
};
constexpr std::array<RuleField, 3> k_fields = {{
    {"lead_working_days", &DeadlineRules::lead_working_days, w::k_lead, w::k_working_days,
     w::k_lead_wrong},
    {"report_after_days", &DeadlineRules::report_after_days, w::k_report, w::k_days,
     w::k_report_wrong},
    {"meet_after_days", &DeadlineRules::meet_after_days, w::k_meet, w::k_days, w::k_meet_wrong},
}};

/// 0, which no rule allows, for what is no whole number.
int number_in(const std::string& text) {
    int value = 0;
    return read_whole(text, value) ? value : 0;
}

void warnings_card(ScreenState& state) {
    SettingsState& typed = state.settings;
    const DeadlineRules& rules = state.session.deadline_rules();
    Card card("warnings", {.title = w::k_warnings});
    text(w::k_steps, {.color = theme().muted, .wrap = true});
    const app::Outcome outcome = state.session.outcome(typed.ticket);
    for (std::size_t i = 0; i < k_fields.size(); ++i) {
        const RuleField& field = k_fields[i];
        std::string& value = typed.values[i];
        if (!typed.typed) value = std::to_string(rules.*field.member);
        const bool wrong = domain::find_problem(outcome.problems, field.key) != nullptr;
        space(16);
        typed.typed |= text_field(field.key, value,
                                  {.label = field.label,
                                   .required = true,
                                   .error = wrong ? field.wrong : std::string_view{},
                                   .unit = field.unit,
                                   .width = 280,
                                   .max_length = 3,
                                   .input_mode = InputMode::digits});
    }
    space(24);
    if (button("save", w::k_save, {.kind = ButtonKind::primary, .icon = k_icon_check})) {
        DeadlineRules wanted;
        for (std::size_t i = 0; i < k_fields.size(); ++i) {
            wanted.*k_fields[i].member = number_in(typed.values[i]);
        }
        typed.ticket = state.session.push(app::SetDeadlineRules{wanted});
    }
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

}  // namespace

void settings_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest(), 32);
        page_title(w::k_title);
    }
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        warnings_card(state);
    }
    columns.next();
    calendar_card(state);
}

}  // namespace casebridge::ui
