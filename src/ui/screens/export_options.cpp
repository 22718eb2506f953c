#include "ui/screens/export_options.h"

#include <array>
#include <charconv>
#include <vector>

#include "crypto/passphrase.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::export_options;

namespace {

constexpr std::string_view k_devices = "devices";
constexpr std::string_view k_passphrase = "passphrase";
constexpr std::string_view k_plain = "plain";

app::Protection protection_of(const ExportOptionsState& typed) {
    if (typed.protection == k_passphrase) return app::Protection::passphrase;
    if (typed.protection == k_plain) return app::Protection::none;
    return app::Protection::devices;
}

void passphrase_fields(ExportOptionsState& typed) {
    const bool weak = !crypto::check_passphrase(typed.passphrase).ok();
    text_field("passphrase", typed.passphrase,
               {.label = words::first_run::k_passphrase,
                .required = true,
                .error = typed.submitted && weak ? words::first_run::k_weak : std::string_view{},
                .password = true});
    space(12);
    const bool differs = typed.repeat != typed.passphrase;
    text_field("repeat", typed.repeat,
               {.label = words::first_run::k_repeat,
                .required = true,
                .error = typed.submitted && differs ? w::k_differs : std::string_view{},
                .password = true});
    space(8);
    text(w::k_passphrase_how, {.type = Type::small, .color = theme().muted, .wrap = true});
}

void plain_question(ExportOptionsState& typed) {
    text(w::k_plain_warning, {.color = theme().warn.text, .wrap = true});
    space(8);
    (void)checkbox("confirmed", w::k_plain_confirmed, typed.plain_confirmed);
    if (typed.submitted && !typed.plain_confirmed) {
        text(w::k_plain_unconfirmed,
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
    }
}

bool is_complete(const ExportOptionsState& typed) {
    if (typed.protection == k_plain) return typed.plain_confirmed;
    if (typed.protection != k_passphrase) return true;
    return crypto::check_passphrase(typed.passphrase).ok() && typed.repeat == typed.passphrase;
}

void size_fields(ExportOptionsState& typed) {
    constexpr std::array<std::string_view, 4> k_sizes = {"10", "20", "30", "50"};
    std::array<std::string, k_sizes.size()> labels;
    std::vector<ChoiceItem> items = {
        {.value = {}, .label = w::k_one_file, .detail = w::k_one_file_detail}};
    for (std::size_t i = 0; i < k_sizes.size(); ++i) {
        labels[i] = filled(w::k_parts_of, {k_sizes[i]});
        items.push_back({.value = k_sizes[i], .label = labels[i], .detail = w::k_parts_detail});
    }
    (void)choice_field("size", typed.part_mb, items, {.label = w::k_size});
    space(8);
    (void)checkbox("all_files", w::k_all_files, typed.all_files);
}

std::uint64_t part_bytes(const ExportOptionsState& typed) {
    constexpr std::uint64_t k_mb = 1'000'000;
    std::uint64_t size = 0;
    std::from_chars(typed.part_mb.data(), typed.part_mb.data() + typed.part_mb.size(), size);
    return size * k_mb;
}

/// True when the person wants it and said everything.
bool answered(ExportOptionsState& typed) {
    const ButtonOptions go{.kind = ButtonKind::primary, .icon = k_icon_package};
    Row row(40);
    const Rect go_place = row.put_right(button_width(words::matter::k_export, go), 40);
    row.put_right(button_width(words::k_cancel), 40);
    if (button("cancel", words::k_cancel)) typed.open = false;
    set_cursor(go_place.x, go_place.y);
    if (!button("go", words::matter::k_export, go)) return false;
    typed.submitted = true;
    return is_complete(typed);
}

}  // namespace

void push_export(ScreenState& state, const app::MatterLine& line) {
    state.session.push(
        app::ExportMatter{.matter = line.matter, .to = line.partner, .passphrase = {}});
}

void open_export_options(ScreenState& state) {
    state.matter.export_options = {};
    state.matter.export_options.open = true;
    request_frame();
}

void export_options_dialog(ScreenState& state, const app::MatterView& view) {
    ExportOptionsState& typed = state.matter.export_options;
    bool go = false;
    {
        Dialog dialog("protection_question", typed.open, {.title = w::k_title, .width = 560});
        if (!dialog) return;
        space(4);
        const std::array items = {
            ChoiceItem{.value = k_devices, .label = w::k_devices, .detail = w::k_devices_detail},
            ChoiceItem{
                .value = k_passphrase, .label = w::k_passphrase, .detail = w::k_passphrase_detail},
            ChoiceItem{.value = k_plain, .label = w::k_plain, .detail = w::k_plain_detail}};
        if (radio_cards("protection", typed.protection, items, w::k_title)) {
            typed.submitted = false;
        }
        space(16);
        if (typed.protection == k_passphrase) passphrase_fields(typed);
        if (typed.protection == k_plain) plain_question(typed);
        if (typed.protection != k_devices) space(16);
        size_fields(typed);
        space(24);
        go = answered(typed);
    }
    if (!go) return;
    state.session.push(app::ExportMatter{.matter = view.state.matter,
                                         .to = view.line.partner,
                                         .protection = protection_of(typed),
                                         .passphrase = typed.passphrase,
                                         .part_bytes = part_bytes(typed),
                                         .all_files = typed.all_files});
    typed = {};  // the passphrase does not stay on the page
    request_frame();
}

}  // namespace casebridge::ui
