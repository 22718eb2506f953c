// KeyboardEvent.code to ImGui's keys: only for commands and movement. Text never comes from keys.
#pragma once

#include <string_view>

#include "imgui.h"

namespace casebridge::platform_web {

/// ImGuiKey_None for keys the interface has no use for.
[[nodiscard]] ImGuiKey key_of_code(std::string_view code);

}  // namespace casebridge::platform_web
