#include "crypto/sm4_gcm.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using namespace casebridge;
using namespace casebridge::crypto;

namespace {

// RFC 8998, appendix A.1.
struct Rfc8998 {
    Bytes key = from_hex("0123456789abcdeffedcba9876543210").value();
    Bytes nonce = from_hex("00001234567800000000abcd").value();
    Bytes associated = from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2").value();
    Bytes plaintext = from_hex(
                          "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                          "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa")
                          .value();
    std::string_view sealed =
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec";

    [[nodiscard]] Sm4Key key_view() const { return Sm4Key{key.data(), 16}; }
    [[nodiscard]] GcmNonce nonce_view() const { return GcmNonce{nonce.data(), 12}; }
};

}  // namespace

TEST_CASE("SM4-GCM gives the ciphertext and tag of RFC 8998 and opens them") {
    const Rfc8998 vector;
    const auto sealed =
        sm4_gcm_seal(vector.key_view(), vector.nonce_view(), vector.associated, vector.plaintext);
    REQUIRE(sealed.ok());
    CHECK(to_hex(*sealed) == vector.sealed);
    const auto opened =
        sm4_gcm_open(vector.key_view(), vector.nonce_view(), vector.associated, *sealed);
    REQUIRE(opened.ok());
    CHECK(*opened == vector.plaintext);
}

TEST_CASE("SM4-GCM seals and opens empty and odd lengths") {
    const Rfc8998 vector;
    for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 1000U}) {
        CAPTURE(size);
        const Bytes plaintext(size, 0x5a);
        const auto sealed = sm4_gcm_seal(vector.key_view(), vector.nonce_view(), {}, plaintext);
        REQUIRE(sealed.ok());
        CHECK(sealed->size() == size + k_gcm_tag_bytes);
        const auto opened = sm4_gcm_open(vector.key_view(), vector.nonce_view(), {}, *sealed);
        REQUIRE(opened.ok());
        CHECK(*opened == plaintext);
    }
}

TEST_CASE("SM4-GCM refuses a change of any bit of ciphertext, tag, nonce or associated data") {
    const Rfc8998 vector;
    const Bytes sealed = from_hex(vector.sealed).value();
    const auto refused = [](const Rfc8998& with, const Bytes& text) {
        const auto opened = sm4_gcm_open(with.key_view(), with.nonce_view(), with.associated, text);
        return !opened.ok() && opened.error().code == ErrorCode::crypto_failed;
    };
    REQUIRE_FALSE(refused(vector, sealed));
    for (int bit = 0; bit < 8; ++bit) {
        const auto mask = static_cast<std::uint8_t>(1 << bit);
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            Bytes changed = sealed;
            changed[i] ^= mask;
            REQUIRE(refused(vector, changed));
        }
        for (Bytes Rfc8998::*part : {&Rfc8998::nonce, &Rfc8998::associated, &Rfc8998::key}) {
            for (std::size_t i = 0; i < (vector.*part).size(); ++i) {
                Rfc8998 changed;
                (changed.*part)[i] ^= mask;
                REQUIRE(refused(changed, sealed));
            }
        }
    }
}

TEST_CASE("SM4-GCM refuses a text cut short, even below its tag") {
    const Rfc8998 vector;
    const Bytes sealed = from_hex(vector.sealed).value();
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        const auto opened = sm4_gcm_open(vector.key_view(), vector.nonce_view(), vector.associated,
                                         BytesView{sealed}.first(size));
        CAPTURE(size);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == ErrorCode::crypto_failed);
    }
}
