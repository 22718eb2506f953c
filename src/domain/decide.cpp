#include "domain/decide.h"

#include "domain/custody.h"
#include "domain/problems.h"
#include "domain/settlement.h"
#include "domain/table_rules.h"

namespace casebridge::domain {
namespace {

/// Whoever begins a matter has it in hand already.
bool began_it(const MatterState& state, Side side) {
    Side opener{};
    return !state.history.empty() && side_of(state, state.history.front().agency, opener) &&
           opener == side && state.cooperation.hand_overs.empty();
}

/// Commands that add to a matter and never move it on.
bool only_adds(EventType command) {
    return command == EventType::note || command == EventType::add_evidence ||
           command == EventType::add_inspection || command == EventType::set_legal_basis;
}

/// What moves a matter on that is no transfer: the owner takes it, handles it and reports, the
/// other side accepts.
EventType cooperation_step(const MatterState& state, Side side) {
    const KindRow& row = kind_row(state.kind);
    const bool owns = state.cooperation.owner == side;
    const bool to_approve = row.needs_both_approvals && !is_approved_by(state, side);
    switch (state.stage) {
        case Stage::assigned:
            if (to_approve) return EventType::approve_plan;
            if (!owns) return EventType::note;
            if (row.ending == Ending::receipt) return EventType::acknowledge_notice;
            return began_it(state, side) ? EventType::report_result : EventType::take_matter;
        case Stage::handling:
            return to_approve ? EventType::approve_plan
                   : owns     ? EventType::report_result
                              : EventType::note;
        case Stage::answered: return owns ? EventType::note : EventType::accept_result;
        default: return EventType::archive;
    }
}

/// What moves the bureau's matter on.
EventType bureau_step(const MatterState& state) {
    switch (state.stage) {
        case Stage::none: return EventType::open_matter;
        case Stage::discovered:
            return gate_is_met(gate_of(state)) ? EventType::draft_transfer
                                               : EventType::order_rectification;
        case Stage::rectifying: return EventType::recheck_complete;
        case Stage::unrectified: return EventType::draft_transfer;
        case Stage::drafted: return EventType::approve_transfer;
        case Stage::approved: return EventType::dispatch_transfer;
        case Stage::objected:
        case Stage::reviewed:
        case Stage::filed: return EventType::answer_supplement;
        case Stage::replied: return EventType::confirm_reply;
        case Stage::rectified: return EventType::close;
        case Stage::dispatched:
        case Stage::received:
        case Stage::decided:
        case Stage::declined:
        case Stage::returned: return EventType::note;
        case Stage::confirmed:
        case Stage::closed:
        case Stage::withdrawn: return EventType::archive;
        case Stage::assigned:
        case Stage::handling:
        case Stage::answered:
        case Stage::settled: return cooperation_step(state, Side::bureau);
    }
    __builtin_trap();
}

/// An objection is talked over, then settled by a supplement or at once.
EventType objected_step(const MatterState& state) {
    if (!consulted_since_objection(state)) return EventType::record_consultation;
    const ObjectionKind kind =
        state.objections.empty() ? ObjectionKind::other : state.objections.back().kind;
    if (kind == ObjectionKind::jurisdiction) return EventType::return_case;
    return kind == ObjectionKind::evidence && state.supplements.empty()
               ? EventType::request_supplement
               : EventType::pass_review;
}

/// 涉嫌犯罪移送 goes before the decision, once it was begun.
bool police_step_is_due(const MatterState& state) {
    const bool handling = state.stage == Stage::reviewed || state.stage == Stage::filed;
    return handling && !state.referrals.empty() && !state.referrals.back().ended();
}

EventType recipient_step(const MatterState& state) {
    if (state.flags.contains(Flag::withdrawal)) return EventType::consent_withdrawal;
    if (police_step_is_due(state)) return state.referrals.back().next_step();
    switch (state.stage) {
        case Stage::dispatched: return EventType::sign_receipt;
        case Stage::received: return EventType::pass_review;
        case Stage::objected: return objected_step(state);
        case Stage::reviewed: return EventType::file_case;
        case Stage::filed: return EventType::decide;
        case Stage::decided:
        case Stage::declined:
        case Stage::returned: return EventType::reply_final;
        case Stage::confirmed:
        case Stage::withdrawn: return EventType::archive;
        case Stage::none:
        case Stage::discovered:
        case Stage::rectifying:
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved:
        case Stage::closed: return EventType::note;
        case Stage::replied: return EventType::reply_partial;  // allowed where it was questioned
        case Stage::assigned:
        case Stage::handling:
        case Stage::answered:
        case Stage::settled: return cooperation_step(state, Side::recipient);
    }
    __builtin_trap();
}

ErrorCode code_of(FieldProblem::Kind kind) {
    switch (kind) {
        case FieldProblem::Kind::missing: return ErrorCode::field_required;
        case FieldProblem::Kind::number_taken: return ErrorCode::number_taken;
        case FieldProblem::Kind::wrong:
        case FieldProblem::Kind::too_long:
        case FieldProblem::Kind::in_future:
        case FieldProblem::Kind::before_last_recheck:
        case FieldProblem::Kind::before_earlier_step:
        case FieldProblem::Kind::same_officer_twice:
        case FieldProblem::Kind::no_consultation:
        case FieldProblem::Kind::not_accepted:
        case FieldProblem::Kind::nothing_changed:
        case FieldProblem::Kind::not_correctable:
        case FieldProblem::Kind::not_adoptable:
        case FieldProblem::Kind::number_of_closed_opening:
        case FieldProblem::Kind::item_unanswered:
        case FieldProblem::Kind::unknown_choice: return ErrorCode::field_invalid;
    }
    __builtin_trap();
}

/// Entries about entries: one's own are corrected, and settled by those whom settlement.h names. An
/// entry that the matter does not have is a problem of the form.
bool may_speak_about(const MatterState& state, const EventData& proposed, const AgencyId& agency) {
    if (const auto* correction = std::get_if<CorrectEntry>(&proposed)) {
        const HistoryLine* line = find_entry(state, correction->entry);
        return line == nullptr || line->agency == agency;
    }
    if (const auto* settlement = std::get_if<SettleEntry>(&proposed)) {
        const HistoryLine* line = find_entry(state, settlement->entry);
        return line == nullptr || may_settle(state, *line, agency);
    }
    if (const auto* custody = std::get_if<RecordCustody>(&proposed)) {
        const FiledEvidence* filed = find_evidence(state, custody->entry);
        return filed == nullptr || may_keep(state, *filed, agency);
    }
    return true;
}

}  // namespace

Status allowed(const MatterState& state, EventType command, const AgencyId& agency) {
    if (state.unknown_events > 0) return fail(ErrorCode::matter_read_only);
    CHECK_OK(table_allows(state, command, agency));
    return Done{};
}

std::vector<EventType> allowed_commands(const MatterState& state, const AgencyId& agency) {
    std::vector<EventType> commands;
    for (const Transition& row : k_transitions) {
        if (state.stage == Stage::none && row.event == EventType::open_matter) continue;
        if (allowed(state, row.event, agency).ok()) commands.push_back(row.event);
    }
    return commands;
}

bool primary_command(const MatterState& state, const AgencyId& agency, EventType& command) {
    Side side{};
    if (!side_of(state, agency, side)) return false;
    const EventType step = side == Side::bureau ? bureau_step(state) : recipient_step(state);
    // A supplement that is owed comes before the step it holds up.
    const bool waits = side == Side::recipient && state.flags.contains(Flag::supplement) &&
                       (step == EventType::pass_review || step == EventType::file_case);
    if (waits || only_adds(step) || !allowed(state, step, agency).ok()) return false;
    command = step;
    return true;
}

Result<std::vector<EventData>> decide(const MatterState& state, EventData proposed,
                                      const Actor& actor, const DecideContext& given) {
    DecideContext context = given;
    context.me = actor.agency;
    const EventType command = type_of(proposed);
    CHECK_OK(allowed(state, command, actor.agency));
    if (command == EventType::draft_transfer && !gate_is_met(gate_of(state))) {
        return fail(ErrorCode::gate_incomplete);
    }
    if (!records_fit(state, proposed, actor.agency))
        return fail(ErrorCode::field_invalid, "record");
    if (!may_speak_about(state, proposed, actor.agency)) return fail(ErrorCode::not_your_agency);
    const std::vector<FieldProblem> problems = problems_of(state, proposed, context);
    if (!problems.empty()) {
        return fail(code_of(problems.front().kind), problems.front().key);
    }
    std::vector<EventData> decided;
    decided.push_back(std::move(proposed));
    return decided;
}

}  // namespace casebridge::domain
