// What the screens read: plain values made from state and projections, already joined with names.
// They are made once per change, not per frame, and hold no text for the screen but names and data.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/alarms.h"
#include "app/import_checks.h"
#include "app/papers.h"
#include "app/reconciliation.h"
#include "bundle/finding.h"
#include "domain/agency.h"
#include "domain/deadlines.h"
#include "domain/decide.h"
#include "domain/escalation.h"
#include "domain/matter_state.h"
#include "domain/prescription.h"
#include "storage/bundle_ledger.h"
#include "storage/export_register.h"
#include "storage/log_backend.h"
#include "storage/matter_index.h"
#include "storage/number_register.h"

namespace casebridge::app {

/// This installation.
struct Me {
    domain::Agency agency;
    DeviceId device;
    std::string officer;
    std::string certificate;
};

/// One of the officers who share this PC.
struct OfficerView {
    DeviceId device;
    std::string name;
    std::string certificate;
    bool is_me = false;
    bool keeps_card = false;  // signs the agency's card
};

/// One line of 通讯录.
struct AgencyView {
    domain::Agency agency;
    std::vector<domain::Liaison> liaisons;
    std::string fingerprint;  // six groups of five digits
    bool is_me = false;
    bool verified = false;
    bool namesake = false;  // compared by nobody, while another agency of this name was
    std::string verified_by;
    Date verified_on;
};

/// What a form is about that begins a matter or files a record: the kind, the record type, and what
/// the new matter comes from.
struct FormSubject {
    domain::MatterKind kind{};
    std::string record_type;
    MatterId source;
    EventId source_entry;

    bool operator==(const FormSubject&) const = default;
};

/// One line of a list of matters, with its deadline as of today.
struct MatterLine {
    MatterId matter;
    domain::Stage stage{};
    domain::LoopStep step{};
    domain::FlagSet flags;
    std::string title;
    std::string party;
    std::string category;
    std::string category_label;
    std::string number;
    AgencyId owner;
    std::string owner_name;  // short
    Date opened_on;
    Date warn_on;              // when the clock begins to press; unset without one
    bool owned_by_us = false;  // the next step is ours
    bool archived = false;
    bool has_clock = false;
    domain::DueState due;
    Date due_on;
    domain::Escalation escalation{};  // of an overdue one
    bool irregular = false;
    bool unsent = false;    // the other side lacks entries made here
    AgencyId partner;       // whom a bundle would go to; empty when not known
    bool has_next = false;  // a command of ours moves it on
    domain::EventType next{};
    std::int64_t position = 0;  // in the set that Session::search gives
    domain::MatterKind kind{};
    MatterId source;  // that it came from, and the entry there; may be empty
    EventId source_entry;
    int hand_overs = 0;
    std::string masked_party;  // 当事人 as statistics show it
    std::string place;
    Date finished_on;  // unset while there is more to do than to archive
    bool disputed = false;
    bool explained = false;  // it says why it has no date
};

struct Counters {
    int ours = 0;  // 待我处理
    int ours_today = 0;
    int soon = 0;  // 即将到期
    int overdue = 0;
    int longest_overdue_days = 0;
    int theirs = 0;                                        // 待对方回复
    std::array<int, domain::k_mechanism_count> ours_in{};  // 待我处理, by mechanism
};

/// A field in which two entries that collided differ.
struct EntryDifference {
    std::string label;
    std::string standing;  // as in the entry that stands
    std::string waiting;   // as in the one that waits for a person's word
};

/// One line of 经过.
struct HistoryView {
    domain::HistoryLine line;
    std::string agency_name;  // short
    domain::Side side{};      // for the tag's colour
    std::string summary;      // second line, composed from the entry's contents
    int bundle_number = 0;    // 移交包 n; 0 when made on this device
    std::string bundle_file;  // as it was named, and when it was taken; empty when made here
    std::string bundle_taken;
    std::string device;        // first digits of the device that signed
    bool may_settle = false;   // we are to say what becomes of it
    bool may_correct = false;  // ours, and its fields may still be corrected
    std::vector<EntryDifference> differences;
    std::vector<EntryDifference> changes;  // of a 更正: as it was signed, and as corrected
    bool device_revoked = false;  // its agency has since withdrawn it; the signature is as it was
};

/// A deadline with its state as of today.
struct ClockView {
    domain::DeadlineClock clock;
    domain::DueState due;
    std::vector<domain::DueState> reading_states;  // one for each reading, beside clock.readings
};

struct StepView {
    domain::LoopStep step{};
    bool done = false;
    bool now = false;
    Date from;
    Date until;
    std::string agency_name;
};

/// One item of evidence with everything that is recorded of it.
struct EvidenceView {
    struct Fact {
        std::string label;
        std::string value;
    };
    struct Custody {
        Date date;
        std::string agency_name;  // short
        std::string action;
        std::string people;  // who handed it to whom
        std::string location;
        std::string note;
    };
    EventId entry;
    domain::Side side{};  // that entered it
    std::string title;    // with its mark, see review_mark
    std::string mark;     // 未审核; empty where nothing stands against it
    std::string collected_by;
    std::string location;     // where it was last
    std::vector<Fact> facts;  // filled fields, in the order of the form
    std::vector<Custody> custody;
    bool may_record = false;  // we keep its log
    bool may_correct = false;
};

/// What reading a stored file again showed.
enum class FileCheck : std::uint8_t { running, same, differs, missing };

/// One record of a matter that is no transfer, or the one that began it.
struct RecordView {
    EventId entry;
    std::string type;
    std::string label;        // 现场记录
    std::string agency_name;  // short
    domain::Side side{};
    Date date;
    std::string title;  // its first words
    std::string mark;   // 隐患, 违法; empty where it has none
    std::vector<EvidenceView::Fact> facts;
    MatterId became;  // what it led to; empty while nothing
    std::string became_title;
    /// What it may still lead to by our hand; `transfer`: a case of the brigade's.
    std::optional<domain::MatterKind> may_become;
};

/// Everything the matter page shows.
struct MatterView {
    MatterLine line;
    domain::MatterState state;
    std::string bureau_name;
    std::string recipient_name;
    std::vector<StepView> steps;              // five
    std::vector<domain::EventType> commands;  // that we may give now
    [[nodiscard]] bool may(domain::EventType command) const {
        return std::find(commands.begin(), commands.end(), command) != commands.end();
    }
    bool has_primary = false;
    domain::EventType primary{};
    std::vector<domain::GateItem> gate;  // before 附件1, seen by the bureau
    std::vector<ClockView> clocks;
    std::optional<domain::Prescription> prescription;  // 处罚时效
    std::vector<HistoryView> history;                  // newest first
    std::vector<PaperLine> papers;
    std::vector<PaperRef> to_stamp;                     // in one print job
    std::vector<EvidenceView> evidence;                 // beside state.evidence
    std::vector<RecordView> records;                    // newest first; none of a transfer
    std::vector<std::string_view> record_types;         // that we may file now
    std::vector<MatterLine> children;                   // matters that came from this one
    std::vector<MatterId> party_others;                 // of the same 当事人, whoever found them
    std::vector<FileId> missing_files;                  // named by evidence, not received yet
    std::vector<storage::SharedNumber> shared_numbers;  // 重号 with other matters
    std::vector<Alarm> alarms;
    std::string fold_hash;
};

/// The page 导入结果.
struct ImportView {
    enum class Phase {
        none,
        verifying,
        needs_passphrase,
        refused,
        quarantined,  // verified, but of an agency that nobody compared: looked at, not merged
        verified_bundle,
        verified_card,
        compared,  // a 对账单
        merging,
        merged
    };
    struct Matter {
        struct Entry {
            domain::EventType type{};
            std::string agency_name;  // short
            std::string officer;
            std::string wall;  // when, by its author's clock
        };
        MatterId matter;
        std::string title;
        std::string party;
        std::string number;
        int new_events = 0;
        std::vector<domain::EventType> new_types;
        std::vector<Entry> entries;  // new ones, of a bundle that is to be looked at only
        bool is_new = false;
        bool is_private = false;  // 廉政: whoever takes it in may not be named in it
    };
    struct File {
        FileId file;
        std::string title;
        std::string media_type;
        std::uint64_t size_bytes = 0;
        std::uint64_t here_bytes = 0;  // less than size_bytes where other parts hold the rest
        bool is_new = false;           // not here yet
    };

    Phase phase = Phase::none;
    bool sealed = false;  // an encrypted bundle
    std::string file_name;
    std::uint64_t size_bytes = 0;
    std::uint64_t done_bytes = 0;  // while verifying
    std::vector<bundle::Finding> findings;
    std::vector<ImportCheck> checks;  // of a refused bundle
    AgencyView sender;                // of a bundle: as our directory has it; of a card: as it says
    /// Of a card that contradicts the one we hold: which versions they are.
    struct CardVersions {
        std::uint64_t here = 0;
        std::uint64_t received = 0;
        std::string received_on;  // when it was signed, by its keeper's clock
    };
    std::optional<CardVersions> card_versions;
    bool key_changed = false;  // of a card: its keeper's key is another than before
    std::string exported_by;
    std::string created;
    std::string label;
    std::uint64_t part = 1;  // of a bundle in parts
    std::uint64_t parts = 1;
    std::vector<AgencyId> unverified;  // whose fingerprint is to be compared first
    int known_events = 0;              // already here
    int new_events = 0;
    int pending_events = 0;     // their predecessors are missing
    int our_former_events = 0;  // signed here with a key that is not in use any more
    int new_files = 0;          // whole ones and shares that are not here yet
    std::vector<Matter> matters;
    std::vector<File> files;
    std::size_t compared = 0;  // matters of a 对账单
    std::vector<LedgerDifference> differences;
};

/// A part of a bundle that was written for mail and waits to be saved.
struct PartView {
    std::string file_name;
    std::uint64_t size_bytes = 0;
    bool saved = false;
};

/// Long work with a progress bar.
struct JobView {
    enum class Kind { none, adding_evidence, exporting, binding_volume, backing_up };
    Kind kind = Kind::none;
    std::string name;
    std::uint64_t done_bytes = 0;
    std::uint64_t total_bytes = 0;
};

/// 恢复备份: a backup, or a plain image, on its way into an empty installation.
struct RestoreView {
    enum class Phase {
        none,
        needs_passphrase,  // of the officer who keeps the card
        working,
        rebuilt,  // complete; in use with the next turn
        refused,
    };
    Phase phase = Phase::none;
    std::string file_name;
    std::uint64_t size_bytes = 0;
    bool wrong = false;  // the passphrase that was tried
    Error error;         // when refused
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::size_t files = 0;
};

/// 自检.
struct SelfCheckView {
    enum class Phase { none, running, done };
    Phase phase = Phase::none;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::size_t tables = 0;
    std::size_t tables_bad = 0;
    std::size_t events = 0;
    std::size_t events_bad = 0;  // not as they were signed, or not to be read
    std::size_t matters = 0;
    std::size_t lists_bad = 0;  // matters whose line in the lists says something else
    std::size_t files = 0;
    std::size_t files_missing = 0;

    [[nodiscard]] bool is_sound() const {
        return tables_bad + events_bad + lists_bad + files_missing == 0;
    }
};

/// 诊断.
struct DiagnosisView {
    std::uint64_t image_bytes = 0;
    std::uint64_t log_bytes = 0;
    std::uint64_t seq = 0;
    std::uint64_t durable_seq = 0;
    bool persistent = false;
    bool sealed = false;
    std::optional<storage::Space> space;
    std::int64_t schema = 0;
    std::string sqlite;
    SelfCheckView check;
};

/// When a backup was made last, and whether it is time.
struct BackupView {
    std::optional<Date> last;
    int days_ago = 0;
    bool is_due = false;
    std::uint64_t image_bytes = 0;
};

/// What is said at the field of a document number: nothing, or what is unusual about it.
struct NumberHint {
    std::string key;  // of the field; empty where the form takes no number
    domain::NumberDoubt doubt{};
    int left = -1;  // in this PC's range
    std::string pattern;
};

/// 节假日日历 that deadlines are counted with.
struct CalendarView {
    int first_year = 0;  // official
    int last_year = 0;
    bool imported = false;
};

/// 处罚依据库.
struct LegalBasesView {
    std::size_t count = 0;
    Date newest;       // of the texts of law that it was read from
    bool own = false;  // imported; else shipped
};

/// 本机数据加密 on the page 设置.
struct StoreSealingView {
    bool sealed = false;
    /// What is stored is being written anew.
    bool changing = false;
    std::size_t files_done = 0;
    std::size_t files = 0;
    std::uint64_t image_bytes = 0;
};

/// A short message that comes and goes: what was done, or what went wrong.
struct Notice {
    enum class Kind { good, info, warn, bad };
    enum class What {
        entered,   // `detail`: command name
        exported,  // file name
        merged,    // number of entries
        card_saved,
        card_continued,  // saved, and as trusted as the one before
        card_verified,
        evidence_added,
        file_known_elsewhere,  // title of the other matter
        list_saved,            // its name
        numbers_set,           // kind
        number_voided,         // the number
        deadlines_set,
        calendar_kept,     // its last official year
        code_found,        // 文号; the paper says what the document here says
        code_differs,      // 文号; it does not
        legal_bases_kept,  // how many
        passphrase_changed,
        keys_changed,
        officer_added,    // name
        officer_revoked,  // name
        liaison_set,      // name; empty while the post is vacant
        store_sealed,
        store_unsealed,
        backed_up,          // file name
        backed_up_into,     // folder and file name
        backed_up_not_all,  // how many files are not here
        image_saved,        // file name
        restored,           // how many matters
        store_emptied,      // by the browser, under the open page
        tail_lost,          // the disk lacks what it had said to have
        failed,             // see error
    };
    std::uint64_t number = 0;
    Kind kind{};
    What what{};
    std::string detail;
    Error error;
};

}  // namespace casebridge::app
