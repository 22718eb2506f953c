// Who this installation is: its agency, and the officers who share the PC, each with a device of
// their own on the agency's card and keys sealed under a passphrase of their own. The keys of one
// of them are opened after each start and dropped by Lock.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/actions.h"
#include "app/views.h"
#include "crypto/key_file.h"
#include "storage/connection.h"
#include "storage/officer_store.h"
#include "wire/card_codec.h"

namespace casebridge::app {

struct StoredIdentity {
    AgencyId agency;
    std::vector<storage::StoredOfficer> officers;  // the first one set the PC up

    /// Null for a device that is none of this PC's officers.
    [[nodiscard]] const storage::StoredOfficer* find(const DeviceId& device) const;
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

/// What a new card is made of: the one in use, and the key of its keeper.
struct CardKeeper {
    const domain::AgencyCard& card;
    const crypto::PrivateKey& key;
    Moment now;
    Random& random;
};
/// Makes keys for one more officer and the agency's next card, which names them. Inside the
/// caller's transaction. Errors: as set_up.
[[nodiscard]] Status add_officer(storage::Connection& connection, const CardKeeper& keeper,
                                 const AddOfficer& form);
/// The agency's next card names this liaison. Inside the caller's transaction. Errors:
/// field_required with the key.
[[nodiscard]] Status set_liaison(storage::Connection& connection, const CardKeeper& keeper,
                                 const SetLiaison& form);
/// The device is revoked on the next card, and its keys leave this PC. Inside the caller's
/// transaction. Errors: device_unknown.
[[nodiscard]] Status revoke_officer(storage::Connection& connection, const CardKeeper& keeper,
                                    const DeviceId& device);

/// 更换密钥: other keys for the keeper, whose device is revoked. The hand-over card is signed by
/// the old key; the next one says the same, signed by the new key (bundle/card.h). Inside the
/// caller's transaction. Errors: passphrase_wrong, key_changes_exhausted, crypto_failed,
/// storage_failed.
[[nodiscard]] Result<crypto::DeviceKeys> change_keys(storage::Connection& connection,
                                                     const CardKeeper& keeper,
                                                     const storage::StoredOfficer& officer,
                                                     std::string_view passphrase);
/// Our card as it travels, with its chain. Errors: storage_failed, storage_damaged.
[[nodiscard]] Result<wire::CardFile> own_card_file(storage::Connection& connection,
                                                   const AgencyId& me);

}  // namespace casebridge::app
