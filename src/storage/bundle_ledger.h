// 收发: one line for each bundle that this device wrote or took, so that 经过 can say in which
// bundle an event came, and nobody has to remember what was sent to whom.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "storage/connection.h"

namespace casebridge::storage {

enum class BundleDirection { in, out };

struct BundleLine {
    std::string id;
    BundleDirection direction{};
    AgencyId agency;  // the other side
    std::string label;
    std::string file_name;
    std::string officer;    // who exported it
    std::string created;    // by the exporter's clock
    std::string exchanged;  // when this device wrote or took it
    std::uint64_t events = 0;
    std::uint64_t new_events = 0;
    std::uint64_t files = 0;
    std::uint64_t size_bytes = 0;
    std::vector<MatterId> matters;
    std::int64_t position = 0;  // rises from line to line; a line never changes

    bool operator==(const BundleLine&) const = default;
};

/// A bundle taken again keeps its first line. Inside the caller's transaction.
[[nodiscard]] Status add_bundle_line(Connection& connection, const BundleLine& line);
/// Those behind a position, newest first.
[[nodiscard]] Result<std::vector<BundleLine>> bundle_lines(Connection& connection,
                                                           std::int64_t after = 0);

}  // namespace casebridge::storage
