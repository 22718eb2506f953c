// Inside src/crypto: the parts of a sealed key text and the steps that key_file.h joins, apart so
// that a test can try thousands of damaged texts with one costly derivation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/key_file.h"
#include "crypto/secret.h"

namespace casebridge::crypto {

/// One way to turn a passphrase into a key. Texts name one of a fixed list, so that a hostile text
/// cannot ask for gigabytes.
struct Derivation {
    std::string_view name;
    std::size_t memory_kibibytes;
    std::size_t passes;
    std::size_t lanes;
};

struct SealedText {
    Derivation derivation{};
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 12> nonce{};
    Bytes ciphertext;

    /// All before the ciphertext's dot: what the cipher authenticates.
    [[nodiscard]] std::string header() const;
};

/// Every length and the spelling are checked. Errors: key_invalid.
[[nodiscard]] Result<SealedText> parse_sealed_text(std::string_view text);

/// Errors: crypto_failed.
[[nodiscard]] Result<Secret> derive_secret(const Derivation& derivation, BytesView salt,
                                           std::string_view passphrase);

/// Errors: passphrase_wrong when `secret` does not open it; key_invalid when no keys are inside.
[[nodiscard]] Result<DeviceKeys> open_sealed_text(const SealedText& text, const Secret& secret);

}  // namespace casebridge::crypto
