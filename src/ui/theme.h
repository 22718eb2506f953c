// The colour tokens of the three themes, exactly as the design's table has them, and the shapes
// that every widget shares. Colours are ImU32 (ABGR), lengths are design pixels (multiply with
// px()). X is for marks, bars and borders; X_text is for words on card, page and X_tint. It must
// not draw anything.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "imgui.h"

namespace casebridge::ui {

enum class ThemeName : std::uint8_t { light, dark, sunlight };
inline constexpr std::array<ThemeName, 3> k_themes = {ThemeName::light, ThemeName::dark,
                                                      ThemeName::sunlight};

/// One status colour: mark, words, ground and rule.
struct StateColors {
    ImU32 mark = 0;
    ImU32 text = 0;
    ImU32 tint = 0;
    ImU32 line = 0;
};

/// A chip's ground, words and border.
struct ChipColors {
    ImU32 ground = 0;
    ImU32 words = 0;
    ImU32 border = 0;
};

/// A step of the closed loop in bars: fill, and the number written on it.
struct StepColors {
    ImU32 fill = 0;
    ImU32 number = 0;
};

/// What a chip, a message bar or a mark wants to say.
enum class Tone : std::uint8_t { neutral, accent, info, good, warn, over };
inline constexpr std::size_t k_tone_count = 6;

struct Theme {
    ImU32 bg = 0;
    ImU32 card = 0;
    ImU32 sunken = 0;
    ImU32 nav = 0;
    ImU32 top = 0;
    ImU32 desk = 0;
    ImU32 border = 0;
    ImU32 border_control = 0;
    ImU32 border_strong = 0;
    ImU32 text = 0;
    ImU32 shade = 0;  ///< of shadows, and of what lies behind a dialog
    ImU32 muted = 0;
    ImU32 faint = 0;
    ImU32 accent = 0;
    ImU32 accent_hover = 0;
    ImU32 accent_press = 0;
    ImU32 on_accent = 0;
    ImU32 accent_text = 0;
    ImU32 accent_tint = 0;
    ImU32 accent_line = 0;
    ImU32 neutral_tint = 0;
    ImU32 neutral_text = 0;
    ImU32 hover = 0;
    ImU32 paper = 0;
    ImU32 paper_ink = 0;
    StateColors good;
    StateColors warn;
    StateColors over;
    StateColors info;
    ImU32 on_over = 0;
    ImU32 nav_on = 0;
    ImU32 on_nav_on = 0;
    ImU32 viewer = 0;
    ImU32 on_viewer = 0;
    std::array<StepColors, 5> steps;
    std::array<ChipColors, k_tone_count> chips;  ///< by Tone
    float edge = 1;                              ///< cards, buttons, shell: 2 in sunlight
};

[[nodiscard]] const Theme& theme();
[[nodiscard]] ThemeName theme_name();
/// Takes effect with the next thing drawn.
void set_theme(ThemeName name);
[[nodiscard]] const Theme& theme_of(ThemeName name);

/// Mark, words, ground and rule of a tone; accent and neutral included.
[[nodiscard]] StateColors colors_of(Tone tone);

/// The colour with its opacity multiplied, 0 to 1.
[[nodiscard]] ImU32 faded(ImU32 color, float opacity);

inline constexpr float k_radius_card = 10;
inline constexpr float k_radius_control = 6;
inline constexpr float k_radius_chip = 4;
inline constexpr float k_radius_segment = 2;

inline constexpr float k_height_control = 40;
inline constexpr float k_height_compact = 32;
inline constexpr float k_height_large = 48;
inline constexpr float k_height_action = 54;  // 64 in field mode
inline constexpr float k_height_chip = 24;
inline constexpr float k_height_badge = 20;
inline constexpr float k_height_row = 40;
inline constexpr float k_height_card_header = 48;

}  // namespace casebridge::ui
