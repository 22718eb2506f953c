// Windows onto photos through WebGL, with shaders/photo.vert and photo.frag. Its program is made
// when the first photo is shown, and again after the context was lost.
#pragma once

#include "ui/photo_window.h"

namespace casebridge::platform_web {

class PhotoShader final : public ui::PhotoPainter {
public:
    void paint(const ImTextureData& photo, const ui::PhotoWindow& window) override;
    /// Size of the page in physical pixels, before each frame.
    void page_is(ImVec2 size) { page_ = size; }
    /// The context is gone, and with it the program.
    void forget() { program_ = 0; }

private:
    [[nodiscard]] bool make();

    ImVec2 page_;
    unsigned program_ = 0;
    unsigned corners_ = 0;
    bool failed_ = false;
};

}  // namespace casebridge::platform_web
