// The state of one transfer: what its events add up to. Both agencies fold the same events to an
// equal state; nothing in here depends on the machine, the clock, the directory or the order of
// import.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "domain/events.h"
#include "domain/stage.h"

namespace casebridge::domain {

/// What became of an event in the fold.
enum class Standing {
    effective,
    merged,        // says the same as one that already stands (equal receipts made offline)
    conflicting,   // concurrent with the one that stands, and says something else
    out_of_order,  // the table does not allow it where it came: 时序异常, kept without effect
};

/// One line of 经过.
struct HistoryLine {
    EventId event;
    EventType type{};
    AgencyId agency;
    DeviceId device;
    std::string officer;
    Date date;  // legal date; the author's wall date where the event has none
    std::string wall;
    Standing standing = Standing::effective;
    EventId other;  // the event it is merged with or conflicts with
    Stage stage_after{};

    bool operator==(const HistoryLine&) const = default;
};

/// A record with the event that brought it.
struct FiledRecord {
    EventId event;
    AgencyId agency;
    Record record;
    std::string_view result;  // 复查结果 as on paper; empty for other records

    bool operator==(const FiledRecord&) const = default;
};
struct FiledEvidence {
    EventId event;
    AgencyId agency;
    Evidence evidence;

    bool operator==(const FiledEvidence&) const = default;
};

struct Consultation {
    EventId event;
    AgencyId agency;
    RecordConsultation content;

    bool operator==(const Consultation&) const = default;
};
struct FiledNote {
    EventId event;
    AgencyId agency;
    Note content;

    bool operator==(const FiledNote&) const = default;
};
struct Supplement {
    RequestSupplement request;
    bool answered = false;
    AnswerSupplement answer;

    bool operator==(const Supplement&) const = default;
};

struct TransferState {
    MatterId matter;
    Stage stage = Stage::none;
    FlagSet flags;
    AgencyId bureau;     // D
    AgencyId recipient;  // R; empty until a draft names it
    AgencyId recipient_detachment;

    std::string title;
    std::string category;
    Party party;
    std::vector<FiledRecord> records;  // inspections, orders, rechecks, in fold order
    std::vector<FiledEvidence> evidence;
    std::vector<Remind> reminders;
    CloseMatter closing;
    bool last_recheck_failed = false;
    RecheckOutcome last_recheck_outcome = RecheckOutcome::refused;
    bool has_legal_basis = false;
    SetLegalBasis legal_basis;

    TransferLetter letter;      // the latest draft; frozen once approved
    std::string letter_number;  // 附件1 文号; stays with the matter even when the draft is returned
    Approval transfer_approval;
    DispatchTransfer dispatch;
    SignReceipt receipt;
    PassReview review;
    std::vector<RaiseObjection> objections;
    std::vector<Consultation> consultations;
    std::vector<Supplement> supplements;
    FileCase filing;
    DeclineToFile declining;
    std::vector<FiledNote> notes;
    Decide decision;
    ReplyFinal reply;
    ConfirmReply confirmation;
    Archive bureau_archive;
    Archive recipient_archive;

    std::vector<HistoryLine> history;
    std::map<Stage, Date> entered;     // legal date on which a stage was last entered
    std::uint64_t unknown_events = 0;  // kept, not understood: the matter is read-only

    bool operator==(const TransferState&) const = default;
};

[[nodiscard]] LoopStep loop_step_of(const TransferState& state);
/// The one owner (domain.md, table under "The transfer").
[[nodiscard]] AgencyId owner_of(const TransferState& state);
/// True for the bureau, the recipient and the recipient's detachment.
[[nodiscard]] bool is_participant(const TransferState& state, const AgencyId& agency);
/// Which side an agency acts for; false when it takes no part.
[[nodiscard]] bool side_of(const TransferState& state, const AgencyId& agency, Side& side);
/// Both sides that held it have marked it.
[[nodiscard]] bool is_archived(const TransferState& state);
/// Date of the last recheck, unset where there is none (附件1 must not be dated before it).
[[nodiscard]] Date last_recheck_date(const TransferState& state);
/// 材料清单: titles of the papers that go with 附件1, in order.
struct MaterialLine {
    PaperGroup group{};
    std::string title;
    std::int64_t pages = 1;
    FileId file;  // empty for a record that the program prints itself
};
[[nodiscard]] std::vector<MaterialLine> materials_of(const TransferState& state);

/// One text for one state: equal states have equal texts on every machine. Its SM3 is the fold
/// hash.
[[nodiscard]] std::string canonical_text(const TransferState& state);

}  // namespace casebridge::domain
