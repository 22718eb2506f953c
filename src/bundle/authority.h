// Which kind of agency may author which type of event. It follows from the transition table: what
// only D does belongs to a district bureau, what only R does to a detachment or brigade.
#pragma once

#include "domain/agency.h"
#include "domain/event_type.h"

namespace casebridge::bundle {

[[nodiscard]] bool may_author(domain::AgencyKind kind, domain::EventType type);

}  // namespace casebridge::bundle
