// 设置, the card 联络员 (opinion, three (1): 双方指定联络部门和联络员).
#include <algorithm>

#include "base/utf8.h"
#include "ui/layout.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::settings;

bool keeps_card(const ScreenState& state) {
    const auto officers = state.session.officers();
    return std::any_of(officers.begin(), officers.end(), [](const app::OfficerView& officer) {
        return officer.is_me && officer.keeps_card;
    });
}

/// What stands on the card, once.
void begin(ScreenState& state) {
    SettingsState& typed = state.settings;
    if (std::exchange(typed.liaison_begun, true)) return;
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (!agency.is_me || agency.liaisons.empty()) continue;
        typed.liaison = {agency.liaisons.front().department, agency.liaisons.front().name,
                         agency.liaisons.front().duty_phone};
    }
}

}  // namespace

void liaison_card(ScreenState& state) {
    begin(state);
    SettingsState& typed = state.settings;
    Card card("liaison", {.title = w::k_liaison});
    text(w::k_liaison_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(8);
    if (!keeps_card(state)) {
        text(w::k_liaison_keeper, {.color = theme().muted, .wrap = true});
        return;
    }
    const auto missing = [&](const std::string& value) {
        return typed.liaison_submitted && trimmed(value).empty() ? words::first_run::k_missing
                                                                 : std::string_view{};
    };
    (void)text_field("department", typed.liaison.department,
                     {.label = w::k_liaison_department,
                      .required = true,
                      .error = missing(typed.liaison.department),
                      .max_length = 60});
    space(8);
    (void)text_field(
        "name", typed.liaison.name,
        {.label = w::k_liaison_name, .hint = w::k_liaison_vacant_hint, .max_length = 60});
    space(8);
    (void)text_field("phone", typed.liaison.duty_phone,
                     {.label = w::k_liaison_phone,
                      .required = true,
                      .error = missing(typed.liaison.duty_phone),
                      .max_length = 40});
    space(12);
    if (!button("liaison_save", w::k_liaison_save)) return;
    typed.liaison_submitted = true;
    if (trimmed(typed.liaison.department).empty() || trimmed(typed.liaison.duty_phone).empty()) {
        return;
    }
    state.session.push(typed.liaison);
}

}  // namespace casebridge::ui
