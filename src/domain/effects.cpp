#include "domain/effects.h"

#include <utility>

#include "domain/enum_names.h"
#include "domain/record_dates.h"
#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

class Effect {
public:
    Effect(MatterState& state, const Event& event, Side side)
        : state_(state), event_(event), side_(side) {}

    void operator()(const OpenMatter& data) {
        state_.bureau = event_.header.agency;
        state_.title = data.title;
        state_.category = data.category;
        state_.party = data.party;
        file(data.inspection);
    }
    void operator()(const OpenByBrigade& data) {
        state_.opened_by_brigade = true;
        state_.bureau = data.bureau;
        state_.recipient = event_.header.agency;
        state_.recipient_detachment = data.detachment;
        state_.origin = data.origin;
        state_.origin_note = data.origin_note;
        state_.title = data.title;
        state_.category = data.category;
        state_.party = data.party;
        file(data.inspection);
        held_since(record_date(data.inspection));
    }
    void operator()(const OrderRectification& data) { file(data.order); }
    void operator()(const Remind& data) { state_.reminders.push_back(data); }
    void operator()(const CloseMatter& data) { state_.closing = data; }
    void operator()(const RecheckComplete& data) {
        state_.last_recheck_failed = false;
        file(data.recheck, recheck_result(data));
    }
    void operator()(const RecheckFailed& data) {
        state_.last_recheck_failed = true;
        state_.last_recheck_outcome = data.outcome;
        file(data.recheck, recheck_result(data));
    }
    void operator()(const DraftTransfer& data) {
        state_.recipient = data.recipient;
        state_.recipient_detachment = data.recipient_detachment;
        state_.letter = data.letter;
    }
    // The number stays with the matter: a returned draft may be approved under it again.
    void operator()(const ReturnDraft&) { state_.transfer_approval = {}; }
    void operator()(const ApproveTransfer& data) {
        state_.letter_number = data.document_number;
        state_.transfer_approval = data.approval;
    }
    void operator()(const DispatchTransfer& data) { state_.dispatch = data; }
    void operator()(const WithdrawBeforeReceipt& data) { state_.withdrawn_before_receipt = data; }
    void operator()(const SignReceipt& data) {
        state_.receipt = data;
        held_since(data.day_zero());
    }
    void operator()(const Redirect& data) {
        state_.redirects.push_back(data);
        state_.recipient = data.recipient;
        state_.recipient_detachment = data.recipient_detachment;
        state_.review = {};  // whoever takes the case over reviews it anew
        state_.recipients.push_back(
            {data.redirected_on, data.recipient, data.recipient_detachment});
    }
    void operator()(const PassReview& data) {
        state_.review = data;
        if (!state_.first_reviewed_on.is_set()) state_.first_reviewed_on = data.reviewed_on;
    }
    void operator()(const RaiseObjection& data) { state_.objections.push_back(data); }
    void operator()(const RecordConsultation& data) {
        state_.consultations.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const RequestSupplement& data) {
        state_.supplements.push_back({data, false, {}});
    }
    void operator()(const AnswerSupplement& data) {
        if (state_.supplements.empty()) return;
        state_.supplements.back().answered = true;
        state_.supplements.back().answer = data;
    }
    void operator()(const ReturnCase& data) {
        state_.returning = data;
        overtake_withdrawal();
    }
    void operator()(const FileCase& data) {
        state_.filing = data;
        overtake_withdrawal();
    }
    void operator()(const DeclineToFile& data) {
        state_.declining = data;
        overtake_withdrawal();
    }
    void operator()(const AskWithdrawal& data) {
        state_.withdrawals.push_back({data, Withdrawal::Answer::open, {}, {}});
    }
    void operator()(const ConsentWithdrawal& data) {
        if (state_.withdrawals.empty()) return;
        state_.withdrawals.back().answer = Withdrawal::Answer::consented;
        state_.withdrawals.back().consent = data;
    }
    void operator()(const RefuseWithdrawal& data) {
        if (state_.withdrawals.empty()) return;
        state_.withdrawals.back().answer = Withdrawal::Answer::refused;
        state_.withdrawals.back().refusal = data;
    }
    void operator()(const ReportCrime& data) { state_.referrals.push_back({data, {}, {}, {}, {}}); }
    void operator()(const ReferCrime& data) { referral().referral = data; }
    void operator()(const KeepCrime& data) { referral().kept = data; }
    void operator()(const HandOverCrime& data) { referral().hand_over = data; }
    void operator()(const PoliceAnswer& data) { referral().answer = data; }
    void operator()(const PreserveEvidence& data) {
        state_.preservations.push_back({event_.header.agency, data, {}});
    }
    void operator()(const DecidePreservation& data) {
        for (Preservation& kept : state_.preservations) {
            if (side_that_keeps(state_, kept) != side_ || kept.decision.decided_on.is_set())
                continue;
            kept.decision = data;
            return;
        }
    }
    void operator()(const ExtendDecision& data) { state_.extensions.push_back(data); }
    void operator()(const Note& data) {
        state_.notes.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const Decide& data) { state_.decision = data; }
    void operator()(const ReplyPartial& data) {
        state_.partial_replies.push_back(data);
        if (state_.flags.contains(Flag::question) && !state_.questions.empty()) {
            state_.questions.back().answered_on = data.replied_on;
        }
    }
    void operator()(const ReplyFinal& data) { state_.reply = data; }
    void operator()(const QuestionReply& data) { state_.questions.push_back({data, {}}); }
    void operator()(const ConfirmReply& data) { state_.confirmation = data; }
    void operator()(const Archive& data) {
        (side_ == Side::bureau ? state_.bureau_archive : state_.recipient_archive) = data;
        state_.flags.insert(archive_mark_of(side_));
    }
    void operator()(const ReopenCase& data) {
        EarlierOpening& earlier = end_opening(data.reopened_on, data.reason);
        earlier.declining = std::exchange(state_.declining, {});
        earlier.returning = std::exchange(state_.returning, {});
        earlier.filing = std::exchange(state_.filing, {});
        state_.filing.case_number = earlier.filing.case_number;  // domain.md, row 21
        state_.reopened_on = data.reopened_on;
        for (const Stage stage : {Stage::filed, Stage::decided, Stage::declined, Stage::returned,
                                  Stage::replied, Stage::confirmed}) {
            state_.entered.erase(stage);
        }
    }
    void operator()(const ReopenTransfer& data) {
        EarlierOpening& earlier = end_opening(data.reopened_on, data.reason);
        earlier.letter = state_.letter;  // its words are where the new draft begins
        earlier.letter_number = std::exchange(state_.letter_number, {});
        earlier.transfer_approval = std::exchange(state_.transfer_approval, {});
        earlier.dispatch = std::exchange(state_.dispatch, {});
        earlier.withdrawn_before_receipt = std::exchange(state_.withdrawn_before_receipt, {});
        earlier.receipt = std::exchange(state_.receipt, {});
        earlier.recipients = std::exchange(state_.recipients, {});
        earlier.redirects = std::exchange(state_.redirects, {});
        earlier.withdrawals = std::exchange(state_.withdrawals, {});
        earlier.review = std::exchange(state_.review, {});
        earlier.objections = std::exchange(state_.objections, {});
        earlier.consultations = std::exchange(state_.consultations, {});
        earlier.supplements = std::exchange(state_.supplements, {});
        earlier.declining = std::exchange(state_.declining, {});
        earlier.returning = std::exchange(state_.returning, {});
        earlier.closing = std::exchange(state_.closing, {});
        earlier.filing = std::exchange(state_.filing, {});
        state_.filing.case_number = earlier.filing.case_number;
        state_.first_reviewed_on = {};
        state_.reopened_on = {};
        state_.entered.clear();
    }
    // Their effect is on other entries: the fold itself carries them out.
    void operator()(const CorrectEntry& data) {
        state_.corrections.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const SettleEntry& data) {
        state_.settlements.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AddEvidence& data) {
        state_.evidence.push_back({event_.id, event_.header.agency, data.evidence});
    }
    void operator()(const RecordCustody& data) {
        state_.custody.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AddParty& data) {
        state_.parties.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AddVehicle& data) {
        state_.vehicles.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const ExplainSharedNumber& data) {
        state_.explained_numbers.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AttachScan& data) {
        state_.scans.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const BeginMatter& data) {
        state_.kind = data.kind;
        state_.title = data.title;
        state_.bureau = data.bureau;
        state_.recipient = data.recipient;
        state_.recipient_detachment = data.detachment;
        Cooperation& cooperation = state_.cooperation;
        cooperation.owner = data.owner;
        cooperation.due_on = data.due_on;
        cooperation.no_due_reason = data.no_due_reason;
        cooperation.source = data.source;
        cooperation.opening = event_.id;
        state_.party.name = data.record.value("subject");
        file(data.record);
    }
    void operator()(const TakeMatter& data) { state_.cooperation.taken = data; }
    void operator()(const AcknowledgeNotice& data) { state_.cooperation.acknowledged = data; }
    void operator()(const FileRecord& data) { file(data.record); }
    void operator()(const ApprovePlan& data) {
        state_.cooperation.approvals.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AssignMatter& data) {
        state_.cooperation.hand_overs.push_back(data);
        state_.cooperation.owner = other_side(state_.cooperation.owner);
        state_.cooperation.due_on = data.due_on;
        state_.cooperation.taken = {};
    }
    void operator()(const ChangeDue& data) {
        state_.cooperation.due_changes.push_back(data);
        state_.cooperation.due_on = data.due_on;
    }
    void operator()(const ReportResult& data) {
        state_.cooperation.results.push_back(data);
        file(data.record);
    }
    void operator()(const ReturnResult& data) {
        state_.cooperation.returns.push_back(data);
        state_.cooperation.due_on = data.due_on;
    }
    void operator()(const AcceptResult& data) { state_.cooperation.acceptance = data; }
    void operator()(const LinkMatter& data) {
        state_.cooperation.links.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const AddInspection& data) { file(data.inspection); }
    void operator()(const SetLegalBasis& data) {
        state_.has_legal_basis = true;
        state_.legal_basis = data;
    }

private:
    void held_since(Date date) {
        if (state_.recipients.empty()) {
            state_.recipients.push_back({date, state_.recipient, state_.recipient_detachment});
        } else {
            state_.recipients.front().since = date;
        }
    }
    // What moves the handling on answers an open request to withdraw (domain.md: filing beats it).
    void overtake_withdrawal() {
        if (!state_.flags.contains(Flag::withdrawal) || state_.withdrawals.empty()) return;
        state_.withdrawals.back().answer = Withdrawal::Answer::overtaken;
    }
    CrimeReferral& referral() {
        if (state_.referrals.empty()) state_.referrals.emplace_back();
        return state_.referrals.back();
    }
    EarlierOpening& end_opening(Date reopened_on, const std::string& reason) {
        EarlierOpening& earlier = state_.earlier.emplace_back();
        earlier.reopened_on = reopened_on;
        earlier.reason = reason;
        earlier.decision = std::exchange(state_.decision, {});
        earlier.partial_replies = std::exchange(state_.partial_replies, {});
        earlier.reply = std::exchange(state_.reply, {});
        earlier.questions = std::exchange(state_.questions, {});
        earlier.confirmation = std::exchange(state_.confirmation, {});
        state_.bureau_archive = {};
        state_.recipient_archive = {};
        return earlier;
    }
    void file(const Record& record, std::string_view result = {}) {
        state_.records.push_back({event_.id, event_.header.agency, record, result});
    }

    MatterState& state_;
    const Event& event_;
    Side side_;
};

}  // namespace

void write_effect(MatterState& state, const Event& event, const EventData& data, Side side) {
    std::visit(Effect(state, event, side), data);
}

}  // namespace casebridge::domain
