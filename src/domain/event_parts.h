// What several events of a transfer share: the party, the letters, an approval, how something was
// served. Each struct lists its fields once, in `fields`; JSON, forms and the state's canonical
// text all walk that list. Dates in here are legal dates that people wrote down, never the time of
// an import.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/event_type.h"
#include "domain/record_types.h"

namespace casebridge::domain {

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

}  // namespace casebridge::domain
