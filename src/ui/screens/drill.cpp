#include "ui/screens/drill.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_drill.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::drill;

constexpr float k_two_rows_below = 900;
constexpr float k_row_height = 44;
constexpr float k_offer_height = 88;
constexpr float k_offer_height_narrow = 156;
constexpr ButtonOptions k_compact{.size = ButtonSize::compact};
constexpr ButtonOptions k_end_look{.size = ButtonSize::compact, .icon = k_icon_log_out};

bool has_two_rows(float window_width) { return to_design(window_width) < k_two_rows_below; }

bool bar_button(std::string_view id, std::string_view words, const ButtonOptions& look, float x,
                float y) {
    Area area({x, y, button_width(words, look), px(k_height_compact)});
    return button(id, words, look);
}

void how_far(const app::DrillView& view) {
    const std::size_t total = std::max<std::size_t>(view.total, 1);
    progress_bar(w::k_preparing, static_cast<float>(view.done) / static_cast<float>(total));
    space(8);
    if (view.total == 0) return;
    text(filled(w::k_progress, {std::to_string(view.done), std::to_string(view.total)}),
         {.type = Type::small, .color = theme().muted});
}

void what_failed(const app::DrillView& view) {
    if (!view.error) return;
    text(error_sentence(view.error->code),
         {.type = Type::small, .color = theme().muted, .wrap = true});
}

}  // namespace

float drill_bar_height(float window_width) {
    return has_two_rows(window_width) ? 2 * k_row_height : k_row_height;
}

void drill_bar(ScreenState& state) {
    IdScope scope("drill");
    const bool two_rows = has_two_rows(frame().width);
    const float row = px(k_row_height);
    const Rect place{0, 0, frame().width, frame().top};
    const StateColors colors = colors_of(Tone::warn);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, colors.tint);
    list->AddRectFilled({place.x, bottom_of(place) - px(2)}, {right_of(place), bottom_of(place)},
                        colors.mark);
    semantics().push(
        {.id = node_id("bar"), .role = Role::region, .name = std::string{w::k_bar}, .rect = place});
    const float left = px(two_rows ? 12 : 20);
    draw_icon(list, {left, (row - px(20)) / 2}, k_icon_graduation_cap, 20, colors.text);
    const bool at_bureau = state.drill.view().side == app::DrillSide::bureau;
    const std::string_view other = at_bureau ? w::k_to_brigade : w::k_to_bureau;
    const float end_width = button_width(w::k_end, k_end_look);
    const float other_width = button_width(other, k_compact);
    const float right = frame().width - px(two_rows ? 12 : 24);
    const float buttons_y = (two_rows ? row : 0) + (row - px(k_height_compact)) / 2 - px(1);
    const float end_x = two_rows ? left + other_width + px(8) : right - end_width;
    const float other_x = two_rows ? left : end_x - px(8) - other_width;
    {
        const float words_x = left + px(28);
        const float words_right = two_rows ? right : other_x - px(16);
        Area area({words_x, (row - px(24)) / 2, words_right - words_x, px(24)});
        text(w::k_mark,
             {.type = two_rows ? Type::small_strong : Type::strong, .color = colors.text});
    }
    if (bar_button("other", other, k_compact, other_x, buttons_y)) {
        state.drill.enter(at_bureau ? app::DrillSide::brigade : app::DrillSide::bureau);
    }
    if (bar_button("end", w::k_end, k_end_look, end_x, buttons_y)) state.drill.leave_and_erase();
    semantics().pop();
    set_cursor(0, frame().top);
}

bool drill_is_prepared(const ScreenState& state) {
    const app::Phase phase = state.session.phase();
    switch (state.drill.view().phase) {
        case app::DrillView::Phase::making:
        case app::DrillView::Phase::opening:
            return phase == app::Phase::first_run || phase == app::Phase::locked ||
                   phase == app::Phase::sealed;
        case app::DrillView::Phase::failed: return true;
        case app::DrillView::Phase::none:
        case app::DrillView::Phase::open: return false;
    }
    __builtin_trap();
}

void drill_preparing_screen(ScreenState& state) {
    const bool failed = state.drill.view().phase == app::DrillView::Phase::failed;
    const Rect window = window_rect();
    semantics().push({.id = node_id("main"), .role = Role::main, .name = {}, .rect = window});
    const float width = std::min(px(560), window.width - px(32));
    {
        Area area(
            {(window.width - width) / 2, window.y + window.height / 4, width, window.height / 2});
        const std::string_view title = failed ? w::k_failed : w::k_preparing;
        Card card("preparing", {.padding = 24, .name = title});
        text(title, {.type = Type::heading, .heading_level = 1});
        space(8);
        text(failed ? w::k_failed_sentence : w::k_preparing_sentence, {.wrap = true});
        space(16);
        if (failed) {
            what_failed(state.drill.view());
        } else {
            how_far(state.drill.view());
        }
    }
    semantics().pop();
}

float drill_offer_height(float card_width) {
    return px(to_design(card_width) < k_two_rows_below ? k_offer_height_narrow : k_offer_height);
}

void drill_offer(ScreenState& state) {
    IdScope scope("drill");
    const ButtonOptions look{.icon_after = k_icon_chevron_right};
    const ImVec2 at = cursor();
    const Rect card{at.x, at.y, available_width(), drill_offer_height(available_width())};
    const bool narrow = card.height > px(k_offer_height);
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_card(list, card, theme().card, theme().border);
    const float padding = px(narrow ? 24 : 40);
    const Rect tile{card.x + padding, card.y + px(20), px(48), px(48)};
    list->AddRectFilled({tile.x, tile.y}, {right_of(tile), bottom_of(tile)},
                        colors_of(Tone::info).tint, px(k_radius_card));
    draw_icon_in(list, tile, k_icon_graduation_cap, 24, colors_of(Tone::info).text);
    const float button_at = right_of(card) - padding - button_width(w::k_enter, look);
    const float words_x = right_of(tile) + px(16);
    {
        const float words_right = narrow ? right_of(card) - padding : button_at - px(16);
        Area area({words_x, card.y + px(22), words_right - words_x, px(80)});
        text(w::k_title, {.type = Type::strong, .heading_level = 2});
        text(w::k_offer, {.type = Type::small, .color = theme().muted, .wrap = true});
    }
    Area area({narrow ? words_x : button_at, narrow ? bottom_of(card) - px(52) : card.y + px(24),
               button_width(w::k_enter, look), px(k_height_control)});
    if (button("enter", w::k_enter, look)) state.drill.enter(app::DrillSide::bureau);
}

void drill_card(ScreenState& state) {
    Card card("drill", {.title = w::k_card});
    if (state.drill.is_on()) {
        key_value(w::k_passphrase, app::k_drill_passphrase);
        space(8);
        text(w::k_how, {.type = Type::small, .color = theme().muted, .wrap = true});
        return;
    }
    text(w::k_offer, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    if (button("enter", w::k_enter, {.icon = k_icon_graduation_cap})) {
        state.drill.enter(app::DrillSide::bureau);
    }
}

}  // namespace casebridge::ui
