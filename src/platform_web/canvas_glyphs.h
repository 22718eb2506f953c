// Glyphs without a font download: an ImFontLoader that lets the browser draw each glyph on a 2D
// canvas with its own fonts and copies the coverage into ImGui's atlas, on demand.
// Sizes: an ImGui font size is the CSS font size in physical pixels; the line is as high as the
// size, with 国 centred in it. It must not decide which families are used (web/glyphs.js does).
#pragma once

#include "ui/fonts.h"

namespace casebridge::platform_web {

/// The faces web/glyphs.js knows, in its order.
enum class Face : int {
    regular,
    bold,
    mono,
    paper_body,
    paper_title,
    paper_song,
    paper_kai,
    icons,
};

/// Adds all faces to the current ImGui context's atlas. Call once, before the first frame.
[[nodiscard]] ui::Fonts add_fonts();

}  // namespace casebridge::platform_web
