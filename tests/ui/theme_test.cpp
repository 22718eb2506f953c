#include "ui/theme.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "ui/appearance.h"

using namespace casebridge::ui;

namespace {

/// WCAG 2.1, relative luminance of an sRGB colour.
double luminance(ImU32 color) {
    const auto channel = [&](int shift) {
        const double part = static_cast<double>((color >> shift) & 0xFF) / 255;
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
           0.0722 * channel(IM_COL32_B_SHIFT);
}

double contrast(ImU32 one, ImU32 other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair {
    std::string what;
    ImU32 words = 0;
    ImU32 ground = 0;
};

/// Every pair of words and ground that the widgets use.
std::vector<Pair> pairs_of(const Theme& theme) {
    std::vector<Pair> pairs;
    const auto on = [&](const char* words, ImU32 ink,
                        std::vector<std::pair<const char*, ImU32>> grounds) {
        for (const auto& [ground, color] : grounds) {
            pairs.push_back({std::string{words} + " on " + ground, ink, color});
        }
    };
    const std::vector<std::pair<const char*, ImU32>> plain = {
        {"bg", theme.bg},   {"card", theme.card}, {"sunken", theme.sunken},
        {"nav", theme.nav}, {"top", theme.top},   {"hover", theme.hover}};
    on("text", theme.text, plain);
    on("muted", theme.muted, plain);
    on("faint", theme.faint, {{"bg", theme.bg}, {"card", theme.card}, {"sunken", theme.sunken}});
    on("text", theme.text,
       {{"accent_tint", theme.accent_tint}, {"neutral_tint", theme.neutral_tint}});
    on("muted", theme.muted, {{"accent_tint", theme.accent_tint}});
    on("accent_text", theme.accent_text,
       {{"bg", theme.bg},
        {"card", theme.card},
        {"hover", theme.hover},
        {"accent_tint", theme.accent_tint}});
    on("on_accent", theme.on_accent,
       {{"accent", theme.accent},
        {"accent_hover", theme.accent_hover},
        {"accent_press", theme.accent_press}});
    on("on_over", theme.on_over, {{"over", theme.over.mark}});
    on("on_nav_on", theme.on_nav_on, {{"nav_on", theme.nav_on}});
    on("on_viewer", theme.on_viewer, {{"viewer", theme.viewer}});
    on("paper_ink", theme.paper_ink,
       {{"paper", theme.paper}, {"the tint on it", theme_of(ThemeName::light).accent_tint}});
    on("neutral_text", theme.neutral_text,
       {{"neutral_tint", theme.neutral_tint}, {"card", theme.card}});
    const std::pair<const char*, const StateColors*> states[] = {
        {"good", &theme.good}, {"warn", &theme.warn}, {"over", &theme.over}, {"info", &theme.info}};
    for (const auto& [name, state] : states) {
        on(name, state->text, {{"card", theme.card}, {"bg", theme.bg}, {"its tint", state->tint}});
        on("text", theme.text, {{name, state->tint}});
    }
    for (std::size_t i = 0; i < theme.steps.size(); ++i) {
        pairs.push_back(
            {"number of step " + std::to_string(i), theme.steps[i].number, theme.steps[i].fill});
    }
    for (std::size_t i = 0; i < theme.chips.size(); ++i) {
        pairs.push_back({"chip " + std::to_string(i), theme.chips[i].words, theme.chips[i].ground});
    }
    return pairs;
}

}  // namespace

TEST_CASE("words stand out from every ground they are written on, in each theme") {
    for (const ThemeName name : k_themes) {
        for (const Pair& pair : pairs_of(theme_of(name))) {
            CAPTURE(name_of(name));
            CAPTURE(pair.what);
            CHECK(contrast(pair.words, pair.ground) >= 4.5);
        }
    }
}

TEST_CASE("looks are remembered as text, and what is unknown stays as it is by default") {
    struct Row {
        const char* text;
        ThemeName theme;
        int percent;
    };
    constexpr Row k_rows[] = {
        {"dark 125", ThemeName::dark, 125},   {"sunlight 150", ThemeName::sunlight, 150},
        {"light 100", ThemeName::light, 100}, {"", ThemeName::light, 100},
        {"dark", ThemeName::dark, 100},       {"dark 1000", ThemeName::dark, 100},
        {"pink 112", ThemeName::light, 112},  {"dark 125 125", ThemeName::dark, 100},
    };
    for (const Row& row : k_rows) {
        CAPTURE(row.text);
        const Appearance read = read_appearance(row.text);
        CHECK(read.theme == row.theme);
        CHECK(read.text_percent == row.percent);
    }
    for (const ThemeName theme : k_themes) {
        for (const int percent : k_text_sizes) {
            const Appearance chosen{theme, percent};
            CHECK(read_appearance(write_appearance(chosen)) == chosen);
        }
    }
}
