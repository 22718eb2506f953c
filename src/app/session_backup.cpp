// Backups: written at any time, even where nothing can be saved; restored where there is nothing
// yet, or nothing usable.
#include <algorithm>

#include "app/date_in_name.h"
#include "app/session_impl.h"
#include "base/assets.h"
#include "storage/matter_index.h"
#include "storage/setting_store.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_backed_up_key = "backup.on";
/// Where the browser may throw the data away by itself, weekly; elsewhere monthly.
constexpr int k_days_if_evictable = 7;
constexpr int k_days_if_persistent = 30;

}  // namespace

Status Session::Impl::reload_backup() {
    TRY(const auto kept, storage::read_setting(*connection, k_backed_up_key));
    backed_up_on.reset();
    if (!kept) return Done{};
    TRY(backed_up_on, Date::parse(*kept));
    return Done{};
}

BackupView Session::backup() const {
    const Impl& s = *impl_;
    BackupView view;
    if (!s.identity) return view;
    view.last = s.backed_up_on;
    view.image_bytes = s.store.size_bytes();
    // Without a backup it counts from the first matter.
    std::optional<Date> since = s.backed_up_on;
    for (const MatterLine& line : s.lists.lines()) {
        if (s.backed_up_on) break;
        if (!since || line.opened_on < *since) since = line.opened_on;
    }
    if (!since || s.lists.lines().empty()) return view;
    view.days_ago = s.ports.clock.now().date.days_since(*since);
    view.is_due = view.days_ago >= (s.persistent ? k_days_if_persistent : k_days_if_evictable);
    return view;
}

std::string Session::Impl::own_file_name(std::string_view words) const {
    return bundle::safe_file_name(me.agency.short_name + '_' + std::string{words} + '_' +
                                  date_in_name(ports.clock.now().date));
}

// ---- writing ----

Result<BackupJob::Order> Session::Impl::backup_order() {
    const crypto::ContentKey key = crypto::generate_content_key(ports.random);
    TRY(const auto readers, lock_readers());
    TRY(const StoreLock own, make_store_lock(key, StoreLock::State::sealed, readers, ports.random));
    BackupJob::Order order;
    order.head = write_backup_head(own);
    using storage::StoreSeal;
    TRY(order.seal, StoreSeal::make(key, StoreSeal::Writes::sealed, ports.random));
    TRY(order.files, storage::stored_files(*connection));
    auto image = store.snapshot();
    if (!image) return fail(ErrorCode::busy);
    order.image = std::move(*image);
    return order;
}

bool Session::can_choose_folder() const { return impl_->ports.files.can_choose_folder(); }

void Session::Impl::act(Ticket ticket, const BackUp& action) {
    if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
    if (!action.into_folder) return back_up_into(ticket, {});
    ports.files.choose_folder([this, ticket](Result<std::string> folder) {
        if (!folder.ok()) return refuse_aloud(ticket, folder.error());
        // The dialog was open for as long as the person wished.
        if (phase != Phase::ready || busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
        back_up_into(ticket, std::move(*folder));
    });
}

void Session::Impl::back_up_into(Ticket ticket, std::string folder) {
    auto order = backup_order();
    if (!order.ok()) return refuse_aloud(ticket, order.error());
    back_up(ticket, std::move(*order), own_file_name("备份") + ".casebackup", std::move(folder),
            &Impl::backed_up);
}

void Session::Impl::back_up(Ticket ticket, BackupJob::Order order, std::string name,
                            std::string folder, Saved saved) {
    backup_name = std::move(name);
    backing_up = BackupJob::start(
        {ports.blobs, ports.steady_ms, [this] { progressed(); }}, std::move(order),
        [this, ticket, saved, folder = std::move(folder)](Result<WrittenBackup> result) {
            // The job is still inside its own callback: let it go when this one has returned.
            const auto running = std::exchange(backing_up, nullptr);
            if (!result.ok()) return refuse_aloud(ticket, result.error());
            save_backup(ticket, *result, folder, saved);
        });
    touch();
}

void Session::Impl::save_backup(Ticket ticket, const WrittenBackup& written,
                                const std::string& folder, Saved saved) {
    const auto over = [this, ticket, written, folder, saved](const Status& status) {
        ports.blobs.release(written.handle);
        if (!status.ok()) return refuse_aloud(ticket, status.error());
        (this->*saved)(written, folder);
        finish(ticket, {});
    };
    if (!folder.empty()) return ports.files.save_into_folder(written.handle, backup_name, over);
    ports.files.save(written.handle, backup_name);
    over(Done{});
}

void Session::Impl::backed_up(const WrittenBackup& written, const std::string& folder) {
    const Date today = ports.clock.now().date;
    // Where nothing can be written the reminder stays, and the backup is there all the same.
    const Status noted = write([&](storage::Connection& to) {
        return storage::write_setting(to, k_backed_up_key, to_iso(today));
    });
    if (noted.ok()) backed_up_on = today;
    if (written.missing_files > 0) {
        notify(Notice::Kind::warn, Notice::What::backed_up_not_all,
               std::to_string(written.missing_files));
    } else {
        notify(Notice::Kind::good,
               folder.empty() ? Notice::What::backed_up : Notice::What::backed_up_into,
               folder.empty() ? backup_name : folder + '/' + backup_name);
    }
}

void Session::Impl::act(Ticket ticket, const SaveImage&) {
    if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
    auto image = store.snapshot();
    if (!image) return refuse_aloud(ticket, fail(ErrorCode::busy));
    back_up(ticket, {.head = {}, .seal = nullptr, .image = std::move(*image), .files = {}},
            own_file_name("数据库") + ".sqlite", {}, &Impl::image_saved);
}

void Session::Impl::image_saved(const WrittenBackup&, const std::string&) {
    notify(Notice::Kind::good, Notice::What::image_saved, backup_name);
}

// ---- restoring ----

const RestoreView& Session::restore() const {
    return impl_->restoring == nullptr ? impl_->no_restore : impl_->restoring->view();
}

void Session::Impl::act(Ticket ticket, const ReadBackup& action) {
    const storage::Durability disk = ports.pages.state();
    const bool nothing_usable =
        disk == storage::Durability::lost || disk == storage::Durability::damaged;
    if (phase != Phase::first_run && !nothing_usable) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    if (restoring != nullptr) restoring->drop();
    restoring = RestoreJob::start(
        {ports.blobs, ports.clock, ports.random, asset("calendar.json"), ports.steady_ms,
         [this] {
             touch();
             progressed();
             ports.request_turn();
         },
         ports.request_turn},
        action.file);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const RestoreBackup& action) {
    if (restoring == nullptr || restoring->view().phase != RestoreView::Phase::needs_passphrase) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    restore_ticket = ticket;
    restoring->open_with(action.passphrase);
    ports.request_frame();
}

void Session::Impl::act(Ticket ticket, const DropRestore&) {
    if (restoring != nullptr) restoring->drop();
    restoring.reset();
    finish(ticket, {});
}

void Session::Impl::go_on_restoring() {
    if (restoring == nullptr) return;
    restoring->turn();
    switch (restoring->view().phase) {
        case RestoreView::Phase::rebuilt: return put_in_use(restoring->take());
        case RestoreView::Phase::needs_passphrase:
        case RestoreView::Phase::refused:
            // Once for each try.
            if (const Ticket tried = std::exchange(restore_ticket, 0); tried != 0) {
                refuse(tried, restoring->view().error);
            }
            return;
        case RestoreView::Phase::none:
        case RestoreView::Phase::working: return;
    }
}

void Session::Impl::put_in_use(Rebuilt rebuilt) {
    const auto over = std::exchange(restoring, nullptr);
    over->drop();
    if (checking != nullptr) checking->stop();
    checking.reset();
    const Status replaced = replace_store(std::move(*rebuilt.store));
    if (!replaced.ok()) return unavailable(replaced.error());
    officer = bundle::device_id_of(rebuilt.keys.signing.public_key());
    keys = std::move(rebuilt.keys);
    if (const Status read = reload_directory(); !read.ok()) return unavailable(read.error());
    tend_lock();
    present.clear();
    file_checks.clear();
    phase = Phase::loading;
    read_lists_then([this] { phase = Phase::ready; });
    when_durable([this, ticket = std::exchange(restore_ticket, 0), matters = rebuilt.matters] {
        notify(Notice::Kind::good, Notice::What::restored, std::to_string(matters));
        finish(ticket, {});
    });
}

Status Session::Impl::replace_store(storage::PageStore&& image) {
    connection.reset();
    waiting_for_disk.clear();
    keys.reset();
    store.take_image(std::move(image));
    ports.pages.adopt();
    storage_error.reset();
    return open_store();
}

Status Session::adopt(std::unique_ptr<storage::PageStore> image) {
    Impl& s = *impl_;
    if (s.phase != Phase::first_run) return fail(ErrorCode::not_allowed_in_stage);
    Status replaced = s.replace_store(std::move(*image));
    if (replaced.ok() && !s.identity) replaced = fail(ErrorCode::storage_damaged, "identity");
    if (!replaced.ok()) {
        s.unavailable(replaced.error());
        return replaced;
    }
    s.phase = Phase::locked;
    s.touch();
    s.ports.request_frame();
    return Done{};
}

void Session::Impl::act(Ticket ticket, const StartOver&) {
    if (ports.pages.state() != storage::Durability::lost) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    ports.pages.start_over();
    storage_error.reset();
    if (const Status opened = open_store(); !opened.ok()) {
        unavailable(opened.error());
        return refuse(ticket, opened.error());
    }
    phase = Phase::first_run;
    finish(ticket, {});
}

}  // namespace casebridge::app
