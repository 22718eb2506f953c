// What an evidence file must keep to so that a bundle can carry it (exchange.md), told when it is
// chosen: an entry cannot be taken back, and a matter whose files fit no bundle could not be sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/matter_state.h"

namespace casebridge::app {

/// The sentences in error_text.cpp say these numbers.
inline constexpr std::uint64_t k_most_evidence_bytes = 1024ULL << 20;
inline constexpr std::uint64_t k_most_own_evidence_bytes = 1400ULL << 20;
inline constexpr std::size_t k_most_evidence_files = 10'000;

/// Errors: file_empty, evidence_too_large, evidence_too_much (all files that our agency entered
/// together), evidence_too_many.
[[nodiscard]] Status check_evidence_file(const domain::MatterState& state, const AgencyId& me,
                                         std::uint64_t size_bytes);

/// What this very file already is in the matter; nothing where it is not there.
[[nodiscard]] std::optional<std::string> title_of_file(const domain::MatterState& state,
                                                       const FileId& file);

}  // namespace casebridge::app
