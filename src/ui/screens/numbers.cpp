// 文号登记: every number that our papers bear or bore, and those that were voided; and what this
// office decided about its numbers.
#include <algorithm>
#include <array>

#include "base/whole_number.h"
#include "domain/document_number.h"
#include "domain/transitions.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_numbers.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::numbers;
using domain::NumberUse;
using storage::NumberLine;
using Kind = domain::FieldProblem::Kind;

constexpr int k_page_size = 10;

// ---- what is shown ----

std::string_view state_words(const NumberLine& line) {
    if (line.voided) return w::k_voided;
    switch (line.use) {
        case NumberUse::used: return w::k_used;
        case NumberUse::held: return w::k_held;
        case NumberUse::replaced: return w::k_replaced;
    }
    __builtin_trap();
}

std::string year_of(const NumberLine& line) {
    domain::DocumentNumber number;
    if (domain::parse_document_number(line.number, number)) return std::to_string(number.year);
    return line.date.is_set() ? std::to_string(line.date.year()) : std::string{};
}

std::string paper_of(const NumberLine& line) {
    if (line.matter.empty()) return std::string{w::k_no_paper};
    return filled(w::k_paper_of, {line.title, domain::transition_of(line.type).label});
}

/// What the filter gives and offers, made anew when the register or the filter changed.
void refresh(ScreenState& state) {
    NumbersState& list = state.numbers;
    if (list.made_for == state.session.lists_revision()) return;
    list.made_for = state.session.lists_revision();
    list.shown.clear();
    list.years.clear();
    list.kinds.clear();
    const std::vector<NumberLine>& lines = state.session.numbers();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const NumberLine& line = lines[i];
        const std::string year = year_of(line);
        if (!year.empty()) list.years.insert(year);
        list.kinds.insert(line.kind);
        if (!list.kind.empty() && line.kind != list.kind) continue;
        if (!list.year.empty() && year != list.year) continue;
        if (!list.use.empty() && state_words(line) != list.use) continue;
        list.shown.push_back(i);
    }
}

// ---- dialogs ----

std::vector<ChoiceItem> kind_items(const ScreenState& state) {
    std::vector<ChoiceItem> items;
    for (const domain::NumberKind& kind : domain::number_kinds(state.session.me().agency.kind)) {
        items.push_back({.value = kind.key, .label = kind.label, .mark = kind.key});
    }
    return items;
}

bool has_problem(const app::Outcome& outcome, std::string_view key) {
    return domain::find_problem(outcome.problems, key) != nullptr;
}

/// The whole number that a field holds; 0 for an empty one, -1 for what is none.
int number_in(const std::string& text) {
    if (text.empty()) return 0;
    int value = 0;
    return read_whole(text, value) && value > 0 ? value : -1;
}

/// What the dialogs show of the kind that is chosen.
void read_kind(ScreenState& state) {
    NumbersState& typed = state.numbers;
    const domain::NumberRules& rules = state.session.number_rules();
    const domain::NumberPattern* set = rules.pattern_of(typed.form_kind);
    typed.pattern = state.session.number_pattern(typed.form_kind);
    typed.in_name_of = set == nullptr ? std::string{} : set->in_name_of;
    const domain::NumberRange* range =
        rules.range_of(typed.form_kind, std::max(0, number_in(typed.range_year)));
    typed.first = range == nullptr ? std::string{} : std::to_string(range->first);
    typed.last = range == nullptr ? std::string{} : std::to_string(range->last);
}

void open_dialog(ScreenState& state, NumbersState::Asking asking) {
    NumbersState& typed = state.numbers;
    const auto kinds = domain::number_kinds(state.session.me().agency.kind);
    typed.asking = asking;
    typed.open = true;
    typed.ticket = 0;
    typed.form_kind = kinds.front().key;
    typed.range_year = std::to_string(state.session.now().date.year());
    typed.void_number.clear();
    typed.void_reason.clear();
    read_kind(state);
    request_frame();
}

void kind_field(ScreenState& state, bool reads) {
    const std::vector<ChoiceItem> items = kind_items(state);
    if (choice_field("kind", state.numbers.form_kind, items,
                     {.label = w::k_kind, .required = true}) &&
        reads) {
        read_kind(state);
        state.numbers.ticket = 0;
    }
    space(12);
}

void pattern_fields(ScreenState& state, const app::Outcome& outcome) {
    NumbersState& typed = state.numbers;
    kind_field(state, true);
    text_field("pattern", typed.pattern,
               {.label = w::k_pattern,
                .hint = w::k_pattern_hint,
                .placeholder = w::k_pattern_example,
                .error = has_problem(outcome, "pattern") ? w::k_pattern_wrong : std::string_view{},
                .max_length = 60});
    space(12);
    text_field("in_name_of", typed.in_name_of,
               {.label = w::k_in_name_of, .hint = w::k_in_name_hint, .max_length = 100});
    space(8);
    const std::string next = state.session.next_number(typed.form_kind);
    text(next.empty() ? std::string{w::k_no_next} : filled(w::k_next, {next}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
}

void range_fields(ScreenState& state, const app::Outcome& outcome) {
    NumbersState& typed = state.numbers;
    text(w::k_range_sentence, {.color = theme().muted, .wrap = true});
    space(12);
    kind_field(state, true);
    if (text_field("year", typed.range_year,
                   {.label = w::k_year,
                    .required = true,
                    .error = has_problem(outcome, "year") ? w::k_year_wrong : std::string_view{},
                    .max_length = 4,
                    .input_mode = InputMode::digits})) {
        read_kind(state);
    }
    space(12);
    const bool wrong = has_problem(outcome, "first") || has_problem(outcome, "last");
    text_field("first", typed.first,
               {.label = w::k_first, .max_length = 6, .input_mode = InputMode::digits});
    space(12);
    text_field("last", typed.last,
               {.label = w::k_last,
                .error = wrong ? w::k_range_wrong : std::string_view{},
                .max_length = 6,
                .input_mode = InputMode::digits});
    const int left =
        state.session.numbers_left(typed.form_kind, std::max(0, number_in(typed.range_year)));
    if (left < 0) return;
    space(8);
    text(filled(w::k_range_left, {std::to_string(left)}),
         {.type = Type::small,
          .color = left <= domain::k_few_numbers ? theme().warn.text : theme().muted});
}

std::string_view void_error(const app::Outcome& outcome) {
    const domain::FieldProblem* problem = domain::find_problem(outcome.problems, "number");
    if (problem == nullptr) return {};
    if (problem->kind == Kind::missing) return w::k_needed;
    return problem->kind == Kind::number_taken ? w::k_cannot_void : w::k_number_wrong;
}

void void_fields(ScreenState& state, const app::Outcome& outcome) {
    NumbersState& typed = state.numbers;
    text(w::k_void_sentence, {.color = theme().muted, .wrap = true});
    space(12);
    kind_field(state, false);
    text_field(
        "number", typed.void_number,
        {.label = w::k_number, .required = true, .error = void_error(outcome), .max_length = 60});
    space(12);
    text_field("reason", typed.void_reason,
               {.label = w::k_void_reason,
                .required = true,
                .hint = w::k_void_reason_hint,
                .error = has_problem(outcome, "reason") ? w::k_needed : std::string_view{},
                .max_length = 200});
}

app::Action action_of(const NumbersState& typed) {
    switch (typed.asking) {
        case NumbersState::Asking::pattern:
            return app::SetNumberPattern{typed.form_kind, typed.pattern, typed.in_name_of};
        case NumbersState::Asking::range:
            return app::SetNumberRange{{typed.form_kind, number_in(typed.range_year),
                                        number_in(typed.first), number_in(typed.last)}};
        case NumbersState::Asking::voiding:
            return app::VoidNumber{typed.form_kind, typed.void_number, typed.void_reason};
    }
    __builtin_trap();
}

std::string_view title_of(NumbersState::Asking asking) {
    switch (asking) {
        case NumbersState::Asking::pattern: return w::k_set_pattern;
        case NumbersState::Asking::range: return w::k_set_range;
        case NumbersState::Asking::voiding: return w::k_void;
    }
    __builtin_trap();
}

void dialog(ScreenState& state) {
    NumbersState& typed = state.numbers;
    const app::Outcome outcome =
        typed.ticket == 0 ? app::Outcome{} : state.session.outcome(typed.ticket);
    if (typed.ticket != 0 && outcome.kind == app::Outcome::Kind::done) {
        typed.ticket = 0;
        typed.open = false;
    }
    Dialog dialog("number_dialog", typed.open, {.title = title_of(typed.asking), .width = 520});
    if (!dialog) return;
    switch (typed.asking) {
        case NumbersState::Asking::pattern: pattern_fields(state, outcome); break;
        case NumbersState::Asking::range: range_fields(state, outcome); break;
        case NumbersState::Asking::voiding: void_fields(state, outcome); break;
    }
    if (outcome.kind == app::Outcome::Kind::refused && outcome.problems.empty()) {
        space(8);
        text(error_sentence(outcome.error.code),
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
    }
    space(24);
    const bool voiding = typed.asking == NumbersState::Asking::voiding;
    const std::string_view words = voiding ? w::k_void : w::k_save;
    const ButtonOptions go{.kind = ButtonKind::primary};
    Row row(40);
    const Rect go_place = row.put_right(button_width(words, go), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) typed.open = false;
    set_cursor(go_place.x, go_place.y);
    if (button("go", words, go)) typed.ticket = state.session.push(action_of(typed));
}

// ---- the page ----

void title_row(ScreenState& state) {
    const std::string count = filled(w::k_count, {std::to_string(state.session.numbers().size())});
    using Asking = NumbersState::Asking;
    constexpr std::array k_asking = {Asking::voiding, Asking::range, Asking::pattern};
    Row row(40, 8);
    row.put(row.rest() / 3, 32);
    page_title(w::k_title, count);
    for (std::size_t i = 0; i < k_asking.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        const std::string_view words = title_of(k_asking[i]);
        row.put_right(button_width(words), 40);
        if (button("ask", words)) open_dialog(state, k_asking[i]);
    }
}

void filters(ScreenState& state) {
    NumbersState& wanted = state.numbers;
    std::vector<ChoiceItem> kind_choices = {{"", words::matter::k_all}};
    for (const std::string& kind : wanted.kinds) {
        kind_choices.push_back({.value = kind, .label = domain::number_kind_label(kind)});
    }
    std::vector<ChoiceItem> year_choices = {{"", words::matter::k_all}};
    for (const std::string& year : wanted.years)
        year_choices.push_back({.value = year, .label = year});
    std::vector<ChoiceItem> state_choices = {{"", words::matter::k_all}};
    for (const std::string_view words : {w::k_used, w::k_held, w::k_replaced, w::k_voided}) {
        state_choices.push_back({.value = words, .label = words});
    }
    const ImVec2 at = cursor();
    {
        Area area({at.x + px(16), at.y + px(12), available_width() - px(32), px(40)});
        Row row(40, 8);
        const auto choose = [&](std::string_view id, std::string_view label, std::string& value,
                                std::span<const ChoiceItem> items) {
            row.put(filter_choice_width(label, value, items), 40);
            if (!filter_choice(id, label, value, items)) return;
            wanted.page = 0;
            wanted.made_for = 0;
        };
        choose("kind", w::k_kind, wanted.kind, kind_choices);
        choose("year", w::k_year, wanted.year, year_choices);
        choose("use", w::k_state, wanted.use, state_choices);
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), px(64));
}

enum class Cell { number, kind, paper, date, state, reason };
struct Column {
    Cell cell;
    TableColumn head;
};
constexpr Column k_number{Cell::number, {w::k_number, 216}};
constexpr Column k_kind{Cell::kind, {w::k_kind, 112}};
constexpr Column k_paper{Cell::paper, {w::k_paper, 0}};
constexpr Column k_date{Cell::date, {w::k_date, 144}};
constexpr Column k_state{Cell::state, {w::k_state, 88}};
constexpr Column k_reason{Cell::reason, {w::k_reason, 184}};
constexpr std::array k_wide = {k_number, k_kind, k_paper, k_date, k_state, k_reason};
constexpr std::array k_middle = {k_number, k_paper, k_state, k_reason};
constexpr std::array k_small = {k_number, k_paper, k_state};

std::span<const Column> columns_for(float width) {
    if (width >= 1000) return k_wide;
    if (width >= 720) return k_middle;
    return k_small;
}

void draw_cell(Table& table, Cell cell, const NumberLine& line) {
    switch (cell) {
        case Cell::number: return table.text(line.number, 0, true);
        case Cell::kind: return table.text(domain::number_kind_label(line.kind));
        case Cell::paper:
            return table.text(paper_of(line), line.matter.empty() ? theme().muted : 0);
        case Cell::date:
            return table.text(line.date.is_set() ? to_chinese(line.date) : "—", theme().muted);
        case Cell::state: return table.text(state_words(line), line.voided ? theme().muted : 0);
        case Cell::reason:
            return table.text(line.reason.empty() ? "—" : line.reason,
                              line.reason.empty() ? theme().muted : 0);
    }
    __builtin_trap();
}

void table(ScreenState& state) {
    const NumbersState& list = state.numbers;
    const std::span<const Column> columns = columns_for(to_design(available_width()));
    std::vector<TableColumn> heads;
    for (const Column& column : columns) heads.push_back(column.head);
    const std::size_t first = static_cast<std::size_t>(list.page) * k_page_size;
    Table table("numbers", heads,
                {.name = w::k_title,
                 .row_count = static_cast<int>(
                     std::min<std::size_t>(k_page_size, list.shown.size() - first))});
    while (table.next_row()) {
        const std::size_t row = first + static_cast<std::size_t>(table.row());
        const NumberLine& line = state.session.numbers()[list.shown[row]];
        for (const Column& column : columns) draw_cell(table, column.cell, line);
        if (table.pressed() && !line.matter.empty()) {
            state.go({.page = Page::matter, .matter = line.matter});
        }
    }
}

}  // namespace

void numbers_screen(ScreenState& state) {
    title_row(state);
    dialog(state);
    space(16);
    Card card("list", {.flush = true, .name = w::k_title});
    if (state.session.numbers().empty()) {
        (void)empty_state("empty", k_icon_stamp, w::k_empty_title, w::k_empty);
        return;
    }
    refresh(state);
    filters(state);
    refresh(state);  // the filter may just have changed
    if (state.numbers.shown.empty()) {
        if (empty_state("none", k_icon_search, w::k_none_title, w::k_none, words::k_clear)) {
            state.numbers = {};
        }
        return;
    }
    const int count = static_cast<int>(state.numbers.shown.size());
    const int pages = (count + k_page_size - 1) / k_page_size;
    state.numbers.page = std::clamp(state.numbers.page, 0, pages - 1);
    table(state);
    pager("pager", state.numbers.page, k_page_size, count, w::k_unit);
}

std::string number_warning(const app::NumberHint& hint) {
    switch (hint.doubt) {
        case domain::NumberDoubt::none: return {};
        case domain::NumberDoubt::other_pattern: return filled(w::k_other_pattern, {hint.pattern});
        case domain::NumberDoubt::other_year: return std::string{w::k_other_year};
        case domain::NumberDoubt::outside_range: return std::string{w::k_outside_range};
        case domain::NumberDoubt::few_left:
            return filled(w::k_few_left, {std::to_string(hint.left)});
        case domain::NumberDoubt::range_used_up: return std::string{w::k_used_up};
    }
    __builtin_trap();
}

}  // namespace casebridge::ui
