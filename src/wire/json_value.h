// A JSON text as plain values, and the one spelling in which we write it: compact, members in the
// order given, escapes \" \\ \b \f \n \r \t and \u00XX for the other control characters, everything
// else raw UTF-8, integers only. No JSON library shows in here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casebridge::wire {

struct JsonValue {
    enum class Kind { null, boolean, integer, text, array, object };

    Kind kind = Kind::null;
    bool boolean = false;
    bool negative = false;        // of an integer
    std::uint64_t magnitude = 0;  // of an integer, without its sign
    std::string text;
    std::vector<JsonValue> items;
    std::vector<std::pair<std::string, JsonValue>> members;

    /// Null when it is no object or has no such member.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;

    [[nodiscard]] static JsonValue of_text(std::string text);
    [[nodiscard]] static JsonValue of_integer(std::int64_t value);
    [[nodiscard]] static JsonValue of_unsigned(std::uint64_t value);
    [[nodiscard]] static JsonValue of_boolean(bool value);
    [[nodiscard]] static JsonValue of_array(std::vector<JsonValue> items);
    [[nodiscard]] static JsonValue object();

    /// Appends a member; for building, keys must differ.
    void add(std::string key, JsonValue value);

    bool operator==(const JsonValue&) const = default;
};

/// The one spelling.
[[nodiscard]] std::string write_json(const JsonValue& value);
/// A text with its quotes and escapes.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace casebridge::wire
