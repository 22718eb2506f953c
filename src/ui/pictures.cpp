#include "ui/pictures.h"

#include <cstring>

#include "imgui_internal.h"
#include "ui/frame_requests.h"

namespace casebridge::ui {

Pictures::Pictures() = default;

Pictures::~Pictures() {
    if (ImGui::GetCurrentContext() == nullptr) return;
    for (auto& [key, texture] : textures_) ImGui::UnregisterUserTexture(texture.get());
}

ImTextureID Pictures::id_of(const std::string& key, const app::Picture& picture) {
    auto& texture = textures_[key];
    if (texture == nullptr) {
        texture = std::make_unique<ImTextureData>();
        texture->Create(ImTextureFormat_RGBA32, picture.width_px, picture.height_px);
        std::memcpy(texture->GetPixels(), picture.rgba.data(), picture.rgba.size());
        ImGui::RegisterUserTexture(texture.get());
    }
    if (texture->TexID == ImTextureID_Invalid) request_frame();
    return texture->TexID;
}

}  // namespace casebridge::ui
