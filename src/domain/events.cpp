#include "domain/events.h"

#include <memory>
#include <utility>

#include "domain/record_dates.h"

namespace casebridge::domain {

namespace {

template <std::size_t... I>
constexpr bool alternatives_in_enum_order(std::index_sequence<I...>) {
    return ((std::variant_alternative_t<I, EventVariant>::type == static_cast<EventType>(I)) &&
            ...);
}
constexpr auto k_alternatives = std::make_index_sequence<std::variant_size_v<EventVariant>>{};
static_assert(std::variant_size_v<EventVariant> == k_event_type_count);
static_assert(alternatives_in_enum_order(k_alternatives));

template <std::size_t... I>
EventData empty_of(EventType type, std::index_sequence<I...>) {
    EventData data;
    ((static_cast<std::size_t>(type) == I ? (void)data.emplace<I>() : (void)0), ...);
    return data;
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
    Date operator()(const OpenByBrigade& event) const { return record_date(event.inspection); }
    Date operator()(const WithdrawBeforeReceipt& event) const { return event.withdrawn_on; }
    Date operator()(const Redirect& event) const { return event.redirected_on; }
    Date operator()(const ReturnCase& event) const { return event.returned_on; }
    Date operator()(const AskWithdrawal& event) const { return event.asked_on; }
    Date operator()(const ConsentWithdrawal& event) const { return event.consented_on; }
    Date operator()(const RefuseWithdrawal& event) const { return event.refused_on; }
    Date operator()(const ReferCrime& event) const { return event.approved_at.date; }
    Date operator()(const PoliceAnswer& event) const { return event.answered_on; }
    Date operator()(const ReplyPartial& event) const { return event.replied_on; }
    Date operator()(const QuestionReply& event) const { return event.questioned_on; }
    Date operator()(const ReopenCase& event) const { return event.reopened_on; }
    Date operator()(const ReopenTransfer& event) const { return event.reopened_on; }
    Date operator()(const CorrectEntry& event) const { return event.corrected_on; }
    Date operator()(const ExtendDecision& event) const { return event.extended_on; }
    Date operator()(const ReportCrime& event) const { return event.reported_on; }
    Date operator()(const KeepCrime& event) const { return event.decided_on; }
    Date operator()(const HandOverCrime& event) const { return event.handed_over_at.date; }
    Date operator()(const PreserveEvidence& event) const { return event.registered_on; }
    Date operator()(const DecidePreservation& event) const { return event.decided_on; }
    Date operator()(const SettleEntry& event) const { return event.settled_on; }
    Date operator()(const RecordCustody& event) const { return event.happened_at.date; }
    Date operator()(const AddParty& event) const { return event.added_on; }
    Date operator()(const AddVehicle& event) const { return event.added_on; }
    Date operator()(const ExplainSharedNumber& event) const { return event.explained_on; }
    Date operator()(const AttachScan& event) const { return event.attached_on; }
    Date operator()(const BeginMatter& event) const { return record_date(event.record); }
    Date operator()(const TakeMatter& event) const { return event.taken_at.date; }
    Date operator()(const AcknowledgeNotice& event) const { return event.read_at.date; }
    Date operator()(const FileRecord& event) const { return record_date(event.record); }
    Date operator()(const ApprovePlan& event) const { return event.approval.approved_on; }
    Date operator()(const AssignMatter& event) const { return event.assigned_on; }
    Date operator()(const ChangeDue& event) const { return event.changed_on; }
    Date operator()(const ReportResult& event) const { return record_date(event.record); }
    Date operator()(const ReturnResult& event) const { return event.returned_on; }
    Date operator()(const AcceptResult& event) const { return event.accepted_on; }
    Date operator()(const LinkMatter& event) const { return event.linked_on; }
};

}  // namespace

Date SignReceipt::day_zero() const {
    if (!recipient_date.is_set()) return agent_date;
    if (!agent_date.is_set()) return recipient_date;
    return recipient_date < agent_date ? recipient_date : agent_date;
}

EventData::EventData() noexcept = default;
EventData::EventData(const EventData& other) = default;
EventData::EventData(EventData&& other) noexcept = default;
// Not defaulted: a variant's own assignment is code for each pair of "the same kind" and "another",
// for which nothing is gained.
EventData& EventData::operator=(const EventData& other) { return *this = EventData{other}; }
EventData& EventData::operator=(EventData&& other) noexcept {
    if (this != &other) {
        std::destroy_at(this);
        std::construct_at(this, std::move(other));
    }
    return *this;
}
EventData::~EventData() = default;

bool operator==(const EventData& one, const EventData& other) {
    return static_cast<const EventVariant&>(one) == static_cast<const EventVariant&>(other);
}

EventType type_of(const EventData& data) { return static_cast<EventType>(data.index()); }

EventData make_empty(EventType type) { return empty_of(type, k_alternatives); }

Date date_of(const EventData& data) { return std::visit(DateOf{}, data); }

}  // namespace casebridge::domain
