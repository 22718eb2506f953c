#include "app/matter_file.h"

#include <algorithm>

#include "bundle/event_seal.h"
#include "crypto/digest.h"
#include "domain/deadlines.h"
#include "domain/decide.h"
#include "domain/fold.h"
#include "storage/database.h"
#include "storage/matter_index.h"
#include "storage/setting_store.h"
#include "wire/event_codec.h"

namespace casebridge::app {
namespace {

storage::ClockSummary clock_to_show(const domain::MatterState& state, const DueRules& rules) {
    const std::vector<domain::DeadlineClock> clocks =
        domain::clocks_of(state, rules.stage_days, rules.calendar);
    const domain::DeadlineClock* shown = nullptr;
    for (const domain::DeadlineClock& clock : clocks) {
        if (domain::clock_rule(clock.kind).is_right) continue;
        const bool first = shown == nullptr;
        const bool runs_instead = !first && clock.running() && !shown->running();
        const bool sooner = !first && clock.running() && clock.warn < shown->warn;
        const bool later_stop =
            !first && !clock.running() && !shown->running() && shown->stopped_on < clock.stopped_on;
        if (first || runs_instead || sooner || later_stop) shown = &clock;
    }
    if (shown == nullptr) return {};
    return {.kind = std::string{domain::name_of(shown->kind)},
            .due_on = shown->due,
            .warn_on = shown->warn,
            .stopped_on = shown->stopped_on,
            .working_days = !shown->readings.empty() &&
                            shown->readings.front().kind == domain::DayReading::working_days};
}

/// Clocks of law, papers and agreements; the office's own days and rights are nobody's duty to the
/// other side.
std::vector<storage::ClockRow> duties_of(const domain::MatterState& state, const DueRules& rules) {
    std::vector<storage::ClockRow> duties;
    for (const domain::DeadlineClock& clock : domain::clocks_of(state, rules.calendar)) {
        if (domain::clock_rule(clock.kind).is_right || !clock.due.is_set()) continue;
        duties.push_back({.matter = state.matter,
                          .kind = std::string{domain::name_of(clock.kind)},
                          .charged_to = clock.charged_to,
                          .due_on = clock.due,
                          .stopped_on = clock.stopped_on});
    }
    return duties;
}

}  // namespace

const storage::StoredEvent* MatterFile::find(const EventId& id) const {
    for (const storage::StoredEvent& event : stored) {
        if (event.id == id) return &event;
    }
    return nullptr;
}

const domain::EventData* MatterFile::entry(const EventId& id) const {
    for (const domain::Event& event : events) {
        if (event.id == id) return &event.data;
    }
    return nullptr;
}

std::optional<domain::EventData> signed_entry(const MatterFile& file, const EventId& id) {
    const storage::StoredEvent* stored = file.find(id);
    if (stored == nullptr) return std::nullopt;
    auto decoded = wire::read_event(stored->payload);
    if (!decoded.ok() || !decoded->understood) return std::nullopt;
    return std::move(decoded->data);
}

Result<MatterFile> load_matter(storage::Connection& connection, const MatterId& matter) {
    MatterFile file;
    TRY(file.stored, storage::events_of(connection, matter));
    for (const storage::StoredEvent& stored : file.stored) {
        if (!stored.admitted) {
            ++file.pending;
            continue;
        }
        auto decoded = wire::read_event(stored.payload);
        if (!decoded.ok()) return fail(ErrorCode::storage_damaged, "event " + stored.id.text);
        if (!decoded->understood) {
            ++file.unknown;
            continue;
        }
        file.events.push_back({stored.id, std::move(decoded->header), std::move(decoded->data)});
    }
    file.state = domain::fold_and_read(file.events, file.unknown);
    file.state.matter = matter;
    file.fold_hash = to_hex(crypto::sm3(domain::canonical_text(file.state)));
    return file;
}

Status check_stored(const storage::StoredEvent& event, const bundle::KeyDirectory& directory) {
    const Error damaged = fail(ErrorCode::storage_damaged, event.id.text);
    const auto decoded = wire::read_event(event.payload);
    if (!decoded.ok()) return damaged;
    const domain::EventHeader& header = decoded->header;
    const bool agrees = bundle::event_id_of(event.payload) == event.id &&
                        header.matter == event.matter && decoded->type_name == event.type &&
                        header.agency == event.agency && header.device == event.device &&
                        header.seq == event.seq && header.lamport == event.lamport;
    const wire::Envelope envelope{event.payload, event.signature};
    const bool signed_so =
        agrees && bundle::check_event_signature(envelope, header, directory).ok();
    return signed_so ? Status{Done{}} : Status{damaged};
}

bool is_task_of(const domain::MatterState& state, const AgencyId& me) {
    if (domain::is_archived(state)) return false;
    if (domain::owner_of(state) == me) return true;
    if (domain::allowed(state, domain::EventType::approve_plan, me).ok()) return true;
    // An open supplement is the bureau's task although the matter stays with the brigade.
    if (domain::allowed(state, domain::EventType::answer_supplement, me).ok()) return true;
    // What has been sent waits for the other side's signature, though the bureau still owns it.
    const bool to_sign = domain::allowed(state, domain::EventType::sign_receipt, me).ok();
    if (to_sign && me != state.bureau) return true;
    // The brigade may archive as soon as it has replied, but owes it only when the reply is
    // confirmed.
    return state.stage != domain::Stage::replied &&
           domain::allowed(state, domain::EventType::archive, me).ok();
}

namespace {
std::string sent_key(const MatterId& matter) { return "sent." + matter.text; }
}  // namespace

std::size_t entries_made_here(const MatterFile& file, const AgencyId& me) {
    return static_cast<std::size_t>(std::count_if(
        file.stored.begin(), file.stored.end(),
        [&](const auto& event) { return event.agency == me && event.bundle.empty(); }));
}

Status note_sent(storage::Connection& connection, const MatterId& matter, std::size_t entries) {
    return storage::write_setting(connection, sent_key(matter), std::to_string(entries));
}

Status project_matter(storage::Connection& connection, const MatterFile& file,
                      const DueRules& due_rules, const AgencyId& me) {
    storage::ProjectionInput input{.state = file.state,
                                   .clock = clock_to_show(file.state, due_rules),
                                   .ours = is_task_of(file.state, me),
                                   .next = {},
                                   .fold_hash = file.fold_hash,
                                   .unsent = false};
    if (file.state.kind != domain::MatterKind::transfer || file.state.opened_by_brigade ||
        file.state.entered.contains(domain::Stage::dispatched)) {
        TRY(const auto sent, storage::read_setting(connection, sent_key(file.state.matter)));
        input.unsent = sent.value_or("0") != std::to_string(entries_made_here(file, me));
    }
    input.clocks = duties_of(file.state, due_rules);
    domain::EventType next{};
    if (domain::primary_command(file.state, me, next)) input.next = domain::name_of(next);
    return storage::project(connection, input);
}

Status rebuild_projections(storage::Connection& connection, const DueRules& due_rules,
                           const AgencyId& me) {
    CHECK_OK(storage::reset_projections(connection));
    TRY(const std::vector<MatterId> matters, storage::matters_with_events(connection));
    for (const MatterId& matter : matters) {
        TRY(const MatterFile file, load_matter(connection, matter));
        if (file.events.empty()) continue;
        CHECK_OK(project_matter(connection, file, due_rules, me));
    }
    return Done{};
}

}  // namespace casebridge::app
