// Input fields: label above (14/20), 40 high, error in words below. The text being edited is the
// platform's own field laid over ours; see semantics.h. Functions return true in a frame in which
// the value changed. They must not judge values: the error sentence is given.
#pragma once

#include <string>
#include <string_view>

#include "ui/layout.h"
#include "ui/semantics.h"

namespace casebridge::ui {

struct FieldOptions {
    std::string_view label = {};
    bool required = false;       ///< red * behind the label
    std::string_view hint = {};  ///< muted, at the right above the field
    std::string_view placeholder = {};
    std::string_view error = {};    ///< red sentence with icon below; marks the border
    std::string_view warning = {};  ///< amber sentence below; does not mark the border
    std::string_view unit = {};     ///< at the right inside ("份")
    std::string_view icon = {};     ///< at the left inside (search)
    float width = 0;                ///< design; 0: all there is
    bool locked = false;            ///< shown with a lock, focusable, not editable
    bool disabled = false;
    bool password = false;    ///< with the eye at the right
    bool compact = false;     ///< 32 high, 14/20
    bool sunken = false;      ///< ground sunken, border-control (the search of the top bar)
    bool hide_label = false;  ///< the label is only spoken
    int lines = 1;            ///< above 1: multiline, lines × 24 + 16 high
    int max_length = 0;       ///< characters; 0 without limit
    bool show_count = false;  ///< "68 字" as hint
    bool takes_focus = false;
    InputMode input_mode = InputMode::text;
};

/// A line, or several, of text.
bool text_field(std::string_view id, std::string& value, const FieldOptions& options = {});
/// `iso` is "2026-11-23" or empty; shows 2026年11月23日　星期一; typing 20261123, 2026-11-23,
/// 2026.11.23 or 2026年11月23日 is understood. What is no date stays in `iso` as typed, for the
/// form to complain about.
bool date_field(std::string_view id, std::string& iso, const FieldOptions& options = {});
/// `iso` is "2026-11-23T09:12" or empty.
bool moment_field(std::string_view id, std::string& iso, const FieldOptions& options = {});
/// One entry a line of `lines`; a row for each with a remove button, and one to add.
bool string_list_field(std::string_view id, std::string& lines, const FieldOptions& options = {});

/// Height that a field with these options takes at this width, physical.
[[nodiscard]] float field_height(const FieldOptions& options, float width);
/// The pieces of a field, for fields of another kind (choices.cpp).
struct FieldFrame {
    NodeId id = 0;
    Rect place;  ///< label, box and sentences together
    Rect box;
    bool focused = false;
    bool hovered = false;
    bool pressed = false;  ///< the box was pressed by pointer or mirror
};
/// Draws label, box and sentences and takes the place; the node is not reported yet.
[[nodiscard]] FieldFrame begin_field(std::string_view id, const FieldOptions& options,
                                     bool pressable);
/// What all fields' nodes have in common.
[[nodiscard]] Node field_node(const FieldFrame& field, const FieldOptions& options, Role role);

/// "2026年11月23日　星期一" of an ISO date; the text itself when it is none.
[[nodiscard]] std::string date_as_shown(std::string_view iso);
/// ISO of what a person typed; empty when it is no date.
[[nodiscard]] std::string date_from_typed(std::string_view typed);
/// ISO moment of what a person typed ("2026-11-23 9:12", "20261123 0912", …); empty when none.
[[nodiscard]] std::string moment_from_typed(std::string_view typed);

}  // namespace casebridge::ui
