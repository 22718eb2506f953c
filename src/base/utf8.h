// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. Length and
// width limits in the program count code points, as a person counts characters.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace casebridge {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// The code point at `position`, which moves behind it. Invalid bytes yield U+FFFD, one at a time.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);

void append_utf8(std::string& to, char32_t code_point);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// The first `count` code points.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t count);

/// Without ASCII and ideographic (U+3000) white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The parts that are not empty, with 中文 commas between them.
[[nodiscard]] std::string joined_by_comma(std::initializer_list<std::string_view> parts);

}  // namespace casebridge
