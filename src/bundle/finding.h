// What a verification found wrong, and where: one line of `casebridge verify` and of the import
// page.
#pragma once

#include <string>

#include "base/error_code.h"

namespace casebridge::bundle {

struct Finding {
    ErrorCode code{};
    std::string place;  // "events[3]", "files[0].chunks[2]"; empty for the whole file

    bool operator==(const Finding&) const = default;
};

}  // namespace casebridge::bundle
