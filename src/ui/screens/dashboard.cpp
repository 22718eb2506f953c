// 工作台: counters, what is to be done today, where the matters stand, the latest exchange.
#include <algorithm>
#include <array>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/screens/statistics.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::dashboard;
constexpr std::size_t k_most_todo = 8;
constexpr std::size_t k_most_exchange = 4;
constexpr std::size_t k_most_overdue = 5;

void title_row(ScreenState& state) {
    const Moment now = state.session.now();
    const std::string beside = to_chinese(now.date) + "　" + std::string{weekday_name(now.date)};
    Row row(40);
    row.put(row.rest() / 2, 32);
    page_title(words::shell::k_dashboard, beside);
    const ButtonOptions options{.kind = ButtonKind::primary, .icon = k_icon_plus};
    const domain::EventType opening = opening_command(state.session.me().agency.kind);
    const std::string_view words = command_words(opening);
    row.put_right(button_width(words, options), 40);
    if (button("new", words, options)) open_form(state, {}, opening);
}

void counter_row(ScreenState& state) {
    const app::Counters& counts = state.session.counters();
    const std::string ours = std::to_string(counts.ours);
    const std::string today = filled(w::k_ours_today, {std::to_string(counts.ours_today)});
    const std::string soon = std::to_string(counts.soon);
    const std::string lead = filled(
        w::k_soon_beside, {std::to_string(state.session.deadline_rules().lead_working_days)});
    const std::string overdue = std::to_string(counts.overdue);
    const std::string longest =
        filled(w::k_overdue_beside, {std::to_string(counts.longest_overdue_days)});
    const std::string theirs = std::to_string(counts.theirs);
    const std::array<Counter, 4> items = {{
        {w::k_ours, ours, today},
        {w::k_soon, soon, lead},
        {w::k_overdue, overdue, counts.overdue > 0 ? std::string_view{longest} : "",
         counts.overdue > 0},
        {w::k_theirs, theirs, ""},
    }};
    const Card card("counters", {.flush = true, .name = w::k_overview});
    const int pressed = counters("items", items);
    if (pressed < 0) return;
    state.transfers = {};
    state.transfers.filter.view = static_cast<app::ListView>(pressed + 1);
    open_list(state, std::nullopt);
}

std::string todo_detail(const app::MatterLine& line) {
    std::string detail = line.number.empty() ? std::string{line.title} : line.number;
    detail += " · ";
    if (line.owned_by_us && line.has_next) {
        detail += task_words(line.next);
    } else if (line.owned_by_us) {
        detail += stage_words(line.stage);
    } else {
        detail += filled(w::k_wait, {line.owner_name});
    }
    return detail;
}

void todo_card(ScreenState& state) {
    const auto& todo = state.session.todo();
    const std::string count = filled(w::k_items, {std::to_string(todo.size())});
    Card card("todo", {.title = w::k_todo, .beside = count, .header_rule = true, .flush = true});
    const LinkOptions all{.icon_after = k_icon_chevron_right};
    {
        Area slot(card.right_slot(link_width(w::k_all_todo, all), 20));
        if (link("all", w::k_all_todo, all)) {
            state.transfers.filter = {};
            state.transfers.filter.view = app::ListView::open;
            state.transfers.page = 0;
            open_list(state, std::nullopt);
        }
    }
    if (todo.empty()) {
        (void)empty_state("empty", k_icon_circle_check, w::k_empty_title, w::k_empty_sentence);
        return;
    }
    const std::size_t shown = std::min(todo.size(), k_most_todo);
    begin_list("list", w::k_todo, static_cast<int>(shown));
    for (std::size_t i = 0; i < shown; ++i) {
        const app::MatterLine& line = *todo[i];
        IdScope scope(line.matter.text);
        const DueChip due = is_running(line)
                                ? due_chip(line.due)
                                : DueChip{Tone::neutral, k_icon_clock, std::string{w::k_no_clock}};
        const std::string detail = todo_detail(line);
        const std::string_view action =
            line.owned_by_us && line.has_next ? command_words(line.next) : w::k_view;
        const ButtonOptions options{.size = ButtonSize::compact, .width = 0, .name = action};
        const float width = std::max(px(88), button_width(action, options));
        const ListRowResult row =
            list_row("row", {.title = line.party.empty() ? line.title : line.party,
                             .detail = detail,
                             .has_chip = true,
                             .chip_tone = due.tone,
                             .chip_icon = due.icon,
                             .chip_words = due.words,
                             .last = i + 1 == shown,
                             .slot_width = width});
        bool go_to_form = false;
        {
            const RowSlot slot(row);
            ButtonOptions wide = options;
            wide.width = to_design(width);
            go_to_form = button("do", action, wide);
        }
        if (go_to_form && line.owned_by_us && line.has_next) {
            open_form(state, line.matter, line.next);
        } else if (row.pressed || go_to_form) {
            state.go({.page = Page::matter, .matter = line.matter});
        }
    }
    end_list();
}

std::string_view escalation_words(domain::Escalation step) {
    namespace ws = words::settings;
    switch (step) {
        case domain::Escalation::none: return {};
        case domain::Escalation::urge: return ws::k_urge;
        case domain::Escalation::report: return ws::k_report_now;
        case domain::Escalation::meet: return ws::k_meet_now;
    }
    __builtin_trap();
}

/// 逾期督办: the longest overdue first, with what is due to be done about each. No card where
/// nothing is overdue.
void overdue_card(ScreenState& state) {
    namespace ws = words::settings;
    const std::vector<const app::MatterLine*>& overdue = state.session.overdue();
    if (overdue.empty()) return;
    const std::string count = filled(w::k_items, {std::to_string(overdue.size())});
    {
        Card card("overdue",
                  {.title = ws::k_overdue, .beside = count, .header_rule = true, .flush = true});
        const std::size_t shown = std::min(overdue.size(), k_most_overdue);
        begin_list("list", ws::k_overdue, static_cast<int>(shown));
        for (std::size_t i = 0; i < shown; ++i) {
            const app::MatterLine& line = *overdue[i];
            IdScope scope(line.matter.text);
            const std::string detail =
                filled(line.due.internal ? ws::k_detail_internal : ws::k_detail,
                       {std::to_string(line.due.days), line.owner_name});
            const ListRowResult row =
                list_row("row", {.title = line.party.empty() ? line.title : line.party,
                                 .detail = detail,
                                 .height = 52,
                                 .icon = k_icon_hourglass,
                                 .right = escalation_words(line.escalation),
                                 .last = i + 1 == shown});
            if (row.pressed) state.go({.page = Page::matter, .matter = line.matter});
        }
        end_list();
    }
    space(16);
}

void exchange_card(ScreenState& state) {
    const auto& ledger = state.session.ledger();
    Card card("recent", {.title = w::k_recent, .header_rule = true, .flush = true});
    const LinkOptions all{.icon_after = k_icon_chevron_right};
    {
        Area slot(card.right_slot(link_width(w::k_all, all), 20));
        if (link("all", w::k_all, all)) state.go({.page = Page::exchange});
    }
    if (ledger.empty()) {
        Area inner(inset({cursor().x, cursor().y, available_width(), px(56)}, 16, 16));
        text(w::k_no_exchange, {.type = Type::small, .color = theme().muted});
    }
    if (ledger.empty()) {
        take_place(available_width(), px(56));
        return;
    }
    const std::size_t shown = std::min(ledger.size(), k_most_exchange);
    begin_list("list", w::k_recent, static_cast<int>(shown));
    for (std::size_t i = 0; i < shown; ++i) {
        const storage::BundleLine& line = ledger[i];
        IdScope scope(static_cast<int>(i));
        const bool in = line.direction == storage::BundleDirection::in;
        const auto when = parse_moment(line.exchanged);
        const std::string day = when.ok() ? to_chinese_short(when->date) : std::string{};
        const std::string detail = filled(in ? w::k_received_from : w::k_sent_to,
                                          {state.session.agency_name(line.agency), day});
        const ListRowResult row =
            list_row("row", {.title = line.label,
                             .detail = detail,
                             .height = 52,
                             .icon = in ? k_icon_arrow_down_left : k_icon_arrow_up_right,
                             .right = in ? w::k_merged : w::k_sent,
                             .pressable = !line.matters.empty(),
                             .last = i + 1 == shown});
        if (row.pressed) state.go({.page = Page::matter, .matter = line.matters.front()});
    }
    end_list();
}

}  // namespace

void dashboard_screen(ScreenState& state) {
    title_row(state);
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        counter_row(state);
        space(16);
        todo_card(state);
    }
    columns.next();
    {
        IdScope scope("side");
        overdue_card(state);
        quarter_card(state);
        space(16);
        exchange_card(state);
    }
}

}  // namespace casebridge::ui
