// A text that only named devices can read, as one line that can stand in any field of an entry:
// {"v":1,"readers":[{"kid":"…","ek":"…"}],"mac":"…","text":"…"}. Key, wrapping, MAC and cipher are
// those of an encrypted bundle (sealing.h). Who may read it is no secret, what it says is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bundle/sealing.h"

namespace casebridge::bundle {

/// Longer tokens are refused before anything is computed; it is what a field of an entry holds.
/// Ten readers leave room for two texts of 800 characters.
inline constexpr std::size_t k_most_addressed_bytes = 10'000;
inline constexpr std::size_t k_most_addressees = 10;

/// Errors: limit_exceeded, key_invalid, crypto_failed.
[[nodiscard]] Result<std::string> seal_addressed(std::string_view text,
                                                 const std::vector<DeviceKey>& readers,
                                                 Random& random);
/// Errors: those of read_strict_json; limit_exceeded, wrong_version, json_wrong_type,
/// json_missing_key, json_unknown_key.
[[nodiscard]] Result<std::vector<DeviceId>> readers_of(std::string_view token);
/// Errors: those of readers_of; not_sealed_for_us; key_invalid, seal_broken, crypto_failed.
[[nodiscard]] Result<std::string> open_addressed(std::string_view token, const Unlock& unlock);

}  // namespace casebridge::bundle
