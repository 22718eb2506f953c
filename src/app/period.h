// The periods that figures are counted over: a month, a quarter, a year.
#pragma once

#include <string>

#include "base/date.h"

namespace casebridge::app {

/// Both days included.
struct Period {
    Date first;
    Date last;

    bool operator==(const Period&) const = default;
};
[[nodiscard]] Period month_of(Date day);
[[nodiscard]] Period quarter_of(Date day);
[[nodiscard]] Period year_of(Date day);
/// The one of the same length before: the quarter before a quarter.
[[nodiscard]] Period before(const Period& period);
/// 2026年第四季度; 2026年; 2026年11月.
[[nodiscard]] std::string words_of(const Period& period);

}  // namespace casebridge::app
