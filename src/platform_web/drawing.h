// Puts ImGui's draw data on the page's canvas: through WebGL where there is one, else by the
// software rasteriser into a 2D canvas, with the same look. Sizes are physical pixels. It must not
// decide when to draw.
#pragma once

#include <memory>

struct ImDrawData;

namespace casebridge::platform_web {

class Drawing {
public:
    Drawing() = default;
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;
    virtual ~Drawing() = default;

    /// Before ImGui::NewFrame of a frame that will be drawn or not.
    virtual void begin_frame() = 0;
    virtual void draw(ImDrawData* data) = 0;
    /// The browser took the graphics context away, or gave a new one.
    virtual void context_lost() = 0;
    virtual void context_restored() = 0;
};

/// Null when the browser has no WebGL.
[[nodiscard]] std::unique_ptr<Drawing> make_webgl_drawing();
[[nodiscard]] std::unique_ptr<Drawing> make_software_drawing();

}  // namespace casebridge::platform_web
