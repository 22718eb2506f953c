// 名片: an agency's card is signed by its keeper device. The first card certifies itself (the
// agency's id is made from the key that signs it); people compare its fingerprint over a known
// telephone number. A later card must be signed by the keeper of the one before (exchange.md, Keys
// and trust).
//
// 更换密钥: the keeper hands over to a new key in a card that the OLD key signs and that names the
// new device as keeper; the next card says the same, signed by the new key. A card travels with all
// hand-over cards before it (its chain), so that whoever holds an older card, or none, can follow
// the signatures from the key they know, or from the one that the id is made of, to the present
// one. The card itself is always signed by its own keeper: somebody who got hold of a retired key
// could otherwise hand over to the right key and slip a device of their own in.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
/// read_card_payload; card_invalid, signature_invalid, key_invalid; card_older; card_forked for
/// another text under the version of `known`; card_not_continued for one that no chain of
/// signatures joins to `known`.
[[nodiscard]] Result<VerifiedCard> verify_card(const wire::CardFile& file,
                                               const std::optional<domain::AgencyCard>& known);

/// The chain that the newest of these cards travels with: of all versions of one agency, in order,
/// those whose keeper is another than before.
[[nodiscard]] Result<std::vector<wire::Envelope>> handovers_in(
    const std::vector<wire::Envelope>& versions);

/// 30 digits over the agency's id, name and its keeper's key: what two people read to each other.
/// The keeper's signature covers the rest, so officers come and go without another comparison.
[[nodiscard]] std::string fingerprint_of(const domain::AgencyCard& card);

}  // namespace casebridge::bundle
