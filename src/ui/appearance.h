// How this PC shows the program: its theme and how large everything is. Each browser remembers it
// for itself, outside the store, because the page before the passphrase has a look too. It must not
// draw anything.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "ui/theme.h"

namespace casebridge::ui {

/// All sizes a person can choose, in percent of the design's.
inline constexpr std::array<int, 4> k_text_sizes = {100, 112, 125, 150};

struct Appearance {
    ThemeName theme = ThemeName::light;
    int text_percent = 100;  ///< one of k_text_sizes
    friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// "dark 125"
[[nodiscard]] std::string write_appearance(const Appearance& appearance);
/// The same back; what it does not know stays as it is by default.
[[nodiscard]] Appearance read_appearance(std::string_view text);

/// By how much everything is drawn larger.
[[nodiscard]] float enlargement_of(const Appearance& appearance);

/// "light", "dark", "sunlight"
[[nodiscard]] std::string_view name_of(ThemeName theme);

}  // namespace casebridge::ui
