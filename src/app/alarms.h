// What a matter's own entries betray about the computers that wrote them (exchange.md, Events):
// seen by everybody who holds them, of no effect on the state, and for a person to look into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/matter_file.h"

namespace casebridge::app {

struct Alarm {
    enum class Kind {
        forked,   // one device gave one number to two entries: a copied or restored profile
        clock,    // an entry says to be more than a day older than what its author knew
        pending,  // entries wait for predecessors that have not arrived
        recusal,  // an officer has the name of a 当事人: 回避 is to be looked at (行政处罚法43)
    };
    Kind kind{};
    std::string officer;      // of the device; empty for pending
    DeviceId device;          // empty for pending
    std::uint64_t count = 0;  // entries concerned

    bool operator==(const Alarm&) const = default;
};

/// One for each kind and device, in that order.
[[nodiscard]] std::vector<Alarm> alarms_of(const MatterFile& file);

}  // namespace casebridge::app
