#include <cstdint>

#include "imgui.h"
#include "platform_web/bridge.h"
#include "platform_web/drawing.h"
#include "platform_web/photo_pixels.h"
#include "platform_web/rasteriser.h"

namespace casebridge::platform_web {

namespace {

// Textures stay in main memory, so "creating" one only acknowledges it.
void acknowledge_textures(ImDrawData* data) {
    if (data->Textures == nullptr) {
        return;
    }
    for (ImTextureData* texture : *data->Textures) {
        switch (texture->Status) {
            case ImTextureStatus_WantCreate:
                // Not UniqueID: pictures of the interface's own all have the same.
                texture->SetTexID(reinterpret_cast<std::uintptr_t>(texture));
                texture->SetStatus(ImTextureStatus_OK);
                break;
            case ImTextureStatus_WantUpdates: texture->SetStatus(ImTextureStatus_OK); break;
            case ImTextureStatus_WantDestroy:
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
                break;
            case ImTextureStatus_OK:
            case ImTextureStatus_Destroyed: break;
        }
    }
}

class SoftwareDrawing final : public Drawing {
public:
    SoftwareDrawing() {
        ImGuiIO& io = ImGui::GetIO();
        io.BackendFlags |=
            ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_RendererHasTextures;
        io.BackendRendererName = "casebridge_software";
        ui::set_photo_painter(&photos_);
    }

    void begin_frame() override {}

    void draw(ImDrawData* data) override {
        acknowledge_textures(data);
        rasteriser_.draw(*data);
        photos_.end_frame();
        bridge::show_pixels(rasteriser_.pixels(), rasteriser_.width(), rasteriser_.height());
    }

    void context_lost() override {}
    void context_restored() override {}

private:
    Rasteriser rasteriser_;
    PhotoPixelPainter photos_{rasteriser_};
};

}  // namespace

std::unique_ptr<Drawing> make_software_drawing() { return std::make_unique<SoftwareDrawing>(); }

}  // namespace casebridge::platform_web
