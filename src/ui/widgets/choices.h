// Choosing: lists that open, radio buttons, checkboxes, switches, tabs, segments. Values are the
// options' `value` texts; functions return true in a frame in which the value changed.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui/widgets/fields.h"

namespace casebridge::ui {

struct ChoiceItem {
    std::string_view value;
    std::string_view label;
    std::string_view detail = {};  ///< second line (radio cards), or muted at the right (lists)
    std::string_view mark = {};    ///< muted beside the label ("建议")
};

/// A field that opens a list.
bool choice_field(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                  const FieldOptions& options = {});
/// "环节 全部 ⌄" of a filter bar, as wide as its words; accent when `value` is not empty.
bool filter_choice(std::string_view id, std::string_view label, std::string& value,
                   std::span<const ChoiceItem> items);
/// Physical width it will have.
[[nodiscard]] float filter_choice_width(std::string_view label, std::string_view value,
                                        std::span<const ChoiceItem> items);

/// Radio buttons beside each other, in lines as needed.
bool radio_group(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                 const FieldOptions& options = {});
/// Radio cards below each other, 72 high, title and detail.
bool radio_cards(std::string_view id, std::string& value, std::span<const ChoiceItem> items,
                 std::string_view name);

bool checkbox(std::string_view id, std::string_view label, bool& value, bool disabled = false);
bool switch_toggle(std::string_view id, std::string_view label, bool& value, bool disabled = false);

struct Tab {
    std::string_view label;
    std::string_view count = {};
    bool count_over = false;  ///< the count in the overdue colour
};
/// A bar of 48 over the whole area (of a flush card), its words 16 from the edges, the rule below.
/// `index` is the tab shown; true when it changed. `right_slot` goes in with the width wanted at
/// the right end (physical) and comes back as that place, 32 high; its width is 0 when there is no
/// room.
bool tabs(std::string_view id, std::span<const Tab> items, int& index, Rect* right_slot = nullptr);
/// Segments in one frame, 32 high (label 14/20).
bool segmented(std::string_view id, std::string_view name, std::span<const std::string_view> items,
               int& index);
[[nodiscard]] float segmented_width(std::span<const std::string_view> items);

}  // namespace casebridge::ui
