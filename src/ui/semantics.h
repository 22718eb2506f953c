// What a frame means to people who do not look at its pixels: every ui:: widget reports a Node
// (role, name, value, state, rectangle), and the platform mirrors the nodes into real accessible
// elements. It is also the way back: activation, text, scrolling and focus that arrive through the
// mirror are kept here until the widget asks for them in its next frame. Rectangles are in ImGui's
// coordinates (physical pixels). This file knows neither ImGui nor a browser; it must not draw and
// must not decide what an action does.
//
// Rules for widgets
//  - Report the node whether or not ImGui clips the item: what is merely scrolled away stays
//    reachable by Tab, by a screen reader and by tests. Only rows a list clipper skips are left
//    out.
//  - A scrolling child window is a container node with `scroll` set; honour take_scroll(id).
//  - Popups and dialogs are container nodes with `floating` (and `modal` for dialogs).
//  - A button does its work when ImGui says it was pressed OR consume_activation(id) is true.
//  - A text field: take_value(id) replaces its text; if drawn_by_platform(id) it draws its frame
//  but
//    not its text, because the platform's own field shows text, caret, selection and preedit there.
//  - Keyboard focus is the mirror's focus: ask has_focus(id), draw the ring where
//  focus_visible(id).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casebridge::ui {

/// An ImGuiID; 0 means none.
using NodeId = std::uint32_t;

enum class Role : std::uint8_t {
    alert,
    banner,
    button,
    cell,
    checkbox,
    column_header,
    combobox,
    dialog,
    form,
    group,
    heading,
    img,
    link,
    list,
    listbox,
    listitem,
    main,
    menu,
    menuitem,
    navigation,
    option,
    progressbar,
    radio,
    radiogroup,
    region,
    row,
    search,
    slider,
    status,
    switch_toggle,
    tab,
    table,
    tablist,
    tabpanel,
    text,
    textbox,
    toolbar,
};

/// The ARIA role's word; empty for `text`, which is a plain run of words.
[[nodiscard]] std::string_view aria_role(Role role);

/// Whether the role takes keyboard focus by itself.
[[nodiscard]] bool is_focusable_role(Role role);

/// Position and size in ImGui's coordinates.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    bool operator==(const Rect&) const = default;
};

/// A state that many roles do not have at all.
enum class Tristate : std::uint8_t { absent, no, yes };

/// Of a column head: whether the rows are in its order.
enum class SortState : std::uint8_t { absent, none, ascending, descending };

/// How a text field sets its text, so that the platform's field looks the same. Lengths as Rect.
struct TextStyle {
    enum class Family : std::uint8_t { regular, mono };
    Family family = Family::regular;
    bool bold = false;
    bool align_right = false;
    float font_size = 16;
    float line_height = 24;
    float padding_left = 12;
    float padding_right = 12;
    float padding_top = 0;
    std::uint32_t color = 0xFF000000;              ///< ImU32, ABGR
    std::uint32_t placeholder_color = 0xFF000000;  ///< ImU32, ABGR
    bool operator==(const TextStyle&) const = default;
};

/// Offsets and full size of a scrolling container's content. Lengths as Rect.
struct Scroll {
    float x = 0;
    float y = 0;
    float content_width = 0;
    float content_height = 0;
    bool operator==(const Scroll&) const = default;
};

/// What on-screen keyboard a field asks for.
enum class InputMode : std::uint8_t { text, digits, telephone };

/// One widget or container of the current frame.
struct Node {
    NodeId id = 0;
    Role role = Role::text;
    std::string name;         ///< the label; for text and headings the words themselves
    std::string value;        ///< text of a field, choice of a combobox, words of a progress bar
    std::string description;  ///< error sentence or hint, read after the name
    std::string placeholder;
    Rect rect;

    bool disabled = false;
    bool checked = false;
    bool selected = false;
    bool required = false;
    bool invalid = false;
    bool read_only = false;
    bool multiline = false;
    bool password = false;
    bool has_popup = false;
    bool modal = false;        ///< everything outside this container is dropped from the mirror
    bool floating = false;     ///< drawn above its parents: not clipped by their scrolling
    bool takes_focus = false;  ///< when it appears: this node, or a container's chosen/first item
    bool focusable = false;  ///< Tab stops here although the role alone would not (a clickable row)
    bool drags = false;      ///< a finger that moves on it moves it, not the page
    bool zooms = false;      ///< two fingers enlarge it
    bool current = false;    ///< the navigation entry of the page that is shown
    Tristate expanded = Tristate::absent;
    Tristate pressed = Tristate::absent;
    SortState sort = SortState::absent;

    int level = 0;        ///< heading level, 1 to 6
    int row = 0;          ///< 1-based row within the whole table or list; 0 if not a row
    int row_count = 0;    ///< on a table or list: all rows, with those not drawn
    int max_length = 0;   ///< characters; 0 without limit
    float fraction = -1;  ///< progress or slider position 0..1; negative if unknown
    NodeId controls = 0;  ///< the popup or panel it opens
    std::optional<Scroll> scroll;
    TextStyle text_style;  ///< textbox only
    InputMode input_mode = InputMode::text;

    NodeId parent = 0;  ///< set by Semantics: the container it is mirrored into
};

/// Collects one frame's nodes and hands the mirror's actions to the widgets.
class Semantics {
public:
    // ---- widgets, between begin_frame and end_frame ----

    /// Reports a widget without children.
    void add(Node node);
    /// Opens a container; what is added until pop() is inside it. Returns its id.
    NodeId push(Node node);
    /// Goes on inside a container that was reported and popped before.
    void reopen(NodeId id) { open_.push_back(id); }
    void pop();

    /// True once after the mirror activated this widget (screen reader, Enter, Space).
    [[nodiscard]] bool consume_activation(NodeId id);
    /// The whole new text after the person typed into the mirror's field.
    [[nodiscard]] std::optional<std::string> take_value(NodeId id);
    /// The new offset after the mirror scrolled this container.
    [[nodiscard]] std::optional<Scroll> take_scroll(NodeId id);
    /// Steps asked by arrow keys on a slider (+1, -1 …), 0 without.
    [[nodiscard]] int take_steps(NodeId id);

    [[nodiscard]] bool has_focus(NodeId id) const { return id != 0 && id == focused_; }
    /// Focus that came by keyboard (or sits in a text field): draw the ring.
    [[nodiscard]] bool focus_visible(NodeId id) const { return has_focus(id) && focus_ring_; }
    /// True in the one frame after the node got or lost focus.
    [[nodiscard]] bool gained_focus(NodeId id) const;
    [[nodiscard]] bool lost_focus(NodeId id) const;
    /// The platform's own field draws this field's text now.
    [[nodiscard]] bool drawn_by_platform(NodeId id) const { return id != 0 && id == edited_; }
    /// The focused node, 0 without.
    [[nodiscard]] NodeId focused() const { return focused_; }

    // ---- screens ----

    /// Moves keyboard focus (and thereby scrolls) to a node of this or the next frames.
    void request_focus(NodeId id) { focus_request_ = id; }
    /// Speaks a sentence through the live region; assertive interrupts.
    void announce(std::string sentence, bool assertive = false);

    // ---- platform ----

    void begin_frame();
    /// Drops nodes behind a modal and empty ones, and settles parents.
    void end_frame();
    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] const Node* find(NodeId id) const;

    void activate(NodeId id);
    void set_value(NodeId id, std::string text);
    void set_scroll(NodeId id, float x, float y);
    void step(NodeId id, int steps);
    void set_focus(NodeId id, bool ring, bool edited);
    /// Actions that no widget has taken yet: the platform runs another frame for them.
    [[nodiscard]] bool has_pending_actions() const { return !actions_.empty(); }
    [[nodiscard]] NodeId take_focus_request();

    struct Announcement {
        std::string sentence;
        bool assertive = false;
    };
    [[nodiscard]] std::vector<Announcement> take_announcements();

private:
    enum class ActionKind : std::uint8_t { activate, value, scroll, step };
    struct Action {
        ActionKind kind = ActionKind::activate;
        NodeId id = 0;
        std::string text;
        Scroll offset;
        int steps = 0;
        int age_frames = 0;
    };
    void queue(Action action);
    [[nodiscard]] std::optional<Action> take(ActionKind kind, NodeId id);
    void keep_only_inside_modal();
    void settle_parents();

    std::vector<Node> nodes_;
    std::vector<NodeId> open_;
    std::vector<Action> actions_;
    std::vector<Announcement> announcements_;
    NodeId focused_ = 0;
    NodeId edited_ = 0;
    NodeId focus_before_ = 0;
    bool focus_ring_ = false;
    bool focus_moved_ = false;
    NodeId focus_request_ = 0;
};

/// The collection of the running frame, current in the way ImGui's context is. The platform (or a
/// test) makes one current before the first widget runs.
[[nodiscard]] Semantics& semantics();
void make_current(Semantics* semantics);

}  // namespace casebridge::ui
