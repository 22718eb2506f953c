#include "crypto/digest.h"

#include <botan_all.h>

namespace casebridge::crypto {

struct Sm3::Impl {
    std::unique_ptr<Botan::HashFunction> hash = Botan::HashFunction::create_or_throw("SM3");
};

struct Sha256::Impl {
    std::unique_ptr<Botan::HashFunction> hash = Botan::HashFunction::create_or_throw("SHA-256");
};

Sm3::Sm3() noexcept : impl_(std::make_unique<Impl>()) {}
Sm3::Sm3(Sm3&&) noexcept = default;
Sm3& Sm3::operator=(Sm3&&) noexcept = default;
Sm3::~Sm3() = default;
void Sm3::update(BytesView bytes) noexcept { impl_->hash->update(bytes); }
Digest Sm3::finish() noexcept {
    Digest digest{};
    impl_->hash->final(std::span<std::uint8_t>{digest});
    return digest;
}

Sha256::Sha256() noexcept : impl_(std::make_unique<Impl>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;
void Sha256::update(BytesView bytes) noexcept { impl_->hash->update(bytes); }
Digest Sha256::finish() noexcept {
    Digest digest{};
    impl_->hash->final(std::span<std::uint8_t>{digest});
    return digest;
}

Digest sm3(BytesView bytes) noexcept {
    Sm3 hash;
    hash.update(bytes);
    return hash.finish();
}

Digest sm3(std::string_view text) noexcept { return sm3(as_bytes(text)); }

Digest sha256(BytesView bytes) noexcept {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

Digest tagged_digest(std::string_view tag, BytesView payload) noexcept {
    constexpr std::array<std::uint8_t, 1> k_separator = {0};
    Sm3 hash;
    hash.update(as_bytes(tag));
    hash.update(k_separator);
    hash.update(payload);
    return hash.finish();
}

Digest tagged_digest(std::string_view tag, std::string_view payload) noexcept {
    return tagged_digest(tag, as_bytes(payload));
}

}  // namespace casebridge::crypto
