#include "crypto/argon2id.h"

#include <doctest/doctest.h>

#include <array>
#include <string_view>

using namespace casebridge;
using namespace casebridge::crypto;

namespace {

Result<Argon2id> begin(const Derivation& how, std::string_view passphrase, std::string_view salt) {
    return Argon2id::begin(how, as_bytes(salt), passphrase);
}

}  // namespace

TEST_CASE("argon2id gives what the reference's own tests expect, in four pieces a pass") {
    struct Row {
        Derivation how;
        std::string_view passphrase, salt, expected;
    };
    // src/test.c of phc-winner-argon2, version 0x13.
    const std::array rows = {
        Row{{"", 65'536, 2, 1},
            "password",
            "somesalt",
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"},
        Row{{"", 256, 2, 1},
            "password",
            "somesalt",
            "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"},
        Row{{"", 256, 2, 2},
            "password",
            "somesalt",
            "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"},
        Row{{"", 65'536, 1, 1},
            "password",
            "somesalt",
            "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"},
        Row{{"", 65'536, 2, 1},
            "differentpassword",
            "somesalt",
            "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.expected);
        Argon2id work = begin(row.how, row.passphrase, row.salt).value();
        std::size_t pieces = 1;
        while (!work.step()) ++pieces;
        CHECK(pieces == 4 * row.how.passes);
        CHECK(to_hex(work.finish().bytes) == row.expected);
    }
}

TEST_CASE("argon2id refuses what the RFC does not allow, and may be left half done") {
    CHECK(begin({"", 4, 2, 1}, "password", "somesalt").error().code == ErrorCode::crypto_failed);
    CHECK(begin({"", 256, 0, 1}, "password", "somesalt").error().code == ErrorCode::crypto_failed);
    CHECK(begin({"", 256, 2, 1}, "password", "short").error().code == ErrorCode::crypto_failed);
    Argon2id work = begin({"", 256, 2, 1}, "password", "somesalt").value();
    CHECK_FALSE(work.step());
    work = begin({"", 256, 1, 1}, "password", "somesalt").value();  // the former one is let go
    CHECK_FALSE(work.step());
}
