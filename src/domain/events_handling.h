// 处置: what the recipient does with the case, and the answers that it gets (domain.md, rows 15 to
// 19, 21, 22, 26 to 29 and 35).
#pragma once

#include <string>
#include <vector>

#include "domain/event_parts.h"

namespace casebridge::domain {

struct PassReview {
    static constexpr EventType type = EventType::pass_review;
    Date reviewed_on;
    std::string reviewer;
    std::string jurisdiction_opinion;  // 管辖权
    std::string evidence_opinion;      // 证据完整性
    // The two verdicts. What does not hold is objected to or asked for, and not passed.
    bool in_jurisdiction = false;
    bool evidence_complete = false;

    bool operator==(const PassReview&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reviewed_on", self.reviewed_on);
        visit("reviewer", self.reviewer);
        visit("jurisdiction_opinion", self.jurisdiction_opinion);
        visit("evidence_opinion", self.evidence_opinion);
        visit("in_jurisdiction", self.in_jurisdiction);
        visit("evidence_complete", self.evidence_complete);
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

/// 行政处罚法57: the first four; the last two end the case without a decision, with a basis of
/// their own. `crime` only where the police took the case.
enum class DecisionOutcome {
    penalty,
    no_penalty_minor,
    no_penalty_unfounded,
    crime,
    terminated,
    other_agency
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

/// 延长办案期限: a later last day for the decision, with the rule that allows it (行政处罚法60).
struct ExtendDecision {
    static constexpr EventType type = EventType::extend_decision;
    Date extended_on;
    Date due_on;
    std::string basis;
    std::string reason;
    Approval approval;

    bool operator==(const ExtendDecision&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("extended_on", self.extended_on);
        visit("due_on", self.due_on);
        visit("basis", self.basis);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 涉嫌犯罪案件移送书面报告; the head decides within three days
/// (行政执法机关移送涉嫌犯罪案件的规定5).
struct ReportCrime {
    static constexpr EventType type = EventType::report_crime;
    Date reported_on;  // 报告送到负责人的日期
    std::string suspected_crime;
    std::string reporters;  // 指定的两名以上行政执法人员
    std::string content;

    bool operator==(const ReportCrime&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reported_on", self.reported_on);
        visit("suspected_crime", self.suspected_crime);
        visit("reporters", self.reporters);
        visit("content", self.content);
    }
};

/// The head decided to refer the case; the police get it within 24 hours (the same rule, 5).
struct ReferCrime {
    static constexpr EventType type = EventType::refer_crime;
    std::string approver;  // 正职负责人或者主持工作的负责人
    Moment approved_at;
    std::string police;                 // the unit of the same level that it goes to
    std::string document_number;        // 案件移送书文号
    std::vector<std::string> articles;  // 涉案物品清单
    bool report_attached = false;       // 附调查报告

    bool operator==(const ReferCrime&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("approver", self.approver);
        visit("approved_at", self.approved_at);
        visit("police", self.police);
        visit("document_number", self.document_number);
        visit("articles", self.articles);
        visit("report_attached", self.report_attached);
    }
};

/// 不移送公安: the head decided not to refer; the reason stays on record (the same rule, 5).
struct KeepCrime {
    static constexpr EventType type = EventType::keep_crime;
    Date decided_on;
    std::string approver;
    std::string reason;

    bool operator==(const KeepCrime&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("decided_on", self.decided_on);
        visit("approver", self.approver);
        visit("reason", self.reason);
    }
};

/// The police have the papers.
struct HandOverCrime {
    static constexpr EventType type = EventType::hand_over_crime;
    Moment handed_over_at;
    std::string received_by;

    bool operator==(const HandOverCrime&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("handed_over_at", self.handed_over_at);
        visit("received_by", self.received_by);
    }
};

/// 立案, or 不予立案.
enum class PoliceVerdict { accepted, refused };

/// 公安通知.
struct PoliceAnswer {
    static constexpr EventType type = EventType::police_answer;
    Date answered_on;  // the day on which the notice arrived
    PoliceVerdict verdict = PoliceVerdict::accepted;
    std::string document_number;
    std::string reason;  // why it was refused

    bool operator==(const PoliceAnswer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("answered_on", self.answered_on);
        visit("verdict", self.verdict);
        visit("document_number", self.document_number);
        visit("reason", self.reason);
    }
};

/// 先行登记保存 (行政处罚法56): seven working days until the decision on it.
struct PreserveEvidence {
    static constexpr EventType type = EventType::preserve_evidence;
    Date registered_on;
    std::vector<std::string> articles;
    std::string place;
    std::string keeper;
    Approval approval;

    bool operator==(const PreserveEvidence&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("registered_on", self.registered_on);
        visit("articles", self.articles);
        visit("place", self.place);
        visit("keeper", self.keeper);
        visit("approval", self.approval);
    }
};

/// The decision on what was preserved: 拍照复制后退还, 送鉴定, 查封扣押, 解除…
struct DecidePreservation {
    static constexpr EventType type = EventType::decide_preservation;
    Date decided_on;
    std::string measure;

    bool operator==(const DecidePreservation&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("decided_on", self.decided_on);
        visit("measure", self.measure);
    }
};

/// 重新办理: the recipient takes its confirmed case up again.
struct ReopenCase {
    static constexpr EventType type = EventType::reopen_case;
    Date reopened_on;
    std::string reason;
    Approval approval;

    bool operator==(const ReopenCase&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reopened_on", self.reopened_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

}  // namespace casebridge::domain
