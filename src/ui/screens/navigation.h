// The pages a person can go to: the list at the left, at the bottom of a narrow window, and in the
// command palette.
#pragma once

#include <span>

#include "ui/layout.h"
#include "ui/screens/state.h"

namespace casebridge::ui {

struct Entry {
    Page page;
    std::string_view icon;
    std::string_view words;
    bool rule_above = false;
    domain::Mechanism mechanism{};  // of Page::transfers
};
[[nodiscard]] std::span<const Entry> navigation_entries();
void open_entry(ScreenState& state, const Entry& entry);
void navigation(ScreenState& state, const PageLayout& layout);

}  // namespace casebridge::ui
