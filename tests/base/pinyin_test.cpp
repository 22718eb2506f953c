#include "base/pinyin.h"

#include <doctest/doctest.h>

using namespace casebridge;

TEST_CASE("words are found by the initials of their pinyin") {
    struct Row {
        const char* text;
        const char* typed;
        bool found;
    };
    constexpr Row k_rows[] = {
        {"景德镇市澜桥汽车维修服务有限公司", "jdz", true},
        {"景德镇市澜桥汽车维修服务有限公司", "lqqc", true},
        {"景德镇市澜桥汽车维修服务有限公司", "LQQC", true},
        {"景德镇市澜桥汽车维修服务有限公司", "qlqc", false},
        {"昌江移〔2026〕17号", "cjy2026", true},
        {"昌江移〔2026〕17号", "17h", true},
        {"签收移送处理书", "qs", true},
        {"重庆长安", "cqca", true},
        {"重庆长安", "zqza", true},
        {"赣H7K216", "gh7k", true},
        {"赣H7K216", "gh8", false},
        {"工作台", "工作", false},
        {"工作台", "", true},
        {"", "a", false},
        {"𠮷野家", "yj", true},
    };
    for (const Row& row : k_rows) {
        CAPTURE(row.text);
        CAPTURE(row.typed);
        CHECK(matches_initials(row.text, row.typed) == row.found);
    }
}
