// Entries about entries: 更正 of what was typed wrong, and what a person makes of an entry that
// came out of order or in conflict (domain.md, row 37 and below the table). They name the other
// entry by its id and never change it: the signed text stays.
#pragma once

#include <string>
#include <vector>

#include "domain/event_parts.h"

namespace casebridge::domain {

/// One field that was typed wrong, by its flattened key (fields.h).
struct FieldChange {
    std::string key;
    std::string value;  // as it should have been

    bool operator==(const FieldChange&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("key", self.key);
        visit("value", self.value);
    }
};

/// 更正: fields only, never the stage.
struct CorrectEntry {
    static constexpr EventType type = EventType::correct_entry;
    Date corrected_on;
    EventId entry;
    std::vector<FieldChange> changes;
    std::string reason;
    Approval approval;

    bool operator==(const CorrectEntry&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("corrected_on", self.corrected_on);
        visit("entry", self.entry);
        visit("changes", self.changes);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 采用 or 不采用.
enum class SettleVerdict { adopt, dismiss };

/// 处理异常: an entry marked 时序异常, or the one of two in conflict that does not stand.
struct SettleEntry {
    static constexpr EventType type = EventType::settle_entry;
    Date settled_on;
    EventId entry;
    SettleVerdict verdict = SettleVerdict::dismiss;
    std::string reason;

    bool operator==(const SettleEntry&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("settled_on", self.settled_on);
        visit("entry", self.entry);
        visit("verdict", self.verdict);
        visit("reason", self.reason);
    }
};

/// 重号说明: two papers that were sent out bear one number; both keep it (domain.md, The three
/// annexes). It changes neither paper.
struct ExplainSharedNumber {
    static constexpr EventType type = EventType::explain_shared_number;
    Date explained_on;
    std::string number;
    std::string other_paper;  // the other one that bears it
    std::string reason;
    Approval approval;

    bool operator==(const ExplainSharedNumber&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("explained_on", self.explained_on);
        visit("number", self.number);
        visit("other_paper", self.other_paper);
        visit("reason", self.reason);
        visit("approval", self.approval);
    }
};

/// 附存档件: the signed and stamped paper, scanned. From then on the scan is the copy of record of
/// the paper that the named entry left, and the program's own print its text; the last one counts.
struct AttachScan {
    static constexpr EventType type = EventType::attach_scan;
    Date attached_on;
    EventId entry;
    std::string form;   // of the entry's papers, see documents/paper_forms.h
    std::string title;  // of that paper, for a reader that does not know the form
    std::int64_t pages = 1;
    std::string kept_at;  // 原件存放处; may be empty
    FileId file;
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::string sha256;  // hex

    bool operator==(const AttachScan&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("attached_on", self.attached_on);
        visit("entry", self.entry);
        visit("form", self.form);
        visit("title", self.title);
        visit("pages", self.pages);
        visit("kept_at", self.kept_at);
        visit("file", self.file);
        visit("file_name", self.file_name);
        visit("media_type", self.media_type);
        visit("size_bytes", self.size_bytes);
        visit("sha256", self.sha256);
    }
};

}  // namespace casebridge::domain
