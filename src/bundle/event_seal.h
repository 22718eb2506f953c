// From a decided event to signed bytes and back. The id is SM3 of the payload, the signature covers
// the payload as written (exchange.md, Events); nothing is ever re-serialised to check it.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "bundle/keys.h"
#include "crypto/sign.h"
#include "domain/events.h"
#include "wire/envelope_codec.h"
#include "wire/event_codec.h"

namespace casebridge::bundle {

/// What event payloads are signed for.
inline constexpr std::string_view k_event_purpose = "casebridge/event;v=1";

[[nodiscard]] EventId event_id_of(std::string_view payload);

struct SealedEvent {
    EventId id;
    wire::Envelope envelope;
};
/// Errors: crypto_failed.
[[nodiscard]] Result<SealedEvent> seal_event(const domain::EventHeader& header,
                                             const domain::EventData& data,
                                             const crypto::PrivateKey& key, Random& random);

/// Checks the signature with the directory's key for the device that the payload names, and that
/// the device belongs to the agency it names. Errors: device_unknown, signature_invalid.
[[nodiscard]] Status check_event_signature(const wire::Envelope& envelope,
                                           const domain::EventHeader& header,
                                           const KeyDirectory& directory);

/// Signs any payload for one purpose. Errors: crypto_failed.
[[nodiscard]] Result<wire::Envelope> seal(std::string_view purpose, std::string payload,
                                          const crypto::PrivateKey& key, Random& random);
/// Errors: signature_invalid.
[[nodiscard]] Status check_seal(std::string_view purpose, const wire::Envelope& envelope,
                                const crypto::PublicKey& key);

}  // namespace casebridge::bundle
