// What an office sets about its deadlines: warnings, escalation, and a newer official calendar.
#include "app/session_impl.h"
#include "base/assets.h"
#include "wire/shipped_data.h"

namespace casebridge::app {

Status Session::Impl::reload_deadline_settings() {
    TRY(calendar, used_calendar(*connection, asset("calendar.json")));
    TRY(deadline_rules, app::deadline_rules(*connection));
    return Done{};
}

Status Session::Impl::project_with(storage::Connection& to, const UsedCalendar& used) {
    CHECK_OK(
        rebuild_projections(to, DueRules{used.calendar, deadline_rules.stage_days}, me.agency.id));
    return mark_calendar(to, used);
}

void Session::Impl::act(Ticket ticket, const SetDeadlineRules& action) {
    const bool counts_anew = action.rules.stage_days != deadline_rules.stage_days;
    const Status kept = write([&](storage::Connection& to) -> Status {
        CHECK_OK(keep_deadline_rules(to, action.rules));
        if (!counts_anew) return Done{};
        return rebuild_projections(to, DueRules{calendar.calendar, action.rules.stage_days},
                                   me.agency.id);
    });
    if (!kept.ok()) {
        std::vector<domain::FieldProblem> problems;
        if (kept.error().code == ErrorCode::field_invalid) {
            problems.push_back({kept.error().detail, domain::FieldProblem::Kind::wrong});
        }
        return refuse(ticket, kept.error(), std::move(problems));
    }
    deadline_rules = action.rules;
    forget_lists();
    changed();
    notify_when_durable(Notice::What::deadlines_set, {});
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ImportCalendar& action) {
    take_small_file(ticket, action.file, wire::k_largest_calendar, ErrorCode::calendar_invalid,
                    &Impl::take_calendar);
}

void Session::Impl::take_calendar(Ticket ticket, std::string_view text) {
    const auto taken = wire::read_calendar_file(text);
    if (!taken.ok()) return refuse_aloud(ticket, taken.error());
    if (!taken->covers(calendar.calendar)) {
        return refuse_aloud(ticket, fail(ErrorCode::calendar_older));
    }
    UsedCalendar used;
    const Status kept = write([&](storage::Connection& to) -> Status {
        CHECK_OK(keep_calendar(to, text));
        TRY(used, used_calendar(to, asset("calendar.json")));
        return project_with(to, used);
    });
    if (!kept.ok()) return refuse_aloud(ticket, kept.error());
    calendar = std::move(used);
    forget_lists();
    changed();
    notify_when_durable(Notice::What::calendar_kept,
                        std::to_string(*calendar.calendar.official_years().rbegin()));
    finish(ticket, {});
}

const domain::DeadlineRules& Session::deadline_rules() const { return impl_->deadline_rules; }

CalendarView Session::calendar() const {
    const std::set<int>& years = impl_->calendar.calendar.official_years();
    if (years.empty()) return {};
    return {*years.begin(), *years.rbegin(), impl_->calendar.imported};
}

}  // namespace casebridge::app
