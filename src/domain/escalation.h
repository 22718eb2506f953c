// 逾期升级: what a bureau or brigade does about a matter that stays overdue (domain.md, 闭环:
// overdue with escalation). The order is custom, the days are the office's own setting: neither the
// opinion nor the law fixes them.
#pragma once

#include <string_view>

#include "domain/deadlines.h"

namespace casebridge::domain {

enum class Escalation {
    none,
    urge,    // 催办: the liaison or the officer in charge
    report,  // 报分管领导
    meet,    // 提交会商: 线下会商 or 联席会议
};

/// How this office is warned of deadlines.
struct DeadlineRules {
    int lead_working_days = 3;  // 即将到期
    int report_after_days = 3;  // natural days overdue
    int meet_after_days = 10;

    bool operator==(const DeadlineRules&) const = default;
};
/// "lead_working_days", "report_after_days" or "meet_after_days" where a value is out of range or
/// the steps are out of order; empty where all is well.
[[nodiscard]] std::string_view wrong_in(const DeadlineRules& rules);

[[nodiscard]] Escalation escalation_of(const DueState& due, const DeadlineRules& rules);

}  // namespace casebridge::domain
