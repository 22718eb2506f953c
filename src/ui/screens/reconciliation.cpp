#include "ui/screens/reconciliation.h"

#include <string>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_reconciliation.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::reconciliation;
using app::LedgerDifference;

std::string told(const LedgerDifference& difference) {
    const std::string here = std::to_string(difference.lacking_here);
    const std::string there = std::to_string(difference.lacking_there);
    switch (difference.kind) {
        case LedgerDifference::Kind::missing_here: return std::string{w::k_missing_here};
        case LedgerDifference::Kind::missing_there: return std::string{w::k_missing_there};
        case LedgerDifference::Kind::other_state: return std::string{w::k_other_state};
        case LedgerDifference::Kind::entries: break;
    }
    if (difference.lacking_there == 0) return filled(w::k_lacks_here, {here});
    if (difference.lacking_here == 0) return filled(w::k_lacks_there, {there});
    return filled(w::k_lacks_both, {here, there});
}

/// Our own title, where we have the matter; what their list says of it otherwise.
std::string name_of(const LedgerDifference& difference) {
    domain::MatterKind kind{};
    std::string name;
    if (domain::from_name(difference.matter_kind, kind)) name = domain::kind_row(kind).label;
    if (!difference.title.empty()) return name + "：" + difference.title;
    if (!difference.number.empty()) return name + "：" + difference.number;
    constexpr std::size_t k_shown_digits = 8;
    return name + "：" + difference.matter.text.substr(0, k_shown_digits);
}

void difference_row(ScreenState& state, const app::ImportView& view,
                    const LedgerDifference& difference, bool last) {
    const bool here = difference.kind != LedgerDifference::Kind::missing_here;
    const bool sends = difference.is_ours_to_send();
    const ButtonOptions options{.size = ButtonSize::compact, .icon = k_icon_upload};
    const std::string title = name_of(difference);
    const std::string detail = told(difference);
    const ListRowResult row =
        list_row("row", {.title = title,
                         .detail = detail,
                         .height = 72,
                         .pressable = here,
                         .last = last,
                         .slot_width = sends ? button_width(w::k_send, options) : 0});
    bool send = false;
    if (sends) {
        const RowSlot slot(row);
        send = button("send", w::k_send, options);
    }
    if (send) {
        state.session.push(
            app::ExportMatter{.matter = difference.matter, .to = view.sender.agency.id});
    } else if (row.pressed) {
        state.go({.page = Page::matter, .matter = difference.matter});
    }
}

/// Everything that they lack, in one bundle.
void close_all(ScreenState& state, const app::ImportView& view) {
    std::vector<MatterId> matters;
    for (const LedgerDifference& difference : view.differences) {
        if (difference.is_ours_to_send()) matters.push_back(difference.matter);
    }
    if (matters.size() < 2) return;
    const std::string words = filled(w::k_send_all, {std::to_string(matters.size())});
    const ImVec2 at = cursor();
    bool pressed = false;
    {
        const Area area({at.x + px(16), at.y + px(12), available_width() - px(32), px(40)});
        pressed = button("send_all", words, {.kind = ButtonKind::primary, .icon = k_icon_package});
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), px(64));
    if (!pressed) return;
    state.session.push(app::ExportMatter{.matter = matters.front(),
                                         .to = view.sender.agency.id,
                                         .passphrase = {},
                                         .with = {matters.begin() + 1, matters.end()}});
}

}  // namespace

void ledger_export_card(ScreenState& state) {
    Card card("ledger_export", {.title = w::k_title});
    text(w::k_why, {.color = theme().muted, .wrap = true});
    bool any = false;
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (agency.is_me || !agency.verified) continue;
        any = true;
        IdScope scope(agency.agency.id.text);
        space(12);
        const std::string words = filled(w::k_export, {agency.agency.short_name});
        if (button("export", words, {.icon = k_icon_upload})) {
            state.session.push(app::ExportLedger{agency.agency.id});
        }
    }
    space(any ? 0 : 8);
    if (!any) text(w::k_no_partner, {.type = Type::small, .color = theme().muted, .wrap = true});
}

void reconciliation_cards(ScreenState& state, const app::ImportView& view) {
    const std::string made = filled(w::k_made, {view.exported_by, moment_words(view.created)});
    const std::string title = filled(w::k_compare_with, {view.sender.agency.short_name});
    if (view.differences.empty()) {
        (void)message_bar("alike", Tone::good,
                          filled(w::k_all_alike, {std::to_string(view.compared)}), {},
                          k_icon_circle_check);
        space(16);
    }
    const std::string count = filled(w::k_count, {std::to_string(view.differences.size())});
    {
        Card card("reconciliation", {.title = title});
        text(made, {.type = Type::small, .color = theme().muted});
        space(8);
        text(filled(w::k_compared,
                    {std::to_string(view.compared), std::to_string(view.differences.size())}),
             {.wrap = true});
        if (!view.differences.empty()) {
            text(w::k_then, {.type = Type::small, .color = theme().muted, .wrap = true});
        }
    }
    if (view.differences.empty()) return;
    space(16);
    Card card("differences",
              {.title = w::k_differences, .beside = count, .header_rule = true, .flush = true});
    close_all(state, view);
    begin_list("list", w::k_differences, static_cast<int>(view.differences.size()));
    for (std::size_t i = 0; i < view.differences.size(); ++i) {
        IdScope scope(view.differences[i].matter.text);
        difference_row(state, view, view.differences[i], i + 1 == view.differences.size());
    }
    end_list();
}

}  // namespace casebridge::ui
