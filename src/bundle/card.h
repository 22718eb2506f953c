// 名片: an agency's card is signed by its keeper device. The first card certifies itself (the
// agency's id is made from the key that signs it); people compare its fingerprint over a known
// telephone number. A later card must be signed by the keeper of the one before (exchange.md, Keys
// and trust).
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "crypto/key_file.h"
#include "domain/agency.h"
#include "wire/card_codec.h"

namespace casebridge::bundle {

inline constexpr std::string_view k_card_purpose = "casebridge/card;v=1";

/// The ids that follow from a signing key; both are its first 32 hex digits of SM3.
[[nodiscard]] AgencyId agency_id_of(const crypto::PublicKey& first_key);
[[nodiscard]] DeviceId device_id_of(const crypto::PublicKey& key);

[[nodiscard]] domain::Device device_of(const crypto::DeviceKeys& keys, std::string officer,
                                       std::string certificate);

/// Errors: crypto_failed.
[[nodiscard]] Result<wire::Envelope> seal_card(const wire::CardPayload& payload,
                                               const crypto::PrivateKey& keeper, Random& random);

struct VerifiedCard {
    wire::CardPayload payload;
    wire::Envelope envelope;
    std::string fingerprint;  // six groups of five digits
};
/// `known` is the newest card that we hold of that agency, if any. Errors: those of
/// read_card_payload; card_invalid, signature_invalid, key_invalid, card_older.
[[nodiscard]] Result<VerifiedCard> verify_card(const wire::Envelope& envelope,
                                               const std::optional<domain::AgencyCard>& known);

/// 30 digits over the agency's id, name and device keys: what two people read to each other.
[[nodiscard]] std::string fingerprint_of(const domain::AgencyCard& card);

}  // namespace casebridge::bundle
