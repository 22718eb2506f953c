#include "domain/participants.h"

#include <algorithm>

namespace casebridge::domain {

bool begins_matter(EventType type) {
    return type == EventType::open_matter || type == EventType::open_by_brigade ||
           type == EventType::begin_matter;
}

std::vector<AgencyId> agencies_named_by(const EventData& data) {
    std::vector<AgencyId> named;
    if (const auto* draft = std::get_if<DraftTransfer>(&data)) {
        named = {draft->recipient, draft->recipient_detachment};
    } else if (const auto* opening = std::get_if<OpenByBrigade>(&data)) {
        named = {opening->bureau, opening->detachment};
    } else if (const auto* begun = std::get_if<BeginMatter>(&data)) {
        named = {begun->bureau, begun->recipient, begun->detachment};
    } else if (const auto* redirect = std::get_if<Redirect>(&data)) {
        named = {redirect->recipient, redirect->recipient_detachment};
    }
    std::erase_if(named, [](const AgencyId& agency) { return agency.empty(); });
    return named;
}

std::set<AgencyId> agencies_in(std::span<const Event> events) {
    std::set<AgencyId> agencies;
    for (const Event& event : events) {
        if (event.header.parents.empty() && begins_matter(type_of(event.data))) {
            agencies.insert(event.header.agency);
        }
        for (const AgencyId& agency : agencies_named_by(event.data)) agencies.insert(agency);
    }
    return agencies;
}

}  // namespace casebridge::domain
