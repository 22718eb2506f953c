#include "ui/screens/statistics.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_statistics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::statistics;
using app::Figure;
using app::OnTime;
using app::Statistics;

constexpr float k_row_height = 32;
constexpr std::size_t k_most_groups = 10;

std::string percent_words(const OnTime& duties) {
    const auto percent = duties.percent();
    return percent ? filled(w::k_percent, {std::to_string(*percent)}) : std::string{"—"};
}

// ---- rows with a bar ----

constexpr float k_label_width = 88;
constexpr float k_total_width = 40;
constexpr float k_rate_width = 56;

void bar_head() {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect place = take_place(available_width(), px(24));
    const float right = right_of(place);
    draw_text(list, {place.x + px(k_label_width), place.y}, w::k_by_step, Type::small,
              theme().muted);
    draw_text_in(list,
                 {right - px(k_rate_width + k_total_width), place.y, px(k_total_width), px(20)},
                 w::k_total, Type::small, theme().muted, Align::right);
    draw_text_in(list, {right - px(k_rate_width), place.y, px(k_rate_width), px(20)}, w::k_in_time,
                 Type::small, theme().muted, Align::right);
}

/// The pressable ground of a row, with its label at the left.
Press labelled_row(NodeId id, const Rect& place, std::string_view label) {
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().hover,
                            px(k_radius_control));
    }
    draw_text_in(list, {place.x, place.y, px(k_label_width), place.height}, label, Type::small,
                 theme().text);
    if (press.focused) draw_focus_ring(list, place, k_radius_control, true);
    return press;
}

void kind_row(ScreenState& state, const Statistics& statistics, const Statistics::OfKind& row,
              int most) {
    const std::string_view label = domain::kind_row(row.kind).label;
    IdScope scope(domain::name_of(row.kind));
    std::array<int, 5> parts{};
    std::string spoken{label};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = row.steps[i].count();
        spoken += "，" + std::string{step_words(static_cast<domain::LoopStep>(i))} + " " +
                  std::to_string(parts[i]);
    }
    const std::string rate = percent_words(row.duties);
    spoken += "，" + std::string{w::k_total} + " " + std::to_string(row.all.count()) + "，" +
              std::string{w::k_in_time} + " " + rate;
    const Rect place = take_place(available_width(), px(k_row_height));
    const NodeId id = node_id("row");
    const Press press = labelled_row(id, place, label);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float right = right_of(place);
    const float bar = place.width - px(k_label_width + k_total_width + k_rate_width + 8);
    draw_stacked_bar(list, {place.x + px(k_label_width), place.y + px(6), bar, px(20)}, parts,
                     most);
    draw_text_in(
        list, {right - px(k_rate_width + k_total_width), place.y, px(k_total_width), place.height},
        std::to_string(row.all.count()), Type::strong, theme().text, Align::right);
    draw_text_in(list, {right - px(k_rate_width), place.y, px(k_rate_width), place.height}, rate,
                 Type::small, theme().text, Align::right);
    semantics().add({.id = id, .role = Role::button, .name = std::move(spoken), .rect = place});
    if (press.pressed) {
        open_figure(state, row.all,
                    filled(w::k_selection, {app::words_of(statistics.period), label}));
    }
}

void step_legend() {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect place = take_place(available_width(), px(24));
    float x = place.x;
    for (std::size_t i = 0; i < theme().steps.size(); ++i) {
        list->AddRectFilled({x, place.y + px(9)}, {x + px(10), place.y + px(19)},
                            theme().steps[i].fill, px(2));
        const std::string_view step = step_words(static_cast<domain::LoopStep>(i));
        draw_text(list, {x + px(15), place.y + px(4)}, step, Type::small, theme().muted);
        x += px(60);
    }
}

void kind_rows(ScreenState& state, const Statistics& statistics) {
    bar_head();
    int most = 0;
    for (const Statistics::OfKind& row : statistics.kinds) most = std::max(most, row.all.count());
    for (const Statistics::OfKind& row : statistics.kinds) kind_row(state, statistics, row, most);
    step_legend();
}

/// "3日审核 ▬▬▬ 14 / 14 100%": pressed, the late ones, or all where none was late.
void clock_row(ScreenState& state, const Statistics::OfClock& row) {
    constexpr float k_amount_width = 64;
    const std::string_view label = domain::label_of(row.kind);
    IdScope scope(label);
    const std::string rate = percent_words(row.duties);
    const std::string amount = filled(
        w::k_of, {std::to_string(row.duties.in_time.count()), std::to_string(row.duties.total())});
    const Rect place = take_place(available_width(), px(24));
    const NodeId id = node_id("row");
    const Press press = labelled_row(id, place, label);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float right = right_of(place);
    const float width = place.width - px(k_label_width + k_amount_width + k_rate_width + 8);
    const float y = place.y + px(9);
    const float x = place.x + px(k_label_width);
    list->AddRectFilled({x, y}, {x + width, y + px(6)}, theme().border, px(3));
    const float part = static_cast<float>(row.duties.in_time.count()) /
                       static_cast<float>(std::max(1, row.duties.total()));
    if (part > 0) list->AddRectFilled({x, y}, {x + width * part, y + px(6)}, theme().accent, px(3));
    draw_text_in(
        list,
        {right - px(k_rate_width + k_amount_width), place.y, px(k_amount_width), place.height},
        amount, Type::small, theme().muted, Align::right);
    draw_text_in(list, {right - px(k_rate_width), place.y, px(k_rate_width), place.height}, rate,
                 Type::strong, row.duties.late.count() > 0 ? theme().over.text : theme().text,
                 Align::right);
    semantics().add(
        {.id = id,
         .role = Role::button,
         .name = std::string{label} + "，" + std::string{w::k_in_time} + " " + amount + "，" + rate,
         .rect = place});
    if (!press.pressed) return;
    const bool late = row.duties.late.count() > 0;
    open_figure(state, late ? row.duties.late : row.duties.in_time,
                filled(w::k_selection, {label, late ? w::k_late : w::k_in_time}));
}

// ---- tables of numbers ----

struct FigureColumn {
    std::string_view title;
    const Figure* figure = nullptr;  // null: only `words`
    std::string words = {};
};
struct FigureRow {
    std::string label;
    std::vector<FigureColumn> columns;
};

constexpr float k_number_width = 64;

/// Every number is a link to its list; a zero leads nowhere and is quiet.
void figure_cell(ScreenState& state, const FigureRow& row, const FigureColumn& column,
                 const Rect& cell) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (column.figure == nullptr || column.figure->count() == 0) {
        draw_text_in(list, cell, column.figure == nullptr ? std::string_view{column.words} : "0",
                     Type::body, theme().muted, Align::right);
        return;
    }
    const std::string number = std::to_string(column.figure->count());
    const std::string name = filled(w::k_figure, {row.label, column.title, number});
    const LinkOptions options{.body_size = true, .name = name};
    const float width = link_width(number, options);
    const Area place({right_of(cell) - width, cell.y + px(4), width, px(24)});
    if (link(column.title, number, options)) {
        open_figure(state, *column.figure, filled(w::k_selection, {row.label, column.title}));
    }
}

void figure_table(ScreenState& state, std::string_view id, std::span<const FigureRow> rows) {
    if (rows.empty()) {
        text(w::k_nothing, {.color = theme().muted});
        return;
    }
    IdScope scope(id);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::size_t count = rows.front().columns.size();
    const auto cell_of = [&](const Rect& line, std::size_t column) {
        const float right =
            right_of(line) - px(k_number_width) * static_cast<float>(count - 1 - column);
        return Rect{right - px(k_number_width), line.y, px(k_number_width), line.height};
    };
    const Rect head = take_place(available_width(), px(28));
    for (std::size_t i = 0; i < count; ++i) {
        draw_text_in(list, cell_of(head, i), rows.front().columns[i].title, Type::small,
                     theme().muted, Align::right);
    }
    for (const FigureRow& row : rows) {
        IdScope row_scope(row.label);
        const Rect line = take_place(available_width(), px(k_row_height));
        list->AddLine({line.x, line.y}, {right_of(line), line.y}, theme().border, px(1));
        const Rect label{line.x, line.y,
                         line.width - px(k_number_width) * static_cast<float>(count), line.height};
        draw_text_in(list, label, row.label, Type::body, theme().text);
        semantics().add(
            {.id = node_id("label"), .role = Role::text, .name = row.label, .rect = label});
        for (std::size_t i = 0; i < count; ++i) {
            figure_cell(state, row, row.columns[i], cell_of(line, i));
        }
    }
}

// ---- the page ----

app::Period period_of(const StatisticsState& chosen) {
    switch (chosen.length) {
        case 0: return app::month_of(chosen.day);
        case 1: return app::quarter_of(chosen.day);
        default: return app::year_of(chosen.day);
    }
}

/// 执法数据 as a 共享内容 of its own, which then goes out like any matter (opinion, two: 共享执法
/// 数据信息). With several partners it is begun on the page 信息共享.
void share_button(ScreenState& state, const app::Period& period) {
    StatisticsState& page = state.statistics;
    const auto partners = state.session.choosable_agencies({}, domain::EventType::begin_matter);
    if (partners.size() == 1) {
        const std::string words = filled(w::k_share, {partners.front().agency.short_name});
        const ButtonOptions look{.size = ButtonSize::compact, .icon = k_icon_share_2};
        flow(button_width(words, look));
        if (button("share", words, look) && page.sharing == 0) {
            domain::FieldValues values = state.session.first_values(
                {}, domain::EventType::begin_matter, partners.front().agency.id,
                app::FormSubject{.kind = domain::MatterKind::shared_notice});
            values["title"] = filled(w::k_share_title, {app::words_of(period)});
            values["no_due_reason"] = w::k_share_reason;
            values["record.share"] = "enforcement";
            values["record.level"] = "general";
            values["record.content"] = app::words_for_sharing(state.session.statistics(period));
            page.sharing = state.session.push(
                app::Execute{{}, domain::EventType::begin_matter, std::move(values)});
        }
    }
    open_when_done(state, page.sharing);
}

void title_row(ScreenState& state, const app::Period& period) {
    {
        Row row(40);
        row.put(row.rest() / 3, 32);
        page_title(w::k_title, app::words_of(period));
        const ButtonOptions print{.kind = ButtonKind::primary, .icon = k_icon_printer};
        row.put_right(button_width(w::k_print_pack, print), 40);
        if (button("print_pack", w::k_print_pack, print)) {
            state.session.push(app::PrintPack{period});
        }
    }
    space(12);
    StatisticsState& chosen = state.statistics;
    (void)segmented("length", w::k_period, w::k_lengths, chosen.length);
    flow(px(k_height_compact));
    if (icon_button("earlier", k_icon_chevron_left, w::k_earlier, {.size = ButtonSize::compact})) {
        chosen.day = app::before(period).first;
    }
    flow(px(k_height_compact));
    const bool last = state.session.now().date <= period.last;
    if (icon_button("later", k_icon_chevron_right, w::k_later,
                    {.size = ButtonSize::compact, .disabled = last})) {
        chosen.day = period.last.plus_days(1);
    }
    const ButtonOptions save{.size = ButtonSize::compact, .icon = k_icon_file_down};
    flow(button_width(w::k_save_pack, save));
    if (button("save_pack", w::k_save_pack, save)) {
        state.session.push(app::SavePack{period});
    }
    const ButtonOptions table{.size = ButtonSize::compact, .icon = k_icon_table};
    flow(button_width(w::k_csv, table));
    if (button("csv", w::k_csv, table)) {
        state.session.push(app::ExportStatistics{period});
    }
    share_button(state, period);
}

void summary_card(ScreenState& state, const Statistics& statistics) {
    const std::array<std::pair<std::string_view, const Figure*>, 8> figures = {{
        {w::k_all, &statistics.all},
        {w::k_opened, &statistics.opened},
        {w::k_finished, &statistics.finished},
        {w::k_running, &statistics.running},
        {w::k_overdue, &statistics.overdue},
        {w::k_disputed, &statistics.disputed},
        {w::k_handed_over, &statistics.handed_over},
        {w::k_orphans, &statistics.orphans},
    }};
    constexpr std::size_t k_in_row = 4;
    const Card card("summary", {.flush = true, .name = w::k_summary});
    for (std::size_t first = 0; first < figures.size(); first += k_in_row) {
        IdScope scope(static_cast<int>(first));
        std::vector<std::string> numbers;
        std::vector<Counter> items;
        for (std::size_t i = first; i < first + k_in_row; ++i) {
            numbers.push_back(std::to_string(figures[i].second->count()));
        }
        for (std::size_t i = first; i < first + k_in_row; ++i) {
            const bool over = figures[i].second == &statistics.overdue ||
                              figures[i].second == &statistics.orphans;
            items.push_back(
                {figures[i].first, numbers[i - first], "", over && figures[i].second->count() > 0});
        }
        const int pressed = counters("items", items);
        if (pressed < 0) continue;
        const auto& [label, figure] = figures[first + static_cast<std::size_t>(pressed)];
        open_figure(state, *figure,
                    filled(w::k_selection, {app::words_of(statistics.period), label}));
    }
}

void agencies_card(ScreenState& state, const Statistics& statistics) {
    Card card("agencies", {.title = w::k_agencies});
    std::vector<FigureRow> rows;
    for (const Statistics::OfAgency& row : statistics.agencies) {
        rows.push_back({row.name,
                        {{w::k_running, &row.to_do},
                         {w::k_overdue, &row.overdue},
                         {w::k_in_time, &row.duties.in_time},
                         {w::k_late, &row.duties.late},
                         {w::k_rate, nullptr, percent_words(row.duties)}}});
    }
    figure_table(state, "table", rows);
}

void clocks_card(ScreenState& state, const Statistics& statistics) {
    Card card("clocks", {.title = w::k_clocks});
    std::vector<FigureRow> rows;
    for (const Statistics::OfClock& row : statistics.clocks) {
        rows.push_back({std::string{domain::label_of(row.kind)},
                        {{w::k_in_time, &row.duties.in_time},
                         {w::k_late, &row.duties.late},
                         {w::k_rate, nullptr, percent_words(row.duties)}}});
    }
    figure_table(state, "table", rows);
}

void groups_card(ScreenState& state, std::string_view id, std::string_view title,
                 std::string_view beside, const std::vector<Statistics::Group>& groups) {
    Card card(id, {.title = title, .beside = beside});
    std::vector<FigureRow> rows;
    for (const Statistics::Group& group : groups) {
        if (rows.size() == k_most_groups) break;
        rows.push_back({group.label, {{w::k_count, &group.all}}});
    }
    figure_table(state, "table", rows);
}

void trend_card(ScreenState& state, const Statistics& statistics) {
    Card card("trend", {.title = w::k_trend});
    int most = 1;
    for (const Statistics::Month& month : statistics.trend) {
        most = std::max({most, month.opened.count(), month.finished.count()});
    }
    const Rect chart = take_place(available_width(), px(120));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float step = chart.width / static_cast<float>(statistics.trend.size());
    const float bar = std::min(px(18), step / 3);
    list->AddLine({chart.x, bottom_of(chart)}, {right_of(chart), bottom_of(chart)},
                  theme().border_strong, px(1));
    for (std::size_t i = 0; i < statistics.trend.size(); ++i) {
        const float x = chart.x + step * (static_cast<float>(i) + 0.5F);
        const auto column = [&](float left, int count, ImU32 color) {
            const float height =
                chart.height * static_cast<float>(count) / static_cast<float>(most);
            list->AddRectFilled({left, bottom_of(chart) - height}, {left + bar, bottom_of(chart)},
                                color, px(2));
        };
        column(x - bar - px(1), statistics.trend[i].opened.count(), theme().accent);
        column(x + px(1), statistics.trend[i].finished.count(), theme().steps.back().fill);
    }
    space(4);
    {
        const Rect legend = take_place(available_width(), px(24));
        float x = legend.x;
        for (const auto& [words, color] : {std::pair{w::k_opened, theme().accent},
                                           std::pair{w::k_finished, theme().steps.back().fill}}) {
            list->AddRectFilled({x, legend.y + px(7)}, {x + px(10), legend.y + px(17)}, color,
                                px(2));
            draw_text(list, {x + px(15), legend.y + px(2)}, words, Type::small, theme().muted);
            x += px(90);
        }
    }
    std::vector<FigureRow> rows;
    for (auto month = statistics.trend.rbegin(); month != statistics.trend.rend(); ++month) {
        rows.push_back(
            {filled(w::k_month, {std::to_string(month->year), std::to_string(month->month)}),
             {{w::k_opened, &month->opened}, {w::k_finished, &month->finished}}});
    }
    figure_table(state, "table", rows);
}

}  // namespace

void open_figure(ScreenState& state, const Figure& figure, std::string label) {
    std::vector<MatterId> matters;
    for (const app::MatterLine* line : figure.matters) matters.push_back(line->matter);
    open_selection(state, matters, std::move(label));
}

void open_selection(ScreenState& state, const std::vector<MatterId>& matters, std::string label) {
    auto selection = std::make_shared<app::MatterSelection>();
    selection->label = std::move(label);
    selection->matters.insert(matters.begin(), matters.end());
    state.transfers = {};
    state.transfers.filter.mechanism = std::nullopt;
    state.transfers.filter.selection = std::move(selection);
    open_list(state, std::nullopt);
}

void quarter_card(ScreenState& state) {
    const app::Period quarter = app::quarter_of(state.session.now().date);
    const Statistics& statistics = state.session.statistics(quarter);
    const std::string days =
        filled(w::k_from_to, {to_chinese_short(quarter.first), to_chinese_short(quarter.last)});
    Card card("quarter", {.title = w::k_this_quarter});
    {
        const Area slot(card.right_slot(text_width(days, Type::small), 20));
        text(days, {.type = Type::small, .color = theme().muted});
    }
    if (statistics.kinds.empty()) {
        text(w::k_nothing, {.color = theme().muted});
        return;
    }
    kind_rows(state, statistics);
    if (statistics.clocks.empty()) return;
    rule(8, 8);
    constexpr std::size_t k_most_clocks = 4;
    for (std::size_t i = 0; i < std::min(k_most_clocks, statistics.clocks.size()); ++i) {
        clock_row(state, statistics.clocks[i]);
    }
}

void statistics_screen(ScreenState& state) {
    if (!state.statistics.day.is_set()) state.statistics.day = state.session.now().date;
    title_row(state, period_of(state.statistics));
    space(16);
    const Statistics& statistics = state.session.statistics(period_of(state.statistics));
    Columns columns(column_widths(to_design(available_width())));
    {
        IdScope scope("main");
        summary_card(state, statistics);
        space(16);
        {
            Card card("kinds", {.title = w::k_kinds});
            if (statistics.kinds.empty()) text(w::k_nothing, {.color = theme().muted});
            if (!statistics.kinds.empty()) kind_rows(state, statistics);
        }
        space(16);
        agencies_card(state, statistics);
        space(16);
        trend_card(state, statistics);
    }
    columns.next();
    {
        IdScope scope("side");
        clocks_card(state, statistics);
        space(16);
        groups_card(state, "categories", w::k_categories, {}, statistics.categories);
        space(16);
        groups_card(state, "places", w::k_places, {}, statistics.places);
        space(16);
        groups_card(state, "repeats", w::k_repeats, w::k_repeats_beside, statistics.repeats);
    }
}

}  // namespace casebridge::ui
