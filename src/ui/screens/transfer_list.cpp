// 案件移交: every transfer, by tab, filter and any fragment of a name, plate, number or text.
#include <algorithm>
#include <array>
#include <set>

#include "domain/forms.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
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
using domain::DueState;

constexpr int k_page_size = 10;
enum ListTab { tab_all, tab_ours, tab_soon, tab_overdue, tab_theirs, tab_open, tab_count };

bool in_tab(const app::MatterLine& line, int tab) {
    const bool running = line.has_clock && !line.archived;
    switch (tab) {
        case tab_ours: return line.owned_by_us;
        case tab_soon:
            return running && (line.due.kind == DueState::Kind::soon ||
                               line.due.kind == DueState::Kind::today);
        case tab_overdue: return running && line.due.kind == DueState::Kind::overdue;
        case tab_theirs: return !line.archived && !line.owned_by_us;
        case tab_open: return !line.archived;
        default: return true;
    }
}

const std::vector<app::MatterLine>& found_lines(ScreenState& state) {
    TransferListState& list = state.transfers;
    const std::uint64_t revision = state.session.revision();
    if (list.searched_revision != revision || list.searched != list.typed) {
        list.found =
            list.typed.empty() ? state.session.matters() : state.session.search(list.typed);
        list.searched = list.typed;
        list.searched_revision = revision;
    }
    return list.found;
}

void title_row(ScreenState& state) {
    const std::string count = filled(w::k_count, {std::to_string(state.session.matters().size())});
    Row row(40);
    row.put(row.rest() / 2, 32);
    page_title(words::shell::k_transfers, count);
    if (state.session.me().agency.kind != domain::AgencyKind::district_bureau) return;
    const ButtonOptions options{.kind = ButtonKind::primary, .icon = k_icon_plus};
    row.put_right(button_width(words::dashboard::k_new, options), 40);
    if (button("new", words::dashboard::k_new, options)) {
        open_form(state, {}, domain::EventType::open_matter);
    }
}

void tab_row(ScreenState& state, const std::vector<app::MatterLine>& found) {
    std::array<int, tab_count> counts{};
    for (const app::MatterLine& line : found) {
        for (int tab = 0; tab < tab_count; ++tab)
            counts[static_cast<std::size_t>(tab)] += in_tab(line, tab) ? 1 : 0;
    }
    std::array<std::string, tab_count> texts;
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = std::to_string(counts[i]);
    const std::array<Tab, tab_count> items = {{
        {w::k_all, texts[tab_all]},
        {words::dashboard::k_ours, texts[tab_ours]},
        {words::dashboard::k_soon, texts[tab_soon]},
        {words::dashboard::k_overdue, texts[tab_overdue], counts[tab_overdue] > 0},
        {words::dashboard::k_theirs, texts[tab_theirs]},
        {w::k_open, texts[tab_open]},
    }};
    if (tabs("tabs", items, state.transfers.tab)) state.transfers.page = 0;
}

void filter_row(ScreenState& state, int count) {
    TransferListState& list = state.transfers;
    const ImVec2 at = cursor();
    const std::string found = filled(w::k_found, {std::to_string(count)});
    {
        Area area({at.x + px(16), at.y + px(12), available_width() - px(32), px(40)});
        bool changed = text_field("filter", list.typed,
                                  {.label = words::shell::k_search_name,
                                   .placeholder = w::k_filter,
                                   .icon = k_icon_search,
                                   .width = 280,
                                   .hide_label = true});
        same_line(8);
        std::array<std::string, 5> values;
        std::vector<ChoiceItem> steps = {{.value = "", .label = words::k_all}};
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = std::to_string(i);
            steps.push_back(
                {.value = values[i], .label = step_words(static_cast<domain::LoopStep>(i))});
        }
        changed |= filter_choice("step", w::k_stage, list.step, steps);
        same_line(8);
        std::vector<ChoiceItem> categories = {{.value = "", .label = words::k_all}};
        for (const app::Session::Category& category : state.session.categories()) {
            categories.push_back({.value = category.label, .label = category.label});
        }
        changed |= filter_choice("category", w::k_category, list.category, categories);
        if (changed) list.page = 0;
    }
    const float width = text_width(found, Type::small);
    if (available_width() > px(760)) {
        Area right({right_of(area()) - width - px(16), at.y + px(22), width, px(20)});
        text(found, {.type = Type::small, .color = theme().muted});
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), px(64));
}

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

void table(ScreenState& state, const std::vector<const app::MatterLine*>& lines) {
    static constexpr std::array<TableColumn, 7> k_columns = {{
        {w::k_stage, 152},
        {w::k_number, 168},
        {w::k_party, 0},
        {w::k_category, 96},
        {w::k_owner, 112},
        {w::k_deadline, 136},
        {w::k_due, 104, Align::right},
    }};
    const bool narrow = available_width() < px(900);
    static constexpr std::array<TableColumn, 4> k_narrow = {
        {{w::k_stage, 152}, {w::k_party, 0}, {w::k_deadline, 136}, {w::k_due, 104, Align::right}}};
    const std::span<const TableColumn> columns =
        narrow ? std::span<const TableColumn>{k_narrow} : std::span<const TableColumn>{k_columns};
    const std::size_t first = static_cast<std::size_t>(state.transfers.page) * k_page_size;
    const std::size_t count = std::min<std::size_t>(k_page_size, lines.size() - first);
    Table table("transfers", columns,
                {.name = words::shell::k_transfers, .row_count = static_cast<int>(count)});
    while (table.next_row()) {
        const app::MatterLine& line = *lines[first + static_cast<std::size_t>(table.row())];
        const int step = line.archived ? 5 : static_cast<int>(line.step);
        const std::string_view stage =
            line.archived ? w::k_archived : stage_words_short(line.stage);
        table.progress(step, stage);
        if (!narrow) {
            table.text(line.number.empty() ? words::k_no_number : std::string_view{line.number},
                       line.number.empty() ? theme().muted : 0);
        }
        table.text(line.party, 0, true);
        if (!narrow) {
            table.text(narrow_category(line.category_label));
            table.text(line.owner_name.empty() ? "—" : std::string_view{line.owner_name});
        }
        if (line.has_clock) {
            const DueChip due = due_chip(line.due);
            table.chip(due.tone, due.icon, due.words);
        } else {
            table.text("—", theme().muted);
        }
        table.text(due_date(line), theme().muted);
        if (table.pressed()) state.go({.page = Page::matter, .matter = line.matter});
    }
}

}  // namespace

void transfer_list_screen(ScreenState& state) {
    title_row(state);
    space(16);
    const std::vector<app::MatterLine>& found = found_lines(state);
    std::vector<const app::MatterLine*> lines;
    TransferListState& list = state.transfers;
    for (const app::MatterLine& line : found) {
        const bool step_fits =
            list.step.empty() || list.step == std::to_string(static_cast<int>(line.step));
        const bool category_fits = list.category.empty() || list.category == line.category_label;
        if (in_tab(line, list.tab) && step_fits && category_fits) lines.push_back(&line);
    }
    const int pages = (static_cast<int>(lines.size()) + k_page_size - 1) / k_page_size;
    list.page = std::clamp(list.page, 0, std::max(0, pages - 1));
    Card card("list", {.flush = true, .name = words::shell::k_transfers});
    tab_row(state, found);
    filter_row(state, static_cast<int>(lines.size()));
    if (state.session.matters().empty()) {
        const bool bureau = state.session.me().agency.kind == domain::AgencyKind::district_bureau;
        (void)empty_state("empty", k_icon_folder_input, w::k_empty_title,
                          bureau ? w::k_empty_bureau : w::k_empty_brigade);
        return;
    }
    if (lines.empty()) {
        if (empty_state("none", k_icon_search, w::k_none_title, w::k_none_sentence,
                        words::k_clear)) {
            list = {};
            state.search.clear();
        }
        return;
    }
    table(state, lines);
    pager("pager", list.page, k_page_size, static_cast<int>(lines.size()),
          words::k_quarter_of_unit);
}

}  // namespace casebridge::ui
