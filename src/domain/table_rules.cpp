#include "domain/table_rules.h"

#include <algorithm>

#include "domain/custody.h"

namespace casebridge::domain {

namespace {

/// Who begins a matter takes part by beginning it. Kinds of agencies are the directory's business.
bool asking_side(const TransferState& state, const Transition& row, const AgencyId& agency,
                 Side& side) {
    if (state.stage != Stage::none) return side_of(state, agency, side);
    if (agency.empty()) return false;
    side = row.bureau_from.empty() ? Side::recipient : Side::bureau;
    return true;
}

bool adds_papers(EventType command) {
    return command == EventType::add_evidence || command == EventType::add_inspection ||
           command == EventType::set_legal_basis || command == EventType::preserve_evidence ||
           command == EventType::attach_scan;
}

/// A side decides on what it, or a former recipient, keeps.
bool has_open_preservation(const TransferState& state, Side side) {
    return std::any_of(
        state.preservations.begin(), state.preservations.end(), [&](const Preservation& kept) {
            return side_that_keeps(state, kept) == side && !kept.decision.decided_on.is_set();
        });
}

/// What would end or move the handling while the head has yet to decide on a reported crime.
bool waits_for_the_head(const TransferState& state, EventType command) {
    switch (command) {
        case EventType::redirect:
        case EventType::return_case:
        case EventType::decline_to_file:
        case EventType::consent_withdrawal:
        case EventType::decide: return !state.referrals.empty() && !state.referrals.back().ended();
        default: return false;
    }
}

/// What the brigade opened itself was never transferred: there is nothing to object to or give
/// back.
bool is_about_a_transfer(EventType command) {
    switch (command) {
        case EventType::redirect:
        case EventType::raise_objection:
        case EventType::return_case:
        case EventType::ask_withdrawal:
        case EventType::reopen_transfer: return true;
        default: return false;
    }
}

/// The rules that stages and flags of the row alone do not say.
bool exceptions_allow(const TransferState& state, EventType command, Side side) {
    if (waits_for_the_head(state, command)) return false;
    if (state.opened_by_brigade && is_about_a_transfer(command)) return false;
    switch (command) {
        case EventType::archive:
            return (side == Side::bureau || recipient_held_it(state)) &&
                   !state.flags.contains(archive_mark_of(side));
        // After the final reply a partial one only answers a question.
        case EventType::reply_partial:
            return state.stage != Stage::replied || state.flags.contains(Flag::question);
        // A confirmed case begins again where it was not handled.
        case EventType::reopen_transfer:
            return state.stage != Stage::confirmed || state.entered.contains(Stage::returned) ||
                   state.entered.contains(Stage::declined);
        // The police get one case once: what was referred before must have come to an end.
        case EventType::report_crime:
            return state.referrals.empty() ||
                   (state.referrals.back().ended() && !state.referrals.back().accepted());
        case EventType::refer_crime:
        case EventType::keep_crime:
            return !state.referrals.empty() && !state.referrals.back().ended() &&
                   !state.referrals.back().referral.approved_at.date.is_set();
        case EventType::hand_over_crime:
            return !state.referrals.empty() &&
                   !state.referrals.back().hand_over.handed_over_at.date.is_set();
        case EventType::police_answer:
            return !state.referrals.empty() &&
                   state.referrals.back().hand_over.handed_over_at.date.is_set();
        case EventType::settle_entry:
            return std::any_of(state.history.begin(), state.history.end(),
                               [](const HistoryLine& line) { return line.unsettled(); });
        case EventType::record_custody: return keeps_any(state, side);
        case EventType::decide_preservation: return has_open_preservation(state, side);
        default: break;
    }
    // What is archived takes no more papers from the side that archived it.
    if (adds_papers(command) && state.flags.contains(archive_mark_of(side))) return false;
    // After the transfer D adds evidence only to answer a request for it.
    if (command == EventType::add_evidence && side == Side::bureau &&
        detail::k_owned_by_recipient.contains(state.stage)) {
        return state.flags.contains(Flag::supplement);
    }
    return true;
}

}  // namespace

Status table_allows(const TransferState& state, EventType command, const AgencyId& agency) {
    const Transition& row = transition_of(command);
    Side side{};
    if (!asking_side(state, row, agency, side)) return fail(ErrorCode::not_your_agency);
    const StageSet from = side == Side::bureau ? row.bureau_from : row.recipient_from;
    if (from.empty()) return fail(ErrorCode::not_your_agency);
    if (!from.contains(state.stage) || !state.flags.contains_all(row.needs) ||
        state.flags.overlaps(row.refuses) || !exceptions_allow(state, command, side)) {
        return fail(ErrorCode::not_allowed_in_stage);
    }
    return Done{};
}

}  // namespace casebridge::domain
