// Inside src/crypto: the library's SM2 objects, shared by signing and key wrapping.
#pragma once

#include <botan_all.h>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/sign.h"

namespace casebridge::crypto {

/// The curve sm2p256v1 with its tables, made once.
[[nodiscard]] const Botan::EC_Group& sm2_curve();

/// Strict, as public_key_from_bytes. Errors: key_invalid. May throw: call it inside guarded().
[[nodiscard]] Result<Botan::EC_AffinePoint> sm2_point_of(BytesView bytes);

/// Our randomness in the library's shape. It takes no input: it is strong, or it has aborted.
class LibraryRandom final : public Botan::RandomNumberGenerator {
public:
    explicit LibraryRandom(Random& random) : random_(random) {}

    bool accepts_input() const override { return false; }
    std::string name() const override { return "casebridge"; }
    void clear() override {}
    bool is_seeded() const override { return true; }

private:
    void fill_bytes_with_input(std::span<std::uint8_t> output,
                               std::span<const std::uint8_t> /*input*/) override {
        if (!output.empty()) random_.fill(output);
    }
    Random& random_;
};

struct PrivateKey::Impl {
    Botan::SM2_PrivateKey key;
    PublicKey public_key;
};

}  // namespace casebridge::crypto
