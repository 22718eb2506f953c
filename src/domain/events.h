// One struct for each event of a transfer that the program carries out. A command has the same
// shape as the event it leaves: decide.h turns a proposed one into fact, fold.h applies it. Each
// struct lists its fields once, in `fields`; JSON, forms and the state's canonical text all walk
// that list. Dates in here are legal dates that people wrote down, never the time of an import.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/event_type.h"
#include "domain/evidence.h"
#include "domain/record_types.h"

namespace casebridge::domain {

// ---- parts
// ----------------------------------------------------------------------------------------

enum class PartyKind { organisation, person };

/// 当事人.
struct Party {
    PartyKind kind = PartyKind::organisation;
    std::string name;
    std::string id_number;      // 统一社会信用代码 or 身份证号; may be 不详
    std::string contact;        // telephone or address
    std::string vehicle_plate;  // may be empty

    bool operator==(const Party&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kind", self.kind);
        visit("name", self.name);
        visit("id_number", self.id_number);
        visit("contact", self.contact);
        visit("vehicle_plate", self.vehicle_plate);
    }
};

/// 附件1 移送处理书, the blanks of the form.
struct TransferLetter {
    std::string agency_name;    // 部门全称
    std::string title_subject;  // “关于____的移送处理书”
    std::string addressee;
    std::string inspected;  // 检查对象
    std::string findings;   // 发现行为
    std::string party;      // 当事人
    std::string suspected;  // 涉嫌: cause and article
    std::int64_t attachment_count = 0;
    Date letter_date;

    bool operator==(const TransferLetter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("agency_name", self.agency_name);
        visit("title_subject", self.title_subject);
        visit("addressee", self.addressee);
        visit("inspected", self.inspected);
        visit("findings", self.findings);
        visit("party", self.party);
        visit("suspected", self.suspected);
        visit("attachment_count", self.attachment_count);
        visit("letter_date", self.letter_date);
    }
};

/// 附件3 移送案件办理单, the blanks of the form.
struct DispositionReply {
    std::string agency_name;
    std::string document_number;  // 函 number
    std::string title_subject;    // “关于____的案件办理单”
    std::string addressee;
    std::string transferred;  // 移送的____: 附件1's title and number
    std::string handling;     // 办理情况
    std::int64_t attachment_count = 0;
    Date letter_date;

    bool operator==(const DispositionReply&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("agency_name", self.agency_name);
        visit("document_number", self.document_number);
        visit("title_subject", self.title_subject);
        visit("addressee", self.addressee);
        visit("transferred", self.transferred);
        visit("handling", self.handling);
        visit("attachment_count", self.attachment_count);
        visit("letter_date", self.letter_date);
    }
};

/// How a leader approved: in the program, or on paper whose original lies somewhere (档案法38).
enum class ApprovalManner { online, paper };

struct Approval {
    std::string approver;
    Date approved_on;
    ApprovalManner manner = ApprovalManner::paper;
    std::string paper_place;  // 纸质原件存放处

    bool operator==(const Approval&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("approver", self.approver);
        visit("approved_on", self.approved_on);
        visit("manner", self.manner);
        visit("paper_place", self.paper_place);
    }
};

/// 直接, 机要交换, 邮寄, 委托, 留置, 电子.
enum class ServiceMethod {
    direct,
    confidential_exchange,
    post,
    entrusted,
    left_in_place,
    electronic
};

/// How 3日 is counted for a breach; fixed by dispatch_transfer (domain.md, Deadlines).
enum class DayReading { working_days, natural_days };

struct SupplementAnswer {
    std::string item;  // as asked
    bool provided = true;
    std::string explanation;  // what was provided, or why not

    bool operator==(const SupplementAnswer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("item", self.item);
        visit("provided", self.provided);
        visit("explanation", self.explanation);
    }
};

// ---- events, in the order of the transition table
// ---------------------------------------------------

struct OpenMatter {
    static constexpr EventType type = EventType::open_matter;
    std::string title;
    std::string category;  // 违法类别 key, see categories in assets
    Party party;
    Record inspection;  // 检查记录

    bool operator==(const OpenMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("title", self.title);
        visit("category", self.category);
        visit("party", self.party);
        visit("inspection", self.inspection);
    }
};

struct OrderRectification {
    static constexpr EventType type = EventType::order_rectification;
    Record order;  // 责令改正通知

    bool operator==(const OrderRectification&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("order", self.order);
    }
};

struct RecheckComplete {
    static constexpr EventType type = EventType::recheck_complete;
    Record recheck;  // 复查记录

    bool operator==(const RecheckComplete&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("recheck", self.recheck);
    }
};

/// 整改不完善 or 拒不整改.
enum class RecheckOutcome { incomplete, refused };

struct RecheckFailed {
    static constexpr EventType type = EventType::recheck_failed;
    RecheckOutcome outcome = RecheckOutcome::refused;
    Record recheck;

    bool operator==(const RecheckFailed&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("outcome", self.outcome);
        visit("recheck", self.recheck);
    }
};

struct DraftTransfer {
    static constexpr EventType type = EventType::draft_transfer;
    AgencyId recipient;
    AgencyId recipient_detachment;  // the brigade's detachment, when known: it may do any R command
    TransferLetter letter;

    bool operator==(const DraftTransfer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("recipient", self.recipient);
        visit("recipient_detachment", self.recipient_detachment);
        visit("letter", self.letter);
    }
};

struct ReturnDraft {
    static constexpr EventType type = EventType::return_draft;
    Date returned_on;
    std::string reason;

    bool operator==(const ReturnDraft&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("returned_on", self.returned_on);
        visit("reason", self.reason);
    }
};

struct ApproveTransfer {
    static constexpr EventType type = EventType::approve_transfer;
    std::string document_number;
    Approval approval;

    bool operator==(const ApproveTransfer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("document_number", self.document_number);
        visit("approval", self.approval);
    }
};

struct DispatchTransfer {
    static constexpr EventType type = EventType::dispatch_transfer;
    Date dispatched_on;
    ServiceMethod method = ServiceMethod::direct;
    DayReading review_reading = DayReading::working_days;

    bool operator==(const DispatchTransfer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("dispatched_on", self.dispatched_on);
        visit("method", self.method);
        visit("review_reading", self.review_reading);
    }
};

/// 附件2 送达回执. Day 0 of the time limits is the earlier of the two signing dates (民事诉讼法88).
struct SignReceipt {
    static constexpr EventType type = EventType::sign_receipt;
    std::string served_document;  // 送达文书名称
    std::string server;           // 送达人
    Date served_on;               // 送达时间
    ServiceMethod method = ServiceMethod::direct;
    std::string recipient_person;  // 受送达人
    Date recipient_date;
    std::string agent_person;  // 代收人, may be empty
    Date agent_date;
    std::string remark;  // 备注; a 代收人's relation goes here

    bool operator==(const SignReceipt&) const = default;
    /// Day 0: the earlier date that is set.
    [[nodiscard]] Date day_zero() const;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("served_document", self.served_document);
        visit("server", self.server);
        visit("served_on", self.served_on);
        visit("method", self.method);
        visit("recipient_person", self.recipient_person);
        visit("recipient_date", self.recipient_date);
        visit("agent_person", self.agent_person);
        visit("agent_date", self.agent_date);
        visit("remark", self.remark);
    }
};

struct PassReview {
    static constexpr EventType type = EventType::pass_review;
    Date reviewed_on;
    std::string reviewer;
    std::string jurisdiction_opinion;  // 管辖权
    std::string evidence_opinion;      // 证据完整性

    bool operator==(const PassReview&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reviewed_on", self.reviewed_on);
        visit("reviewer", self.reviewer);
        visit("jurisdiction_opinion", self.jurisdiction_opinion);
        visit("evidence_opinion", self.evidence_opinion);
    }
};

enum class ObjectionKind { jurisdiction, evidence, other };

struct RaiseObjection {
    static constexpr EventType type = EventType::raise_objection;
    ObjectionKind kind = ObjectionKind::evidence;
    Date raised_on;
    std::string reason;

    bool operator==(const RaiseObjection&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kind", self.kind);
        visit("raised_on", self.raised_on);
        visit("reason", self.reason);
    }
};

struct RecordConsultation {
    static constexpr EventType type = EventType::record_consultation;
    Date held_on;
    std::string manner;  // 电话, 当面, …
    std::string our_person;
    std::string their_person;
    std::string outcome;

    bool operator==(const RecordConsultation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("held_on", self.held_on);
        visit("manner", self.manner);
        visit("our_person", self.our_person);
        visit("their_person", self.their_person);
        visit("outcome", self.outcome);
    }
};

struct RequestSupplement {
    static constexpr EventType type = EventType::request_supplement;
    Date requested_on;
    Date due_on;  // agreed
    std::vector<std::string> items;

    bool operator==(const RequestSupplement&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("requested_on", self.requested_on);
        visit("due_on", self.due_on);
        visit("items", self.items);
    }
};

struct AnswerSupplement {
    static constexpr EventType type = EventType::answer_supplement;
    Date answered_on;
    std::vector<SupplementAnswer> answers;  // one for each item asked, in that order

    bool operator==(const AnswerSupplement&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("answered_on", self.answered_on);
        visit("answers", self.answers);
    }
};

struct FileCase {
    static constexpr EventType type = EventType::file_case;
    std::string case_number;  // 立案号
    Date filed_on;
    std::string cause;  // 案由
    Approval approval;

    bool operator==(const FileCase&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("case_number", self.case_number);
        visit("filed_on", self.filed_on);
        visit("cause", self.cause);
        visit("approval", self.approval);
    }
};

/// 行政处罚法57; the last two end the case without a decision, with a basis of their own.
enum class DecisionOutcome {
    penalty,
    no_penalty_minor,
    no_penalty_unfounded,
    terminated,
    other_agency
};

/// 不予立案: ends the handling without a case.
struct DeclineToFile {
    static constexpr EventType type = EventType::decline_to_file;
    Date declined_on;
    std::string reason;
    Approval approval;

    bool operator==(const DeclineToFile&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("declined_on", self.declined_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

struct Decide {
    static constexpr EventType type = EventType::decide;
    DecisionOutcome outcome = DecisionOutcome::penalty;
    std::string decision_number;
    Date decided_on;
    std::string content;          // 决定内容; the basis when ended without decision
    std::string amount_yuan;      // 罚款金额, digits with at most two decimals; may be empty
    bool discussed = false;       // 集体讨论
    bool legal_reviewed = false;  // 法制审核

    bool operator==(const Decide&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("outcome", self.outcome);
        visit("decision_number", self.decision_number);
        visit("decided_on", self.decided_on);
        visit("content", self.content);
        visit("amount_yuan", self.amount_yuan);
        visit("discussed", self.discussed);
        visit("legal_reviewed", self.legal_reviewed);
    }
};

struct ReplyFinal {
    static constexpr EventType type = EventType::reply_final;
    Date replied_on;
    DispositionReply letter;
    Approval approval;

    bool operator==(const ReplyFinal&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("replied_on", self.replied_on);
        visit("letter", self.letter);
        visit("approval", self.approval);
    }
};

struct ConfirmReply {
    static constexpr EventType type = EventType::confirm_reply;
    Date confirmed_on;
    std::string opinion;

    bool operator==(const ConfirmReply&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("confirmed_on", self.confirmed_on);
        visit("opinion", self.opinion);
    }
};

struct Archive {
    static constexpr EventType type = EventType::archive;
    Date archived_on;
    std::string volume_number;  // 案卷号
    std::string location;       // 存放处
    std::string archivist;      // 立卷人

    bool operator==(const Archive&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("archived_on", self.archived_on);
        visit("volume_number", self.volume_number);
        visit("location", self.location);
        visit("archivist", self.archivist);
    }
};

struct AddEvidence {
    static constexpr EventType type = EventType::add_evidence;
    Evidence evidence;

    bool operator==(const AddEvidence&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("evidence", self.evidence);
    }
};

struct AddInspection {
    static constexpr EventType type = EventType::add_inspection;
    Record inspection;

    bool operator==(const AddInspection&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("inspection", self.inspection);
    }
};

/// 处罚依据: law, article, paragraph.
struct SetLegalBasis {
    static constexpr EventType type = EventType::set_legal_basis;
    std::string violation;  // 涉嫌的违法行为
    std::string law;
    std::string article;
    std::string paragraph;  // may be empty

    bool operator==(const SetLegalBasis&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("violation", self.violation);
        visit("law", self.law);
        visit("article", self.article);
        visit("paragraph", self.paragraph);
    }
};

/// 催办 while the party is to rectify.
struct Remind {
    static constexpr EventType type = EventType::remind;
    Date reminded_on;
    std::string manner;    // 电话, 当面
    std::string reached;   // 被催办人
    std::string response;  // what was answered

    bool operator==(const Remind&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reminded_on", self.reminded_on);
        visit("manner", self.manner);
        visit("reached", self.reached);
        visit("response", self.response);
    }
};

/// 销号理由; without rectification it needs an approval (domain.md, row 7).
enum class CloseReason { rectified, no_violation, no_legal_basis, entered_in_error };

struct CloseMatter {
    static constexpr EventType type = EventType::close;
    Date closed_on;
    CloseReason reason = CloseReason::rectified;
    std::string
        explanation;  // with a legal basis on record: why it is not transferred (行政处罚法33)
    Approval approval;  // empty when rectified

    bool operator==(const CloseMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("closed_on", self.closed_on);
        visit("reason", self.reason);
        visit("explanation", self.explanation);
        visit("approval", self.approval);
    }
};

/// 办理记录: R's investigation, D's 跟踪督办.
struct Note {
    static constexpr EventType type = EventType::note;
    Date noted_on;
    std::string content;

    bool operator==(const Note&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("noted_on", self.noted_on);
        visit("content", self.content);
    }
};

using EventData =
    std::variant<OpenMatter, OrderRectification, Remind, RecheckComplete, RecheckFailed,
                 CloseMatter, DraftTransfer, ReturnDraft, ApproveTransfer, DispatchTransfer,
                 SignReceipt, PassReview, RaiseObjection, RecordConsultation, RequestSupplement,
                 AnswerSupplement, FileCase, DeclineToFile, Note, Decide, ReplyFinal, ConfirmReply,
                 Archive, AddEvidence, AddInspection, SetLegalBasis>;

[[nodiscard]] EventType type_of(const EventData& data);
/// An empty event of a type that the program carries out; false for the others.
[[nodiscard]] bool make_empty(EventType type, EventData& data);
/// The legal date that the event speaks of (检查日期, 签收日期, …); unset where it has none of its
/// own.
[[nodiscard]] Date date_of(const EventData& data);

// ---- events in the log
// -------------------------------------------------------------------------------

struct EventHeader {
    EventType type{};
    MatterId matter;
    AgencyId agency;
    DeviceId device;
    std::string officer;
    std::uint64_t seq = 1;         // per device and matter, from 1
    std::vector<EventId> parents;  // the matter's heads that the author knew, sorted
    std::uint64_t lamport = 1;     // 1 + the largest of the parents'
    std::string wall;              // local time of the author's PC, for display only

    bool operator==(const EventHeader&) const = default;
};

/// A verified event. `id` is SM3 of the signed payload text.
struct Event {
    EventId id;
    EventHeader header;
    EventData data;

    bool operator==(const Event&) const = default;
};

}  // namespace casebridge::domain
