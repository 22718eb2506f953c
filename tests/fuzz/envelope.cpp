// Any text as a signed payload, and as keys and content keys sealed under a passphrase.
#include "crypto/sealed_text.h"
#include "fuzz/fuzz.h"
#include "wire/envelope_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    const auto envelope = wire::read_envelope(text);
    if (envelope.ok()) {
        const auto again = wire::read_envelope(wire::write_envelope(*envelope));
        fuzz::require(again.ok() && *again == *envelope);
    }
    for (const crypto::SealedKind& kind :
         {crypto::k_device_keys_text, crypto::k_content_key_text}) {
        const auto sealed = crypto::parse_sealed_text(text, kind);
        if (sealed.ok()) fuzz::require(text.starts_with(sealed->header()));
    }
    return 0;
}
