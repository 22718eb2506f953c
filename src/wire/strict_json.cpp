#include "wire/strict_json.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"

namespace casebridge::wire {
namespace {

using Json = nlohmann::json;

/// Builds our own values from the tokenizer's calls; returning false stops it at once.
class Builder final : public nlohmann::json_sax<Json> {
public:
    explicit Builder(const JsonLimits& limits) : limits_(limits) {}

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    [[nodiscard]] JsonValue take() { return std::move(root_); }

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put(JsonValue::of_boolean(value)); }
    bool number_integer(number_integer_t value) override {
        return put(JsonValue::of_integer(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return put(JsonValue::of_unsigned(value));
    }
    // Fractions, exponents and integers beyond 64 bits all arrive here.
    bool number_float(number_float_t, const string_t&) override {
        return stop(ErrorCode::json_number_out_of_range);
    }
    bool string(string_t& text) override {
        if (text.size() > limits_.text_bytes) return stop(ErrorCode::limit_exceeded, "string");
        return put(JsonValue::of_text(std::move(text)));
    }
    bool binary(binary_t&) override { return stop(ErrorCode::not_json); }
    bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::array); }
    bool end_array() override { return close(); }
    bool key(string_t& text) override {
        if (text.size() > limits_.text_bytes) return stop(ErrorCode::limit_exceeded, "key");
        if (open_.back()->members.size() >= limits_.members) {
            return stop(ErrorCode::limit_exceeded, "members");
        }
        if (open_.back()->find(text) != nullptr) {
            return stop(ErrorCode::json_duplicate_key, std::move(text));
        }
        key_ = std::move(text);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& problem) override {
        constexpr int k_number_overflow = 406;  // the library's id for 1e400 and the like
        if (problem.id == k_number_overflow) return stop(ErrorCode::json_number_out_of_range);
        const bool behind_the_value = values_ > 0 && open_.empty();
        return stop(behind_the_value ? ErrorCode::json_trailing_text : ErrorCode::not_json,
                    "byte " + std::to_string(position));
    }

private:
    bool stop(ErrorCode code, std::string detail = {}) {
        if (!error_) error_ = fail(code, std::move(detail));
        return false;
    }
    JsonValue* place(JsonValue value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        JsonValue& parent = *open_.back();
        if (parent.kind == JsonValue::Kind::array) {
            parent.items.push_back(std::move(value));
            return &parent.items.back();
        }
        parent.members.emplace_back(std::move(key_), std::move(value));
        return &parent.members.back().second;
    }
    bool put(JsonValue value) {
        if (++values_ > limits_.values) return stop(ErrorCode::limit_exceeded, "values");
        place(std::move(value));
        return true;
    }
    bool open(JsonValue::Kind kind) {
        if (++values_ > limits_.values) return stop(ErrorCode::limit_exceeded, "values");
        if (open_.size() >= limits_.depth) return stop(ErrorCode::json_too_deep);
        JsonValue value;
        value.kind = kind;
        // The parent's vector does not move while a child is open: only the innermost one grows.
        open_.push_back(place(std::move(value)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    JsonLimits limits_;
    JsonValue root_;
    std::vector<JsonValue*> open_;
    std::string key_;
    std::size_t values_ = 0;
    std::optional<Error> error_;
};

Result<JsonValue> read(std::string_view text, const JsonLimits& limits) {
    if (text.empty()) return fail(ErrorCode::file_empty);
    if (!is_valid_utf8(text)) return fail(ErrorCode::invalid_utf8);
    // The library takes a NUL for the end of the text.
    if (text.find('\0') != std::string_view::npos) return fail(ErrorCode::not_json, "NUL");
    Builder builder{limits};
    const bool complete = Json::sax_parse(text.begin(), text.end(), &builder,
                                          nlohmann::detail::input_format_t::json, true);
    if (builder.error()) return *builder.error();
    if (!complete) return fail(ErrorCode::not_json);
    return builder.take();
}

}  // namespace

Result<JsonValue> read_strict_json(std::string_view text, const JsonLimits& limits) {
    TRY(JsonValue value, read(text, limits));
    if (write_json(value) != text) return fail(ErrorCode::json_other_spelling);
    return value;
}

Result<JsonValue> read_shipped_json(std::string_view text) { return read(text, JsonLimits{}); }

}  // namespace casebridge::wire
