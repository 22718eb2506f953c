// Secret bytes inside src/crypto: wiped when they go, never printed, never compared. Not for
// callers outside: they hold a PrivateKey.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "crypto/sign.h"

namespace casebridge::crypto {

/// Overwrites in a way that the compiler may not leave out.
void wipe(std::span<std::uint8_t> bytes);

/// 32 secret bytes: a key's scalar, or what a passphrase was turned into.
struct Secret {
    Secret() = default;
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret() { wipe(bytes); }

    std::array<std::uint8_t, 32> bytes{};
};

/// The scalar, big-endian, as private_key_from_secret takes it.
[[nodiscard]] Secret secret_of(const PrivateKey& key);

}  // namespace casebridge::crypto
