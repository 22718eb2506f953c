#include "domain/settlement.h"

#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

/// Only adds to the matter: it neither moves the stage nor opens a task that must be closed again.
bool only_adds(EventType type) {
    switch (type) {
        case EventType::archive:
        case EventType::correct_entry:
        case EventType::settle_entry: return false;
        default: break;
    }
    const Transition& row = transition_of(type);
    return row.to == Stage::none && row.sets.empty();
}

}  // namespace

Adoption adoption_of(const TransferState& state, const HistoryLine& line) {
    const HistoryLine* other = find_entry(state, line.other);
    const bool same_kind = line.standing == Standing::conflicting && other != nullptr &&
                           other->counts_as == line.counts_as;
    if (same_kind && line.counts_as != EventType::settle_entry &&
        line.counts_as != EventType::correct_entry) {
        return Adoption::fields_only;
    }
    Side side{};
    if (!side_of(state, line.agency, side)) return Adoption::impossible;
    if (line.counts_as == EventType::settle_entry || line.counts_as == EventType::correct_entry) {
        return Adoption::impossible;  // written again, where it is still wanted
    }
    if (only_adds(line.counts_as) || table_allows(state, line.counts_as, line.agency).ok()) {
        return Adoption::as_entered;
    }
    return Adoption::impossible;
}

bool may_settle(const TransferState& state, const HistoryLine& line, const AgencyId& agency) {
    Side side{};
    if (!side_of(state, agency, side)) return false;
    if (owner_of(state) == agency) return true;
    const auto wrote = [&](const HistoryLine* entry) {
        Side author{};
        return entry != nullptr && side_of(state, entry->agency, author) && author == side;
    };
    return wrote(&line) ||
           (line.standing == Standing::conflicting && wrote(find_entry(state, line.other)));
}

}  // namespace casebridge::domain
