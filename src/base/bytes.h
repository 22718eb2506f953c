// Bytes, digests and their two text forms. Hex is lower case; base64 is RFC 4648 with padding and
// only the canonical spelling is accepted, so that one byte string has one text.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace casebridge {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

/// An SM3 or SHA-256 value.
using Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] inline BytesView as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view as_text(BytesView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline void append(Bytes& to, BytesView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

/// Lower-case hex, two characters a byte.
[[nodiscard]] std::string to_hex(BytesView bytes);
/// Accepts lower case only, even length. Errors: invalid_hex.
[[nodiscard]] Result<Bytes> from_hex(std::string_view text);
/// Exactly 64 lower-case characters. Errors: invalid_hex.
[[nodiscard]] Result<Digest> digest_from_hex(std::string_view text);

[[nodiscard]] std::string to_base64(BytesView bytes);
/// Refuses white space, the URL alphabet, missing padding and non-zero tail bits. Errors:
/// invalid_base64.
[[nodiscard]] Result<Bytes> from_base64(std::string_view text);

}  // namespace casebridge
