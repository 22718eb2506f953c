#include "domain/table_rules.h"

#include <algorithm>

#include "domain/custody.h"

namespace casebridge::domain {

namespace {

/// Who begins a matter takes part by beginning it. Kinds of agencies are the directory's business.
bool asking_side(const MatterState& state, const Transition& row, const AgencyId& agency,
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
bool has_open_preservation(const MatterState& state, Side side) {
    return std::any_of(
        state.preservations.begin(), state.preservations.end(), [&](const Preservation& kept) {
            return side_that_keeps(state, kept) == side && !kept.decision.decided_on.is_set();
        });
}

/// What would end or move the handling while the head has yet to decide on a reported crime.
bool waits_for_the_head(const MatterState& state, EventType command) {
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

bool answers_by_result(const MatterState& state) {
    return kind_row(state.kind).ending == Ending::result;
}

/// The plan has the approvals that it needs.
bool is_approved(const MatterState& state) {
    return !kind_row(state.kind).needs_both_approvals ||
           (is_approved_by(state, Side::bureau) && is_approved_by(state, Side::recipient));
}

bool takes_records_of(const MatterState& state, Side side) {
    const auto records = records_of(state.kind);
    return std::any_of(records.begin(), records.end(), [&](const KindRecord& record) {
        return takes_record(state.kind, record.type, side);
    });
}

/// The rules that stages and flags of the row alone do not say.
bool exceptions_allow(const MatterState& state, EventType command, Side side) {
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
        case EventType::begin_matter: return true;
        case EventType::take_matter:
            return answers_by_result(state) && state.cooperation.owner == side;
        case EventType::acknowledge_notice:
            return !answers_by_result(state) && state.cooperation.owner == side;
        case EventType::report_result:
            return answers_by_result(state) && state.cooperation.owner == side &&
                   is_approved(state);
        case EventType::return_result:
        case EventType::accept_result: return state.cooperation.owner != side;
        case EventType::approve_plan:
            return kind_row(state.kind).needs_both_approvals && !is_approved_by(state, side);
        case EventType::assign_matter:
            return state.cooperation.owner == side && !kind_row(state.kind).owner_is_fixed;
        case EventType::change_due: return answers_by_result(state);
        case EventType::file_record: return takes_records_of(state, side);
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

Status table_allows(const MatterState& state, EventType command, const AgencyId& agency) {
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

namespace {

bool may_begin(const BeginMatter& data, const AgencyId& agency) {
    const KindRow& row = kind_row(data.kind);
    if (data.kind == MatterKind::transfer || data.record.type != row.opening) return false;
    if (data.bureau.empty() || data.recipient.empty() || data.bureau == data.recipient ||
        data.bureau == data.detachment) {
        return false;
    }
    const bool is_bureau = agency == data.bureau;
    const bool takes_part = is_bureau || agency == data.recipient || agency == data.detachment;
    if (!takes_part || !(is_bureau ? row.by_bureau : row.by_recipient)) return false;
    const Side opener = is_bureau ? Side::bureau : Side::recipient;
    return !row.owner_is_fixed || data.owner == first_owner(row, opener);
}

}  // namespace

bool records_fit(const MatterState& state, const EventData& data, const AgencyId& agency) {
    Side side{};
    if (const auto* begun = std::get_if<BeginMatter>(&data)) return may_begin(*begun, agency);
    if (const auto* filed = std::get_if<FileRecord>(&data)) {
        return side_of(state, agency, side) && takes_record(state.kind, filed->record.type, side);
    }
    if (const auto* result = std::get_if<ReportResult>(&data)) {
        return result->record.type == kind_row(state.kind).result;
    }
    return true;
}

}  // namespace casebridge::domain
