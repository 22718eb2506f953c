// An A4 page on the desk: positioned runs as the document layout made them, drawn in the preview's
// fonts, with zoom. Lengths of a page are millimetres from its top left corner; baselines, not
// tops. It must not lay out text: what it shows is what is printed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/layout.h"

namespace casebridge::ui {

enum class PaperFont : std::uint8_t { body, title, song, kai };

struct PaperRun {
    float x_mm = 0;
    float baseline_mm = 0;
    float size_mm = 0;  ///< side of a hanzi
    PaperFont font = PaperFont::body;
    bool bold = false;
    std::string text;
    float width_mm = 0;  ///< when above 0, the letters are spread over it
    std::string key;     ///< the field it was filled from; empty for fixed words
};
struct PaperLine {
    float x1_mm = 0, y1_mm = 0, x2_mm = 0, y2_mm = 0, width_mm = 0.2F;
};
struct PaperBox {
    float x_mm = 0, y_mm = 0, width_mm = 0, height_mm = 0;
};
struct PaperPage {
    float width_mm = 210;
    float height_mm = 297;
    std::vector<PaperRun> runs;
    std::vector<PaperLine> lines;
    std::vector<PaperBox> boxes;
};

struct PaperViewState {
    bool actual_size = false;  ///< 实际: 100 %, else the whole page
    float zoom = 1;            ///< on top of it, 0.5 to 3
    int page = 0;
};
struct PaperViewOptions {
    std::string_view title;       ///< 版式预览
    std::string_view beside;      ///< 随填随显，与打印一致
    std::string_view watermark;   ///< 草稿; empty for none
    std::string_view tinted_key;  ///< runs of this field stand on a tint
    std::string_view name;        ///< spoken name of the picture
};
/// Fills the rectangle: ground `desk`, head with zoom, the page(s).
void paper_view(std::string_view id, const Rect& rect, std::span<const PaperPage> pages,
                PaperViewState& state, const PaperViewOptions& options);

}  // namespace casebridge::ui
