// Which record an event may hold where.
#pragma once

#include <string>

#include "domain/events.h"

namespace casebridge::domain {

/// The member whose record is not of the type that belongs there ("evidence.particulars": those of
/// another kind of evidence); empty where all fit. A type that this version does not know is no
/// fault: it may come from a newer one.
[[nodiscard]] std::string misplaced_record(const EventData& data);

}  // namespace casebridge::domain
