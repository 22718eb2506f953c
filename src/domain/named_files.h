// The files that entries of a matter name: of evidence, and the scans of signed papers. What is
// missing, exported, archived or counted is always about all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/matter_state.h"

namespace casebridge::domain {

struct NamedFile {
    FileId file;
    std::string title;  // of the evidence; 送达回执（存档件）
    std::string file_name;
    std::string media_type;
    std::uint64_t size_bytes = 0;
    std::string sha256;

    bool operator==(const NamedFile&) const = default;
};

/// The file that an entry brings; nothing where it brings none.
[[nodiscard]] std::optional<NamedFile> file_named_by(const EventData& data);
/// In fold order, evidence before scans; a file that two entries name stands there twice.
[[nodiscard]] std::vector<Filed<NamedFile>> named_files(const MatterState& state);

/// The copy of record of a paper: the scan that was attached last. Null where there is none.
[[nodiscard]] const FiledScan* scan_of(const MatterState& state, const EventId& entry,
                                       std::string_view form);

}  // namespace casebridge::domain
