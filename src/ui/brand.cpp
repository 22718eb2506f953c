#include "ui/brand.h"

#include "ui/theme.h"

namespace casebridge::ui {

void draw_brand(const Rect& mark) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({mark.x, mark.y}, {right_of(mark), bottom_of(mark)}, theme().accent,
                        px(k_radius_control));
    const ImU32 white = theme().on_accent;
    const float unit = mark.width / 28;
    const auto at = [&](float x, float y) { return ImVec2{mark.x + x * unit, mark.y + y * unit}; };
    const float line = 1.75F * unit;
    list->AddLine(at(4, 18), at(24, 18), white, line);
    list->PathArcTo(at(14, 18), 8 * unit, 3.14159F, 6.28318F, 24);
    list->PathStroke(white, 0, line);
    list->AddLine(at(10, 12), at(10, 18), white, line);
    list->AddLine(at(14, 10.5F), at(14, 18), white, line);
    list->AddLine(at(18, 12), at(18, 18), white, line);
    list->AddLine(at(8, 18), at(8, 21), white, line);
    list->AddLine(at(20, 18), at(20, 21), white, line);
}

}  // namespace casebridge::ui
