#include "domain/supplements.h"

#include <algorithm>

namespace casebridge::domain {

const RequestSupplement* open_request(const MatterState& state) {
    if (!state.flags.contains(Flag::supplement)) return nullptr;
    return state.supplements.empty() ? nullptr : &state.supplements.back().request;
}

bool was_asked_for(const MatterState& state, std::string_view item) {
    return std::any_of(state.supplements.begin(), state.supplements.end(),
                       [&](const Supplement& supplement) {
                           const auto& items = supplement.request.items;
                           return std::find(items.begin(), items.end(), item) != items.end();
                       });
}

std::vector<std::string> evidence_answering(const MatterState& state, std::string_view item) {
    std::vector<std::string> titles;
    for (const FiledEvidence& filed : state.evidence) {
        if (filed.evidence.answers_item == item) titles.push_back(filed.evidence.title);
    }
    return titles;
}

std::string first_unanswered_item(const MatterState& state) {
    const RequestSupplement* request = open_request(state);
    if (request == nullptr) return {};
    for (const std::string& item : request->items) {
        if (evidence_answering(state, item).empty()) return item;
    }
    return {};
}

}  // namespace casebridge::domain
