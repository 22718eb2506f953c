// 逾期升级: what a bureau or brigade does about a matter that stays overdue (domain.md, 闭环:
// overdue with escalation). The order is custom, the days are the office's own setting: neither the
// opinion nor the law fixes them.
#pragma once

#include <array>
#include <string_view>

#include "domain/stage_days.h"

namespace casebridge::domain {

enum class Escalation {
    none,
    urge,    // 催办: the liaison or the officer in charge
    report,  // 报分管领导
    meet,    // 提交会商: 线下会商 or 联席会议
};

/// How this office is warned of deadlines, and what it sets where nothing else does.
struct DeadlineRules {
    int lead_working_days = 3;  // 即将到期
    int report_after_days = 3;  // natural days overdue
    int meet_after_days = 10;
    StageDays stage_days;

    bool operator==(const DeadlineRules&) const = default;
};
/// A number of the rules under its key, as settings and forms name it.
struct DeadlineRule {
    std::string_view key;
    int DeadlineRules::*member = nullptr;
    int StageDays::*stage_member = nullptr;  // instead, of the stage days

    [[nodiscard]] int& in(DeadlineRules& rules) const;
    [[nodiscard]] int in(const DeadlineRules& rules) const;
};
inline constexpr std::size_t k_deadline_rule_count = 9;
/// "lead_working_days", "report_after_days", "meet_after_days", then the stage days.
[[nodiscard]] const std::array<DeadlineRule, k_deadline_rule_count>& deadline_rule_rows();

/// The key of a value that is out of range, or of a step out of order; empty where all is well.
[[nodiscard]] std::string_view wrong_in(const DeadlineRules& rules);

/// What passed only the office's own date stays in the house: it is urged and reported, but not
/// taken to a meeting.
[[nodiscard]] Escalation escalation_of(const DueState& due, const DeadlineRules& rules);

}  // namespace casebridge::domain
