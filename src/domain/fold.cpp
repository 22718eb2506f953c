#include "domain/fold.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "domain/ancestry.h"
#include "domain/conflicts.h"
#include "domain/enum_names.h"
#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

/// Writes one effective event's contents into the state; stage and flags come from the table.
class Effect {
public:
    Effect(TransferState& state, const Event& event, Side side)
        : state_(state), event_(event), side_(side) {}

    void operator()(const OpenMatter& data) {
        state_.bureau = event_.header.agency;
        state_.title = data.title;
        state_.category = data.category;
        state_.party = data.party;
        file(data.inspection);
    }
    void operator()(const OrderRectification& data) { file(data.order); }
    void operator()(const Remind& data) { state_.reminders.push_back(data); }
    void operator()(const CloseMatter& data) { state_.closing = data; }
    void operator()(const RecheckComplete& data) {
        state_.last_recheck_failed = false;
        file(data.recheck, recheck_result(data));
    }
    void operator()(const RecheckFailed& data) {
        state_.last_recheck_failed = true;
        state_.last_recheck_outcome = data.outcome;
        file(data.recheck, recheck_result(data));
    }
    void operator()(const DraftTransfer& data) {
        state_.recipient = data.recipient;
        state_.recipient_detachment = data.recipient_detachment;
        state_.letter = data.letter;
    }
    // The number stays with the matter: a returned draft may be approved under it again.
    void operator()(const ReturnDraft&) { state_.transfer_approval = {}; }
    void operator()(const ApproveTransfer& data) {
        state_.letter_number = data.document_number;
        state_.transfer_approval = data.approval;
    }
    void operator()(const DispatchTransfer& data) { state_.dispatch = data; }
    void operator()(const SignReceipt& data) { state_.receipt = data; }
    void operator()(const PassReview& data) { state_.review = data; }
    void operator()(const RaiseObjection& data) { state_.objections.push_back(data); }
    void operator()(const RecordConsultation& data) {
        state_.consultations.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const RequestSupplement& data) {
        state_.supplements.push_back({data, false, {}});
    }
    void operator()(const AnswerSupplement& data) {
        if (state_.supplements.empty()) return;
        state_.supplements.back().answered = true;
        state_.supplements.back().answer = data;
    }
    void operator()(const FileCase& data) { state_.filing = data; }
    void operator()(const DeclineToFile& data) { state_.declining = data; }
    void operator()(const Note& data) {
        state_.notes.push_back({event_.id, event_.header.agency, data});
    }
    void operator()(const Decide& data) { state_.decision = data; }
    void operator()(const ReplyFinal& data) { state_.reply = data; }
    void operator()(const ConfirmReply& data) { state_.confirmation = data; }
    void operator()(const Archive& data) {
        (side_ == Side::bureau ? state_.bureau_archive : state_.recipient_archive) = data;
        state_.flags.insert(archive_mark_of(side_));
    }
    void operator()(const AddEvidence& data) {
        state_.evidence.push_back({event_.id, event_.header.agency, data.evidence});
    }
    void operator()(const AddInspection& data) { file(data.inspection); }
    void operator()(const SetLegalBasis& data) {
        state_.has_legal_basis = true;
        state_.legal_basis = data;
    }

private:
    void file(const Record& record, std::string_view result = {}) {
        state_.records.push_back({event_.id, event_.header.agency, record, result});
    }

    TransferState& state_;
    const Event& event_;
    Side side_;
};

/// An effective event that later concurrent ones can collide with.
struct Writer {
    const Event* event = nullptr;
    FieldGroups groups;
    bool moved_stage = false;
    Stage stage_after{};
};

/// The date a line of the history is shown under.
Date date_or_wall(const Event& event) {
    const Date date = date_of(event.data);
    if (date.is_set()) return date;
    const auto wall = Date::parse(std::string_view(event.header.wall).substr(0, 10));
    return wall ? *wall : Date{};
}

class Folder {
public:
    explicit Folder(std::span<const Event* const> events) : ancestry_(events) {}

    void fold(const Event& event) {
        if (state_.matter.empty()) state_.matter = event.header.matter;
        NumberSet known = ancestry_.known_by(event, writers_.size());
        HistoryLine line = begin_line(event);
        const EventType type = type_of(event.data);
        Side side = Side::bureau;
        const bool takes_part =
            state_.stage == Stage::none || side_of(state_, event.header.agency, side);
        const FieldGroups groups = written_groups(type, side);
        const bool moves = moves_stage(type, known);
        if (const Writer* other = takes_part ? collision(groups, moves, known) : nullptr) {
            collide(event, *other, line, known);
        } else if (!table_allows(state_, type, event.header.agency)) {
            line.standing = Standing::out_of_order;
        } else {
            apply(event, side, line.date);
            if (!groups.empty() || moves) {
                known.insert(writers_.size());
                writers_.push_back({&event, groups, moves, state_.stage});
            }
        }
        line.stage_after = state_.stage;
        state_.history.push_back(std::move(line));
        ancestry_.keep(event, std::move(known));
    }

    [[nodiscard]] TransferState take() { return std::move(state_); }

private:
    static HistoryLine begin_line(const Event& event) {
        HistoryLine line;
        line.event = event.id;
        line.type = type_of(event.data);
        line.agency = event.header.agency;
        line.device = event.header.device;
        line.officer = event.header.officer;
        line.date = date_or_wall(event);
        line.wall = event.header.wall;
        return line;
    }

    /// Whether the event moves the stage that its author saw: sending a lost bundle again does not.
    [[nodiscard]] bool moves_stage(EventType type, const NumberSet& known) const {
        const Stage to = transition_of(type).to;
        if (to == Stage::none) return false;
        Stage seen = Stage::none;
        for (std::size_t i = 0; i < writers_.size(); ++i) {
            if (writers_[i].moved_stage && known.contains(i)) seen = writers_[i].stage_after;
        }
        return to != seen;
    }

    /// The first standing event, unknown to this one's author, that writes what this one writes.
    [[nodiscard]] const Writer* collision(FieldGroups groups, bool moves,
                                          const NumberSet& known) const {
        if (groups.empty() && !moves) return nullptr;
        for (std::size_t i = 0; i < writers_.size(); ++i) {
            if (known.contains(i)) continue;
            if (writers_[i].groups.overlaps(groups) || (moves && writers_[i].moved_stage)) {
                return &writers_[i];
            }
        }
        return nullptr;
    }

    void collide(const Event& event, const Writer& other, HistoryLine& line,
                 NumberSet& known) const {
        const bool same = says_the_same(event.data, other.event->data);
        line.standing = same ? Standing::merged : Standing::conflicting;
        line.other = other.event->id;
        // What was built on this entry was built on the fact that stands.
        const bool same_fact = type_of(event.data) == type_of(other.event->data) &&
                               is_attested_by_both(type_of(event.data));
        if (same || same_fact) known.insert(static_cast<std::size_t>(&other - writers_.data()));
    }

    void apply(const Event& event, Side side, Date date) {
        std::visit(Effect(state_, event, side), event.data);
        const Transition& row = transition_of(type_of(event.data));
        state_.flags.insert_all(row.sets);
        state_.flags.erase_all(row.clears);
        if (row.to != Stage::none && row.to != state_.stage) {
            state_.stage = row.to;
            state_.entered[row.to] = date;
        }
    }

    TransferState state_;
    std::vector<Writer> writers_;
    Ancestry ancestry_;
};

}  // namespace

bool folds_before(const Event& a, const Event& b) {
    return std::tie(a.header.lamport, a.header.device, a.id) <
           std::tie(b.header.lamport, b.header.device, b.id);
}

TransferState fold(std::span<const Event> events, std::uint64_t unknown) {
    std::vector<const Event*> ordered;
    ordered.reserve(events.size());
    for (const Event& event : events) ordered.push_back(&event);
    std::sort(ordered.begin(), ordered.end(),
              [](const Event* a, const Event* b) { return folds_before(*a, *b); });
    ordered.erase(std::unique(ordered.begin(), ordered.end(),
                              [](const Event* a, const Event* b) { return a->id == b->id; }),
                  ordered.end());
    Folder folder(ordered);
    for (const Event* event : ordered) folder.fold(*event);
    TransferState state = folder.take();
    state.unknown_events = unknown;
    return state;
}

std::vector<EventId> heads_of(std::span<const Event> events) {
    std::set<EventId> heads;
    for (const Event& event : events) heads.insert(event.id);
    for (const Event& event : events) {
        for (const EventId& parent : event.header.parents) heads.erase(parent);
    }
    return {heads.begin(), heads.end()};
}

}  // namespace casebridge::domain
