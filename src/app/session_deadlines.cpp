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
    changed();
    notify_when_durable(Notice::What::deadlines_set, {});
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ImportCalendar& action) {
    const storage::BlobHandle handle = action.file.handle;
    const std::uint64_t size_bytes = ports.blobs.size_bytes(handle);
    if (size_bytes == 0 || size_bytes > wire::k_largest_calendar) {
        ports.blobs.release(handle);
        return refuse_aloud(ticket, fail(ErrorCode::calendar_invalid, "size"));
    }
    ports.blobs.read(handle, 0, static_cast<std::uint32_t>(size_bytes),
                     [this, ticket, handle](Result<Bytes> read) {
                         ports.blobs.release(handle);
                         if (!read.ok()) return refuse_aloud(ticket, read.error());
                         take_calendar(ticket, as_text(*read));
                     });
}

void Session::Impl::take_calendar(Ticket ticket, std::string_view text) {
    // The page may have been locked, or another tab become the owner, while the file was read.
    if (!keys || !connection) return refuse_aloud(ticket, fail(ErrorCode::locked));
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
