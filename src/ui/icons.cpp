#include "ui/icons.h"

#include <cmath>

#include "ui/fonts.h"
#include "ui/layout.h"

namespace casebridge::ui {

void draw_icon(ImDrawList* list, ImVec2 at, std::string_view icon, float size_design, ImU32 color) {
    ImFont* font = fonts().icons;
    if (font == nullptr || icon.empty()) {
        return;
    }
    list->AddText(font, px(size_design), {std::floor(at.x), std::floor(at.y)}, color, icon.data(),
                  icon.data() + icon.size());
}

void draw_icon_in(ImDrawList* list, const Rect& rect, std::string_view icon, float size_design,
                  ImU32 color) {
    const float side = px(size_design);
    draw_icon(list, {rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2}, icon,
              size_design, color);
}

}  // namespace casebridge::ui
