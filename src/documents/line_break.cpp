#include "documents/line_break.h"

#include <string_view>

namespace casebridge::documents {
namespace {

constexpr std::u32string_view k_never_first = U"。，、；：？！”’）》〉】〕」』…—·％‰℃,.;:!?)]}% ";
constexpr std::u32string_view k_never_last = U"（《〈【〔「『“‘([{￥$";
// Inside numbers, plates, file names and road numbers.
constexpr std::u32string_view k_joins_word = U".,-/:_+@#&%";

bool is_word(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           k_joins_word.find(c) != std::u32string_view::npos;
}

}  // namespace

bool may_break_between(char32_t before, char32_t after) {
    if (k_never_first.find(after) != std::u32string_view::npos) return false;
    if (k_never_last.find(before) != std::u32string_view::npos) return false;
    if (is_word(before) && is_word(after)) return false;
    // 〔2026〕18号 is one number.
    return !(before == U'〕' && is_word(after));
}

}  // namespace casebridge::documents
