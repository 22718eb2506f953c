#include "ui/screens/quarantine.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace casebridge::ui {
namespace {

namespace wi = words::import_page;
namespace wq = words::quarantine;

/// The first of those whom a quarantined bundle waits for; empty when all have been compared.
AgencyId first_to_compare(const app::Session& session, const app::ImportView& view) {
    for (const AgencyId& agency : view.unverified) {
        const auto& known = session.agencies();
        const auto found = std::find_if(known.begin(), known.end(), [&](const auto& entry) {
            return entry.agency.id == agency;
        });
        if (found != known.end() && !found->verified) return agency;
    }
    return {};
}

}  // namespace

std::string unverified_names(const app::Session& session, const app::ImportView& view) {
    std::string names;
    for (const AgencyId& agency : view.unverified) {
        if (!names.empty()) names += "、";
        names += session.agency_name(agency);
    }
    return names;
}

bool all_compared(const app::Session& session, const app::ImportView& view) {
    return first_to_compare(session, view).empty();
}

/// The way on from a bundle that may only be looked at.
void quarantined_entries(const app::ImportView& view) {
    constexpr std::size_t k_most_rows = 200;
    std::vector<const app::ImportView::Matter::Entry*> entries;
    for (const app::ImportView::Matter& matter : view.matters) {
        for (const auto& entry : matter.entries) entries.push_back(&entry);
    }
    if (entries.empty()) return;
    const std::size_t shown = std::min(entries.size(), k_most_rows);
    const std::string count = filled(wi::k_items, {std::to_string(entries.size())});
    Card card("entries",
              {.title = wq::k_entries, .beside = count, .header_rule = true, .flush = true});
    begin_list("list", wq::k_entries, static_cast<int>(shown));
    for (std::size_t i = 0; i < shown; ++i) {
        IdScope scope(static_cast<int>(i));
        const std::string by =
            filled(wq::k_entry_by, {entries[i]->agency_name, entries[i]->officer});
        const std::string when = moment_words(entries[i]->wall);
        (void)list_row("row", {.title = command_words(entries[i]->type),
                               .detail = by,
                               .height = 52,
                               .right = when,
                               .pressable = false,
                               .last = i + 1 == shown,
                               .title_bold = false});
    }
    end_list();
    if (shown < entries.size()) {
        (void)message_bar("more", Tone::info,
                          filled(wq::k_more, {std::to_string(entries.size() - shown)}));
    }
}

void quarantine_buttons(ScreenState& state, const app::ImportView& view, Row& row) {
    const bool compared = all_compared(state.session, view);
    const std::string_view words = compared ? wq::k_again : wq::k_compare;
    const ButtonOptions options{.kind = ButtonKind::primary,
                                .icon = compared ? k_icon_refresh_cw : k_icon_shield_check};
    row.put_right(button_width(words, options), 40);
    if (button("go_on", words, options)) {
        if (compared) {
            state.session.push(app::VerifyAgain{});
        } else {
            open_comparison(state, first_to_compare(state.session, view));
        }
    }
    row.put_right(button_width(wi::k_drop), 40);
    if (button("drop", wi::k_drop)) {
        state.session.push(app::DropImport{});
        state.go({.page = Page::exchange});
    }
}

void open_comparison(ScreenState& state, const AgencyId& agency) {
    state.directory = {.first = {}, .second = {}, .agency = agency, .asked = true};
    state.go({.page = Page::directory});
}

}  // namespace casebridge::ui
