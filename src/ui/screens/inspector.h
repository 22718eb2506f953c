// The evidence inspector: one photo large, turned, lighter or sharper for the eye only, a loupe,
// the original beside it; its hashes, counted anew, and its custody. What it shows through a window
// comes from shaders/photo.frag or ui/photo_look.h.
#pragma once

#include "ui/screens/state.h"

namespace casebridge::ui {

/// The photos of a matter, as places in MatterState::evidence.
[[nodiscard]] std::vector<std::size_t> photos_of(const app::MatterView& view);
/// Whether the inspector can show it.
[[nodiscard]] bool is_photo(const domain::Evidence& evidence);
void open_inspector(ScreenState& state, const MatterId& matter, const EventId& entry);

/// Facts, hashes and custody of one item, within the area.
void inspector_panel(ScreenState& state, const app::MatterView& view, std::size_t index);

}  // namespace casebridge::ui
