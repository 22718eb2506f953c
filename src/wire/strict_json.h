// The one reader of JSON that came from outside. It refuses everything that two readers could
// understand differently: invalid UTF-8, duplicate keys, fractions and exponents, numbers beyond 64
// bits, text behind the value, and any spelling other than the one that write_json writes
// (exchange.md, Events). Limits are checked before anything is kept. nlohmann/json does the
// tokenizing.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "wire/json_value.h"

namespace casebridge::wire {

struct JsonLimits {
    std::size_t depth = 16;
    std::size_t text_bytes = 256 * 1024;  // of one string or key
    std::size_t values = 1'000'000;       // in all
    std::size_t members = 1'000;          // of one object: they are searched one by one
};

/// Errors: file_empty, invalid_utf8, not_json, json_too_deep, json_duplicate_key,
/// json_number_out_of_range, json_trailing_text, limit_exceeded, json_other_spelling.
[[nodiscard]] Result<JsonValue> read_strict_json(std::string_view text,
                                                 const JsonLimits& limits = {});

/// The same, but any spelling is taken: for data that we ship ourselves with white space in it.
[[nodiscard]] Result<JsonValue> read_shipped_json(std::string_view text);

}  // namespace casebridge::wire
