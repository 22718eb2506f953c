// A file from outside that was not taken in: what it is, what was checked, what to do. Its cards
// serve the other ends of an import too.
#pragma once

#include <string_view>

#include "app/views.h"
#include "ui/theme.h"

namespace casebridge::ui {

/// What became of the file, in one look: never that something was changed.
struct Verdict {
    std::string_view id;
    Tone tone{};
    std::string_view icon;
    std::string_view title;
    std::string_view sentence;
};

/// Draws.
void verdict_card(const Verdict& verdict);
/// The three steps of "怎么办" for this end of an import. Draws.
void advice_card(ErrorCode code);
/// Whom to call; nothing where the directory names nobody. Draws.
void liaison_card(const app::AgencyView& sender);
[[nodiscard]] std::string_view refused_title(const app::ImportView& view);
/// The whole page of a refused file. Draws.
void refused_file(const app::ImportView& view);

}  // namespace casebridge::ui
