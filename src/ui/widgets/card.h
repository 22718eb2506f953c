// Cards and what stands inside them: key-value rows, check lists, counters, message bars, empty
// states.
#pragma once

#include <span>
#include <string_view>

#include "imgui.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

struct CardOptions {
    std::string_view title = {};
    std::string_view beside = {};  ///< muted behind the title ("7 项")
    float height = 0;              ///< design; 0: as high as its content
    bool header_rule = false;      ///< a rule under the header
    bool flush = false;            ///< content touches the edges (lists, tables)
    float padding = 16;
    Tone tone = Tone::neutral;   ///< over, warn: border and header of that tone
    std::string_view icon = {};  ///< before the title (請您决定)
    std::string_view name = {};  ///< accessible name when there is no title
    int heading_level = 2;
};

/// { Card card("todo", {.title = "今天要做的事"}); … }
class Card {
public:
    Card(std::string_view id, const CardOptions& options = {});
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
    /// A place at the right of the header for something so wide (physical) and high (design):
    /// { Area slot(card.right_slot(link_width("全部"), 20)); link(…); }
    [[nodiscard]] Rect right_slot(float width, float height_design) const;
    /// Where the content goes.
    [[nodiscard]] Rect body() const { return body_; }

private:
    CardOptions options_;
    NodeId id_ = 0;
    Rect rect_;
    Rect body_;
    ImDrawListSplitter layers_;  // the ground is drawn last, when the height is known
};

/// Label at the left (muted), value at the right; 36 high with 16/24 (small: 28, 14/20 label).
void key_value(std::string_view key, std::string_view value, bool strong = false);
/// "昌江移〔2026〕17号   当事人 …" : facts beside each other, 14/20, under a page title.
struct Fact {
    std::string_view label;
    std::string_view value;
};
void facts_line(std::span<const Fact> facts);

/// A met or missing requirement: 30 high, icon 16; `action` is a link at the right, pressed → true.
[[nodiscard]] bool check_row(std::string_view id, bool met, std::string_view words,
                             std::string_view right = {}, std::string_view action = {});

/// "待我处理 5 今天到期 1 项": several beside each other with rules between, 96 high with the card.
struct Counter {
    std::string_view label;
    std::string_view number;
    std::string_view beside = {};
    bool over = false;
};
/// Index of the pressed counter or -1.
int counters(std::string_view id, std::span<const Counter> items);

/// 44 high, icon, sentence, and a link at the right; true when the link was pressed.
[[nodiscard]] bool message_bar(std::string_view id, Tone tone, std::string_view sentence,
                               std::string_view action = {}, std::string_view icon = {});
/// Icon tile, title, sentence, a button (may be empty); true when it was pressed.
[[nodiscard]] bool empty_state(std::string_view id, std::string_view icon, std::string_view title,
                               std::string_view sentence, std::string_view action = {},
                               std::string_view action_icon = {});

/// Five-digit groups (fingerprint) in sunken boxes, three in a row, fixed-width 16.
void fingerprint_boxes(std::string_view id, std::string_view groups_with_spaces);
/// A hash in groups of eight, four in a line, fixed-width 14.
void hash_lines(std::string_view label, std::string_view hex);

/// A 1 px rule over the available width (or to the card's edges when `flush`).
void rule(float margin_above = 0, float margin_below = 0);

/// Card-like ground drawn by hand: fill, border, radius 10.
void draw_card(ImDrawList* list, const Rect& rect, ImU32 fill, ImU32 border);

}  // namespace casebridge::ui
