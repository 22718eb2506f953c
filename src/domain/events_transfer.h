// 移送: from the draft of 附件1 to the signed 附件2, and the ways in which a transfer is taken
// back, redirected or begun again (domain.md, rows 8 to 14, 20, 23 to 25 and 36).
#pragma once

#include <string>
#include <vector>

#include "domain/event_parts.h"

namespace casebridge::domain {

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
    std::string proof;   // of an entry by the bureau: the signed 附件2 or other proof of service

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
        visit("proof", self.proof);
    }
};

/// 送达时间 is not the day on which it was signed: flagged, because the clocks run from the latter.
[[nodiscard]] inline bool differs_from_service(const SignReceipt& receipt) {
    return receipt.served_on.is_set() && receipt.day_zero().is_set() &&
           receipt.served_on != receipt.day_zero();
}

/// 撤回移送 before the other side has signed.
struct WithdrawBeforeReceipt {
    static constexpr EventType type = EventType::withdraw_before_receipt;
    Date withdrawn_on;
    std::string reason;
    Approval approval;

    bool operator==(const WithdrawBeforeReceipt&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("withdrawn_on", self.withdrawn_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 转办 inside one detachment, or 指定管辖 by the 共同的上一级 (行政处罚法25).
enum class RedirectBasis { within_detachment, designated };

/// 转办: another recipient takes the case over as it stands; no time limit begins anew.
struct Redirect {
    static constexpr EventType type = EventType::redirect;
    Date redirected_on;
    RedirectBasis basis = RedirectBasis::within_detachment;
    AgencyId recipient;
    AgencyId recipient_detachment;
    std::string document_number;  // 转办通知 or 指定管辖通知; needed when designated
    std::string decided_by;       // who designated; needed when designated
    std::string reason;
    Approval approval;

    bool operator==(const Redirect&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("redirected_on", self.redirected_on);
        visit("basis", self.basis);
        visit("recipient", self.recipient);
        visit("recipient_detachment", self.recipient_detachment);
        visit("document_number", self.document_number);
        visit("decided_by", self.decided_by);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 退回: with the bureau's agreement, or on the paper of the 共同的上一级.
enum class ReturnBasis { agreed, designated };

/// 退回移送 after an objection.
struct ReturnCase {
    static constexpr EventType type = EventType::return_case;
    Date returned_on;
    ReturnBasis basis = ReturnBasis::agreed;
    std::string agreement;  // who agreed, when and how; or the number of the paper
    std::string reason;
    std::vector<std::string> handed_over;  // 交接清单
    Approval approval;

    bool operator==(const ReturnCase&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("returned_on", self.returned_on);
        visit("basis", self.basis);
        visit("agreement", self.agreement);
        visit("reason", self.reason);
        visit("handed_over", self.handed_over);
        visit("approval", self.approval);
    }
};

/// 申请撤回 after receipt.
struct AskWithdrawal {
    static constexpr EventType type = EventType::ask_withdrawal;
    Date asked_on;
    std::string reason;
    Approval approval;

    bool operator==(const AskWithdrawal&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("asked_on", self.asked_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 同意撤回: the materials go back, and no 附件3 is owed.
struct ConsentWithdrawal {
    static constexpr EventType type = EventType::consent_withdrawal;
    Date consented_on;
    std::string opinion;
    std::vector<std::string> handed_over;  // 交接清单
    Approval approval;

    bool operator==(const ConsentWithdrawal&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("consented_on", self.consented_on);
        visit("opinion", self.opinion);
        visit("handed_over", self.handed_over);
        visit("approval", self.approval);
    }
};

/// 不同意撤回.
struct RefuseWithdrawal {
    static constexpr EventType type = EventType::refuse_withdrawal;
    Date refused_on;
    std::string reason;
    Approval approval;

    bool operator==(const RefuseWithdrawal&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("refused_on", self.refused_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 重新移送: the bureau begins again, with a new 附件1 number.
struct ReopenTransfer {
    static constexpr EventType type = EventType::reopen_transfer;
    Date reopened_on;
    std::string reason;
    Approval approval;

    bool operator==(const ReopenTransfer&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("reopened_on", self.reopened_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

}  // namespace casebridge::domain
