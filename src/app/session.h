// The running program without its looks: one agency's device, its matters, its exchange. Screens
// read the views and push actions; the platform calls start() once, deliver() once a frame and
// turn() between frames. One path for each change: action → decide → events → one transaction
// (append, fold, project) → redo record → durable. It draws nothing, knows no browser, and treats
// nothing as saved before the PagePort says so.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "app/actions.h"
#include "app/cooperation_views.h"
#include "app/platform.h"
#include "app/saved_lists.h"
#include "app/statistics.h"
#include "app/views.h"
#include "documents/document.h"
#include "domain/forms.h"
#include "storage/matter_search.h"

namespace casebridge::app {

enum class Phase {
    loading,
    unavailable,  // storage damaged, lost, newer or not to be opened: see storage_error()
    sealed,       // the store is encrypted; a passphrase opens it
    first_run,
    locked,  // keys are sealed; the passphrase opens them
    ready,
};

class Session {
public:
    explicit Session(Ports ports);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Begins to load; phase() leaves `loading` in a later turn.
    void start();
    /// Performs pushed actions and delivers completions: before each frame, and as input settles.
    void deliver();
    /// The same, and goes on with long work for at most about 8 ms: when request_turn asked for it.
    void turn();
    /// True while deliver() has something to do at once.
    [[nodiscard]] bool has_work() const;
    /// A passphrase is being tried, which takes a few turns.
    [[nodiscard]] bool is_opening() const;
    /// What was made elsewhere (app/drill.h) takes the place of a store that holds nothing yet, and
    /// is locked. Its files are put by the caller before. Errors: not_allowed_in_stage unless
    /// first_run; those of a store that cannot be opened.
    [[nodiscard]] Status adopt(std::unique_ptr<storage::PageStore> image);

    // Asking ------------------------------------------------------------------------------------

    /// Queued until the next deliver().
    Ticket push(Action action);
    /// Running until performed. Outcomes are kept for the newest hundred tickets.
    [[nodiscard]] Outcome outcome(Ticket ticket) const;

    // Reading -----------------------------------------------------------------------------------

    [[nodiscard]] Phase phase() const;
    /// The light: 保存中 / 已保存 / 未能保存 and the read-only states.
    [[nodiscard]] storage::Durability durability() const;
    [[nodiscard]] std::optional<Error> storage_error() const;
    /// Rises with every change that a screen could show.
    [[nodiscard]] std::uint64_t revision() const;
    /// Rises only when matters(), saved_lists() or what a search finds may have changed.
    [[nodiscard]] std::uint64_t lists_revision() const;
    [[nodiscard]] Moment now() const;

    [[nodiscard]] const Me& me() const;
    /// Who share this PC, in the order in which they came.
    [[nodiscard]] std::vector<OfficerView> officers() const;
    [[nodiscard]] StoreSealingView store_sealing() const;
    /// What encrypting 1 MiB takes on this PC, measured once, when first asked.
    [[nodiscard]] double sealing_ms_per_mib() const;
    [[nodiscard]] const std::vector<AgencyView>& agencies() const;
    /// Short name; the id's first digits for an agency without a card.
    [[nodiscard]] std::string agency_name(const AgencyId& agency) const;

    [[nodiscard]] const std::vector<MatterLine>& matters() const;
    /// Those of matters() in which every typed fragment occurs, by MatterLine::position; nothing
    /// when no fragment was typed, which restricts nothing.
    [[nodiscard]] std::optional<storage::MatterSet> search(std::string_view typed) const;
    /// 常用筛选, by name.
    [[nodiscard]] const std::vector<SavedList>& saved_lists() const;
    [[nodiscard]] const std::vector<const MatterLine*>& todo() const;
    /// 逾期督办, the longest overdue first.
    [[nodiscard]] const std::vector<const MatterLine*>& overdue() const;
    [[nodiscard]] const Counters& counters() const;
    /// Null for an unknown matter. Valid until the next deliver().
    [[nodiscard]] const MatterView* matter(const MatterId& matter) const;

    /// The form of a command; of 更正 it holds the fields of the entry that it is about.
    [[nodiscard]] domain::Form form(const MatterId& matter, domain::EventType command,
                                    const EventId& entry) const;
    /// The agencies that the form's agency field may name.
    [[nodiscard]] std::vector<AgencyView> choosable_agencies(const MatterId& matter,
                                                             domain::EventType command) const;
    /// What a form about an entry starts with.
    [[nodiscard]] domain::FieldValues first_values_about(const MatterId& matter,
                                                         domain::EventType command,
                                                         const EventId& entry) const;
    /// What 附存档件 of a paper starts with.
    [[nodiscard]] domain::FieldValues first_values_of_scan(const MatterId& matter,
                                                           const PaperRef& paper) const;
    /// Where this quarter's 联席会议 stands.
    [[nodiscard]] QuarterMeeting quarter_meeting() const;
    /// 廉政提醒 that the officer who is here wrote or is named in, the newest first.
    [[nodiscard]] const std::vector<IntegrityLine>& integrity() const;
    /// Opened with this officer's key; to be asked once, not per frame. Errors: matter_unknown for
    /// one that does not concern the officer; not_sealed_for_us after 更换密钥; seal_broken.
    [[nodiscard]] Result<IntegrityText> integrity_text(const MatterId& matter) const;
    [[nodiscard]] std::vector<IntegrityAddressee> integrity_addressees() const;
    /// What 现场拍照 fills into 添加证据 by itself: a photo of a finding (empty: of the patrol as a
    /// whole), taken now by the officer who is here and a second one (行政处罚法42).
    [[nodiscard]] domain::FieldValues first_values_of_photo(const MatterId& matter,
                                                            const EventId& finding,
                                                            const Companion& companion) const;
    /// The second officer of the last photo here; empty where there is none yet.
    [[nodiscard]] Companion last_companion(const MatterId& matter) const;
    /// Worked out once for each change of the lists; the reference holds until the next one.
    [[nodiscard]] const Statistics& statistics(const Period& period) const;
    /// A new form's values. `recipient` is the agency chosen for a draft or a new matter, else
    /// empty.
    [[nodiscard]] domain::FieldValues first_values(const MatterId& matter,
                                                   domain::EventType command,
                                                   const AgencyId& recipient = {},
                                                   const FormSubject& subject = {}) const;
    /// Whether a chosen evidence file keeps the limits; see evidence_limits.h.
    [[nodiscard]] Status check_file(const MatterId& matter, const PickedFile& file) const;
    /// All problems that decide would find with the filled form.
    [[nodiscard]] std::vector<domain::FieldProblem> problems(
        const MatterId& matter, domain::EventType command, const domain::FieldValues& values) const;
    /// The paper that a form is about to produce, for the live preview; nothing where it makes
    /// none.
    [[nodiscard]] std::optional<documents::Document> preview(
        const MatterId& matter, domain::EventType command, const domain::FieldValues& values) const;
    /// A paper of the matter as it stands.
    [[nodiscard]] std::optional<documents::Document> paper(const MatterId& matter,
                                                           const PaperRef& paper) const;

    /// When this office is warned of deadlines.
    [[nodiscard]] const domain::DeadlineRules& deadline_rules() const;
    [[nodiscard]] CalendarView calendar() const;

    [[nodiscard]] const ImportView& import() const;
    [[nodiscard]] const JobView& job() const;
    [[nodiscard]] const RestoreView& restore() const;
    [[nodiscard]] BackupView backup() const;
    /// BackUp may go straight into a folder.
    [[nodiscard]] bool can_choose_folder() const;
    [[nodiscard]] DiagnosisView diagnosis() const;
    /// The browser has little room left for this program.
    [[nodiscard]] std::optional<storage::Space> short_of_space() const;
    /// Parts that were exported last, until DropParts.
    [[nodiscard]] const std::vector<PartView>& parts() const;
    [[nodiscard]] const std::vector<storage::BundleLine>& ledger() const;
    /// 外发登记, newest first.
    [[nodiscard]] const std::vector<storage::ExportLine>& exports() const;
    /// 文号登记: our numbers, the newest first, and what was set about them.
    [[nodiscard]] const std::vector<storage::NumberLine>& numbers() const;
    [[nodiscard]] const domain::NumberRules& number_rules() const;
    [[nodiscard]] std::string number_pattern(std::string_view kind) const;
    /// In this PC's range; -1 without one.
    [[nodiscard]] int numbers_left(std::string_view kind, int year) const;
    [[nodiscard]] std::string next_number(std::string_view kind) const;
    /// What is unusual about the number in a filled form.
    [[nodiscard]] NumberHint number_hint(domain::EventType command,
                                         const domain::FieldValues& values) const;
    [[nodiscard]] const std::vector<Notice>& notices() const;

    /// A photo of the evidence as large as the graphics card takes it, once: nothing while it is
    /// being read, asked for by the first call; then the caller's to keep. Errors: blob_missing,
    /// read_failed for what is no picture.
    [[nodiscard]] std::optional<Result<Picture>> take_photo(const FileId& file);
    /// Whether a file is byte for byte what was entered; counted anew when first asked for.
    [[nodiscard]] FileCheck file_check(const FileId& file);
    /// The picture of an evidence file, nothing until it is there; asks for it on the first call.
    [[nodiscard]] const Picture* thumbnail(const FileId& file);

    /// Shipped data for the forms.
    struct LegalBasis {
        std::string category;
        std::string violation;
        std::string law;
        std::string law_version;  // ISO date of the text that was read for it
        std::string article;
        std::string paragraph;
        std::string penalty_hint;
    };
    struct Category {
        std::string key;
        std::string label;
    };
    struct ShippedAgency {
        domain::AgencyKind kind{};
        std::string name;
        std::string short_name;
        std::string region;
        std::string number_word;
        std::string detachment_name;
    };
    [[nodiscard]] const std::vector<LegalBasis>& legal_bases() const;
    [[nodiscard]] const LegalBasesView& legal_bases_view() const;
    [[nodiscard]] const std::vector<Category>& categories() const;
    [[nodiscard]] const std::vector<ShippedAgency>& shipped_agencies() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace casebridge::app
