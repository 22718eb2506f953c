// Pictures of evidence as textures. The drawing backend uploads them with the frame, so an id is
// there from the next frame on, and takes its own copy away when a picture is let go.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/platform.h"
#include "imgui.h"

namespace casebridge::ui {

/// One picture for the backend to draw; its pixels stay in main memory, too. It may be let go at
/// any time: what this frame has drawn with it stays good.
class PictureTexture {
public:
    explicit PictureTexture(const app::Picture& picture);
    ~PictureTexture();
    PictureTexture(const PictureTexture&) = delete;
    PictureTexture& operator=(const PictureTexture&) = delete;

    [[nodiscard]] const ImTextureData& data() const { return *data_; }

private:
    std::unique_ptr<ImTextureData> data_;
};

/// Has the backend take away what was let go in frames before; for begin_frame.
void sweep_pictures();

/// One texture for each key, made when it is first asked for.
class Pictures {
public:
    /// Invalid until the backend has it; then a frame is asked for.
    [[nodiscard]] ImTextureID id_of(const std::string& key, const app::Picture& picture);

private:
    std::map<std::string, PictureTexture> textures_;
};

}  // namespace casebridge::ui
