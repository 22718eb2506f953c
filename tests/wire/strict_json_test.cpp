#include "wire/strict_json.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace casebridge::test {
namespace {

std::string code_of(std::string_view text) {
    const auto read = wire::read_strict_json(text);
    return read.ok() ? "ok" : std::string{name_of(read.error().code)};
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("what the writer writes is read back equal") {
    wire::JsonValue value = wire::JsonValue::object();
    value.add("text", wire::JsonValue::of_text("引号\" 反斜线\\ 换行\n 制表\t 𠮷 \x01 \x7F /"));
    value.add("least", wire::JsonValue::of_integer(INT64_MIN));
    value.add("most", wire::JsonValue::of_unsigned(UINT64_MAX));
    value.add("yes", wire::JsonValue::of_boolean(true));
    value.add("list", wire::JsonValue::of_array({wire::JsonValue::object(), {}}));
    value.add("", wire::JsonValue::of_text(""));
    value.add("__proto__", wire::JsonValue::of_text("x"));
    const std::string text = wire::write_json(value);
    const auto read = wire::read_strict_json(text);
    REQUIRE(read.ok());
    CHECK(*read == value);
    CHECK(wire::write_json(*read) == text);
}

TEST_CASE("hostile texts are refused, each for its reason") {
    struct Row {
        std::string text;
        std::string_view code;
    };
    const std::vector<Row> rows = {
        {"", "file_empty"},
        {"\xFF\xFE{\0}\0", "invalid_utf8"},
        {std::string{"{}\0", 3}, "not_json"},
        {std::string{"\0{}", 3}, "not_json"},
        {"\"\xC0\xAF\"", "invalid_utf8"},
        {"\"\xED\xA0\x80\"", "invalid_utf8"},
        {"\"\xF4\x90\x80\x80\"", "invalid_utf8"},
        {"\"\xE7\x95\"", "invalid_utf8"},
        {"\"\\ud800\"", "not_json"},
        {"\"\\udc00\\ud800\"", "not_json"},
        {"\"\x01\"", "not_json"},
        {"{\"a\":1,\"a\":2}", "json_duplicate_key"},
        {"{\"a\":1,\"\\u0061\":2}", "json_duplicate_key"},
        {"{\"a\":{\"b\":1,\"b\":1}}", "json_duplicate_key"},
        {nested(17), "json_too_deep"},
        {std::string(500'000, '['), "json_too_deep"},
        {"18446744073709551616", "json_number_out_of_range"},
        {"-9223372036854775809", "json_number_out_of_range"},
        {"1.5", "json_number_out_of_range"},
        {"1e3", "json_number_out_of_range"},
        {"1e400", "json_number_out_of_range"},
        {"NaN", "not_json"},
        {"01", "json_trailing_text"},
        {"+1", "not_json"},
        {"{\"a\":}", "not_json"},
        {"[1,]", "not_json"},
        {"{} //", "json_trailing_text"},
        {"'a'", "not_json"},
        {"\"" + std::string(256 * 1024 + 1, 'a') + "\"", "limit_exceeded"},
        {"{\"" + std::string(256 * 1024 + 1, 'a') + "\":1}", "limit_exceeded"},
        {"\xEF\xBB\xBF{}", "json_other_spelling"},
        {"{ }", "json_other_spelling"},
        {"[1, 2]", "json_other_spelling"},
        {" {}", "json_other_spelling"},
        {"{}\n", "json_other_spelling"},
        {"-0", "json_other_spelling"},
        {"\"\\u0061\"", "json_other_spelling"},
        {"\"\\/\"", "json_other_spelling"},
        {"\"\\u000a\"", "json_other_spelling"},
        {"\"\\u001F\"", "json_other_spelling"},
        {"\"\\u75c5\"", "json_other_spelling"},
        {"\"\\ud842\\udfb7\"", "json_other_spelling"},
    };
    for (const Row& row : rows) {
        const std::string shown = row.text.substr(0, 40);
        CAPTURE(shown);
        CHECK(code_of(row.text) == row.code);
    }
    CHECK(code_of(nested(16)) == "ok");
    CHECK(code_of("18446744073709551615") == "ok");
    CHECK(code_of("-9223372036854775808") == "ok");
}

TEST_CASE("text behind the value is refused") {
    for (const std::string text : {"{}{}", "{}x", "1 2", "\"a\"\"b\"", "[],"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "json_trailing_text");
    }
}

TEST_CASE("an object of very many keys is refused before they are compared") {
    std::string text = "{";
    for (int i = 0; i < 20'000; ++i) text += "\"" + std::to_string(i) + "\":0,";
    text += "\"last\":0}";
    CHECK(code_of(text) == "limit_exceeded");
}

TEST_CASE("very many values are refused before they fill the memory") {
    std::string text = "[";
    for (int i = 0; i < 1'000'001; ++i) text += "0,";
    text += "0]";
    CHECK(code_of(text) == "limit_exceeded");
}

}  // namespace casebridge::test
