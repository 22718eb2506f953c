#include "domain/event_type.h"

#include <array>

namespace casebridge::domain {

namespace {

constexpr std::array<std::string_view, k_event_type_count> k_names = {
#define CASEBRIDGE_NAME(name) #name,
    CASEBRIDGE_EVENT_TYPES(CASEBRIDGE_NAME)
#undef CASEBRIDGE_NAME
};

}  // namespace

std::string_view name_of(EventType type) { return k_names[static_cast<std::size_t>(type)]; }

bool from_name(std::string_view name, EventType& type) {
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        if (k_names[i] == name) {
            type = static_cast<EventType>(i);
            return true;
        }
    }
    return false;
}

}  // namespace casebridge::domain
