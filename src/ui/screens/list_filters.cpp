#include "ui/screens/list_filters.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_statistics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::transfers;
using app::ClockFilter;
using app::SortKey;

constexpr std::size_t k_most_lists_shown = 6;

// ---- the choices ----

std::vector<ListChoice> stage_choices(const std::vector<app::MatterLine>& lines) {
    std::vector<ListChoice> choices;
    for (int i = 0; i < 5; ++i) {
        const auto step = static_cast<domain::LoopStep>(i);
        choices.push_back({app::step_filter(step), std::string{step_words(step)}});
    }
    std::set<domain::Stage> present;
    for (const app::MatterLine& line : lines) {
        if (!line.archived) present.insert(line.stage);
    }
    std::set<std::string> offered;
    for (const domain::Stage stage : present) {
        const std::string value = app::stage_filter(stage);
        if (offered.insert(value).second) {
            choices.push_back({value, std::string{stage_words_short(stage)}});
        }
    }
    return choices;
}

std::vector<ListChoice> owner_choices(const std::vector<app::MatterLine>& lines,
                                      const AgencyId& me) {
    std::vector<ListChoice> choices = {{me.text, std::string{w::k_mine}}};
    std::set<std::string> offered = {me.text};
    for (const app::MatterLine& line : lines) {
        if (line.archived || line.owner.empty()) continue;
        if (offered.insert(line.owner.text).second) {
            choices.push_back({line.owner.text, line.owner_name});
        }
    }
    return choices;
}

/// 全部, and what else there is. The items look into `choices`.
std::vector<ChoiceItem> items_of(const std::vector<ListChoice>& choices) {
    std::vector<ChoiceItem> items = {{.value = "", .label = words::k_all}};
    for (const ListChoice& choice : choices) {
        items.push_back({.value = choice.value, .label = choice.label});
    }
    return items;
}

std::vector<ChoiceItem> items_of(const std::vector<app::Session::Category>& categories) {
    std::vector<ChoiceItem> items = {{.value = "", .label = words::k_all}};
    for (const app::Session::Category& category : categories) {
        items.push_back({.value = category.key, .label = category.label});
    }
    return items;
}

bool choose(std::string_view id, std::string_view label, std::string& value,
            std::span<const ChoiceItem> items) {
    flow(filter_choice_width(label, value, items));
    return filter_choice(id, label, value, items);
}

bool choose_clock(ClockFilter& clock) {
    static constexpr std::array<ChoiceItem, app::k_clock_filter_count> k_items = {{
        {.value = "", .label = words::k_all},
        {.value = "1", .label = w::k_clock_overdue},
        {.value = "2", .label = w::k_clock_late},
        {.value = "3", .label = w::k_clock_today},
        {.value = "4", .label = w::k_clock_soon},
        {.value = "5", .label = w::k_clock_later},
        {.value = "6", .label = w::k_clock_none},
    }};
    std::string value{k_items[static_cast<std::size_t>(clock)].value};
    if (!choose("clock", w::k_deadline, value, k_items)) return false;
    clock = value.empty() ? ClockFilter::any : static_cast<ClockFilter>(value.front() - '0');
    return true;
}

struct SortItem {
    ChoiceItem item;
    app::ListSort sort;
};
bool choose_sort(app::ListSort& sort) {
    static constexpr std::array<SortItem, 6> k_items = {{
        {{.value = "", .label = w::k_due}, {SortKey::due, true}},
        {{.value = "newest", .label = w::k_newest}, {SortKey::opened, false}},
        {{.value = "oldest", .label = w::k_oldest}, {SortKey::opened, true}},
        {{.value = "number", .label = w::k_number}, {SortKey::number, true}},
        {{.value = "party", .label = w::k_party}, {SortKey::party, true}},
        {{.value = "stage", .label = w::k_stage}, {SortKey::stage, true}},
    }};
    std::vector<ChoiceItem> items;
    std::string value;
    for (const SortItem& entry : k_items) {
        items.push_back(entry.item);
        const bool same_key = entry.sort.key == sort.key;
        const bool shown = sort.key == SortKey::opened ? entry.sort == sort : same_key;
        if (shown) value = entry.item.value;
    }
    if (!choose("sort", w::k_sort, value, items)) return false;
    for (const SortItem& entry : k_items) {
        if (entry.item.value == value) sort = entry.sort;
    }
    return true;
}

bool restricts(const app::ListFilter& filter) {
    // Which list it is, and its tab, are no filter of the person's.
    app::ListFilter none;
    none.view = filter.view;
    none.mechanism = filter.mechanism;
    return filter != none;
}

// ---- 常用筛选 ----

const app::SavedList* applied_list(const ScreenState& state) {
    for (const app::SavedList& saved : state.session.saved_lists()) {
        app::ListFilter filter = saved.filter;
        filter.mechanism = state.route.mechanism;  // a kept filter serves every list
        if (filter == state.transfers.filter && saved.sort == state.transfers.sort) {
            return &saved;
        }
    }
    return nullptr;
}

std::string saved_words(const ScreenState& state) {
    const app::SavedList* applied = applied_list(state);
    if (applied == nullptr) return std::string{w::k_saved_lists};
    return filled(w::k_saved_list_on, {ellipsis(applied->name, Type::small, px(160))});
}

void saved_row(ScreenState& state, const app::SavedList& saved, bool last) {
    TransferListState& list = state.transfers;
    IdScope scope(saved.name);
    ListRow look;
    look.title = saved.name;
    look.height = 44;
    look.last = last;
    look.title_bold = applied_list(state) == &saved;
    look.slot_width = px(k_height_compact);
    const ListRowResult row = list_row("row", look);
    bool deletes = false;
    {
        const RowSlot slot(row);
        deletes = icon_button("delete", k_icon_trash_2, filled(w::k_delete_list, {saved.name}),
                              {.size = ButtonSize::compact, .quiet = true});
    }
    if (deletes) {
        list.deleting = saved.name;
        list.delete_open = true;
        list.saved_open = false;
    } else if (row.pressed) {
        list.filter = saved.filter;
        list.filter.mechanism = state.route.mechanism;
        list.sort = saved.sort;
        list.page = 0;
        list.saved_open = false;
        state.search = saved.filter.typed;
        semantics().announce(filled(w::k_list_applied, {saved.name}));
    }
}

void saved_popover(ScreenState& state, const Rect& anchor, NodeId opener) {
    const auto& saved = state.session.saved_lists();
    PopoverOptions options;
    options.width = 320;
    options.padding = 8;
    options.name = w::k_saved_lists;
    options.align_right = true;
    options.opener = opener;
    const Popover popover("saved_lists", state.transfers.saved_open, anchor, options);
    if (!popover) return;
    if (saved.empty()) {
        text(w::k_no_saved_lists, {.type = Type::small, .color = theme().muted, .wrap = true});
        return;
    }
    const auto rows = [&] {
        begin_list("lists", w::k_saved_lists, static_cast<int>(saved.size()));
        for (std::size_t i = 0; i < saved.size(); ++i) {
            saved_row(state, saved[i], i + 1 == saved.size());
        }
        end_list();
    };
    if (saved.size() <= k_most_lists_shown) return rows();
    const ScrollArea scroll("scroll", take_place(available_width(), px(44 * k_most_lists_shown)), 0,
                            {}, Role::group);
    rows();
}

void saved_links(ScreenState& state, const Rect& place) {
    TransferListState& list = state.transfers;
    const std::string words = saved_words(state);
    const Area area({place.x, place.y + px(6), place.width, px(20)});
    const LinkOptions open{.icon_after = k_icon_chevron_down, .name = words};
    const ImVec2 at = cursor();
    if (link("saved", words, open)) list.saved_open = !list.saved_open;
    const NodeId opener = node_id("saved");
    const Rect anchor{at.x, at.y, link_width(words, open), px(20)};
    same_line(24);
    if (link("save", w::k_save_list, {.icon = k_icon_bookmark_plus})) {
        const app::SavedList* applied = applied_list(state);
        list.name = applied == nullptr ? std::string{} : applied->name;
        list.name_missing = false;
        list.name_open = true;
    }
    saved_popover(state, anchor, opener);
}

float saved_links_width(const ScreenState& state) {
    return link_width(saved_words(state), {.icon_after = k_icon_chevron_down}) + px(24) +
           link_width(w::k_save_list, {.icon = k_icon_bookmark_plus});
}

void name_dialog(ScreenState& state) {
    TransferListState& list = state.transfers;
    const Dialog dialog("name_list", list.name_open, {.title = w::k_save_list});
    if (!dialog) return;
    const auto& saved = state.session.saved_lists();
    const bool taken = std::any_of(saved.begin(), saved.end(), [&](const app::SavedList& kept) {
        return kept.name == trimmed(list.name);
    });
    FieldOptions field{.label = w::k_list_name, .required = true, .placeholder = w::k_list_example};
    field.max_length = app::k_longest_list_name;
    field.takes_focus = true;
    if (taken) field.warning = w::k_list_taken;
    if (list.name_missing && trimmed(list.name).empty()) field.error = w::k_list_unnamed;
    (void)text_field("name", list.name, field);
    space(8);
    text(w::k_list_keeps, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(24);
    const ButtonOptions save{.kind = ButtonKind::primary};
    const Row row(40);
    // Read in this order, drawn from the right.
    const float save_width = button_width(w::k_list_save, save);
    const Rect place = area();
    set_cursor(right_of(place) - save_width - px(8) - button_width(words::k_cancel), place.y);
    if (button("cancel", words::k_cancel)) list.name_open = false;
    set_cursor(right_of(place) - save_width, place.y);
    if (!button("save", w::k_list_save, save)) return;
    const std::string name{trimmed(list.name)};
    list.name_missing = name.empty();
    if (list.name_missing) return;
    state.session.push(app::SaveList{{name, list.filter, list.sort}});
    list.name_open = false;
}

void delete_question(ScreenState& state) {
    TransferListState& list = state.transfers;
    const std::string title = filled(w::k_delete_list_title, {list.deleting});
    const Answer answer = ask("delete_list", list.delete_open,
                              {.title = title,
                               .sentence = w::k_delete_list_sentence,
                               .yes = w::k_delete,
                               .no = words::k_cancel,
                               .danger = true});
    if (answer == Answer::yes) state.session.push(app::DeleteList{list.deleting});
}

}  // namespace

void update_list_choices(ScreenState& state) {
    const auto& lines = state.session.matters();
    state.transfers.stages = stage_choices(lines);
    state.transfers.owners = owner_choices(lines, state.session.me().agency.id);
}

void list_tabs(ScreenState& state) {
    TransferListState& list = state.transfers;
    std::array<std::string, app::k_list_view_count> counts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        counts[i] = std::to_string(list.listing.counts[i]);
    }
    const auto overdue = static_cast<std::size_t>(app::ListView::overdue);
    const std::array<Tab, app::k_list_view_count> items = {{
        {w::k_all, counts[0]},
        {words::dashboard::k_ours, counts[1]},
        {words::dashboard::k_soon, counts[2]},
        {words::dashboard::k_overdue, counts[overdue], list.listing.counts[overdue] > 0},
        {words::dashboard::k_theirs, counts[4]},
        {w::k_open, counts[5]},
    }};
    int tab = static_cast<int>(list.filter.view);
    Rect slot{0, 0, saved_links_width(state), 0};
    if (tabs("tabs", items, tab, &slot)) {
        list.filter.view = static_cast<app::ListView>(tab);
        list.page = 0;
    }
    if (slot.width > 0) return saved_links(state, slot);
    const Rect line = take_place(available_width(), px(40));
    saved_links(state, {line.x + px(16), line.y + px(8), line.width - px(32), px(32)});
}

void list_filter_bar(ScreenState& state, bool offer_opened) {
    TransferListState& list = state.transfers;
    const app::ListFilter before = list.filter;
    const app::ListSort sort_before = list.sort;
    const ImVec2 at = cursor();
    float height = 0;
    {
        const Area area({at.x + px(16), at.y + px(12), available_width() - px(32), px(40)});
        (void)text_field("filter", list.filter.typed,
                         {.label = w::k_search_name,
                          .placeholder = w::k_filter,
                          .icon = k_icon_search,
                          .width = 208,
                          .hide_label = true});
        flow(px(128));
        (void)text_field(
            "party", list.filter.party,
            {.label = w::k_party, .placeholder = w::k_party, .width = 128, .hide_label = true});
        (void)choose("stage", w::k_stage, list.filter.stage, items_of(list.stages));
        const bool has_transfers =
            !state.route.mechanism || state.route.mechanism == domain::Mechanism::transfer;
        if (has_transfers) {
            (void)choose("category", w::k_category, list.filter.category,
                         items_of(state.session.categories()));
        }
        (void)choose("owner", w::k_owner, list.filter.owner, items_of(list.owners));
        (void)choose_clock(list.filter.clock);
        if (offer_opened) (void)choose_sort(list.sort);
        if (restricts(list.filter)) {
            const float width = button_width(words::k_clear);
            flow(width);
            if (button("clear", words::k_clear, {.name = w::k_clear_filters})) {
                const app::ListView view = list.filter.view;
                list.filter = {};
                list.filter.mechanism = state.route.mechanism;
                list.filter.view = view;
                state.search.clear();
            }
        }
        if (list.filter.selection != nullptr) {
            const std::string figure =
                filled(words::statistics::k_selected, {list.filter.selection->label});
            flow(chip_width(k_icon_chart_column, figure));
            // In the middle of the row of buttons.
            set_cursor(cursor().x, cursor().y + px(8));
            (void)chip(Tone::accent, k_icon_chart_column, figure);
        }
        height = area.used_height();
    }
    if (list.filter != before || list.sort != sort_before) list.page = 0;
    set_cursor(at.x, at.y);
    take_place(available_width(), height + px(24));
}

void list_dialogs(ScreenState& state) {
    name_dialog(state);
    delete_question(state);
}

}  // namespace casebridge::ui
