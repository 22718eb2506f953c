// Parts of the page 设置 that stand in files of their own.
#pragma once

#include <string_view>

#include "ui/screens/state.h"

namespace casebridge::ui {

/// The last row of a dialog; true when the person wants it.
[[nodiscard]] bool go_or_cancel(std::string_view words, bool& open);

/// 显示: theme and text size of this browser.
void appearance_card(ScreenState& state);
[[nodiscard]] std::string_view theme_words(ThemeName theme);
[[nodiscard]] std::string_view theme_icon(ThemeName theme);
/// Takes effect at once and is remembered.
void use_theme(ScreenState& state, ThemeName theme);

/// 本机数据加密: what it means, what it costs on this PC, on and off.
void store_card(ScreenState& state);
/// Its question; drawn after all cards.
void store_dialog(ScreenState& state);

/// 联络员 on our own card.
void liaison_card(ScreenState& state);

/// 备份: when it was made last, one now, and the plain database.
void backup_card(ScreenState& state);
/// The question before the plain database; drawn after all cards.
void image_dialog(ScreenState& state);

}  // namespace casebridge::ui
