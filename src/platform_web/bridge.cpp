#include "platform_web/bridge.h"

#include <emscripten.h>

#include <array>

#include <cstdlib>

// Every function below only translates pointers and calls its namesake on Module.bridge, which
// web/bridge.js puts together. Text goes as UTF-8 with an explicit or terminating length.

// clang-format off
EM_JS(void, casebridge_measure_glyph, (int face, float size, unsigned codepoint, int* box), {
    Module.bridge.measure_glyph(face, size, codepoint, box);
});
EM_JS(void, casebridge_draw_glyph,
      (unsigned codepoint, int left, int top, int right, int bottom, unsigned char* coverage), {
    Module.bridge.draw_glyph(codepoint, left, top, right, bottom, coverage);
});
EM_JS(float, casebridge_glyph_middle, (int face), {
    return Module.bridge.glyph_middle_above_baseline(face);
});
EM_JS(void, casebridge_show_pixels, (const unsigned* pixels, int width, int height), {
    Module.bridge.show_pixels(pixels, width, height);
});
EM_JS(int, casebridge_wants_software, (), {
    return Module.bridge.wants_software() ? 1 : 0;
});
EM_JS(void, casebridge_mirror_remove, (unsigned id), {
    Module.bridge.mirror_remove(id >>> 0);
});
EM_JS(void, casebridge_mirror_put, (const char* record), {
    Module.bridge.mirror_put(UTF8ToString(record));
});
EM_JS(void, casebridge_mirror_order, (const unsigned* pairs, int count), {
    Module.bridge.mirror_order(pairs, count);
});
EM_JS(void, casebridge_mirror_focus, (unsigned id), {
    Module.bridge.mirror_focus(id >>> 0);
});
EM_JS(void, casebridge_mirror_announce, (const char* sentence, int assertive), {
    Module.bridge.mirror_announce(UTF8ToString(sentence), assertive !== 0);
});
EM_JS(void, casebridge_schedule_frame, (double delay), {
    Module.bridge.schedule_frame(delay);
});
EM_JS(void, casebridge_schedule_turn, (), {
    Module.bridge.schedule_turn();
});
EM_JS(void, casebridge_machine, (char* text, int size), {
    stringToUTF8(navigator.userAgent, text, size);
});
EM_JS(void, casebridge_set_cursor, (const char* name), {
    Module.bridge.set_cursor(UTF8ToString(name));
});
EM_JS(void, casebridge_copy_text, (const char* text), {
    Module.bridge.copy_text(UTF8ToString(text));
});
EM_JS(void, casebridge_fail, (const char* reason), {
    Module.bridge.fail(UTF8ToString(reason));
});
EM_JS(int, casebridge_random_bytes, (unsigned char* bytes, int count), {
    return Module.bridge.random_bytes(bytes, count) ? 1 : 0;
});
EM_JS(void, casebridge_local_time, (int* parts), {
    Module.bridge.local_time(parts);
});
EM_JS(double, casebridge_steady_ms, (), {
    return performance.now();
});
EM_JS(int, casebridge_reduced_motion, (), {
    return Module.bridge.reduced_motion() ? 1 : 0;
});
EM_JS(void, casebridge_appearance, (char* text, int size), {
    stringToUTF8(Module.bridge.appearance(), text, size);
});
EM_JS(void, casebridge_keep_appearance, (const char* text), {
    Module.bridge.keep_appearance(UTF8ToString(text));
});
EM_JS(void, casebridge_build, (char* text, int size), {
    stringToUTF8(Module.bridge.build(), text, size);
});
EM_JS(int, casebridge_update_waits, (), {
    return Module.bridge.update_waits() ? 1 : 0;
});
EM_JS(void, casebridge_update, (), {
    Module.bridge.update();
});
EM_JS(void, casebridge_open_manual, (), {
    Module.bridge.open_manual();
});
EM_JS(void, casebridge_pick_files, (int ticket, const char* accept, int several), {
    Module.bridge.pick_files(ticket, UTF8ToString(accept), several !== 0);
});
EM_JS(void, casebridge_photograph, (int ticket), {
    Module.bridge.photograph(ticket);
});
EM_JS(int, casebridge_can_locate, (), {
    return Module.bridge.can_locate() ? 1 : 0;
});
EM_JS(void, casebridge_locate, (), {
    Module.bridge.locate();
});
EM_JS(void, casebridge_save_file, (unsigned handle, const char* name), {
    Module.bridge.save_file(handle >>> 0, UTF8ToString(name));
});
EM_JS(int, casebridge_can_choose_folder, (), {
    return Module.bridge.can_choose_folder() ? 1 : 0;
});
EM_JS(void, casebridge_choose_folder, (int ticket), {
    Module.bridge.choose_folder(ticket);
});
EM_JS(void, casebridge_save_into_folder, (int ticket, unsigned handle, const char* name), {
    Module.bridge.save_into_folder(ticket, handle >>> 0, UTF8ToString(name));
});
EM_JS(void, casebridge_open_in_tab, (unsigned handle, const char* type), {
    Module.bridge.open_in_tab(handle >>> 0, UTF8ToString(type));
});
EM_JS(void, casebridge_print_html, (const char* html), {
    Module.bridge.print_html(UTF8ToString(html));
});
EM_JS(void, casebridge_thumbnail, (int ticket, unsigned handle, int side), {
    Module.bridge.thumbnail(ticket, handle >>> 0, side);
});
EM_JS(int, casebridge_drill_side, (), {
    return Module.bridge.drill_side();
});
EM_JS(double, casebridge_drill_seed, (), {
    return Module.bridge.drill_seed();
});
EM_JS(int, casebridge_drill_day, (), {
    return Module.bridge.drill_day();
});
EM_JS(void, casebridge_drill_enter, (int side), {
    Module.bridge.drill_enter(side);
});
EM_JS(void, casebridge_drill_leave, (), {
    Module.bridge.drill_leave();
});
// clang-format on

namespace casebridge::platform_web::bridge {

namespace {

/// A short text that the page writes into the room it is given.
std::string text_from(void (*write)(char* text, int size)) {
    std::array<char, 400> text{};
    write(text.data(), static_cast<int>(text.size()));
    return text.data();
}

}  // namespace

GlyphBox measure_glyph(int face, float size_px, std::uint32_t codepoint) {
    // advance as a float's bits, then left, top, right, bottom
    union Cell {
        float number;
        int integer;
    };
    Cell cells[5] = {};
    casebridge_measure_glyph(face, size_px, codepoint, &cells[0].integer);
    return {cells[0].number, cells[1].integer, cells[2].integer, cells[3].integer,
            cells[4].integer};
}

void draw_glyph(std::uint32_t codepoint, const GlyphBox& box, unsigned char* coverage) {
    casebridge_draw_glyph(codepoint, box.left, box.top, box.right, box.bottom, coverage);
}

float glyph_middle_above_baseline(int face) { return casebridge_glyph_middle(face); }

bool wants_software() { return casebridge_wants_software() != 0; }

void show_pixels(const std::uint32_t* pixels, int width, int height) {
    casebridge_show_pixels(pixels, width, height);
}

void mirror_remove(std::uint32_t id) { casebridge_mirror_remove(id); }

void mirror_put(const std::string& record) { casebridge_mirror_put(record.c_str()); }

void mirror_order(const std::uint32_t* pairs, std::size_t count) {
    casebridge_mirror_order(pairs, static_cast<int>(count));
}

void mirror_focus(std::uint32_t id) { casebridge_mirror_focus(id); }

void mirror_announce(const std::string& sentence, bool assertive) {
    casebridge_mirror_announce(sentence.c_str(), assertive ? 1 : 0);
}

void schedule_frame(double delay_ms) { casebridge_schedule_frame(delay_ms); }

void schedule_turn() { casebridge_schedule_turn(); }

void set_cursor(const char* css_name) { casebridge_set_cursor(css_name); }

void copy_text(const char* text) { casebridge_copy_text(text); }

void fail(const std::string& reason) {
    casebridge_fail(reason.c_str());
    std::abort();
}

bool random_bytes(std::span<std::uint8_t> bytes) {
    return casebridge_random_bytes(bytes.data(), static_cast<int>(bytes.size())) != 0;
}

LocalTime local_time() {
    int parts[5] = {};
    casebridge_local_time(parts);
    return {parts[0], parts[1], parts[2], parts[3], parts[4]};
}

double steady_ms() { return casebridge_steady_ms(); }

bool reduced_motion() { return casebridge_reduced_motion() != 0; }

std::string appearance() { return text_from(casebridge_appearance); }

void keep_appearance(const std::string& text) { casebridge_keep_appearance(text.c_str()); }

std::string build() { return text_from(casebridge_build); }

bool update_waits() { return casebridge_update_waits() != 0; }

void update() { casebridge_update(); }

void open_manual() { casebridge_open_manual(); }

void pick_files(int ticket, const std::string& accept, bool several) {
    casebridge_pick_files(ticket, accept.c_str(), several ? 1 : 0);
}

void photograph(int ticket) { casebridge_photograph(ticket); }

bool can_locate() { return casebridge_can_locate() != 0; }

void locate() { casebridge_locate(); }

void save_file(std::uint32_t handle, const std::string& name) {
    casebridge_save_file(handle, name.c_str());
}

bool can_choose_folder() { return casebridge_can_choose_folder() != 0; }

void choose_folder(int ticket) { casebridge_choose_folder(ticket); }

void save_into_folder(int ticket, std::uint32_t handle, const std::string& name) {
    casebridge_save_into_folder(ticket, handle, name.c_str());
}

void open_in_tab(std::uint32_t handle, const std::string& media_type) {
    casebridge_open_in_tab(handle, media_type.c_str());
}

void print_html(const std::string& html) { casebridge_print_html(html.c_str()); }

void thumbnail(int ticket, std::uint32_t handle, int side_px) {
    casebridge_thumbnail(ticket, handle, side_px);
}

std::string machine() { return text_from(casebridge_machine); }

int drill_side() { return casebridge_drill_side(); }

double drill_seed() { return casebridge_drill_seed(); }

int drill_day() { return casebridge_drill_day(); }

void drill_enter(int side) { casebridge_drill_enter(side); }

void drill_leave() { casebridge_drill_leave(); }

}  // namespace casebridge::platform_web::bridge
