#include "app/import_job.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/export_job.h"
#include "app/import_staging.h"
#include "app/matter_file.h"
#include "bundle/admit.h"
#include "bundle/parts.h"
#include "domain/named_files.h"
#include "domain/participants.h"
#include "storage/bundle_ledger.h"
#include "storage/file_shares.h"

namespace casebridge::app {
namespace {

// Enough to tell a card from a bundle: both begin with their format's name.
constexpr std::uint32_t k_sniff_bytes = 64;
constexpr std::uint64_t k_most_card_bytes = 1 << 20;

bundle::AdmissionEntry entry_of(const EventId& id, const domain::EventHeader& header) {
    return {id, header.matter, header.device, header.seq, header.lamport, header.parents};
}

/// The incoming events of each matter, in the order of the bundle.
std::map<MatterId, std::vector<const bundle::BundleEvent*>> by_matter(
    const std::vector<bundle::BundleEvent>& events) {
    std::map<MatterId, std::vector<const bundle::BundleEvent*>> groups;
    for (const bundle::BundleEvent& event : events) {
        groups[event.decoded.header.matter].push_back(&event);
    }
    return groups;
}

/// Everything of a matter's log that admission asks about.
Status entries_of(const std::vector<storage::StoredEvent>& stored,
                  std::vector<bundle::AdmissionEntry>& known,
                  std::vector<bundle::AdmissionEntry>& waiting) {
    for (const storage::StoredEvent& event : stored) {
        const auto decoded = wire::read_event(event.payload);
        if (!decoded.ok()) return fail(ErrorCode::storage_damaged, event.id.text);
        (event.admitted ? known : waiting).push_back(entry_of(event.id, decoded->header));
    }
    return Done{};
}

struct MatterAdmission {
    MatterId matter;
    std::vector<const bundle::BundleEvent*> incoming;
    bundle::Admission admission;
};

Result<MatterAdmission> admit_matter(storage::Connection& connection, const MatterId& matter,
                                     std::vector<const bundle::BundleEvent*> incoming) {
    TRY(const auto stored, storage::events_of(connection, matter));
    std::vector<bundle::AdmissionEntry> known;
    std::vector<bundle::AdmissionEntry> waiting;
    CHECK_OK(entries_of(stored, known, waiting));
    std::vector<bundle::AdmissionEntry> fresh;
    for (const bundle::BundleEvent* event : incoming) {
        fresh.push_back(entry_of(event->sealed.id, event->decoded.header));
    }
    return MatterAdmission{matter, std::move(incoming), bundle::admit(known, waiting, fresh)};
}

bool contains(const std::vector<EventId>& ids, const EventId& id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

/// Whether the sender has a word in the matter: what a third agency hands on is not merged. Not
/// asked where the beginning is missing or an entry of a newer version may have let it in.
bool sender_takes_part(const AgencyId& sender, const MatterFile& file,
                       const std::vector<const bundle::BundleEvent*>& incoming) {
    std::vector<domain::Event> events = file.events;
    for (const bundle::BundleEvent* event : incoming) {
        if (!event->decoded.understood) return true;
        events.push_back({event->sealed.id, event->decoded.header, event->decoded.data});
    }
    const bool begins = std::any_of(events.begin(), events.end(), [](const domain::Event& event) {
        return event.header.parents.empty();
    });
    return !begins || file.unknown > 0 || domain::agencies_in(events).contains(sender);
}

/// Whose hands it came through: a sender who has a word in the matter; and what a device signed
/// that its agency has withdrawn, and is not here yet, from that agency only. What we signed
/// ourselves with a key of before comes back from the others after a restore, and is counted in
/// `our_former`, so that a person looks at it.
Status check_hands(const ImportEnvironment& environment, const AgencyId& sender,
                   const MatterAdmission& admitted, const MatterFile& file, int& our_former) {
    if (!sender_takes_part(sender, file, admitted.incoming)) {
        return fail(ErrorCode::sender_not_participant, "header");
    }
    for (const bundle::BundleEvent* event : admitted.incoming) {
        const domain::EventHeader& header = event->decoded.header;
        const auto device = environment.directory.find_device(header.device);
        if (!device || !device->revoked || header.agency == sender) continue;
        if (contains(admitted.admission.duplicates, event->sealed.id)) continue;
        if (header.agency != environment.me) return fail(ErrorCode::device_revoked, "events");
        ++our_former;
    }
    return Done{};
}

bool is_integrity(const MatterFile& file, const std::vector<const bundle::BundleEvent*>& incoming) {
    if (file.state.kind == domain::MatterKind::integrity) return true;
    return std::any_of(incoming.begin(), incoming.end(), [](const bundle::BundleEvent* event) {
        const auto* begun = std::get_if<domain::BeginMatter>(&event->decoded.data);
        return begun != nullptr && begun->kind == domain::MatterKind::integrity;
    });
}

/// A card that its own keeper signed, and that cannot follow the one we hold.
bool contradicts_ours(ErrorCode code) {
    return code == ErrorCode::card_older || code == ErrorCode::card_forked ||
           code == ErrorCode::card_not_continued;
}

}  // namespace

ImportJob::ImportJob(ImportEnvironment environment, PickedFile file, std::function<void()> changed)
    : environment_(std::move(environment)), file_(std::move(file)), changed_(std::move(changed)) {
    show_as_new();
}

void ImportJob::show_as_new() {
    view_ = {};
    view_.phase = ImportView::Phase::verifying;
    view_.file_name = bundle::safe_file_name(file_.name);
    view_.size_bytes = file_.size_bytes;
}

std::shared_ptr<ImportJob> ImportJob::start(ImportEnvironment environment, PickedFile file,
                                            std::function<void()> changed) {
    std::shared_ptr<ImportJob> job{
        new ImportJob{std::move(environment), std::move(file), std::move(changed)}};
    job->begin();
    return job;
}

void ImportJob::begin() {
    if (file_.size_bytes == 0) return refuse(ErrorCode::file_empty);
    if (file_.size_bytes > bundle::k_most_bytes) return refuse(ErrorCode::limit_exceeded);
    environment_.blobs.read(file_.handle, 0, k_sniff_bytes,
                            [self = shared_from_this()](Result<Bytes> first) {
                                if (!self->dropped_) self->read_first(std::move(first));
                            });
}

void ImportJob::read_first(Result<Bytes> first) {
    if (!first.ok()) return refuse(first.error().code);
    const std::string_view text = as_text(*first);
    const std::string card_start = "{\"format\":\"" + std::string{wire::k_card_format} + "\"";
    const std::string ledger_start = "{\"format\":\"" + std::string{wire::k_ledger_format} + "\"";
    if (text.starts_with(card_start)) return read_whole(k_most_card_bytes, &ImportJob::take_card);
    if (text.starts_with(ledger_start)) {
        return read_whole(wire::k_most_ledger_bytes, &ImportJob::take_ledger);
    }
    read_bundle();
}

void ImportJob::read_whole(std::uint64_t most_bytes, void (ImportJob::*take)(std::string_view)) {
    if (file_.size_bytes > most_bytes) return refuse(ErrorCode::limit_exceeded);
    environment_.blobs.read(file_.handle, 0, static_cast<std::uint32_t>(file_.size_bytes),
                            [self = shared_from_this(), take](Result<Bytes> bytes) {
                                if (self->dropped_) return;
                                if (!bytes.ok()) return self->refuse(bytes.error().code);
                                ((*self).*take)(as_text(*bytes));
                            });
}

void ImportJob::take_ledger(std::string_view text) {
    auto theirs = bundle::open_ledger(text, environment_.directory, environment_.me);
    if (!theirs.ok()) return refuse(theirs.error().code, theirs.error().detail);
    their_ledger_ = std::move(*theirs);
    if (const AgencyView* sender = environment_.directory.find(their_ledger_.from)) {
        view_.sender = *sender;
    }
    view_.created = their_ledger_.created;
    view_.exported_by = their_ledger_.officer;
    compare_again();
}

void ImportJob::compare_again() {
    const auto ours = environment_.ledger_for(their_ledger_.from);
    if (!ours.ok()) return refuse(ours.error().code, ours.error().detail);
    view_.compared = their_ledger_.matters.size();
    view_.differences = differences_between(*ours, their_ledger_);
    for (LedgerDifference& difference : view_.differences) {
        difference.title = environment_.title_of(difference.matter);
    }
    view_.phase = ImportView::Phase::compared;
    changed_();
}

void ImportJob::take_card(std::string_view text) {
    const auto file = wire::read_card_file(text);
    if (!file.ok()) return refuse(file.error().code, file.error().detail);
    const auto read = wire::read_card_payload(file->card.payload);
    if (!read.ok()) return refuse(read.error().code, read.error().detail);
    std::optional<domain::AgencyCard> known;
    for (const domain::AgencyCard& card : environment_.directory.cards()) {
        if (card.agency.id == read->card.agency.id) known = card;
    }
    if (read->card.agency.id == environment_.me) return refuse(ErrorCode::card_is_ours);
    auto verified = bundle::verify_card(*file, known);
    if (!verified.ok()) {
        const AgencyView* held = environment_.directory.find(read->card.agency.id);
        if (held != nullptr && contradicts_ours(verified.error().code)) {
            view_.sender = *held;
            view_.card_versions = {known->version, read->card.version, read->created};
        }
        return refuse(verified.error().code, verified.error().detail);
    }
    view_.sender.agency = verified->payload.card.agency;
    view_.sender.liaisons = verified->payload.card.liaisons;
    view_.sender.fingerprint = verified->fingerprint;
    const AgencyView* held = environment_.directory.find(view_.sender.agency.id);
    view_.sender.verified = held != nullptr && held->verified;
    view_.sender.namesake =
        held == nullptr && environment_.directory.knows_name(view_.sender.agency.name);
    view_.key_changed = known && known->keeper != verified->payload.card.keeper;
    view_.created = verified->payload.created;
    view_.phase = ImportView::Phase::verified_card;
    card_ = std::move(*verified);
    changed_();
}

void ImportJob::read_bundle() {
    unverified_.clear();
    staging_ = std::make_unique<ImportStaging>(environment_.blobs);
    reader_ = std::make_unique<bundle::BundleReader>(
        bundle::ReaderOptions{.directory = &environment_.directory,
                              .me = environment_.me,
                              .files = staging_.get(),
                              .unlock = environment_.unlock,
                              .unverified = &unverified_});
    pump_ = FilePump::start(
        environment_.blobs, file_.handle, environment_.steady_ms,
        [weak = weak_from_this()](Bytes slice) {
            const auto self = weak.lock();
            if (self == nullptr || self->dropped_) return false;
            const bool goes_on = self->reader_->feed(slice);
            self->view_.done_bytes = self->reader_->position();
            self->changed_();
            return goes_on;
        },
        [weak = weak_from_this()](Result<bool> whole) {
            const auto self = weak.lock();
            if (self != nullptr && !self->dropped_) self->bundle_read(std::move(whole));
        });
}

void ImportJob::open_with(std::string passphrase) {
    environment_.unlock = bundle::unlock_with_passphrase(std::move(passphrase));
    verify_again();
}

void ImportJob::verify_again() {
    show_as_new();
    read_bundle();
}

void ImportJob::bundle_read(Result<bool> whole) {
    if (!whole.ok()) return refuse(whole.error().code);
    view_.findings = reader_->finish();
    view_.sealed = reader_->is_sealed();
    if (staging_->error()) view_.findings.push_back({staging_->error()->code, {}});
    const bundle::BundleContents& contents = reader_->contents();
    view_.label = contents.header.label;
    view_.exported_by = contents.header.officer;
    view_.created = contents.header.created;
    if (bundle::is_in_parts(contents.header)) {
        view_.part = contents.header.part.front();
        view_.parts = contents.header.part.back();
    }
    view_.sender.agency.id = contents.header.from;
    if (const AgencyView* held = environment_.directory.find(contents.header.from)) {
        view_.sender = *held;
    }
    // Only a sender and a recipient that are right are worth a passphrase.
    const bool locked = view_.findings.size() == 1 &&
                        (view_.findings.front().code == ErrorCode::passphrase_needed ||
                         view_.findings.front().code == ErrorCode::passphrase_wrong);
    if (locked) {
        view_.phase = ImportView::Phase::needs_passphrase;
        return changed_();
    }
    if (view_.findings.empty()) {
        if (const Status described = describe(); !described.ok()) {
            view_.findings.push_back({described.error().code, described.error().detail});
        }
    }
    if (!view_.findings.empty()) return show_refusal();
    look_for_file(0);
}

// A bundle without new entries is worth merging for a file that is missing here.
void ImportJob::look_for_file(std::size_t index) {
    const auto& files = reader_->contents().files;
    for (; index < files.size() && !bundle::is_whole(files[index]); ++index) {
        const auto shares = storage::shares_of(environment_.connection, files[index].sm3);
        if (!shares.ok()) return refuse(shares.error().code);
        const FileId key = bundle::share_key(files[index]);
        const bool is_here =
            std::any_of(shares->begin(), shares->end(),
                        [&](const storage::FileShare& share) { return share.key == key; });
        if (!is_here) break;
    }
    if (index == files.size()) return offer();
    environment_.blobs.has(files[index].sm3, [self = shared_from_this(), index](Result<bool> has) {
        if (self->dropped_) return;
        if (!has.ok()) return self->refuse(has.error().code);
        self->view_.files[index].is_new = !*has;
        if (!*has) ++self->view_.new_files;
        self->look_for_file(index + 1);
    });
}

void ImportJob::offer() {
    view_.unverified.assign(unverified_.begin(), unverified_.end());
    view_.phase =
        unverified_.empty() ? ImportView::Phase::verified_bundle : ImportView::Phase::quarantined;
    changed_();
}

// What is new, said before anything is written; the same admission runs again in flip().
Status ImportJob::describe() {
    for (auto& [matter, incoming] : by_matter(reader_->contents().events)) {
        TRY(const MatterAdmission admitted,
            admit_matter(environment_.connection, matter, incoming));
        TRY(const MatterFile file, load_matter(environment_.connection, matter));
        CHECK_OK(check_hands(environment_, reader_->contents().header.from, admitted, file,
                             view_.our_former_events));
        ImportView::Matter line;
        line.matter = matter;
        line.is_new = file.stored.empty();
        line.title = file.state.title;
        line.is_private = is_integrity(file, admitted.incoming);
        line.party = file.state.party.name;
        line.number = file.state.letter_number;
        for (const bundle::BundleEvent* event : admitted.incoming) {
            if (contains(admitted.admission.duplicates, event->sealed.id)) {
                ++view_.known_events;
                continue;
            }
            ++line.new_events;
            if (!event->decoded.understood) continue;
            const domain::EventHeader& header = event->decoded.header;
            line.new_types.push_back(header.type);
            if (!unverified_.empty()) {
                line.entries.push_back({header.type,
                                        environment_.directory.short_name(header.agency),
                                        header.officer, header.wall});
            }
            if (const auto* opened = std::get_if<domain::OpenMatter>(&event->decoded.data)) {
                line.title = opened->title;
                line.party = opened->party.name;
            }
            if (const auto* begun = std::get_if<domain::BeginMatter>(&event->decoded.data)) {
                line.title = begun->title;
            }
            if (const auto* approved = std::get_if<domain::ApproveTransfer>(&event->decoded.data)) {
                line.number = approved->document_number;
            }
        }
        view_.new_events += line.new_events;
        view_.pending_events += static_cast<int>(admitted.admission.pending.size());
        if (line.new_events > 0) view_.matters.push_back(std::move(line));
    }
    std::map<FileId, domain::NamedFile> titles;
    for (const bundle::BundleEvent& event : reader_->contents().events) {
        if (!event.decoded.understood) continue;
        if (auto named = domain::file_named_by(event.decoded.data)) {
            titles.emplace(named->file, std::move(*named));
        }
    }
    for (const bundle::FileHead& head : reader_->contents().files) {
        ImportView::File file{.file = head.sm3,
                              .title = {},
                              .media_type = head.type,
                              .size_bytes = head.size,
                              .here_bytes = bundle::chunks_here(head).bytes};
        if (const auto found = titles.find(head.sm3); found != titles.end()) {
            file.title = found->second.title;
            file.media_type = found->second.media_type;
        }
        view_.files.push_back(std::move(file));
    }
    return Done{};
}

void ImportJob::refuse(ErrorCode code, std::string place) {
    view_.findings.push_back({code, std::move(place)});
    show_refusal();
}

void ImportJob::show_refusal() {
    if (staging_ != nullptr) staging_->clear();
    const bundle::BundleContents nothing;
    view_.checks =
        import_checks(reader_ == nullptr ? nothing : reader_->contents(), view_.findings);
    view_.phase = ImportView::Phase::refused;
    changed_();
}

void ImportJob::merge(const Moment& now, Merged done) {
    view_.phase = ImportView::Phase::merging;
    put_next_file(0, now, std::move(done));
}

void ImportJob::end_merge(const Moment& now, const Merged& done) {
    auto merged = flip(now);
    staging_->clear();
    if (!merged.ok()) refuse(merged.error().code, merged.error().detail);
    // What is left over after a fault goes at the next start.
    if (merged.ok()) {
        for (const FileId& share : used_up_) environment_.blobs.remove(share, [](Result<Done>) {});
    }
    changed_();
    done(std::move(merged));
}

void ImportJob::mark_durable() {
    view_.phase = ImportView::Phase::merged;
    changed_();
}

Result<std::vector<MatterId>> ImportJob::flip(const Moment& now) {
    storage::Connection& connection = environment_.connection;
    const bundle::BundleContents& contents = reader_->contents();
    std::vector<MatterId> changed;
    std::uint64_t new_events = 0;
    // What is encrypted names the matter inside only.
    std::string label = reader_->is_sealed() ? std::string{} : contents.header.label;
    TRY(storage::Transaction transaction, connection.begin());
    for (auto& [matter, incoming] : by_matter(contents.events)) {
        TRY(const MatterAdmission admitted, admit_matter(connection, matter, incoming));
        const bundle::Admission& admission = admitted.admission;
        for (const bundle::BundleEvent* event : admitted.incoming) {
            const domain::EventHeader& header = event->decoded.header;
            TRY(const bool fresh,
                storage::append_event(
                    connection, {.id = event->sealed.id,
                                 .matter = header.matter,
                                 .type = event->decoded.type_name,
                                 .agency = header.agency,
                                 .device = header.device,
                                 .seq = header.seq,
                                 .lamport = header.lamport,
                                 .payload = event->sealed.envelope.payload,
                                 .signature = event->sealed.envelope.signature,
                                 .bundle = contents.header.bundle,
                                 .admitted = contains(admission.admitted, event->sealed.id)}));
            if (fresh) ++new_events;
        }
        for (const EventId& id : admission.admitted) {
            CHECK_OK(storage::mark_admitted(connection, id));
        }
        TRY(const MatterFile file, load_matter(connection, matter));
        // A matter begins once. A second beginning could sort before the first and take it over.
        const auto begins =
            std::count_if(file.events.begin(), file.events.end(),
                          [](const domain::Event& event) { return event.header.parents.empty(); });
        if (begins > 1) return fail(ErrorCode::event_not_authorised, matter.text);
        // Who takes no part in a matter has no word in it: the whole bundle is refused.
        const std::set<AgencyId> agencies = domain::agencies_in(file.events);
        for (const domain::Event& event : file.events) {
            if (!agencies.contains(event.header.agency)) {
                return fail(ErrorCode::event_not_authorised, event.id.text);
            }
        }
        if (!file.events.empty()) {
            CHECK_OK(project_matter(connection, file, environment_.due_rules, environment_.me));
        }
        if (changed.empty() && label.empty()) label = bundle_label(file.state);
        changed.push_back(matter);
    }
    CHECK_OK(keep_shares(connection));
    CHECK_OK(storage::add_bundle_line(connection, {.id = contents.header.bundle,
                                                   .direction = storage::BundleDirection::in,
                                                   .agency = contents.header.from,
                                                   .label = label,
                                                   .file_name = view_.file_name,
                                                   .officer = contents.header.officer,
                                                   .created = contents.header.created,
                                                   .exchanged = to_iso(now),
                                                   .events = contents.events.size(),
                                                   .new_events = new_events,
                                                   .files = contents.files.size(),
                                                   .size_bytes = view_.size_bytes,
                                                   .matters = changed}));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return changed;
}

void ImportJob::drop() {
    dropped_ = true;
    if (pump_ != nullptr) pump_->stop();
    if (staging_ != nullptr) staging_->clear();
    environment_.blobs.release(file_.handle);
}

}  // namespace casebridge::app
