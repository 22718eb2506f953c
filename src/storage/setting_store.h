// What this device keeps for itself and never sends: its identity, its sealed keys, its settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/connection.h"

namespace casebridge::storage {

[[nodiscard]] Result<std::optional<std::string>> read_setting(Connection& connection,
                                                              std::string_view key);
/// Inside the caller's transaction.
[[nodiscard]] Status write_setting(Connection& connection, std::string_view key,
                                   std::string_view value);

}  // namespace casebridge::storage
