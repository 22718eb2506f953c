// 演练 on the screen: the bar over every page of a drill, what is shown while one is prepared, and
// the ways into it from the first run and from 设置.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// Design px that the bar takes in a window of this width (physical).
[[nodiscard]] float drill_bar_height(float window_width);
/// Says that nothing here is real, and leads to the other side and out.
void drill_bar(ScreenState& state);

/// The world is being made, or could not be: there is no other page yet.
[[nodiscard]] bool drill_is_prepared(const ScreenState& state);
void drill_preparing_screen(ScreenState& state);

/// The card under the first run, at the cursor over the area's width.
void drill_offer(ScreenState& state);
/// Its height, physical, in a card that wide (physical).
[[nodiscard]] float drill_offer_height(float card_width);

/// 设置, the card 演练: the way in, or, in a drill, its passphrase and how to use it.
void drill_card(ScreenState& state);

}  // namespace casebridge::ui
