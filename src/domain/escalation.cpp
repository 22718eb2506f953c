#include "domain/escalation.h"

namespace casebridge::domain {

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
    return {};
}

Escalation escalation_of(const DueState& due, const DeadlineRules& rules) {
    if (due.kind != DueState::Kind::overdue) return Escalation::none;
    if (due.days >= rules.meet_after_days) return Escalation::meet;
    if (due.days >= rules.report_after_days) return Escalation::report;
    return Escalation::urge;
}

}  // namespace casebridge::domain
