// Buttons and links: 40 high (compact 32, large 48, action 54: 64 in field mode), radius 6, one
// primary per screen. True is returned in the one frame in which the button was pressed by mouse,
// finger, keyboard or the mirror.
#pragma once

#include <string_view>

#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace casebridge::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, danger };
enum class ButtonSize : std::uint8_t { normal, compact, large, action };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    ButtonSize size = ButtonSize::normal;
    std::string_view icon = {};  ///< before the words
    std::string_view icon_after = {};
    float width = 0;  ///< design; 0: as wide as the words, negative: all there is
    bool disabled = false;
    bool bold_off = false;       ///< regular words on primary (compact ones)
    std::string_view name = {};  ///< accessible name when the words alone do not say enough
    std::string_view description = {};
    std::string_view tooltip = {};
    bool has_popup = false;
    bool takes_focus = false;  ///< of a dialog: where focus goes when it opens
};

[[nodiscard]] bool button(std::string_view id, std::string_view words,
                          const ButtonOptions& options = {});
/// Physical width the button will have.
[[nodiscard]] float button_width(std::string_view words, const ButtonOptions& options = {});

struct IconButtonOptions {
    ButtonSize size = ButtonSize::normal;  ///< a square of 40, 32 or 48
    bool quiet = false;                    ///< no border until hovered
    bool disabled = false;
    bool pressed = false;  ///< a toggle that is on
    float icon_size = 16;
    ImU32 color = 0;
    Tristate expanded = Tristate::absent;
};
/// `name` is spoken and shown as tooltip.
[[nodiscard]] bool icon_button(std::string_view id, std::string_view icon, std::string_view name,
                               const IconButtonOptions& options = {});

struct LinkOptions {
    std::string_view icon = {};
    std::string_view icon_after = {};
    bool body_size = false;  ///< 16/24 instead of 14/20
    float icon_gap = 6;      ///< between icon and words
    ImU32 color = 0;
    std::string_view name = {};
};
/// Accent words, underlined when hovered.
[[nodiscard]] bool link(std::string_view id, std::string_view words,
                        const LinkOptions& options = {});
[[nodiscard]] float link_width(std::string_view words, const LinkOptions& options = {});
/// "‹ 案件移交" above a page title, 14/20.
[[nodiscard]] bool back_link(std::string_view id, std::string_view words);

/// What a pressable rectangle went through this frame; for widgets that draw themselves.
struct Press {
    bool pressed = false;
    bool hovered = false;
    bool held = false;
    bool focused = false;  ///< by keyboard: draw the ring
};
/// Behaviour of a button without its look; the node must still be reported.
/// `below_others`: widgets inside the rectangle (a button in a row) get the press first.
[[nodiscard]] Press press_area(NodeId id, const Rect& rect, bool disabled = false,
                               bool below_others = false);
/// 2 px accent outside with a gap of 2; inside for rows.
void draw_focus_ring(ImDrawList* list, const Rect& rect, float radius_design, bool inside = false);

}  // namespace casebridge::ui
