// Everything a screen can ask for, as one closed variant. Screens never write: they push an action,
// the session performs it after the frame, and the outcome can be asked for by its ticket.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/integrity_views.h"
#include "app/paper_ref.h"
#include "app/period.h"
#include "app/platform.h"
#include "app/saved_lists.h"
#include "domain/agency.h"
#include "domain/decide.h"
#include "domain/escalation.h"
#include "domain/fields.h"
#include "domain/number_series.h"

namespace casebridge::app {

/// First run: makes this device's keys and its agency's first card.
struct SetUp {
    domain::AgencyKind kind{};
    std::string agency_name;
    std::string short_name;
    std::string region;
    std::string number_word;
    std::string detachment_name;  // of a brigade: for 文书; may be empty
    std::string officer;
    std::string certificate;
    std::string department;  // 联络部门
    std::string duty_phone;
    std::string passphrase;
};
struct Unlock {
    std::string passphrase;
    DeviceId officer;  // of those who share this PC; empty: who was here last
};
struct Lock {};
/// 添加人员: one more officer on this PC, with keys and a passphrase of their own. Only whoever
/// keeps the agency's card may, because the card must name the new keys.
struct AddOfficer {
    std::string name;
    std::string certificate;
    std::string passphrase;
};
/// 联络部门 and 联络员 on the agency's card (opinion, three (1)); no name while the post is vacant.
/// By the card's keeper; the new card goes out to the others.
struct SetLiaison {
    std::string department;
    std::string name;
    std::string duty_phone;
};
/// 停用人员: what that officer signs from now on is not taken any more. By the card's keeper.
struct RevokeOfficer {
    DeviceId officer;
};
/// 修改口令: the same keys, sealed anew. Wrong where `current` does not open them.
struct ChangePassphrase {
    std::string current;
    std::string wanted;
};
/// The passphrase of one of this PC's officers opens an encrypted store, and unlocks.
struct OpenStore {
    std::string passphrase;
};
/// 本机数据加密, on or off; what is stored is written anew in the background.
struct SetStoreSealing {
    bool sealed = false;
};
/// 更换密钥: other keys for the officer who keeps the agency's card, under the same passphrase. The
/// old ones sign nothing any more. Wrong where `passphrase` does not open them.
struct ChangeKeys {
    std::string passphrase;
};
/// 备份密钥: the sealed keys as a file, of use only with the passphrase.
struct ExportKeys {};

/// A filled form. `matter` is empty for open_matter.
struct Execute {
    MatterId matter;
    domain::EventType command{};
    domain::FieldValues values;
};
/// A form that brings a file, add_evidence or attach_scan: hashed, stored, then entered.
struct ExecuteWithFile {
    MatterId matter;
    domain::EventType command{};
    PickedFile file;
    domain::FieldValues values;
};

/// A picked or dropped file: a bundle or an agency card. Verified, then shown; nothing is stored
/// yet.
struct ReadFile {
    PickedFile file;
};
/// The passphrase of a bundle that ReadFile found encrypted under one.
struct OpenSealed {
    std::string passphrase;
};
/// 重新查验: reads a quarantined bundle once more, now that its sender was compared.
struct VerifyAgain {};
/// 并入: takes what ReadFile verified.
struct MergeImport {};
/// 不并入, or closes the result; stops a running verification.
struct DropImport {};

/// Who can read a bundle: the recipient's devices, whose keys its card names; whoever knows the
/// passphrase; everybody.
enum class Protection { devices, passphrase, none };

/// Whole histories of a matter, or several, and the files the recipient is not known to have, as a
/// download.
struct ExportMatter {
    MatterId matter;
    AgencyId to;
    Protection protection = Protection::devices;
    std::string passphrase;  // for Protection::passphrase
    /// For mail: in parts of at most so many bytes, which are then saved one by one. 0: one file.
    std::uint64_t part_bytes = 0;
    /// Files that the recipient should have by now, too.
    bool all_files = false;
    /// Further matters that go into the same file.
    std::vector<MatterId> with = {};
};
/// One of Session::parts().
struct SavePart {
    std::size_t index = 0;
};
/// All parts were saved, or are not wanted.
struct DropParts {};
/// 案卷 as one archive file that needs no program of ours to be read. It holds personal data in
/// full: for whom and why is entered in 外发登记, both must be said.
struct ExportVolume {
    MatterId matter;
    std::string recipient;
    std::string purpose;
};
/// 对账单 for an agency: what we hold of the matters shared with it. Names nobody.
struct ExportLedger {
    AgencyId to;
};
/// 登记廉政提醒: to named officers of another agency; nobody else can read it.
struct RemindIntegrity {
    AgencyId agency;
    std::vector<DeviceId> readers;
    IntegrityText text;
};
/// 已读回执, with an answer for the same persons; it may be empty.
struct AcknowledgeIntegrity {
    MatterId matter;
    std::string answer;
};
struct PrintIntegrity {
    MatterId matter;
};
/// Our own card as a download.
struct ExportCard {};
/// The fingerprint was read over the telephone and two groups of it typed.
struct ConfirmFingerprint {
    AgencyId agency;
    int first_group = 0;  // 0 to 5
    std::string first_digits;
    int second_group = 0;
    std::string second_digits;
};
struct CancelJob {};

/// Opens the print dialog once for papers of a matter.
struct PrintPapers {
    MatterId matter;
    std::vector<PaperRef> papers;
    bool to_stamp = false;  // each in as many copies as custom asks; else once
};
/// The paper as a file for WPS and Word.
struct SavePaper {
    MatterId matter;
    PaperRef paper;
};
/// Opens the print dialog for a form to be filled by hand.
struct PrintBlank {
    std::string form;
};
/// A picture of a printed annex: the outcome names the matter that its code belongs to.
struct FindByCode {
    PickedFile file;
};
/// The evidence file in a tab of its own, or as a download where it must not be shown.
struct OpenEvidence {
    FileId file;
};

/// 存为常用筛选; takes the place of one with the same name.
struct SaveList {
    SavedList list;
};
struct DeleteList {
    std::string name;
};

/// 设置文号格式 of one kind; an empty pattern goes back to the usual one.
struct SetNumberPattern {
    std::string kind;
    std::string pattern;
    std::string in_name_of;
};
/// 设置号段 of this PC; 0 to 0 takes it away.
struct SetNumberRange {
    domain::NumberRange range;
};
/// When deadlines warn, and what is done when one has passed.
struct SetDeadlineRules {
    domain::DeadlineRules rules;
};
/// Takes the place of the 处罚依据库 in use.
struct ImportLegalBases {
    PickedFile file;
};
/// The 处罚依据库 in use as a file, to be edited and imported.
struct ExportLegalBases {};
/// Takes a newer official calendar from a picked file; every deadline is counted anew.
struct ImportCalendar {
    PickedFile file;
};
/// 作废 a number that no paper bears.
struct VoidNumber {
    std::string kind;
    std::string number;
    std::string reason;
};

struct RetrySave {};
struct TakeOver {};

/// 备份: everything of this PC in one encrypted file, whether it is on the disk or not.
struct BackUp {
    /// Straight into a folder that is chosen first, where the browser can
    /// (Session::can_choose_folder); otherwise a download.
    bool into_folder = false;
};
/// The plain database, for IT staff.
struct SaveImage {};
/// 恢复备份: looks at a picked file. Only where there is nothing yet, or nothing usable.
struct ReadBackup {
    PickedFile file;
};
struct RestoreBackup {
    std::string passphrase;
};
struct DropRestore {};
/// Accepts that the browser lost the data.
struct StartOver {};
/// 自检; see DiagnosisView.
struct RunSelfCheck {};
/// The report for support, without anybody's data.
struct SaveDiagnosis {};

/// 统计 of a period as CSV; names of persons are masked.
struct ExportStatistics {
    Period period;
};
/// 会议材料 of a period, on paper or for Word.
struct PrintPack {
    Period period;
};
struct SavePack {
    Period period;
};

using ActionVariant =
    std::variant<SetUp, Unlock, Lock, AddOfficer, RevokeOfficer, ChangePassphrase, ChangeKeys,
                 OpenStore, SetStoreSealing, ExportKeys, Execute, ExecuteWithFile, ReadFile,
                 OpenSealed, VerifyAgain, MergeImport, DropImport, ExportMatter, SavePart,
                 DropParts, ExportVolume, ExportCard, ConfirmFingerprint, CancelJob, PrintPapers,
                 SavePaper, PrintBlank, FindByCode, OpenEvidence, SaveList, DeleteList,
                 SetNumberPattern, SetNumberRange, VoidNumber, SetDeadlineRules, ImportCalendar,
                 ImportLegalBases, ExportLegalBases, RetrySave, TakeOver, BackUp, SaveImage,
                 ReadBackup, RestoreBackup, DropRestore, StartOver, RunSelfCheck, SaveDiagnosis,
                 ExportStatistics, PrintPack, SavePack, ExportLedger, RemindIntegrity,
                 AcknowledgeIntegrity, PrintIntegrity, SetLiaison>;

/// Copying, moving and destroying are compiled in session_actions.cpp only, as for
/// domain::EventData.
struct Action : ActionVariant {
    using ActionVariant::ActionVariant;
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
};

using Ticket = std::uint64_t;

/// What became of an action.
struct Outcome {
    enum class Kind { running, done, refused };
    Kind kind = Kind::running;
    Error error;                                 // when refused
    std::vector<domain::FieldProblem> problems;  // of a refused form
    MatterId matter;                             // the matter it opened or changed
};

}  // namespace casebridge::app
