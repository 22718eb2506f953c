// A page that shows every widget in its states, laid out like the design's component sheet, so that
// a picture of it can be laid beside the design. For tests only; the app does not contain it.
#pragma once

namespace casebridge::ui {

/// Draws the sheet; the window should be 1366 × 1264 design pixels.
void draw_gallery();

}  // namespace casebridge::ui
