#include "domain/custody.h"

#include <algorithm>

namespace casebridge::domain {

const FiledEvidence* find_evidence(const MatterState& state, const EventId& entry) {
    for (const FiledEvidence& filed : state.evidence) {
        if (filed.event == entry) return &filed;
    }
    return nullptr;
}

std::vector<const FiledCustody*> custody_of(const MatterState& state, const EventId& entry) {
    std::vector<const FiledCustody*> log;
    for (const FiledCustody& filed : state.custody) {
        if (filed.content.entry == entry) log.push_back(&filed);
    }
    return log;
}

std::string location_of(const MatterState& state, const FiledEvidence& filed) {
    for (auto last = state.custody.rbegin(); last != state.custody.rend(); ++last) {
        if (last->content.entry == filed.event && !last->content.location.empty()) {
            return last->content.location;
        }
    }
    return std::string{filed.evidence.particulars.value("kept_at")};
}

bool may_keep(const MatterState& state, const FiledEvidence& filed, Side side) {
    // A former recipient's evidence stays with the recipients' side.
    const Side author = filed.agency == state.bureau ? Side::bureau : Side::recipient;
    if (author == side) return true;
    if (side == Side::recipient && recipient_held_it(state)) return true;
    return std::any_of(state.custody.begin(), state.custody.end(), [&](const FiledCustody& entry) {
        return entry.content.entry == filed.event &&
               entry.content.action == CustodyAction::handed_over;
    });
}

bool may_keep(const MatterState& state, const FiledEvidence& filed, const AgencyId& agency) {
    Side side{};
    return side_of(state, agency, side) && may_keep(state, filed, side);
}

bool keeps_any(const MatterState& state, Side side) {
    return std::any_of(state.evidence.begin(), state.evidence.end(),
                       [&](const FiledEvidence& filed) { return may_keep(state, filed, side); });
}

}  // namespace casebridge::domain
