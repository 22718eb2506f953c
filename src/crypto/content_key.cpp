#include "crypto/content_key.h"

#include <algorithm>

#include "crypto/guarded.h"
#include "crypto/sealed_text.h"
#include "crypto/sm2_library.h"
#include "crypto/sm4_gcm.h"

namespace casebridge::crypto {
namespace {

constexpr std::string_view k_hash = "SM3";
constexpr std::size_t k_point_bytes = 65;
constexpr std::size_t k_coordinate_bytes = 32;
constexpr std::size_t k_digest_bytes = 32;
constexpr std::size_t k_key_bytes = std::tuple_size_v<decltype(ContentKey::bytes)>;

// The library speaks GM/T 0009: SEQUENCE of x, y, C3, C2. Files hold the fields bare, which have
// one length each and one spelling.

Bytes bare_of(BytesView der) {
    Botan::BigInt x;
    Botan::BigInt y;
    Bytes c3;
    Bytes c2;
    Botan::BER_Decoder(der)
        .start_sequence()
        .decode(x)
        .decode(y)
        .decode(c3, Botan::ASN1_Type::OctetString)
        .decode(c2, Botan::ASN1_Type::OctetString)
        .end_cons()
        .verify_end();
    Bytes bare(1, 0x04);
    append(bare, x.serialize<Bytes>(k_coordinate_bytes));
    append(bare, y.serialize<Bytes>(k_coordinate_bytes));
    append(bare, c3);
    append(bare, c2);
    return bare;
}

Botan::secure_vector<std::uint8_t> der_of(BytesView bare) {
    const BytesView x = bare.subspan(1, k_coordinate_bytes);
    const BytesView y = bare.subspan(1 + k_coordinate_bytes, k_coordinate_bytes);
    const BytesView c3 = bare.subspan(k_point_bytes, k_digest_bytes);
    const BytesView c2 = bare.subspan(k_point_bytes + k_digest_bytes);
    Botan::secure_vector<std::uint8_t> der;
    Botan::DER_Encoder(der)
        .start_sequence()
        .encode(Botan::BigInt::from_bytes(x))
        .encode(Botan::BigInt::from_bytes(y))
        .encode(c3.data(), c3.size(), Botan::ASN1_Type::OctetString)
        .encode(c2.data(), c2.size(), Botan::ASN1_Type::OctetString)
        .end_cons();
    return der;
}

Result<ContentKey> content_key_from(BytesView bytes) {
    if (bytes.size() != k_key_bytes) return fail(ErrorCode::key_invalid);
    ContentKey key;
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    return key;
}

/// HKDF with no salt: the content key is uniform.
Result<Botan::secure_vector<std::uint8_t>> follow(const ContentKey& key, std::string_view label,
                                                  std::size_t size) {
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<Botan::secure_vector<std::uint8_t>> {
        const auto kdf = Botan::KDF::create_or_throw("HKDF(SM3)");
        return kdf->derive_key(size, key.bytes, BytesView{}, as_bytes(label));
    });
}

}  // namespace

ContentKey::~ContentKey() { wipe(bytes); }

ContentKey generate_content_key(Random& random) {
    ContentKey key;
    random.fill(key.bytes);
    return key;
}

Result<Bytes> wrap_key(const ContentKey& key, const PublicKey& device, Random& random) {
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<Bytes> {
        TRY(const auto point, sm2_point_of(device.point));
        LibraryRandom library_random(random);
        const Botan::SM2_PublicKey public_key(sm2_curve(), point);
        const Botan::PK_Encryptor_EME encryptor(public_key, library_random, k_hash);
        const Bytes wrapped = bare_of(encryptor.encrypt(key.bytes, library_random));
        if (wrapped.size() != k_wrapped_key_bytes) return fail(ErrorCode::crypto_failed);
        return wrapped;
    });
}

Result<ContentKey> unwrap_key(BytesView wrapped, const PrivateKey& device, Random& random) {
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<ContentKey> {
        if (wrapped.size() != k_wrapped_key_bytes) return fail(ErrorCode::key_invalid);
        CHECK_OK(sm2_point_of(wrapped.first(k_point_bytes)));
        LibraryRandom library_random(random);
        const Botan::PK_Decryptor_EME decryptor(device.impl().key, library_random, k_hash);
        const auto opened = decryptor.decrypt(der_of(wrapped));
        return content_key_from(opened);
    });
}

Result<std::string> seal_content_key(const ContentKey& key, std::string_view passphrase,
                                     Random& random) {
    return seal_under_passphrase(k_content_key_text, key.bytes, passphrase, random);
}

Result<ContentKey> open_content_key(std::string_view sealed, std::string_view passphrase) {
    TRY(const SealedText text, parse_sealed_text(sealed, k_content_key_text));
    TRY(const Secret secret, derive_secret(text.derivation, text.salt, passphrase));
    TRY(const Plaintext plaintext, open_plaintext(text, secret));
    return content_key_from(plaintext.bytes);
}

Result<ContentKey> derive_cipher_key(const ContentKey& key, std::string_view label) {
    TRY(const auto bytes, follow(key, label, k_key_bytes));
    return content_key_from(bytes);
}

Result<Digest> mac_under(const ContentKey& key, std::string_view label, BytesView message) {
    TRY(const auto mac_key, follow(key, label, k_digest_bytes));
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<Digest> {
        const auto mac = Botan::MessageAuthenticationCode::create_or_throw("HMAC(SM3)");
        mac->set_key(mac_key);
        mac->update(message);
        Digest digest;
        mac->final(digest);
        return digest;
    });
}

bool equal_digests(const Digest& a, const Digest& b) {
    return Botan::constant_time_compare(a.data(), b.data(), a.size());
}

}  // namespace casebridge::crypto
