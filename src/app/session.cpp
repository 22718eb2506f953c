#include "app/session.h"

#include "app/papers.h"
#include "app/session_impl.h"
#include "base/assets.h"
#include "domain/corrections.h"
#include "domain/forms.h"
#include "storage/database.h"
#include "wire/shipped_data.h"

namespace casebridge::app {

// ---- life
// --------------------------------------------------------------------------------------------

void Session::Impl::start() {
    auto read_agencies = wire::read_shipped_agencies(asset("directory.json"));
    if (!read_agencies.ok()) return unavailable(read_agencies.error());
    for (const wire::ShippedAgency& agency : *read_agencies) {
        shipped_agencies.push_back({agency.kind, agency.name, agency.short_name, agency.region,
                                    agency.number_word, agency.detachment});
    }
    for (const domain::Option& option : domain::violation_categories()) {
        categories.push_back({std::string{option.value}, std::string{option.label}});
    }
    ports.pages.set_wake(ports.request_turn);
    ports.blobs.set_wake(ports.request_turn);
    ports.pages.load(store,
                     [this](Result<storage::LoadReport> report) { loaded(std::move(report)); });
}

void Session::Impl::loaded(Result<storage::LoadReport> report) {
    if (!report.ok() && report.error().code == ErrorCode::storage_sealed) {
        auto read = read_store_lock(as_text(ports.pages.lock()));
        if (!read.ok()) return unavailable(read.error());
        lock = std::move(*read);
        phase = Phase::sealed;
        touch();
        return ports.request_frame();
    }
    if (!report.ok()) return unavailable(report.error());
    if (lock && ports.pages.lock().empty()) forget_seal();  // another tab turned it off meanwhile
    persistent = report->persistent;
    if (report->state == storage::Durability::lost) {
        return unavailable(fail(ErrorCode::storage_lost, "empty"));
    }
    const DeviceId opened_by = officer;
    if (const Status opened = open_store(); !opened.ok()) return unavailable(opened.error());
    // Who opened the lock may have been taken off this PC just before it was written anew.
    if (officer != opened_by) keys.reset();
    phase = !identity ? Phase::first_run : Phase::locked;
    if (phase == Phase::first_run && report->state == storage::Durability::damaged) {
        return unavailable(fail(ErrorCode::storage_damaged, "identity"));
    }
    if (report->state == storage::Durability::saved &&
        report->remembered_seq > report->durable_seq) {
        notify(Notice::Kind::bad, Notice::What::tail_lost, {});
    }
    // A second tab of a new installation has nothing to show and may not write.
    if (phase == Phase::first_run && report->state == storage::Durability::read_only) {
        return unavailable(fail(ErrorCode::another_tab));
    }
    tend_lock();
    touch();
    ports.request_frame();
    // Nobody sees a list before the passphrase; with it, none that is not whole.
    if (!keys || !identity) return;
    phase = Phase::loading;
    read_lists_then([this] { phase = Phase::ready; });
}

Status Session::Impl::open_store() {
    drop_opening();
    connection.reset();
    search = {};
    search_is_void = false;
    drop_views();
    lists = {};
    ++lists_revision;
    lists_are_current = true;
    integrity_revision = 0;
    TRY(storage::Connection opened, storage::Connection::open(store));
    connection.emplace(std::move(opened));
    const bool writable = !store.read_only_reason().has_value();
    bool rebuild = false;
    if (writable) {
        TRY(rebuild, storage::prepare_schema(*connection));
    } else if (store.size_bytes() == 0) {
        return Done{};
    }
    TRY(identity, load_identity(*connection));
    CHECK_OK(reload_directory());
    CHECK_OK(reload_deadline_settings());
    CHECK_OK(reload_legal_bases());
    CHECK_OK(reload_backup());
    if (writable && (rebuild || calendar.is_new)) {
        CHECK_OK(write([this](storage::Connection& to) { return project_with(to, calendar); }));
    }
    if (writable) {
        TRY(std::vector<FileId> keep, storage::stored_files(*connection));
        ports.blobs.sweep(std::move(keep), [](Result<std::uint32_t>) {});
    }
    return Done{};
}

void Session::Impl::unavailable(Error error) {
    drop_opening();
    storage_error = std::move(error);
    phase = Phase::unavailable;
    touch();
    ports.request_frame();
}

Status Session::Impl::write(const std::function<Status(storage::Connection&)>& change) {
    if (!connection) return fail(ErrorCode::locked);
    TRY(storage::Transaction transaction, connection->begin());
    CHECK_OK(change(*connection));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return Done{};
}

Status Session::Impl::reload_directory() {
    TRY(directory, Directory::load(*connection, identity ? identity->agency : AgencyId{}));
    if (!identity) return Done{};
    const AgencyView* own = directory.find(identity->agency);
    if (own == nullptr) return fail(ErrorCode::storage_damaged, "own card");
    const storage::StoredOfficer* here = identity->find(officer);
    if (here == nullptr) here = &identity->officers.front();
    officer = here->device;
    me = {own->agency, here->device, here->name, here->certificate};
    lists.begin_anew();
    return Done{};
}

void Session::Impl::progressed() {
    constexpr double k_pause_ms = 100;
    const double now_ms = ports.steady_ms();
    if (now_ms - progress_shown_ms < k_pause_ms) return;
    progress_shown_ms = now_ms;
    ports.request_frame();
}

// ---- the public face
// -----------------------------------------------------------------------------------

Session::Session(Ports ports) : impl_(std::make_unique<Impl>(std::move(ports))) {}
// The ports outlive us, the store does not.
Session::~Session() { impl_->ports.pages.store_gone(); }

void Session::start() { impl_->start(); }

void Session::turn() {
    deliver();
    Impl& s = *impl_;
    s.go_on_with_lists();
    s.go_on_opening();
    s.go_on_restoring();
    if (s.checking != nullptr) s.checking->turn();
    s.feed_search();
}

void Session::deliver() {
    Impl& s = *impl_;
    s.ports.pages.drain();
    while (!s.queue.empty()) {
        auto [ticket, action] = std::move(s.queue.front());
        s.queue.pop_front();
        s.perform(ticket, std::move(action));
    }
    // After the actions: who pressed 取消 before the last byte came is obeyed.
    s.ports.blobs.drain();
    for (std::size_t i = 0; i < s.waiting_for_disk.size();) {
        if (!s.ports.pages.durable(s.waiting_for_disk[i].first)) {
            ++i;
            continue;
        }
        const auto then = std::move(s.waiting_for_disk[i].second);
        s.waiting_for_disk.erase(s.waiting_for_disk.begin() + static_cast<std::ptrdiff_t>(i));
        then();
    }
    s.end_sealing();
    if (std::exchange(s.times_emptied, s.ports.pages.times_emptied()) !=
        s.ports.pages.times_emptied()) {
        s.present.clear();
        s.file_checks.clear();
        s.notify(Notice::Kind::bad, Notice::What::store_emptied, {});
        s.changed();
    }
    // The light follows the storage without being told by it.
    if (std::exchange(s.shown_durability, s.ports.pages.state()) != s.ports.pages.state()) {
        s.touch();
        s.ports.request_frame();
    }
    // At midnight every "剩 n 天" is another.
    if (s.phase == Phase::ready && s.lists_made_on != s.ports.clock.now().date) s.changed();
}

bool Session::is_opening() const { return impl_->opening != nullptr; }

bool Session::has_work() const { return !impl_->queue.empty(); }

Ticket Session::push(Action action) {
    impl_->queue.emplace_back(++impl_->last_ticket, std::move(action));
    impl_->outcomes[impl_->last_ticket] = {};
    impl_->ports.request_frame();
    return impl_->last_ticket;
}

Outcome Session::outcome(Ticket ticket) const {
    const auto found = impl_->outcomes.find(ticket);
    return found == impl_->outcomes.end() ? Outcome{} : found->second;
}

Phase Session::phase() const { return impl_->phase; }
storage::Durability Session::durability() const { return impl_->ports.pages.state(); }
std::optional<Error> Session::storage_error() const {
    return impl_->storage_error ? impl_->storage_error : impl_->ports.pages.error();
}
std::uint64_t Session::revision() const { return impl_->revision; }
std::uint64_t Session::lists_revision() const { return impl_->lists_revision; }
Moment Session::now() const { return impl_->ports.clock.now(); }
const Me& Session::me() const { return impl_->me; }
const std::vector<AgencyView>& Session::agencies() const { return impl_->directory.agencies(); }
std::string Session::agency_name(const AgencyId& agency) const {
    return impl_->directory.short_name(agency);
}
const std::vector<MatterLine>& Session::matters() const { return impl_->lists.lines(); }
const std::vector<const MatterLine*>& Session::todo() const { return impl_->lists.todo(); }
const std::vector<const MatterLine*>& Session::overdue() const { return impl_->lists.overdue(); }
const Counters& Session::counters() const { return impl_->lists.counters(); }
const std::vector<storage::BundleLine>& Session::ledger() const { return impl_->ledger; }
const std::vector<storage::ExportLine>& Session::exports() const { return impl_->exports; }
const std::vector<Notice>& Session::notices() const { return impl_->notices; }

const std::vector<SavedList>& Session::saved_lists() const { return impl_->saved_lists; }

std::optional<storage::MatterSet> Session::search(std::string_view typed) const {
    if (!impl_->connection || impl_->phase != Phase::ready) return storage::MatterSet{};
    auto found = impl_->search.find(*impl_->connection, typed);
    return found.ok() ? std::move(*found) : storage::MatterSet{};
}

const MatterView* Session::matter(const MatterId& matter) const {
    const auto found = impl_->views.find(matter);
    if (found != impl_->views.end()) return &found->second;
    if (!impl_->connection || impl_->phase != Phase::ready) return nullptr;
    auto view = impl_->make_view(matter);
    if (!view.ok()) return nullptr;
    return &impl_->views.emplace(matter, std::move(*view)).first->second;
}

QuarterMeeting Session::quarter_meeting() const {
    std::vector<const domain::MatterState*> meetings;
    for (const MatterLine& line : matters()) {
        if (line.kind != domain::MatterKind::joint_meeting) continue;
        if (const MatterView* view = matter(line.matter)) meetings.push_back(&view->state);
    }
    return quarter_meeting_of(meetings, impl_->ports.clock.now().date);
}

std::vector<AgencyView> Session::choosable_agencies(const MatterId& matter,
                                                    domain::EventType command) const {
    const MatterView* view = this->matter(matter);
    const bool is_bureau = impl_->me.agency.kind == domain::AgencyKind::district_bureau;
    const bool bureaus = command == domain::EventType::open_by_brigade ||
                         (command == domain::EventType::begin_matter && !is_bureau);
    std::vector<AgencyView> agencies;
    for (const AgencyView& agency : impl_->directory.agencies()) {
        const bool bureau = agency.agency.kind == domain::AgencyKind::district_bureau;
        if (agency.is_me || !agency.verified || bureau != bureaus) continue;
        const bool holds_it = view != nullptr && agency.agency.id == view->state.recipient;
        if (command == domain::EventType::redirect && holds_it) continue;
        agencies.push_back(agency);
    }
    return agencies;
}

domain::FieldValues Session::first_values(const MatterId& matter, domain::EventType command,
                                          const AgencyId& recipient,
                                          const FormSubject& subject) const {
    const MatterView* view = this->matter(matter);
    const domain::MatterState empty;
    domain::FormSeed seed;
    seed.now = impl_->ports.clock.now();
    seed.officer = impl_->me.officer;
    seed.agency_name = impl_->me.agency.name;
    seed.number_word = impl_->me.agency.number_word;
    seed.agency_detachment = impl_->me.agency.detachment;
    seed.numbers_in_use = impl_->numbers;
    seed.number_rules = &impl_->number_rules;
    seed.agency = impl_->me.agency.id;
    seed.is_bureau = impl_->me.agency.kind == domain::AgencyKind::district_bureau;
    seed.kind = subject.kind;
    seed.record_type = subject.record_type;
    AgencyId chosen = recipient;
    if (chosen.empty() && view != nullptr && command != domain::EventType::redirect) {
        chosen = view->state.recipient;
    }
    if (chosen.empty()) {
        const std::vector<AgencyView> agencies = choosable_agencies(matter, command);
        if (agencies.size() == 1) chosen = agencies.front().agency.id;
    }
    if (const AgencyView* agency = impl_->directory.find(chosen)) {
        seed.recipient = chosen;
        seed.recipient_name = agency->agency.name;
        seed.recipient_detachment = agency->agency.detachment;
    }
    if (view != nullptr) {
        seed.is_bureau = view->state.bureau == impl_->me.agency.id;
        if (const AgencyView* bureau = impl_->directory.find(view->state.bureau)) {
            seed.bureau_name = bureau->agency.name;
        }
        for (const storage::SharedNumber& shared : view->shared_numbers) {
            if (is_explained(view->state, shared.number)) continue;
            seed.shared_number = shared.number;
            seed.shared_with = shared.other_title;
            break;
        }
    }
    const MatterView* source = this->matter(subject.source);
    if (source != nullptr) {
        seed.source = {subject.source, subject.source_entry, source->line.title};
        (void)domain::case_origin_of(source->state.kind, seed.source_origin);
        for (const domain::FiledRecord& filed : source->state.records) {
            if (filed.event == subject.source_entry) seed.source_record = &filed.record;
        }
    }
    return domain::first_values(view == nullptr ? empty : view->state, command, seed);
}

domain::Form Session::form(const MatterId& matter, domain::EventType command,
                           const EventId& entry) const {
    if (command != domain::EventType::correct_entry) return domain::form_of(command);
    const auto about = impl_->entry(matter, entry);
    return about ? domain::correction_form_of(domain::type_of(*about)) : domain::form_of(command);
}

domain::FieldValues Session::first_values_about(const MatterId& matter, domain::EventType command,
                                                const EventId& entry) const {
    domain::FieldValues values = first_values(matter, command);
    values["entry"] = entry.text;
    if (command != domain::EventType::correct_entry) return values;
    if (const auto about = impl_->entry(matter, entry)) {
        domain::begin_correction(values, entry, *about);
    }
    return values;
}

domain::FieldValues Session::first_values_of_scan(const MatterId& matter,
                                                  const PaperRef& paper) const {
    domain::FieldValues values =
        first_values_about(matter, domain::EventType::attach_scan, paper.entry);
    values["form"] = paper.form;
    const MatterView* view = this->matter(matter);
    if (view == nullptr) return values;
    for (const PaperLine& line : view->papers) {
        if (line.paper == paper) values["title"] = line.title;
    }
    return values;
}

std::vector<domain::FieldProblem> Session::problems(const MatterId& matter,
                                                    domain::EventType command,
                                                    const domain::FieldValues& values) const {
    const MatterView* view = this->matter(matter);
    const domain::MatterState empty;
    return impl_->problems_of(view == nullptr ? empty : view->state, matter, command, values);
}

Result<MatterFile> Session::Impl::file_of(const MatterId& matter) {
    TRY([[maybe_unused]] const storage::MatterRow row, row_of(matter));
    return load_matter(*connection, matter);
}

PaperContext Session::Impl::paper_context(const domain::MatterState& state) const {
    return {.me = me.agency.id,
            .category = domain::category_label(state.category),
            .agency_name =
                [this](const AgencyId& id) {
                    const AgencyView* view = directory.find(id);
                    return view == nullptr ? std::string{} : view->agency.name;
                },
            .due_rules = due_rules(),
            .today = ports.clock.now().date};
}

std::optional<documents::Document> Session::preview(const MatterId& matter,
                                                    domain::EventType command,
                                                    const domain::FieldValues& values) const {
    const MatterView* view = this->matter(matter);
    const domain::MatterState empty;
    const domain::MatterState& state = view == nullptr ? empty : view->state;
    return preview_of(state, command, values, impl_->paper_context(state));
}

std::optional<documents::Document> Session::paper(const MatterId& matter,
                                                  const PaperRef& paper) const {
    const auto file = impl_->file_of(matter);
    if (!file.ok()) return std::nullopt;
    return paper_of(*file, paper, impl_->paper_context(file->state));
}

const ImportView& Session::import() const {
    return impl_->importing == nullptr ? impl_->no_import : impl_->importing->view();
}

const JobView& Session::job() const {
    JobView& job = impl_->job;
    job = {};
    if (impl_->evidence != nullptr) {
        job = {JobView::Kind::adding_evidence, impl_->evidence->file().name,
               impl_->evidence->done_bytes(), impl_->evidence->file().size_bytes};
    } else if (impl_->exporting != nullptr) {
        job = {JobView::Kind::exporting, impl_->exporting->file_name(),
               impl_->exporting->done_bytes(), impl_->exporting->total_bytes()};
    } else if (impl_->backing_up != nullptr) {
        job = {JobView::Kind::backing_up, impl_->backup_name, impl_->backing_up->done_bytes(),
               impl_->backing_up->total_bytes()};
    } else if (impl_->binding != nullptr) {
        job = {JobView::Kind::binding_volume, impl_->binding->file_name(),
               impl_->binding->done_bytes(), impl_->binding->total_bytes()};
    }
    return job;
}

const std::vector<PartView>& Session::parts() const { return impl_->parts; }

const std::vector<Session::LegalBasis>& Session::legal_bases() const { return impl_->legal_bases; }
const std::vector<Session::Category>& Session::categories() const { return impl_->categories; }
const std::vector<Session::ShippedAgency>& Session::shipped_agencies() const {
    return impl_->shipped_agencies;
}

}  // namespace casebridge::app
