// The payload of an event: the exact text that is hashed and signed. Written once by its author and
// kept byte for byte by everybody else. Keys in this order: type, v, matter, agency, device,
// officer, seq, parents, lamport, wall, data (exchange.md, Events).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/events.h"

namespace casebridge::wire {

[[nodiscard]] std::string write_event(const domain::EventHeader& header,
                                      const domain::EventData& data);

struct DecodedEvent {
    domain::EventHeader header;  // `type` is valid only when understood
    std::string type_name;
    /// False for a type, version or field that this program does not know: kept, but the matter is
    /// read-only.
    bool understood = false;
    domain::EventData data;  // valid only when understood
};

/// Errors: those of read_strict_json; json_missing_key, json_wrong_type, json_number_out_of_range,
/// field_invalid, invalid_date with the place.
[[nodiscard]] Result<DecodedEvent> read_event(std::string_view payload);

}  // namespace casebridge::wire
