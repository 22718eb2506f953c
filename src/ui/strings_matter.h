// Words about matters that several screens show: stages, steps of the loop, deadlines, commands.
#pragma once

#include <string>
#include <string_view>

#include "domain/deadlines.h"
#include "domain/event_type.h"
#include "domain/stage.h"
#include "ui/theme.h"

namespace casebridge::ui {

/// "已签收，待审核".
[[nodiscard]] std::string_view stage_words(domain::Stage stage);
/// Short, for tables: "待审核".
[[nodiscard]] std::string_view stage_words_short(domain::Stage stage);
/// 发现 交办 处置 反馈 归档.
[[nodiscard]] std::string_view step_words(domain::LoopStep step);

/// A deadline's chip: tone, icon and words.
struct DueChip {
    Tone tone = Tone::neutral;
    std::string_view icon;
    std::string words;
};
[[nodiscard]] DueChip due_chip(const domain::DueState& due);

/// What the primary button of a command says.
[[nodiscard]] std::string_view command_words(domain::EventType command);
/// The sentence above it: what is to be done now.
[[nodiscard]] std::string_view task_words(domain::EventType command);
[[nodiscard]] std::string_view command_icon(domain::EventType command);

namespace words {
inline constexpr std::string_view k_quarter_of_unit = "件";
inline constexpr std::string_view k_no_number = "未编号";
}  // namespace words

}  // namespace casebridge::ui
