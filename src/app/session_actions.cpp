// What each action does. Every function ends in finish() or refuse() for its ticket, sooner or
// later.
#include <algorithm>

#include "app/papers.h"
#include "app/session_impl.h"
#include "domain/fold.h"
#include "domain/forms.h"
#include "domain/named_files.h"
#include "storage/bundle_ledger.h"
#include "storage/directory_store.h"
#include "storage/setting_store.h"

namespace casebridge::app {

Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) { return *this = Action{other}; }
Action& Action::operator=(Action&& other) noexcept {
    if (this != &other) {
        std::destroy_at(this);
        std::construct_at(this, std::move(other));
    }
    return *this;
}
Action::~Action() = default;
namespace {

constexpr std::size_t k_kept_outcomes = 100;
constexpr std::size_t k_kept_notices = 5;

bool needs_keys(const Action& action) {
    return std::holds_alternative<Execute>(action) ||
           std::holds_alternative<ExecuteWithFile>(action) ||
           std::holds_alternative<ExportMatter>(action) ||
           std::holds_alternative<SavePart>(action) ||
           std::holds_alternative<ExportVolume>(action) ||
           std::holds_alternative<ReadFile>(action) || std::holds_alternative<OpenSealed>(action) ||
           std::holds_alternative<VerifyAgain>(action) ||
           std::holds_alternative<AddOfficer>(action) ||
           std::holds_alternative<RevokeOfficer>(action) ||
           std::holds_alternative<ChangePassphrase>(action) ||
           std::holds_alternative<ChangeKeys>(action) ||
           std::holds_alternative<ExportKeys>(action) ||
           std::holds_alternative<SetStoreSealing>(action) ||
           std::holds_alternative<MergeImport>(action) ||
           std::holds_alternative<ExportCard>(action) ||
           std::holds_alternative<ConfirmFingerprint>(action) ||
           std::holds_alternative<SaveList>(action) || std::holds_alternative<DeleteList>(action) ||
           std::holds_alternative<SetNumberPattern>(action) ||
           std::holds_alternative<SetNumberRange>(action) ||
           std::holds_alternative<VoidNumber>(action) ||
           std::holds_alternative<SetDeadlineRules>(action) ||
           std::holds_alternative<ImportCalendar>(action) ||
           std::holds_alternative<ImportLegalBases>(action) ||
           std::holds_alternative<ExportLegalBases>(action) ||
           std::holds_alternative<BackUp>(action) || std::holds_alternative<SaveImage>(action) ||
           std::holds_alternative<RunSelfCheck>(action) ||
           std::holds_alternative<SavePaper>(action) ||
           std::holds_alternative<FindByCode>(action) ||
           std::holds_alternative<ExportStatistics>(action) ||
           std::holds_alternative<ExportLedger>(action) ||
           std::holds_alternative<SetLiaison>(action) ||
           std::holds_alternative<RemindIntegrity>(action) ||
           std::holds_alternative<AcknowledgeIntegrity>(action) ||
           std::holds_alternative<PrintIntegrity>(action) ||
           std::holds_alternative<PrintPack>(action) || std::holds_alternative<SavePack>(action);
}

}  // namespace

void Session::Impl::perform(Ticket ticket, Action action) {
    if (needs_keys(action) && (phase != Phase::ready || !keys)) {
        return refuse(ticket, fail(ErrorCode::locked));
    }
    std::visit([&](const auto& given) { act(ticket, given); }, action);
}

void Session::Impl::settle(Ticket ticket, Outcome outcome) {
    outcomes[ticket] = std::move(outcome);
    while (outcomes.size() > k_kept_outcomes) outcomes.erase(outcomes.begin());
    touch();
    ports.request_frame();
}

void Session::Impl::finish(Ticket ticket, Outcome outcome) {
    outcome.kind = Outcome::Kind::done;
    settle(ticket, std::move(outcome));
}

void Session::Impl::refuse(Ticket ticket, Error error, std::vector<domain::FieldProblem> problems) {
    Outcome outcome;
    outcome.kind = Outcome::Kind::refused;
    outcome.error = std::move(error);
    outcome.problems = std::move(problems);
    settle(ticket, std::move(outcome));
}

void Session::Impl::refuse_aloud(Ticket ticket, Error error) {
    const bool wanted = error.code == ErrorCode::cancelled;
    notify(wanted ? Notice::Kind::info : Notice::Kind::bad, Notice::What::failed, {}, error);
    refuse(ticket, std::move(error));
}

void Session::Impl::notify(Notice::Kind kind, Notice::What what, std::string detail, Error error) {
    notices.push_back({++last_notice, kind, what, std::move(detail), std::move(error)});
    if (notices.size() > k_kept_notices) notices.erase(notices.begin());
    touch();
    ports.request_frame();
}

void Session::Impl::notify_when_durable(Notice::What what, std::string detail) {
    when_durable(
        [this, what, detail = std::move(detail)] { notify(Notice::Kind::good, what, detail); });
}

void Session::Impl::when_durable(std::function<void()> then) {
    waiting_for_disk.emplace_back(connection->seq(), std::move(then));
    ports.request_turn();
}

// ---- identity
// ------------------------------------------------------------------------------------------

void Session::Impl::act(Ticket ticket, const SetUp& action) {
    if (phase != Phase::first_run) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    auto made = set_up(*connection, action, ports.clock.now(), ports.random);
    if (!made.ok()) return refuse(ticket, made.error());
    identity = std::move(made->stored);
    keys.emplace(std::move(made->keys));
    if (const Status loaded = reload_directory(); !loaded.ok()) return unavailable(loaded.error());
    phase = Phase::ready;
    changed();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const Unlock& action) {
    if (phase != Phase::locked) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (opening) return refuse(ticket, fail(ErrorCode::busy));
    const storage::StoredOfficer* who =
        identity->find(action.officer.empty() ? officer : action.officer);
    if (who == nullptr) return refuse(ticket, fail(ErrorCode::device_unknown));
    auto begun = crypto::KeyOpening::begin(who->sealed_keys, action.passphrase);
    if (!begun.ok()) return refuse(ticket, begun.error());
    const auto trying = std::make_shared<crypto::KeyOpening>(std::move(*begun));
    open_in_pieces(
        ticket, [trying] { return trying->step(); },
        [this, who = *who](Ticket waiting, Result<crypto::DeviceKeys> opened) {
            unlocked(waiting, who, std::move(opened));
        });
}

void Session::Impl::go_on_opening() {
    // The last piece may leave another opening behind.
    auto piece = std::exchange(opening, nullptr);
    if (piece && piece()) opening = std::move(piece);
    if (opening) ports.request_turn();
}

void Session::Impl::drop_opening() {
    opening = nullptr;
    if (phase == Phase::locked) keys.reset();  // opened, but nothing is shown with them yet
    const Ticket waiting = std::exchange(opening_ticket, 0);
    if (waiting != 0) refuse(waiting, fail(ErrorCode::not_allowed_in_stage));
}

void Session::Impl::read_lists_then(std::function<void()> then) {
    changed();
    if (phase == Phase::unavailable) return;
    opening = [this, then = std::move(then)] {
        if (!lists_are_current) return true;
        // The first page shows this quarter: counted here, its first frame is the shorter.
        const Period quarter = quarter_of(ports.clock.now().date);
        if (!statistics.contains({quarter.first, quarter.last})) {
            (void)statistics_for(quarter);
            return true;
        }
        then();
        touch();
        ports.request_frame();
        return false;
    };
    go_on_opening();
}

void Session::Impl::unlocked(Ticket ticket, const storage::StoredOfficer& who,
                             Result<crypto::DeviceKeys> opened) {
    // Another tab may have taken the store over meanwhile.
    if (phase != Phase::locked) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (!opened.ok()) return refuse(ticket, opened.error());
    keys.emplace(std::move(*opened));
    officer = who.device;
    me = {me.agency, who.device, who.name, who.certificate};
    lists.begin_anew();  // who reads decides what is seen of reminders
    opening_ticket = ticket;
    read_lists_then([this] {
        phase = Phase::ready;
        finish(std::exchange(opening_ticket, 0), {});
    });
}

void Session::Impl::act(Ticket ticket, const Lock&) {
    if (phase == Phase::ready) {
        keys.reset();
        phase = Phase::locked;
    }
    finish(ticket, {});
}

// ---- entries
// ---------------------------------------------------------------------------------------------

void Session::Impl::act(Ticket ticket, const Execute& action) {
    enter_form(ticket, action.matter, action.command, action.values);
}

void Session::Impl::enter_form(Ticket ticket, const MatterId& matter, domain::EventType command,
                               const domain::FieldValues& values) {
    // A file may have been stored meanwhile: the page may be locked, or another tab the owner.
    if (!keys || !connection) return refuse(ticket, fail(ErrorCode::locked));
    Proposal proposal = propose(matter, command, values);
    if (!proposal.event.ok()) {
        return refuse(ticket, proposal.event.error(),
                      {{proposal.event.error().detail, domain::FieldProblem::Kind::wrong}});
    }
    const auto file = load_matter(*connection, matter);
    if (!file.ok()) return refuse(ticket, file.error());
    domain::DecideContext context = decide_context();
    context.entry = proposal.about ? &*proposal.about : nullptr;
    auto problems = domain::problems_of(file->state, *proposal.event, context);
    const Author author{{me.agency.id, me.device, me.officer}, keys->signing};
    auto entered = enter(*connection, matter, std::move(*proposal.event), author, context,
                         due_rules(), ports.random);
    if (!entered.ok()) return refuse(ticket, entered.error(), std::move(problems));
    if (const Status linked = note_in_source(values, entered->state); !linked.ok()) {
        notify(Notice::Kind::bad, Notice::What::failed, {}, linked.error());
    }
    changed();
    notify_when_durable(Notice::What::entered, std::string{domain::name_of(command)});
    Outcome outcome;
    outcome.matter = entered->state.matter;
    finish(ticket, std::move(outcome));
}

Status Session::Impl::note_in_source(const domain::FieldValues& values,
                                     const domain::MatterState& opened) {
    const auto source = values.find(domain::k_source_matter);
    const auto entry = values.find(domain::k_source_entry);
    if (source == values.end() || entry == values.end()) return Done{};
    domain::LinkMatter link;
    link.linked_on = ports.clock.now().date;
    link.entry = {entry->second};
    link.other = opened.matter;
    link.other_title = opened.title;
    const Author author{{me.agency.id, me.device, me.officer}, keys->signing};
    TRY([[maybe_unused]] const MatterFile noted,
        enter(*connection, {source->second}, std::move(link), author, decide_context(), due_rules(),
              ports.random));
    return Done{};
}

bool Session::Impl::outcome_is_done(Ticket ticket) const {
    const auto found = outcomes.find(ticket);
    return found != outcomes.end() && found->second.kind == Outcome::Kind::done;
}

// ---- long work
// ---------------------------------------------------------------------------------------------

void Session::Impl::cancel_jobs() {
    if (evidence != nullptr) evidence->cancel();
    if (exporting != nullptr) exporting->cancel();
    if (binding != nullptr) binding->cancel();
    if (backing_up != nullptr) backing_up->cancel();
}

void Session::Impl::act(Ticket ticket, const CancelJob&) {
    cancel_jobs();
    finish(ticket, {});
}

// ---- papers and files
// ------------------------------------------------------------------------------------

void Session::Impl::take_small_file(Ticket ticket, const PickedFile& file, std::size_t most,
                                    ErrorCode wrong, void (Impl::*take)(Ticket, std::string_view)) {
    const storage::BlobHandle handle = file.handle;
    const std::uint64_t size_bytes = ports.blobs.size_bytes(handle);
    if (size_bytes == 0 || size_bytes > most) {
        ports.blobs.release(handle);
        return refuse_aloud(ticket, fail(wrong, "size"));
    }
    ports.blobs.read(handle, 0, static_cast<std::uint32_t>(size_bytes),
                     [this, ticket, handle, take](Result<Bytes> read) {
                         ports.blobs.release(handle);
                         if (!read.ok()) return refuse_aloud(ticket, read.error());
                         // The page may have been locked, or another tab become the owner.
                         if (!keys || !connection) {
                             return refuse_aloud(ticket, fail(ErrorCode::locked));
                         }
                         (this->*take)(ticket, as_text(*read));
                     });
}

void Session::Impl::act(Ticket ticket, const OpenEvidence& action) {
    std::optional<domain::NamedFile> found;
    for (const auto& [id, view] : views) {
        for (domain::Filed<domain::NamedFile>& filed : domain::named_files(view.state)) {
            if (filed.content.file == action.file) found = std::move(filed.content);
        }
    }
    if (!found) return refuse_aloud(ticket, fail(ErrorCode::evidence_unknown));
    ports.blobs.open_outside(action.file, found->media_type,
                             [this, ticket, name = found->file_name,
                              type = found->media_type](Result<storage::BlobHandle> handle) {
                                 if (!handle.ok()) return refuse_aloud(ticket, handle.error());
                                 // Only what a browser shows without running it; everything else is
                                 // saved.
                                 const bool shown =
                                     type == "application/pdf" || type.starts_with("video/");
                                 if (shown) {
                                     ports.files.open_in_tab(*handle, type);
                                 } else {
                                     ports.files.save(*handle, bundle::safe_file_name(name));
                                 }
                                 ports.blobs.release(*handle);
                                 finish(ticket, {});
                             });
}

// ---- storage
// -----------------------------------------------------------------------------------------------

void Session::Impl::act(Ticket ticket, const RetrySave&) {
    ports.pages.retry();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const TakeOver&) {
    // What runs belongs to the connection that goes.
    if (importing != nullptr) importing->drop();
    importing.reset();
    cancel_jobs();
    if (checking != nullptr) checking->stop();
    checking.reset();
    drop_parts();
    waiting_for_disk.clear();
    drop_opening();
    connection.reset();
    phase = Phase::loading;
    storage_error.reset();
    // The other tab may have turned encryption on or off: the passphrase is asked for anew.
    forget_seal();
    ports.pages.take_over(
        [this](Result<storage::LoadReport> report) { loaded(std::move(report)); });
    finish(ticket, {});
}

}  // namespace casebridge::app
