// Windows onto photos where there is no WebGL: ui/photo_look.h's pixels, kept while nothing about a
// window changes.
#pragma once

#include <vector>

#include "platform_web/rasteriser.h"
#include "ui/photo_window.h"

namespace casebridge::platform_web {

class PhotoPixelPainter final : public ui::PhotoPainter {
public:
    explicit PhotoPixelPainter(Rasteriser& page) : page_(page) {}
    void paint(const ImTextureData& photo, const ui::PhotoWindow& window) override;
    /// Lets go of what this frame did not show.
    void end_frame();

private:
    struct Drawn {
        ImTextureID photo = ImTextureID_Invalid;
        ui::PhotoWindow window;
        std::vector<std::uint32_t> pixels;
        bool shown = false;
    };
    Rasteriser& page_;
    std::vector<Drawn> drawn_;
};

}  // namespace casebridge::platform_web
