#include "domain/problems.h"
#include "domain/supplements.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "domain/cooperation_records.h"
#include "domain/corrections.h"
#include "domain/custody.h"
#include "domain/deadlines.h"
#include "domain/forms.h"
#include "domain/record_dates.h"
#include "domain/settlement.h"

namespace casebridge::domain {
namespace {

using Kind = FieldProblem::Kind;

bool contains(std::span<const std::string> numbers, const std::string& number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

bool is_used(const DecideContext& context, const std::string& number) {
    return contains(context.numbers_in_use, number) || contains(context.voided_numbers, number);
}

/// The rules that need the state or several fields at once.
class CrossChecks {
public:
    CrossChecks(const MatterState& state, const DecideContext& context,
                std::vector<FieldProblem>& problems)
        : state_(state), context_(context), problems_(problems) {}

    void operator()(const OpenMatter& event) { officers("inspection.", event.inspection); }
    void operator()(const OpenByBrigade& event) {
        if (event.bureau.empty()) add("bureau", Kind::missing);
        officers("inspection.", event.inspection);
    }
    void operator()(const AddInspection& event) { officers("inspection.", event.inspection); }
    void operator()(const OrderRectification& event) {
        officers("order.", event.order);
        const std::string ordered{event.order.value("document_number")};
        if (!ordered.empty()) number("order.document_number", ordered);
        not_before("order.issued_on", record_date(event.order), entered(Stage::discovered));
        const auto due = Date::parse(event.order.value("due_on"));
        if (due.ok()) not_before("order.due_on", *due, record_date(event.order));
    }
    void operator()(const Remind& event) {
        not_in_future("reminded_on", event.reminded_on);
        not_before("reminded_on", event.reminded_on, last_order_date());
    }
    void operator()(const CloseMatter& event) {
        not_in_future("closed_on", event.closed_on);
        not_before("closed_on", event.closed_on, entered(state_.stage));
        const bool rectified = event.reason == CloseReason::rectified;
        if (rectified && state_.stage != Stage::rectified) add("reason", Kind::wrong);
        // 整改完毕 alone does not say that nothing is to be punished (行政处罚法33).
        if ((!rectified || state_.has_legal_basis) && trimmed(event.explanation).empty()) {
            add("explanation", Kind::missing);
        }
        if (rectified) return;
        if (trimmed(event.approval.approver).empty()) add("approval.approver", Kind::missing);
        if (!event.approval.approved_on.is_set()) add("approval.approved_on", Kind::missing);
        approval(event.approval, {});
    }
    void operator()(const RecheckComplete& event) { recheck(event.recheck); }
    void operator()(const RecheckFailed& event) { recheck(event.recheck); }
    void operator()(const DraftTransfer& event) {
        if (event.recipient.empty()) add("recipient", Kind::missing);
        if (!event.recipient.empty() && event.recipient == state_.bureau) {
            add("recipient", Kind::wrong);
        }
        const Date last = last_recheck_date(state_);
        const Date written = event.letter.letter_date;
        if (written.is_set() && last.is_set() && written < last) {
            add("letter.letter_date", Kind::before_last_recheck);
        }
        not_in_future("letter.letter_date", written);
    }
    void operator()(const ReturnDraft& event) { not_in_future("returned_on", event.returned_on); }
    void operator()(const ApproveTransfer& event) {
        // A number taken by an earlier approval of this very letter stays with the matter.
        if (event.document_number != state_.letter_number ||
            contains(context_.voided_numbers, event.document_number)) {
            number("document_number", event.document_number);
        }
        for (const EarlierOpening& earlier : state_.earlier) {
            if (event.document_number == earlier.letter_number) {
                add("document_number", Kind::number_of_closed_opening);
            }
        }
        approval(event.approval, state_.letter.letter_date);
    }
    void operator()(const DispatchTransfer& event) {
        not_in_future("dispatched_on", event.dispatched_on);
        not_before("dispatched_on", event.dispatched_on, state_.transfer_approval.approved_on);
    }
    void operator()(const WithdrawBeforeReceipt& event) {
        approved_step("withdrawn_on", event.withdrawn_on, entered(Stage::dispatched), event);
    }
    void operator()(const Redirect& event) {
        approved_step("redirected_on", event.redirected_on, state_.receipt.day_zero(), event);
        if (event.recipient.empty()) add("recipient", Kind::missing);
        const bool nowhere_new =
            event.recipient == state_.recipient || event.recipient == state_.bureau;
        if (!event.recipient.empty() && nowhere_new) add("recipient", Kind::wrong);
        // Cards need not name the detachment: where neither does, the officers' word stands.
        const bool inside = event.recipient_detachment == state_.recipient_detachment ||
                            event.recipient_detachment == state_.recipient;
        const bool to_detachment = event.recipient == state_.recipient_detachment;
        if (event.basis == RedirectBasis::within_detachment) {
            if (!inside && !to_detachment) add("basis", Kind::wrong);
            return;
        }
        // 行政处罚法25: only the 共同的上一级 designates, on paper.
        if (trimmed(event.document_number).empty()) add("document_number", Kind::missing);
        if (trimmed(event.decided_by).empty()) add("decided_by", Kind::missing);
    }
    void operator()(const ReturnCase& event) {
        approved_step("returned_on", event.returned_on, entered(Stage::objected), event);
        if (event.basis == ReturnBasis::agreed && !consulted_since_objection(state_)) {
            add("basis", Kind::no_consultation);
        }
    }
    void operator()(const AskWithdrawal& event) {
        approved_step("asked_on", event.asked_on, state_.receipt.day_zero(), event);
    }
    void operator()(const ConsentWithdrawal& event) {
        approved_step("consented_on", event.consented_on, asked_on(), event);
    }
    void operator()(const RefuseWithdrawal& event) {
        approved_step("refused_on", event.refused_on, asked_on(), event);
    }
    void operator()(const ReopenTransfer& event) {
        approved_step("reopened_on", event.reopened_on, entered(state_.stage), event);
    }
    void operator()(const ReopenCase& event) {
        approved_step("reopened_on", event.reopened_on, entered(Stage::confirmed), event);
    }
    void operator()(const SignReceipt& event) {
        if (!event.day_zero().is_set()) add("recipient_date", Kind::missing);
        if (event.recipient_date.is_set() && trimmed(event.recipient_person).empty()) {
            add("recipient_person", Kind::missing);
        }
        if (event.agent_date.is_set() && trimmed(event.agent_person).empty()) {
            add("agent_person", Kind::missing);
        }
        // Row 13: the bureau writes down what the other side signed.
        if (context_.me == state_.bureau && !context_.me.empty() && trimmed(event.proof).empty()) {
            add("proof", Kind::missing);
        }
        if (!event.agent_person.empty() && trimmed(event.remark).empty()) {
            add("remark", Kind::missing);  // how 代收人 stands to 受送达人
        }
        for (const auto& [key, date] :
             {std::pair{"recipient_date", event.recipient_date},
              std::pair{"agent_date", event.agent_date}, std::pair{"served_on", event.served_on}}) {
            not_in_future(key, date);
            // The first dispatch: a lost bundle may be sent again after the receipt was signed.
            not_before(key, date, entered(Stage::dispatched));
        }
    }
    void operator()(const PassReview& event) {
        not_in_future("reviewed_on", event.reviewed_on);
        not_before("reviewed_on", event.reviewed_on, state_.receipt.day_zero());
        if (state_.stage != Stage::objected) return;
        not_before("reviewed_on", event.reviewed_on, entered(Stage::objected));
        if (!consulted_since_objection(state_)) add("reviewed_on", Kind::no_consultation);
    }
    void operator()(const RaiseObjection& event) {
        not_in_future("raised_on", event.raised_on);
        not_before("raised_on", event.raised_on, state_.receipt.day_zero());
    }
    void operator()(const RecordConsultation& event) {
        not_in_future("held_on", event.held_on);
        not_before("held_on", event.held_on, state_.receipt.day_zero());
    }
    void operator()(const RequestSupplement& event) {
        not_in_future("requested_on", event.requested_on);
        not_before("due_on", event.due_on, event.requested_on);
        const bool any =
            std::any_of(event.items.begin(), event.items.end(),
                        [](const std::string& item) { return !trimmed(item).empty(); });
        if (!any) add("items", Kind::missing);
    }
    void operator()(const AnswerSupplement& event) { answers(event); }
    void operator()(const FileCase& event) {
        not_in_future("filed_on", event.filed_on);
        not_before("filed_on", event.filed_on, state_.review.reviewed_on);
        if (event.case_number != state_.filing.case_number)
            number("case_number", event.case_number);
        approval(event.approval, {});
    }
    void operator()(const DeclineToFile& event) {
        not_in_future("declined_on", event.declined_on);
        not_before("declined_on", event.declined_on, state_.review.reviewed_on);
        approval(event.approval, {});
    }
    void operator()(const Note& event) {
        not_in_future("noted_on", event.noted_on);
        not_before("noted_on", event.noted_on, state_.receipt.day_zero());
    }
    void operator()(const Decide& event) {
        not_in_future("decided_on", event.decided_on);
        not_before("decided_on", event.decided_on, state_.filing.filed_on);
        const bool with_number = event.outcome == DecisionOutcome::penalty ||
                                 event.outcome == DecisionOutcome::no_penalty_minor ||
                                 event.outcome == DecisionOutcome::no_penalty_unfounded;
        if (with_number && trimmed(event.decision_number).empty()) {
            add("decision_number", Kind::missing);
        }
        if (!event.decision_number.empty()) number("decision_number", event.decision_number);
        const bool taken = !state_.referrals.empty() && state_.referrals.back().accepted();
        if (event.outcome == DecisionOutcome::crime && !taken) add("outcome", Kind::not_accepted);
        if (event.outcome != DecisionOutcome::penalty && !trimmed(event.amount_yuan).empty()) {
            add("amount_yuan", Kind::wrong);
        }
    }
    void operator()(const ExtendDecision& event) {
        approved_step("extended_on", event.extended_on, state_.filing.filed_on, event);
        Date former = state_.filing.filed_on.plus_days(clock_rule(ClockKind::decision).length);
        for (const ExtendDecision& earlier : state_.extensions) {
            if (!(earlier.extended_on < state_.filing.filed_on)) former = earlier.due_on;
        }
        not_before("due_on", event.due_on, former);
    }
    void operator()(const ReportCrime& event) {
        not_before("reported_on", event.reported_on, state_.review.reviewed_on);
    }
    void operator()(const ReferCrime& event) {
        if (state_.referrals.empty()) return;
        not_before("approved_at", event.approved_at.date,
                   state_.referrals.back().report.reported_on);
    }
    void operator()(const KeepCrime& event) {
        if (state_.referrals.empty()) return;
        not_before("decided_on", event.decided_on, state_.referrals.back().report.reported_on);
    }
    void operator()(const HandOverCrime& event) {
        if (state_.referrals.empty()) return;
        if (event.handed_over_at.date.is_set() &&
            event.handed_over_at < state_.referrals.back().referral.approved_at) {
            add("handed_over_at", Kind::before_earlier_step);
        }
    }
    void operator()(const PoliceAnswer& event) {
        if (!state_.referrals.empty()) {
            not_before("answered_on", event.answered_on,
                       state_.referrals.back().hand_over.handed_over_at.date);
        }
        if (event.verdict == PoliceVerdict::refused && trimmed(event.reason).empty()) {
            add("reason", Kind::missing);
        }
    }
    void operator()(const PreserveEvidence& event) { approval(event.approval, {}); }
    void operator()(const DecidePreservation& event) {
        for (const Preservation& kept : state_.preservations) {
            if (kept.decision.decided_on.is_set()) continue;
            not_before("decided_on", event.decided_on, kept.registration.registered_on);
            return;
        }
    }
    void operator()(const ReplyPartial& event) {
        reply(event.replied_on, event.letter, state_.receipt.day_zero());
        approval(event.approval, {});
    }
    void operator()(const ReplyFinal& event) {
        reply(event.replied_on, event.letter,
              entered(state_.stage));  // the decision, 不予立案, 退回
        approval(event.approval, {});
    }
    void operator()(const QuestionReply& event) {
        not_before("questioned_on", event.questioned_on, state_.reply.replied_on);
        not_before("due_on", event.due_on, event.questioned_on);
        if (event.points.empty()) add("points", Kind::missing);
    }
    void operator()(const CorrectEntry& event) {
        const HistoryLine* line = find_entry(state_, event.entry);
        if (line == nullptr || context_.entry == nullptr || !is_correctable(line->counts_as)) {
            add("entry", Kind::not_correctable);
            return;
        }
        if (event.changes.empty()) add("reason", Kind::nothing_changed);
        const auto result = corrected(*context_.entry, event.changes);
        if (!result.ok()) add("corrected." + result.error().detail, Kind::wrong);
        if (result.ok()) own_rules(*result);
        approval(event.approval, {});
    }
    void operator()(const SettleEntry& event) {
        const HistoryLine* line = find_entry(state_, event.entry);
        if (line == nullptr || !line->unsettled()) {
            add("entry", Kind::wrong);
        } else if (event.verdict == SettleVerdict::adopt &&
                   adoption_of(state_, *line) == Adoption::impossible) {
            add("verdict", Kind::not_adoptable);
        }
    }
    void operator()(const ConfirmReply& event) {
        not_in_future("confirmed_on", event.confirmed_on);
        not_before("confirmed_on", event.confirmed_on, state_.reply.replied_on);
    }
    void operator()(const Archive& event) {
        not_in_future("archived_on", event.archived_on);
        not_before("archived_on", event.archived_on, entered(state_.stage));
    }
    void operator()(const AddEvidence& event) {
        const Evidence& evidence = event.evidence;
        not_in_future("evidence.collected_at", evidence.collected_at.date);
        if (!evidence.answers_item.empty() && !was_asked_for(state_, evidence.answers_item)) {
            add("evidence.answers_item", Kind::wrong);
        }
        if (evidence.way == CollectionWay::by_officers) {
            officers("evidence.collection.", evidence.collection);
        }
        const std::string_view review = evidence.collection.value("review");
        if (evidence.way == CollectionWay::automatic && !review.empty() && review != "none") {
            wanted("evidence.collection.", evidence.collection, {"reviewed_by", "reviewed_on"});
        }
        const Record& particulars = evidence.particulars;
        if (evidence.kind == EvidenceKind::documentary && evidence.form == EvidenceForm::copy) {
            wanted("evidence.particulars.", particulars, {"provider", "original_place", "checked"});
        }
        if (evidence.kind == EvidenceKind::inquest_record) {
            const bool refused = particulars.value("signing") == "refused";
            wanted("evidence.particulars.", particulars, {refused ? "refusal_reason" : "signer"});
        }
    }
    void operator()(const RecordCustody& event) {
        const FiledEvidence* filed = find_evidence(state_, event.entry);
        if (filed == nullptr) return add("entry", Kind::wrong);
        if (!event.happened_at.date.is_set()) return;
        Moment earliest = filed->evidence.collected_at;
        for (const FiledCustody* before : custody_of(state_, event.entry)) {
            if (earliest < before->content.happened_at) earliest = before->content.happened_at;
        }
        if (event.happened_at < earliest) add("happened_at", Kind::before_earlier_step);
        if (event.action == CustodyAction::destroyed) {
            if (trimmed(event.note).empty()) add("note", Kind::missing);
        } else if (event.action != CustodyAction::returned_to_owner &&
                   trimmed(event.location).empty()) {
            add("location", Kind::missing);
        }
    }
    void operator()(const SetLegalBasis&) {}
    void operator()(const AddParty& event) {
        if (event.role == PartyRole::other && trimmed(event.relation).empty()) {
            add("relation", Kind::missing);
        }
    }
    void operator()(const AddVehicle&) {}
    void operator()(const ExplainSharedNumber& event) {
        const std::vector<std::string> numbers = numbers_of(state_);
        if (std::find(numbers.begin(), numbers.end(), event.number) == numbers.end()) {
            add("number", Kind::wrong);
        }
        approval(event.approval, {});
    }
    void operator()(const BeginMatter& event) {
        if (event.bureau.empty()) add("bureau", Kind::missing);
        if (event.recipient.empty()) add("recipient", Kind::missing);
        const bool is_log = kind_row(event.kind).ending == Ending::at_once;
        if (!is_log && !event.due_on.is_set() && trimmed(event.no_due_reason).empty()) {
            add("due_on", Kind::missing);
        }
        if (event.due_on.is_set()) not_before("due_on", event.due_on, record_date(event.record));
        record(event.record);
    }
    void operator()(const TakeMatter& event) {
        not_before_opening("taken_at", event.taken_at.date);
    }
    void operator()(const AcknowledgeNotice& event) {
        not_before_opening("read_at", event.read_at.date);
    }
    void operator()(const FileRecord& event) { record(event.record); }
    void operator()(const ApprovePlan& event) { approval(event.approval, {}); }
    void operator()(const AssignMatter& event) {
        not_before_opening("assigned_on", event.assigned_on);
        not_before("due_on", event.due_on, event.assigned_on);
    }
    void operator()(const ChangeDue& event) {
        not_before_opening("changed_on", event.changed_on);
        not_before("due_on", event.due_on, event.changed_on);
        if (event.due_on.is_set() && event.due_on == state_.cooperation.due_on) {
            add("due_on", Kind::nothing_changed);
        }
        approval(event.approval, {});
    }
    void operator()(const ReportResult& event) {
        record(event.record);
        not_before_opening("record." + std::string{record_date_key(event.record)},
                           record_date(event.record));
    }
    void operator()(const ReturnResult& event) {
        not_before("returned_on", event.returned_on, entered(Stage::answered));
        not_before("due_on", event.due_on, event.returned_on);
    }
    void operator()(const AcceptResult& event) {
        not_before("accepted_on", event.accepted_on, entered(Stage::answered));
    }
    void operator()(const LinkMatter&) {}
    void operator()(const AttachScan& event) {
        not_in_future("attached_on", event.attached_on);
        const HistoryLine* line = find_entry(state_, event.entry);
        if (line == nullptr || line->standing != Standing::effective || event.form.empty() ||
            event.title.empty()) {
            return add("entry", Kind::wrong);
        }
        not_before("attached_on", event.attached_on, line->date);
        if (event.file.empty()) add("file", Kind::missing);
        if (event.pages < 1) add("pages", Kind::wrong);
    }

private:
    /// Fields that only some values of others make necessary.
    void wanted(const std::string& prefix, const Record& record,
                std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys) {
            if (trimmed(record.value(key)).empty()) add(prefix + std::string{key}, Kind::missing);
        }
    }
    template <class Event>
    void approved_step(std::string_view key, Date date, Date earlier, const Event& event) {
        not_in_future(key, date);
        not_before(key, date, earlier);
        approval(event.approval, {});
    }
    [[nodiscard]] Date asked_on() const {
        return state_.withdrawals.empty() ? Date{} : state_.withdrawals.back().request.asked_on;
    }
    void reply(Date replied_on, const DispositionReply& letter, Date earliest) {
        not_in_future("replied_on", replied_on);
        not_before("replied_on", replied_on, earliest);
        not_in_future("letter.letter_date", letter.letter_date);
        not_before("letter.letter_date", letter.letter_date, earliest);
        number("letter.document_number", letter.document_number);
    }
    /// The corrected entry must be one that could have been entered, field by field.
    void own_rules(const EventData& data) {
        const FieldValues values = values_of(data);
        for (const FormField& entry : fields_of(form_of(type_of(data)), values)) {
            const auto value = values.find(entry.key);
            Kind kind{};
            if (problem_of_value(*entry.field,
                                 value == values.end() ? std::string_view{} : value->second,
                                 context_.now, kind)) {
                add("corrected." + entry.key, kind);
            }
        }
        rules_across_fields(data);
    }
    /// Of the rules across fields those that do not ask where the matter stands today.
    void rules_across_fields(const EventData& data) {
        std::vector<FieldProblem> found;
        std::visit(CrossChecks{state_, context_, found}, data);
        for (const FieldProblem& problem : found) {
            switch (problem.kind) {
                case Kind::missing:
                case Kind::same_officer_twice:
                case Kind::not_accepted:
                case Kind::in_future: add("corrected." + problem.key, problem.kind); break;
                default: break;
            }
        }
    }
    void add(std::string key, Kind kind) {
        const auto same = [&](const FieldProblem& problem) { return problem.key == key; };
        if (std::none_of(problems_.begin(), problems_.end(), same)) {
            problems_.push_back({std::move(key), kind});
        }
    }
    [[nodiscard]] Date entered(Stage stage) const {
        const auto found = state_.entered.find(stage);
        return found == state_.entered.end() ? Date{} : found->second;
    }
    void not_before_opening(std::string_view key, Date date) {
        not_before(key, date, entered(Stage::assigned));
    }
    /// Rules of records across their fields.
    void record(const Record& filed) {
        const auto pair_in_order = [&](std::string_view first, std::string_view second) {
            const std::string_view begin = filed.value(first);
            const std::string_view end = filed.value(second);
            if (!begin.empty() && !end.empty() && end < begin) {
                add("record." + std::string{second}, Kind::before_earlier_step);
            }
        };
        pair_in_order("started_at", "ended_at");
        pair_in_order("begins_on", "ends_on");
        if (filed.value("meeting") == k_meeting_quarterly) {
            if (filed.value("year").empty()) add("record.year", Kind::missing);
            if (filed.value("quarter").empty()) add("record.quarter", Kind::missing);
        }
    }
    void not_in_future(std::string_view key, Date date) {
        if (date.is_set() && date > context_.now.date) add(std::string{key}, Kind::in_future);
    }
    void not_before(std::string_view key, Date date, Date earlier) {
        if (date.is_set() && earlier.is_set() && date < earlier) {
            add(std::string{key}, Kind::before_earlier_step);
        }
    }
    void number(std::string_view key, const std::string& value) {
        if (is_used(context_, value)) add(std::string{key}, Kind::number_taken);
    }
    void officers(const std::string& prefix, const Record& record) {
        const auto first = trimmed(record.value("officer_1"));
        const auto second = trimmed(record.value("officer_2"));
        const auto certificate_1 = trimmed(record.value("certificate_1"));
        const auto certificate_2 = trimmed(record.value("certificate_2"));
        const bool same_certificate = !certificate_1.empty() && certificate_1 == certificate_2;
        if (!second.empty() && (first == second || same_certificate)) {
            add(prefix + (first == second ? "officer_2" : "certificate_2"),
                Kind::same_officer_twice);
        }
        if (!trimmed(record.value("certificate_reason")).empty()) return;
        if (certificate_1.empty()) add(prefix + "certificate_1", Kind::missing);
        if (certificate_2.empty()) add(prefix + "certificate_2", Kind::missing);
    }
    void recheck(const Record& record) {
        officers("recheck.", record);
        not_before("recheck.date", record_date(record), last_order_date());
    }
    [[nodiscard]] Date last_order_date() const {
        Date ordered;
        for (const FiledRecord& filed : state_.records) {
            if (filed.record.type == k_rectification_order) ordered = record_date(filed.record);
        }
        return ordered;
    }
    void approval(const Approval& given, Date earliest) {
        not_in_future("approval.approved_on", given.approved_on);
        not_before("approval.approved_on", given.approved_on, earliest);
        // 档案法38: a scan does not replace the paper; say where it lies.
        if (given.manner == ApprovalManner::paper && trimmed(given.paper_place).empty()) {
            add("approval.paper_place", Kind::missing);
        }
    }
    void answers(const AnswerSupplement& event) {
        not_in_future("answered_on", event.answered_on);
        if (state_.supplements.empty()) return;
        const RequestSupplement& request = state_.supplements.back().request;
        not_before("answered_on", event.answered_on, request.requested_on);
        for (std::size_t i = 0; i < request.items.size(); ++i) {
            const bool answered = i < event.answers.size() &&
                                  event.answers[i].item == request.items[i] &&
                                  !trimmed(event.answers[i].explanation).empty();
            if (!answered) {
                add("answers." + std::to_string(i) + ".explanation", Kind::item_unanswered);
            }
        }
        for (std::size_t i = request.items.size(); i < event.answers.size(); ++i) {
            add("answers." + std::to_string(i) + ".item", Kind::wrong);
        }
    }

    const MatterState& state_;
    const DecideContext& context_;
    std::vector<FieldProblem>& problems_;
};

}  // namespace

bool has_two_officers(const Record& record) {
    const auto first = trimmed(record.value("officer_1"));
    const auto second = trimmed(record.value("officer_2"));
    if (first.empty() || second.empty() || first == second) return false;
    const bool reason = !trimmed(record.value("certificate_reason")).empty();
    return reason || (!trimmed(record.value("certificate_1")).empty() &&
                      !trimmed(record.value("certificate_2")).empty());
}

bool consulted_since_objection(const MatterState& state) {
    bool objected = false;
    bool consulted = false;
    for (const HistoryLine& line : state.history) {
        if (line.standing != Standing::effective) continue;
        if (line.type == EventType::raise_objection) {
            objected = true;
            consulted = false;
        }
        if (line.type == EventType::record_consultation) consulted = true;
    }
    return !objected || consulted;
}

std::vector<FieldProblem> problems_of(const MatterState& state, const EventData& proposed,
                                      const DecideContext& context) {
    std::vector<FieldProblem> problems;
    const Form form = form_of(type_of(proposed));
    const FieldValues values = values_of(proposed);
    for (const FormField& entry : fields_of(form, values)) {
        const auto value = values.find(entry.key);
        const std::string_view text =
            value == values.end() ? std::string_view{} : std::string_view{value->second};
        Kind kind{};
        if (problem_of_value(*entry.field, text, context.now, kind)) {
            problems.push_back({entry.key, kind});
        }
    }
    std::visit(CrossChecks{state, context, problems}, proposed);
    return problems;
}

const FieldProblem* find_problem(std::span<const FieldProblem> problems, std::string_view key) {
    for (const FieldProblem& problem : problems) {
        if (problem.key == key) return &problem;
    }
    return nullptr;
}

}  // namespace casebridge::domain
