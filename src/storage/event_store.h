// The append-only log of signed events. Rows are inserted and, when their missing parents arrive,
// marked admitted; nothing is ever updated otherwise or deleted. All writes stand in the caller's
// transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "storage/connection.h"

namespace casebridge::storage {

/// One event as it was signed, with what the log knows about it.
struct StoredEvent {
    EventId id;
    MatterId matter;
    std::string type;
    AgencyId agency;
    DeviceId device;
    std::uint64_t seq = 0;
    std::uint64_t lamport = 0;
    std::string payload;
    std::string signature;  // base64 r‖s
    std::string bundle;     // id of the bundle that brought it; empty when made here
    bool admitted = true;

    bool operator==(const StoredEvent&) const = default;
};

/// False when the id is already in the log (it stays as it is).
[[nodiscard]] Result<bool> append_event(Connection& connection, const StoredEvent& event);
[[nodiscard]] Status mark_admitted(Connection& connection, const EventId& id);

/// All events of a matter, pending ones too, in order of arrival.
[[nodiscard]] Result<std::vector<StoredEvent>> events_of(Connection& connection,
                                                         const MatterId& matter);
[[nodiscard]] Result<bool> has_event(Connection& connection, const EventId& id);
/// Which entry of which matter, and whose.
struct EntryOfMatter {
    MatterId matter;
    EventId id;
    AgencyId agency;
};
/// All admitted entries.
[[nodiscard]] Result<std::vector<EntryOfMatter>> admitted_entries(Connection& connection);
/// All matters that have events, sorted by id.
[[nodiscard]] Result<std::vector<MatterId>> matters_with_events(Connection& connection);
/// Largest seq of a device in a matter; 0 when it has written nothing there.
[[nodiscard]] Result<std::uint64_t> last_seq(Connection& connection, const DeviceId& device,
                                             const MatterId& matter);

}  // namespace casebridge::storage
