#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "bundle/bundle_format.h"

namespace casebridge::test {

TEST_CASE("ordinary names of evidence files are safe and stay as they are") {
    const std::vector<std::string> names = {"现场照片.jpg", "IMG_0012.JPG", "维修结算单 (2).pdf",
                                            "𠮷.png",       "console.txt",  "a.b.c",
                                            "com.txt",      "无后缀"};
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(bundle::is_safe_file_name(name));
        CHECK(bundle::safe_file_name(name) == name);
    }
}

TEST_CASE("hostile names are not safe and are made safe") {
    const std::vector<std::string> names = {"",
                                            "../x",
                                            "..",
                                            ".",
                                            "/etc/passwd",
                                            "C:\\x",
                                            "CON.txt",
                                            "con",
                                            "NUL",
                                            "aux.tar.gz",
                                            "COM1",
                                            "lpt9.txt",
                                            "x.",
                                            "x ",
                                            " x",
                                            ".hidden",
                                            "a\tb",
                                            "a\nb",
                                            "a\x7F"
                                            "b",
                                            "gnp\xE2\x80\xAE.exe",
                                            "\xE2\x81\xA6x",
                                            "a\xE2\x80\xA8"
                                            "b",
                                            "\xEF\xBB\xBFx",
                                            "a?b",
                                            "a*b",
                                            "a|b",
                                            "a\"b",
                                            "<a>",
                                            std::string(5'000, 'a'),
                                            std::string(300, 'a') + ".jpg",
                                            "bad\xFFutf8",
                                            std::string{"nul\0byte", 8},
                                            "CON .txt",
                                            "... "};
    for (const std::string& name : names) {
        CAPTURE(name);
        const std::string safe = bundle::safe_file_name(name);
        CAPTURE(safe);
        CHECK_FALSE(bundle::is_safe_file_name(name));
        CHECK(bundle::is_safe_file_name(safe));
    }
}

TEST_CASE("a long name is cut at a whole character and keeps its ending") {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "照";
    const std::string safe = bundle::safe_file_name(name + ".jpeg");
    CHECK(safe.size() <= bundle::k_most_name_bytes);
    CHECK(safe.ends_with(".jpeg"));
    CHECK(is_valid_utf8(safe));
}

}  // namespace casebridge::test
