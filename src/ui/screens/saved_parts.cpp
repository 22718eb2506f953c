// The parts of an export for mail, saved one by one.
#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/export_options.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::parts;

namespace {

void part_row(ScreenState& state, const app::PartView& part, std::size_t index) {
    const std::string save = filled(w::k_save_part, {std::to_string(index + 1)});
    Row row(48, 12);
    row.put_right(button_width(save), 40);
    if (button("save", save, {.kind = part.saved ? ButtonKind::secondary : ButtonKind::primary})) {
        state.session.push(app::SavePart{index});
    }
    if (part.saved) {
        row.put_right(status_words_width(k_icon_circle_check, w::k_saved), 20);
        status_words(Tone::good, k_icon_circle_check, w::k_saved);
    }
    const Rect place = row.put(row.rest(), 48);
    Area area(place);
    text(ellipsis(part.file_name, Type::body, place.width));
    text(size_words(part.size_bytes), {.type = Type::small, .color = theme().muted});
}

}  // namespace

void saved_parts_dialog(ScreenState& state) {
    const std::vector<app::PartView>& parts = state.session.parts();
    if (parts.empty()) return;
    std::uint64_t size_bytes = 0;
    for (const app::PartView& part : parts) size_bytes += part.size_bytes;
    const bool all = std::all_of(parts.begin(), parts.end(),
                                 [](const app::PartView& part) { return part.saved; });
    bool open = true;
    Dialog dialog("saved_parts", open,
                  {.title = w::k_ready_title, .width = 720, .closable = false});
    if (!dialog) return;
    text(filled(w::k_ready, {std::to_string(parts.size()), size_words(size_bytes)}),
         {.color = theme().muted, .wrap = true});
    space(16);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        part_row(state, parts[i], i);
        space(8);
    }
    space(16);
    const std::string_view end = all ? w::k_done : w::k_give_up;
    const ButtonOptions options{.kind = all ? ButtonKind::primary : ButtonKind::secondary};
    Row row(40);
    row.put_right(button_width(end, options), 40);
    if (button("end", end, options)) state.session.push(app::DropParts{});
}

}  // namespace casebridge::ui
