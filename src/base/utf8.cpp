#include "base/utf8.h"

#include <cstdint>

namespace casebridge {
namespace {

constexpr char32_t k_replacement = 0xFFFD;
constexpr std::string_view k_ideographic_space = "\xE3\x80\x80";

struct Decoded {
    char32_t code_point;
    std::size_t length;  // 0 when invalid
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {k_replacement, 0};
    char32_t code_point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {k_replacement, 0};
        code_point = code_point << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t k_smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < k_smallest[length] || code_point > 0x10FFFF || surrogate) {
        return {k_replacement, 0};
    }
    return {code_point, length};
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded decoded = decode(text);
        if (decoded.length == 0) return false;
        text.remove_prefix(decoded.length);
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
    const Decoded decoded = decode(text.substr(position));
    position += decoded.length == 0 ? 1 : decoded.length;
    return decoded.code_point;
}

void append_utf8(std::string& to, char32_t code_point) {
    const auto put = [&](char32_t byte) { to += static_cast<char>(byte); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | code_point >> 6);
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | code_point >> 12);
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | code_point >> 18);
        put(0x80 | (code_point >> 12 & 0x3F));
        put(0x80 | (code_point >> 6 & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < text.size(); ++count) {
        (void)next_code_point(text, position);
    }
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t position = 0;
    while (count > 0 && position < text.size()) {
        (void)next_code_point(text, position);
        --count;
    }
    return text.substr(0, position);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view k_ascii_space = " \t\r\n";
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        if (k_ascii_space.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
            changed = true;
        } else if (text.starts_with(k_ideographic_space)) {
            text.remove_prefix(k_ideographic_space.size());
            changed = true;
        }
    }
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        if (k_ascii_space.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
            changed = true;
        } else if (text.ends_with(k_ideographic_space)) {
            text.remove_suffix(k_ideographic_space.size());
            changed = true;
        }
    }
    return text;
}

std::string joined_by_comma(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += "，";
        text += part;
    }
    return text;
}

}  // namespace casebridge
