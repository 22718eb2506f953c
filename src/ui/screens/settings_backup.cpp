// 设置, the card 备份.
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {
namespace w = words::backup;
}  // namespace

void backup_card(ScreenState& state) {
    const app::BackupView view = state.session.backup();
    Card card("backup", {.title = w::k_title});
    const std::string last =
        !view.last ? std::string{w::k_never}
        : view.days_ago == 0
            ? filled(w::k_today, {to_chinese(*view.last)})
            : filled(w::k_days_ago, {to_chinese(*view.last), std::to_string(view.days_ago)});
    key_value(w::k_last, last);
    key_value(w::k_holds, filled(w::k_holds_value, {size_words(view.image_bytes)}));
    space(8);
    text(w::k_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    const ButtonOptions look{.kind = view.is_due ? ButtonKind::primary : ButtonKind::secondary,
                             .icon = k_icon_hard_drive};
    if (button("backup", w::k_now, look)) state.session.push(app::BackUp{});
    if (state.session.can_choose_folder()) {
        const ButtonOptions into{.icon = k_icon_folder_open};
        flow(button_width(w::k_into_folder, into));
        if (button("backup_into", w::k_into_folder, into)) {
            state.session.push(app::BackUp{.into_folder = true});
        }
    }
    flow(button_width(w::k_image, {.icon = k_icon_upload}));
    if (button("image", w::k_image, {.icon = k_icon_upload})) state.settings.image_open = true;
    flow(button_width(words::diagnosis::k_title));
    if (button("diagnosis", words::diagnosis::k_title)) state.go({.page = Page::diagnosis});
}

void image_dialog(ScreenState& state) {
    SettingsState& typed = state.settings;
    Dialog dialog("image_question", typed.image_open, {.title = w::k_image, .width = 480});
    if (!dialog) return;
    text(w::k_image_why, {.wrap = true});
    space(24);
    if (!go_or_cancel(w::k_image, typed.image_open)) return;
    typed.image_open = false;
    state.session.push(app::SaveImage{});
}

}  // namespace casebridge::ui
