// 保管经过: what becomes of an item of evidence after it was collected. An entry names the evidence
// by the entry that brought it.
#pragma once

#include <string>

#include "domain/event_parts.h"

namespace casebridge::domain {

/// 收集, 入库, 借出, 归还, 送检, 移交, 退还, 销毁.
enum class CustodyAction {
    collected,
    stored,
    lent,
    brought_back,
    sent_for_test,
    handed_over,
    returned_to_owner,
    destroyed
};

struct RecordCustody {
    static constexpr EventType type = EventType::record_custody;
    EventId entry;  // that added the evidence
    CustodyAction action = CustodyAction::stored;
    Moment happened_at;
    std::string handed_by;    // 交出人
    std::string received_by;  // 接收人
    std::string location;     // 现存放处
    std::string note;

    bool operator==(const RecordCustody&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("entry", self.entry);
        visit("action", self.action);
        visit("happened_at", self.happened_at);
        visit("handed_by", self.handed_by);
        visit("received_by", self.received_by);
        visit("location", self.location);
        visit("note", self.note);
    }
};

}  // namespace casebridge::domain
