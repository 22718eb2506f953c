#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace casebridge;

TEST_CASE("UTF-8 is valid only as RFC 3629 has it") {
    for (const std::string_view good : {"", "abc", "昌江", "𠮷龘䶮", "\xF4\x8F\xBF\xBF"}) {
        CAPTURE(good);
        CHECK(is_valid_utf8(good));
    }
    for (const std::string_view bad :
         {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE6\x98", "昌\xE6"}) {
        CHECK_FALSE(is_valid_utf8(bad));
    }
}

TEST_CASE("characters are counted as people count them and cut between them") {
    CHECK(count_code_points("昌江a𠮷") == 4);
    CHECK(first_code_points("昌江a𠮷", 2) == "昌江");
    CHECK(first_code_points("昌江", 9) == "昌江");
    std::string built;
    append_utf8(built, U'昌');
    append_utf8(built, U'𠮷');
    CHECK(built == "昌𠮷");
}

TEST_CASE("white space at both ends goes, the ideographic one too") {
    CHECK(trimmed(" 　张伟\t　\n") == "张伟");
    CHECK(trimmed("　 　").empty());
    CHECK(trimmed("张　伟") == "张　伟");
}
