#include "domain/events.h"

#include <array>
#include <utility>

#include "domain/record_dates.h"

namespace casebridge::domain {

namespace {

template <std::size_t... I>
constexpr auto types_of_alternatives(std::index_sequence<I...>) {
    return std::array<EventType, sizeof...(I)>{std::variant_alternative_t<I, EventData>::type...};
}
constexpr auto k_alternative_types =
    types_of_alternatives(std::make_index_sequence<std::variant_size_v<EventData>>{});

template <std::size_t... I>
bool emplace_by_type(EventType type, EventData& data, std::index_sequence<I...>) {
    return ((k_alternative_types[I] == type ? (data.emplace<I>(), true) : false) || ...);
}

struct DateOf {
    Date operator()(const OpenMatter& event) const { return record_date(event.inspection); }
    Date operator()(const OrderRectification& event) const { return record_date(event.order); }
    Date operator()(const Remind& event) const { return event.reminded_on; }
    Date operator()(const RecheckComplete& event) const { return record_date(event.recheck); }
    Date operator()(const RecheckFailed& event) const { return record_date(event.recheck); }
    Date operator()(const CloseMatter& event) const { return event.closed_on; }
    Date operator()(const DraftTransfer& event) const { return event.letter.letter_date; }
    Date operator()(const ReturnDraft& event) const { return event.returned_on; }
    Date operator()(const ApproveTransfer& event) const { return event.approval.approved_on; }
    Date operator()(const DispatchTransfer& event) const { return event.dispatched_on; }
    Date operator()(const SignReceipt& event) const { return event.day_zero(); }
    Date operator()(const PassReview& event) const { return event.reviewed_on; }
    Date operator()(const RaiseObjection& event) const { return event.raised_on; }
    Date operator()(const RecordConsultation& event) const { return event.held_on; }
    Date operator()(const RequestSupplement& event) const { return event.requested_on; }
    Date operator()(const AnswerSupplement& event) const { return event.answered_on; }
    Date operator()(const FileCase& event) const { return event.filed_on; }
    Date operator()(const DeclineToFile& event) const { return event.declined_on; }
    Date operator()(const Note& event) const { return event.noted_on; }
    Date operator()(const Decide& event) const { return event.decided_on; }
    Date operator()(const ReplyFinal& event) const { return event.replied_on; }
    Date operator()(const ConfirmReply& event) const { return event.confirmed_on; }
    Date operator()(const Archive& event) const { return event.archived_on; }
    Date operator()(const AddEvidence& event) const { return event.evidence.collected_at.date; }
    Date operator()(const AddInspection& event) const { return record_date(event.inspection); }
    Date operator()(const SetLegalBasis&) const { return {}; }
};

}  // namespace

Date SignReceipt::day_zero() const {
    if (!recipient_date.is_set()) return agent_date;
    if (!agent_date.is_set()) return recipient_date;
    return recipient_date < agent_date ? recipient_date : agent_date;
}

EventType type_of(const EventData& data) { return k_alternative_types[data.index()]; }

bool make_empty(EventType type, EventData& data) {
    return emplace_by_type(type, data, std::make_index_sequence<std::variant_size_v<EventData>>{});
}

Date date_of(const EventData& data) { return std::visit(DateOf{}, data); }

}  // namespace casebridge::domain
