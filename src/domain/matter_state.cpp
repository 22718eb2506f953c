#include "domain/matter_state.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "domain/evidence_types.h"
#include "domain/record_dates.h"

namespace casebridge::domain {

namespace {

/// Papers that came after the last dispatch do not belong to 附件1's list.
std::set<EventId> events_until_dispatch(const MatterState& state) {
    std::set<EventId> until_now;
    std::set<EventId> until_dispatch;
    bool dispatched = false;
    for (const HistoryLine& line : state.history) {
        until_now.insert(line.event);
        if (line.standing != Standing::effective) continue;
        if (line.type == EventType::dispatch_transfer) {
            dispatched = true;
            until_dispatch = until_now;
        }
        // A new 附件1 takes everything with it that there is by then.
        if (line.type == EventType::reopen_transfer) dispatched = false;
    }
    return dispatched ? until_dispatch : until_now;
}

PaperGroup group_of(const Record& record) {
    return record.type == k_inspection ? PaperGroup::inspection : PaperGroup::urging;
}

std::string title_of(const Record& record) {
    const RecordType* type = find_record_type(record.type);
    std::string title(type == nullptr ? std::string_view(record.type) : type->label);
    const Date date = record_date(record);
    if (date.is_set()) title += "（" + to_chinese(date) + "）";
    return title;
}

/// The police's numbers are theirs; 案卷号 are not numbers of papers.
struct NumberTaken {
    template <class Event>
    std::string operator()(const Event&) const {
        return {};
    }
    std::string operator()(const ApproveTransfer& event) const { return event.document_number; }
    std::string operator()(const OrderRectification& event) const {
        return std::string{event.order.value("document_number")};
    }
    std::string operator()(const FileCase& event) const { return event.case_number; }
    std::string operator()(const Decide& event) const { return event.decision_number; }
    std::string operator()(const ReplyPartial& event) const { return event.letter.document_number; }
    std::string operator()(const ReplyFinal& event) const { return event.letter.document_number; }
    std::string operator()(const QuestionReply& event) const { return event.document_number; }
    std::string operator()(const ReferCrime& event) const { return event.document_number; }
    std::string operator()(const Redirect& event) const { return event.document_number; }
};

}  // namespace

LoopStep loop_step_of(const MatterState& state) {
    if (is_archived(state)) return LoopStep::archived;
    switch (state.stage) {
        case Stage::none:
        case Stage::discovered: return LoopStep::discovered;
        case Stage::rectifying:
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved:
        case Stage::dispatched:
        case Stage::assigned: return LoopStep::assigned;
        case Stage::received:
        case Stage::objected:
        case Stage::reviewed:
        case Stage::filed:
        case Stage::decided:
        case Stage::declined:
        case Stage::returned:
        case Stage::handling: return LoopStep::handling;
        case Stage::replied:
        case Stage::confirmed:
        case Stage::closed:
        case Stage::withdrawn:
        case Stage::answered:
        case Stage::settled: return LoopStep::replied;
    }
    return LoopStep::discovered;
}

AgencyId owner_of(const MatterState& state) {
    switch (state.stage) {
        case Stage::none:
        case Stage::discovered:
        case Stage::rectifying:
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved:
        case Stage::dispatched: return state.bureau;
        case Stage::received:
        case Stage::objected:
        case Stage::reviewed:
        case Stage::filed:
        case Stage::decided:
        case Stage::declined:
        case Stage::returned: return state.recipient;
        case Stage::replied:
            return state.flags.contains(Flag::question) ? state.recipient : state.bureau;
        case Stage::assigned:
        case Stage::handling:
        case Stage::answered: return agency_of(state, owning_side(state));
        case Stage::confirmed:
        case Stage::closed:
        case Stage::withdrawn:
        case Stage::settled: {
            const bool waits_for_recipient = state.flags.contains(Flag::archived_bureau) &&
                                             recipient_held_it(state) &&
                                             !state.flags.contains(Flag::archived_recipient);
            return waits_for_recipient ? state.recipient : state.bureau;
        }
    }
    return state.bureau;
}

bool side_of(const MatterState& state, const AgencyId& agency, Side& side) {
    if (agency.empty()) return false;
    if (agency == state.bureau) {
        side = Side::bureau;
        return true;
    }
    if (agency == state.recipient || agency == state.recipient_detachment) {
        side = Side::recipient;
        return true;
    }
    return false;
}

Side side_that_keeps(const MatterState& state, const Preservation& kept) {
    return kept.agency == state.bureau ? Side::bureau : Side::recipient;
}

bool recipient_held_it(const MatterState& state) {
    return state.kind != MatterKind::transfer || state.opened_by_brigade ||
           state.entered.contains(Stage::received);
}

bool is_participant(const MatterState& state, const AgencyId& agency) {
    Side side{};
    return side_of(state, agency, side);
}

Side owning_side(const MatterState& state) {
    // A result waits for the other side's word.
    return state.stage == Stage::answered ? other_side(state.cooperation.owner)
                                          : state.cooperation.owner;
}

AgencyId agency_of(const MatterState& state, Side side) {
    return side == Side::bureau ? state.bureau : state.recipient;
}

bool is_approved_by(const MatterState& state, Side side) {
    return std::any_of(state.cooperation.approvals.begin(), state.cooperation.approvals.end(),
                       [&](const FiledApproval& approval) {
                           Side by{};
                           return side_of(state, approval.agency, by) && by == side;
                       });
}

bool is_archived(const MatterState& state) {
    // A log, and a notice that was read, leave nothing to do.
    if (state.stage == Stage::settled && kind_row(state.kind).ending != Ending::result) return true;
    if (!is_finished(state.stage) || !state.flags.contains(Flag::archived_bureau)) return false;
    return !recipient_held_it(state) || state.flags.contains(Flag::archived_recipient);
}

Date opened_on(const MatterState& state) {
    return state.history.empty() ? Date{} : state.history.front().date;
}

Date last_recheck_date(const MatterState& state) {
    for (auto filed = state.records.rbegin(); filed != state.records.rend(); ++filed) {
        if (filed->record.type == k_recheck) return record_date(filed->record);
    }
    return {};
}

std::vector<MaterialLine> materials_of(const MatterState& state) {
    const std::set<EventId> attached = events_until_dispatch(state);
    std::vector<MaterialLine> lines;
    for (const PaperGroup group :
         {PaperGroup::inspection, PaperGroup::urging, PaperGroup::violation}) {
        for (const FiledRecord& filed : state.records) {
            if (group_of(filed.record) != group || !attached.contains(filed.event)) continue;
            lines.push_back({group, title_of(filed.record), 1, {}});
        }
        for (const FiledEvidence& filed : state.evidence) {
            const Evidence& evidence = filed.evidence;
            if (evidence.group != group || !attached.contains(filed.event)) continue;
            lines.push_back({group, listed_title(evidence), evidence.pages, evidence.file});
        }
    }
    return lines;
}

const HistoryLine* find_entry(const MatterState& state, const EventId& event) {
    for (const HistoryLine& line : state.history) {
        if (line.event == event) return &line;
    }
    return nullptr;
}

std::vector<std::string> numbers_of(const MatterState& state) {
    std::set<std::string> numbers;
    for (const NumberedPaper& paper : state.numbered) numbers.insert(paper.number);
    return {numbers.begin(), numbers.end()};
}

bool is_explained(const MatterState& state, std::string_view number) {
    return std::any_of(
        state.explained_numbers.begin(), state.explained_numbers.end(),
        [&](const ExplainedNumber& explained) { return explained.content.number == number; });
}

NumberUse use_of(const MatterState& state, const NumberedPaper& paper) {
    if (paper.type != EventType::approve_transfer) return NumberUse::used;
    if (paper.number == state.letter_number) {
        return state.transfer_approval.approved_on.is_set() ? NumberUse::used : NumberUse::held;
    }
    for (const EarlierOpening& earlier : state.earlier) {
        if (paper.number == earlier.letter_number) return NumberUse::used;
    }
    return NumberUse::replaced;
}

std::string number_taken_by(const EventData& data) {
    return std::string{trimmed(std::visit(NumberTaken{}, data))};
}

}  // namespace casebridge::domain
