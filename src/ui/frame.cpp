#include "ui/frame.h"

#include <array>
#include <cstring>
#include <unordered_map>

#include "imgui_internal.h"
#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/pictures.h"
#include "ui/theme.h"
#include "ui/widgets/overlays.h"

namespace casebridge::ui {

namespace {

struct Memory {
    Frame frame;
    std::unordered_map<NodeId, std::string> drafts;
    std::unordered_map<NodeId, int> numbers;
    std::unordered_map<NodeId, int> words_seen;  // this frame
    std::array<std::string, 64> terminated;
    std::size_t next_terminated = 0;
};

Memory& memory() {
    static Memory kept;
    return kept;
}

// Nothing of ImGui's own look may show through; our widgets take nothing else from its style.
void calm_style() {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    style.ChildBorderSize = 0;
    style.ChildRounding = 0;
    style.PopupBorderSize = 0;
    style.PopupRounding = 0;
    style.FramePadding = {0, 0};
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {0, 0};
    style.DisplaySafeAreaPadding = {0, 0};
    style.DisplayWindowPadding = {0, 0};
    style.TouchExtraPadding = {0, 0};
    style.Colors[ImGuiCol_WindowBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_PopupBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0);
    style.Colors[ImGuiCol_NavWindowingDimBg] = ImVec4(0, 0, 0, 0);
    // Circles and corners of our sizes need more segments than ImGui's default error allows.
    style.CircleTessellationMaxError = 0.1F;
}

}  // namespace

void begin_frame(const FrameInput& input) {
    Memory& kept = memory();
    const ImGuiIO& io = ImGui::GetIO();
    kept.frame.now = input.now;
    kept.frame.time_ms = input.time_ms;
    kept.frame.reduced_motion = input.reduced_motion;
    kept.frame.width = io.DisplaySize.x;
    kept.frame.height = io.DisplaySize.y;
    kept.frame.top = input.top > 0 ? px(input.top) : 0;
    ++kept.frame.number;
    kept.words_seen.clear();
    sweep_pictures();
    calm_style();

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, io.DisplaySize, theme().bg);
    set_cursor(0, 0);
}

void end_frame() {
    ImGui::End();
    finish_overlays();
}

const Frame& frame() { return memory().frame; }

NodeId node_id(std::string_view id) {
    return ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size());
}

NodeId next_text_id(std::string_view words) {
    const NodeId first = node_id(words);
    const int seen = memory().words_seen[first]++;
    return seen == 0 ? first : ImHashData(&seen, sizeof seen, first);
}

IdScope::IdScope(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }

IdScope::IdScope(int index) { ImGui::PushID(index); }

IdScope::~IdScope() { ImGui::PopID(); }

std::string* find_draft(NodeId id) {
    const auto found = memory().drafts.find(id);
    return found == memory().drafts.end() ? nullptr : &found->second;
}

std::string& draft(NodeId id) { return memory().drafts[id]; }

void drop_draft(NodeId id) { memory().drafts.erase(id); }

int& kept_int(NodeId id, int initial) {
    return memory().numbers.emplace(id, initial).first->second;
}

const char* c_str(std::string_view text) {
    Memory& kept = memory();
    std::string& place = kept.terminated[kept.next_terminated];
    kept.next_terminated = (kept.next_terminated + 1) % kept.terminated.size();
    place.assign(text);
    return place.c_str();
}

bool key_pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

bool shortcut_pressed(ImGuiKey key) {
    return ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(key, false);
}

}  // namespace casebridge::ui

// The ImGui library is built with the hooks of its test engine. Our widgets report themselves to
// Semantics, so nothing listens here (they stand in this file because every program links it).
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
