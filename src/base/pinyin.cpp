#include "base/pinyin.h"

#include <array>
#include <vector>

#include "base/pinyin_table.h"
#include "base/utf8.h"

namespace casebridge {
namespace {

struct OtherReading {
    char32_t hanzi;
    char initial;
};
// Second readings that occur in names, places and the words of this work.
constexpr std::array<OtherReading, 24> k_other_readings = {{
    {U'长', 'c'}, {U'长', 'z'}, {U'重', 'z'}, {U'重', 'c'}, {U'行', 'x'}, {U'行', 'h'},
    {U'调', 'd'}, {U'调', 't'}, {U'厦', 'x'}, {U'曾', 'z'}, {U'曾', 'c'}, {U'单', 's'},
    {U'区', 'o'}, {U'解', 'x'}, {U'乐', 'y'}, {U'石', 'd'}, {U'会', 'k'}, {U'朝', 'z'},
    {U'朝', 'c'}, {U'传', 'z'}, {U'藏', 'z'}, {U'泊', 'p'}, {U'埔', 'b'}, {U'盛', 'c'},
}};

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_typeable(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// A character of the text that a letter can stand for.
struct Sound {
    char32_t character = 0;
    char initial = 0;
};

bool answers(const Sound& sound, char letter) {
    if (sound.initial == letter) return true;
    for (const OtherReading& other : k_other_readings) {
        if (other.hanzi == sound.character && other.initial == letter) return true;
    }
    return false;
}

std::vector<Sound> sounds_of(std::string_view text) {
    std::vector<Sound> sounds;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = next_code_point(text, at);
        if (character >= k_pinyin_first && character - k_pinyin_first < k_pinyin_initials.size()) {
            sounds.push_back({character, k_pinyin_initials[character - k_pinyin_first]});
        } else if (character < 0x80 && is_typeable(lower(static_cast<char>(character)))) {
            sounds.push_back({character, lower(static_cast<char>(character))});
        }
    }
    return sounds;
}

}  // namespace

bool matches_initials(std::string_view text, std::string_view typed) {
    for (const char letter : typed) {
        if (!is_typeable(lower(letter))) return false;
    }
    const std::vector<Sound> sounds = sounds_of(text);
    for (std::size_t from = 0; from + typed.size() <= sounds.size(); ++from) {
        std::size_t same = 0;
        while (same < typed.size() && answers(sounds[from + same], lower(typed[same]))) ++same;
        if (same == typed.size()) return true;
    }
    return false;
}

}  // namespace casebridge
