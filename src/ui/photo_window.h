// The door between the inspector and the drawing backend: a photo seen through a window is no
// picture of ImGui's, because a shader (or photo_look.h) stands between its pixels and the page.
#pragma once

#include "imgui.h"
#include "ui/photo_look.h"

namespace casebridge::ui {

/// Draws windows while the frame is put on the page. Implemented by src/platform_web.
class PhotoPainter {
public:
    PhotoPainter() = default;
    PhotoPainter(const PhotoPainter&) = delete;
    PhotoPainter& operator=(const PhotoPainter&) = delete;
    virtual ~PhotoPainter() = default;
    virtual void paint(const ImTextureData& photo, const PhotoWindow& window) = 0;
};

/// Null: windows stay empty.
void set_photo_painter(PhotoPainter* painter);

/// Puts a window into the draw list. The texture must live until the frame is drawn.
void draw_photo(ImDrawList* list, const ImTextureData& photo, const PhotoWindow& window);

}  // namespace casebridge::ui
