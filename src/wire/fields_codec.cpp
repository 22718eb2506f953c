#include "wire/fields_codec.h"

#include <limits>

namespace casebridge::wire::detail {

// {"type":"inspection","fields":{"date":"2026-10-14",…}}
JsonValue record_to_json(const domain::Record& record) {
    JsonValue fields = JsonValue::object();
    for (const auto& [key, value] : record.values) fields.add(key, JsonValue::of_text(value));
    JsonValue object = JsonValue::object();
    object.add("type", JsonValue::of_text(record.type));
    object.add("fields", std::move(fields));
    return object;
}

void record_from_json(const JsonValue& json, domain::Record& record, const std::string& place,
                      FieldsReport& report) {
    using Kind = JsonValue::Kind;
    const JsonValue* type = json.find("type");
    const JsonValue* fields = json.find("fields");
    if (type == nullptr || fields == nullptr) {
        report.fail_at(ErrorCode::json_missing_key, place);
        return;
    }
    if (type->kind != Kind::text || fields->kind != Kind::object) {
        report.fail_at(ErrorCode::json_wrong_type, place);
        return;
    }
    report.unknown_keys += static_cast<int>(json.members.size()) - 2;
    record.type = type->text;
    const domain::RecordType* known = domain::find_record_type(record.type);
    if (known == nullptr) ++report.unknown_keys;
    for (const auto& [key, value] : fields->members) {
        if (value.kind != Kind::text) {
            report.fail_at(ErrorCode::json_wrong_type, place + "." + key);
            return;
        }
        if (known != nullptr && domain::find_field(known->fields, key) == nullptr) {
            ++report.unknown_keys;
        }
        record.values.emplace_back(key, value.text);
    }
}

void signed_from_json(const JsonValue& json, std::int64_t& value, const std::string& place,
                      FieldsReport& report) {
    if (json.kind != JsonValue::Kind::integer) {
        report.fail_at(ErrorCode::json_wrong_type, place);
        return;
    }
    constexpr auto k_largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (json.magnitude > k_largest) {
        report.fail_at(ErrorCode::json_number_out_of_range, place);
        return;
    }
    const auto magnitude = static_cast<std::int64_t>(json.magnitude);
    value = json.negative ? -magnitude : magnitude;
}

void unsigned_from_json(const JsonValue& json, std::uint64_t& value, const std::string& place,
                        FieldsReport& report) {
    if (json.kind != JsonValue::Kind::integer) {
        report.fail_at(ErrorCode::json_wrong_type, place);
        return;
    }
    if (json.negative) {
        report.fail_at(ErrorCode::json_number_out_of_range, place);
        return;
    }
    value = json.magnitude;
}

}  // namespace casebridge::wire::detail
