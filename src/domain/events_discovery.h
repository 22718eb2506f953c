// 发现 and 督促整改: what the bureau writes before a transfer (domain.md, rows 1 to 7), and the
// papers that either side adds.
#pragma once

#include <string>

#include "domain/event_parts.h"
#include "domain/evidence.h"
#include "domain/matter_kind.h"

namespace casebridge::domain {

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

/// 大队立案: the matter begins at the brigade, already reviewed.
struct OpenByBrigade {
    static constexpr EventType type = EventType::open_by_brigade;
    CaseOrigin origin = CaseOrigin::joint_patrol;
    std::string origin_note;  // which patrol, campaign, emergency or clue
    AgencyId bureau;          // 协作区局, which the result is reported to
    AgencyId detachment;      // the brigade's own, when known: it may do any R command
    std::string title;
    std::string category;
    Party party;
    Record inspection;  // 现场记录 or 线索核查

    bool operator==(const OpenByBrigade&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("origin", self.origin);
        visit("origin_note", self.origin_note);
        visit("bureau", self.bureau);
        visit("detachment", self.detachment);
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
    Date act_ended_on;  // 违法行为发生或者终了日期, for the 2 or 5 years of 行政处罚法36
    bool endangers = false;  // 涉及生命健康安全、金融安全且有危害后果: 5 years

    bool operator==(const SetLegalBasis&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("violation", self.violation);
        visit("law", self.law);
        visit("article", self.article);
        visit("paragraph", self.paragraph);
        visit("act_ended_on", self.act_ended_on);
        visit("endangers", self.endangers);
    }
};

}  // namespace casebridge::domain
