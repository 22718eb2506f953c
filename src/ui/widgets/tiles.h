// Tiles of evidence: a picture or an icon in a rounded frame, two lines of words below.
#pragma once

#include <string_view>

#include "imgui.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

struct Tile {
    std::string_view title;
    std::string_view detail = {};
    ImTextureID texture = ImTextureID_Invalid;  ///< without: the icon
    float texture_width = 0;                    ///< pixels of the picture, to cut it to the frame
    float texture_height = 0;
    std::string_view icon = {};
    float width = 124;  ///< design
    float picture_height = 96;
    bool checked = false;  ///< green mark in the corner
    bool selected = false;
    bool wrong = false;  ///< red border: it does not match its list
};
/// True when pressed.
[[nodiscard]] bool tile(std::string_view id, const Tile& tile);
/// How many tiles of this width stand beside each other in the available width, gap 16.
[[nodiscard]] int tiles_per_row(float width_design, float gap_design = 16);

}  // namespace casebridge::ui
