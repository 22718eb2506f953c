// Inside src/crypto: secret bytes sealed under a passphrase, as one ASCII line. Its parts and the
// steps that key_file.h and content_key.h join are apart, so that a test can try thousands of
// damaged texts with one costly derivation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

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

/// What is inside: the magic word at its beginning, and how many bytes.
struct SealedKind {
    std::string_view magic;
    std::size_t plaintext_bytes;
};
inline constexpr SealedKind k_device_keys_text{"CBK1", 64};
inline constexpr SealedKind k_content_key_text{"CBW1", 16};

struct SealedText {
    SealedKind kind = k_device_keys_text;
    Derivation derivation{};
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, 12> nonce{};
    Bytes ciphertext;

    /// All before the ciphertext's dot: what the cipher authenticates.
    [[nodiscard]] std::string header() const;
};

/// Every length and the spelling are checked. Errors: key_invalid.
[[nodiscard]] Result<SealedText> parse_sealed_text(std::string_view text,
                                                   SealedKind kind = k_device_keys_text);

/// Errors: crypto_failed.
[[nodiscard]] Result<Secret> derive_secret(const Derivation& derivation, BytesView salt,
                                           std::string_view passphrase);

/// Wiped when it goes.
struct Plaintext {
    explicit Plaintext(Bytes content) : bytes(std::move(content)) {}
    Plaintext(Plaintext&& other) noexcept : bytes(std::exchange(other.bytes, {})) {}
    Plaintext(const Plaintext&) = delete;
    Plaintext& operator=(const Plaintext&) = delete;
    Plaintext& operator=(Plaintext&&) = delete;
    ~Plaintext() { wipe(bytes); }

    Bytes bytes;
};
/// Errors: passphrase_wrong when `secret` does not open it.
[[nodiscard]] Result<Plaintext> open_plaintext(const SealedText& text, const Secret& secret);

/// Fresh salt and nonce; the passphrase's rules are enforced. Errors: passphrase_weak,
/// crypto_failed.
[[nodiscard]] Result<std::string> seal_under_passphrase(SealedKind kind, BytesView plaintext,
                                                        std::string_view passphrase,
                                                        Random& random);

/// Errors: passphrase_wrong when `secret` does not open it; key_invalid when no keys are inside.
[[nodiscard]] Result<DeviceKeys> open_sealed_text(const SealedText& text, const Secret& secret);

}  // namespace casebridge::crypto
