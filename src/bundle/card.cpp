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

Result<wire::CardPayload> read_checked(const wire::Envelope& envelope) {
    TRY(wire::CardPayload payload, wire::read_card_payload(envelope.payload));
    CHECK_OK(check_devices(payload.card));
    if (find(payload.card, payload.card.keeper) == nullptr) {
        return fail(ErrorCode::card_invalid, "keeper");
    }
    return payload;
}

Result<crypto::PublicKey> keeper_key(const domain::AgencyCard& card) {
    const domain::Device* keeper = find(card, card.keeper);
    if (keeper == nullptr) return fail(ErrorCode::card_invalid, "keeper");
    return key_from_hex(keeper->signing_key);
}

/// The key that the agency's id is made of; its device never leaves the card.
Result<crypto::PublicKey> first_key(const domain::AgencyCard& card) {
    const domain::Device* first = find(card, DeviceId{card.agency.id.text});
    if (first == nullptr) return fail(ErrorCode::card_invalid, "agency id");
    return key_from_hex(first->signing_key);
}

/// Whose signature the card needs: from the keeper of the card we hold, else from the key that the
/// id is made of, along the hand-overs that came later.
Result<crypto::PublicKey> authority_before(const wire::CardFile& file,
                                           const domain::AgencyCard& card,
                                           const std::optional<domain::AgencyCard>& known) {
    TRY(crypto::PublicKey authority, known ? keeper_key(*known) : first_key(card));
    std::uint64_t version = 0;
    for (const wire::Envelope& envelope : file.chain) {
        TRY(const wire::CardPayload payload, read_checked(envelope));
        const domain::AgencyCard& handover = payload.card;
        if (handover.agency.id != card.agency.id || handover.version <= version ||
            handover.version >= card.version) {
            return fail(ErrorCode::card_invalid, "chain");
        }
        version = handover.version;
        if (known && version <= known->version) continue;
        if (!check_seal(k_card_purpose, envelope, authority).ok()) {
            return fail(known ? ErrorCode::card_not_continued : ErrorCode::signature_invalid,
                        "chain");
        }
        TRY(authority, keeper_key(handover));
    }
    return authority;
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

Result<VerifiedCard> verify_card(const wire::CardFile& file,
                                 const std::optional<domain::AgencyCard>& known) {
    TRY(wire::CardPayload payload, read_checked(file.card));
    const domain::AgencyCard& card = payload.card;
    if (known && known->agency.id != card.agency.id) {
        return fail(ErrorCode::card_invalid, "agency id");
    }
    TRY(const crypto::PublicKey keeper, keeper_key(card));
    // A text that its own keeper did not sign is damaged, whoever may have been keeper before.
    CHECK_OK(check_seal(k_card_purpose, file.card, keeper));
    if (known && card.version < known->version) return fail(ErrorCode::card_older);
    TRY(const crypto::PublicKey authority, authority_before(file, card, known));
    if (authority.point != keeper.point) {
        return fail(known ? ErrorCode::card_not_continued : ErrorCode::card_invalid, "keeper");
    }
    if (known && card.version == known->version && !(card == *known)) {
        return fail(ErrorCode::card_forked);
    }
    std::string fingerprint = fingerprint_of(card);
    return VerifiedCard{std::move(payload), file.card, std::move(fingerprint)};
}

Result<std::vector<wire::Envelope>> handovers_in(const std::vector<wire::Envelope>& versions) {
    std::vector<wire::Envelope> chain;
    DeviceId keeper;
    for (const wire::Envelope& version : versions) {
        TRY(const wire::CardPayload payload, wire::read_card_payload(version.payload));
        if (!keeper.empty() && payload.card.keeper != keeper) chain.push_back(version);
        keeper = payload.card.keeper;
    }
    return chain;
}

std::string fingerprint_of(const domain::AgencyCard& card) {
    const domain::Device* keeper = find(card, card.keeper);
    const std::string key = keeper == nullptr ? std::string{} : keeper->signing_key;
    return crypto::fingerprint_of(
        as_bytes(card.agency.id.text + "\n" + card.agency.name + "\n" + key));
}

}  // namespace casebridge::bundle
