#include "bundle/card.h"

#include "bundle/event_seal.h"
#include "crypto/sign.h"

namespace casebridge::bundle {
namespace {

constexpr std::size_t k_most_devices = 256;

Result<crypto::PublicKey> key_from_hex(std::string_view hex) {
    const auto bytes = from_hex(hex);
    if (!bytes.ok()) return fail(ErrorCode::key_invalid, "hex");
    return crypto::public_key_from_bytes(*bytes);
}

const domain::Device* find(const domain::AgencyCard& card, const DeviceId& device) {
    for (const domain::Device& entry : card.devices) {
        if (entry.id == device) return &entry;
    }
    return nullptr;
}

Status check_devices(const domain::AgencyCard& card) {
    if (card.devices.empty() || card.devices.size() > k_most_devices) {
        return fail(ErrorCode::card_invalid, "devices");
    }
    for (const domain::Device& device : card.devices) {
        TRY(const crypto::PublicKey signing, key_from_hex(device.signing_key));
        TRY([[maybe_unused]] const crypto::PublicKey encryption,
            key_from_hex(device.encryption_key));
        if (device_id_of(signing) != device.id) return fail(ErrorCode::card_invalid, "device id");
    }
    return Done{};
}

}  // namespace

AgencyId agency_id_of(const crypto::PublicKey& first_key) { return {crypto::short_id(first_key)}; }
DeviceId device_id_of(const crypto::PublicKey& key) { return {crypto::short_id(key)}; }

domain::Device device_of(const crypto::DeviceKeys& keys, std::string officer,
                         std::string certificate) {
    return {.id = device_id_of(keys.signing.public_key()),
            .officer = std::move(officer),
            .certificate = std::move(certificate),
            .signing_key = to_hex(keys.signing.public_key().point),
            .encryption_key = to_hex(keys.encryption.public_key().point)};
}

Result<wire::Envelope> seal_card(const wire::CardPayload& payload, const crypto::PrivateKey& keeper,
                                 Random& random) {
    return seal(k_card_purpose, wire::write_card_payload(payload), keeper, random);
}

Result<VerifiedCard> verify_card(const wire::Envelope& envelope,
                                 const std::optional<domain::AgencyCard>& known) {
    TRY(wire::CardPayload payload, wire::read_card_payload(envelope.payload));
    const domain::AgencyCard& card = payload.card;
    CHECK_OK(check_devices(card));
    if (find(card, card.keeper) == nullptr) return fail(ErrorCode::card_invalid, "keeper");
    // Who must have signed: the keeper of the card we hold, else the card's own keeper, whose key
    // then has to be the one that the agency's id is made of.
    const domain::AgencyCard& authority = known ? *known : card;
    const domain::Device* signer = find(authority, authority.keeper);
    if (signer == nullptr) return fail(ErrorCode::card_invalid, "keeper");
    TRY(const crypto::PublicKey key, key_from_hex(signer->signing_key));
    if (!known && agency_id_of(key) != card.agency.id) {
        return fail(ErrorCode::card_invalid, "agency id");
    }
    if (known && known->agency.id != card.agency.id)
        return fail(ErrorCode::card_invalid, "agency id");
    CHECK_OK(check_seal(k_card_purpose, envelope, key));
    if (known && card.version < known->version) return fail(ErrorCode::card_older);
    if (known && card.version == known->version && !(card == *known)) {
        return fail(ErrorCode::card_invalid, "version");
    }
    std::string fingerprint = fingerprint_of(card);
    return VerifiedCard{std::move(payload), envelope, std::move(fingerprint)};
}

std::string fingerprint_of(const domain::AgencyCard& card) {
    std::string identity = card.agency.id.text + "\n" + card.agency.name;
    for (const domain::Device& device : card.devices) {
        identity += "\n" + device.signing_key + "\n" + device.encryption_key;
    }
    return crypto::fingerprint_of(as_bytes(identity));
}

}  // namespace casebridge::bundle
