// 外发登记: one line for each file with personal data in full that left the program (domain.md:
// every such export says so first and is entered in a register). Lines are only ever added.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "storage/connection.h"

namespace casebridge::storage {

struct ExportLine {
    MatterId matter;
    std::string file_name;
    std::uint64_t size_bytes = 0;
    std::string sm3;        // hex, of the whole file
    std::string officer;    // who made it
    std::string recipient;  // for whom, as the officer wrote it
    std::string purpose;
    std::string exported;  // ISO moment

    bool operator==(const ExportLine&) const = default;
};

/// Inside the caller's transaction.
[[nodiscard]] Status add_export_line(Connection& connection, const ExportLine& line);
/// Newest first.
[[nodiscard]] Result<std::vector<ExportLine>> export_lines(Connection& connection);

}  // namespace casebridge::storage
