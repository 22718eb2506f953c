// What lies above the page: dialogs, menus, popovers, tooltips, the drop zone. Whether something is
// open is the caller's bool; overlays set it to false when the person closes them (Escape, outside,
// ×).
#pragma once

#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

struct DialogOptions {
    std::string_view title;
    float width = 440;     ///< design
    bool closable = true;  ///< Escape closes it
    Role role = Role::dialog;
};
/// if (Dialog dialog("new", open, {.title = "新建事项"}); dialog) { … }
class Dialog {
public:
    Dialog(std::string_view id, bool& open, const DialogOptions& options);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    explicit operator bool() const { return drawn_; }

private:
    bool drawn_ = false;
    NodeId id_ = 0;
    Rect rect_;
    ImDrawListSplitter layers_;
};

/// Arrow keys, Home and End among these nodes (a menu, a list, a calendar's days in rows of
/// `columns`).
void move_focus_by_keys(const std::vector<NodeId>& items, int columns = 1);

enum class Answer : std::uint8_t { none, yes, no };
struct Question {
    std::string_view title;  ///< names the thing: 撤回昌江移〔2026〕18号？
    std::string_view sentence;
    std::string_view yes;
    std::string_view no;
    bool danger = false;
};
/// Asks once; sets `open` to false with the answer.
[[nodiscard]] Answer ask(std::string_view id, bool& open, const Question& question);

/// A card that floats at an anchor (below it, or above where there is no room).
struct PopoverOptions {
    float width = 0;  ///< design; 0: the anchor's width
    float max_height = 400;
    float padding = 16;
    Role role = Role::dialog;
    std::string_view name = {};
    bool align_right = false;
    NodeId opener = 0;  ///< gets the focus back when it closes
};
class Popover {
public:
    Popover(std::string_view id, bool& open, const Rect& anchor, const PopoverOptions& options);
    ~Popover();
    Popover(const Popover&) = delete;
    Popover& operator=(const Popover&) = delete;
    explicit operator bool() const { return drawn_; }
    [[nodiscard]] NodeId node() const { return id_; }

private:
    bool drawn_ = false;
    NodeId id_ = 0;
    float padding_ = 0;
    Rect rect_;
    ImDrawListSplitter layers_;
};

/// { Menu menu("more", open, button_rect); if (menu) { if (menu.item("print", icon, "打印")) … } }
class Menu {
public:
    Menu(std::string_view id, bool& open, const Rect& anchor, float width_design = 200,
         bool align_right = false, NodeId opener = 0);
    ~Menu();
    Menu(const Menu&) = delete;
    Menu& operator=(const Menu&) = delete;
    explicit operator bool() const { return static_cast<bool>(popover_); }
    /// 40 high; closes the menu when pressed.
    [[nodiscard]] bool item(std::string_view id, std::string_view icon, std::string_view words,
                            bool danger = false, bool disabled = false);
    void rule();

private:
    bool& open_;
    std::vector<NodeId> items_;
    Popover popover_;
};

/// Shows dark words at the item that was last placed, when the pointer rests on it. Not reported.
void tooltip_for(const Rect& rect, std::string_view words);
/// Draws the tooltip of this frame above everything and settles which overlay is on top; for
/// end_frame.
void finish_overlays();

/// Something stands above the page and takes its keys.
[[nodiscard]] bool has_modal();

/// A short message over the page's lower right corner: nothing below it moves, and presses go
/// through it.
/// `floor` is the y, physical, above which it stays.
void toast(std::string_view id, Tone tone, std::string_view icon, std::string_view sentence,
           float floor);

/// Covers the window while files are dragged over it.
void drop_overlay(std::string_view title, std::string_view sentence);

}  // namespace casebridge::ui
