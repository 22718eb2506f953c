// {"p":"<payload text>","s":"<base64 r‖s>"}: a signed payload as it stands in every file. The
// payload is a JSON string, so that a person can read it; its bytes are what was signed.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "wire/json_value.h"

namespace casebridge::wire {

struct Envelope {
    std::string payload;
    std::string signature;  // base64 of 64 bytes

    bool operator==(const Envelope&) const = default;
};

[[nodiscard]] std::string write_envelope(const Envelope& envelope);
/// Errors: those of read_strict_json; json_missing_key, json_unknown_key, json_wrong_type.
[[nodiscard]] Result<Envelope> read_envelope(std::string_view text);
[[nodiscard]] Result<Envelope> envelope_from_json(const JsonValue& json);

}  // namespace casebridge::wire
