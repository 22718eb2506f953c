// A date as the names of saved files carry it.
#pragma once

#include <string>

#include "base/date.h"

namespace casebridge::app {

/// “20261123”: without signs, so that names sort by it.
[[nodiscard]] inline std::string date_in_name(Date date) {
    std::string digits = to_iso(date);
    std::erase(digits, '-');
    return digits;
}

}  // namespace casebridge::app
