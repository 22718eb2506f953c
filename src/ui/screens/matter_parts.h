// What the matter page says of gate, deadlines, history and papers, as words ready to draw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/views.h"
#include "ui/theme.h"

namespace casebridge::ui {

struct ScreenState;

struct GateWords {
    std::string words;
    domain::EventType command{};  // that would fill the gap
};
[[nodiscard]] GateWords gate_words(const domain::GateItem& item, const domain::MatterState& state);
/// Words of the link that leads to filling the gap; empty when it is filled, or when the rules do
/// not allow that step now.
[[nodiscard]] std::string_view gate_action(const app::MatterView& view,
                                           const domain::GateItem& item, const GateWords& gate);

/// A command that may be given has a button of its own; the others are begun where what they are
/// about is shown, and whoever began the matter has it in hand.
[[nodiscard]] bool has_button(domain::EventType command);

/// A deadline is still ahead or overdue; a finished clock says nothing about the next step.
[[nodiscard]] bool is_running(const app::MatterLine& line);

struct ClockWords {
    std::string title;
    std::string detail;
};
[[nodiscard]] ClockWords clock_row_words(const app::ClockView& clock, std::size_t reading);

struct HistoryWords {
    std::string date;
    std::string_view weekday;
    Tone mark_tone = Tone::good;
    std::string_view mark_icon;
    std::string_view mark;
    std::string by;
};
[[nodiscard]] HistoryWords history_words(const app::HistoryView& entry);

/// 文书: every paper of the matter, to be printed alone or what must be stamped in one job. Draws.
void papers_tab(ScreenState& state, const app::MatterView& view);

/// 经过: the timeline of both agencies' entries. Draws; a pressed entry opens.
void history_tab(ScreenState& state, const app::MatterView& view);

/// 当事人和车辆. Draws.
void parties_card(const app::MatterView& view);

/// 证据: pictures, then each item with its particulars, hashes and 保管经过. Draws.
void evidence_tab(ScreenState& state, const app::MatterView& view);

/// 计算说明 of a clock whose date a paper sets, or that counts hours. Draws.
void fixed_date(const app::ClockView& clock);
/// 计算说明 of one reading: the days one by one and the basis. Draws.
void calculation(const app::ClockView& clock, std::size_t reading);

}  // namespace casebridge::ui
