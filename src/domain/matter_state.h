// The state of one matter: what its events add up to. Both agencies fold the same events to an
// equal state; nothing in here depends on the machine, the clock, the directory or the order of
// import.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "domain/events.h"
#include "domain/stage.h"

namespace casebridge::domain {

/// What became of an event in the fold.
enum class Standing {
    effective,
    merged,        // says the same as one that already stands (equal receipts made offline)
    conflicting,   // concurrent with the one that stands, and says something else
    out_of_order,  // the table does not allow it where it came: 时序异常, kept without effect
    overtaken,     // asked for while the other side, without knowing of it, had moved on
};

/// One line of 经过.
struct HistoryLine {
    EventId event;
    EventType type{};
    EventType counts_as{};  // the same, except for a withdrawal that a receipt was faster than
    AgencyId agency;
    DeviceId device;
    std::string officer;
    Date date;  // legal date; the author's wall date where the event has none
    std::string wall;
    Standing standing = Standing::effective;
    EventId
        other;  // merged, in conflict with, overtaken by; of 更正 and 处理: the entry it is about
    EventId settled_by;                 // the person's entry that adopted or dismissed it
    std::vector<EventId> corrected_by;  // in fold order
    Stage stage_after{};

    /// A person has still to say what becomes of it.
    [[nodiscard]] bool unsettled() const {
        return settled_by.empty() &&
               (standing == Standing::conflicting || standing == Standing::out_of_order);
    }

    bool operator==(const HistoryLine&) const = default;
};

/// A record with the event that brought it.
struct FiledRecord {
    EventId event;
    AgencyId agency;
    Record record;
    std::string_view result;  // 复查结果 as on paper; empty for other records

    bool operator==(const FiledRecord&) const = default;
};
struct FiledEvidence {
    EventId event;
    AgencyId agency;
    Evidence evidence;

    bool operator==(const FiledEvidence&) const = default;
};

/// An entry of which a matter may have many, with who made it.
template <class Content>
struct Filed {
    EventId event;
    AgencyId agency;
    Content content;

    bool operator==(const Filed&) const = default;
};
using Consultation = Filed<RecordConsultation>;
using FiledNote = Filed<Note>;
using Correction = Filed<CorrectEntry>;
using Settlement = Filed<SettleEntry>;
using FiledCustody = Filed<RecordCustody>;
using FiledParty = Filed<AddParty>;
using FiledVehicle = Filed<AddVehicle>;
using ExplainedNumber = Filed<ExplainSharedNumber>;
using FiledScan = Filed<AttachScan>;
using FiledApproval = Filed<ApprovePlan>;
using MatterLink = Filed<LinkMatter>;
struct Supplement {
    RequestSupplement request;
    bool answered = false;
    AnswerSupplement answer;

    bool operator==(const Supplement&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("request", self.request);
        visit("answered", self.answered);
        visit("answer", self.answer);
    }
};
/// Who handled the case since when: R changes when it is redirected.
struct RecipientSpan {
    Date since;
    AgencyId recipient;
    AgencyId detachment;

    bool operator==(const RecipientSpan&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("since", self.since);
        visit("recipient", self.recipient);
        visit("detachment", self.detachment);
    }
};
/// A withdrawal asked for after receipt, and what became of it.
struct Withdrawal {
    enum class Answer { open, consented, refused, overtaken };
    AskWithdrawal request;
    Answer answer = Answer::open;
    ConsentWithdrawal consent;
    RefuseWithdrawal refusal;

    bool operator==(const Withdrawal&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("request", self.request);
        visit("answer", static_cast<std::int64_t>(self.answer));
        visit("consent", self.consent);
        visit("refusal", self.refusal);
    }
};
/// 涉嫌犯罪移送, step by step; a step that has not been taken is an empty event.
struct CrimeReferral {
    ReportCrime report;
    KeepCrime kept;  // the head decided not to refer it
    ReferCrime referral;
    HandOverCrime hand_over;
    PoliceAnswer answer;

    bool operator==(const CrimeReferral&) const = default;
    /// Nothing more is to come of it.
    [[nodiscard]] bool ended() const {
        return kept.decided_on.is_set() || answer.answered_on.is_set();
    }
    /// The step that comes next while it has not ended.
    [[nodiscard]] EventType next_step() const {
        if (!referral.approved_at.date.is_set()) return EventType::refer_crime;
        if (!hand_over.handed_over_at.date.is_set()) return EventType::hand_over_crime;
        return EventType::police_answer;
    }
    [[nodiscard]] bool accepted() const {
        return answer.answered_on.is_set() && answer.verdict == PoliceVerdict::accepted;
    }

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("report", self.report);
        visit("kept", self.kept);
        visit("referral", self.referral);
        visit("hand_over", self.hand_over);
        visit("answer", self.answer);
    }
};
/// 先行登记保存 with the decision on it, once there is one.
struct Preservation {
    AgencyId agency;
    PreserveEvidence registration;
    DecidePreservation decision;

    bool operator==(const Preservation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("agency", self.agency);
        visit("registration", self.registration);
        visit("decision", self.decision);
    }
};
/// 询问反馈 with the 阶段性反馈 that answers it.
struct ReplyQuestion {
    QuestionReply question;
    Date answered_on;

    bool operator==(const ReplyQuestion&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("question", self.question);
        visit("answered_on", self.answered_on);
    }
};
/// What an earlier opening of the matter ended with; its papers stay in the volume.
struct EarlierOpening {
    TransferLetter letter;
    std::string letter_number;
    Approval transfer_approval;
    DispatchTransfer dispatch;
    WithdrawBeforeReceipt withdrawn_before_receipt;
    SignReceipt receipt;
    std::vector<RecipientSpan> recipients;
    std::vector<Redirect> redirects;
    std::vector<Withdrawal> withdrawals;
    PassReview review;
    std::vector<RaiseObjection> objections;
    std::vector<Consultation> consultations;
    std::vector<Supplement> supplements;
    FileCase filing;
    DeclineToFile declining;
    ReturnCase returning;
    CloseMatter closing;
    Decide decision;
    std::vector<ReplyPartial> partial_replies;
    ReplyFinal reply;
    std::vector<ReplyQuestion> questions;
    ConfirmReply confirmation;
    Date reopened_on;
    std::string reason;

    bool operator==(const EarlierOpening&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("letter", self.letter);
        visit("letter_number", self.letter_number);
        visit("transfer_approval", self.transfer_approval);
        visit("dispatch", self.dispatch);
        visit("withdrawn_before_receipt", self.withdrawn_before_receipt);
        visit("receipt", self.receipt);
        visit("recipients", self.recipients);
        visit("redirects", self.redirects);
        visit("withdrawals", self.withdrawals);
        visit("review", self.review);
        visit("objections", self.objections);
        visit("consultations", self.consultations);
        visit("supplements", self.supplements);
        visit("filing", self.filing);
        visit("declining", self.declining);
        visit("returning", self.returning);
        visit("closing", self.closing);
        visit("decision", self.decision);
        visit("partial_replies", self.partial_replies);
        visit("reply", self.reply);
        visit("questions", self.questions);
        visit("confirmation", self.confirmation);
        visit("reopened_on", self.reopened_on);
        visit("reason", self.reason);
    }
};

/// A number that a paper of the matter bears or once bore, and the entry that took it.
struct NumberedPaper {
    std::string number;
    EventType type{};
    EventId entry;
    AgencyId agency;
    Date date;

    bool operator==(const NumberedPaper&) const = default;
};
enum class NumberUse {
    used,      // a paper bears it
    held,      // taken, its paper was taken back for changes: free for this matter only
    replaced,  // its paper bears another one now
};

/// What a matter that is no transfer adds up to. Its records stand among the matter's.
struct Cooperation {
    Side owner = Side::bureau;
    Date due_on;
    std::string no_due_reason;
    MatterSource source;
    EventId opening;  // the entry whose record began it
    TakeMatter taken;
    AcknowledgeNotice acknowledged;
    std::vector<FiledApproval> approvals;
    std::vector<AssignMatter> hand_overs;
    std::vector<ChangeDue> due_changes;
    std::vector<ReportResult> results;
    std::vector<ReturnResult> returns;
    AcceptResult acceptance;
    std::vector<MatterLink> links;

    bool operator==(const Cooperation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("owner", self.owner);
        visit("due_on", self.due_on);
        visit("no_due_reason", self.no_due_reason);
        visit("source", self.source);
        visit("opening", self.opening);
        visit("taken", self.taken);
        visit("acknowledged", self.acknowledged);
        visit("approvals", self.approvals);
        visit("hand_overs", self.hand_overs);
        visit("due_changes", self.due_changes);
        visit("results", self.results);
        visit("returns", self.returns);
        visit("acceptance", self.acceptance);
        visit("links", self.links);
    }
};

struct MatterState {
    MatterId matter;
    MatterKind kind = MatterKind::transfer;
    Stage stage = Stage::none;
    FlagSet flags;
    AgencyId bureau;     // D
    AgencyId recipient;  // R; empty until a draft names it
    AgencyId recipient_detachment;

    bool opened_by_brigade = false;
    CaseOrigin origin = CaseOrigin::joint_patrol;  // of a case that the brigade opened
    std::string origin_note;
    std::string title;
    std::string category;
    Party party;
    std::vector<FiledParty> parties;  // further ones
    std::vector<FiledVehicle> vehicles;
    std::vector<ExplainedNumber> explained_numbers;  // 重号说明
    std::vector<FiledRecord> records;                // inspections, orders, rechecks, in fold order
    std::vector<FiledEvidence> evidence;
    std::vector<FiledCustody> custody;  // of all items, in fold order
    std::vector<FiledScan> scans;       // of signed papers, in fold order
    std::vector<Remind> reminders;
    CloseMatter closing;
    bool last_recheck_failed = false;
    RecheckOutcome last_recheck_outcome = RecheckOutcome::refused;
    bool has_legal_basis = false;
    SetLegalBasis legal_basis;

    TransferLetter letter;      // the latest draft; frozen once approved
    std::string letter_number;  // 附件1 文号; stays with the matter even when the draft is returned
    Approval transfer_approval;
    DispatchTransfer dispatch;
    WithdrawBeforeReceipt withdrawn_before_receipt;
    SignReceipt receipt;
    std::vector<RecipientSpan> recipients;
    std::vector<Redirect> redirects;
    std::vector<Withdrawal> withdrawals;
    ReturnCase returning;
    PassReview review;
    Date first_reviewed_on;  // stays when a redirected case is reviewed anew
    std::vector<RaiseObjection> objections;
    std::vector<Consultation> consultations;
    std::vector<Supplement> supplements;
    FileCase filing;
    DeclineToFile declining;
    std::vector<FiledNote> notes;
    std::vector<CrimeReferral> referrals;
    std::vector<Preservation> preservations;
    std::vector<ExtendDecision> extensions;
    Decide decision;
    std::vector<ReplyPartial> partial_replies;
    ReplyFinal reply;
    std::vector<ReplyQuestion> questions;
    ConfirmReply confirmation;
    std::vector<EarlierOpening> earlier;
    std::vector<Correction> corrections;
    std::vector<Settlement> settlements;
    Date reopened_on;  // 重新办理: a new 附件3 is owed from this day; unset otherwise
    Archive bureau_archive;
    Archive recipient_archive;
    Cooperation cooperation;  // of a matter that is no transfer

    std::vector<HistoryLine> history;
    std::vector<NumberedPaper> numbered;  // in fold order; it follows from the entries above
    std::map<Stage, Date> entered;        // legal date on which a stage was last entered
    std::uint64_t unknown_events = 0;     // kept, not understood: the matter is read-only

    bool operator==(const MatterState&) const = default;
};

[[nodiscard]] LoopStep loop_step_of(const MatterState& state);
/// The one owner (domain.md, table under "The transfer").
[[nodiscard]] AgencyId owner_of(const MatterState& state);
/// The side that owns a matter which is no transfer, and the agency that acts for a side.
[[nodiscard]] Side owning_side(const MatterState& state);
[[nodiscard]] AgencyId agency_of(const MatterState& state, Side side);
/// The plan of a matter that needs both approvals has them.
[[nodiscard]] bool is_approved_by(const MatterState& state, Side side);
/// True for the bureau, the recipient and the recipient's detachment.
[[nodiscard]] bool is_participant(const MatterState& state, const AgencyId& agency);
/// Which side an agency acts for; false when it takes no part.
[[nodiscard]] bool side_of(const MatterState& state, const AgencyId& agency, Side& side);
/// Who decides on what is kept: the bureau on its own, the recipient of today on everything else.
[[nodiscard]] Side side_that_keeps(const MatterState& state, const Preservation& kept);
/// R has had the case in this opening of the matter: by receipt, or because it opened it itself.
[[nodiscard]] bool recipient_held_it(const MatterState& state);
/// Both sides that held it have marked it.
[[nodiscard]] bool is_archived(const MatterState& state);
/// The legal date of the entry that opened the matter; unset without entries.
[[nodiscard]] Date opened_on(const MatterState& state);
/// Date of the last recheck, unset where there is none (附件1 must not be dated before it).
[[nodiscard]] Date last_recheck_date(const MatterState& state);
/// 材料清单: titles of the papers that go with 附件1, in order.
struct MaterialLine {
    PaperGroup group{};
    std::string title;
    std::int64_t pages = 1;
    FileId file;  // empty for a record that the program prints itself
};
[[nodiscard]] std::vector<MaterialLine> materials_of(const MatterState& state);

/// Every number that was ever taken for its papers, by any entry; each once, sorted.
[[nodiscard]] std::vector<std::string> numbers_of(const MatterState& state);
/// A 重号说明 about this number stands.
[[nodiscard]] bool is_explained(const MatterState& state, std::string_view number);
/// What became of one of them.
[[nodiscard]] NumberUse use_of(const MatterState& state, const NumberedPaper& paper);
/// The numbers that an entry takes for its papers; most take none, or one.
[[nodiscard]] std::string number_taken_by(const EventData& data);
/// The line of an entry; null where the matter has none.
[[nodiscard]] const HistoryLine* find_entry(const MatterState& state, const EventId& event);

/// One text for one state: equal states have equal texts on every machine. Its SM3 is the fold
/// hash.
[[nodiscard]] std::string canonical_text(const MatterState& state);

}  // namespace casebridge::domain
