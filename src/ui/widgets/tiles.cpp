#include "ui/widgets/tiles.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

int tiles_per_row(float width_design, float gap_design) {
    const float room = available_width() + px(gap_design);
    return std::max(1, static_cast<int>(room / (px(width_design) + px(gap_design))));
}

namespace {

// The middle of the picture in the frame's proportions.
void draw_picture(ImDrawList* list, const Rect& rect, const Tile& tile) {
    const float picture = tile.texture_width / std::max(1.0F, tile.texture_height);
    const float shape = rect.width / std::max(1.0F, rect.height);
    ImVec2 from{0, 0};
    ImVec2 to{1, 1};
    if (tile.texture_width > 0 && picture > shape) {
        from.x = (1 - shape / picture) / 2;
        to.x = 1 - from.x;
    } else if (tile.texture_width > 0) {
        from.y = (1 - picture / shape) / 2;
        to.y = 1 - from.y;
    }
    list->AddImageRounded(ImTextureRef(tile.texture), {rect.x, rect.y},
                          {right_of(rect), bottom_of(rect)}, from, to, IM_COL32_WHITE,
                          px(k_radius_control));
}

}  // namespace

bool tile(std::string_view id, const Tile& tile) {
    const NodeId node_key = node_id(id);
    const float words_height = px(tile.detail.empty() ? 28 : 48);
    const Rect place = take_place(px(tile.width), px(tile.picture_height) + words_height);
    const Press press = press_area(node_key, place);
    Node node;
    node.id = node_key;
    node.role = Role::button;
    node.name = tile.title;
    node.description = tile.detail;
    if (tile.checked) {
        node.description += node.description.empty() ? "" : "，";
        node.description += words::k_verified;
    }
    node.selected = tile.selected;
    node.rect = place;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    const Theme& colors = theme();
    const Rect frame_rect{place.x, place.y, place.width, px(tile.picture_height)};
    const ImVec2 from{frame_rect.x, frame_rect.y};
    const ImVec2 to{right_of(frame_rect), bottom_of(frame_rect)};
    list->AddRectFilled(from, to, colors.neutral_tint, px(k_radius_control));
    if (tile.texture != ImTextureID_Invalid) {
        draw_picture(list, frame_rect, tile);
    } else {
        draw_icon_in(list, frame_rect, tile.icon, 24, colors.muted);
    }
    const bool strong_edge = tile.selected || tile.wrong || press.hovered;
    const ImU32 edge = tile.wrong                       ? colors.over.mark
                       : tile.selected || press.hovered ? colors.accent
                                                        : colors.border;
    const float thick = px(strong_edge ? 2 : 1);
    list->AddRect({from.x + thick / 2, from.y + thick / 2}, {to.x - thick / 2, to.y - thick / 2},
                  edge, px(k_radius_control), 0, thick);
    if (tile.checked) {
        const ImVec2 center{to.x - px(14), from.y + px(14)};
        list->AddCircleFilled(center, px(9), colors.good.text);
        draw_icon(list, {center.x - px(7), center.y - px(7)}, k_icon_check, 14, colors.card);
    }
    const Rect title{place.x, bottom_of(frame_rect) + px(9), place.width, px(20)};
    draw_text_in(list, title, tile.title, Type::small, colors.text);
    draw_text_in(list, {place.x, bottom_of(title), place.width, px(20)}, tile.detail, Type::small,
                 colors.muted);
    if (text_width(tile.title, Type::small) > place.width) {
        tooltip_for(place, tile.title);
    }
    if (press.focused) {
        draw_focus_ring(list, frame_rect, k_radius_control);
    }
    return press.pressed;
}

}  // namespace casebridge::ui
