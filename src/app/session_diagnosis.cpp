// 诊断: what support asks for, and a report of it that names nobody.
#include "app/date_in_name.h"
#include "app/session_impl.h"
#include "storage/database.h"

namespace casebridge::app {
namespace {

std::string_view name_of_state(storage::Durability state) {
    switch (state) {
        case storage::Durability::saved: return "saved";
        case storage::Durability::saving: return "saving";
        case storage::Durability::failed: return "failed";
        case storage::Durability::read_only: return "read_only";
        case storage::Durability::damaged: return "damaged";
        case storage::Durability::lost: return "lost";
    }
    __builtin_trap();
}

}  // namespace

DiagnosisView Session::diagnosis() const {
    const Impl& s = *impl_;
    DiagnosisView view;
    view.image_bytes = s.store.size_bytes();
    view.log_bytes = s.ports.pages.log_bytes();
    view.seq = s.store.seq();
    view.durable_seq = s.ports.pages.durable_seq();
    view.persistent = s.persistent;
    view.sealed = store_sealing().sealed;
    view.space = s.ports.pages.space();
    view.schema = storage::schema_version();
    view.sqlite = storage::sqlite_version();
    if (s.checking != nullptr) view.check = s.checking->view();
    return view;
}

std::optional<storage::Space> Session::short_of_space() const {
    const auto space = impl_->ports.pages.space();
    return space && space->is_short() ? space : std::nullopt;
}

void Session::Impl::act(Ticket ticket, const RunSelfCheck&) {
    if (checking != nullptr && checking->view().phase == SelfCheckView::Phase::running) {
        return refuse(ticket, fail(ErrorCode::busy));
    }
    checking = SelfCheck::start({*connection, directory, ports.blobs, ports.steady_ms,
                                 [this] {
                                     touch();
                                     progressed();
                                 },
                                 ports.request_turn});
    finish(ticket, {});
}

// ASCII and numbers only: it is read by people who know the program, and may be sent by mail.
void Session::Impl::act(Ticket ticket, const SaveDiagnosis&) {
    const auto number = [](std::uint64_t value) { return std::to_string(value); };
    std::string text = "CaseBridge diagnosis " + to_iso(ports.clock.now()) + "\n";
    const auto line = [&text](std::string_view key, std::string_view value) {
        text.append(key).append(": ").append(value).append("\n");
    };
    line("state", name_of_state(ports.pages.state()));
    if (const auto error = ports.pages.error()) line("error", name_of(error->code));
    line("image_bytes", number(store.size_bytes()));
    line("log_bytes", number(ports.pages.log_bytes()));
    line("seq", number(store.seq()));
    line("durable_seq", number(ports.pages.durable_seq()));
    line("times_emptied", number(ports.pages.times_emptied()));
    line("persistent", persistent ? "yes" : "no");
    line("sealed", lock ? "yes" : "no");
    if (const auto space = ports.pages.space()) {
        line("space_used_bytes", number(space->used_bytes));
        line("space_quota_bytes", number(space->quota_bytes));
    }
    line("schema", number(static_cast<std::uint64_t>(storage::schema_version())));
    line("sqlite", storage::sqlite_version());
    line("browser", ports.machine);
    line("matters", number(lists.lines().size()));
    line("bundles", number(ledger.size()));
    line("last_backup", backed_up_on ? to_iso(*backed_up_on) : "never");
    for (const Notice& notice : notices) {
        if (notice.what == Notice::What::failed) line("notice", name_of(notice.error.code));
    }
    if (checking != nullptr) {
        const SelfCheckView& check = checking->view();
        line("check", check.phase == SelfCheckView::Phase::done ? "done" : "running");
        line("check_tables", number(check.tables_bad) + " bad of " + number(check.tables));
        line("check_events", number(check.events_bad) + " bad of " + number(check.events));
        line("check_lists", number(check.lists_bad) + " bad of " + number(check.matters));
        line("check_files", number(check.files_missing) + " missing of " + number(check.files));
    }
    const storage::BlobHandle handle = ports.blobs.hold(as_bytes(text), "text/plain");
    const std::string name = "案桥诊断_" + date_in_name(ports.clock.now().date) + ".txt";
    ports.files.save(handle, name);
    ports.blobs.release(handle);
    notify(Notice::Kind::good, Notice::What::exported, name);
    finish(ticket, {});
}

}  // namespace casebridge::app
