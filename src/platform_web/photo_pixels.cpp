#include "platform_web/photo_pixels.h"

#include <algorithm>

namespace casebridge::platform_web {

void PhotoPixelPainter::paint(const ImTextureData& photo, const ui::PhotoWindow& window) {
    const auto same = [&](const Drawn& one) {
        return one.photo == photo.TexID && one.window == window;
    };
    auto found = std::find_if(drawn_.begin(), drawn_.end(), same);
    if (found == drawn_.end()) {
        const ui::PhotoPixels pixels{reinterpret_cast<const std::uint32_t*>(photo.Pixels),
                                     photo.Width, photo.Height};
        drawn_.push_back({photo.TexID, window, ui::draw_photo_pixels(pixels, window)});
        found = drawn_.end() - 1;
    }
    found->shown = true;
    page_.put(static_cast<int>(window.clip.x), static_cast<int>(window.clip.y),
              static_cast<int>(window.clip.width), static_cast<int>(window.clip.height),
              found->pixels.data());
}

void PhotoPixelPainter::end_frame() {
    drawn_.erase(
        std::remove_if(drawn_.begin(), drawn_.end(), [](const Drawn& one) { return !one.shown; }),
        drawn_.end());
    for (Drawn& one : drawn_) one.shown = false;
}

}  // namespace casebridge::platform_web
