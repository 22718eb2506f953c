// 常用筛选: filters of the list that a person keeps by name. They are local settings of this device
// and never leave it: one setting each, its value a line for every part that restricts. What an
// older or newer program wrote and this one does not know is passed over.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/matter_list.h"
#include "storage/connection.h"

namespace casebridge::app {

struct SavedList {
    std::string name;
    ListFilter filter;
    ListSort sort;

    bool operator==(const SavedList&) const = default;
};

/// Characters of a name.
inline constexpr int k_longest_list_name = 20;

/// By name.
[[nodiscard]] Result<std::vector<SavedList>> saved_lists(storage::Connection& connection);
/// Keeps it, instead of the one with the same name. Inside the caller's transaction. Errors:
/// field_invalid for a name that is empty or too long.
[[nodiscard]] Status save_list(storage::Connection& connection, const SavedList& list);
/// Inside the caller's transaction.
[[nodiscard]] Status delete_list(storage::Connection& connection, std::string_view name);

}  // namespace casebridge::app
