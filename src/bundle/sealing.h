// The encryption of one bundle (exchange.md, "Bundle, format 1"). A random content key is wrapped
// for every device that may read it, or sealed under a passphrase. From it follow the cipher key
// and the key of the MAC that binds header and recipients; the MAC is checked before anything is
// decrypted. Manifest, events, file heads and chunks are each SM4-GCM encrypted whole, signatures
// inside, so that nothing outside confirms a guess.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "crypto/content_key.h"

namespace casebridge::bundle {

/// A device's wrapped content key, as it stands in the file.
struct Recipient {
    std::string kid;  // DeviceId; "passphrase" when sealed under one
    std::string ek;   // base64 of the wrapped key; the sealed text
};
inline constexpr std::string_view k_kid_passphrase = "passphrase";

enum class Section : std::uint8_t { manifest = 1, event = 2, head = 3, chunk = 4 };

/// Section, 80 bits of counter big-endian, 1 for the last of its row and else 0. Within one bundle
/// no two parts have the same one: a counter runs through its section over all files.
[[nodiscard]] std::array<std::uint8_t, 12> nonce_of(Section section, std::uint64_t counter,
                                                    bool final);

class SealingKeys {
public:
    /// `header_text` is bound to every part. Errors: crypto_failed.
    [[nodiscard]] static Result<SealingKeys> of(const crypto::ContentKey& key,
                                                std::string_view header_text);

    /// Base64 of the HMAC over header and recipients. Errors: crypto_failed.
    [[nodiscard]] Result<std::string> mac(const std::vector<Recipient>& recipients) const;
    /// Errors: seal_broken.
    [[nodiscard]] Status check_mac(const std::vector<Recipient>& recipients,
                                   std::string_view base64) const;

    /// Base64 of ciphertext and tag. Errors: crypto_failed.
    [[nodiscard]] Result<std::string> seal(Section section, std::uint64_t counter, bool final,
                                           BytesView plaintext) const;
    /// Errors: invalid_base64; seal_broken.
    [[nodiscard]] Result<Bytes> open(Section section, std::uint64_t counter, bool final,
                                     std::string_view base64) const;

private:
    crypto::ContentKey content_;
    crypto::ContentKey cipher_;
    std::string header_text_;
    Digest header_sm3_{};
};

/// Finds the content key of a bundle that is being read. Errors: not_sealed_for_us,
/// passphrase_needed, passphrase_wrong, key_invalid, crypto_failed.
using Unlock = std::function<Result<crypto::ContentKey>(const std::vector<Recipient>&)>;

/// With the encryption key of this device; it must outlive the function.
[[nodiscard]] Unlock unlock_with_device(const crypto::PrivateKey& encryption, DeviceId device,
                                        Random& random);
[[nodiscard]] Unlock unlock_with_passphrase(std::string passphrase);

/// For each device, in the order given. Errors: key_invalid, crypto_failed.
struct DeviceKey {
    DeviceId device;
    crypto::PublicKey encryption;
};
[[nodiscard]] Result<std::vector<Recipient>> wrap_for(const crypto::ContentKey& key,
                                                      const std::vector<DeviceKey>& devices,
                                                      Random& random);

}  // namespace casebridge::bundle
