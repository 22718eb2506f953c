// What each form starts with. Facts that only a person can know stay empty.
#include <algorithm>

#include "base/utf8.h"
#include "domain/compose.h"
#include "domain/forms.h"
#include "domain/number_series.h"
#include "domain/supplements.h"

namespace casebridge::domain {
namespace {

const Record* last_record(const MatterState& state, std::string_view type) {
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
void set_officers(Record& record, const MatterState& state, const FormSeed& seed) {
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
    FirstValues(const MatterState& state, const FormSeed& seed) : state_(state), seed_(seed) {}

    void operator()(OpenMatter& event) const { fill_inspection(event.inspection); }
    void operator()(OpenByBrigade& event) const {
        event.bureau = seed_.recipient;
        event.detachment = seed_.agency_detachment;
        fill_inspection(event.inspection);
        if (seed_.source.matter.empty()) return;
        event.origin = seed_.source_origin;
        event.origin_note = seed_.source.note;
        if (seed_.source_record == nullptr) return;
        const Record& source = *seed_.source_record;
        event.title = source.value("title");
        event.party.name = source.value("subject");
        event.party.vehicle_plate = source.value("plate");
        set(event.inspection, "place", source.value("place"));
        set(event.inspection, "inspected", source.value("subject"));
        set(event.inspection, "findings", described(source));
    }
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
            letter.agency_name = signing_agency("移");
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
    void operator()(WithdrawBeforeReceipt& event) const { begin(event.withdrawn_on, event); }
    void operator()(Redirect& event) const {
        begin(event.redirected_on, event);
        event.recipient = seed_.recipient;
        event.recipient_detachment = seed_.recipient_detachment;
    }
    void operator()(ReturnCase& event) const {
        begin(event.returned_on, event);
        if (!state_.objections.empty()) event.reason = state_.objections.back().reason;
        event.handed_over = materials();
    }
    void operator()(AskWithdrawal& event) const { begin(event.asked_on, event); }
    void operator()(ConsentWithdrawal& event) const {
        begin(event.consented_on, event);
        event.opinion = "同意撤回，移送材料一并退回。";
        event.handed_over = materials();
    }
    void operator()(RefuseWithdrawal& event) const { begin(event.refused_on, event); }
    void operator()(ReopenTransfer& event) const { begin(event.reopened_on, event); }
    void operator()(ReopenCase& event) const { begin(event.reopened_on, event); }
    void operator()(ApproveTransfer& event) const {
        // A number that was taken stays with the matter.
        event.document_number = state_.letter_number.empty() || is_voided(state_.letter_number)
                                    ? proposed("移")
                                    : state_.letter_number;
        event.approval.approved_on = today();
    }
    void operator()(DispatchTransfer& event) const { event.dispatched_on = today(); }
    void operator()(SignReceipt& event) const {
        event.served_document = cite_letter(state_);
        event.served_on = today();
        event.method = state_.dispatch.method;
        // The bureau types what the other side signed: who, it must read from the paper.
        if (!seed_.is_bureau) event.recipient_person = seed_.officer;
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
        const RequestSupplement* request = open_request(state_);
        if (request == nullptr) return;
        for (const std::string& item : request->items) {
            std::string given;
            for (const std::string& title : evidence_answering(state_, item)) {
                given += (given.empty() ? "见证据：" : "、") + title;
            }
            const bool provided = !given.empty();
            event.answers.push_back({item, provided, std::move(given)});
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
    void operator()(ExtendDecision& event) const { begin(event.extended_on, event); }
    void operator()(ReportCrime& event) const {
        event.reported_on = today();
        event.reporters = seed_.officer;
    }
    void operator()(ReferCrime& event) const { event.approved_at = seed_.now; }
    void operator()(KeepCrime& event) const { event.decided_on = today(); }
    void operator()(HandOverCrime& event) const { event.handed_over_at = seed_.now; }
    void operator()(PoliceAnswer& event) const { event.answered_on = today(); }
    void operator()(PreserveEvidence& event) const { begin(event.registered_on, event); }
    void operator()(DecidePreservation& event) const { event.decided_on = today(); }
    void operator()(Decide& event) const {
        event.decision_number = proposed("罚");
        event.decided_on = today();
    }
    void operator()(ReplyPartial& event) const {
        begin(event.replied_on, event);
        fill_reply(event.letter);
        event.letter.handling = compose_progress(state_);
    }
    void operator()(ReplyFinal& event) const {
        begin(event.replied_on, event);
        fill_reply(event.letter);
        event.letter.handling = compose_handling(state_);
        event.letter.attachment_count = state_.decision.decision_number.empty() ? 0 : 1;
    }
    void operator()(QuestionReply& event) const { event.questioned_on = today(); }
    void operator()(ConfirmReply& event) const {
        event.confirmed_on = today();
        event.opinion = "对办理结果无异议。";
    }
    void operator()(Archive& event) const {
        event.archived_on = today();
        event.archivist = seed_.officer;
    }
    void operator()(AddEvidence& event) const {
        set_officers(event.evidence.collection, state_, seed_);
        event.evidence.collected_at = seed_.now;
        if (const Record* inspection = last_record(state_, k_inspection)) {
            event.evidence.place = inspection->value("place");
        }
        if (seed_.is_bureau) event.evidence.answers_item = first_unanswered_item(state_);
    }
    void operator()(RecordCustody& event) const {
        event.happened_at = seed_.now;
        event.handed_by = seed_.officer;
    }
    void operator()(SetLegalBasis& event) const { event = state_.legal_basis; }

    void operator()(AddParty& event) const {
        event.added_on = today();
        event.party.kind = PartyKind::person;
    }
    void operator()(AddVehicle& event) const {
        event.added_on = today();
        // The one that was named with the party is mostly the first to be described.
        if (state_.vehicles.empty()) event.plate = state_.party.vehicle_plate;
        event.owner = event.plate.empty() ? std::string{} : state_.party.name;
    }
    void operator()(ExplainSharedNumber& event) const {
        begin(event.explained_on, event);
        event.number = seed_.shared_number;
        event.other_paper = seed_.shared_with;
    }
    void operator()(AttachScan& event) const { event.attached_on = today(); }

    void operator()(BeginMatter& event) const {
        const KindRow& row = kind_row(seed_.kind);
        const Side me = seed_.is_bureau ? Side::bureau : Side::recipient;
        event.kind = seed_.kind;
        (seed_.is_bureau ? event.bureau : event.recipient) = seed_.agency;
        (seed_.is_bureau ? event.recipient : event.bureau) = seed_.recipient;
        event.detachment = seed_.is_bureau ? seed_.recipient_detachment : seed_.agency_detachment;
        event.owner = first_owner(row, me);
        event.source = seed_.source;
        event.record = begun_record(row.opening);
        if (seed_.source_record == nullptr) return;
        for (const std::string_view key : {"place", "coordinates", "subject", "plate"}) {
            if (find_field(find_record_type(row.opening)->fields, key) == nullptr) continue;
            set(event.record, key, seed_.source_record->value(key));
        }
        event.title = seed_.source_record->value("title");
        if (event.title.empty()) event.title = seed_.source_record->value("decision");
        set(event.record, "description", described(*seed_.source_record));
        if (const auto due = Date::parse(seed_.source_record->value("due_on")); due.ok()) {
            event.due_on = *due;
        }
    }
    void operator()(TakeMatter& event) const {
        event.taken_at = seed_.now;
        event.taken_by = seed_.officer;
    }
    void operator()(AcknowledgeNotice& event) const {
        event.read_at = seed_.now;
        event.read_by = seed_.officer;
    }
    void operator()(FileRecord& event) const { event.record = begun_record(seed_.record_type); }
    void operator()(ApprovePlan& event) const { event.approval.approved_on = today(); }
    void operator()(AssignMatter& event) const { event.assigned_on = today(); }
    void operator()(ChangeDue& event) const { begin(event.changed_on, event); }
    void operator()(ReportResult& event) const {
        event.record = begun_record(kind_row(state_.kind).result);
        // What was planned is mostly what came to be.
        const Record* plan = last_record(state_, kind_row(state_.kind).opening);
        const RecordType* type = find_record_type(event.record.type);
        if (plan == nullptr || type == nullptr) return;
        for (const std::string_view key : {"place", "chair", "participants"}) {
            if (find_field(type->fields, key) != nullptr) set(event.record, key, plan->value(key));
        }
    }
    void operator()(ReturnResult& event) const { event.returned_on = today(); }
    void operator()(AcceptResult& event) const { event.accepted_on = today(); }
    void operator()(LinkMatter& event) const { event.linked_on = today(); }

    void operator()(CorrectEntry& event) const { begin(event.corrected_on, event); }
    void operator()(SettleEntry& event) const { event.settled_on = today(); }

private:
    /// An entry that a leader approves is mostly written on the day of the approval.
    template <class Event>
    void begin(Date& date, Event& event) const {
        date = today();
        event.approval.approved_on = today();
    }
    /// What lies in the transferred file, as the 交接清单 begins.
    [[nodiscard]] std::vector<std::string> materials() const {
        std::vector<std::string> titles;
        for (const MaterialLine& line : materials_of(state_)) titles.push_back(line.title);
        return titles;
    }
    [[nodiscard]] bool is_voided(const std::string& number) const {
        if (seed_.number_rules == nullptr) return false;
        const auto& voided = seed_.number_rules->voided;
        return std::find(voided.begin(), voided.end(), number) != voided.end();
    }
    /// 以…名义: whose numbers a paper bears is whose paper it is.
    [[nodiscard]] std::string signing_agency(std::string_view kind) const {
        const NumberPattern* set =
            seed_.number_rules == nullptr ? nullptr : seed_.number_rules->pattern_of(kind);
        return set == nullptr || set->in_name_of.empty() ? seed_.agency_name : set->in_name_of;
    }
    void fill_reply(DispositionReply& letter) const {
        letter.agency_name = signing_agency("函");
        letter.document_number = proposed("函");
        letter.title_subject =
            state_.letter.title_subject.empty() ? state_.title : state_.letter.title_subject;
        letter.addressee =
            state_.letter.agency_name.empty() ? seed_.bureau_name : state_.letter.agency_name;
        letter.transferred =
            state_.opened_by_brigade ? compose_origin(state_) : cite_letter(state_);
        letter.letter_date = today();
    }
    /// A record of today: its facts' first date or moment is now.
    [[nodiscard]] Record begun_record(std::string_view type_key) const {
        Record record;
        record.type = type_key;
        const RecordType* type = find_record_type(type_key);
        if (type == nullptr) return record;
        for (const Field& field : type->fields) {
            if (!field.required || field.validator != Validator::not_in_future) continue;
            set(record, field.key,
                field.type == FieldType::moment ? to_iso(seed_.now) : to_iso(today()));
            break;
        }
        // Mostly it is the one at the keyboard who did it.
        for (const std::string_view key : {"called_by", "checked_by", "handled_by", "started_by"}) {
            if (find_field(type->fields, key) != nullptr) set(record, key, seed_.officer);
        }
        return record;
    }
    /// What another record says happened, in one text.
    [[nodiscard]] static std::string described(const Record& record) {
        std::string text{record.value("title")};
        if (text.empty()) text = record.value("decision");
        for (const std::string_view key : {"description", "content"}) {
            if (record.value(key).empty()) continue;
            if (!text.empty()) text += "。";
            text += record.value(key);
        }
        return text;
    }
    [[nodiscard]] Date today() const { return seed_.now.date; }
    [[nodiscard]] std::string proposed(std::string_view kind) const {
        return propose_number({seed_.number_word, seed_.number_rules, seed_.numbers_in_use}, kind,
                              today().year());
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

    const MatterState& state_;
    const FormSeed& seed_;
};

}  // namespace

FieldValues first_values(const MatterState& state, EventType command, const FormSeed& seed) {
    EventData data = make_empty(command);
    std::visit(FirstValues(state, seed), data);
    FieldValues values = values_of(data);
    if (command == EventType::open_by_brigade && !seed.source.matter.empty()) {
        values[std::string{k_source_matter}] = seed.source.matter.text;
        values[std::string{k_source_entry}] = seed.source.entry.text;
    }
    if (command == EventType::begin_matter) {
        const KindRow& row = kind_row(seed.kind);
        values[std::string{k_opened_as}] = seed.is_bureau ? "bureau" : "recipient";
        values[std::string{k_asks_owner}] = row.owner_is_fixed ? "false" : "true";
        values[std::string{k_asks_due}] = row.ending == Ending::at_once ? "false" : "true";
    }
    return values;
}

}  // namespace casebridge::domain
