// 更正: which fields of an entry may be corrected and what the entry then says. The signed text
// stays as it was written; the fold reads the entry with its corrections from the start, so that
// every date and clock that follows from it is right.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "domain/events.h"
#include "domain/fields.h"
#include "domain/forms.h"

namespace casebridge::domain {

/// Entries about entries are made again. 附件1 is frozen with its approval, and the dispatch fixed
/// how 3日 is counted: those steps are taken again, too.
[[nodiscard]] bool is_correctable(EventType type);

/// The entry as corrected. Errors: field_invalid with the key of a change that names no field of
/// the entry, names an agency, or that the field's type cannot hold.
[[nodiscard]] Result<EventData> corrected(const EventData& data,
                                          std::span<const FieldChange> changes);

/// The form of a correction: the fields of the entry under "corrected.", as they should have been,
/// then the reason and the approval.
[[nodiscard]] Form correction_form_of(EventType entry);
/// What that form starts with, added to the first values of the command.
void begin_correction(FieldValues& values, const EventId& id, const EventData& entry);
/// The command's values from the filled form: "corrected." becomes the list of changes.
[[nodiscard]] FieldValues with_changes(const FieldValues& filled, const EventData& entry);

/// What differs between two fillings of the same form, in the form's order.
[[nodiscard]] std::vector<FieldChange> changes_between(EventType type, const FieldValues& before,
                                                       const FieldValues& after);

}  // namespace casebridge::domain
