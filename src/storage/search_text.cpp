#include "storage/search_text.h"

#include "base/utf8.h"

namespace casebridge::storage {
namespace {

constexpr char32_t k_blank = U' ';

bool is_blank(char32_t c) {
    return c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x3000 || c == 0xFEFF;
}

/// Signs that people do not tell apart, or that another input method gives.
char32_t folded_sign(char32_t c) {
    switch (c) {
        case U'〔':
        case U'【':
        case U'(': return U'[';
        case U'〕':
        case U'】':
        case U')': return U']';
        case U'—':
        case U'–':
        case U'―':
        case U'－': return U'-';
        case U'•':
        case U'・':
        case U'‧': return U'·';
        default: return c;
    }
}

char32_t folded(char32_t c) {
    constexpr char32_t k_full_width_first = 0xFF01;
    constexpr char32_t k_full_width_last = 0xFF5E;
    constexpr char32_t k_full_width_distance = 0xFEE0;
    if (is_blank(c)) return k_blank;
    if (c >= k_full_width_first && c <= k_full_width_last) c -= k_full_width_distance;
    if (c >= U'A' && c <= U'Z') return c + (U'a' - U'A');
    return folded_sign(c);
}

bool is_letter_or_digit(char32_t c) {
    if (c < 0x80) return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    const bool han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                     (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
    const bool other_letter = c >= 0xC0 && c < 0x2000;
    return han || other_letter;
}

std::u32string folded_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        points += folded(next_code_point(text, position));
    }
    return points;
}

}  // namespace

std::string folded_for_search(std::string_view text) {
    std::string result;
    for (const char32_t c : folded_points(text)) append_utf8(result, c);
    return result;
}

std::string squeezed_for_search(std::string_view text) {
    std::string result;
    for (const char32_t c : folded_points(text)) {
        if (is_letter_or_digit(c)) append_utf8(result, c);
    }
    return result;
}

std::vector<std::string> typed_fragments(std::string_view typed) {
    std::vector<std::string> fragments;
    bool open = false;
    for (const char32_t c : folded_points(typed)) {
        if (c == k_blank) {
            open = false;
            continue;
        }
        if (!open) fragments.emplace_back();
        open = true;
        append_utf8(fragments.back(), c);
    }
    return fragments;
}

}  // namespace casebridge::storage
