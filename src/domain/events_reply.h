// 反馈 and 归档: 附件3, what the bureau says to it, and the archive marks (domain.md, rows 30 to
// 34).
#pragma once

#include <string>
#include <vector>

#include "domain/event_parts.h"

namespace casebridge::domain {

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

/// 阶段性反馈: keeps the 30 days open, and answers a question to the reply.
struct ReplyPartial {
    static constexpr EventType type = EventType::reply_partial;
    Date replied_on;
    DispositionReply letter;
    Approval approval;

    bool operator==(const ReplyPartial&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("replied_on", self.replied_on);
        visit("letter", self.letter);
        visit("approval", self.approval);
    }
};

/// 询问反馈.
struct QuestionReply {
    static constexpr EventType type = EventType::question_reply;
    Date questioned_on;
    Date due_on;
    std::vector<std::string> points;
    std::string document_number;  // 询问函文号, may be empty

    bool operator==(const QuestionReply&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("questioned_on", self.questioned_on);
        visit("due_on", self.due_on);
        visit("points", self.points);
        visit("document_number", self.document_number);
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

}  // namespace casebridge::domain
