// The legal date of a plain record: its type's first date (or moment) field, so 检查日期, 责令日期
// and 复查日期 need no code of their own. Later date fields are time limits or other particulars.
#pragma once

#include <string_view>

#include "base/date.h"
#include "domain/record_types.h"

namespace casebridge::domain {

/// The key of the field that holds the record's date; empty for an unknown record type or one
/// without.
[[nodiscard]] std::string_view record_date_key(const Record& record);
/// Unset when the field is empty or holds no date.
[[nodiscard]] Date record_date(const Record& record);

}  // namespace casebridge::domain
