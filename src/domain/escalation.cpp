#include "domain/escalation.h"

namespace casebridge::domain {
namespace {

constexpr std::array<DeadlineRule, k_deadline_rule_count> k_rows = {{
    {"lead_working_days", &DeadlineRules::lead_working_days, nullptr},
    {"report_after_days", &DeadlineRules::report_after_days, nullptr},
    {"meet_after_days", &DeadlineRules::meet_after_days, nullptr},
    {"discovered_days", nullptr, &StageDays::discovered},
    {"rechecked_days", nullptr, &StageDays::rechecked},
    {"dispatched_days", nullptr, &StageDays::dispatched},
    {"replied_days", nullptr, &StageDays::replied},
    {"finished_days", nullptr, &StageDays::finished},
    {"own_case_days", nullptr, &StageDays::own_case},
}};

}  // namespace

int& DeadlineRule::in(DeadlineRules& rules) const {
    return member != nullptr ? rules.*member : rules.stage_days.*stage_member;
}
int DeadlineRule::in(const DeadlineRules& rules) const {
    return member != nullptr ? rules.*member : rules.stage_days.*stage_member;
}

const std::array<DeadlineRule, k_deadline_rule_count>& deadline_rule_rows() { return k_rows; }

std::string_view wrong_in(const DeadlineRules& rules) {
    constexpr int k_longest_lead = 20;
    constexpr int k_longest_wait = 365;
    if (rules.lead_working_days < 1 || rules.lead_working_days > k_longest_lead) {
        return "lead_working_days";
    }
    if (rules.report_after_days < 1 || rules.report_after_days > k_longest_wait) {
        return "report_after_days";
    }
    if (rules.meet_after_days <= rules.report_after_days ||
        rules.meet_after_days > k_longest_wait) {
        return "meet_after_days";
    }
    for (const DeadlineRule& row : k_rows) {
        if (row.stage_member == nullptr) continue;
        if (row.in(rules) < 0 || row.in(rules) > k_most_stage_days) return row.key;
    }
    return {};
}

Escalation escalation_of(const DueState& due, const DeadlineRules& rules) {
    if (due.kind != DueState::Kind::overdue) return Escalation::none;
    if (due.days >= rules.meet_after_days && !due.internal) return Escalation::meet;
    if (due.days >= rules.report_after_days) return Escalation::report;
    return Escalation::urge;
}

}  // namespace casebridge::domain
