// The icons by the names of the icon font; icons_generated.h is made from tools/icons.txt.
// Sizes: 20 navigation and state, 16 in buttons, links and checks, 14 in chips, 24 in field mode.
#pragma once

#include <string_view>

#include "imgui.h"
#include "ui/icons_generated.h"
#include "ui/semantics.h"

namespace casebridge::ui {

/// The mark of a sentence that says what is wrong with a field.
inline constexpr const char* k_icon_problem = k_icon_triangle_alert;

/// Draws the glyph centred in the square at `at` with this side in design pixels.
void draw_icon(ImDrawList* list, ImVec2 at, std::string_view icon, float size_design, ImU32 color);
/// Centred in a rectangle.
void draw_icon_in(ImDrawList* list, const Rect& rect, std::string_view icon, float size_design,
                  ImU32 color);

}  // namespace casebridge::ui
