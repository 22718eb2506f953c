// Pictures of evidence as textures. One texture for each key, made when it is first asked for; the
// drawing backend uploads it with the frame, so the id is there from the next frame on.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/platform.h"
#include "imgui.h"

namespace casebridge::ui {

class Pictures {
public:
    Pictures();
    ~Pictures();
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

    /// Invalid until the backend has it; then a frame is asked for.
    [[nodiscard]] ImTextureID id_of(const std::string& key, const app::Picture& picture);

private:
    std::map<std::string, std::unique_ptr<ImTextureData>> textures_;
};

}  // namespace casebridge::ui
