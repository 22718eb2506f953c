// Handles to the fonts the platform made. Sizes are chosen when pushing:
// ImGui::PushFont(fonts().bold, 18 * scale()). An ImGui line is exactly the pushed size high, so
// use the design's size and add the rest of its line height as spacing. It must not know where
// glyphs come from.
#pragma once

struct ImFont;

namespace casebridge::ui {

struct Fonts {
    ImFont* regular = nullptr;      ///< interface text, weight 400 (icons are merged into it)
    ImFont* bold = nullptr;         ///< the same family's true bold, weight 700 (icons merged)
    ImFont* mono = nullptr;         ///< fixed width: hashes and fingerprints only
    ImFont* paper_body = nullptr;   ///< 仿宋, body of the paper preview
    ImFont* paper_title = nullptr;  ///< 小标宋, title of the paper preview
    ImFont* paper_song = nullptr;   ///< 宋体, tables and notes on paper
    ImFont* paper_kai = nullptr;    ///< 楷体, second-level headings on paper
    ImFont* icons = nullptr;        ///< the icon font alone, drawn centred in its square
};

/// The fonts of the running program; set once by the platform before the first frame.
[[nodiscard]] const Fonts& fonts();
void set_fonts(const Fonts& fonts);

}  // namespace casebridge::ui
