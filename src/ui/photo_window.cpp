#include "ui/photo_window.h"

namespace casebridge::ui {

namespace {

PhotoPainter* current = nullptr;

struct Order {
    const ImTextureData* photo = nullptr;
    PhotoWindow window;
};

void paint_order(const ImDrawList*, const ImDrawCmd* command) {
    const auto* order = static_cast<const Order*>(command->UserCallbackData);
    if (current != nullptr) current->paint(*order->photo, order->window);
}

}  // namespace

void set_photo_painter(PhotoPainter* painter) { current = painter; }

void draw_photo(ImDrawList* list, const ImTextureData& photo, const PhotoWindow& window) {
    if (photo.TexID == ImTextureID_Invalid) return;
    Order order{&photo, window};
    list->AddCallback(paint_order, &order, sizeof order);
    list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

}  // namespace casebridge::ui
