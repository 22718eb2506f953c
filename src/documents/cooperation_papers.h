// What the papers of the mechanisms beside the transfer say: 联合巡查记录, 专项整治方案, 会议纪要,
// 应急处置记录. Each is drawn up from all records of its matter (opinion, three (1) to (5)); every
// other record prints as a sheet of its fields.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "documents/paper_forms.h"
#include "documents/paper_values.h"
#include "domain/matter_state.h"

namespace casebridge::documents {

/// The form of an entry that brought a record of this type; "entry" for a sheet of its fields.
[[nodiscard]] std::string_view form_of_record(std::string_view record_type);
/// The form that both sides sign while a matter of this kind runs; empty where there is none.
[[nodiscard]] std::string_view running_form_of(domain::MatterKind kind);
/// The record that an entry brings to a matter that is no transfer; null where it brings none.
[[nodiscard]] const domain::Record* record_brought_by(const domain::EventData& entry);
/// The values of the matter's form, from its records and (not null) one that is not among them yet.
void set_records(PaperValues& values, const PaperSource& source, const domain::Record* added);

}  // namespace casebridge::documents
