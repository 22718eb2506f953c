// 设置, the card 显示: theme and text size.
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings_help.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::appearance;

void use(ScreenState& state, const Appearance& wanted) {
    state.appearance = wanted;
    state.host.keep_appearance(write_appearance(wanted));
    request_frame();
}

}  // namespace

std::string_view theme_words(ThemeName theme) {
    switch (theme) {
        case ThemeName::light: return w::k_light;
        case ThemeName::dark: return w::k_dark;
        case ThemeName::sunlight: return w::k_sunlight;
    }
    __builtin_trap();
}

std::string_view theme_icon(ThemeName theme) {
    switch (theme) {
        case ThemeName::light: return k_icon_eye;
        case ThemeName::dark: return k_icon_moon;
        case ThemeName::sunlight: return k_icon_sun;
    }
    __builtin_trap();
}

void use_theme(ScreenState& state, ThemeName theme) {
    Appearance wanted = state.appearance;
    wanted.theme = theme;
    use(state, wanted);
}

void appearance_card(ScreenState& state) {
    Card card("appearance", {.title = w::k_title});
    std::array<ChoiceItem, k_themes.size()> themes;
    for (std::size_t i = 0; i < themes.size(); ++i) {
        themes[i] = {name_of(k_themes[i]), theme_words(k_themes[i])};
    }
    std::string theme_value{name_of(state.appearance.theme)};
    radio_group("theme", theme_value, themes, {.label = w::k_theme});
    space(16);
    std::array<std::string, k_text_sizes.size()> values;
    std::array<ChoiceItem, k_text_sizes.size()> sizes;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        values[i] = std::to_string(k_text_sizes[i]);
        sizes[i] = {values[i], w::k_sizes[i]};
    }
    std::string size = std::to_string(state.appearance.text_percent);
    radio_group("text_size", size, sizes, {.label = w::k_text_size});
    const Appearance wanted = read_appearance(theme_value + " " + size);
    if (wanted != state.appearance) use(state, wanted);
    space(8);
    text(w::k_why, {.type = Type::small, .color = theme().muted, .wrap = true});
}

}  // namespace casebridge::ui
