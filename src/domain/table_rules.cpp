#include "domain/table_rules.h"

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
           command == EventType::set_legal_basis;
}

/// The rules that stages and flags of the row alone do not say.
bool exceptions_allow(const TransferState& state, EventType command, Side side) {
    if (command == EventType::archive) {
        const bool held = side == Side::bureau || state.entered.contains(Stage::received);
        return held && !state.flags.contains(archive_mark_of(side));
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
