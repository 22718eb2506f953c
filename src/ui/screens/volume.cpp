#include "ui/screens/volume.h"

#include "base/utf8.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/strings_volume.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::volume;

namespace {

void open_question(ScreenState& state) {
    state.matter.volume = {};
    state.matter.volume.open = true;
    request_frame();
}

/// The fields; what is missing is said below them after the first try.
void fields(VolumeState& typed) {
    const auto error = [&](const std::string& value) {
        return typed.submitted && trimmed(value).empty() ? w::k_needed : std::string_view{};
    };
    text_field("recipient", typed.recipient,
               {.label = w::k_recipient,
                .required = true,
                .hint = w::k_recipient_hint,
                .error = error(typed.recipient),
                .max_length = 100});
    space(12);
    text_field("purpose", typed.purpose,
               {.label = w::k_purpose,
                .required = true,
                .hint = w::k_purpose_hint,
                .error = error(typed.purpose),
                .max_length = 200});
}

/// True when the person wants it and said everything.
bool answered(VolumeState& typed) {
    const ButtonOptions go{.kind = ButtonKind::primary, .icon = k_icon_archive};
    Row row(40);
    const Rect go_place = row.put_right(button_width(w::k_export, go), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) typed.open = false;
    set_cursor(go_place.x, go_place.y);
    if (!button("go", w::k_export, go)) return false;
    typed.submitted = true;
    return !trimmed(typed.recipient).empty() && !trimmed(typed.purpose).empty();
}

}  // namespace

void volume_button(ScreenState& state, ButtonKind kind) {
    if (button("volume", w::k_export, {.kind = kind, .icon = k_icon_archive})) {
        open_question(state);
    }
}

void volume_offer(ScreenState& state) {
    const ButtonOptions options{.size = ButtonSize::compact, .icon = k_icon_archive};
    begin_list("volume", w::k_offer, 1);
    const ListRowResult row = list_row("row", {.title = w::k_offer,
                                               .detail = w::k_offer_detail,
                                               .icon = k_icon_archive,
                                               .pressable = false,
                                               .slot_width = button_width(w::k_export, options)});
    {
        const RowSlot slot(row);
        if (button("export", w::k_export, options)) open_question(state);
    }
    end_list();
}

void volume_dialog(ScreenState& state, const app::MatterView& view) {
    VolumeState& typed = state.matter.volume;
    bool go = false;
    {
        Dialog dialog("volume_question", typed.open, {.title = w::k_title, .width = 520});
        if (!dialog) return;
        text(w::k_warning, {.color = theme().muted, .wrap = true});
        if (!view.missing_files.empty()) {
            space(8);
            text(filled(w::k_missing, {std::to_string(view.missing_files.size())}),
                 {.color = theme().warn.text, .wrap = true});
        }
        space(16);
        fields(typed);
        space(24);
        go = answered(typed);
    }
    if (!go) return;
    typed.open = false;
    state.session.push(app::ExportVolume{view.state.matter, typed.recipient, typed.purpose});
    request_frame();
}

}  // namespace casebridge::ui
