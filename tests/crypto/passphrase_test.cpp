#include "crypto/passphrase.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace casebridge;
using namespace casebridge::crypto;

TEST_CASE("a passphrase has at least 8 characters of at least two classes") {
    struct Row {
        std::string_view passphrase;
        std::string_view weakness;  // empty: accepted
    };
    const Row rows[] = {
        {"", "length"},
        {"abc123", "length"},
        {"abcd123", "length"},
        {"abcd1234", ""},
        {"abcdefgh", "classes"},
        {"ABCDefgh", "classes"},
        {"12345678", "classes"},
        {"!!!!!!!!", "classes"},
        {"昌江移送案件材料", "classes"},
        {"昌江移送案件材料1", ""},
        {"昌江移送案件2026", ""},
        {"昌江ab12", "length"},
        {"昌江!昌江!昌江", "classes"},
        {"a b c d e f", ""},
        {"1234567 ", ""},
        {"𠮷𠮷𠮷𠮷𠮷𠮷a", "length"},
        {"𠮷𠮷𠮷𠮷𠮷𠮷𠮷a", ""},
        {"abc\xF0\x9F\x98\x80 1234", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.passphrase);
        const Status status = check_passphrase(row.passphrase);
        REQUIRE(status.ok() == row.weakness.empty());
        if (!status.ok()) {
            CHECK(status.error().code == ErrorCode::passphrase_weak);
            CHECK(status.error().detail == row.weakness);
        }
        CHECK((passphrase_strength(row.passphrase) > 0) == status.ok());
    }
}

TEST_CASE("a passphrase that is not UTF-8 is refused") {
    const Status status = check_passphrase("abcd1234\xFF");
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().code == ErrorCode::invalid_utf8);
    CHECK(passphrase_strength("abcd1234\xFF") == 0);
}

TEST_CASE("the meter rises with length and variety and ignores repeats and runs") {
    struct Row {
        std::string_view passphrase;
        int strength;
    };
    const Row rows[] = {
        {"abcd1234", 1},
        {"aaaaaaaaaaaaaaaaaaaaaaaaa1", 1},
        {"abcdefghijklmnop12345678", 1},
        {"87654321dcba", 1},
        {"k7w2p9x4", 2},
        {"k7W2p9x4mQ", 3},
        {"k7W2p-9x4mQ!r", 4},
        {"昌江9移送", 0},
        {"昌江县移送材料26", 4},
        {"correct horse battery staple", 4},
    };
    for (const Row& row : rows) {
        CAPTURE(row.passphrase);
        CHECK(passphrase_strength(row.passphrase) == row.strength);
    }
}
