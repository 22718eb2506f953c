#include "bundle/event_seal.h"

#include "crypto/digest.h"

namespace casebridge::bundle {
namespace {
constexpr std::string_view k_id_tag = "casebridge/event";
}  // namespace

EventId event_id_of(std::string_view payload) {
    return {to_hex(crypto::tagged_digest(k_id_tag, payload))};
}

Result<wire::Envelope> seal(std::string_view purpose, std::string payload,
                            const crypto::PrivateKey& key, Random& random) {
    TRY(const crypto::Signature signature, crypto::sign(key, random, purpose, payload));
    return wire::Envelope{std::move(payload), to_base64(signature.bytes)};
}

Status check_seal(std::string_view purpose, const wire::Envelope& envelope,
                  const crypto::PublicKey& key) {
    const auto bytes = from_base64(envelope.signature);
    if (!bytes.ok()) return fail(ErrorCode::signature_invalid, "base64");
    TRY(const crypto::Signature signature, crypto::signature_from_bytes(*bytes));
    return crypto::verify(key, purpose, envelope.payload, signature);
}

Result<SealedEvent> seal_event(const domain::EventHeader& header, const domain::EventData& data,
                               const crypto::PrivateKey& key, Random& random) {
    TRY(wire::Envelope envelope,
        seal(k_event_purpose, wire::write_event(header, data), key, random));
    EventId id = event_id_of(envelope.payload);
    return SealedEvent{std::move(id), std::move(envelope)};
}

Status check_event_signature(const wire::Envelope& envelope, const domain::EventHeader& header,
                             const KeyDirectory& directory) {
    const auto device = directory.find_device(header.device);
    if (!device) return fail(ErrorCode::device_unknown, header.device.text);
    if (device->agency != header.agency) {
        return fail(ErrorCode::signature_invalid, "device of another agency");
    }
    return check_seal(k_event_purpose, envelope, device->key);
}

}  // namespace casebridge::bundle
