// The random key of one encrypted file: wrapped for each device that may read it (SM2 encryption,
// GM/T 0003.4, the fields in the order C1, C3, C2), or sealed under a passphrase, and the keys that
// follow from it (HKDF, RFC 5869, over SM3). What is encrypted with them is the caller's business.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/sign.h"

namespace casebridge::crypto {

/// 16 random bytes, wiped when they go. Never printed, never compared.
struct ContentKey {
    ContentKey() = default;
    ContentKey(const ContentKey&) = default;
    ContentKey& operator=(const ContentKey&) = default;
    ~ContentKey();

    std::array<std::uint8_t, 16> bytes{};
};

[[nodiscard]] ContentKey generate_content_key(Random& random);

/// 04, x, y of C1; C3; C2.
inline constexpr std::size_t k_wrapped_key_bytes = 65 + 32 + 16;

/// Errors: key_invalid when `device` is no key; crypto_failed.
[[nodiscard]] Result<Bytes> wrap_key(const ContentKey& key, const PublicKey& device,
                                     Random& random);
/// Its length and the point C1 are checked before anything is computed. Errors: key_invalid when
/// the form is wrong; crypto_failed when it was not wrapped for this device.
/// `random` blinds the computation.
[[nodiscard]] Result<ContentKey> unwrap_key(BytesView wrapped, const PrivateKey& device,
                                            Random& random);

/// Under a key that Argon2id makes from the passphrase, as one ASCII line in the form of
/// key_file.h: "CBW1.<parameters>.<salt>.<nonce>.<ciphertext>". The passphrase's rules are
/// enforced. Errors: passphrase_weak, crypto_failed.
[[nodiscard]] Result<std::string> seal_content_key(const ContentKey& key,
                                                   std::string_view passphrase, Random& random);
/// Errors: key_invalid for a text of another form; passphrase_wrong; crypto_failed.
[[nodiscard]] Result<ContentKey> open_content_key(std::string_view sealed,
                                                  std::string_view passphrase);

/// What follows from the content key for one purpose; different labels give unrelated keys.
[[nodiscard]] Result<ContentKey> derive_cipher_key(const ContentKey& key, std::string_view label);
/// HMAC-SM3 under the key that follows for `label`. Errors: crypto_failed.
[[nodiscard]] Result<Digest> mac_under(const ContentKey& key, std::string_view label,
                                       BytesView message);
/// In a time that does not depend on where they differ.
[[nodiscard]] bool equal_digests(const Digest& a, const Digest& b);

}  // namespace casebridge::crypto
