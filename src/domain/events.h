// The events of a matter: one struct for each that the program carries out, in the headers below.
// A command has the same shape as the event it leaves: decide.h turns a proposed one into fact,
// fold.h applies it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "domain/events_cooperation.h"
#include "domain/events_custody.h"
#include "domain/events_discovery.h"
#include "domain/events_entries.h"
#include "domain/events_handling.h"
#include "domain/events_parties.h"
#include "domain/events_reply.h"
#include "domain/events_transfer.h"

namespace casebridge::domain {

using EventVariant =
    std::variant<OpenMatter, OpenByBrigade, OrderRectification, Remind, RecheckComplete,
                 RecheckFailed, CloseMatter, DraftTransfer, ReturnDraft, ApproveTransfer,
                 DispatchTransfer, WithdrawBeforeReceipt, SignReceipt, Redirect, PassReview,
                 RaiseObjection, RecordConsultation, RequestSupplement, AnswerSupplement,
                 ReturnCase, FileCase, DeclineToFile, AskWithdrawal, ConsentWithdrawal,
                 RefuseWithdrawal, Note, ReferCrime, PoliceAnswer, Decide, ReplyPartial, ReplyFinal,
                 QuestionReply, ConfirmReply, Archive, ReopenCase, ReopenTransfer, CorrectEntry,
                 AddEvidence, AddInspection, SetLegalBasis, ExtendDecision, ReportCrime, KeepCrime,
                 HandOverCrime, PreserveEvidence, DecidePreservation, SettleEntry, RecordCustody,
                 AddParty, AddVehicle, ExplainSharedNumber, AttachScan, BeginMatter, TakeMatter,
                 AcknowledgeNotice, FileRecord, ApprovePlan, AssignMatter, ChangeDue, ReportResult,
                 ReturnResult, AcceptResult, LinkMatter>;

/// What an event says. Copying, moving, comparing and destroying are compiled in events.cpp only:
/// in each file that holds an event they were half of its compile time.
struct EventData : EventVariant {
    using EventVariant::EventVariant;
    EventData() noexcept;
    EventData(const EventData& other);
    EventData(EventData&& other) noexcept;
    EventData& operator=(const EventData& other);
    EventData& operator=(EventData&& other) noexcept;
    ~EventData();
};
[[nodiscard]] bool operator==(const EventData& one, const EventData& other);

[[nodiscard]] EventType type_of(const EventData& data);
/// An empty event of this type.
[[nodiscard]] EventData make_empty(EventType type);
/// The legal date that the event speaks of (检查日期, 签收日期, …); unset where it has none of its
/// own.
[[nodiscard]] Date date_of(const EventData& data);

// ---- events in the log
// -------------------------------------------------------------------------------

struct EventHeader {
    EventType type{};
    MatterId matter;
    AgencyId agency;
    DeviceId device;
    std::string officer;
    std::uint64_t seq = 1;         // per device and matter, from 1
    std::vector<EventId> parents;  // the matter's heads that the author knew, sorted
    std::uint64_t lamport = 1;     // 1 + the largest of the parents'
    std::string wall;              // local time of the author's PC, for display only

    bool operator==(const EventHeader&) const = default;
};

/// A verified event. `id` is SM3 of the signed payload text.
struct Event {
    EventId id;
    EventHeader header;
    EventData data;

    bool operator==(const Event&) const = default;
};

}  // namespace casebridge::domain
