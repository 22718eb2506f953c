// The beginning that our small JSON files and payloads share: what it is, which version, how many
// members.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "wire/json_value.h"

namespace casebridge::wire {

/// Version 1 of `type`, named by the member `type_key`, with so many members. Errors: wrong_format,
/// wrong_version, json_unknown_key.
[[nodiscard]] Status check_head(const JsonValue& json, std::string_view type_key,
                                std::string_view type, std::size_t members);

}  // namespace casebridge::wire
