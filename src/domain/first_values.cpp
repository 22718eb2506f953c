// What each form starts with. Facts that only a person can know stay empty.
#include "base/utf8.h"
#include "domain/compose.h"
#include "domain/document_number.h"
#include "domain/forms.h"

namespace casebridge::domain {
namespace {

const Record* last_record(const TransferState& state, std::string_view type) {
    const Record* found = nullptr;
    for (const FiledRecord& filed : state.records) {
        if (filed.record.type == type) found = &filed.record;
    }
    return found;
}

void set(Record& record, std::string_view key, std::string_view value) {
    if (!value.empty()) record.values.emplace_back(key, value);
}

/// The two officers of the last record go on when the one at the keyboard is among them.
void set_officers(Record& record, const TransferState& state, const FormSeed& seed) {
    const Record* last = state.records.empty() ? nullptr : &state.records.back().record;
    if (last == nullptr ||
        (last->value("officer_1") != seed.officer && last->value("officer_2") != seed.officer)) {
        set(record, "officer_1", seed.officer);
        return;
    }
    for (const std::string_view key :
         {"officer_1", "certificate_1", "officer_2", "certificate_2"}) {
        set(record, key, last->value(key));
    }
}

class FirstValues {
public:
    FirstValues(const TransferState& state, const FormSeed& seed) : state_(state), seed_(seed) {}

    void operator()(OpenMatter& event) const { fill_inspection(event.inspection); }
    void operator()(AddInspection& event) const {
        fill_inspection(event.inspection);
        if (const Record* last = last_record(state_, k_inspection)) {
            set(event.inspection, "place", last->value("place"));
            set(event.inspection, "inspected", last->value("inspected"));
        }
    }
    void operator()(OrderRectification& event) const {
        event.order.type = k_rectification_order;
        set(event.order, "document_number", proposed("改"));
        set(event.order, "issued_on", to_iso(today()));
        if (const Record* inspection = last_record(state_, k_inspection)) {
            set(event.order, "problem", inspection->value("findings"));
        }
        set_officers(event.order, state_, seed_);
    }
    void operator()(Remind& event) const { event.reminded_on = today(); }
    void operator()(CloseMatter& event) const {
        event.closed_on = today();
        event.reason =
            state_.stage == Stage::rectified ? CloseReason::rectified : CloseReason::no_violation;
        if (event.reason != CloseReason::rectified) event.approval.approved_on = today();
    }
    void operator()(RecheckComplete& event) const { fill_recheck(event.recheck); }
    void operator()(RecheckFailed& event) const { fill_recheck(event.recheck); }

    void operator()(DraftTransfer& event) const {
        event.recipient = seed_.recipient.empty() ? state_.recipient : seed_.recipient;
        event.recipient_detachment =
            seed_.recipient.empty() ? state_.recipient_detachment : seed_.recipient_detachment;
        TransferLetter& letter = event.letter;
        letter = state_.letter;  // a returned draft goes on from its own words
        if (letter.agency_name.empty()) {
            const Record* inspection = last_record(state_, k_inspection);
            letter.agency_name = seed_.agency_name;
            letter.title_subject = compose_subject(state_);
            letter.inspected = inspection != nullptr ? std::string(inspection->value("inspected"))
                                                     : state_.party.name;
            letter.findings = compose_findings(state_);
            letter.party = state_.party.name;
            letter.suspected = compose_suspected(state_.legal_basis);
        }
        if (!seed_.recipient_name.empty()) letter.addressee = seed_.recipient_name;
        letter.attachment_count = static_cast<std::int64_t>(materials_of(state_).size());
        letter.letter_date = today();
    }
    void operator()(ReturnDraft& event) const { event.returned_on = today(); }
    void operator()(ApproveTransfer& event) const {
        // A number that was taken stays with the matter.
        event.document_number =
            state_.letter_number.empty() ? proposed("移") : state_.letter_number;
        event.approval.approved_on = today();
    }
    void operator()(DispatchTransfer& event) const { event.dispatched_on = today(); }
    void operator()(SignReceipt& event) const {
        event.served_document = cite_letter(state_);
        event.served_on = today();
        event.method = state_.dispatch.method;
        event.recipient_person = seed_.officer;
        event.recipient_date = today();
    }
    void operator()(PassReview& event) const {
        event.reviewed_on = today();
        event.reviewer = seed_.officer;
    }
    void operator()(RaiseObjection& event) const { event.raised_on = today(); }
    void operator()(RecordConsultation& event) const {
        event.held_on = today();
        event.our_person = seed_.officer;
    }
    void operator()(RequestSupplement& event) const { event.requested_on = today(); }
    void operator()(AnswerSupplement& event) const {
        event.answered_on = today();
        for (const Supplement& supplement : state_.supplements) {
            if (supplement.answered) continue;
            event.answers.clear();
            for (const std::string& item : supplement.request.items) {
                event.answers.push_back({item, true, ""});
            }
        }
    }
    void operator()(FileCase& event) const {
        event.case_number =
            state_.filing.case_number.empty() ? proposed("立") : state_.filing.case_number;
        event.filed_on = today();
        event.cause = compose_subject(state_);
        event.approval.approved_on = today();
    }
    void operator()(DeclineToFile& event) const {
        event.declined_on = today();
        event.approval.approved_on = today();
    }
    void operator()(Note& event) const { event.noted_on = today(); }
    void operator()(Decide& event) const {
        event.decision_number = proposed("罚");
        event.decided_on = today();
    }
    void operator()(ReplyFinal& event) const {
        event.replied_on = today();
        event.letter.agency_name = seed_.agency_name;
        event.letter.document_number = proposed("函");
        event.letter.title_subject = state_.letter.title_subject;
        event.letter.addressee = state_.letter.agency_name;
        event.letter.transferred = cite_letter(state_);
        event.letter.handling = compose_handling(state_);
        event.letter.attachment_count = state_.decision.decision_number.empty() ? 0 : 1;
        event.letter.letter_date = today();
        event.approval.approved_on = today();
    }
    void operator()(ConfirmReply& event) const {
        event.confirmed_on = today();
        event.opinion = "对办理结果无异议。";
    }
    void operator()(Archive& event) const {
        event.archived_on = today();
        event.archivist = seed_.officer;
    }
    void operator()(AddEvidence& event) const {
        event.evidence.collected_by = seed_.officer;
        event.evidence.collected_at = seed_.now;
        if (const Record* inspection = last_record(state_, k_inspection)) {
            event.evidence.place = inspection->value("place");
        }
    }
    void operator()(SetLegalBasis& event) const { event = state_.legal_basis; }

private:
    [[nodiscard]] Date today() const { return seed_.now.date; }
    [[nodiscard]] std::string proposed(std::string_view kind) const {
        return propose_number(seed_.number_word, kind, today().year(), seed_.numbers_in_use);
    }
    void fill_inspection(Record& record) const {
        record.type = k_inspection;
        set(record, "date", to_iso(today()));
        set_officers(record, state_, seed_);
    }
    void fill_recheck(Record& record) const {
        record.type = k_recheck;
        set(record, "date", to_iso(today()));
        if (const Record* inspection = last_record(state_, k_inspection)) {
            set(record, "place", inspection->value("place"));
        }
        set_officers(record, state_, seed_);
    }

    const TransferState& state_;
    const FormSeed& seed_;
};

}  // namespace

FieldValues first_values(const TransferState& state, EventType command, const FormSeed& seed) {
    EventData data;
    if (!make_empty(command, data)) return {};
    std::visit(FirstValues(state, seed), data);
    return values_of(data);
}

}  // namespace casebridge::domain
