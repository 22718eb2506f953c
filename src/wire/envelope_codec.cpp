#include "wire/envelope_codec.h"

#include "wire/strict_json.h"

namespace casebridge::wire {

std::string write_envelope(const Envelope& envelope) {
    return "{\"p\":" + quoted(envelope.payload) + ",\"s\":" + quoted(envelope.signature) + "}";
}

Result<Envelope> envelope_from_json(const JsonValue& json) {
    if (json.kind != JsonValue::Kind::object) return fail(ErrorCode::json_wrong_type);
    const JsonValue* payload = json.find("p");
    const JsonValue* signature = json.find("s");
    if (payload == nullptr || signature == nullptr) return fail(ErrorCode::json_missing_key);
    if (json.members.size() != 2) return fail(ErrorCode::json_unknown_key);
    if (payload->kind != JsonValue::Kind::text || signature->kind != JsonValue::Kind::text) {
        return fail(ErrorCode::json_wrong_type);
    }
    return Envelope{payload->text, signature->text};
}

Result<Envelope> read_envelope(std::string_view text) {
    TRY(const JsonValue json, read_strict_json(text));
    return envelope_from_json(json);
}

}  // namespace casebridge::wire
