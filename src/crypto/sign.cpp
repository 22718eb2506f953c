#include "crypto/sign.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "crypto/digest.h"
#include "crypto/guarded.h"
#include "crypto/secret.h"
#include "crypto/sm2_library.h"
#include "crypto/sm2_message.h"

namespace casebridge::crypto {
namespace {

// The signer id that GM/T 0009 names for signatures without one of their own, and the hash.
constexpr std::string_view k_signature_parameters = "1234567812345678,SM3";

}  // namespace

const Botan::EC_Group& sm2_curve() {
    static const Botan::EC_Group group = Botan::EC_Group::from_name("sm2p256v1");
    return group;
}

Result<Botan::EC_AffinePoint> sm2_point_of(BytesView bytes) {
    constexpr std::uint8_t k_uncompressed = 0x04;
    if (bytes.size() != std::tuple_size_v<decltype(PublicKey::point)> ||
        bytes.front() != k_uncompressed) {
        return fail(ErrorCode::key_invalid);
    }
    auto point = Botan::EC_AffinePoint::deserialize_uncompressed(sm2_curve(), bytes);
    if (!point.has_value() || point->is_identity()) return fail(ErrorCode::key_invalid);
    return *std::move(point);
}

struct Verifier::Impl {
    static Result<std::unique_ptr<Impl>> of(const PublicKey& key) {
        return guarded(ErrorCode::crypto_failed, [&]() -> Result<std::unique_ptr<Impl>> {
            TRY(const auto point, sm2_point_of(key.point));
            return std::make_unique<Impl>(point);
        });
    }

    explicit Impl(const Botan::EC_AffinePoint& point)
        : verifier(Botan::SM2_PublicKey(sm2_curve(), point), k_signature_parameters) {}

    Status verify(BytesView message, const Signature& signature) {
        return guarded(ErrorCode::signature_invalid, [&]() -> Status {
            // Refuses r or s outside 1 to n-1 by itself; the tests hold it to that.
            if (!verifier.verify_message(message, signature.bytes)) {
                return fail(ErrorCode::signature_invalid);
            }
            return Done{};
        });
    }

    Botan::PK_Verifier verifier;
};

PrivateKey::PrivateKey(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PrivateKey::PrivateKey(PrivateKey&&) noexcept = default;
PrivateKey& PrivateKey::operator=(PrivateKey&&) noexcept = default;
PrivateKey::~PrivateKey() = default;
const PublicKey& PrivateKey::public_key() const { return impl_->public_key; }

Secret secret_of(const PrivateKey& key) {
    Secret secret;
    key.impl().key._private_key().serialize_to(secret.bytes);
    return secret;
}

void wipe(std::span<std::uint8_t> bytes) { Botan::secure_scrub_memory(bytes.data(), bytes.size()); }

Result<PublicKey> public_key_from_bytes(BytesView bytes) {
    return guarded(ErrorCode::key_invalid, [&]() -> Result<PublicKey> {
        CHECK_OK(sm2_point_of(bytes));
        PublicKey key;
        std::copy(bytes.begin(), bytes.end(), key.point.begin());
        return key;
    });
}

Result<Signature> signature_from_bytes(BytesView bytes) {
    Signature signature;
    if (bytes.size() != signature.bytes.size()) return fail(ErrorCode::signature_invalid);
    std::copy(bytes.begin(), bytes.end(), signature.bytes.begin());
    return signature;
}

Result<PrivateKey> private_key_from_secret(BytesView secret) {
    return guarded(ErrorCode::key_invalid, [&]() -> Result<PrivateKey> {
        if (secret.size() != std::tuple_size_v<decltype(Secret::bytes)>) {
            return fail(ErrorCode::key_invalid);
        }
        const auto scalar = Botan::EC_Scalar::deserialize(sm2_curve(), secret);
        if (!scalar.has_value() || scalar->is_zero()) return fail(ErrorCode::key_invalid);
        // SM2 divides by 1 + d, so n-1 is no key.
        if ((*scalar + Botan::EC_Scalar::one(sm2_curve())).is_zero()) {
            return fail(ErrorCode::key_invalid);
        }
        auto impl = std::make_unique<PrivateKey::Impl>(
            PrivateKey::Impl{Botan::SM2_PrivateKey(sm2_curve(), *scalar), PublicKey{}});
        impl->key._public_ec_point().serialize_uncompressed_to(impl->public_key.point);
        return PrivateKey(std::move(impl));
    });
}

Result<PrivateKey> generate_key(Random& random) {
    // A draw misses the range once in 2^32; a source that misses this often is broken.
    constexpr int k_most_draws = 16;
    for (int draw = 0; draw < k_most_draws; ++draw) {
        Secret secret;
        random.fill(secret.bytes);
        auto key = private_key_from_secret(secret.bytes);
        if (key.ok()) return key;
    }
    return fail(ErrorCode::crypto_failed);
}

std::string signing_frame(std::string_view type, std::string_view payload) {
    std::string frame = "CBX1 ";
    frame.append(std::to_string(type.size())).append(" ").append(type).append(" ");
    frame.append(std::to_string(payload.size())).append(" ").append(payload);
    return frame;
}

Result<Signature> sign_message(const PrivateKey& key, Random& random, BytesView message) {
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<Signature> {
        LibraryRandom library_random(random);
        Botan::PK_Signer signer(key.impl().key, library_random, k_signature_parameters);
        const auto bytes = signer.sign_message(message, library_random);
        Signature signature;
        if (bytes.size() != signature.bytes.size()) return fail(ErrorCode::crypto_failed);
        std::copy(bytes.begin(), bytes.end(), signature.bytes.begin());
        return signature;
    });
}

Status verify_message(const PublicKey& key, BytesView message, const Signature& signature) {
    TRY(auto verifier, Verifier::Impl::of(key));
    return verifier->verify(message, signature);
}

Result<Signature> sign(const PrivateKey& key, Random& random, std::string_view type,
                       std::string_view payload) {
    return sign_message(key, random, as_bytes(signing_frame(type, payload)));
}

Status verify(const PublicKey& key, std::string_view type, std::string_view payload,
              const Signature& signature) {
    return verify_message(key, as_bytes(signing_frame(type, payload)), signature);
}

Verifier::Verifier(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Verifier::Verifier(Verifier&&) noexcept = default;
Verifier& Verifier::operator=(Verifier&&) noexcept = default;
Verifier::~Verifier() = default;

Result<Verifier> Verifier::of(const PublicKey& key) {
    TRY(auto impl, Impl::of(key));
    return Verifier(std::move(impl));
}

Status Verifier::verify(std::string_view type, std::string_view payload,
                        const Signature& signature) {
    return impl_->verify(as_bytes(signing_frame(type, payload)), signature);
}

std::string short_id(const PublicKey& key) {
    return to_hex(BytesView{sm3(BytesView{key.point})}.first(16));
}

std::string fingerprint_of(BytesView identity) {
    constexpr std::size_t k_groups = 6;
    constexpr std::size_t k_bytes_per_group = 5;
    constexpr std::uint64_t k_values_per_group = 100'000;
    const Digest digest = tagged_digest("casebridge/fingerprint", identity);
    std::string text;
    for (std::size_t group = 0; group < k_groups; ++group) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < k_bytes_per_group; ++i) {
            value = value << 8 | digest[group * k_bytes_per_group + i];
        }
        std::array<char, 8> digits{};
        std::snprintf(digits.data(), digits.size(), "%05u",
                      static_cast<unsigned>(value % k_values_per_group));
        if (group > 0) text += ' ';
        text += digits.data();
    }
    return text;
}

}  // namespace casebridge::crypto
