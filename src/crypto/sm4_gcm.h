// SM4-GCM (RFC 8998 section 2.1): the one authenticated cipher of the program. A nonce must never
// be used twice with one key; choosing it is the caller's task. Plaintext is wiped by whoever owns
// the Bytes.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "base/result.h"

namespace casebridge::crypto {

using Sm4Key = std::span<const std::uint8_t, 16>;
using GcmNonce = std::span<const std::uint8_t, 12>;
inline constexpr std::size_t k_gcm_tag_bytes = 16;

/// The ciphertext with its 16-byte tag behind it. Errors: crypto_failed.
[[nodiscard]] Result<Bytes> sm4_gcm_seal(Sm4Key key, GcmNonce nonce, BytesView associated,
                                         BytesView plaintext);

/// The plaintext; nothing of it is given out unless the tag is right. Errors: crypto_failed.
[[nodiscard]] Result<Bytes> sm4_gcm_open(Sm4Key key, GcmNonce nonce, BytesView associated,
                                         BytesView sealed);

}  // namespace casebridge::crypto
