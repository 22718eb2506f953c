#include "base/bytes.h"

namespace casebridge {
namespace {

constexpr std::string_view k_hex_digits = "0123456789abcdef";
constexpr std::string_view k_base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> inverse(std::string_view alphabet) {
    std::array<std::int8_t, 256> table{};
    for (auto& entry : table) entry = -1;
    for (std::size_t i = 0; i < alphabet.size(); ++i) {
        table[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}
constexpr auto k_hex_values = inverse(k_hex_digits);
constexpr auto k_base64_values = inverse(k_base64_alphabet);

int value_in(const std::array<std::int8_t, 256>& table, char c) {
    return table[static_cast<std::uint8_t>(c)];
}

}  // namespace

std::string to_hex(BytesView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += k_hex_digits[byte >> 4];
        text += k_hex_digits[byte & 15];
    }
    return text;
}

Result<Bytes> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return fail(ErrorCode::invalid_hex);
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = value_in(k_hex_values, text[i]);
        const int low = value_in(k_hex_values, text[i + 1]);
        if (high < 0 || low < 0) return fail(ErrorCode::invalid_hex);
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

Result<Digest> digest_from_hex(std::string_view text) {
    TRY(const Bytes bytes, from_hex(text));
    Digest digest{};
    if (bytes.size() != digest.size()) return fail(ErrorCode::invalid_hex);
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

std::string to_base64(BytesView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        const unsigned v = static_cast<unsigned>(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]);
        for (int shift = 18; shift >= 0; shift -= 6) text += k_base64_alphabet[v >> shift & 63];
    }
    const std::size_t left = bytes.size() - i;
    if (left == 1) {
        const unsigned v = static_cast<unsigned>(bytes[i] << 16);
        text += k_base64_alphabet[v >> 18 & 63];
        text += k_base64_alphabet[v >> 12 & 63];
        text += "==";
    } else if (left == 2) {
        const unsigned v = static_cast<unsigned>(bytes[i] << 16 | bytes[i + 1] << 8);
        for (int shift = 18; shift >= 6; shift -= 6) text += k_base64_alphabet[v >> shift & 63];
        text += '=';
    }
    return text;
}

Result<Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return fail(ErrorCode::invalid_base64);
    std::size_t padding = 0;
    if (!text.empty() && text.back() == '=') padding = text[text.size() - 2] == '=' ? 2 : 1;
    const std::string_view body = text.substr(0, text.size() - padding);
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    std::size_t i = 0;
    for (; i + 4 <= body.size(); i += 4) {
        const int a = value_in(k_base64_values, body[i]);
        const int b = value_in(k_base64_values, body[i + 1]);
        const int c = value_in(k_base64_values, body[i + 2]);
        const int d = value_in(k_base64_values, body[i + 3]);
        if ((a | b | c | d) < 0) return fail(ErrorCode::invalid_base64);
        const unsigned v = static_cast<unsigned>(a << 18 | b << 12 | c << 6 | d);
        bytes.push_back(static_cast<std::uint8_t>(v >> 16));
        bytes.push_back(static_cast<std::uint8_t>(v >> 8));
        bytes.push_back(static_cast<std::uint8_t>(v));
    }
    if (padding == 0) return bytes;
    unsigned v = 0;
    for (std::size_t k = i; k < body.size(); ++k) {
        const int digit = value_in(k_base64_values, body[k]);
        if (digit < 0) return fail(ErrorCode::invalid_base64);
        v = v << 6 | static_cast<unsigned>(digit);
    }
    // The bits that no byte uses must be zero, or two texts would mean the same bytes.
    if (padding == 2) {
        if ((v & 15U) != 0) return fail(ErrorCode::invalid_base64);
        bytes.push_back(static_cast<std::uint8_t>(v >> 4));
    } else {
        if ((v & 3U) != 0) return fail(ErrorCode::invalid_base64);
        bytes.push_back(static_cast<std::uint8_t>(v >> 10));
        bytes.push_back(static_cast<std::uint8_t>(v >> 2));
    }
    return bytes;
}

}  // namespace casebridge
