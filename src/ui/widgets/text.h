// Words: the type scale, measuring, Chinese line breaking, ellipsis, and text that is drawn and
// reported. Sizes and line heights are the design's (400 and 700 only). Widths in and out are
// physical pixels unless a name ends in _design. Lines of one height sit on one baseline whatever
// their size.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/semantics.h"

namespace casebridge::ui {

/// Size / line height of the design.
enum class Type : std::uint8_t {
    counter,       ///< 28/36 bold
    page_title,    ///< 24/32 bold
    heading,       ///< 20/28 bold
    card_title,    ///< 18/24 bold
    action,        ///< 18/24, field mode
    body,          ///< 16/24
    strong,        ///< 16/24 bold
    small,         ///< 14/20
    small_strong,  ///< 14/20 bold
    code,          ///< 14/20 fixed width
    code_large,    ///< 16/24 fixed width
};
enum class Align : std::uint8_t { left, center, right };

[[nodiscard]] ImFont* font_of(Type type);
[[nodiscard]] float size_of(Type type);         ///< physical
[[nodiscard]] float line_height_of(Type type);  ///< physical

[[nodiscard]] float text_width(std::string_view words, Type type);
/// Lines of at most `width`; breaks between hanzi, at spaces and at newlines, never before closing
/// or after opening punctuation, never inside a number or a word that fits a line.
[[nodiscard]] std::vector<std::string_view> break_lines(std::string_view words, Type type,
                                                        float width);
[[nodiscard]] float wrapped_height(std::string_view words, Type type, float width);
/// The words, or as many as fit with … at the end.
[[nodiscard]] std::string ellipsis(std::string_view words, Type type, float width);

// ---- drawing only (nothing is reported, the cursor stays) ----

/// One line; `at` is the top left of its line box.
void draw_text(ImDrawList* list, ImVec2 at, std::string_view words, Type type, ImU32 color);
/// One line in a rectangle, centred vertically, shortened with … when too long.
void draw_text_in(ImDrawList* list, const Rect& rect, std::string_view words, Type type,
                  ImU32 color, Align align = Align::left);

// ---- widgets (drawn, reported, the cursor moves on) ----

struct TextOptions {
    Type type = Type::body;
    ImU32 color = 0;  ///< 0: theme text
    Align align = Align::left;
    float width = 0;         ///< design; 0: as wide as the words, at most what is available
    bool wrap = false;       ///< else shortened with …, whole words as tooltip
    int heading_level = 0;   ///< 1 to 6: reported as a heading
    bool silent = false;     ///< drawn but not reported (its words are part of another node)
    Role role = Role::text;  ///< status or alert where it announces something
};
/// Returns its place.
Rect text(std::string_view words, const TextOptions& options = {});

/// "24/32 title" followed on the same baseline by smaller muted words (a count, a date).
Rect page_title(std::string_view title, std::string_view beside = {});
/// Reports words that were drawn by hand, so that they can be read; nothing for empty ones.
void report_words(std::string_view words, const Rect& rect, Role role = Role::text);
/// 18/24 bold, with muted words beside.
Rect section_heading(std::string_view title, std::string_view beside = {}, int level = 2);

}  // namespace casebridge::ui
