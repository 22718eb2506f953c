// The rules for the passphrase that protects a device's keys. Characters are code points. It knows
// nothing of the text shown to the person who chooses one.
#pragma once

#include <string_view>

#include "base/result.h"

namespace casebridge::crypto {

/// At least 8 characters, of at least two of the classes ASCII letter, ASCII digit, other. Errors:
/// passphrase_weak, with detail "length" or "classes"; invalid_utf8.
[[nodiscard]] Status check_passphrase(std::string_view passphrase);

/// 0 to 4 for the meter beside the field; 0 exactly when check_passphrase refuses. An estimate that
/// discounts repeated characters and runs such as 1234; a hint, never a rule.
[[nodiscard]] int passphrase_strength(std::string_view passphrase);

}  // namespace casebridge::crypto
