// The officers who share this PC, with their sealed keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "storage/connection.h"

namespace casebridge::storage {

struct StoredOfficer {
    DeviceId device;
    std::string name;
    std::string certificate;  // 执法证号, may be empty
    std::string sealed_keys;

    bool operator==(const StoredOfficer&) const = default;
};

/// In the order in which they came.
[[nodiscard]] Result<std::vector<StoredOfficer>> officers(Connection& connection);
/// Behind those that are there. Inside the caller's transaction.
[[nodiscard]] Status add_officer(Connection& connection, const StoredOfficer& officer);
/// The same keys under another passphrase. Inside the caller's transaction.
[[nodiscard]] Status replace_sealed_keys(Connection& connection, const DeviceId& device,
                                         std::string_view sealed_keys);
/// Takes the place of the officer with this device, with other keys. Inside the caller's
/// transaction.
[[nodiscard]] Status replace_officer(Connection& connection, const DeviceId& device,
                                     const StoredOfficer& officer);
/// Inside the caller's transaction.
[[nodiscard]] Status remove_officer(Connection& connection, const DeviceId& device);

}  // namespace casebridge::storage
