// The one reader of whole numbers in texts: decimal digits, perhaps a minus, and nothing else.
#pragma once

#include <charconv>
#include <concepts>
#include <string_view>

namespace casebridge {

/// False when the text is anything but a number that the type can hold; `value` is then unchanged.
template <std::integral T>
[[nodiscard]] bool read_whole(std::string_view text, T& value) {
    T read = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc{} || end != text.data() + text.size()) return false;
    value = read;
    return true;
}

}  // namespace casebridge
