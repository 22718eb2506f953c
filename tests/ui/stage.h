// A stage for widget tests: an ImGui context without a backend and a semantics collection, one
// frame at a time. `find` looks in the last frame's nodes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/semantics.h"

namespace casebridge::ui {

class Stage {
public:
    explicit Stage(float width = 1366, float height = 768) {
        context_ = ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        make_current(&semantics_);
        set_scale(1);
    }
    ~Stage() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetStatus(ImTextureStatus_Destroyed);
            texture->SetTexID(ImTextureID_Invalid);
        }
        ImGui::DestroyContext(context_);
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    void frame(const std::function<void()>& draw) {
        ImGuiIO& io = ImGui::GetIO();
        io.DeltaTime = 1.0F / 60;
        time_ms_ += 16;
        semantics_.begin_frame();
        ImGui::NewFrame();
        FrameInput input;
        input.now = Moment{Date::of(2026, 11, 23), 9 * 60};
        input.time_ms = time_ms_;
        begin_frame(input);
        draw();
        end_frame();
        ImGui::Render();
        semantics_.end_frame();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            const bool goes = texture->Status == ImTextureStatus_WantDestroy;
            texture->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
            texture->SetTexID(goes ? ImTextureID_Invalid : 1);
        }
        asked_ = take_frame_request() >= 0;
    }
    void frames(int count, const std::function<void()>& draw) {
        for (int i = 0; i < count; ++i) {
            frame(draw);
        }
    }
    /// Frames until nobody asks for one; the number drawn, at most 20.
    int settle(const std::function<void()>& draw) {
        int drawn = 0;
        do {
            frame(draw);
            ++drawn;
        } while (asked_ && drawn < 20);
        return drawn;
    }
    [[nodiscard]] const Node* find(Role role, std::string_view name) const {
        for (const Node& node : semantics_.nodes()) {
            if (node.role == role && node.name == name) {
                return &node;
            }
        }
        return nullptr;
    }
    void press(const Node& node) { semantics_.activate(node.id); }
    void click(const Rect& rect, const std::function<void()>& draw) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(rect.x + rect.width / 2, rect.y + rect.height / 2);
        frame(draw);
        io.AddMouseButtonEvent(0, true);
        frame(draw);
        io.AddMouseButtonEvent(0, false);
        frame(draw);
    }
    void key(ImGuiKey key, const std::function<void()>& draw) {
        ImGui::GetIO().AddKeyEvent(key, true);
        frame(draw);
        ImGui::GetIO().AddKeyEvent(key, false);
        frame(draw);
    }
    Semantics& tree() { return semantics_; }
    [[nodiscard]] bool asked() const { return asked_; }

private:
    ImGuiContext* context_ = nullptr;
    Semantics semantics_;
    double time_ms_ = 0;
    bool asked_ = false;
};

}  // namespace casebridge::ui
