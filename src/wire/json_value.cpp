#include "wire/json_value.h"

namespace casebridge::wire {
namespace {

void append_quoted(std::string& to, std::string_view text) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    to += '"';
    for (const char c : text) {
        switch (c) {
            case '"': to += "\\\""; break;
            case '\\': to += "\\\\"; break;
            case '\b': to += "\\b"; break;
            case '\f': to += "\\f"; break;
            case '\n': to += "\\n"; break;
            case '\r': to += "\\r"; break;
            case '\t': to += "\\t"; break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                if (byte < 0x20) {
                    to += "\\u00";
                    to += k_digits[byte >> 4];
                    to += k_digits[byte & 15];
                } else {
                    to += c;
                }
            }
        }
    }
    to += '"';
}

// Recursion is bounded: values come from our own structs or from the strict reader's depth limit.
void append_value(std::string& to, const JsonValue& value) {
    switch (value.kind) {
        case JsonValue::Kind::null: to += "null"; return;
        case JsonValue::Kind::boolean: to += value.boolean ? "true" : "false"; return;
        case JsonValue::Kind::integer:
            if (value.negative) to += '-';
            to += std::to_string(value.magnitude);
            return;
        case JsonValue::Kind::text: append_quoted(to, value.text); return;
        case JsonValue::Kind::array: {
            to += '[';
            bool first = true;
            for (const JsonValue& item : value.items) {
                if (!first) to += ',';
                first = false;
                append_value(to, item);
            }
            to += ']';
            return;
        }
        case JsonValue::Kind::object: {
            to += '{';
            bool first = true;
            for (const auto& [key, member] : value.members) {
                if (!first) to += ',';
                first = false;
                append_quoted(to, key);
                to += ':';
                append_value(to, member);
            }
            to += '}';
            return;
        }
    }
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    for (const auto& [name, value] : members) {
        if (name == key) return &value;
    }
    return nullptr;
}

JsonValue JsonValue::of_text(std::string text) {
    JsonValue value;
    value.kind = Kind::text;
    value.text = std::move(text);
    return value;
}

JsonValue JsonValue::of_integer(std::int64_t number) {
    JsonValue value;
    value.kind = Kind::integer;
    value.negative = number < 0;
    value.magnitude =
        number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    return value;
}

JsonValue JsonValue::of_unsigned(std::uint64_t number) {
    JsonValue value;
    value.kind = Kind::integer;
    value.magnitude = number;
    return value;
}

JsonValue JsonValue::of_boolean(bool boolean) {
    JsonValue value;
    value.kind = Kind::boolean;
    value.boolean = boolean;
    return value;
}

JsonValue JsonValue::of_array(std::vector<JsonValue> items) {
    JsonValue value;
    value.kind = Kind::array;
    value.items = std::move(items);
    return value;
}

JsonValue JsonValue::object() {
    JsonValue value;
    value.kind = Kind::object;
    return value;
}

void JsonValue::add(std::string key, JsonValue value) {
    members.emplace_back(std::move(key), std::move(value));
}

std::string write_json(const JsonValue& value) {
    std::string text;
    append_value(text, value);
    return text;
}

std::string quoted(std::string_view text) {
    std::string result;
    append_quoted(result, text);
    return result;
}

}  // namespace casebridge::wire
