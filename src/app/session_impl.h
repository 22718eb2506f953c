// The session's inside: what is loaded, what is cached, what runs. Only src/app/session*.cpp
// include it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include "app/backup_job.h"
#include "app/cooperation_views.h"
#include "app/deadline_settings.h"
#include "app/directory.h"
#include "app/evidence_job.h"
#include "app/export_job.h"
#include "app/identity.h"
#include "app/import_job.h"
#include "app/integrity.h"
#include "app/journal.h"
#include "app/matter_lines.h"
#include "app/papers.h"
#include "app/restore_job.h"
#include "app/self_check.h"
#include "app/session.h"
#include "app/store_lock.h"
#include "app/volume_job.h"
#include "storage/matter_index.h"
#include "storage/sealed_blob_port.h"
#include "wire/shipped_data.h"

namespace casebridge::app {

struct Session::Impl {
    explicit Impl(Ports given)
        : sealed_blobs(given.blobs), ports{given.clock,        given.random,    given.pages,
                                           sealed_blobs,       given.files,     given.printer,
                                           given.pictures,     given.steady_ms, given.request_frame,
                                           given.request_turn, given.machine} {}

    // ---- session.cpp, session_views.cpp: life and reading ----
    void start();
    void loaded(Result<storage::LoadReport> report);
    [[nodiscard]] Status open_store();
    void unavailable(Error error);
    [[nodiscard]] Status reload_directory();
    void drop_views();
    /// What lists show may be another; `matter` views are dropped. The lists follow at once where
    /// a slice of work suffices, else in turns.
    void changed();
    void go_on_with_lists();
    /// For what leaves the house: nothing that was written is missing.
    void finish_lists();
    /// The projections were rebuilt: versions and positions begin anew.
    void forget_lists();
    [[nodiscard]] Status reload_ledger();
    void touch() { ++revision; }
    /// Takes more texts into the search, for one slice of a turn.
    void feed_search();
    /// Long work went a step further: shown, but not more often than the eye follows.
    void progressed();
    [[nodiscard]] ViewContext view_context() const;
    /// Errors: matter_unknown, also for a 廉政提醒; storage's.
    [[nodiscard]] Result<storage::MatterRow> row_of(const MatterId& matter);
    [[nodiscard]] Result<MatterView> make_view(const MatterId& matter);
    /// Errors: matter_unknown; those of load_matter.
    [[nodiscard]] Result<MatterFile> file_of(const MatterId& matter);
    [[nodiscard]] domain::DecideContext decide_context() const;
    /// An entry of the matter, read as the fold reads it.
    [[nodiscard]] std::optional<domain::EventData> entry(const MatterId& matter, const EventId& id);
    /// A filled form as an event; of 更正 also the entry that it is about.
    struct Proposal {
        Result<domain::EventData> event;
        std::optional<domain::EventData> about;
    };
    [[nodiscard]] Proposal propose(const MatterId& matter, domain::EventType command,
                                   const domain::FieldValues& values);
    [[nodiscard]] std::vector<domain::FieldProblem> problems_of(const domain::MatterState& state,
                                                                const MatterId& matter,
                                                                domain::EventType command,
                                                                const domain::FieldValues& values);

    // ---- session_actions.cpp: performing ----
    void perform(Ticket ticket, Action action);
    void settle(Ticket ticket, Outcome outcome);
    void finish(Ticket ticket, Outcome outcome);
    /// Whoever pressed asks for the outcome by its ticket and shows it there.
    void refuse(Ticket ticket, Error error, std::vector<domain::FieldProblem> problems = {});
    /// Of an action whose button has no place to show it: a message on the page says it too.
    void refuse_aloud(Ticket ticket, Error error);
    void notify(Notice::Kind kind, Notice::What what, std::string detail, Error error = {});

    void act(Ticket ticket, const SetUp& action);
    void act(Ticket ticket, const Unlock& action);
    void unlocked(Ticket ticket, const storage::StoredOfficer& who,
                  Result<crypto::DeviceKeys> opened);
    /// `step` gives a piece's Result or nothing yet; a piece a turn, and in a turn of its own
    /// `use`, which gets the ticket and the Result.
    template <class Step, class Use>
    void open_in_pieces(Ticket ticket, Step step, Use use) {
        const auto found = std::make_shared<std::invoke_result_t<Step&>>();
        opening_ticket = ticket;
        opening = [this, step = std::move(step), use = std::move(use), found] {
            if (*found) {
                use(std::exchange(opening_ticket, 0), std::move(**found));
                return false;
            }
            if (auto answer = step()) found->emplace(std::move(*answer));
            return true;
        };
        ports.request_turn();
    }
    /// `then` when the lists are current.
    void read_lists_then(std::function<void()> then);
    void go_on_opening();
    /// The store that was being opened is another one.
    void drop_opening();
    void act(Ticket ticket, const Lock& action);
    void act(Ticket ticket, const AddOfficer& action);
    void act(Ticket ticket, const SetLiaison& action);
    void act(Ticket ticket, const RevokeOfficer& action);
    void act(Ticket ticket, const ChangePassphrase& action);
    void act(Ticket ticket, const ChangeKeys& action);
    void act(Ticket ticket, const ExportKeys& action);
    void act(Ticket ticket, const Execute& action);
    void act(Ticket ticket, const ExecuteWithFile& action);
    void act(Ticket ticket, const ReadFile& action);
    void act(Ticket ticket, const OpenSealed& action);
    void act(Ticket ticket, const VerifyAgain& action);
    void act(Ticket ticket, const MergeImport& action);
    void act(Ticket ticket, const DropImport& action);
    void act(Ticket ticket, const ExportMatter& action);
    void act(Ticket ticket, const SavePart& action);
    void act(Ticket ticket, const DropParts& action);
    void act(Ticket ticket, const ExportVolume& action);
    void act(Ticket ticket, const ExportCard& action);
    void act(Ticket ticket, const ConfirmFingerprint& action);
    void act(Ticket ticket, const CancelJob& action);
    void cancel_jobs();
    // session_papers.cpp
    void act(Ticket ticket, const PrintPapers& action);
    void act(Ticket ticket, const SavePaper& action);
    void act(Ticket ticket, const PrintBlank& action);
    void act(Ticket ticket, const FindByCode& action);
    void find_by_code(Ticket ticket, const std::vector<std::string>& texts);
    [[nodiscard]] PaperContext paper_context(const domain::MatterState& state) const;
    void act(Ticket ticket, const OpenEvidence& action);
    void act(Ticket ticket, const SaveList& action);
    void act(Ticket ticket, const DeleteList& action);
    /// Reads a file of at most so many bytes, refuses a larger one with `wrong`, and hands the text
    /// on while the store is still ours.
    void take_small_file(Ticket ticket, const PickedFile& file, std::size_t most, ErrorCode wrong,
                         void (Impl::*take)(Ticket, std::string_view));
    // session_deadlines.cpp
    void act(Ticket ticket, const SetDeadlineRules& action);
    void act(Ticket ticket, const ImportCalendar& action);
    void take_calendar(Ticket ticket, std::string_view text);
    [[nodiscard]] Status reload_deadline_settings();
    /// All projections anew with this calendar, inside the caller's transaction.
    [[nodiscard]] Status project_with(storage::Connection& to, const UsedCalendar& used);
    [[nodiscard]] DueRules due_rules() const {
        return {calendar.calendar, deadline_rules.stage_days};
    }
    // session_legal_bases.cpp
    void act(Ticket ticket, const ImportLegalBases& action);
    void act(Ticket ticket, const ExportLegalBases& action);
    void take_legal_bases(Ticket ticket, std::string_view text);
    [[nodiscard]] Status reload_legal_bases();
    void use_legal_bases(const std::vector<wire::LegalBasis>& read, bool own);
    // session_numbers.cpp
    void act(Ticket ticket, const SetNumberPattern& action);
    void act(Ticket ticket, const SetNumberRange& action);
    void act(Ticket ticket, const VoidNumber& action);
    [[nodiscard]] domain::NumberBook number_book() const;
    [[nodiscard]] Status reload_numbers();
    [[nodiscard]] Status change_numbers(const std::function<Status(storage::Connection&)>& change);
    // session_store_lock.cpp
    void act(Ticket ticket, const OpenStore& action);
    void store_opened(Ticket ticket, Result<OpenedLock> opened);
    void act(Ticket ticket, const SetStoreSealing& action);
    [[nodiscard]] Result<std::vector<LockReader>> lock_readers() const;
    [[nodiscard]] Status use_seal();
    void forget_seal();
    /// Wraps the store key for the officers of today and stores the lock.
    void put_lock(StoreLock::State state, std::function<void(Status)> then);
    /// Brings the lock up to date with the officers, and goes on with a change of form.
    void tend_lock();
    void convert_next_file();
    /// Files lie staged, or are stored before the rows that name them.
    [[nodiscard]] bool stages_files() const;
    void end_sealing();
    void conclude_sealing();

    // session_backup.cpp
    void act(Ticket ticket, const BackUp& action);
    void act(Ticket ticket, const SaveImage& action);
    void act(Ticket ticket, const ReadBackup& action);
    void act(Ticket ticket, const RestoreBackup& action);
    void act(Ticket ticket, const DropRestore& action);
    void act(Ticket ticket, const StartOver& action);
    [[nodiscard]] Result<BackupJob::Order> backup_order();
    void back_up_into(Ticket ticket, std::string folder);
    /// Says that a file was saved; of one that went into a folder, which.
    using Saved = void (Impl::*)(const WrittenBackup&, const std::string& folder);
    /// Writes it, saves it under the name (an empty folder: as a download), and says so.
    void back_up(Ticket ticket, BackupJob::Order order, std::string name, std::string folder,
                 Saved saved);
    void save_backup(Ticket ticket, const WrittenBackup& written, const std::string& folder,
                     Saved saved);
    void backed_up(const WrittenBackup& written, const std::string& folder);
    void image_saved(const WrittenBackup& written, const std::string& folder);
    [[nodiscard]] Status reload_backup();
    [[nodiscard]] std::string own_file_name(std::string_view words) const;
    void go_on_restoring();
    // session_diagnosis.cpp
    void act(Ticket ticket, const RunSelfCheck& action);
    void act(Ticket ticket, const SaveDiagnosis& action);
    void put_in_use(Rebuilt rebuilt);
    /// The image takes the place of everything, in memory and on the disk.
    [[nodiscard]] Status replace_store(storage::PageStore&& image);

    void act(Ticket ticket, const RetrySave& action);
    void act(Ticket ticket, const TakeOver& action);

    /// Does it in one transaction. Errors: locked; those of the change.
    [[nodiscard]] Status write(const std::function<Status(storage::Connection&)>& change);
    /// Changes 常用筛选 in a transaction of its own.
    [[nodiscard]] Status change_lists(const std::function<Status(storage::Connection&)>& change);
    /// One form into the log; the outcome is finished in every case.
    /// A case that was opened from another matter is noted there.
    [[nodiscard]] Status note_in_source(const domain::FieldValues& values,
                                        const domain::MatterState& opened);
    void enter_form(Ticket ticket, const MatterId& matter, domain::EventType command,
                    const domain::FieldValues& values);
    /// Evidence whose file is stored; a file that the matter has already is refused.
    void enter_with_file(Ticket ticket, const MatterId& matter, domain::EventType command,
                         const domain::FieldValues& values, const StoredFile& stored);
    [[nodiscard]] bool outcome_is_done(Ticket ticket) const;
    [[nodiscard]] Status keep_card();
    /// Changes our own card in one transaction; changed() is left to the caller, who may have to
    /// say first who works here now. Errors: keeper_needed.
    [[nodiscard]] Status change_card(
        const std::function<Status(storage::Connection&, const CardKeeper&)>& change);
    /// With this device's key, as long as the page is not locked.
    [[nodiscard]] bundle::Unlock unlock();
    [[nodiscard]] Status protect_plan(bundle::BundlePlan& plan, const ExportMatter& action);
    [[nodiscard]] Result<std::string> begin_bundle(bundle::BundleWriter& writer);
    /// What a running export carries, to be remembered when it is done.
    struct Sent {
        struct Matter {
            MatterId matter;
            std::size_t entries = 0;  // of those made here
        };
        std::vector<Matter> matters;  // not empty
        AgencyId to;
    };
    /// Adds a matter's history and what files of it the recipient lacks. Errors: recipient_unknown
    /// where it takes no part.
    [[nodiscard]] Status plan_matter(const MatterFile& file, const ExportMatter& action,
                                     ExportJob::Order& order) const;
    [[nodiscard]] Status note_exported(storage::Connection& to, const Sent& sent,
                                       const std::vector<ExportedBundle>& bundles);
    void exported(Ticket ticket, const Sent& sent, Result<std::vector<ExportedBundle>> result);
    void drop_parts();
    /// As far as is known: it is asked for when the matter is shown.
    [[nodiscard]] bool is_here(const FileId& file) const {
        const auto known = present.find(file);
        return known == present.end() || known->second;
    }
    // session_integrity.cpp
    void act(Ticket ticket, const RemindIntegrity& action);
    void act(Ticket ticket, const AcknowledgeIntegrity& action);
    void act(Ticket ticket, const PrintIntegrity& action);
    /// Takes 廉政 matters out of what lists are made of.
    [[nodiscard]] Status reload_integrity();
    /// 收发 would say that there was something.
    void hide_reminders(std::vector<storage::BundleLine>& bundles) const;
    [[nodiscard]] domain::FieldValues reminder_values(const AgencyId& agency) const;
    /// Keys of these officers of `agency` and of ours, and our own.
    [[nodiscard]] Result<std::vector<bundle::DeviceKey>> integrity_keys(
        const AgencyId& agency, const std::vector<DeviceId>& wanted) const;
    // session_reconciliation.cpp
    void act(Ticket ticket, const ExportLedger& action);
    [[nodiscard]] Result<wire::LedgerDigest> ledger_with(const AgencyId& agency);
    // session_statistics.cpp
    void act(Ticket ticket, const ExportStatistics& action);
    void act(Ticket ticket, const PrintPack& action);
    void act(Ticket ticket, const SavePack& action);
    [[nodiscard]] const Statistics& statistics_for(const Period& period);
    [[nodiscard]] documents::Document pack_of(const Period& period);
    // session_volume.cpp
    [[nodiscard]] Result<VolumeRequest> volume_request(const ExportVolume& action);
    void volume_exported(Ticket ticket, const ExportVolume& ordered, Result<ExportedVolume> result);
    void merged(Ticket ticket, const std::shared_ptr<ImportJob>& from,
                const std::vector<MatterId>& matters);
    /// A success is told only when the disk has it.
    void notify_when_durable(Notice::What what, std::string detail);
    /// Runs `then` once everything committed so far is on the disk.
    void when_durable(std::function<void()> then);
    /// Hands out a file that was written; what is entered about it is on the disk first.
    void save_when_durable(Ticket ticket, const MatterId& matter, storage::BlobHandle handle,
                           const std::string& name);

    storage::SealedBlobPort sealed_blobs;
    Ports ports;  // its blobs are sealed_blobs
    Phase phase = Phase::loading;
    std::optional<Error> storage_error;
    std::uint64_t revision = 1;

    storage::PageStore store;
    std::optional<storage::Connection> connection;
    UsedCalendar calendar;
    domain::DeadlineRules deadline_rules;
    std::vector<LegalBasis> legal_bases;
    LegalBasesView legal_bases_view;
    std::vector<Category> categories;
    std::vector<ShippedAgency> shipped_agencies;

    // Of an encrypted store.
    std::optional<StoreLock> lock;
    std::optional<crypto::ContentKey> store_key;
    /// The change of form that runs.
    struct Sealing {
        std::uint64_t number = 0;  // of this run: what an earlier one still hears is ignored
        bool running = false;
        bool waits_for_image = false;
        std::vector<FileId> files;
        std::size_t done = 0;
        std::size_t failed = 0;
    };
    Sealing sealing;
    double sealing_ms_per_mib = 0;

    std::optional<StoredIdentity> identity;
    DeviceId officer;  // of identity->officers: whose keys are open, or were last
    std::optional<crypto::DeviceKeys> keys;
    Me me;
    Directory directory;

    storage::Durability shown_durability = storage::Durability::read_only;
    double progress_shown_ms = 0;

    std::uint64_t lists_revision = 0;
    bool lists_are_current = true;  // nobody asked for them yet
    Date lists_made_on;
    MatterLines lists;
    std::vector<IntegrityLine> integrity;
    std::uint64_t integrity_revision = 0;                    // of lists.reminders()
    std::map<std::pair<Date, Date>, Statistics> statistics;  // of periods that were asked for
    std::vector<storage::BundleLine> ledger;                 // newest first
    std::int64_t ledger_position = 0;                        // of the newest, hidden ones too
    std::vector<storage::ExportLine> exports;
    std::vector<std::string> numbers;  // in use, and voided
    domain::NumberRules number_rules;
    std::vector<storage::NumberLine> number_lines;
    std::vector<SavedList> saved_lists;
    std::map<MatterId, MatterView> views;
    storage::MatterSearch search;
    bool search_is_current = false;
    bool search_is_void = false;  // its positions will not be those of the next lines

    Ticket last_ticket = 0;
    std::deque<std::pair<Ticket, Action>> queue;
    std::map<Ticket, Outcome> outcomes;
    std::vector<Notice> notices;
    std::uint64_t last_notice = 0;

    std::shared_ptr<ImportJob> importing;  // not `import`: clang-format takes that for a module
    ImportView no_import;
    std::shared_ptr<EvidenceJob> evidence;
    std::shared_ptr<ExportJob> exporting;
    std::shared_ptr<VolumeJob> binding;
    std::shared_ptr<BackupJob> backing_up;
    std::string backup_name;
    std::optional<Date> backed_up_on;
    bool persistent = false;  // the browser promised not to evict the data
    std::uint32_t times_emptied = 0;
    std::shared_ptr<RestoreJob> restoring;
    Ticket restore_ticket = 0;
    std::shared_ptr<SelfCheck> checking;
    RestoreView no_restore;
    /// What is between a passphrase and the lists: one piece of the work; false after the last.
    std::function<bool()> opening;
    Ticket opening_ticket = 0;  // of who waits for it; 0 for nobody
    std::vector<PartView> parts;
    std::vector<storage::BlobHandle> part_handles;  // of parts
    /// One long work at a time: they share the staging store and the progress bar.
    [[nodiscard]] bool busy() const {
        return evidence != nullptr || exporting != nullptr || binding != nullptr ||
               backing_up != nullptr;
    }
    JobView job;
    std::vector<std::pair<std::uint64_t, std::function<void()>>> waiting_for_disk;

    struct Thumbnail {
        std::optional<Picture> picture;
    };
    std::map<FileId, Thumbnail> thumbnails;
    std::map<FileId, bool> present;  // blobs that were asked for
    std::map<FileId, FileCheck> file_checks;
    /// The one photo that is looked at closely.
    struct Photo {
        FileId file;
        std::optional<Result<Picture>> picture;
    };
    Photo photo;
    void read_photo(const FileId& file);
    void check_stored(const FileId& file);
};

}  // namespace casebridge::app
