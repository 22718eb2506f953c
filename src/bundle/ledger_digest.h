// 对账单 from and to its file: signed by a device of the agency that it speaks for.
#pragma once

#include <string>
#include <string_view>

#include "bundle/keys.h"
#include "wire/ledger_digest_codec.h"

namespace casebridge::bundle {

inline constexpr std::string_view k_ledger_purpose = "casebridge/ledger;v=1";

/// The file's text. Errors: crypto_failed.
[[nodiscard]] Result<std::string> seal_ledger(const wire::LedgerDigest& digest,
                                              const DeviceId& device, const crypto::PrivateKey& key,
                                              Random& random);
/// The signature is checked before the digest is read. Errors: those of read_ledger_file and
/// read_ledger_digest; device_unknown, device_revoked, sender_unverified, signature_invalid;
/// ledger_invalid where the device is another agency's than the digest says; not_addressed_to_us
/// where it was made for another agency than `me`.
[[nodiscard]] Result<wire::LedgerDigest> open_ledger(std::string_view text,
                                                     const KeyDirectory& directory,
                                                     const AgencyId& me);

}  // namespace casebridge::bundle
