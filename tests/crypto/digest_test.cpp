#include "crypto/digest.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace casebridge;
using namespace casebridge::crypto;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

struct Vector {
    std::string message;
    std::string_view digest;
};

}  // namespace

TEST_CASE("SM3 gives the digests of GM/T 0004") {
    const Vector vectors[] = {
        {"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
        {repeated("abcd", 16), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
        {"", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"},
    };
    for (const Vector& vector : vectors) {
        CAPTURE(vector.message);
        CHECK(to_hex(sm3(vector.message)) == vector.digest);
        CHECK(to_hex(sm3(as_bytes(vector.message))) == vector.digest);
    }
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    const Vector vectors[] = {
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    };
    for (const Vector& vector : vectors) {
        CAPTURE(vector.message);
        CHECK(to_hex(sha256(as_bytes(vector.message))) == vector.digest);
    }
}

TEST_CASE("a digest taken in pieces is the digest of the whole, wherever it is cut") {
    const std::string message = repeated("0123456789", 20);
    for (std::size_t cut = 0; cut <= message.size(); ++cut) {
        Sm3 pieces;
        Sha256 other_pieces;
        for (const auto part :
             {std::string_view(message).substr(0, cut), std::string_view(message).substr(cut)}) {
            pieces.update(as_bytes(part));
            other_pieces.update(as_bytes(part));
        }
        REQUIRE(pieces.finish() == sm3(message));
        REQUIRE(other_pieces.finish() == sha256(as_bytes(message)));
    }
}

TEST_CASE("a hash is fresh after finish and goes on after a move") {
    Sm3 hash;
    hash.update(as_bytes("left over"));
    CHECK(hash.finish() != sm3("abc"));
    hash.update(as_bytes("a"));
    Sm3 moved = std::move(hash);
    moved.update(as_bytes("bc"));
    CHECK(moved.finish() == sm3("abc"));

    Sha256 other;
    other.update(as_bytes("ab"));
    Sha256 other_moved;
    other_moved = std::move(other);
    other_moved.update(as_bytes("c"));
    CHECK(other_moved.finish() == sha256(as_bytes("abc")));
}

TEST_CASE("a tagged digest is SM3 over the tag, a zero byte and the payload") {
    // The expected digests come from OpenSSL's command line.
    CHECK(to_hex(tagged_digest("casebridge/event", R"({"seq":1})")) ==
          "5c7a37414d4108fc70873df66247169405dca04c4674c918d713621837c17fb3");
    CHECK(to_hex(tagged_digest("casebridge/fingerprint", as_bytes("abc"))) ==
          "a9e1e34c2af150d66e04032b6632efe9db26eec94dbb7fdb7d7dea01733f802e");
}

TEST_CASE("tag and payload cannot trade bytes with each other") {
    CHECK(tagged_digest("ab", "c") != tagged_digest("a", "bc"));
    CHECK(tagged_digest("a", "") != sm3("a"));
}
