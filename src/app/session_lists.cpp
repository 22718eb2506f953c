// 常用筛选: kept and deleted.
#include "app/session_impl.h"

namespace casebridge::app {

Status Session::Impl::change_lists(const std::function<Status(storage::Connection&)>& change) {
    CHECK_OK(write(change));
    TRY(saved_lists, app::saved_lists(*connection));
    return Done{};
}

void Session::Impl::act(Ticket ticket, const SaveList& action) {
    const Status saved =
        change_lists([&](storage::Connection& to) { return save_list(to, action.list); });
    if (!saved.ok()) return refuse_aloud(ticket, saved.error());
    notify_when_durable(Notice::What::list_saved, action.list.name);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const DeleteList& action) {
    const Status deleted =
        change_lists([&](storage::Connection& from) { return delete_list(from, action.name); });
    if (!deleted.ok()) return refuse_aloud(ticket, deleted.error());
    finish(ticket, {});
}

}  // namespace casebridge::app
