// What every screen may know about the frame that is being drawn, and the small state that widgets
// keep between frames. The shell opens and closes it once per frame, inside ImGui's frame and
// between Semantics::begin_frame and end_frame. It must not read a clock: the time is given.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "imgui.h"
#include "ui/semantics.h"

namespace casebridge::ui {

struct FrameInput {
    Moment now;                   ///< local, for "today" in date fields and clocks
    double time_ms = 0;           ///< monotonous, for animation
    float top = 0;                ///< design px that a bar over every page takes
    bool reduced_motion = false;  ///< the person's system asks for it
};

struct Frame {
    Moment now;
    double time_ms = 0;
    float width = 0;  ///< of the window, physical
    float height = 0;
    float top = 0;  ///< where pages begin: below a bar over all of them, physical
    bool reduced_motion = false;
    std::uint64_t number = 0;
};

/// Opens the one window that fills the page (ground colour bg, no decoration).
void begin_frame(const FrameInput& input);
/// Draws what lies on top (tooltips) and closes it.
void end_frame();
[[nodiscard]] const Frame& frame();

// ---- what widgets remember ----

/// A stable id from the current ImGui id stack. Widgets and screens use it for request_focus().
[[nodiscard]] NodeId node_id(std::string_view id);
/// As node_id, but different for each call with the same text within a frame: for plain words.
[[nodiscard]] NodeId next_text_id(std::string_view words);

/// Ids of what follows are below this one: { IdScope scope("party"); … }
class IdScope {
public:
    explicit IdScope(std::string_view id);
    explicit IdScope(int index);
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

/// Text that a person is typing and that is not a value yet (a half date); null without.
[[nodiscard]] std::string* find_draft(NodeId id);
std::string& draft(NodeId id);
void drop_draft(NodeId id);
/// A flag or number that a widget keeps: an opened list, the month shown.
[[nodiscard]] int& kept_int(NodeId id, int initial = 0);

/// Words of an std::string_view with a terminating zero, valid until the next 64 calls.
[[nodiscard]] const char* c_str(std::string_view text);

/// Whether a key went down this frame, with repeats: arrows, Home, End, Escape, Enter.
[[nodiscard]] bool key_pressed(ImGuiKey key);
/// The same with Ctrl held, without repeats.
[[nodiscard]] bool shortcut_pressed(ImGuiKey key);

}  // namespace casebridge::ui
