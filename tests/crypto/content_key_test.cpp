#include "crypto/content_key.h"

#include <doctest/doctest.h>

#include <set>

#include "crypto/key_file.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::crypto;
using namespace casebridge::test;

namespace {

ErrorCode code_of(const Result<ContentKey>& result) {
    return result.ok() ? ErrorCode::cancelled : result.error().code;
}

}  // namespace

TEST_CASE("a wrapped key opens for its device only, and twice wrapped is never the same bytes") {
    SeededRandom random;
    const DeviceKeys mine = generate_device_keys(random).value();
    const DeviceKeys other = generate_device_keys(random).value();
    const ContentKey key = generate_content_key(random);
    const Bytes first = wrap_key(key, mine.encryption.public_key(), random).value();
    const Bytes second = wrap_key(key, mine.encryption.public_key(), random).value();
    CHECK(first.size() == k_wrapped_key_bytes);
    CHECK(first != second);
    for (const Bytes& wrapped : {first, second}) {
        const auto opened = unwrap_key(wrapped, mine.encryption, random);
        REQUIRE(opened.ok());
        CHECK(opened->bytes == key.bytes);
        CHECK_FALSE(unwrap_key(wrapped, other.encryption, random).ok());
    }
}

TEST_CASE("every flipped bit and every other length of a wrapped key is refused") {
    SeededRandom random;
    const DeviceKeys mine = generate_device_keys(random).value();
    const ContentKey key = generate_content_key(random);
    const Bytes good = wrap_key(key, mine.encryption.public_key(), random).value();
    for (std::size_t at = 0; at < good.size(); ++at) {
        Bytes bad = good;
        bad[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        CAPTURE(at);
        CHECK_FALSE(unwrap_key(bad, mine.encryption, random).ok());
    }
    // C3 of 31 and 33 bytes, a content key of 15 and 17: all of one kind, the wrong length.
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{65},
                                   k_wrapped_key_bytes - 1, k_wrapped_key_bytes + 1}) {
        Bytes bad = good;
        bad.resize(size);
        CHECK(code_of(unwrap_key(bad, mine.encryption, random)) == ErrorCode::key_invalid);
    }
}

TEST_CASE("a point off the curve and the point at infinity are refused before any computation") {
    SeededRandom random;
    const DeviceKeys mine = generate_device_keys(random).value();
    Bytes off_curve(k_wrapped_key_bytes, 1);
    off_curve.front() = 4;
    CHECK(code_of(unwrap_key(off_curve, mine.encryption, random)) == ErrorCode::key_invalid);
    Bytes infinity(k_wrapped_key_bytes, 0);
    CHECK(code_of(unwrap_key(infinity, mine.encryption, random)) == ErrorCode::key_invalid);
    infinity.front() = 4;
    CHECK(code_of(unwrap_key(infinity, mine.encryption, random)) == ErrorCode::key_invalid);
    Bytes compressed =
        wrap_key(generate_content_key(random), mine.encryption.public_key(), random).value();
    compressed.front() = 2;
    CHECK(code_of(unwrap_key(compressed, mine.encryption, random)) == ErrorCode::key_invalid);
}

TEST_CASE("under a passphrase it opens with that one, and only as a text of its own kind") {
    SeededRandom random;
    const ContentKey key = generate_content_key(random);
    const std::string sealed = seal_content_key(key, "昌江交通2026", random).value();
    CHECK(sealed.starts_with("CBW1.argon2id-19456-2-1."));
    CHECK(open_content_key(sealed, "昌江交通2026").value().bytes == key.bytes);
    CHECK(code_of(open_content_key(sealed, "昌江交通2027")) == ErrorCode::passphrase_wrong);
    CHECK(code_of(open_content_key("CBK1" + sealed.substr(4), "昌江交通2026")) ==
          ErrorCode::key_invalid);
    CHECK(seal_content_key(key, "12345678", random).error().code == ErrorCode::passphrase_weak);
    const DeviceKeys device = generate_device_keys(random).value();
    const std::string keys = seal_keys(device, "昌江交通2026", random).value();
    CHECK(code_of(open_content_key(keys, "昌江交通2026")) == ErrorCode::key_invalid);
}

TEST_CASE("keys for different purposes differ, from each other and from the content key") {
    SeededRandom random;
    const ContentKey key = generate_content_key(random);
    std::set<std::array<std::uint8_t, 16>> all{key.bytes};
    for (const char* label : {"a", "b", "a/b"}) {
        all.insert(derive_cipher_key(key, label).value().bytes);
    }
    CHECK(all.size() == 4);
    CHECK(derive_cipher_key(key, "a").value().bytes == derive_cipher_key(key, "a").value().bytes);
    const Digest mac = mac_under(key, "a", as_bytes("text")).value();
    CHECK(equal_digests(mac, mac_under(key, "a", as_bytes("text")).value()));
    CHECK_FALSE(equal_digests(mac, mac_under(key, "b", as_bytes("text")).value()));
    CHECK_FALSE(equal_digests(mac, mac_under(key, "a", as_bytes("texT")).value()));
}
