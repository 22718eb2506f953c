#include "domain/validators.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "domain/document_number.h"

using namespace casebridge::domain;

TEST_CASE("credit codes and identity numbers pass by their check characters only") {
    CHECK(is_credit_code("91360202MA35ABCD1U"));
    CHECK(is_identity_number("360202199001010013"));
    const std::string code = "91360202MA35ABCD1U";
    for (std::size_t i = 0; i < code.size(); ++i) {
        std::string changed = code;
        changed[i] = changed[i] == '5' ? '6' : '5';
        CAPTURE(changed);
        CHECK_FALSE(is_credit_code(changed));
    }
    const std::string number = "360202199001010013";
    for (std::size_t i = 0; i < number.size(); ++i) {
        std::string changed = number;
        changed[i] = changed[i] == '9' ? '8' : static_cast<char>(changed[i] + 1);
        CAPTURE(changed);
        CHECK_FALSE(is_identity_number(changed));
    }
    CHECK_FALSE(is_credit_code("91360202MA35ABCD1"));
    CHECK_FALSE(is_credit_code("91360202MI35ABCD1U"));      // I is not used
    CHECK_FALSE(is_identity_number("360202199002300011"));  // 30 February
    CHECK_FALSE(is_identity_number("36020219900101001x"));
}

TEST_CASE("people may say that a number is unknown or refused, or give another paper's") {
    for (const char* value : {"不详", "拒绝提供", "其他证件：护照E12345678", " 不详 "}) {
        CHECK(verdict_of(Validator::party_number, value) == Verdict::ok);
        CHECK(verdict_of(Validator::identity_number, value) == Verdict::ok);
        CHECK(verdict_of(Validator::credit_code, value) == Verdict::ok);
    }
    CHECK(verdict_of(Validator::party_number, "其他证件：") == Verdict::wrong);
    CHECK(verdict_of(Validator::party_number, "123") == Verdict::wrong);
    CHECK(verdict_of(Validator::party_number, "360202199001010013") == Verdict::ok);
    CHECK(verdict_of(Validator::credit_code, "360202199001010013") == Verdict::wrong);
}

TEST_CASE("plates of all kinds pass, others warn and never block") {
    for (const char* plate :
         {"赣H12345", "赣H·12345", "赣HD12345", "赣H12345D", "赣H1234挂", "赣H1234警", "粤Z1234港",
          "粤Z1234澳", "赣H1234学", "使123456", "无号牌", "不详"}) {
        CAPTURE(plate);
        CHECK(verdict_of(Validator::plate, plate) == Verdict::ok);
    }
    for (const char* plate : {"赣H1234", "H12345", "赣HO2345", "赣H123456", "赣h12345"}) {
        CAPTURE(plate);
        CHECK(verdict_of(Validator::plate, plate) == Verdict::unusual);
    }
}

TEST_CASE("telephone and certificate numbers warn") {
    for (const char* phone :
         {"13800000000", "0798-8220000", "8220000", "12328", "0798-8220000-102"}) {
        CAPTURE(phone);
        CHECK(verdict_of(Validator::phone, phone) == Verdict::ok);
    }
    for (const char* phone : {"1380000000", "电话", "12000000000"}) {
        CHECK(verdict_of(Validator::phone, phone) == Verdict::unusual);
    }
    CHECK(verdict_of(Validator::certificate_number, "赣H0200123") == Verdict::ok);
    CHECK(verdict_of(Validator::certificate_number, "12") == Verdict::unusual);
}

TEST_CASE("money has at most two decimals and no leading zeros") {
    for (const char* good : {"0", "5000", "5000.5", "5000.50"}) CHECK(is_money(good));
    for (const char* bad : {"", "05", "-1", "1.", ".5", "1.234", "1,000", "五千"})
        CHECK_FALSE(is_money(bad));
}

TEST_CASE("document numbers have a prefix, a year in 〔〕 and a number without leading zeros") {
    DocumentNumber number;
    REQUIRE(parse_document_number("赣（景）交移函〔2026〕3号", number));
    CHECK(number == DocumentNumber{"赣（景）交移函", 2026, 3});
    CHECK(to_text(number) == "赣（景）交移函〔2026〕3号");
    CHECK(is_document_number("昌江移〔2026〕18号"));
    for (const char* bad :
         {"昌江移[2026]18号", "昌江移〔26〕18号", "昌江移〔2026〕018号", "〔2026〕18号",
          "昌江移〔2026〕18", "昌江移〔2026〕号", "昌江移〔2026〕一号", ""}) {
        CAPTURE(bad);
        CHECK_FALSE(is_document_number(bad));
    }
}

TEST_CASE("coordinates are latitude and longitude in decimal degrees") {
    for (const char* good :
         {"29.2937,117.2078", "0,0", "-33.5, 151.2", "90,180", "90.000,-180.0"}) {
        CAPTURE(good);
        CHECK(is_coordinates(good));
    }
    for (const char* wrong : {"", "29.2937", "117.2078,29.2937x", "91,0", "90.1,0", "0,181",
                              "29.,117", "29.123456789,117", "北纬29,东经117", "1,2,3", "--1,2"}) {
        CAPTURE(wrong);
        CHECK_FALSE(is_coordinates(wrong));
    }
}
