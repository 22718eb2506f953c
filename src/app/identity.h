// Who this installation is: its agency, device and officer, and the sealed private keys. Stored in
// local_setting at set-up; the keys are opened by the passphrase after each start and dropped by
// Lock.
#pragma once

#include <optional>
#include <string>

#include "app/actions.h"
#include "app/views.h"
#include "crypto/key_file.h"
#include "storage/connection.h"

namespace casebridge::app {

struct StoredIdentity {
    AgencyId agency;
    DeviceId device;
    std::string officer;
    std::string certificate;
    std::string sealed_keys;
};

/// Nothing before the set-up. Errors: storage_failed; storage_damaged for half an identity.
[[nodiscard]] Result<std::optional<StoredIdentity>> load_identity(storage::Connection& connection);

struct NewIdentity {
    StoredIdentity stored;
    crypto::DeviceKeys keys;
};
/// Makes keys and the first card, and stores all in one transaction: there is never half an
/// identity. Errors: passphrase_weak, field_required with the key, crypto_failed, storage_failed.
[[nodiscard]] Result<NewIdentity> set_up(storage::Connection& connection, const SetUp& form,
                                         const Moment& now, Random& random);

/// In the place of the keys sealed under the old passphrase. Inside the caller's transaction.
[[nodiscard]] Status store_sealed_keys(storage::Connection& connection, std::string_view sealed);

}  // namespace casebridge::app
