// The one narrow bridge to JavaScript: every call out of C++ into web/*.js is declared here, every
// call in stands in exports.cpp. Handles are small integers that JavaScript gave out; file bytes
// stay there until a slice is asked for. It must not hold state or know what the program is for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace casebridge::platform_web::bridge {

// ---- glyphs (web/glyphs.js) ----

/// A glyph's advance and its box around the pen position on the baseline; y grows downwards.
struct GlyphBox {
    float advance = 0;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};
[[nodiscard]] GlyphBox measure_glyph(int face, float size_px, std::uint32_t codepoint);
/// Draws the glyph measured last; `coverage` takes width × height bytes.
void draw_glyph(std::uint32_t codepoint, const GlyphBox& box, unsigned char* coverage);
/// How far the middle of the face's reference box stands above its baseline, in font sizes.
[[nodiscard]] float glyph_middle_above_baseline(int face);

// ---- drawing (web/canvas.js) ----

/// True when ?draw=software asks not to use WebGL.
[[nodiscard]] bool wants_software();
/// Puts a finished picture on a 2D canvas (which replaces the WebGL one); RGBA rows, no padding.
void show_pixels(const std::uint32_t* pixels, int width, int height);

// ---- accessibility mirror (web/accessibility.js) ----

/// Removes a node. Ids are those of ui::Node.
void mirror_remove(std::uint32_t id);
/// Adds or changes one node; the text is the record made by mirror.cpp.
void mirror_put(const std::string& record);
/// The order of all nodes, sent when it changed: pairs of id and parent.
void mirror_order(const std::uint32_t* pairs, std::size_t count);
void mirror_focus(std::uint32_t id);
void mirror_announce(const std::string& sentence, bool assertive);

// ---- the rest of the page (web/bridge.js) ----

/// Schedules an animation frame now (0) or after a time.
void schedule_frame(double delay_ms);
/// What the browser calls itself, cut at 400 bytes.
[[nodiscard]] std::string machine();
/// Names a CSS cursor.
void set_cursor(const char* css_name);
void copy_text(const char* text);
/// Shows the error page with this sentence; the program is over.
[[noreturn]] void fail(const std::string& reason);
/// False when the browser has no strong source.
[[nodiscard]] bool random_bytes(std::span<std::uint8_t> bytes);
struct LocalTime {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
};
[[nodiscard]] LocalTime local_time();
/// Has casebridge_turn() called soon, whether or not the page is seen.
void schedule_turn();
[[nodiscard]] double steady_ms();
/// The person asked the system for less movement.
[[nodiscard]] bool reduced_motion();

// ---- the page itself (web/appearance.js, web/updates.js) ----

[[nodiscard]] std::string appearance();
void keep_appearance(const std::string& text);
[[nodiscard]] std::string build();
[[nodiscard]] bool update_waits();
void update();
void open_manual();

// ---- 演练 (web/drill.js) ----

/// 0 on the real store's page, 1 the bureau's of a drill, 2 the brigade's.
[[nodiscard]] int drill_side();
/// Below 2^32.
[[nodiscard]] double drill_seed();
/// As 20261123; 0 outside a drill.
[[nodiscard]] int drill_day();
/// Both load the page anew.
void drill_enter(int side);
void drill_leave();

// ---- files (web/files.js); handles are those of web/blobs.js ----

/// Opens the file dialog; the answer comes to casebridge_files_picked with the ticket.
void pick_files(int ticket, const std::string& accept, bool several);
/// The camera, or pictures; answered like pick_files.
void photograph(int ticket);
[[nodiscard]] bool can_locate();
/// The answer comes to casebridge_position.
void locate();
void save_file(std::uint32_t handle, const std::string& name);
[[nodiscard]] bool can_choose_folder();
/// Both answer through casebridge_folder_answer.
void choose_folder(int ticket);
void save_into_folder(int ticket, std::uint32_t handle, const std::string& name);
void open_in_tab(std::uint32_t handle, const std::string& media_type);
void print_html(const std::string& html);
/// The answer comes to casebridge_thumbnail_done with the ticket.
void thumbnail(int ticket, std::uint32_t handle, int side_px);

}  // namespace casebridge::platform_web::bridge
