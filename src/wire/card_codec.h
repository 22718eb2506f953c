// The payload of an agency card and the file it travels in:
// {"format":"casebridge-card","v":1,"card":{"p":"…","s":"…"}}. Payload keys: type, v, created,
// card. Once the keeper's key was changed, the hand-over cards stand behind it, oldest first:
// …,"chain":[{"p":"…","s":"…"},…]}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/agency.h"
#include "wire/envelope_codec.h"

namespace casebridge::wire {

inline constexpr std::string_view k_card_format = "casebridge-card";

struct CardPayload {
    std::string created;  // local time of the keeper's PC, for display
    domain::AgencyCard card;

    bool operator==(const CardPayload&) const = default;
};

[[nodiscard]] std::string write_card_payload(const CardPayload& payload);
/// Errors: those of read_strict_json and of the fields; wrong_version; json_unknown_key.
[[nodiscard]] Result<CardPayload> read_card_payload(std::string_view text);

inline constexpr std::size_t k_most_handovers = 32;

struct CardFile {
    Envelope card;
    std::vector<Envelope> chain = {};

    bool operator==(const CardFile&) const = default;
};

[[nodiscard]] std::string write_card_file(const CardFile& file);
/// Errors: those of read_strict_json; wrong_format, wrong_version, json_unknown_key;
/// limit_exceeded and card_invalid for a chain that is too long or empty.
[[nodiscard]] Result<CardFile> read_card_file(std::string_view text);

}  // namespace casebridge::wire
