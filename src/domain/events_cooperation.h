// The events of every matter but the transfer (domain.md, "Every matter: one loop, one owner, one
// due date"): 发现 and 交办 are one entry, 处置 is records of the kind's types, 反馈 is a result
// that the other side accepts. What a record holds is the record table's business, which records a
// kind takes is matter_kind.h's.
#pragma once

#include <string>
#include <vector>

#include "domain/event_parts.h"
#include "domain/matter_kind.h"
#include "domain/stage.h"

namespace casebridge::domain {

/// What a matter came from: another matter, and the entry in it. Empty where it stands alone.
struct MatterSource {
    MatterId matter;
    EventId entry;
    std::string note;  // the other matter in words

    bool operator==(const MatterSource&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("matter", self.matter);
        visit("entry", self.entry);
        visit("note", self.note);
    }
};

/// 登记事项: begun, and given to the one who owns it.
struct BeginMatter {
    static constexpr EventType type = EventType::begin_matter;
    MatterKind kind = MatterKind::hazard;
    std::string title;
    AgencyId bureau;
    AgencyId recipient;   // the brigade, or the detachment itself
    AgencyId detachment;  // of a brigade; may be empty
    Side owner = Side::bureau;
    Date due_on;
    std::string no_due_reason;  // why it has no date
    MatterSource source;
    Record record;

    bool operator==(const BeginMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kind", self.kind);
        visit("title", self.title);
        visit("bureau", self.bureau);
        visit("recipient", self.recipient);
        visit("detachment", self.detachment);
        visit("owner", self.owner);
        visit("due_on", self.due_on);
        visit("no_due_reason", self.no_due_reason);
        visit("source", self.source);
        visit("record", self.record);
    }
};

/// 接收: the owner has it in hand.
struct TakeMatter {
    static constexpr EventType type = EventType::take_matter;
    Moment taken_at;
    std::string taken_by;
    std::string measures;  // 办理安排; may be empty

    bool operator==(const TakeMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("taken_at", self.taken_at);
        visit("taken_by", self.taken_by);
        visit("measures", self.measures);
    }
};

/// 已读回执 of what asks for nothing.
struct AcknowledgeNotice {
    static constexpr EventType type = EventType::acknowledge_notice;
    Moment read_at;
    std::string read_by;
    std::string remark;  // may be empty

    bool operator==(const AcknowledgeNotice&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("read_at", self.read_at);
        visit("read_by", self.read_by);
        visit("remark", self.remark);
    }
};

struct FileRecord {
    static constexpr EventType type = EventType::file_record;
    Record record;

    bool operator==(const FileRecord&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("record", self.record);
    }
};

/// 批准方案: each side for itself, in the program or on a co-stamped paper.
struct ApprovePlan {
    static constexpr EventType type = EventType::approve_plan;
    Approval approval;

    bool operator==(const ApprovePlan&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("approval", self.approval);
    }
};

/// 转交责任单位: the other side owns it from now on. Counted: it must not become 推诿.
struct AssignMatter {
    static constexpr EventType type = EventType::assign_matter;
    Date assigned_on;
    std::string reason;
    Date due_on;

    bool operator==(const AssignMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("assigned_on", self.assigned_on);
        visit("reason", self.reason);
        visit("due_on", self.due_on);
    }
};

struct ChangeDue {
    static constexpr EventType type = EventType::change_due;
    Date changed_on;
    Date due_on;
    std::string reason;
    Approval approval;

    bool operator==(const ChangeDue&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("changed_on", self.changed_on);
        visit("due_on", self.due_on);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 反馈结果.
struct ReportResult {
    static constexpr EventType type = EventType::report_result;
    Record record;

    bool operator==(const ReportResult&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("record", self.record);
    }
};

/// 退回重办: what is still wanted, and by when.
struct ReturnResult {
    static constexpr EventType type = EventType::return_result;
    Date returned_on;
    std::vector<std::string> points;
    Date due_on;

    bool operator==(const ReturnResult&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("returned_on", self.returned_on);
        visit("points", self.points);
        visit("due_on", self.due_on);
    }
};

/// 确认结果.
struct AcceptResult {
    static constexpr EventType type = EventType::accept_result;
    Date accepted_on;
    std::string opinion;  // may be empty

    bool operator==(const AcceptResult&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("accepted_on", self.accepted_on);
        visit("opinion", self.opinion);
    }
};

/// 关联事项: what became of an entry of this matter, where the other matter does not say it itself.
struct LinkMatter {
    static constexpr EventType type = EventType::link_matter;
    Date linked_on;
    EventId entry;  // of this matter: a finding, a decision; empty: the matter as a whole
    MatterId other;
    std::string other_title;
    std::string note;

    bool operator==(const LinkMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("linked_on", self.linked_on);
        visit("entry", self.entry);
        visit("other", self.other);
        visit("other_title", self.other_title);
        visit("note", self.note);
    }
};

}  // namespace casebridge::domain
