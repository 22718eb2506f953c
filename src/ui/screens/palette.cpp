#include "ui/screens/palette.h"

#include <algorithm>

#include "base/pinyin.h"
#include "base/utf8.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/navigation.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_help.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::palette;
constexpr std::size_t k_most_lines = 8;

/// What the open matter offers.
void add_matter_commands(const ScreenState& state, std::vector<PaletteLine>& lines) {
    if (state.route.page != Page::matter) return;
    const app::MatterView* view = state.session.matter(state.route.matter);
    if (view == nullptr) return;
    for (const domain::EventType command : view->commands) {
        if (!has_button(command)) continue;
        lines.push_back({command_icon(command), std::string{command_words(command)},
                         std::string{w::k_this_matter},
                         [matter = state.route.matter, command](ScreenState& at) {
                             open_form(at, matter, command);
                         }});
    }
}

void add_actions(const ScreenState& state, std::vector<PaletteLine>& lines) {
    const auto add = [&](std::string_view icon, std::string_view words,
                         std::function<void(ScreenState&)> run) {
        lines.push_back({icon, std::string{words}, std::string{w::k_action}, std::move(run)});
    };
    const domain::EventType opening = opening_command(state.session.me().agency.kind);
    add(k_icon_plus, command_words(opening),
        [opening](ScreenState& at) { open_form(at, {}, opening); });
    add(k_icon_download, words::shell::k_import, pick_import);
    add(k_icon_hard_drive, words::backup::k_now,
        [](ScreenState& at) { at.session.push(app::BackUp{}); });
    add(k_icon_lock, words::shell::k_lock, [](ScreenState& at) { at.session.push(app::Lock{}); });
    add(k_icon_book_open, words::help::k_manual, [](ScreenState& at) { at.host.open_manual(); });
    add(k_icon_keyboard, words::help::k_shortcuts,
        [](ScreenState& at) { at.shortcuts_open = true; });
    for (const ThemeName name : k_themes) {
        add(theme_icon(name), filled(words::appearance::k_switch, {theme_words(name)}),
            [name](ScreenState& at) { use_theme(at, name); });
    }
}

void add_pages(std::vector<PaletteLine>& lines) {
    for (const Entry& entry : navigation_entries()) {
        lines.push_back({entry.icon, std::string{entry.words}, std::string{w::k_page},
                         [&entry](ScreenState& at) { open_entry(at, entry); }});
    }
    lines.push_back({k_icon_info, std::string{words::about::k_title}, std::string{w::k_page},
                     [](ScreenState& at) { at.go({.page = Page::about}); }});
}

void add_matters(const ScreenState& state, std::string_view typed,
                 std::vector<PaletteLine>& lines) {
    const auto found = state.session.search(typed);
    for (const app::MatterLine& line : state.session.matters()) {
        if (lines.size() >= k_most_lines) return;
        const std::string_view title = line.party.empty() ? line.title : line.party;
        const bool fits = (found && found->contains(line.position)) ||
                          matches_initials(title, typed) || matches_initials(line.number, typed);
        if (!fits) continue;
        std::string detail = line.number;
        if (!detail.empty()) detail += " · ";
        detail += line.owner_name;
        lines.push_back({k_icon_file_text, std::string{title}, std::move(detail),
                         [matter = line.matter](ScreenState& at) {
                             at.go({.page = Page::matter, .matter = matter});
                         }});
    }
}

void find(ScreenState& state) {
    PaletteState& palette = state.palette;
    const std::string_view typed = trimmed(palette.typed);
    if (palette.searched == typed && palette.made_for == state.session.lists_revision()) return;
    palette.searched = typed;
    palette.made_for = state.session.lists_revision();
    palette.chosen = 0;
    std::vector<PaletteLine> all;
    add_matter_commands(state, all);
    add_actions(state, all);
    add_pages(all);
    std::vector<PaletteLine> found;
    for (PaletteLine& line : all) {
        const bool fits =
            line.words.find(typed) != std::string::npos || matches_initials(line.words, typed);
        if (fits && found.size() < k_most_lines) found.push_back(std::move(line));
    }
    // Enough room for matters, whatever the actions are called.
    if (!typed.empty()) {
        std::vector<PaletteLine> matters;
        add_matters(state, typed, matters);
        const std::size_t room = k_most_lines - std::min(matters.size(), k_most_lines / 2);
        if (found.size() > room) found.resize(room);
        for (PaletteLine& line : matters) {
            if (found.size() < k_most_lines) found.push_back(std::move(line));
        }
    }
    palette.found = std::move(found);
}

void announce_chosen(const PaletteState& palette) {
    if (palette.found.empty()) return semantics().announce(std::string{w::k_none});
    const PaletteLine& line = palette.found[static_cast<std::size_t>(palette.chosen)];
    semantics().announce(filled(w::k_count, {std::to_string(palette.found.size()),
                                             std::to_string(palette.chosen + 1), line.words}));
}

/// One line, 40 high; true when it was pressed.
bool palette_row(const PaletteLine& line, bool chosen) {
    const NodeId id = node_id("line");
    const Rect place = take_place(available_width(), px(k_height_row));
    const Press press = press_area(id, place);
    Node node{.id = id, .role = Role::option, .name = line.words, .rect = place};
    node.description = line.detail;
    node.selected = chosen;
    semantics().add(std::move(node));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (chosen || press.hovered) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            chosen ? theme().accent_tint : theme().hover, px(k_radius_control));
    }
    draw_icon(list, {place.x + px(12), place.y + px(12)}, line.icon, 16,
              chosen ? theme().accent_text : theme().muted);
    const float detail = std::min(text_width(line.detail, Type::small), place.width / 2);
    const float left = place.x + px(40);
    const float right = right_of(place) - px(12);
    draw_text_in(list, {left, place.y, right - left - detail - px(12), place.height}, line.words,
                 chosen ? Type::strong : Type::body, chosen ? theme().accent_text : theme().text);
    draw_text_in(list, {right - detail, place.y, detail + 1, place.height}, line.detail,
                 Type::small, theme().muted);
    return press.pressed;
}

void take(ScreenState& state, std::size_t index) {
    const std::function<void(ScreenState&)> run = state.palette.found[index].run;
    state.palette = {};
    run(state);
    request_frame();
}

}  // namespace

void open_palette(ScreenState& state) {
    state.palette = {};
    state.palette.open = true;
    request_frame();
}

void palette(ScreenState& state) {
    PaletteState& palette = state.palette;
    if (!palette.open) return;
    std::optional<std::size_t> taken;
    {
        Dialog dialog("palette", palette.open, {.title = w::k_title, .width = 640});
        if (!dialog) return;
        text_field("typed", palette.typed,
                   {.label = w::k_title,
                    .placeholder = w::k_placeholder,
                    .icon = k_icon_search,
                    .hide_label = true,
                    .takes_focus = true});
        const std::optional<std::string> before = palette.searched;
        find(state);
        const int last = static_cast<int>(palette.found.size()) - 1;
        const int was = palette.chosen;
        if (key_pressed(ImGuiKey_DownArrow)) palette.chosen = std::min(palette.chosen + 1, last);
        if (key_pressed(ImGuiKey_UpArrow)) palette.chosen = std::max(palette.chosen - 1, 0);
        if (was != palette.chosen || before != palette.searched) announce_chosen(palette);
        if (last >= 0 && key_pressed(ImGuiKey_Enter)) {
            taken = static_cast<std::size_t>(palette.chosen);
        }
        space(12);
        if (palette.found.empty()) {
            text(w::k_none, {.color = theme().muted, .wrap = true});
        }
        Node node{.id = node_id("results"), .role = Role::listbox, .rect = area()};
        node.name = w::k_results;
        semantics().push(std::move(node));
        for (std::size_t i = 0; i < palette.found.size(); ++i) {
            const IdScope scope(static_cast<int>(i));
            if (palette_row(palette.found[i], static_cast<int>(i) == palette.chosen)) taken = i;
        }
        semantics().pop();
        space(12);
        text(w::k_keys, {.type = Type::small, .color = theme().muted});
    }
    if (taken) take(state, *taken);
}

void shortcuts_dialog(ScreenState& state) {
    Dialog dialog("shortcuts", state.shortcuts_open,
                  {.title = words::help::k_shortcuts, .width = 560});
    if (!dialog) return;
    for (const words::help::Shortcut& shortcut : words::help::k_shortcut_list) {
        key_value(shortcut.keys, shortcut.does);
    }
    space(24);
    Row row(40);
    row.put_right(button_width(words::help::k_close), 40);
    if (button("close", words::help::k_close, {.takes_focus = true})) state.shortcuts_open = false;
}

void take_shortcuts(ScreenState& state) {
    if (has_modal()) return;
    if (shortcut_pressed(ImGuiKey_K)) return open_palette(state);
    if (shortcut_pressed(ImGuiKey_Slash)) {
        state.shortcuts_open = true;
        return request_frame();
    }
    if (key_pressed(ImGuiKey_F1)) open_help(state);
}

}  // namespace casebridge::ui
