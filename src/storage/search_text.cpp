#include "storage/search_text.h"

#include <vector>

#include "base/utf8.h"

namespace casebridge::storage {
namespace {

// Stands between runs. A letter that no input can contain after folding to lower case.
constexpr std::string_view k_run_break = "Z";

char32_t folded(char32_t c) {
    constexpr char32_t k_full_width_first = 0xFF01;
    constexpr char32_t k_full_width_last = 0xFF5E;
    constexpr char32_t k_full_width_distance = 0xFEE0;
    if (c >= k_full_width_first && c <= k_full_width_last) c -= k_full_width_distance;
    if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
    return c;
}

bool is_searchable(char32_t c) {
    if (c < 0x80) return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
    const bool han = (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
                     (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
    const bool other_letter = c >= 0xC0 && c < 0x2000;
    return han || other_letter;
}

std::vector<std::u32string> runs_of(std::string_view text) {
    std::vector<std::u32string> runs;
    bool open = false;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = folded(next_code_point(text, position));
        if (!is_searchable(c)) {
            open = false;
            continue;
        }
        if (!open) runs.emplace_back();
        open = true;
        runs.back() += c;
    }
    return runs;
}

// Characters as hex words: the tokenizer then has nothing to decide about any script.
void append_hex(std::string& to, char32_t c) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    for (int shift = 20; shift >= 0; shift -= 4) to += k_digits[c >> shift & 15];
}

std::string pair_token(const std::u32string& run, std::size_t i) {
    std::string token = "x";
    append_hex(token, run[i]);
    if (i + 1 < run.size()) append_hex(token, run[i + 1]);
    return token;
}

}  // namespace

std::string folded_for_search(std::string_view text) {
    std::string result;
    for (std::size_t position = 0; position < text.size();) {
        append_utf8(result, folded(next_code_point(text, position)));
    }
    return result;
}

std::string index_tokens(std::string_view text) {
    std::string tokens;
    for (const std::u32string& run : runs_of(text)) {
        if (!tokens.empty()) (tokens += ' ').append(k_run_break) += ' ';
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (i > 0) tokens += ' ';
            tokens += pair_token(run, i);
        }
    }
    return tokens;
}

std::string match_query(std::string_view typed) {
    std::string query;
    for (const std::u32string& run : runs_of(typed)) {
        if (!query.empty()) query += " AND ";
        if (run.size() == 1) {
            query += pair_token(run, 0) + "*";
            continue;
        }
        query += '"';
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            if (i > 0) query += ' ';
            query += pair_token(run, i);
        }
        query += '"';
    }
    return query;
}

}  // namespace casebridge::storage
