// What this device keeps for itself and never sends: its identity, its sealed keys, its settings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace casebridge::storage {

[[nodiscard]] Result<std::optional<std::string>> read_setting(Connection& connection,
                                                              std::string_view key);
/// Inside the caller's transaction.
[[nodiscard]] Status write_setting(Connection& connection, std::string_view key,
                                   std::string_view value);
/// Inside the caller's transaction.
[[nodiscard]] Status delete_setting(Connection& connection, std::string_view key);

struct Setting {
    std::string key;
    std::string value;
};
/// All whose key begins with `prefix`, by key. `prefix` ends in a point.
[[nodiscard]] Result<std::vector<Setting>> settings_under(Connection& connection,
                                                          std::string_view prefix);

}  // namespace casebridge::storage
