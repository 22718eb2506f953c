// The second line of an entry in 经过: its main facts in a few words, composed from what was
// entered.
#pragma once

#include <string>

#include "domain/events.h"

namespace casebridge::app {

[[nodiscard]] std::string summary_of(const domain::EventData& data);

}  // namespace casebridge::app
