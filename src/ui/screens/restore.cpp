#include "ui/screens/restore.h"

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::backup;
using Phase = app::RestoreView::Phase;

void pick_backup(ScreenState& state) {
    state.files.pick(".casebackup,.sqlite", false, [&state](std::vector<app::PickedFile> files) {
        if (files.empty()) return;
        state.session.push(app::ReadBackup{std::move(files.front())});
    });
}

void pick_button(ScreenState& state, std::string_view label, ButtonKind kind) {
    const ButtonOptions look{.kind = kind, .icon = k_icon_download};
    Row row(40);
    const Rect pick_place = row.put_right(button_width(label, look), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) state.restore.open = false;
    set_cursor(pick_place.x, pick_place.y);
    if (button("pick", label, look)) pick_backup(state);
}

void ask_passphrase(ScreenState& state, const app::RestoreView& view) {
    RestoreState& typed = state.restore;
    text(filled(w::k_file, {view.file_name, size_words(view.size_bytes)}), {.wrap = true});
    space(16);
    text_field("passphrase", typed.passphrase,
               {.label = w::k_passphrase,
                .required = true,
                .error = view.wrong ? w::k_passphrase_wrong : std::string_view{},
                .password = true,
                .takes_focus = true});
    space(24);
    const bool entered = key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeypadEnter);
    if ((go_or_cancel(w::k_go, typed.open) || entered) && !typed.passphrase.empty()) {
        state.session.push(app::RestoreBackup{typed.passphrase});
        typed.passphrase.clear();
    }
}

}  // namespace

void restore_dialog(ScreenState& state) {
    RestoreState& typed = state.restore;
    if (!typed.open) return;
    const app::RestoreView& view = state.session.restore();
    // What worked and is gone is in use.
    if (std::exchange(typed.working, view.phase == Phase::working) && view.phase == Phase::none) {
        typed.open = false;
        return;
    }
    Dialog dialog("restore", typed.open,
                  {.title = w::k_restore, .width = 480, .closable = view.phase != Phase::working});
    if (!dialog) return;
    switch (view.phase) {
        case Phase::none:
            text(w::k_restore_why, {.wrap = true});
            space(24);
            pick_button(state, w::k_pick, ButtonKind::primary);
            break;
        case Phase::needs_passphrase: ask_passphrase(state, view); break;
        case Phase::working:
        case Phase::rebuilt: {
            text(w::k_restoring, {.wrap = true, .role = Role::status});
            space(16);
            const float done = static_cast<float>(view.done);
            const float total = static_cast<float>(std::max<std::uint64_t>(view.total, 1));
            progress_bar(w::k_restore, done / total);
            space(8);
            break;
        }
        case Phase::refused:
            text(error_sentence(view.error.code),
                 {.color = theme().over.text, .wrap = true, .role = Role::alert});
            space(24);
            pick_button(state, w::k_other, ButtonKind::secondary);
            break;
    }
    if (!typed.open && view.phase != Phase::none) state.session.push(app::DropRestore{});
}

void start_over_dialog(ScreenState& state) {
    RestoreState& typed = state.restore;
    if (!typed.start_over_open) return;
    Dialog dialog("start_over", typed.start_over_open, {.title = w::k_start_over, .width = 480});
    if (!dialog) return;
    text(w::k_start_over_why, {.wrap = true});
    space(24);
    if (!go_or_cancel(w::k_start_over_go, typed.start_over_open)) return;
    typed.start_over_open = false;
    state.session.push(app::StartOver{});
}

}  // namespace casebridge::ui
