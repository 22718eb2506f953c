// Inside src/crypto: SM2 over bare bytes, below the frame, so that the standard's own vectors can
// be tried. Everything else signs through sign.h, which says what a payload is for.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/sign.h"

namespace casebridge::crypto {

/// Errors: crypto_failed.
[[nodiscard]] Result<Signature> sign_message(const PrivateKey& key, Random& random,
                                             BytesView message);

/// Errors: as verify in sign.h.
[[nodiscard]] Status verify_message(const PublicKey& key, BytesView message,
                                    const Signature& signature);

}  // namespace casebridge::crypto
