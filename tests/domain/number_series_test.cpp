#include "domain/number_series.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace casebridge::domain;

namespace {

const std::vector<std::string> k_used = {"昌江移〔2026〕17号", "昌江移〔2026〕9号",
                                         "昌江移〔2025〕80号", "昌江函〔2026〕40号", "口头"};

}  // namespace

TEST_CASE("the register proposes the number after the highest of its own series and year") {
    const NumberBook book{"昌江", nullptr, k_used};
    CHECK(propose_number(book, "移", 2026) == "昌江移〔2026〕18号");
    CHECK(propose_number(book, "移", 2027) == "昌江移〔2027〕1号");
    CHECK(propose_number(book, "函", 2026) == "昌江函〔2026〕41号");
    CHECK(propose_number({"", nullptr, k_used}, "移", 2026).empty());
}

TEST_CASE("a pattern names its agency and has year and number once, in their places") {
    std::string prefix;
    CHECK(parse_number_pattern("赣（景）交移函〔{年}〕{号}号", prefix));
    CHECK(prefix == "赣（景）交移函");
    for (const char* bad :
         {"", "昌江移", "昌江移〔{年}〕号", "昌江移{号}号", "〔{年}〕{号}号", "昌江移[{年}]{号}号",
          "昌江移〔{年}〕第{号}号", "昌江移〔{年}〕{号}", "昌江{号}移〔{年}〕{号}号",
          "昌江〔{年}〕移〔{年}〕{号}号", "昌江{年}移〔{年}〕{号}号", " 昌江移〔{年}〕{号}号",
          "昌江3移〔{年}〕{号}号", "昌江移〔{号}〕{年}号"}) {
        CAPTURE(bad);
        prefix = "不变";
        CHECK_FALSE(parse_number_pattern(bad, prefix));
        CHECK(prefix == "不变");
    }
}

TEST_CASE("a pattern that was set takes the place of the usual one, also without a word") {
    NumberRules rules;
    rules.patterns = {{"函", "赣（景）交移函〔{年}〕{号}号", "市支队"}};
    const std::vector<std::string> used = {"赣（景）交移函〔2026〕3号"};
    const NumberBook book{"", &rules, used};
    CHECK(propose_number(book, "函", 2026) == "赣（景）交移函〔2026〕4号");
    CHECK(propose_number(book, "立", 2026).empty());
}

TEST_CASE("a range gives its own numbers, says when few are left, and ends") {
    NumberRules rules;
    rules.ranges = {{"移", 2026, 20, 26}};
    std::vector<std::string> used = k_used;
    const auto book = [&] { return NumberBook{"昌江", &rules, used}; };
    CHECK(propose_number(book(), "移", 2026) == "昌江移〔2026〕20号");
    CHECK(left_in_range(book(), "移", 2026) == 7);
    CHECK(left_in_range(book(), "移", 2027) == -1);
    CHECK(doubt_about(book(), "移", "昌江移〔2026〕20号", 2026) == NumberDoubt::none);
    CHECK(doubt_about(book(), "移", "昌江移〔2026〕19号", 2026) == NumberDoubt::outside_range);
    // A number of another PC's range moves nothing here.
    used.emplace_back("昌江移〔2026〕90号");
    CHECK(propose_number(book(), "移", 2026) == "昌江移〔2026〕20号");
    used.emplace_back("昌江移〔2026〕21号");
    CHECK(propose_number(book(), "移", 2026) == "昌江移〔2026〕22号");
    CHECK(left_in_range(book(), "移", 2026) == 5);
    CHECK(doubt_about(book(), "移", "昌江移〔2026〕22号", 2026) == NumberDoubt::few_left);
    used.emplace_back("昌江移〔2026〕26号");
    CHECK(propose_number(book(), "移", 2026).empty());
    CHECK(left_in_range(book(), "移", 2026) == 0);
    CHECK(doubt_about(book(), "移", "", 2026) == NumberDoubt::range_used_up);
    CHECK(doubt_about(book(), "移", "昌江移〔2026〕27号", 2026) == NumberDoubt::range_used_up);
}

TEST_CASE("a typed number of another shape, word or year is doubted, never more") {
    const NumberBook book{"昌江", nullptr, k_used};
    const struct {
        const char* typed;
        NumberDoubt doubt;
    } rows[] = {{"昌江移〔2026〕18号", NumberDoubt::none},
                {"昌交移〔2026〕18号", NumberDoubt::other_pattern},
                {"2026-18", NumberDoubt::other_pattern},
                {"昌江移〔2025〕81号", NumberDoubt::other_year},
                {"", NumberDoubt::none}};
    for (const auto& row : rows) {
        CAPTURE(row.typed);
        CHECK(doubt_about(book, "移", row.typed, 2026) == row.doubt);
    }
    CHECK(doubt_about({"", nullptr, k_used}, "移", "随便", 2026) == NumberDoubt::none);
}
