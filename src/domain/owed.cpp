#include "domain/owed.h"

#include "domain/decide.h"
#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

/// What moves the matter on in its stage, beside the flags.
void add_step(const MatterState& state, std::vector<Owed>& owed) {
    const auto bureau = [&](EventType command) { owed.push_back({Side::bureau, command}); };
    const auto recipient = [&](EventType command) { owed.push_back({Side::recipient, command}); };
    switch (state.stage) {
        case Stage::none: return;
        case Stage::discovered:
            return bureau(gate_is_met(gate_of(state)) ? EventType::draft_transfer
                                                      : EventType::order_rectification);
        case Stage::rectifying: return bureau(EventType::recheck_complete);
        case Stage::rectified: return bureau(EventType::close);
        case Stage::unrectified: return bureau(EventType::draft_transfer);
        case Stage::drafted: return bureau(EventType::approve_transfer);
        case Stage::approved: return bureau(EventType::dispatch_transfer);
        case Stage::dispatched: return recipient(EventType::sign_receipt);
        case Stage::received:
        case Stage::objected:
            recipient(EventType::pass_review);
            return recipient(EventType::reply_final);
        case Stage::reviewed:
            recipient(EventType::file_case);
            return recipient(EventType::reply_final);
        case Stage::filed: recipient(EventType::decide); return recipient(EventType::reply_final);
        case Stage::decided:
        case Stage::declined:
        case Stage::returned: return recipient(EventType::reply_final);
        case Stage::replied:
            if (!state.flags.contains(Flag::question)) bureau(EventType::confirm_reply);
            return;
        case Stage::assigned:
        case Stage::handling:
            owed.push_back({state.cooperation.owner, kind_row(state.kind).ending == Ending::receipt
                                                         ? EventType::acknowledge_notice
                                                         : EventType::report_result});
            return;
        case Stage::answered:
            owed.push_back({other_side(state.cooperation.owner), EventType::accept_result});
            return;
        case Stage::confirmed:
        case Stage::closed:
        case Stage::withdrawn:
        case Stage::settled: return;
    }
}

void add_flags(const MatterState& state, std::vector<Owed>& owed) {
    if (state.flags.contains(Flag::supplement)) {
        owed.push_back({Side::bureau, EventType::answer_supplement});
    }
    if (state.flags.contains(Flag::withdrawal)) {
        owed.push_back({Side::recipient, EventType::consent_withdrawal});
    }
    if (!state.referrals.empty() && !state.referrals.back().ended()) {
        owed.push_back({Side::recipient, state.referrals.back().next_step()});
    }
    if (state.flags.contains(Flag::question)) {
        owed.push_back({Side::recipient, EventType::reply_partial});
    }
    for (const Preservation& kept : state.preservations) {
        if (kept.decision.decided_on.is_set()) continue;
        owed.push_back({side_that_keeps(state, kept), EventType::decide_preservation});
    }
}

void add_archives(const MatterState& state, std::vector<Owed>& owed) {
    for (const Side side : {Side::bureau, Side::recipient}) {
        const AgencyId& agency = side == Side::bureau ? state.bureau : state.recipient;
        if (table_allows(state, EventType::archive, agency).ok() && state.stage != Stage::replied) {
            owed.push_back({side, EventType::archive});
        }
    }
}

}  // namespace

std::vector<Owed> owed_in(const MatterState& state) {
    std::vector<Owed> owed;
    add_step(state, owed);
    add_flags(state, owed);
    add_archives(state, owed);
    return owed;
}

}  // namespace casebridge::domain
