// admit: the only way in for a bundle's events. Import is a set union: the same events in any
// order, any number of times, end in the same log (exchange.md, Events). An event whose parents are
// absent waits as pending and joins when the gap closes; one that then contradicts them is rejected
// and blames nobody.
#pragma once

#include <span>
#include <vector>

#include "base/id.h"

namespace casebridge::bundle {

/// What admission needs to know of an event.
struct AdmissionEntry {
    EventId id;
    MatterId matter;
    DeviceId device;
    std::uint64_t seq = 0;
    std::uint64_t lamport = 0;
    std::vector<EventId> parents;
};

struct Fork {
    EventId first;
    EventId second;  // same device, matter and seq, other contents

    bool operator==(const Fork&) const = default;
};

struct Admission {
    std::vector<EventId> admitted;    // new or formerly pending: they take part from now on
    std::vector<EventId> pending;     // new, parents absent
    std::vector<EventId> duplicates;  // already in the log
    std::vector<EventId>
        rejected;             // lamport or matter contradict their parents: stay without effect
    std::vector<Fork> forks;  // kept, both; an alarm
};

/// `known` are the admitted events of the log, `waiting` the pending ones, `incoming` the verified
/// new ones in any order. The result's lists are sorted by id.
[[nodiscard]] Admission admit(std::span<const AdmissionEntry> known,
                              std::span<const AdmissionEntry> waiting,
                              std::span<const AdmissionEntry> incoming);

}  // namespace casebridge::bundle
