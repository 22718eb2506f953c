// What the lists and the matter page show of the mechanisms beside the transfer.
#pragma once

#include <string_view>

#include "app/views.h"

namespace casebridge::ui {

struct ScreenState;

/// 登记…: a button for each kind that our side may begin, in a line of their own. Draws.
void beginning_buttons(ScreenState& state, domain::Mechanism mechanism);
/// Whether this quarter's 联席会议 was held. Draws.
void quarter_bar(ScreenState& state);
/// Whom to ring up first: the other agencies' duty phones. Draws.
void duty_phones(ScreenState& state);
/// 启动两单位联动 with one press: time and officer are filled in, words can follow. Draws.
void emergency_start(ScreenState& state);
/// How long ago the last 联合巡查 was. Draws.
void patrol_bar(ScreenState& state);
/// Which of the opinion's duties in an emergency somebody has taken up. Draws.
void duties_card(ScreenState& state, const app::MatterView& view);
[[nodiscard]] std::string_view empty_words(domain::Mechanism mechanism);

/// 登记现场记录 …: a button for each record that we may file now. Draws.
void record_buttons(ScreenState& state, const app::MatterView& view);
/// Every record, the newest first, and what became of it. Draws.
void records_card(ScreenState& state, const app::MatterView& view);
/// Owner, approvals, hand-overs; where the matter came from and what came of it. Draws.
void cooperation_card(ScreenState& state, const app::MatterView& view);
/// Whom a matter that is no transfer waits for.
[[nodiscard]] std::string cooperation_waits(const app::MatterView& view);

}  // namespace casebridge::ui
