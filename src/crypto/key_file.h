// A device's private keys at rest: SM4-GCM under a key that Argon2id (RFC 9106) makes from the
// officer's passphrase. The text is one ASCII line,
// "CBK1.<parameters>.<salt>.<nonce>.<ciphertext>", the last three in base64; everything before the
// ciphertext is authenticated. It never stores the passphrase, and it does not say where the text
// is kept.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/passphrase.h"
#include "crypto/sign.h"

namespace casebridge::crypto {

struct DeviceKeys {
    PrivateKey signing;
    PrivateKey encryption;
};

/// Both keys fresh. Errors: crypto_failed.
[[nodiscard]] Result<DeviceKeys> generate_device_keys(Random& random);

/// Fresh salt and nonce each time; takes about a tenth of a second on purpose. The passphrase's
/// rules are enforced. Errors: passphrase_weak, crypto_failed.
[[nodiscard]] Result<std::string> seal_keys(const DeviceKeys& keys, std::string_view passphrase,
                                            Random& random);

/// Whether the text has the form that seal_keys writes; nothing is opened. Errors: key_invalid.
[[nodiscard]] Status check_sealed_keys(std::string_view sealed);

/// Errors: key_invalid when the text is not one that seal_keys writes; passphrase_wrong otherwise
/// (a changed text of the right form cannot be told from a wrong passphrase); crypto_failed without
/// memory.
[[nodiscard]] Result<DeviceKeys> open_keys(std::string_view sealed, std::string_view passphrase);

/// open_keys in pieces of a few hundredths of a second, for a page that must answer meanwhile.
class KeyOpening {
public:
    /// Errors: key_invalid; crypto_failed without memory.
    [[nodiscard]] static Result<KeyOpening> begin(std::string_view sealed,
                                                  std::string_view passphrase);
    KeyOpening(KeyOpening&&) noexcept;
    KeyOpening& operator=(KeyOpening&&) noexcept;
    ~KeyOpening();

    /// One piece; the answer, once, with the last one. Errors: key_invalid, passphrase_wrong.
    [[nodiscard]] std::optional<Result<DeviceKeys>> step();

private:
    struct Work;
    explicit KeyOpening(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace casebridge::crypto
