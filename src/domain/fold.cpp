#include "domain/fold.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "domain/ancestry.h"
#include "domain/conflicts.h"
#include "domain/corrections.h"
#include "domain/custody.h"
#include "domain/effects.h"
#include "domain/settlement.h"
#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

/// How events are read beyond their own text.
struct Readings {
    std::map<EventId, EventData> data;  // corrected, or taken for another kind of entry
    std::set<EventId> corrections;      // that are worked into `data`
};

/// An effective event that later concurrent ones can collide with.
struct Writer {
    const Event* event = nullptr;
    FieldGroups groups;
    bool moved_stage = false;
    Stage stage_after{};
    EventId about;  // of 更正 and 处理: two about one entry collide
};

/// The date a line of the history is shown under.
Date date_or_wall(const Event& event, const EventData& data) {
    const Date date = date_of(data);
    if (date.is_set()) return date;
    const auto wall = Date::parse(std::string_view(event.header.wall).substr(0, 10));
    return wall ? *wall : Date{};
}

EventId entry_named_by(const EventData& data) {
    if (const auto* correction = std::get_if<CorrectEntry>(&data)) return correction->entry;
    if (const auto* settlement = std::get_if<SettleEntry>(&data)) return settlement->entry;
    return {};
}

/// A withdrawal that came too late counts as a request (domain.md, row 12 and below the table).
EventData as_request(const WithdrawBeforeReceipt& withdrawal) {
    return AskWithdrawal{withdrawal.withdrawn_on, withdrawal.reason, withdrawal.approval};
}

class Folder {
public:
    Folder(const FoldOrder& order, Readings& readings)
        : order_(order), readings_(readings), ancestry_(order.events) {
        for (const Event* event : order.events) by_id_.emplace(event->id, event);
    }

    /// True when it met corrections that earlier entries must be read with: fold once more.
    [[nodiscard]] bool run() {
        for (const Event* event : order_.events) fold(*event);
        return learned_;
    }

    [[nodiscard]] MatterState take() { return std::move(state_); }

private:
    void fold(const Event& event) {
        if (state_.matter.empty()) state_.matter = event.header.matter;
        const EventData& data = read(event);
        const EventType type = type_of(data);
        NumberSet known = ancestry_.known_by(event, writers_.size());
        HistoryLine line = begin_line(event, data);
        Side side = Side::bureau;
        const bool takes_part =
            state_.stage == Stage::none || side_of(state_, event.header.agency, side);
        Writer writer{&event, written_groups(type, side), moves_stage(type, known), Stage::none,
                      entry_named_by(data)};
        if (type == EventType::settle_entry) adds_what_it_adopts(writer, data, known);
        if (const Writer* other = takes_part ? collision(writer, known) : nullptr) {
            collide(event, *other, line, known);
        } else if (const Writer* faster = overtaker(type, takes_part, known); faster != nullptr) {
            line.standing = Standing::overtaken;
            line.other = faster->event->id;
        } else if (!stands(event, data)) {
            line.standing = Standing::out_of_order;
        } else {
            apply(event, data, side, line.date);
            remember(std::move(writer), known);
        }
        line.stage_after = state_.stage;
        // Also of an entry without effect: its paper may well have gone out with the number.
        if (std::string number = number_taken_by(data); !number.empty()) {
            state_.numbered.push_back(
                {std::move(number), line.counts_as, event.id, event.header.agency, line.date});
        }
        state_.history.push_back(std::move(line));
        ancestry_.keep(event, std::move(known));
    }

    [[nodiscard]] const EventData& read(const Event& event) const {
        const auto found = readings_.data.find(event.id);
        return found == readings_.data.end() ? event.data : found->second;
    }

    HistoryLine begin_line(const Event& event, const EventData& data) const {
        HistoryLine line;
        line.event = event.id;
        line.type = type_of(event.data);
        line.counts_as = type_of(data);
        line.agency = event.header.agency;
        line.device = event.header.device;
        line.officer = event.header.officer;
        line.date = date_or_wall(event, data);
        line.wall = event.header.wall;
        line.other = entry_named_by(data);
        return line;
    }

    [[nodiscard]] HistoryLine* find_line(const EventId& id) {
        const auto found = std::find_if(state_.history.begin(), state_.history.end(),
                                        [&](const HistoryLine& line) { return line.event == id; });
        return found == state_.history.end() ? nullptr : &*found;
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

    /// An adopted entry writes what it would have written.
    void adds_what_it_adopts(Writer& writer, const EventData& data, const NumberSet& known) {
        const auto& settlement = std::get<SettleEntry>(data);
        const HistoryLine* line = find_line(settlement.entry);
        if (line == nullptr || settlement.verdict == SettleVerdict::dismiss) return;
        Side author{};
        if (!side_of(state_, line->agency, author)) return;
        writer.groups.insert_all(written_groups(line->counts_as, author));
        if (adoption_of(state_, *line) != Adoption::as_entered) return;
        writer.moved_stage = moves_stage(line->counts_as, known);
    }

    /// The first standing event, unknown to this one's author, that writes what this one writes.
    [[nodiscard]] const Writer* collision(const Writer& writer, const NumberSet& known) const {
        if (writer.groups.empty() && !writer.moved_stage && writer.about.empty()) return nullptr;
        for (std::size_t i = 0; i < writers_.size(); ++i) {
            if (known.contains(i)) continue;
            const Writer& other = writers_[i];
            const bool about_one = !writer.about.empty() && writer.about == other.about;
            if (about_one || other.groups.overlaps(writer.groups) ||
                (writer.moved_stage && other.moved_stage)) {
                return &other;
            }
        }
        return nullptr;
    }

    void collide(const Event& event, const Writer& other, HistoryLine& line,
                 NumberSet& known) const {
        const bool same = says_the_same(read(event), read(*other.event));
        line.standing = same ? Standing::merged : Standing::conflicting;
        line.other = other.event->id;
        // What was built on this entry was built on the fact that stands.
        const bool same_fact = type_of(event.data) == type_of(other.event->data) &&
                               is_attested_by_both(type_of(event.data));
        if (same || same_fact) known.insert(static_cast<std::size_t>(&other - writers_.data()));
    }

    /// What another side did first, unknown to this one's author, and which goes before: 立案 and
    /// the like before a request to withdraw, 转办 before whatever the former recipient did
    /// (domain.md).
    [[nodiscard]] const Writer* overtaker(EventType type, bool takes_part,
                                          const NumberSet& known) const {
        const bool late_request = type == EventType::ask_withdrawal &&
                                  !transition_of(type).bureau_from.contains(state_.stage);
        if (takes_part && !late_request) return nullptr;
        for (std::size_t i = writers_.size(); i-- > 0;) {
            if (known.contains(i)) continue;
            const bool redirects = type_of(writers_[i].event->data) == EventType::redirect;
            if (takes_part ? writers_[i].moved_stage : redirects) return &writers_[i];
        }
        return nullptr;
    }

    /// Whether the entry may take effect where it came.
    [[nodiscard]] bool stands(const Event& event, const EventData& data) {
        if (!table_allows(state_, type_of(data), event.header.agency)) return false;
        if (const auto* correction = std::get_if<CorrectEntry>(&data)) {
            return works_in(event, *correction);
        }
        if (const auto* settlement = std::get_if<SettleEntry>(&data)) {
            const HistoryLine* line = find_line(settlement->entry);
            if (line == nullptr || !line->unsettled() ||
                !may_settle(state_, *line, event.header.agency)) {
                return false;
            }
            return settlement->verdict == SettleVerdict::dismiss ||
                   adoption_of(state_, *line) != Adoption::impossible;
        }
        if (const auto* scan = std::get_if<AttachScan>(&data)) {
            return find_line(scan->entry) != nullptr;
        }
        if (!records_fit(state_, data, event.header.agency)) return false;
        if (const auto* custody = std::get_if<RecordCustody>(&data)) {
            const FiledEvidence* filed = find_evidence(state_, custody->entry);
            return filed != nullptr && may_keep(state_, *filed, event.header.agency);
        }
        return true;
    }

    /// Reads the named entry with its correction from now on, and from the start in the next run.
    bool works_in(const Event& event, const CorrectEntry& correction) {
        if (readings_.corrections.contains(event.id)) return true;
        const auto target = by_id_.find(correction.entry);
        const HistoryLine* line = find_line(correction.entry);
        if (target == by_id_.end() || line == nullptr || line->agency != event.header.agency ||
            !is_correctable(line->counts_as)) {
            return false;
        }
        Result<EventData> result = corrected(read(*target->second), correction.changes);
        if (!result.ok()) return false;
        readings_.data.insert_or_assign(correction.entry, std::move(*result));
        readings_.corrections.insert(event.id);
        learned_ = true;
        return true;
    }

    void apply(const Event& event, const EventData& data, Side side, Date date) {
        write_effect(state_, event, data, side);
        if (const auto* correction = std::get_if<CorrectEntry>(&data)) {
            if (HistoryLine* line = find_line(correction->entry)) {
                line->corrected_by.push_back(event.id);
            }
        }
        if (const auto* settlement = std::get_if<SettleEntry>(&data)) settle(event, *settlement);
        move(type_of(data), date);
    }

    void move(EventType type, Date date) {
        const Transition& row = transition_of(type);
        state_.flags.insert_all(row.sets);
        state_.flags.erase_all(row.clears);
        Stage to = row.to;
        const bool is_log = kind_row(state_.kind).ending == Ending::at_once;
        if (type == EventType::begin_matter && is_log) to = Stage::settled;
        if (to != Stage::none && to != state_.stage) {
            state_.stage = to;
            state_.entered[to] = date;
        }
    }

    void settle(const Event& event, const SettleEntry& settlement) {
        HistoryLine* line = find_line(settlement.entry);
        const auto target = by_id_.find(settlement.entry);
        if (line == nullptr || target == by_id_.end()) return;
        const Adoption adoption = adoption_of(state_, *line);
        line->settled_by = event.id;
        if (settlement.verdict == SettleVerdict::dismiss) return;
        Side author{};
        (void)side_of(state_, line->agency, author);
        write_effect(state_, *target->second, read(*target->second), author);
        if (adoption == Adoption::as_entered) move(line->counts_as, line->date);
    }

    void remember(Writer writer, NumberSet& known) {
        if (writer.groups.empty() && !writer.moved_stage && writer.about.empty()) return;
        known.insert(writers_.size());
        writer.stage_after = state_.stage;
        writers_.push_back(std::move(writer));
    }

    const FoldOrder& order_;
    Readings& readings_;
    std::map<EventId, const Event*> by_id_;
    MatterState state_;
    std::vector<Writer> writers_;
    Ancestry ancestry_;
    bool learned_ = false;
};

Readings first_readings(const FoldOrder& order) {
    Readings readings;
    for (const Event* event : order.events) {
        if (!order.overtaken.contains(event->id)) continue;
        readings.data.emplace(event->id, as_request(std::get<WithdrawBeforeReceipt>(event->data)));
    }
    return readings;
}

MatterState fold_with(const FoldOrder& order, Readings& readings) {
    for (;;) {
        Folder folder(order, readings);
        // Ends: each further run works in at least one more correction.
        if (!folder.run()) return folder.take();
    }
}

}  // namespace

MatterState fold(std::span<const Event> events, std::uint64_t unknown) {
    const FoldOrder order = fold_order_of(events);
    Readings readings = first_readings(order);
    MatterState state = fold_with(order, readings);
    state.unknown_events = unknown;
    return state;
}

MatterState fold_and_read(std::vector<Event>& events, std::uint64_t unknown) {
    const FoldOrder order = fold_order_of(events);
    Readings readings = first_readings(order);
    MatterState state = fold_with(order, readings);
    state.unknown_events = unknown;
    for (Event& event : events) {
        const auto read = readings.data.find(event.id);
        if (read != readings.data.end()) event.data = read->second;
    }
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

MatterState state_at(std::span<const Event> events, const EventId& entry) {
    std::map<EventId, const Event*> by_id;
    for (const Event& event : events) by_id.emplace(event.id, &event);
    std::set<EventId> known;
    std::vector<EventId> open = {entry};
    while (!open.empty()) {
        const auto found = by_id.find(open.back());
        open.pop_back();
        if (found == by_id.end() || !known.insert(found->first).second) continue;
        const std::vector<EventId>& parents = found->second->header.parents;
        open.insert(open.end(), parents.begin(), parents.end());
    }
    std::vector<Event> kept;
    for (const Event& event : events) {
        if (known.contains(event.id)) kept.push_back(event);
    }
    MatterState state = fold(kept);
    if (!kept.empty()) state.matter = kept.front().header.matter;
    return state;
}

}  // namespace casebridge::domain
