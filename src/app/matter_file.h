// One matter in memory: its stored events, those that take part in the fold, and the state they add
// up to. Loading it, appending our own events and projecting it stand together here, so that log
// and projection are written by one path only.
#pragma once

#include <optional>
#include <vector>

#include "bundle/keys.h"
#include "domain/calendar.h"
#include "domain/matter_state.h"
#include "domain/stage_days.h"
#include "storage/connection.h"
#include "storage/event_store.h"

namespace casebridge::app {

struct MatterFile {
    std::vector<storage::StoredEvent> stored;  // in order of arrival, pending ones too
    std::vector<domain::Event> events;  // admitted and understood, read as the fold reads them
    std::uint64_t unknown = 0;          // admitted, of a type this version does not know
    std::uint64_t pending = 0;          // their predecessors have not arrived
    domain::MatterState state;
    std::string fold_hash;  // hex SM3 of the state's canonical text

    [[nodiscard]] const storage::StoredEvent* find(const EventId& id) const;
    /// What an entry of the fold says; null where it is not among them.
    [[nodiscard]] const domain::EventData* entry(const EventId& id) const;
};

/// An entry as it was signed: what the fold reads has the corrections in it.
[[nodiscard]] std::optional<domain::EventData> signed_entry(const MatterFile& file,
                                                            const EventId& id);

/// Folds what the log holds of the matter. Errors: storage_failed; storage_damaged when a stored
/// payload cannot be read any more.
[[nodiscard]] Result<MatterFile> load_matter(storage::Connection& connection,
                                             const MatterId& matter);

/// Whether a stored event is as its author signed it: id, signature and every column. Errors:
/// storage_damaged.
[[nodiscard]] Status check_stored(const storage::StoredEvent& event,
                                  const bundle::KeyDirectory& directory);

/// True when `me` has to act: it owns the matter, owes an answer or an archive mark.
[[nodiscard]] bool is_task_of(const domain::MatterState& state, const AgencyId& me);

/// Entries that this device wrote itself. They only grow in number, so their count at the last
/// export tells whether the other side lacks some.
[[nodiscard]] std::size_t entries_made_here(const MatterFile& file, const AgencyId& me);
/// Remembers how many of them the last export carried.
[[nodiscard]] Status note_sent(storage::Connection& connection, const MatterId& matter,
                               std::size_t entries);

/// What due dates are counted with beside the state: both are settings of the office, and its
/// projections hold what was counted.
struct DueRules {
    const domain::Calendar& calendar;
    const domain::StageDays& stage_days;
};

/// Writes the matter's rows of the projections, inside the caller's transaction.
[[nodiscard]] Status project_matter(storage::Connection& connection, const MatterFile& file,
                                    const DueRules& due_rules, const AgencyId& me);

/// Drops and writes all projections, inside the caller's transaction.
[[nodiscard]] Status rebuild_projections(storage::Connection& connection, const DueRules& due_rules,
                                         const AgencyId& me);

}  // namespace casebridge::app
