#include "app/paper_code.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/utf8.h"
#include "crypto/digest.h"
#include "documents/qr.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_prefix = "CB1:";
constexpr std::size_t k_matter_digits = 32;
constexpr std::size_t k_hash_digits = 16;
constexpr std::size_t k_most_number_characters = 60;

std::string capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

/// Empty where the text is not so many capital hex digits.
std::string small_letters(std::string_view text, std::size_t digits) {
    if (text.size() != digits) return {};
    std::string small;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            small += c;
        } else if (c >= 'A' && c <= 'F') {
            small += static_cast<char>(c - 'A' + 'a');
        } else {
            return {};
        }
    }
    return small;
}

}  // namespace

std::string text_of(const PaperCode& code) {
    return std::string{k_prefix} + capitals(code.matter.text) + ":" + capitals(code.hash) + ":" +
           code.number;
}

std::optional<PaperCode> read_paper_code(std::string_view text) {
    if (text.substr(0, k_prefix.size()) != k_prefix) return std::nullopt;
    const auto [plain, number] = documents::split_code(text);
    if (plain.size() != k_prefix.size() + k_matter_digits + 1 + k_hash_digits + 1) {
        return std::nullopt;
    }
    if (plain[k_prefix.size() + k_matter_digits] != ':' || plain.back() != ':') return std::nullopt;
    PaperCode code;
    code.matter.text =
        small_letters(plain.substr(k_prefix.size(), k_matter_digits), k_matter_digits);
    code.hash = small_letters(plain.substr(k_prefix.size() + k_matter_digits + 1, k_hash_digits),
                              k_hash_digits);
    code.number = number;
    const bool readable = is_valid_utf8(number) &&
                          count_code_points(number) <= k_most_number_characters &&
                          std::none_of(number.begin(), number.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (code.matter.empty() || code.hash.empty() || !readable) return std::nullopt;
    return code;
}

PaperCode code_of(const MatterId& matter, std::string_view number,
                  const documents::Document& paper) {
    const std::string hash = to_hex(crypto::sm3(documents::text_of(paper)));
    return {matter, hash.substr(0, k_hash_digits), std::string{number}};
}

}  // namespace casebridge::app
