#include "ui/pictures.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "imgui_internal.h"
#include "ui/frame_requests.h"

namespace casebridge::ui {

namespace {

/// Let go, but the backend may hold a copy, and this frame's draw lists may name it.
std::vector<std::unique_ptr<ImTextureData>>& leaving() {
    static std::vector<std::unique_ptr<ImTextureData>> textures;
    return textures;
}

/// Asks the backend for its copy; true when there is none any more.
bool is_gone(ImTextureData& texture) {
    switch (texture.Status) {
        case ImTextureStatus_OK:
        case ImTextureStatus_WantUpdates:
            texture.SetStatus(ImTextureStatus_WantDestroy);
            texture.UnusedFrames = 1;  // backends wait for a frame without it
            return false;
        case ImTextureStatus_WantDestroy: return false;
        case ImTextureStatus_WantCreate:
        case ImTextureStatus_Destroyed: return true;
    }
    return true;
}

}  // namespace

PictureTexture::PictureTexture(const app::Picture& picture)
    : data_(std::make_unique<ImTextureData>()) {
    data_->Create(ImTextureFormat_RGBA32, picture.width_px, picture.height_px);
    std::memcpy(data_->GetPixels(), picture.rgba.data(), picture.rgba.size());
    ImGui::RegisterUserTexture(data_.get());
}

PictureTexture::~PictureTexture() {
    if (ImGui::GetCurrentContext() != nullptr) leaving().push_back(std::move(data_));
}

void sweep_pictures() {
    auto& textures = leaving();
    textures.erase(std::remove_if(textures.begin(), textures.end(),
                                  [](const std::unique_ptr<ImTextureData>& texture) {
                                      if (!is_gone(*texture)) return false;
                                      ImGui::UnregisterUserTexture(texture.get());
                                      return true;
                                  }),
                   textures.end());
    if (!textures.empty()) request_frame();
}

ImTextureID Pictures::id_of(const std::string& key, const app::Picture& picture) {
    const ImTextureData& texture = textures_.try_emplace(key, picture).first->second.data();
    if (texture.TexID == ImTextureID_Invalid) request_frame();
    return texture.TexID;
}

}  // namespace casebridge::ui
