#include "domain/settlement.h"

#include "domain/table_rules.h"

namespace casebridge::domain {

namespace {

/// Only adds to the matter: it neither moves the stage nor opens a task that must be closed again.
bool only_adds(EventType type) {
    if (type == EventType::archive || is_about_entry(type)) return false;
    const Transition& row = transition_of(type);
    return row.to == Stage::none && row.sets.empty();
}

/// Holds one value in the state, which another entry of the kind simply takes the place of.
bool replaces_contents(EventType type) {
    switch (type) {
        case EventType::sign_receipt:
        case EventType::pass_review:
        case EventType::file_case:
        case EventType::decline_to_file:
        case EventType::decide:
        case EventType::reply_final:
        case EventType::confirm_reply:
        case EventType::archive:
        case EventType::set_legal_basis: return true;
        default: return false;
    }
}

}  // namespace

Adoption adoption_of(const MatterState& state, const HistoryLine& line) {
    const EventType type = line.counts_as;
    const HistoryLine* other = find_entry(state, line.other);
    const bool same_kind =
        line.standing == Standing::conflicting && other != nullptr && other->counts_as == type;
    if (same_kind && replaces_contents(type)) return Adoption::fields_only;
    Side side{};
    if (!side_of(state, line.agency, side)) return Adoption::impossible;
    // Entries about entries are written again, where they are still wanted.
    if (is_about_entry(type)) return Adoption::impossible;
    return only_adds(type) || table_allows(state, type, line.agency).ok() ? Adoption::as_entered
                                                                          : Adoption::impossible;
}

bool may_settle(const MatterState& state, const HistoryLine& line, const AgencyId& agency) {
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
