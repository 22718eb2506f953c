#include "domain/stage_days.h"

namespace casebridge::domain {
namespace {

/// Null where law or a paper sets the date.
int StageDays::*days_of(const MatterState& state) {
    switch (state.stage) {
        case Stage::discovered: return &StageDays::discovered;
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved: return &StageDays::rechecked;
        case Stage::dispatched: return &StageDays::dispatched;
        case Stage::replied:
        case Stage::answered: return &StageDays::replied;
        case Stage::closed:
        case Stage::withdrawn:
        case Stage::settled:
        case Stage::confirmed: return &StageDays::finished;
        case Stage::received:
        case Stage::objected:
        case Stage::reviewed:
        case Stage::decided:
        case Stage::declined:
        case Stage::returned:
            // 3日 and 30日 count from a receipt, which a case of the brigade's own never had.
            return state.receipt.day_zero().is_set() ? nullptr : &StageDays::own_case;
        case Stage::none:
        case Stage::rectifying:
        case Stage::filed:
        case Stage::assigned:
        case Stage::handling: return nullptr;
    }
    __builtin_trap();
}

}  // namespace

std::optional<DeadlineClock> stage_clock(const MatterState& state, const StageDays& days,
                                         const Calendar& calendar) {
    const auto member = days_of(state);
    const auto entered = state.entered.find(state.stage);
    if (member == nullptr || days.*member == 0 || entered == state.entered.end()) return {};
    // A question has its own date; an archived matter has nothing left to do.
    if (state.flags.contains(Flag::question) || is_archived(state)) return {};
    const Reading reading = count_working_days(entered->second, days.*member, calendar);
    DeadlineClock clock;
    clock.kind = ClockKind::stage;
    clock.charged_to = owner_of(state);
    clock.start = entered->second;
    clock.due = reading.due;
    clock.warn = reading.due;
    clock.readings = {reading};
    clock.basis = clock_rule(ClockKind::stage).basis;
    return clock;
}

std::vector<DeadlineClock> clocks_of(const MatterState& state, const StageDays& days,
                                     const Calendar& calendar) {
    std::vector<DeadlineClock> clocks = clocks_of(state, calendar);
    if (auto clock = stage_clock(state, days, calendar)) clocks.push_back(std::move(*clock));
    return clocks;
}

}  // namespace casebridge::domain
