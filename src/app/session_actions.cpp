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
           std::holds_alternative<SavePaper>(action) || std::holds_alternative<FindByCode>(action);
}

std::string digits_only(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

std::string fingerprint_group(std::string_view fingerprint, int group) {
    constexpr std::size_t k_stride = 6;  // five digits and a blank
    return std::string{fingerprint.substr(static_cast<std::size_t>(group) * k_stride, 5)};
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
    const storage::StoredOfficer* who =
        identity->find(action.officer.empty() ? officer : action.officer);
    if (who == nullptr) return refuse(ticket, fail(ErrorCode::device_unknown));
    auto opened = crypto::open_keys(who->sealed_keys, action.passphrase);
    if (!opened.ok()) return refuse(ticket, opened.error());
    keys.emplace(std::move(*opened));
    officer = who->device;
    me = {me.agency, who->device, who->name, who->certificate};
    phase = Phase::ready;
    changed();
    finish(ticket, {});
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
    changed();
    notify_when_durable(Notice::What::entered, std::string{domain::name_of(command)});
    Outcome outcome;
    outcome.matter = entered->state.matter;
    finish(ticket, std::move(outcome));
}

bool Session::Impl::outcome_is_done(Ticket ticket) const {
    const auto found = outcomes.find(ticket);
    return found != outcomes.end() && found->second.kind == Outcome::Kind::done;
}

// ---- exchange
// ----------------------------------------------------------------------------------------------

void Session::Impl::act(Ticket ticket, const ReadFile& action) {
    if (importing != nullptr) importing->drop();
    const ImportEnvironment environment{*connection,     ports.blobs,  directory, due_rules(),
                                        ports.steady_ms, me.agency.id, unlock()};
    importing = ImportJob::start(environment, action.file, [this] {
        if (importing != nullptr && importing->view().phase == ImportView::Phase::verifying) {
            return progressed();
        }
        touch();
        ports.request_frame();
    });
    finish(ticket, {});
}

bundle::Unlock Session::Impl::unlock() {
    return [this](const std::vector<bundle::Recipient>& recipients) -> Result<crypto::ContentKey> {
        if (!keys) return fail(ErrorCode::locked);
        return bundle::unlock_with_device(keys->encryption, me.device, ports.random)(recipients);
    };
}

void Session::Impl::act(Ticket ticket, const OpenSealed& action) {
    if (importing == nullptr || importing->view().phase != ImportView::Phase::needs_passphrase) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->open_with(action.passphrase);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const VerifyAgain&) {
    if (importing == nullptr || importing->view().phase != ImportView::Phase::quarantined) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->verify_again();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const MergeImport&) {
    if (importing == nullptr) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (importing->view().phase == ImportView::Phase::verified_card) {
        if (const Status kept = keep_card(); !kept.ok()) return refuse_aloud(ticket, kept.error());
        const bool trusted = importing->view().sender.verified;
        notify_when_durable(trusted ? Notice::What::card_continued : Notice::What::card_saved, {});
        return finish(ticket, {});
    }
    if (importing->view().phase != ImportView::Phase::verified_bundle) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->merge(ports.clock.now(),
                     [this, ticket, job = importing](Result<std::vector<MatterId>> merged) {
                         if (!merged.ok()) return refuse(ticket, merged.error());
                         this->merged(ticket, job, *merged);
                     });
}

void Session::Impl::merged(Ticket ticket, const std::shared_ptr<ImportJob>& from,
                           const std::vector<MatterId>& matters) {
    present.clear();
    thumbnails.clear();
    changed();
    Outcome outcome;
    if (!matters.empty()) outcome.matter = matters.front();
    // The page says 已写入 only when the disk has it.
    when_durable([this, ticket, from, outcome = std::move(outcome)] {
        from->mark_durable();
        notify(Notice::Kind::good, Notice::What::merged, std::to_string(from->view().new_events));
        finish(ticket, outcome);
    });
}

Status Session::Impl::keep_card() {
    const bundle::VerifiedCard& card = *importing->card();
    const AgencyView* held = directory.find(card.payload.card.agency.id);
    // A later card signed by the keeper we already trust needs no second telephone call.
    const bool trusted = held != nullptr && held->verified;
    CHECK_OK(write([&](storage::Connection& to) {
        return storage::put_card(
            to, {.agency = card.payload.card.agency.id,
                 .version = card.payload.card.version,
                 .payload = card.envelope.payload,
                 .signature = card.envelope.signature,
                 .verified_by = trusted ? held->verified_by : std::string{},
                 .verified_on = trusted ? to_iso(held->verified_on) : std::string{}});
    }));
    CHECK_OK(reload_directory());
    changed();
    return Done{};
}

void Session::Impl::act(Ticket ticket, const DropImport&) {
    if (importing != nullptr) importing->drop();
    importing.reset();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ConfirmFingerprint& action) {
    const AgencyView* agency = directory.find(action.agency);
    if (agency == nullptr) return refuse(ticket, fail(ErrorCode::agency_unknown));
    const auto typed = [&](int group, const std::string& digits) {
        return group >= 0 && group < 6 &&
               digits_only(digits) == fingerprint_group(agency->fingerprint, group);
    };
    if (action.first_group == action.second_group ||
        !typed(action.first_group, action.first_digits) ||
        !typed(action.second_group, action.second_digits)) {
        return refuse(ticket, fail(ErrorCode::fingerprint_mismatch));
    }
    const auto cards = storage::newest_cards(*connection);
    if (!cards.ok()) return refuse(ticket, cards.error());
    const auto stored = std::find_if(cards->begin(), cards->end(), [&](const auto& card) {
        return card.agency == action.agency;
    });
    storage::StoredCard card = *stored;
    card.verified_by = me.officer;
    card.verified_on = to_iso(ports.clock.now().date);
    const Status written =
        write([&](storage::Connection& to) { return storage::put_card(to, card); });
    if (!written.ok()) return refuse(ticket, written.error());
    if (const Status read = reload_directory(); !read.ok()) return refuse(ticket, read.error());
    changed();
    notify_when_durable(Notice::What::card_verified, directory.short_name(action.agency));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportCard&) {
    const auto card = own_card_file(*connection, me.agency.id);
    if (!card.ok()) return refuse_aloud(ticket, card.error());
    const std::string text = wire::write_card_file(*card);
    const std::string name = bundle::safe_file_name(me.agency.short_name + "_名片.card.json");
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(text), "application/json"), name);
}

void Session::Impl::act(Ticket ticket, const ExportMatter& action) {
    if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
    const AgencyView* recipient = directory.find(action.to);
    if (recipient == nullptr || !recipient->verified) {
        return refuse_aloud(ticket, fail(ErrorCode::recipient_unknown));
    }
    const auto file = load_matter(*connection, action.matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    if (!domain::is_participant(file->state, action.to)) {
        return refuse_aloud(ticket, fail(ErrorCode::recipient_unknown));
    }
    ExportJob::Order order;
    bundle::BundlePlan& plan = order.plan;
    plan.header.bundle = random_id_text(ports.random);
    plan.header.from = me.agency.id;
    plan.header.to = {action.to};
    const bool sealed = action.protection != Protection::none;
    // Outside the encryption stands nothing that names a person.
    plan.header.label = sealed ? file->state.letter_number : bundle_label(file->state);
    plan.header.officer = me.officer;
    plan.header.created = to_iso(ports.clock.now());
    plan.device = me.device;
    if (const Status protect = protect_plan(plan, action); !protect.ok()) {
        return refuse_aloud(ticket, protect.error());
    }
    for (const storage::StoredEvent& event : file->stored) {
        plan.events.push_back({event.id, {event.payload, event.signature}});
    }
    plan.matters = {{action.matter, domain::heads_of(file->events)}};
    const auto named = domain::named_files(file->state);
    for (const FileId& id : files_to_send(*file, action.to)) {
        const auto found = std::find_if(named.begin(), named.end(), [&](const auto& filed) {
            return filed.content.file == id;
        });
        if (found == named.end()) continue;
        order.files.push_back({id, found->content.media_type, found->content.size_bytes});
    }
    order.file_name = bundle_file_name(file->state, ports.clock.now(), sealed);
    // What is not on the disk yet must not leave the house.
    const Sent sent{action.matter, action.to, entries_made_here(*file, me.agency.id)};
    when_durable([this, ticket, sent, order] {
        if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
        ExportJob::Environment environment{
            ports.blobs,     directory,
            ports.steady_ms, [this](bundle::BundleWriter& writer) { return begin_bundle(writer); },
            unlock(),        [this] { progressed(); }};
        exporting = ExportJob::start(std::move(environment), order,
                                     [this, ticket, sent](Result<ExportedBundle> result) {
                                         exported(ticket, sent, std::move(result));
                                     });
        ports.request_frame();
    });
}

/// Our own devices can always read what we sent: it is checked by reading it back.
Status Session::Impl::protect_plan(bundle::BundlePlan& plan, const ExportMatter& action) {
    if (action.protection == Protection::none) return Done{};
    TRY(plan.readers, directory.encryption_keys(me.agency.id));
    if (action.protection == Protection::passphrase) {
        CHECK_OK(crypto::check_passphrase(action.passphrase));
        plan.passphrase = action.passphrase;
        return Done{};
    }
    TRY(const auto theirs, directory.encryption_keys(action.to));
    if (theirs.empty()) return fail(ErrorCode::recipient_unknown);
    plan.readers.insert(plan.readers.end(), theirs.begin(), theirs.end());
    return Done{};
}

Result<std::string> Session::Impl::begin_bundle(bundle::BundleWriter& writer) {
    if (!keys) return fail(ErrorCode::locked);
    return writer.begin(keys->signing, ports.random);
}

void Session::Impl::exported(Ticket ticket, const Sent& sent, Result<ExportedBundle> result) {
    const auto running = std::exchange(exporting, nullptr);
    if (result.ok() && !connection) {
        ports.blobs.release(result->handle);
        return refuse_aloud(ticket, fail(ErrorCode::cancelled));
    }
    if (!result.ok()) return refuse_aloud(ticket, result.error());
    const Status written = write([&](storage::Connection& to) -> Status {
        TRY(const MatterFile file, load_matter(to, sent.matter));
        CHECK_OK(storage::add_bundle_line(to, {.id = result->header.bundle,
                                               .direction = storage::BundleDirection::out,
                                               .agency = sent.to,
                                               .label = bundle_label(file.state),
                                               .file_name = result->file_name,
                                               .officer = me.officer,
                                               .created = result->header.created,
                                               .exchanged = to_iso(ports.clock.now()),
                                               .events = result->events,
                                               .new_events = 0,
                                               .files = result->files,
                                               .size_bytes = result->size_bytes,
                                               .matters = {sent.matter}}));
        CHECK_OK(note_sent(to, sent.matter, sent.entries));
        CHECK_OK(project_matter(to, file, due_rules(), me.agency.id));
        return Done{};
    });
    if (!written.ok()) {
        ports.blobs.release(result->handle);
        return refuse_aloud(ticket, written.error());
    }
    changed();
    save_when_durable(ticket, sent.matter, result->handle, result->file_name);
}

void Session::Impl::save_when_durable(Ticket ticket, const MatterId& matter,
                                      storage::BlobHandle handle, const std::string& name) {
    when_durable([this, ticket, matter, handle, name] {
        ports.files.save(handle, name);
        ports.blobs.release(handle);
        notify(Notice::Kind::good, Notice::What::exported, name);
        Outcome outcome;
        outcome.matter = matter;
        finish(ticket, std::move(outcome));
    });
}

void Session::Impl::act(Ticket ticket, const CancelJob&) {
    if (evidence != nullptr) evidence->cancel();
    if (exporting != nullptr) exporting->cancel();
    if (binding != nullptr) binding->cancel();
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
    if (evidence != nullptr) evidence->cancel();
    if (exporting != nullptr) exporting->cancel();
    if (binding != nullptr) binding->cancel();
    waiting_for_disk.clear();
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
