// JSON for every struct that lists its fields (domain/events.h and others): the one list serves
// writing and reading. Every field is always written; a missing one is refused; one we do not know
// is counted, because a newer version may have added it (exchange.md: the matter is then
// read-only).
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/enum_names.h"
#include "domain/record_types.h"
#include "wire/json_value.h"

namespace casebridge::wire {

template <class T>
[[nodiscard]] JsonValue to_json(const T& value);

/// Collects what went wrong while a struct is read; the first problem stands.
struct FieldsReport {
    Error error{};
    bool failed = false;
    int unknown_keys = 0;

    void fail_at(ErrorCode code, const std::string& place) {
        if (failed) return;
        failed = true;
        error = casebridge::fail(code, place);
    }
};

/// Reads `json` into `value`; `place` names it in errors ("data.party").
template <class T>
void from_json(const JsonValue& json, T& value, const std::string& place, FieldsReport& report);

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

struct JsonFieldWriter {
    JsonValue& object;
    template <class T>
    void operator()(std::string_view key, const T& value) {
        object.add(std::string{key}, to_json(value));
    }
};

struct JsonFieldReader {
    const JsonValue& object;
    const std::string& place;
    FieldsReport& report;
    std::size_t read = 0;

    template <class T>
    void operator()(std::string_view key, T& value) {
        const std::string inner = place.empty() ? std::string{key} : place + "." + std::string{key};
        const JsonValue* member = object.find(key);
        if (member == nullptr) {
            report.fail_at(ErrorCode::json_missing_key, inner);
            return;
        }
        ++read;
        from_json(*member, value, inner, report);
    }
};

[[nodiscard]] JsonValue record_to_json(const domain::Record& record);
void record_from_json(const JsonValue& json, domain::Record& record, const std::string& place,
                      FieldsReport& report);
void signed_from_json(const JsonValue& json, std::int64_t& value, const std::string& place,
                      FieldsReport& report);
void unsigned_from_json(const JsonValue& json, std::uint64_t& value, const std::string& place,
                        FieldsReport& report);

}  // namespace detail

template <class T>
JsonValue to_json(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
        return JsonValue::of_text(value);
    } else if constexpr (std::is_same_v<T, bool>) {
        return JsonValue::of_boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
        return JsonValue::of_text(std::string{domain::file_text_of(value)});
    } else if constexpr (std::is_unsigned_v<T>) {
        return JsonValue::of_unsigned(value);
    } else if constexpr (std::is_integral_v<T>) {
        return JsonValue::of_integer(value);
    } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Moment>) {
        return JsonValue::of_text(to_iso(value));
    } else if constexpr (std::is_same_v<T, domain::Record>) {
        return detail::record_to_json(value);
    } else if constexpr (detail::is_id<T>) {
        return JsonValue::of_text(value.text);
    } else if constexpr (detail::is_vector<T>) {
        std::vector<JsonValue> items;
        for (const auto& item : value) items.push_back(to_json(item));
        return JsonValue::of_array(std::move(items));
    } else {
        JsonValue object = JsonValue::object();
        detail::JsonFieldWriter writer{object};
        T::fields(value, writer);
        return object;
    }
}

template <class T>
void from_json(const JsonValue& json, T& value, const std::string& place, FieldsReport& report) {
    using Kind = JsonValue::Kind;
    const auto expect = [&](Kind kind) {
        if (json.kind == kind) return true;
        report.fail_at(ErrorCode::json_wrong_type, place);
        return false;
    };
    if constexpr (std::is_same_v<T, std::string>) {
        if (expect(Kind::text)) value = json.text;
    } else if constexpr (std::is_same_v<T, bool>) {
        if (expect(Kind::boolean)) value = json.boolean;
    } else if constexpr (std::is_enum_v<T>) {
        if (expect(Kind::text) && !domain::from_file_text(json.text, value)) {
            report.fail_at(ErrorCode::field_invalid, place);
        }
    } else if constexpr (std::is_same_v<T, std::uint64_t>) {
        detail::unsigned_from_json(json, value, place, report);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        detail::signed_from_json(json, value, place, report);
    } else if constexpr (std::is_same_v<T, Date>) {
        if (!expect(Kind::text) || json.text.empty()) return;
        const auto date = Date::parse(json.text);
        if (date.ok()) value = *date;
        if (!date.ok()) report.fail_at(ErrorCode::invalid_date, place);
    } else if constexpr (std::is_same_v<T, Moment>) {
        if (!expect(Kind::text) || json.text.empty()) return;
        const auto moment = parse_moment(json.text);
        if (moment.ok()) value = *moment;
        if (!moment.ok()) report.fail_at(ErrorCode::invalid_date, place);
    } else if constexpr (std::is_same_v<T, domain::Record>) {
        detail::record_from_json(json, value, place, report);
    } else if constexpr (detail::is_id<T>) {
        if (expect(Kind::text)) value.text = json.text;
    } else if constexpr (detail::is_vector<T>) {
        if (!expect(Kind::array)) return;
        for (std::size_t i = 0; i < json.items.size(); ++i) {
            from_json(json.items[i], value.emplace_back(), place + "[" + std::to_string(i) + "]",
                      report);
        }
    } else {
        if (!expect(Kind::object)) return;
        detail::JsonFieldReader reader{json, place, report};
        T::fields(value, reader);
        report.unknown_keys += static_cast<int>(json.members.size() - reader.read);
    }
}

}  // namespace casebridge::wire
