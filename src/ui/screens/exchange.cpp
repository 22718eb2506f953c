// 收发 and 通讯录: what passed between the two agencies, and whom we know.
#include <algorithm>
#include <array>
#include <map>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/export_options.h"
#include "ui/screens/quarantine.h"
#include "ui/screens/reconciliation.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/strings_volume.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

// ---- 收发 ----
namespace we = words::exchange;

/// One file for everything that one agency lacks.
void export_all(ScreenState& state, const std::vector<const app::MatterLine*>& unsent) {
    std::map<AgencyId, std::vector<MatterId>> by_partner;
    for (const app::MatterLine* line : unsent) by_partner[line->partner].push_back(line->matter);
    for (const auto& [partner, matters] : by_partner) {
        if (matters.size() < 2) continue;
        IdScope scope(partner.text);
        const std::string words = filled(
            we::k_export_all, {std::to_string(matters.size()), state.session.agency_name(partner)});
        const ImVec2 at = cursor();
        bool pressed = false;
        {
            const Area area({at.x + px(16), at.y + px(12), available_width() - px(32), px(40)});
            pressed = button("export_all", words, {.icon = k_icon_package});
        }
        set_cursor(at.x, at.y);
        take_place(available_width(), px(64));
        if (!pressed) continue;
        state.session.push(app::ExportMatter{.matter = matters.front(),
                                             .to = partner,
                                             .passphrase = {},
                                             .with = {matters.begin() + 1, matters.end()}});
    }
}

void unsent_card(ScreenState& state) {
    std::vector<const app::MatterLine*> unsent;
    for (const app::MatterLine& line : state.session.matters()) {
        if (line.unsent && !line.partner.empty()) unsent.push_back(&line);
    }
    Card card("unsent", {.title = we::k_unsent, .header_rule = true, .flush = true});
    if (unsent.empty()) {
        const ImVec2 at = cursor();
        {
            Area area({at.x + px(16), at.y + px(16), available_width() - px(32), px(24)});
            text(we::k_unsent_none, {.color = theme().muted});
        }
        set_cursor(at.x, at.y);
        take_place(available_width(), px(56));
        return;
    }
    export_all(state, unsent);
    begin_list("list", we::k_unsent, static_cast<int>(unsent.size()));
    for (std::size_t i = 0; i < unsent.size(); ++i) {
        const app::MatterLine& line = *unsent[i];
        IdScope scope(static_cast<int>(i));
        const ButtonOptions options{.size = ButtonSize::compact, .icon = k_icon_package};
        const float width = button_width(words::matter::k_export, options);
        std::string detail =
            line.number.empty() ? std::string{domain::kind_row(line.kind).label} : line.number;
        detail += " · " + std::string{stage_words(line.stage)};
        const ListRowResult row =
            list_row("row", {.title = line.party.empty() ? line.title : line.party,
                             .detail = detail,
                             .last = i + 1 == unsent.size(),
                             .slot_width = width});
        bool pressed = false;
        {
            const RowSlot slot(row);
            pressed = button("export", words::matter::k_export, options);
        }
        if (pressed) {
            push_export(state, line);
        } else if (row.pressed) {
            state.go({.page = Page::matter, .matter = line.matter});
        }
    }
    end_list();
}

void ledger_card(ScreenState& state) {
    const auto& ledger = state.session.ledger();
    const std::string count = filled(we::k_items, {std::to_string(ledger.size())});
    Card card("ledger",
              {.title = we::k_ledger, .beside = count, .header_rule = true, .flush = true});
    if (ledger.empty()) {
        (void)empty_state("none", k_icon_arrow_left_right, we::k_none_title, we::k_none);
        return;
    }
    begin_list("list", we::k_ledger, static_cast<int>(ledger.size()));
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        const storage::BundleLine& line = ledger[i];
        IdScope scope(static_cast<int>(i));
        const bool in = line.direction == storage::BundleDirection::in;
        const std::string detail =
            filled(in ? words::dashboard::k_received_from : words::dashboard::k_sent_to,
                   {state.session.agency_name(line.agency), moment_words(line.exchanged)});
        const std::string right =
            filled(we::k_counts, {std::to_string(line.events), std::to_string(line.files)});
        const ListRowResult row =
            list_row("row", {.title = line.label,
                             .detail = detail,
                             .icon = in ? k_icon_arrow_down_left : k_icon_arrow_up_right,
                             .right = right,
                             .pressable = !line.matters.empty(),
                             .last = i + 1 == ledger.size()});
        if (row.pressed) state.go({.page = Page::matter, .matter = line.matters.front()});
    }
    end_list();
}

/// 外发登记: what left with personal data in full, for whom and why.
void exports_card(ScreenState& state) {
    namespace wx = words::exports;
    const auto& exports = state.session.exports();
    if (exports.empty()) return;
    space(16);
    const std::string count = filled(we::k_items, {std::to_string(exports.size())});
    Card card("exports",
              {.title = wx::k_title, .beside = count, .header_rule = true, .flush = true});
    begin_list("list", wx::k_title, static_cast<int>(exports.size()));
    for (std::size_t i = 0; i < exports.size(); ++i) {
        const storage::ExportLine& line = exports[i];
        IdScope scope(static_cast<int>(i));
        const std::string detail = filled(wx::k_detail, {line.recipient, line.purpose});
        const std::string right = filled(wx::k_right, {line.officer, moment_words(line.exported)});
        const ListRowResult row = list_row("row", {.title = line.file_name,
                                                   .detail = detail,
                                                   .icon = k_icon_archive,
                                                   .right = right,
                                                   .last = i + 1 == exports.size()});
        if (row.pressed) state.go({.page = Page::matter, .matter = line.matter});
    }
    end_list();
}

// ---- 通讯录 ----
namespace wd = words::directory;
namespace wq = words::quarantine;

/// Which two groups are asked for: another pair each day and agency, so that nobody learns one by
/// heart.
std::array<int, 2> asked_groups(const app::AgencyView& agency, Date today) {
    const int seed = today.serial() + static_cast<int>(agency.agency.id.text[0]) +
                     static_cast<int>(agency.agency.id.text[1]);
    const int first = seed % 6;
    const int second = (first + 1 + seed / 6 % 5) % 6;
    return {std::min(first, second), std::max(first, second)};
}

/// The groups that are asked for are not shown: who types them must have heard them.
std::string masked(const std::string& fingerprint, const std::array<int, 2>& hidden) {
    std::string shown = fingerprint;
    for (const int group : hidden) {
        for (std::size_t i = 0; i < 5; ++i) shown[static_cast<std::size_t>(group) * 6 + i] = '?';
    }
    return shown;
}

void verify_form(ScreenState& state, const app::AgencyView& agency) {
    DirectoryState& typed = state.directory;
    const std::array<int, 2> groups = asked_groups(agency, frame().now.date);
    const std::array<std::string, 2> names = {filled(wd::k_group, {std::to_string(groups[0] + 1)}),
                                              filled(wd::k_group, {std::to_string(groups[1] + 1)})};
    space(12);
    text(wd::k_verify_title, {.type = Type::strong, .heading_level = 3});
    text(filled(wd::k_verify_sentence,
                {std::to_string(groups[0] + 1), std::to_string(groups[1] + 1)}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
    space(12);
    const app::Outcome outcome = state.session.outcome(typed.ticket);
    const bool wrong = outcome.kind == app::Outcome::Kind::refused;
    text_field("first", typed.first,
               {.label = names[0],
                .width = 120,
                .max_length = 5,
                .takes_focus = typed.asked,
                .input_mode = InputMode::digits});
    same_line(16);
    text_field("second", typed.second,
               {.label = names[1], .width = 120, .max_length = 5, .input_mode = InputMode::digits});
    if (wrong) {
        space(8);
        text(wd::k_wrong,
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
    }
    space(12);
    if (button("confirm", wd::k_confirm,
               {.kind = ButtonKind::primary, .icon = k_icon_shield_check})) {
        typed.ticket = state.session.push(app::ConfirmFingerprint{
            agency.agency.id, groups[0], typed.first, groups[1], typed.second});
    }
}

void agency_card(ScreenState& state, const app::AgencyView& agency) {
    IdScope scope(agency.agency.id.text);
    Card card("agency", {.title = agency.agency.short_name});
    const std::string_view mark = agency.is_me      ? wd::k_mine
                                  : agency.verified ? wd::k_verified
                                                    : wd::k_unverified;
    const Tone tone = agency.is_me ? Tone::accent : agency.verified ? Tone::good : Tone::warn;
    const std::string_view icon = agency.is_me      ? k_icon_landmark
                                  : agency.verified ? k_icon_badge_check
                                                    : k_icon_triangle_alert;
    {
        Area slot(card.right_slot(chip_width(icon, mark), 24));
        chip(tone, icon, mark);
    }
    key_value(wd::k_name, agency.agency.name);
    for (const domain::Liaison& liaison : agency.liaisons) {
        const std::string name =
            liaison.name.empty() ? std::string{words::settings::k_liaison_vacant} : liaison.name;
        key_value(wd::k_liaison,
                  liaison.department.empty() ? name : liaison.department + " " + name);
        if (liaison.duty_phone.empty()) continue;
        // Whoever made up a card made up its telephone number, too.
        const bool known = agency.is_me || agency.verified;
        key_value(known ? wd::k_phone : words::cards::k_phone, liaison.duty_phone, known);
    }
    if (agency.namesake) {
        space(8);
        text(words::cards::k_namesake_listed,
             {.type = Type::small, .color = theme().warn.text, .wrap = true});
    }
    space(8);
    const bool hidden = !agency.is_me && !agency.verified;
    fingerprint_boxes("fingerprint",
                      hidden ? masked(agency.fingerprint, asked_groups(agency, frame().now.date))
                             : agency.fingerprint);
    if (agency.is_me) {
        space(8);
        text(wd::k_read_out, {.type = Type::small, .color = theme().muted, .wrap = true});
        space(8);
        if (button("card", we::k_card_export, {.icon = k_icon_upload})) {
            state.session.push(app::ExportCard{});
        }
    } else if (agency.verified) {
        space(8);
        if (agency.verified_on.is_set()) {
            text(filled(words::import_page::k_verified_by,
                        {to_chinese(agency.verified_on), agency.verified_by}),
                 {.type = Type::small, .color = theme().muted});
        }
    } else if (agency.agency.id == state.directory.agency) {
        verify_form(state, agency);
    } else {
        space(12);
        if (button("compare", wq::k_next_one, {.icon = k_icon_shield_check})) {
            open_comparison(state, agency.agency.id);
        }
    }
}

/// One comparison at a time: the one that was asked for, else the first that is missing.
void choose_comparison(ScreenState& state) {
    const auto& agencies = state.session.agencies();
    const auto waits = [](const app::AgencyView& entry) { return !entry.is_me && !entry.verified; };
    for (const app::AgencyView& agency : agencies) {
        if (agency.agency.id == state.directory.agency && waits(agency)) return;
    }
    const auto next = std::find_if(agencies.begin(), agencies.end(), waits);
    const AgencyId wanted = next == agencies.end() ? AgencyId{} : next->agency.id;
    if (state.directory.agency != wanted) state.directory = {};
    state.directory.agency = wanted;
}

/// After the call: back to the bundle that waited for it.
void waiting_bundle(ScreenState& state) {
    const app::ImportView& view = state.session.import();
    if (view.phase != app::ImportView::Phase::quarantined) return;
    if (!all_compared(state.session, view)) return;
    const std::string words = filled(wq::k_waiting, {unverified_names(state.session, view)});
    if (message_bar("waiting", Tone::good, words, wq::k_again, k_icon_circle_check)) {
        state.session.push(app::VerifyAgain{});
        state.go({.page = Page::import});
    }
    space(16);
}

}  // namespace

void exchange_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest(), 32);
        page_title(words::shell::k_exchange);
    }
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        unsent_card(state);
        space(16);
        ledger_card(state);
        exports_card(state);
    }
    columns.next();
    {
        Card card("card", {.title = we::k_card});
        text(we::k_card_sentence, {.color = theme().muted, .wrap = true});
        space(12);
        if (button("export_card", we::k_card_export, {.icon = k_icon_upload})) {
            state.session.push(app::ExportCard{});
        }
    }
    space(16);
    ledger_export_card(state);
}

void directory_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest(), 32);
        page_title(words::shell::k_directory);
    }
    space(16);
    choose_comparison(state);
    waiting_bundle(state);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("others");
        std::vector<const app::AgencyView*> others;
        for (const app::AgencyView& agency : state.session.agencies()) {
            if (!agency.is_me) others.push_back(&agency);
        }
        std::stable_partition(others.begin(), others.end(), [&](const app::AgencyView* agency) {
            return agency->agency.id == state.directory.agency;
        });
        for (const app::AgencyView* agency : others) {
            agency_card(state, *agency);
            space(16);
        }
        if (others.empty()) {
            Card card("none", {.name = wd::k_only_me_title});
            (void)empty_state("only_me", k_icon_book_user, wd::k_only_me_title, wd::k_only_me);
        }
    }
    columns.next();
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (agency.is_me) agency_card(state, agency);
    }
}

}  // namespace casebridge::ui
