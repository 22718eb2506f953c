// The lists: 案件移交, those of the other mechanisms and all matters, by tab, filter and any
// fragment of a name, plate, number or text, in the order of any column. Order and filter are
// worked out when something changed, never for a frame.
#include <algorithm>
#include <array>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/cooperation_parts.h"
#include "ui/screens/list_filters.h"
#include "ui/strings.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::transfers;
using app::SortKey;

constexpr int k_page_size = 10;

/// How many there are, whatever the filter says.
std::size_t count_of(const ScreenState& state) {
    const std::optional<domain::Mechanism> mechanism = state.route.mechanism;
    const auto& lines = state.session.matters();
    if (!mechanism) return lines.size();
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const app::MatterLine& line) {
            return domain::kind_row(line.kind).mechanism == *mechanism;
        }));
}

Date last_patrol(const ScreenState& state) {
    Date last;
    for (const app::MatterLine& line : state.session.matters()) {
        const bool is_patrol = line.kind == domain::MatterKind::joint_patrol;
        if (is_patrol && last < line.opened_on) last = line.opened_on;
    }
    return last;
}

/// The listing for what is wanted now; worked out anew only where something changed.
void update_listing(ScreenState& state) {
    TransferListState& list = state.transfers;
    const std::uint64_t revision = state.session.lists_revision();
    const bool lines_changed = list.made_for != revision;
    const bool order_changed = lines_changed || list.sorted_by != list.sort;
    const bool filter_changed = lines_changed || list.filtered_by != list.filter;
    if (!order_changed && !filter_changed) return;
    if (lines_changed) update_list_choices(state);
    if (order_changed) list.order = app::sorted_lines(state.session.matters(), list.sort);
    if (lines_changed || list.filtered_by.typed != list.filter.typed) {
        list.found = state.session.search(list.filter.typed);
    }
    list.listing = app::filtered_lines(state.session.matters(), list.order, list.filter,
                                       list.found ? &*list.found : nullptr);
    if (lines_changed) {
        list.total = count_of(state);
        list.quarter = state.session.quarter_meeting();
        list.last_patrol = last_patrol(state);
    }
    list.made_for = revision;
    list.sorted_by = list.sort;
    list.filtered_by = list.filter;
}

void transfer_buttons(ScreenState& state, Row& row) {
    const ButtonOptions options{.kind = ButtonKind::primary, .icon = k_icon_plus};
    const domain::EventType opening = opening_command(state.session.me().agency.kind);
    const std::string_view words = command_words(opening);
    row.put_right(button_width(words, options), 40);
    if (button("new", words, options)) open_form(state, {}, opening);
    row.put_right(button_width(w::k_blank_forms), 40);
    if (button("blank_forms", w::k_blank_forms)) state.go({.page = Page::blank_forms});
    row.put_right(button_width(w::k_find_by_code), 40);
    if (button("find_by_code", w::k_find_by_code)) {
        state.files.pick("image/*", false, [&state](std::vector<app::PickedFile> files) {
            if (files.empty()) return;
            state.transfers.finding = state.session.push(app::FindByCode{std::move(files.front())});
        });
    }
}

void title_row(ScreenState& state) {
    const std::optional<domain::Mechanism> mechanism = state.route.mechanism;
    const bool transfers = mechanism == domain::Mechanism::transfer;
    const std::string count = filled(transfers ? w::k_count : words::cooperation::k_count,
                                     {std::to_string(state.transfers.total)});
    {
        Row row(40);
        row.put(row.rest() / 2, 32);
        page_title(list_words(mechanism), count);
        if (transfers) transfer_buttons(state, row);
    }
    if (!transfers && mechanism) beginning_buttons(state, *mechanism);
}

// ---- columns ----

enum class Cell { bars, stage, number, party, category, kind, title, owner, opened, clock, due };

struct ListColumn {
    Cell cell;
    TableColumn head;
    bool sorts = false;
    SortKey key{};
};

constexpr ListColumn k_bars{Cell::bars, {w::k_stage, 152}, true, SortKey::stage};
constexpr ListColumn k_stage{Cell::stage, {w::k_stage, 96}, true, SortKey::stage};
constexpr ListColumn k_small_number{Cell::number, {w::k_number, 160}, true, SortKey::number};
constexpr ListColumn k_small_owner{Cell::owner, {w::k_owner, 104}};
constexpr ListColumn k_number{Cell::number, {w::k_number, 168}, true, SortKey::number};
constexpr ListColumn k_party{Cell::party, {w::k_party, 0}, true, SortKey::party};
constexpr ListColumn k_category{Cell::category, {w::k_category, 96}};
constexpr ListColumn k_owner{Cell::owner, {w::k_owner, 112}};
constexpr ListColumn k_opened{Cell::opened, {w::k_opened, 136}, true, SortKey::opened};
constexpr ListColumn k_clock{Cell::clock, {w::k_deadline, 136}};
constexpr ListColumn k_due{Cell::due, {w::k_due, 104, Align::right}, true, SortKey::due};

// The design's columns, and those that a narrower or wider list has room for.
constexpr std::array k_wide = {k_bars,  k_number, k_party, k_category,
                               k_owner, k_opened, k_clock, k_due};
constexpr std::array k_full = {k_bars, k_number, k_party, k_category, k_owner, k_clock, k_due};
constexpr std::array k_middle = {k_stage, k_number, k_party, k_owner, k_clock, k_due};
constexpr std::array k_small = {k_stage, k_small_number, k_party, k_small_owner, k_clock};
constexpr std::array k_narrow = {k_stage, k_party, k_clock};

// Matters of other kinds have a title where a transfer has a number and a party.
constexpr ListColumn k_kind{Cell::kind, {words::cooperation::k_kind, 120}};
constexpr ListColumn k_title{Cell::title, {words::cooperation::k_title, 0}};
constexpr ListColumn k_charged{Cell::owner, {words::cooperation::k_owner, 112}};
constexpr std::array k_matters_wide = {k_bars,   k_kind,  k_title, k_charged,
                                       k_opened, k_clock, k_due};
constexpr std::array k_matters_full = {k_bars, k_kind, k_title, k_charged, k_clock, k_due};
constexpr std::array k_matters_middle = {k_stage, k_kind, k_title, k_charged, k_clock};
constexpr std::array k_matters_narrow = {k_stage, k_title, k_clock};

std::span<const ListColumn> matter_columns_for(float width_design) {
    if (width_design >= 1240) return k_matters_wide;
    if (width_design >= 1000) return k_matters_full;
    if (width_design >= 600) return k_matters_middle;
    return k_matters_narrow;
}

std::span<const ListColumn> columns_for(float width_design) {
    if (width_design >= 1240) return k_wide;
    if (width_design >= 1000) return k_full;
    if (width_design >= 760) return k_middle;
    if (width_design >= 600) return k_small;
    return k_narrow;
}

// ---- cells ----

/// "11月23日 周一"; the year too where it is another one.
std::string due_date(const app::MatterLine& line) {
    if (!line.has_clock || !line.due_on.is_set()) return "—";
    constexpr std::array<std::string_view, 7> k_short = {"周日", "周一", "周二", "周三",
                                                         "周四", "周五", "周六"};
    return to_chinese_short(line.due_on) + " " +
           std::string{k_short[static_cast<std::size_t>(line.due_on.weekday())]};
}

/// "机动车维修" of "道路运政·机动车维修": the column has no room for the field of work.
std::string_view narrow_category(std::string_view label) {
    constexpr std::string_view k_dot = "·";
    const std::size_t dot = label.find(k_dot);
    return dot == std::string_view::npos ? label : label.substr(dot + k_dot.size());
}

void clock_cell(Table& table, const app::MatterLine& line) {
    if (!line.has_clock) return table.text("—", theme().muted);
    const DueChip due = due_chip(line.due);
    table.chip(due.tone, due.icon, due.words);
}

/// Who acts now. Our own name is long and known.
std::string_view owner_words(const ScreenState& state, const app::MatterLine& line) {
    if (line.owner_name.empty()) return "—";
    return line.owner == state.session.me().agency.id ? w::k_mine
                                                      : std::string_view{line.owner_name};
}

void draw_cell(Table& table, const ScreenState& state, Cell cell, const app::MatterLine& line) {
    const std::string_view stage = line.archived ? w::k_archived : stage_words_short(line.stage);
    switch (cell) {
        case Cell::bars:
            return table.progress(line.archived ? 5 : static_cast<int>(line.step), stage);
        case Cell::stage: return table.text(stage);
        case Cell::number:
            if (line.kind != domain::MatterKind::transfer) {
                return table.text(domain::kind_row(line.kind).label, theme().muted);
            }
            if (line.number.empty()) return table.text(words::k_no_number, theme().muted);
            return table.text(line.number);
        case Cell::party: return table.text(line.party.empty() ? line.title : line.party, 0, true);
        case Cell::kind: return table.text(domain::kind_row(line.kind).label);
        case Cell::title: return table.text(line.title, 0, true);
        case Cell::category: return table.text(narrow_category(line.category_label));
        case Cell::owner: return table.text(owner_words(state, line));
        case Cell::opened: return table.text(to_chinese(line.opened_on), theme().muted);
        case Cell::clock: return clock_cell(table, line);
        case Cell::due: return table.text(due_date(line), theme().muted);
    }
    __builtin_trap();
}

/// The same head again turns the order round; dates of discovery begin with the newest.
void sort_by(TransferListState& list, SortKey key) {
    const bool same = list.sort.key == key;
    list.sort = {key, same ? !list.sort.ascending : key != SortKey::opened};
    list.page = 0;
}

void table(ScreenState& state, std::span<const ListColumn> columns) {
    TransferListState& list = state.transfers;
    const auto& shown = list.listing.lines;
    std::vector<TableColumn> heads;
    TableOptions options{.name = list_words(state.route.mechanism),
                         .ascending = list.sort.ascending};
    options.arrow = columns.size() >= k_middle.size();  // narrow rows need its room
    for (const ListColumn& column : columns) {
        if (column.sorts && column.key == list.sort.key) {
            options.sorted_column = static_cast<int>(heads.size());
        }
        heads.push_back(column.head);
        heads.back().sortable = column.sorts;
    }
    const std::size_t first = static_cast<std::size_t>(list.page) * k_page_size;
    options.row_count = static_cast<int>(std::min<std::size_t>(k_page_size, shown.size() - first));
    Table table("transfers", heads, options);
    if (const int pressed = table.sort_pressed(); pressed >= 0) {
        sort_by(list, columns[static_cast<std::size_t>(pressed)].key);
    }
    while (table.next_row()) {
        const std::uint32_t index = shown[first + static_cast<std::size_t>(table.row())];
        const app::MatterLine& line = state.session.matters()[index];
        for (const ListColumn& column : columns) draw_cell(table, state, column.cell, line);
        if (table.pressed()) state.go({.page = Page::matter, .matter = line.matter});
    }
}

void nothing_found(ScreenState& state) {
    if (empty_state("none", k_icon_search, w::k_none_title, w::k_none_sentence, words::k_clear)) {
        const std::optional<domain::Mechanism> mechanism = state.route.mechanism;
        state.transfers = {};
        state.transfers.filter.mechanism = mechanism;
        state.search.clear();
    }
}

}  // namespace

void transfer_list_screen(ScreenState& state) {
    open_when_done(state, state.transfers.finding);
    if (state.route.page != Page::transfers) return;
    TransferListState& list = state.transfers;
    const std::optional<domain::Mechanism> mechanism = state.route.mechanism;
    const bool transfers = mechanism == domain::Mechanism::transfer;
    if (list.filter.mechanism != mechanism) {
        // Another list has other filters and begins with its first page.
        list = {};
        list.filter.mechanism = mechanism;
    }
    update_listing(state);
    title_row(state);
    space(16);
    if (state.route.page != Page::transfers) return;
    if (mechanism == domain::Mechanism::meeting) quarter_bar(state);
    if (mechanism == domain::Mechanism::patrol) patrol_bar(state);
    if (mechanism == domain::Mechanism::emergency || mechanism == domain::Mechanism::sharing) {
        duty_phones(state);
    }
    if (mechanism == domain::Mechanism::emergency) emergency_start(state);
    if (state.route.page != Page::transfers) return;
    const float width = to_design(available_width());
    const std::span<const ListColumn> columns =
        transfers || !mechanism ? columns_for(width) : matter_columns_for(width);
    Card card("list", {.flush = true, .name = list_words(mechanism)});
    list_tabs(state);
    list_filter_bar(state, !transfers || columns.size() != k_wide.size());
    list_dialogs(state);
    if (list.total == 0) {
        const bool bureau = state.session.me().agency.kind == domain::AgencyKind::district_bureau;
        (void)empty_state("empty", k_icon_folder_input,
                          transfers ? w::k_empty_title : words::cooperation::k_empty_title,
                          transfers || !mechanism ? bureau ? w::k_empty_bureau : w::k_empty_brigade
                                                  : empty_words(*mechanism));
        return;
    }
    // What was changed above counts from here on.
    update_listing(state);
    const int count = static_cast<int>(list.listing.lines.size());
    const int pages = (count + k_page_size - 1) / k_page_size;
    list.page = std::clamp(list.page, 0, std::max(0, pages - 1));
    if (count == 0) return nothing_found(state);
    table(state, columns);
    pager("pager", list.page, k_page_size, count, words::k_quarter_of_unit);
}

}  // namespace casebridge::ui
