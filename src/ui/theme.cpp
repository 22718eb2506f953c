#include "ui/theme.h"

namespace casebridge::ui {

namespace {

// 0xRRGGBB as the design writes it, opaque.
constexpr ImU32 rgb(unsigned int hex) {
    return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 0xFF);
}

Theme make_light() {
    Theme made;
    made.bg = rgb(0xF3F5F8);
    made.card = rgb(0xFFFFFF);
    made.sunken = rgb(0xF7F9FB);
    made.nav = rgb(0xFFFFFF);
    made.top = rgb(0xFFFFFF);
    made.desk = rgb(0xE6EAEF);
    made.border = rgb(0xDDE3EA);
    made.border_control = rgb(0xC3CCD6);
    made.border_strong = rgb(0x8592A3);
    made.text = rgb(0x1B2430);
    made.shade = rgb(0x1B2430);
    made.muted = rgb(0x5B6776);
    made.faint = rgb(0x647080);
    made.accent = rgb(0x1F5FBF);
    made.accent_hover = rgb(0x2B6FD6);
    made.accent_press = rgb(0x184F9F);
    made.on_accent = rgb(0xFFFFFF);
    made.accent_text = rgb(0x1F5FBF);
    made.accent_tint = rgb(0xE9EFF9);
    made.accent_line = rgb(0xBDD0EE);
    made.neutral_tint = rgb(0xEDF0F4);
    made.neutral_text = rgb(0x4C5867);
    made.hover = rgb(0xF2F6FC);
    made.paper = rgb(0xFFFFFF);
    made.paper_ink = rgb(0x16181C);
    made.good = {rgb(0x1E8E5A), rgb(0x17704A), rgb(0xE9F4EF), rgb(0xBFE0D0)};
    made.warn = {rgb(0xC77700), rgb(0x8A5300), rgb(0xF9F1E6), rgb(0xEBD3AE)};
    made.over = {rgb(0xC62F2F), rgb(0xB3261E), rgb(0xF9EAEA), rgb(0xEBC0C0)};
    made.info = {rgb(0x2F6F8F), rgb(0x28607D), rgb(0xEAF1F4), rgb(0xBFD4DE)};
    made.on_over = rgb(0xFFFFFF);
    made.nav_on = rgb(0xE9EFF9);
    made.on_nav_on = rgb(0x1F5FBF);
    made.viewer = rgb(0x20262E);
    made.on_viewer = rgb(0xE6EBF1);
    made.steps = {{
        {rgb(0xD3E1F5), rgb(0x1B2430)},
        {rgb(0x93B5E3), rgb(0x1B2430)},
        {rgb(0x3568B3), rgb(0xFFFFFF)},
        {rgb(0x173F7C), rgb(0xFFFFFF)},
        {rgb(0xC5CCD6), rgb(0x1B2430)},
    }};
    made.chips = {{
        {rgb(0xEDF0F4), rgb(0x4C5867), rgb(0xEDF0F4)},
        {rgb(0xE9EFF9), rgb(0x1F5FBF), rgb(0xE9EFF9)},
        {rgb(0xEAF1F4), rgb(0x28607D), rgb(0xEAF1F4)},
        {rgb(0xE9F4EF), rgb(0x17704A), rgb(0xE9F4EF)},
        {rgb(0xF9F1E6), rgb(0x8A5300), rgb(0xF9F1E6)},
        {rgb(0xF9EAEA), rgb(0xB3261E), rgb(0xF9EAEA)},
    }};
    made.edge = 1;
    return made;
}

Theme make_dark() {
    Theme made;
    made.bg = rgb(0x11161D);
    made.card = rgb(0x1A212A);
    made.sunken = rgb(0x151B23);
    made.nav = rgb(0x161C24);
    made.top = rgb(0x1A212A);
    made.desk = rgb(0x0C1015);
    made.border = rgb(0x2E3845);
    made.border_control = rgb(0x465364);
    made.border_strong = rgb(0x6E7E91);
    made.text = rgb(0xE6EBF1);
    made.shade = rgb(0x000000);
    made.muted = rgb(0xA7B3C1);
    made.faint = rgb(0x8E9CAC);
    made.accent = rgb(0x2E6BC7);
    made.accent_hover = rgb(0x3674D2);
    made.accent_press = rgb(0x2459AA);
    made.on_accent = rgb(0xFFFFFF);
    made.accent_text = rgb(0x8AB6F8);
    made.accent_tint = rgb(0x1C2E49);
    made.accent_line = rgb(0x2F4D7C);
    made.neutral_tint = rgb(0x262F3A);
    made.neutral_text = rgb(0xB9C4D0);
    made.hover = rgb(0x202A36);
    made.paper = rgb(0xF4F4F1);
    made.paper_ink = rgb(0x16181C);
    made.good = {rgb(0x3FB67F), rgb(0x74D3A5), rgb(0x17302A), rgb(0x24503F)};
    made.warn = {rgb(0xE0A03A), rgb(0xF0B860), rgb(0x352A18), rgb(0x5A4520)};
    made.over = {rgb(0xE5645E), rgb(0xFF9F98), rgb(0x3A2126), rgb(0x673238)};
    made.info = {rgb(0x5FA9C9), rgb(0x8CC6E0), rgb(0x182D39), rgb(0x274B5D)};
    made.on_over = rgb(0x16090A);
    made.nav_on = rgb(0x1C2E49);
    made.on_nav_on = rgb(0x8AB6F8);
    made.viewer = rgb(0x0C1015);
    made.on_viewer = rgb(0xE6EBF1);
    made.steps = {{
        {rgb(0x2A3B55), rgb(0xE6EBF1)},
        {rgb(0x3B659F), rgb(0xFFFFFF)},
        {rgb(0x6FA3EA), rgb(0x0E1420)},
        {rgb(0xB9D5FB), rgb(0x0E1420)},
        {rgb(0x4A5563), rgb(0xFFFFFF)},
    }};
    made.chips = {{
        {rgb(0x262F3A), rgb(0xB9C4D0), rgb(0x262F3A)},
        {rgb(0x1C2E49), rgb(0x8AB6F8), rgb(0x1C2E49)},
        {rgb(0x182D39), rgb(0x8CC6E0), rgb(0x182D39)},
        {rgb(0x17302A), rgb(0x74D3A5), rgb(0x17302A)},
        {rgb(0x352A18), rgb(0xF0B860), rgb(0x352A18)},
        {rgb(0x3A2126), rgb(0xFF9F98), rgb(0x3A2126)},
    }};
    made.edge = 1;
    return made;
}

Theme make_sunlight() {
    Theme made;
    made.bg = rgb(0xFFFFFF);
    made.card = rgb(0xFFFFFF);
    made.sunken = rgb(0xF0F0F0);
    made.nav = rgb(0xFFFFFF);
    made.top = rgb(0xFFFFFF);
    made.desk = rgb(0xE0E0E0);
    made.border = rgb(0x595959);
    made.border_control = rgb(0x000000);
    made.border_strong = rgb(0x000000);
    made.text = rgb(0x000000);
    made.shade = rgb(0x000000);
    made.muted = rgb(0x262626);
    made.faint = rgb(0x404040);
    made.accent = rgb(0x00398A);
    made.accent_hover = rgb(0x004BB5);
    made.accent_press = rgb(0x002A66);
    made.on_accent = rgb(0xFFFFFF);
    made.accent_text = rgb(0x00398A);
    made.accent_tint = rgb(0xDCE7FA);
    made.accent_line = rgb(0x00398A);
    made.neutral_tint = rgb(0xEBEBEB);
    made.neutral_text = rgb(0x000000);
    made.hover = rgb(0xE6EEFA);
    made.paper = rgb(0xFFFFFF);
    made.paper_ink = rgb(0x000000);
    made.good = {rgb(0x00562D), rgb(0x00562D), rgb(0xE2F3E9), rgb(0x00562D)};
    made.warn = {rgb(0xB36B00), rgb(0x5C3800), rgb(0xFFF0C2), rgb(0x000000)};
    made.over = {rgb(0xA80000), rgb(0xA80000), rgb(0xFBE3E3), rgb(0xA80000)};
    made.info = {rgb(0x003E63), rgb(0x003E63), rgb(0xE0EDF4), rgb(0x003E63)};
    made.on_over = rgb(0xFFFFFF);
    made.nav_on = rgb(0x00398A);
    made.on_nav_on = rgb(0xFFFFFF);
    made.viewer = rgb(0x000000);
    made.on_viewer = rgb(0xFFFFFF);
    made.steps = {{
        {rgb(0xFFFFFF), rgb(0x000000)},
        {rgb(0xA9C4EE), rgb(0x000000)},
        {rgb(0x3F74C4), rgb(0xFFFFFF)},
        {rgb(0x00295F), rgb(0xFFFFFF)},
        {rgb(0xBDBDBD), rgb(0x000000)},
    }};
    made.chips = {{
        {rgb(0xFFFFFF), rgb(0x000000), rgb(0x000000)},
        {rgb(0x00398A), rgb(0xFFFFFF), rgb(0x00398A)},
        {rgb(0xFFFFFF), rgb(0x003E63), rgb(0x003E63)},
        {rgb(0xFFFFFF), rgb(0x00562D), rgb(0x00562D)},
        {rgb(0xFFD21F), rgb(0x000000), rgb(0x000000)},
        {rgb(0xA80000), rgb(0xFFFFFF), rgb(0xA80000)},
    }};
    made.edge = 2;
    return made;
}

ThemeName current = ThemeName::light;

}  // namespace

const Theme& theme_of(ThemeName name) {
    static const Theme light = make_light();
    static const Theme dark = make_dark();
    static const Theme sunlight = make_sunlight();
    switch (name) {
        case ThemeName::light: return light;
        case ThemeName::dark: return dark;
        case ThemeName::sunlight: return sunlight;
    }
    return light;
}

const Theme& theme() { return theme_of(current); }

ThemeName theme_name() { return current; }

void set_theme(ThemeName name) { current = name; }

StateColors colors_of(Tone tone) {
    const Theme& colors = theme();
    switch (tone) {
        case Tone::neutral:
            return {colors.border_strong, colors.neutral_text, colors.neutral_tint, colors.border};
        case Tone::accent:
            return {colors.accent, colors.accent_text, colors.accent_tint, colors.accent_line};
        case Tone::info: return colors.info;
        case Tone::good: return colors.good;
        case Tone::warn: return colors.warn;
        case Tone::over: return colors.over;
    }
    return colors.info;
}

ImU32 faded(ImU32 color, float opacity) {
    const float alpha = static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFF) * opacity;
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha + 0.5F) << IM_COL32_A_SHIFT);
}

}  // namespace casebridge::ui
