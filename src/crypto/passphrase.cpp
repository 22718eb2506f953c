#include "crypto/passphrase.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "base/utf8.h"

namespace casebridge::crypto {
namespace {

constexpr std::size_t k_least_characters = 8;
constexpr int k_least_classes = 2;

enum class Kind { lower, upper, digit, symbol, beyond_ascii };
constexpr std::size_t k_kind_count = 5;

// How many characters a guesser must try at one place when the kind is in use. Beyond ASCII it is
// the commonest Chinese characters: a guesser begins with those.
constexpr std::array<double, k_kind_count> k_alphabet_sizes = {26, 26, 10, 33, 2000};

Kind kind_of(char32_t character) {
    if (character >= U'a' && character <= U'z') return Kind::lower;
    if (character >= U'A' && character <= U'Z') return Kind::upper;
    if (character >= U'0' && character <= U'9') return Kind::digit;
    return character < 0x80 ? Kind::symbol : Kind::beyond_ascii;
}

struct Makeup {
    std::size_t characters = 0;
    std::size_t surprising = 0;  // those that neither repeat nor continue the one before
    std::array<bool, k_kind_count> has{};

    [[nodiscard]] bool uses(Kind kind) const { return has[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] int classes() const {
        const bool letter = uses(Kind::lower) || uses(Kind::upper);
        const bool other = uses(Kind::symbol) || uses(Kind::beyond_ascii);
        return int{letter} + int{uses(Kind::digit)} + int{other};
    }
};

Makeup makeup_of(std::string_view passphrase) {
    Makeup makeup;
    char32_t before = 0;
    for (std::size_t position = 0; position < passphrase.size();) {
        const char32_t character = next_code_point(passphrase, position);
        makeup.has[static_cast<std::size_t>(kind_of(character))] = true;
        const bool expected =
            character == before || character == before + 1 || character + 1 == before;
        if (makeup.characters == 0 || !expected) ++makeup.surprising;
        ++makeup.characters;
        before = character;
    }
    return makeup;
}

}  // namespace

Status check_passphrase(std::string_view passphrase) {
    if (!is_valid_utf8(passphrase)) return fail(ErrorCode::invalid_utf8);
    const Makeup makeup = makeup_of(passphrase);
    if (makeup.characters < k_least_characters) return fail(ErrorCode::passphrase_weak, "length");
    if (makeup.classes() < k_least_classes) return fail(ErrorCode::passphrase_weak, "classes");
    return Done{};
}

int passphrase_strength(std::string_view passphrase) {
    if (!check_passphrase(passphrase).ok()) return 0;
    const Makeup makeup = makeup_of(passphrase);
    double alphabet_size = 0;
    for (std::size_t i = 0; i < k_kind_count; ++i) {
        if (makeup.has[i]) alphabet_size += k_alphabet_sizes[i];
    }
    const double bits = static_cast<double>(makeup.surprising) * std::log2(alphabet_size);
    constexpr std::array<double, 3> k_steps_bits = {40, 56, 72};
    int strength = 1;
    for (const double step : k_steps_bits) {
        if (bits >= step) ++strength;
    }
    return strength;
}

}  // namespace casebridge::crypto
