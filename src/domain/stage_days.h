// How long an office gives itself where neither law nor a paper sets a date (domain.md, column
// "due": setting). With it every open matter has a due date, or the reason for none: the office set
// no days.
#pragma once

#include <optional>
#include <vector>

#include "domain/deadlines.h"

namespace casebridge::domain {

/// Working days from the day on which the stage was entered; 0 sets no date.
struct StageDays {
    int discovered = 5;  // until an order, a transfer or 销号
    int rechecked = 5;   // from the recheck to the transfer's dispatch, each step anew
    int dispatched = 3;  // until the receipt is signed
    int replied = 10;    // until the reply is confirmed or questioned
    int finished = 20;   // until both sides have archived
    int own_case = 10;   // each step of a case that the brigade opened: no 3日, no 30日

    bool operator==(const StageDays&) const = default;
};
inline constexpr int k_most_stage_days = 250;

/// 办理时限 of the stage that the matter stands in, charged to its owner; nothing where law or a
/// paper sets the date, where the office set no days, and for an archived matter.
[[nodiscard]] std::optional<DeadlineClock> stage_clock(const MatterState& state,
                                                       const StageDays& days,
                                                       const Calendar& calendar);
/// The clocks of law and papers, then this one.
[[nodiscard]] std::vector<DeadlineClock> clocks_of(const MatterState& state, const StageDays& days,
                                                   const Calendar& calendar);

}  // namespace casebridge::domain
