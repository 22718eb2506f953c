// What a person is told of a verification: the findings of a file sorted into the checks of the
// page 导入结果, in the order in which the reader makes them (bundle_format.h), each passed,
// failed, or not reached because the file could not be read so far.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "bundle/finding.h"
#include "bundle/reader.h"

namespace casebridge::app {

enum class ImportCheckKind { format, parts, parties, signature, records, evidence };

struct ImportCheck {
    enum class State { passed, failed, not_reached };
    ImportCheckKind kind{};
    State state = State::passed;
    ErrorCode code{};          // of the first finding, when failed
    std::uint64_t total = 0;   // records or evidence files that the signed manifest lists
    std::uint64_t failed = 0;  // how many of them are wrong
    std::string first_failed;  // title of the first wrong evidence file, where an entry names it
};

/// Six checks, in order. `contents` is what the reader understood before it stopped.
[[nodiscard]] std::vector<ImportCheck> import_checks(const bundle::BundleContents& contents,
                                                     std::span<const bundle::Finding> findings);

}  // namespace casebridge::app
