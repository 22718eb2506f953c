#include "domain/prescription.h"

namespace casebridge::domain {

std::optional<Prescription> prescription_of(const MatterState& state) {
    constexpr int k_usual_years = 2;
    constexpr int k_years_of_danger = 5;
    const Date ended = state.legal_basis.act_ended_on;
    if (!state.has_legal_basis || !ended.is_set()) return std::nullopt;
    const int years = state.legal_basis.endangers ? k_years_of_danger : k_usual_years;
    return Prescription{years, ended, ended.plus_years(years), opened_on(state)};
}

}  // namespace casebridge::domain
