#include "base/bytes.h"

#include <doctest/doctest.h>

#include <string>

using namespace casebridge;

TEST_CASE("base64 is written and read as RFC 4648 section 10 has it") {
    struct Row {
        std::string_view plain;
        std::string_view text;
    };
    for (const Row& row :
         {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"},
          Row{"foob", "Zm9vYg=="}, Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}}) {
        CAPTURE(row.plain);
        CHECK(to_base64(as_bytes(row.plain)) == row.text);
        const auto read = from_base64(row.text);
        REQUIRE(read.ok());
        CHECK(as_text(*read) == row.plain);
    }
}

TEST_CASE("base64 has one text for one byte string: every other spelling is refused") {
    for (const std::string_view text :
         {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "Zm-_", "=Zg=", "Z===", "===="}) {
        CAPTURE(text);
        CHECK(from_base64(text).ok() == false);
    }
}

TEST_CASE("hex is lower case and of even length") {
    const Bytes bytes{0x00, 0x9f, 0xff};
    CHECK(to_hex(bytes) == "009fff");
    CHECK(*from_hex("009fff") == bytes);
    for (const std::string_view text : {"0", "009FFF", "0g", "00 9f"}) {
        CAPTURE(text);
        CHECK_FALSE(from_hex(text).ok());
    }
    CHECK_FALSE(digest_from_hex("009fff").ok());
    CHECK(digest_from_hex(std::string(64, 'a')).ok());
}
