// Small marks: chips (24), badges and agency tags (20), the save light, status words with an icon.
#pragma once

#include <string_view>

#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

/// Icon and words on a tint; over only when overdue, warn only inside the warning lead.
Rect chip(Tone tone, std::string_view icon, std::string_view words);
[[nodiscard]] float chip_width(std::string_view icon, std::string_view words);
/// Drawing only, for rows that report the words themselves.
void draw_chip(ImDrawList* list, ImVec2 at, Tone tone, std::string_view icon,
               std::string_view words);

/// A count in a full-round ground; nothing for 0. `on` is its look on the chosen navigation entry.
void draw_badge(ImDrawList* list, ImVec2 right_center, int count, bool on = false);
/// Text of 14/20 on a tint, 20 high: "区局" accent, "大队" info.
Rect tag(Tone tone, std::string_view words);
[[nodiscard]] float tag_width(std::string_view words);
void draw_tag(ImDrawList* list, ImVec2 at, Tone tone, std::string_view words);

/// Icon 16 and words 14/20 in the tone's text colour ("签名有效").
Rect status_words(Tone tone, std::string_view icon, std::string_view words, Role role = Role::text);
[[nodiscard]] float status_words_width(std::string_view icon, std::string_view words);

enum class SaveState : std::uint8_t { saved, saving, failed, read_only };
/// 已保存 / 保存中 / 未能保存 of the top bar; a status node. `on_ground` draws the tinted ground.
Rect save_light(SaveState state, bool on_ground = false);
[[nodiscard]] float save_light_width(SaveState state, bool on_ground = false);

}  // namespace casebridge::ui
