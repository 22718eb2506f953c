// Inner part of layout.h: breaks runs into lines of placed pieces. Positions are relative to the
// text area's left edge and to the line's top.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "documents/layout.h"

namespace casebridge::documents {

/// Measures single characters and remembers them: a page has few different ones.
class CharacterWidths {
public:
    explicit CharacterWidths(const Measure& measure) : measure_(measure) {}
    [[nodiscard]] double width_mm(FontRole role, double size_pt, char32_t character);
    /// Of one full-width character.
    [[nodiscard]] double em_mm(FontRole role, double size_pt) {
        return width_mm(role, size_pt, U'国');
    }

private:
    const Measure& measure_;
    std::map<std::pair<std::pair<FontRole, double>, char32_t>, double> known_;
};

struct FlowStyle {
    FontRole role = FontRole::body;
    double size_pt = 16;
    double height_mm = 0;  // of a line
    Alignment alignment = Alignment::left;
    int indent_chars = 0;
    bool justified = false;  // lines that wrap fill the width
    bool balanced = false;   // lines of about equal length, for titles
    bool on_grid = false;    // a whole number of characters fills the width exactly
};

using Line = std::vector<PlacedText>;

/// At least one line, which may be empty. No character is lost but "\n".
[[nodiscard]] std::vector<Line> flow(const std::vector<Run>& runs, double left_mm, double width_mm,
                                     const FlowStyle& style, int part, CharacterWidths& widths);

}  // namespace casebridge::documents
