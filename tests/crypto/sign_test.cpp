#include "crypto/sign.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include "crypto/digest.h"
#include "crypto/sm2_message.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::crypto;
using casebridge::test::SeededRandom;

namespace {

constexpr std::string_view k_type = "casebridge/event;v=1";
constexpr std::string_view k_payload = R"({"seq":1})";

// The example key of GM/T 0003.5 (A.2) and the order of the curve.
constexpr std::string_view k_secret =
    "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
constexpr std::string_view k_x = "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020";
constexpr std::string_view k_y = "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
constexpr std::string_view k_order =
    "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

Bytes hex(std::string_view text) { return from_hex(text).value(); }
Bytes hex(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const auto part : parts) text += part;
    return hex(text);
}

PublicKey example_key() { return public_key_from_bytes(hex({"04", k_x, k_y})).value(); }

Signature signature_of(std::string_view r, std::string_view s) {
    return signature_from_bytes(hex({r, s})).value();
}

/// A source stuck at one value, then seeded.
class StuckRandom final : public Random {
public:
    StuckRandom(std::uint8_t value, int draws) : value_(value), draws_(draws) {}
    void fill(std::span<std::uint8_t> bytes) override {
        if (draws_-- > 0) {
            std::fill(bytes.begin(), bytes.end(), value_);
        } else {
            seeded_.fill(bytes);
        }
    }

private:
    std::uint8_t value_;
    int draws_;
    SeededRandom seeded_;
};

}  // namespace

TEST_CASE("the signature of GM/T 0003.5 is valid, and only for its message") {
    const Signature signature =
        signature_of("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3",
                     "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
    CHECK(verify_message(example_key(), as_bytes("message digest"), signature).ok());
    CHECK_FALSE(verify_message(example_key(), as_bytes("message digesu"), signature).ok());
}

TEST_CASE("the example secret of GM/T 0003.5 has the public key printed there") {
    const auto key = private_key_from_secret(hex(k_secret));
    REQUIRE(key.ok());
    CHECK(key->public_key() == example_key());
}

TEST_CASE("a signature that OpenSSL made over a frame is valid, and not with another signer id") {
    // openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:…
    const Signature signature =
        signature_of("47bed56adfdaefb34597e870b835ce7af75bf1f9daa2e3c494639f4024b5305f",
                     "cfb5dba585158d38355f2f3e791d12dff7b573efb6e0e311a540294bb94edca2");
    CHECK(verify(example_key(), k_type, k_payload, signature).ok());
    const Signature other_id =
        signature_of("d06d680961111854737de43f8f33b9029877e7213172947ee9d223648f256898",
                     "7d69da03058c54a2406e58b051a6813941877002caa11eb689e5f4c67dd0671b");
    CHECK_FALSE(verify(example_key(), k_type, k_payload, other_id).ok());
}

TEST_CASE("the signed frame says what the payload is for, with both lengths in bytes") {
    CHECK(signing_frame(k_type, k_payload) == R"(CBX1 20 casebridge/event;v=1 9 {"seq":1})");
    CHECK(signing_frame("", "") == "CBX1 0  0 ");
    CHECK(signing_frame("案", "桥") == "CBX1 3 案 3 桥");
    CHECK(signing_frame("a", "b 1 c") != signing_frame("a 5 b", "c"));
}

TEST_CASE("signs and verifies payloads of many lengths") {
    SeededRandom random;
    const auto key = generate_key(random);
    REQUIRE(key.ok());
    for (const std::size_t size : {0U, 1U, 31U, 32U, 55U, 56U, 64U, 1000U, 100'000U}) {
        CAPTURE(size);
        const std::string payload(size, 'x');
        const auto signature = sign(*key, random, k_type, payload);
        REQUIRE(signature.ok());
        CHECK(verify(key->public_key(), k_type, payload, *signature).ok());
    }
}

TEST_CASE("two signatures of one text differ and both are valid") {
    SeededRandom random;
    const auto key = generate_key(random);
    const auto first = sign(*key, random, k_type, k_payload);
    const auto second = sign(*key, random, k_type, k_payload);
    CHECK_FALSE(*first == *second);
    CHECK(verify(key->public_key(), k_type, k_payload, *first).ok());
    CHECK(verify(key->public_key(), k_type, k_payload, *second).ok());
}

TEST_CASE("a signature is refused for another type, payload, framing or key") {
    SeededRandom random;
    const auto key = generate_key(random);
    const auto other_key = generate_key(random);
    const Signature signature = sign(*key, random, k_type, k_payload).value();
    struct Row {
        const PrivateKey& key;
        std::string_view type;
        std::string_view payload;
    };
    const Row rows[] = {
        {*key, "casebridge/manifest;v=1", k_payload},
        {*key, "casebridge/event;v=2", k_payload},
        {*key, "", k_payload},
        {*key, k_type, R"({"seq":2})"},
        {*key, k_type, R"({"seq": 1})"},
        {*key, k_type, ""},
        {*other_key, k_type, k_payload},
    };
    for (const Row& row : rows) {
        CAPTURE(row.type);
        CAPTURE(row.payload);
        const Status status = verify(row.key.public_key(), row.type, row.payload, signature);
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().code == ErrorCode::signature_invalid);
    }
    const std::string frame = signing_frame(k_type, k_payload);
    CHECK(verify_message(key->public_key(), as_bytes(frame), signature).ok());
    CHECK_FALSE(verify_message(key->public_key(), as_bytes(k_payload), signature).ok());
}

TEST_CASE("a signature is refused after a change of any bit of it, and the verifier stays usable") {
    SeededRandom random;
    const auto key = generate_key(random);
    const Signature signature = sign(*key, random, k_type, k_payload).value();
    auto verifier = Verifier::of(key->public_key());
    REQUIRE(verifier.ok());
    for (std::size_t bit = 0; bit < signature.bytes.size() * 8; ++bit) {
        Signature changed = signature;
        changed.bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        REQUIRE_FALSE(verifier->verify(k_type, k_payload, changed).ok());
    }
    CHECK(verifier->verify(k_type, k_payload, signature).ok());
}

TEST_CASE("a signature with r or s outside 1 to n-1, or with r + s = n, is refused") {
    const std::string zero(64, '0');
    const std::string one = std::string(63, '0') + "1";
    const std::string ones(64, 'f');
    const std::string order{k_order};
    const std::string order_less_one = order.substr(0, 63) + "2";
    const std::string order_and_one = order.substr(0, 63) + "4";
    struct Row {
        std::string r;
        std::string s;
    };
    const Row rows[] = {
        {zero, one},  {one, zero},           {zero, zero},         {order, one},
        {one, order}, {order_and_one, one},  {one, order_and_one}, {ones, one},
        {one, ones},  {one, order_less_one}, {order, order},
    };
    for (const Row& row : rows) {
        CAPTURE(row.r);
        CAPTURE(row.s);
        const Status status = verify(example_key(), k_type, k_payload, signature_of(row.r, row.s));
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().code == ErrorCode::signature_invalid);
    }
    // In a valid signature too, either half replaced.
    const std::string r = "47bed56adfdaefb34597e870b835ce7af75bf1f9daa2e3c494639f4024b5305f";
    const std::string s = "cfb5dba585158d38355f2f3e791d12dff7b573efb6e0e311a540294bb94edca2";
    for (const std::string& bad : {zero, order, ones}) {
        CHECK_FALSE(verify(example_key(), k_type, k_payload, signature_of(bad, s)).ok());
        CHECK_FALSE(verify(example_key(), k_type, k_payload, signature_of(r, bad)).ok());
    }
}

TEST_CASE("a signature of another length than 64 bytes is refused") {
    for (const std::size_t size : {0U, 63U, 65U, 70U, 72U, 128U}) {
        CAPTURE(size);
        const auto signature = signature_from_bytes(Bytes(size, 1));
        REQUIRE_FALSE(signature.ok());
        CHECK(signature.error().code == ErrorCode::signature_invalid);
    }
    CHECK(signature_from_bytes(Bytes(64, 1)).ok());
}

TEST_CASE("a public key is refused unless it is an uncompressed point of the curve") {
    const std::string zero(64, '0');
    const std::string p = "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff";
    // The points with x = 0 and x = 1, whose x can also be written as x + p.
    const std::string y_at_0 = "fd4511e81736a60f07e88a83d6cf5a167fae6d1a9c9330e76e232e00f5cdc154";
    const std::string y_at_1 = "9f7a091433a81e3f218f405f792355bf2aa98b5ffa95982f03870800065279a3";
    const std::string one = std::string(63, '0') + "1";
    const std::string p_and_one =
        "fffffffeffffffffffffffffffffffffffffffff000000010000000000000000";
    const std::string x{k_x};
    const std::string y{k_y};
    // A point of P-256, a mistake that happens.
    const std::string other_curve =
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    const std::string refused[] = {
        "",
        "04",
        "00",
        "04" + x,
        "04" + x + y + "00",
        x + y,
        "00" + x + y,
        "02" + x,
        "03" + x,
        "02" + x + y,
        "06" + x + y,
        "07" + x + y,
        "05" + x + y,
        "04" + y + x,
        "04" + x + zero,
        "04" + zero + y,
        "04" + zero + zero,
        "00" + zero + zero,
        "04" + x + y.substr(0, 63) + "2",
        "04" + other_curve,
        "04" + p + y_at_0,
        "04" + p_and_one + y_at_1,
        "04" + std::string(128, 'f'),
    };
    for (const std::string& text : refused) {
        CAPTURE(text);
        const auto key = public_key_from_bytes(hex(text));
        REQUIRE_FALSE(key.ok());
        CHECK(key.error().code == ErrorCode::key_invalid);
    }
    for (const std::string& text : {"04" + x + y, "04" + zero + y_at_0, "04" + one + y_at_1}) {
        CAPTURE(text);
        CHECK(public_key_from_bytes(hex(text)).ok());
    }
}

TEST_CASE("a key that was never checked verifies nothing") {
    const Signature signature =
        signature_of("47bed56adfdaefb34597e870b835ce7af75bf1f9daa2e3c494639f4024b5305f",
                     "cfb5dba585158d38355f2f3e791d12dff7b573efb6e0e311a540294bb94edca2");
    PublicKey off_curve = example_key();
    off_curve.point[64] ^= 1;
    for (const PublicKey& key : {PublicKey{}, off_curve}) {
        const Status status = verify(key, k_type, k_payload, signature);
        REQUIRE_FALSE(status.ok());
        CHECK(status.error().code == ErrorCode::key_invalid);
        CHECK_FALSE(Verifier::of(key).ok());
    }
}

TEST_CASE("a secret must be 32 bytes and lie in 1 to n-2") {
    const std::string order{k_order};
    const std::string refused[] = {
        "",
        std::string(62, '1'),
        std::string(66, '1'),
        std::string(64, '0'),
        std::string(64, 'f'),
        order,
        order.substr(0, 63) + "2",
    };
    for (const std::string& text : refused) {
        CAPTURE(text);
        const auto key = private_key_from_secret(hex(text));
        REQUIRE_FALSE(key.ok());
        CHECK(key.error().code == ErrorCode::key_invalid);
    }
    SeededRandom random;
    for (const std::string& text : {std::string(63, '0') + "1", order.substr(0, 63) + "1"}) {
        CAPTURE(text);
        const auto key = private_key_from_secret(hex(text));
        REQUIRE(key.ok());
        const auto signature = sign(*key, random, k_type, k_payload);
        REQUIRE(signature.ok());
        CHECK(verify(key->public_key(), k_type, k_payload, *signature).ok());
    }
}

TEST_CASE("generated keys differ, and their public keys pass the strict reader") {
    SeededRandom random;
    std::set<std::string> ids;
    for (int i = 0; i < 20; ++i) {
        const auto key = generate_key(random);
        REQUIRE(key.ok());
        CHECK(public_key_from_bytes(key->public_key().point).ok());
        ids.insert(short_id(key->public_key()));
    }
    CHECK(ids.size() == 20);
}

TEST_CASE("key generation draws again out of range and gives up on a broken source") {
    for (const std::uint8_t value : {std::uint8_t{0x00}, std::uint8_t{0xff}}) {
        StuckRandom hiccup(value, 1);
        CHECK(generate_key(hiccup).ok());
        StuckRandom broken(value, std::numeric_limits<int>::max());
        const auto key = generate_key(broken);
        REQUIRE_FALSE(key.ok());
        CHECK(key.error().code == ErrorCode::crypto_failed);
    }
}

TEST_CASE("a short id is the first half of SM3 over the point") {
    const PublicKey key = example_key();
    CHECK(short_id(key).size() == 32);
    CHECK(short_id(key) == to_hex(sm3(BytesView{key.point})).substr(0, 32));
    CHECK(short_id(key) == "e6a4f9765fca89e8b7d64019b900d57c");
}

TEST_CASE("a fingerprint is six groups of five digits and depends on every byte") {
    // Worked out by hand from SM3("casebridge/fingerprint" 0x00 "abc").
    CHECK(fingerprint_of(as_bytes("abc")) == "42794 48484 19887 41769 00445 75583");
    const PublicKey key = example_key();
    const std::string text = fingerprint_of(key.point);
    REQUIRE(text.size() == 35);
    for (std::size_t i = 0; i < text.size(); ++i) {
        CAPTURE(i);
        if (i % 6 == 5) {
            CHECK(text[i] == ' ');
        } else {
            CHECK(std::isdigit(static_cast<unsigned char>(text[i])) != 0);
        }
    }
    for (std::size_t i = 0; i < key.point.size(); ++i) {
        PublicKey other = key;
        other.point[i] ^= 1;
        CHECK(fingerprint_of(other.point) != text);
    }
}
