#include "ui/screens/top_bar.h"

#include <algorithm>

#include "ui/brand.h"
#include "ui/icons.h"
#include "ui/screens/palette.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_help.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

void brand(const Rect& top, bool without_words) {
    draw_brand({top.x + px(20), top.y + px(14), px(28), px(28)});
    if (without_words) return;
    Area area({top.x + px(60), top.y + px(14), px(120), px(28)});
    text(words::k_product, {.type = Type::heading});
}

SaveState light_of(storage::Durability durability) {
    switch (durability) {
        case storage::Durability::saved: return SaveState::saved;
        case storage::Durability::saving: return SaveState::saving;
        case storage::Durability::read_only: return SaveState::read_only;
        case storage::Durability::failed:
        case storage::Durability::damaged:
        case storage::Durability::lost: return SaveState::failed;
    }
    __builtin_trap();
}

void account(ScreenState& state, const Rect& top, float x, bool narrow) {
    const app::Me& me = state.session.me();
    const std::string who = me.agency.short_name + " · " + me.officer;
    // Without room for the words the icon opens the menu that says them.
    const float width = narrow ? px(64) : std::min(px(292), text_width(who, Type::body) + px(72));
    const Rect place{x, top.y + px(8), width, px(40)};
    const NodeId id = node_id("account");
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || state.account_open) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().hover,
                            px(k_radius_control));
    }
    draw_icon(list, {place.x + px(20), place.y + px(10)}, k_icon_landmark, 20, theme().muted);
    if (!narrow) {
        draw_text_in(list, {place.x + px(48), place.y, place.width - px(72), place.height},
                     ellipsis(who, Type::body, place.width - px(72)), Type::body, theme().text);
    }
    draw_icon(list, {right_of(place) - px(22), place.y + px(12)}, k_icon_chevron_down, 16,
              theme().muted);
    if (press.focused) draw_focus_ring(list, place, k_radius_control);
    Node node{.id = id,
              .role = Role::button,
              .name = std::string{words::shell::k_account} + "：" + who,
              .rect = place};
    node.has_popup = true;
    node.expanded = state.account_open ? Tristate::yes : Tristate::no;
    semantics().add(std::move(node));
    if (press.pressed) state.account_open = !state.account_open;
    const float menu_width = std::max(200.0F, to_design(text_width(who, Type::body)) + 64);
    if (Menu menu("account_menu", state.account_open, place, menu_width, false, id); menu) {
        if (narrow) {
            (void)menu.item("who", k_icon_landmark, who, false, true);
            menu.rule();
        }
        if (menu.item("palette", k_icon_search, words::palette::k_title)) open_palette(state);
        if (menu.item("help", k_icon_circle_question_mark, words::help::k_this_page)) {
            open_help(state);
        }
        if (menu.item("shortcuts", k_icon_keyboard, words::help::k_shortcuts)) {
            state.shortcuts_open = true;
        }
        menu.rule();
        for (const ThemeName name : k_themes) {
            if (name == state.appearance.theme) continue;
            const std::string words = filled(words::appearance::k_switch, {theme_words(name)});
            if (menu.item(name_of(name), theme_icon(name), words)) use_theme(state, name);
        }
        menu.rule();
        if (menu.item("lock", k_icon_lock, words::shell::k_lock)) state.session.push(app::Lock{});
    }
}

/// A telephone has no room for words in the top bar.
constexpr float k_slim_width = 600;

}  // namespace

void top_bar(ScreenState& state, const PageLayout& layout) {
    const Rect& top = layout.top;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({top.x, top.y}, {right_of(top), bottom_of(top)}, theme().top);
    list->AddRectFilled({top.x, bottom_of(top) - px(theme().edge)}, {right_of(top), bottom_of(top)},
                        theme().border);
    Node node{.id = node_id("top"), .role = Role::banner, .name = {}, .rect = top};
    semantics().push(std::move(node));
    const bool narrow = layout.one_column;
    const bool slim = to_design(top.width) < k_slim_width;
    brand(top, slim);
    account(state, top, top.x + px(slim ? 56 : narrow ? 120 : 220), narrow);

    const ButtonOptions import_button{.size = ButtonSize::compact, .icon = k_icon_download};
    const ButtonOptions export_button{.size = ButtonSize::compact, .icon = k_icon_upload};
    const IconButtonOptions icon_only{.size = ButtonSize::compact};
    const float right = right_of(top) - px(slim ? 12 : 24);
    const float export_width =
        slim ? px(k_height_compact) : button_width(words::shell::k_export, export_button);
    const float import_width =
        slim ? px(k_height_compact) : button_width(words::shell::k_import, import_button);
    const SaveState light = light_of(state.session.durability());
    const float light_width = save_light_width(light);
    const float export_x = right - export_width;
    const float import_x = export_x - px(8) - import_width;
    const float light_x = import_x - px(16) - light_width;
    {
        Area area({light_x, top.y + px(18), light_width, px(20)});
        save_light(light);
    }
    {
        Area area({import_x, top.y + px(12), import_width, px(32)});
        if (slim ? icon_button("import", k_icon_download, words::shell::k_import, icon_only)
                 : button("import", words::shell::k_import, import_button)) {
            pick_import(state);
        }
    }
    {
        Area area({export_x, top.y + px(12), export_width, px(32)});
        if (slim ? icon_button("export", k_icon_upload, words::shell::k_export, icon_only)
                 : button("export", words::shell::k_export, export_button)) {
            state.go({.page = Page::exchange});
        }
    }
    const float search_x = top.x + px(narrow ? 196 : 524);
    const float search_width = std::min(px(400), light_x - px(16) - search_x);
    if (search_width > px(120)) {
        Area area({search_x, top.y + px(12), search_width, px(32)});
        if (text_field("search", state.search,
                       {.label = words::shell::k_search_name,
                        .placeholder = words::shell::k_search,
                        .icon = k_icon_search,
                        .compact = true,
                        .sunken = true,
                        .hide_label = true})) {
            state.transfers.filter.mechanism.reset();
            state.transfers.filter.typed = state.search;
            state.transfers.filter.view = app::ListView::all;
            state.transfers.page = 0;
            open_list(state, std::nullopt);
        }
    }
    semantics().pop();
}

float save_mark_width(const ScreenState& state) {
    return save_light_width(light_of(state.session.durability()));
}

void save_mark(const ScreenState& state) { save_light(light_of(state.session.durability())); }

}  // namespace casebridge::ui
