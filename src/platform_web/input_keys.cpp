#include "platform_web/input_keys.h"

namespace casebridge::platform_web {

namespace {

struct Entry {
    std::string_view code;
    ImGuiKey key;
};

constexpr Entry k_keys[] = {
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"Slash", ImGuiKey_Slash},
    {"Equal", ImGuiKey_Equal},
    {"NumpadAdd", ImGuiKey_Equal},
    {"Minus", ImGuiKey_Minus},
    {"NumpadSubtract", ImGuiKey_Minus},
    {"Digit0", ImGuiKey_0},
    {"Numpad0", ImGuiKey_0},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"BracketRight", ImGuiKey_RightBracket},
};

}  // namespace

ImGuiKey key_of_code(std::string_view code) {
    for (const Entry& entry : k_keys) {
        if (entry.code == code) {
            return entry.key;
        }
    }
    // "KeyA" … "KeyZ"
    if (code.size() == 4 && code.substr(0, 3) == "Key" && code[3] >= 'A' && code[3] <= 'Z') {
        return static_cast<ImGuiKey>(ImGuiKey_A + (code[3] - 'A'));
    }
    // "F1" … "F12"
    if (code.size() >= 2 && code.size() <= 3 && code[0] == 'F') {
        const int number =
            code.size() == 2 ? code[1] - '0' : (code[1] - '0') * 10 + (code[2] - '0');
        if (number >= 1 && number <= 12) {
            return static_cast<ImGuiKey>(ImGuiKey_F1 + number - 1);
        }
    }
    return ImGuiKey_None;
}

}  // namespace casebridge::platform_web
