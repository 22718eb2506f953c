// The tables behind forms.h: which fields each command asks for, in which order, with which words.
// A new field of a command is a row in form_tables*.cpp and a line in the event's own field list.
#pragma once

#include <vector>

#include "domain/forms.h"

namespace casebridge::domain {

/// The sections of a command's form, in order.
[[nodiscard]] std::vector<FormSection> sections_of(EventType command);
/// Of add_evidence: what every item has, then the fields of the kind and of the way that are
/// chosen.
[[nodiscard]] std::vector<FormSection> evidence_sections();
/// How a leader approved, of every entry that needs it.
[[nodiscard]] std::span<const Field> approval_fields();
/// Of add_party, add_vehicle and explain_shared_number.
[[nodiscard]] std::vector<FormSection> party_sections();
[[nodiscard]] std::vector<FormSection> vehicle_sections();
[[nodiscard]] FormSection shared_number_section();
/// Of record_custody.
[[nodiscard]] std::vector<FormSection> custody_sections();
/// Of the entries of a matter that is no transfer; false for all others. Which record stands in
/// them is said by "record.type", and what a beginning asks beside it by k_opened_as, k_asks_owner
/// and k_asks_due, which are no part of the event.
[[nodiscard]] bool cooperation_sections(EventType command, std::vector<FormSection>& sections);
/// Of attach_scan; the program fills in the paper and the file.
[[nodiscard]] std::vector<FormSection> scan_sections();

}  // namespace casebridge::domain
