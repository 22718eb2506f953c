#include "platform_web/exports.h"

#include <emscripten.h>

#include "platform_web/main_loop.h"

namespace casebridge::platform_web {

namespace {
MainLoop* the_loop = nullptr;
}  // namespace

void set_main_loop(MainLoop* loop) { the_loop = loop; }

extern "C" {

EMSCRIPTEN_KEEPALIVE void casebridge_resize(float width, float height, float scale) {
    the_loop->resize(width, height, scale);
}

EMSCRIPTEN_KEEPALIVE void casebridge_pointer_move(float x, float y) {
    the_loop->pointer_move(x, y);
}

EMSCRIPTEN_KEEPALIVE void casebridge_pointer_button(float x, float y, int button, int down) {
    the_loop->pointer_button(x, y, button, down != 0);
}

EMSCRIPTEN_KEEPALIVE void casebridge_pointer_leave() { the_loop->pointer_leave(); }

EMSCRIPTEN_KEEPALIVE void casebridge_touch(int phase, float x, float y) {
    the_loop->touch(phase, x, y);
}

EMSCRIPTEN_KEEPALIVE int casebridge_zooms_at(float x, float y) {
    return the_loop->zooms_at(x, y) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void casebridge_pinch(float x, float y, float factor) {
    the_loop->pinch(x, y, factor);
}

EMSCRIPTEN_KEEPALIVE void casebridge_wheel(float x, float y, float lines_x, float lines_y) {
    the_loop->wheel(x, y, lines_x, lines_y);
}

EMSCRIPTEN_KEEPALIVE void casebridge_key(const char* code, int down, int modifiers) {
    the_loop->key(code, down != 0, modifiers);
}

EMSCRIPTEN_KEEPALIVE void casebridge_activate(std::uint32_t id) {
    the_loop->semantics().activate(id);
}

EMSCRIPTEN_KEEPALIVE void casebridge_value(std::uint32_t id, const char* text) {
    the_loop->semantics().set_value(id, text);
}

EMSCRIPTEN_KEEPALIVE void casebridge_scroll(std::uint32_t id, float x, float y) {
    the_loop->semantics().set_scroll(id, x, y);
}

EMSCRIPTEN_KEEPALIVE void casebridge_step(std::uint32_t id, int steps) {
    the_loop->semantics().step(id, steps);
}

EMSCRIPTEN_KEEPALIVE void casebridge_focus(std::uint32_t id, int ring, int edited) {
    the_loop->semantics().set_focus(id, ring != 0, edited != 0);
}

EMSCRIPTEN_KEEPALIVE void casebridge_settle() { the_loop->settle(); }

EMSCRIPTEN_KEEPALIVE void casebridge_turn() { the_loop->turn(); }

EMSCRIPTEN_KEEPALIVE double casebridge_frame(double now_ms) { return the_loop->frame(now_ms); }

EMSCRIPTEN_KEEPALIVE std::uint32_t casebridge_frames() { return the_loop->frames(); }

EMSCRIPTEN_KEEPALIVE void casebridge_context(int restored) {
    if (restored != 0) {
        the_loop->context_restored();
    } else {
        the_loop->context_lost();
    }
}

}  // extern "C"

}  // namespace casebridge::platform_web
