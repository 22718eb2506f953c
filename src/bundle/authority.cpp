#include "bundle/authority.h"

#include "domain/transitions.h"

namespace casebridge::bundle {

bool may_author(domain::AgencyKind kind, domain::EventType type) {
    const domain::Transition& row = domain::transition_of(type);
    switch (kind) {
        case domain::AgencyKind::district_bureau: return !row.bureau_from.empty();
        case domain::AgencyKind::detachment:
        case domain::AgencyKind::brigade: return !row.recipient_from.empty();
    }
    __builtin_trap();
}

}  // namespace casebridge::bundle
