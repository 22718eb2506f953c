// SM2 keys and signatures (GM/T 0003.2 on the curve of GM/T 0003.5), signer id 1234567812345678,
// SM3. A signature always covers what its payload is for, so that no payload passes for another
// kind. It does not decide whose key is to be trusted: the agency directory does.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

namespace casebridge::crypto {

/// A point of the curve, uncompressed: 04, x, y. Take one from outside only through
/// public_key_from_bytes; the default is not a key and verifies nothing.
struct PublicKey {
    std::array<std::uint8_t, 65> point{};

    bool operator==(const PublicKey&) const = default;
};

/// Strict: 65 bytes, the prefix 04, on the curve, not infinity. Errors: key_invalid.
[[nodiscard]] Result<PublicKey> public_key_from_bytes(BytesView bytes);

/// r and s, 32 bytes each, big-endian.
struct Signature {
    std::array<std::uint8_t, 64> bytes{};

    bool operator==(const Signature&) const = default;
};

/// Exactly 64 bytes; r and s are checked by verify. Errors: signature_invalid.
[[nodiscard]] Result<Signature> signature_from_bytes(BytesView bytes);

/// A secret scalar with its public key. Movable only; its memory is wiped when it goes.
class PrivateKey {
public:
    PrivateKey(PrivateKey&&) noexcept;
    PrivateKey& operator=(PrivateKey&&) noexcept;
    ~PrivateKey();

    [[nodiscard]] const PublicKey& public_key() const;

    /// The library's key; its type is known inside src/crypto only.
    struct Impl;
    [[nodiscard]] const Impl& impl() const { return *impl_; }
    explicit PrivateKey(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> impl_;
};

/// A fresh key, its secret uniform over 1 to n-2. Errors: crypto_failed.
[[nodiscard]] Result<PrivateKey> generate_key(Random& random);

/// From the 32 big-endian bytes of a secret. Errors: key_invalid (wrong length, or not in 1 to
/// n-2).
[[nodiscard]] Result<PrivateKey> private_key_from_secret(BytesView secret);

/// The bytes that are signed: "CBX1 <len(type)> <type> <len(payload)> <payload>", lengths in bytes,
/// in decimal. `type` is what the payload is for: "casebridge/event;v=1".
[[nodiscard]] std::string signing_frame(std::string_view type, std::string_view payload);

/// Signs the frame of `type` and `payload`. Errors: crypto_failed.
[[nodiscard]] Result<Signature> sign(const PrivateKey& key, Random& random, std::string_view type,
                                     std::string_view payload);

/// Errors: signature_invalid; key_invalid when `key` did not come from public_key_from_bytes or a
/// PrivateKey.
[[nodiscard]] Status verify(const PublicKey& key, std::string_view type, std::string_view payload,
                            const Signature& signature);

/// verify for many signatures by one key: its tables are made once, which is a third of the work.
class Verifier {
public:
    /// Errors: key_invalid.
    [[nodiscard]] static Result<Verifier> of(const PublicKey& key);
    Verifier(Verifier&&) noexcept;
    Verifier& operator=(Verifier&&) noexcept;
    ~Verifier();

    /// Errors: signature_invalid.
    [[nodiscard]] Status verify(std::string_view type, std::string_view payload,
                                const Signature& signature);

    struct Impl;

private:
    explicit Verifier(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The text of a DeviceId or AgencyId: the first 32 hex digits of SM3 of the 65 bytes.
[[nodiscard]] std::string short_id(const PublicKey& key);

/// Thirty digits to be read aloud over a known telephone number: "12345 67890 …", six groups of
/// five. The i-th group is bytes 5i to 5i+4 of tagged_digest("casebridge/fingerprint", identity),
/// taken as one big-endian number, modulo 100000. `identity` is the point of the agency's first
/// card's key.
[[nodiscard]] std::string fingerprint_of(BytesView identity);

}  // namespace casebridge::crypto
