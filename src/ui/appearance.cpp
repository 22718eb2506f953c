#include "ui/appearance.h"

#include <algorithm>

#include "base/whole_number.h"

namespace casebridge::ui {

std::string_view name_of(ThemeName theme) {
    switch (theme) {
        case ThemeName::light: return "light";
        case ThemeName::dark: return "dark";
        case ThemeName::sunlight: return "sunlight";
    }
    __builtin_trap();
}

std::string write_appearance(const Appearance& appearance) {
    return std::string{name_of(appearance.theme)} + " " + std::to_string(appearance.text_percent);
}

Appearance read_appearance(std::string_view text) {
    Appearance read;
    const std::size_t gap = text.find(' ');
    const std::string_view name = text.substr(0, gap);
    for (const ThemeName theme : k_themes) {
        if (name_of(theme) == name) read.theme = theme;
    }
    int percent = 0;
    const bool has_size =
        gap != std::string_view::npos && read_whole(text.substr(gap + 1), percent);
    if (has_size &&
        std::find(k_text_sizes.begin(), k_text_sizes.end(), percent) != k_text_sizes.end()) {
        read.text_percent = percent;
    }
    return read;
}

float enlargement_of(const Appearance& appearance) {
    return static_cast<float>(appearance.text_percent) / 100;
}

}  // namespace casebridge::ui
