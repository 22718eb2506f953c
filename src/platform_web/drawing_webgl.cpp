#include <GLES2/gl2.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "platform_web/drawing.h"
#include "platform_web/photo_shader.h"

// ImGui's backend asks for the context's state before each frame, to put it back after it. In a
// browser every such question waits until the graphics process has drawn the frame before: on a
// slow machine the page stood still for most of its time. Nobody else draws into this context, so
// the state before a frame is always the one at the first question.
// clang-format off
EM_JS(void, casebridge_remember_state, (), {
    const ask = GLctx.getParameter.bind(GLctx);
    const known = new Map();
    GLctx.getParameter = (name) => {
        if (!known.has(name)) known.set(name, ask(name));
        return known.get(name);
    };
});
// clang-format on

namespace casebridge::platform_web {

namespace {

constexpr const char* k_canvas = "#canvas";

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE open_context() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.alpha = EM_FALSE;
    attributes.depth = EM_FALSE;
    attributes.stencil = EM_FALSE;
    attributes.antialias = EM_FALSE;
    for (const int version : {2, 1}) {
        attributes.majorVersion = version;
        const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
            emscripten_webgl_create_context(k_canvas, &attributes);
        if (context > 0) {
            return context;
        }
    }
    return 0;
}

class WebglDrawing final : public Drawing {
public:
    explicit WebglDrawing(EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context) : context_(context) {
        emscripten_webgl_make_context_current(context_);
        casebridge_remember_state();
        ImGui_ImplOpenGL3_Init(nullptr);
        ui::set_photo_painter(&photos_);
    }

    void begin_frame() override {
        if (!lost_) {
            ImGui_ImplOpenGL3_NewFrame();
        }
    }

    void draw(ImDrawData* data) override {
        if (lost_) {
            return;
        }
        glViewport(0, 0, static_cast<GLsizei>(data->DisplaySize.x),
                   static_cast<GLsizei>(data->DisplaySize.y));
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        photos_.page_is({data->DisplaySize.x, data->DisplaySize.y});
        ImGui_ImplOpenGL3_RenderDrawData(data);
    }

    void context_lost() override {
        // Let go while the context is gone: later the old objects would belong to no context. Every
        // texture is marked as destroyed, so that ImGui has it made anew.
        ImGui_ImplOpenGL3_DestroyDeviceObjects();
        photos_.forget();
        lost_ = true;
    }

    void context_restored() override {
        ImGui_ImplOpenGL3_Shutdown();
        emscripten_webgl_make_context_current(context_);
        ImGui_ImplOpenGL3_Init(nullptr);
        // ImGui renews its own textures by itself, but not those that the interface registered.
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_Destroyed && !texture->WantDestroyNextFrame) {
                texture->SetStatus(ImTextureStatus_WantCreate);
            }
        }
        lost_ = false;
    }

private:
    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_;
    PhotoShader photos_;
    bool lost_ = false;
};

}  // namespace

std::unique_ptr<Drawing> make_webgl_drawing() {
    const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = open_context();
    if (context <= 0) {
        return nullptr;
    }
    return std::make_unique<WebglDrawing>(context);
}

}  // namespace casebridge::platform_web
