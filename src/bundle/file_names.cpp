#include <array>

#include "base/utf8.h"
#include "bundle/bundle_format.h"

namespace casebridge::bundle {
namespace {

bool is_unsafe(char32_t c) {
    constexpr std::u32string_view k_reserved = U"/\\:*?\"<>|";
    const bool control = c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0);
    const bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
    const bool line = c == 0x2028 || c == 0x2029;
    return control || direction || line || c == 0xFFFD ||
           k_reserved.find(c) != std::u32string_view::npos;
}

std::string lower_stem(std::string_view name) {
    std::string stem{name.substr(0, name.find('.'))};
    for (char& c : stem) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    while (!stem.empty() && stem.back() == ' ') stem.pop_back();  // Windows drops them
    return stem;
}

// Names that Windows keeps for devices, whatever their ending.
bool is_device_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> k_plain = {"con", "prn", "aux", "nul"};
    const std::string stem = lower_stem(name);
    for (const std::string_view plain : k_plain) {
        if (stem == plain) return true;
    }
    const bool port = stem.starts_with("com") || stem.starts_with("lpt");
    return port && stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
}

}  // namespace

bool is_safe_file_name(std::string_view name) {
    if (name.empty() || name.size() > k_most_name_bytes || !is_valid_utf8(name)) return false;
    if (name.front() == '.' || name.front() == ' ') return false;
    if (name.back() == '.' || name.back() == ' ' || is_device_name(name)) return false;
    for (std::size_t position = 0; position < name.size();) {
        if (is_unsafe(next_code_point(name, position))) return false;
    }
    return true;
}

std::string safe_file_name(std::string_view name) {
    std::string safe;
    for (std::size_t position = 0; position < name.size();) {
        const char32_t c = next_code_point(name, position);
        append_utf8(safe, is_unsafe(c) ? U'_' : c);
    }
    constexpr std::size_t k_longest_ending = 12;
    if (safe.size() > k_most_name_bytes) {
        const std::size_t dot = safe.rfind('.');
        std::string ending;
        if (dot != std::string::npos && safe.size() - dot <= k_longest_ending) {
            ending = safe.substr(dot);
        }
        while (safe.size() + ending.size() > k_most_name_bytes) {
            safe = std::string{first_code_points(safe, count_code_points(safe) - 1)};
        }
        safe += ending;
    }
    while (!safe.empty() && (safe.back() == '.' || safe.back() == ' ')) safe.pop_back();
    if (safe.empty() || safe.front() == '.' || safe.front() == ' ' || is_device_name(safe)) {
        safe = "_" + safe;
    }
    return safe;
}

}  // namespace casebridge::bundle
