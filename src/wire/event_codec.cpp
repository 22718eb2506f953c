#include "wire/event_codec.h"

#include <array>
#include <variant>

#include "domain/record_places.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::wire {
namespace {

constexpr std::int64_t k_event_version = 1;
constexpr std::array<std::string_view, 11> k_keys = {"type",    "v",       "matter", "agency",
                                                     "device",  "officer", "seq",    "parents",
                                                     "lamport", "wall",    "data"};

Status check_keys(const JsonValue& json) {
    if (json.kind != JsonValue::Kind::object) return fail(ErrorCode::json_wrong_type);
    for (const std::string_view key : k_keys) {
        if (json.find(key) == nullptr) return fail(ErrorCode::json_missing_key, std::string{key});
    }
    return Done{};
}

}  // namespace

std::string write_event(const domain::EventHeader& header, const domain::EventData& data) {
    JsonValue json = JsonValue::object();
    json.add("type", JsonValue::of_text(std::string{domain::name_of(domain::type_of(data))}));
    json.add("v", JsonValue::of_integer(k_event_version));
    json.add("matter", to_json(header.matter));
    json.add("agency", to_json(header.agency));
    json.add("device", to_json(header.device));
    json.add("officer", to_json(header.officer));
    json.add("seq", to_json(header.seq));
    json.add("parents", to_json(header.parents));
    json.add("lamport", to_json(header.lamport));
    json.add("wall", to_json(header.wall));
    json.add("data", std::visit([](const auto& event) { return to_json(event); }, data));
    return write_json(json);
}

Result<DecodedEvent> read_event(std::string_view payload) {
    TRY(const JsonValue json, read_strict_json(payload));
    CHECK_OK(check_keys(json));
    DecodedEvent decoded;
    FieldsReport report;
    std::int64_t version = 0;
    domain::EventHeader& header = decoded.header;
    from_json(*json.find("type"), decoded.type_name, "type", report);
    from_json(*json.find("v"), version, "v", report);
    from_json(*json.find("matter"), header.matter, "matter", report);
    from_json(*json.find("agency"), header.agency, "agency", report);
    from_json(*json.find("device"), header.device, "device", report);
    from_json(*json.find("officer"), header.officer, "officer", report);
    from_json(*json.find("seq"), header.seq, "seq", report);
    from_json(*json.find("parents"), header.parents, "parents", report);
    from_json(*json.find("lamport"), header.lamport, "lamport", report);
    from_json(*json.find("wall"), header.wall, "wall", report);
    const JsonValue& data = *json.find("data");
    if (data.kind != JsonValue::Kind::object) {
        report.fail_at(ErrorCode::json_wrong_type, "data");
    }
    if (report.failed) return report.error;
    if (header.seq == 0 || header.lamport == 0) {
        return fail(ErrorCode::json_number_out_of_range, header.seq == 0 ? "seq" : "lamport");
    }
    const bool known =
        version == k_event_version && domain::from_name(decoded.type_name, header.type);
    if (!known) return decoded;
    decoded.data = domain::make_empty(header.type);
    report.unknown_keys = static_cast<int>(json.members.size() - k_keys.size());
    std::visit([&](auto& event) { from_json(data, event, "data", report); }, decoded.data);
    if (report.failed) return report.error;
    if (std::string place = domain::misplaced_record(decoded.data); !place.empty()) {
        return fail(ErrorCode::field_invalid, "data." + place);
    }
    decoded.understood = report.unknown_keys == 0;
    // One event has one text: keys in another order would be another id for the same facts.
    if (decoded.understood && write_event(header, decoded.data) != payload) {
        return fail(ErrorCode::json_other_spelling);
    }
    return decoded;
}

}  // namespace casebridge::wire
