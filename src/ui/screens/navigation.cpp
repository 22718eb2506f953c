#include "ui/screens/navigation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_help.h"
#include "ui/strings_integrity.h"
#include "ui/strings_numbers.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/strings_statistics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

const std::array<Entry, 14>& entries() {
    namespace wc = words::cooperation;
    using domain::Mechanism;
    static const std::array<Entry, 14> list = {{
        {Page::dashboard, k_icon_layout_dashboard, words::shell::k_dashboard},
        {Page::transfers, k_icon_folder_input, words::shell::k_transfers, true},
        {Page::transfers, k_icon_route, wc::k_patrol, false, Mechanism::patrol},
        {Page::transfers, k_icon_target, wc::k_campaign, false, Mechanism::campaign},
        {Page::transfers, k_icon_siren, wc::k_emergency, false, Mechanism::emergency},
        {Page::transfers, k_icon_share_2, wc::k_sharing, false, Mechanism::sharing},
        {Page::transfers, k_icon_users, wc::k_meeting, false, Mechanism::meeting},
        {Page::integrity, k_icon_scale, words::integrity::k_title},
        {Page::statistics, k_icon_chart_column, words::statistics::k_title, true},
        {Page::numbers, k_icon_stamp, words::numbers::k_title},
        {Page::exchange, k_icon_arrow_left_right, words::shell::k_exchange},
        {Page::directory, k_icon_book_user, words::shell::k_directory},
        {Page::settings, k_icon_settings, words::settings::k_title},
        {Page::help, k_icon_circle_question_mark, words::help::k_title},
    }};
    return list;
}

/// The mechanism that a matter or a form belongs to.
domain::Mechanism mechanism_of(const ScreenState& state) {
    const Route& route = state.route;
    if (const app::MatterView* view = state.session.matter(route.matter)) {
        return domain::kind_row(view->state.kind).mechanism;
    }
    return domain::kind_row(route.subject.kind).mechanism;
}

bool is_current(const ScreenState& state, const Entry& entry) {
    const Route& route = state.route;
    switch (route.page) {
        case Page::matter:
        case Page::inspector:
        case Page::form:
            return entry.page == Page::transfers && entry.mechanism == mechanism_of(state);
        case Page::transfers: return entry.page == route.page && route.mechanism == entry.mechanism;
        case Page::blank_forms:
            return entry.page == Page::transfers && entry.mechanism == domain::Mechanism::transfer;
        case Page::import: return entry.page == Page::exchange;
        case Page::diagnosis: return entry.page == Page::settings;
        case Page::about: return entry.page == Page::help;
        case Page::dashboard:
        case Page::numbers:
        case Page::statistics:
        case Page::integrity:
        case Page::exchange:
        case Page::directory:
        case Page::settings:
        case Page::help: return entry.page == route.page;
        case Page::field:
            return entry.page == Page::transfers && entry.mechanism == domain::Mechanism::patrol;
        case Page::more: return false;
    }
    __builtin_trap();
}

void navigation_entry(ScreenState& state, const Entry& entry, const Rect& place, bool stacked) {
    const bool on = is_current(state, entry);
    const NodeId id = node_id(entry.words);
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto fill = [&](ImU32 color) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, color,
                            px(k_radius_control));
    };
    if (on) fill(theme().nav_on);
    if (!on && press.hovered) fill(theme().hover);
    const ImU32 color = on ? theme().on_nav_on : theme().text;
    const ImU32 icon_color = on ? theme().on_nav_on : theme().muted;
    const Type type = on ? Type::strong : Type::body;
    if (stacked) {
        draw_icon(list, {place.x + (place.width - px(20)) / 2, place.y + px(12)}, entry.icon, 20,
                  icon_color);
        draw_text_in(list, {place.x, place.y + px(36), place.width, px(24)}, entry.words,
                     Type::small, color, Align::center);
    } else {
        draw_icon(list, {place.x + px(12), place.y + (place.height - px(20)) / 2}, entry.icon, 20,
                  icon_color);
        draw_text_in(list, {place.x + px(44), place.y, place.width - px(44), place.height},
                     entry.words, type, color);
        if (entry.page == Page::transfers) {
            draw_badge(list, {right_of(place) - px(12), place.y + place.height / 2},
                       state.session.counters().ours_in[static_cast<std::size_t>(entry.mechanism)],
                       on);
        }
    }
    if (press.focused) draw_focus_ring(list, place, k_radius_control, true);
    Node node{.id = id, .role = Role::link, .name = std::string{entry.words}, .rect = place};
    node.current = on;
    semantics().add(std::move(node));
    if (press.pressed) open_entry(state, entry);
}

}  // namespace

std::span<const Entry> navigation_entries() { return entries(); }

void open_entry(ScreenState& state, const Entry& entry) {
    if (entry.page == Page::transfers) return open_list(state, entry.mechanism);
    if (entry.page == Page::help) return open_help(state);
    state.go({.page = entry.page});
}

/// Rows of 40, closer in a low window, scrolled in a very low one; gives where it ends.
float navigation_list(ScreenState& state, const Rect& place) {
    constexpr float k_rule = 17;
    const auto count = static_cast<float>(entries().size());
    const auto rules = static_cast<float>(std::count_if(
        entries().begin(), entries().end(), [](const Entry& entry) { return entry.rule_above; }));
    const float room = (to_design(place.height) - 24 - rules * k_rule) / count;
    const float row = px(std::clamp(std::floor(room), k_height_compact, k_height_control));
    const float height = row * count + px(k_rule) * rules;
    const auto draw = [&](float y) {
        ImDrawList* list = ImGui::GetWindowDrawList();
        for (const Entry& entry : entries()) {
            if (entry.rule_above) {
                list->AddRectFilled({place.x + px(20), y + px(8)},
                                    {right_of(place) - px(21), y + px(9)}, theme().border);
                y += px(k_rule);
            }
            navigation_entry(state, entry, {place.x + px(8), y, place.width - px(17), row}, false);
            y += row;
        }
    };
    if (height + px(24) <= place.height) {
        draw(place.y + px(12));
        return place.y + px(12) + height;
    }
    const ScrollArea scroll("entries", {place.x, place.y, place.width - px(1), place.height}, 0, {},
                            Role::group);
    const ImVec2 at = cursor();
    take_place(1, height + px(24));
    draw(at.y + px(12));
    return bottom_of(place);
}

void navigation(ScreenState& state, const PageLayout& layout) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect& place = layout.navigation;
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().nav);
    Node node{.id = node_id("navigation"),
              .role = Role::navigation,
              .name = std::string{words::shell::k_navigation},
              .rect = place};
    semantics().push(std::move(node));
    if (layout.bottom_navigation) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), place.y + px(theme().edge)},
                            theme().border);
        const std::array<Entry, 5> shown = {
            {entries()[0],
             entries()[1],
             entries()[2],
             entries()[4],
             {Page::more, k_icon_ellipsis, words::cooperation::k_more}}};
        const float width = place.width / static_cast<float>(shown.size());
        float x = place.x;
        for (const Entry& entry : shown) {
            navigation_entry(state, entry, {x, place.y, width, place.height}, true);
            x += width;
        }
        semantics().pop();
        return;
    }
    list->AddRectFilled({right_of(place) - px(theme().edge), place.y},
                        {right_of(place), bottom_of(place)}, theme().border);
    const float y = navigation_list(state, place);
    const float bottom = bottom_of(place) - px(56);
    if (bottom < y) return semantics().pop();  // a low window has no room for it
    draw_icon(list, {place.x + px(20), bottom + px(2)}, k_icon_hard_drive, 16, theme().muted);
    Area area({place.x + px(44), bottom, place.width - px(56), px(40)});
    text(words::shell::k_stored_here, {.type = Type::small, .color = theme().muted});
    if (const std::optional<Date> last = state.session.backup().last) {
        text(filled(words::shell::k_last_backup, {to_chinese_short(*last)}),
             {.type = Type::small, .color = theme().muted});
    }
    semantics().pop();
}

void open_list(ScreenState& state, std::optional<domain::Mechanism> mechanism) {
    state.go({.page = Page::transfers, .mechanism = mechanism});
}

std::string_view list_words(std::optional<domain::Mechanism> mechanism) {
    namespace wc = words::cooperation;
    if (!mechanism) return wc::k_all_matters;
    switch (*mechanism) {
        case domain::Mechanism::transfer: return words::shell::k_transfers;
        case domain::Mechanism::sharing: return wc::k_sharing;
        case domain::Mechanism::patrol: return wc::k_patrol;
        case domain::Mechanism::campaign: return wc::k_campaign;
        case domain::Mechanism::emergency: return wc::k_emergency;
        case domain::Mechanism::meeting: return wc::k_meeting;
        case domain::Mechanism::integrity: return words::integrity::k_title;
    }
    __builtin_trap();
}

void more_screen(ScreenState& state) {
    page_title(words::cooperation::k_more);
    space(16);
    const Card card("more", {.flush = true, .name = words::cooperation::k_more});
    begin_list("list", words::cooperation::k_more, static_cast<int>(entries().size()));
    for (std::size_t i = 0; i < entries().size(); ++i) {
        const Entry& entry = entries()[i];
        IdScope scope(static_cast<int>(i));
        const ListRowResult row = list_row("row", {.title = entry.words,
                                                   .icon = entry.icon,
                                                   .arrow = true,
                                                   .last = i + 1 == entries().size()});
        if (row.pressed) open_entry(state, entry);
    }
    end_list();
}

}  // namespace casebridge::ui
