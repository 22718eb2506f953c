// 设置, the card 本机数据加密.
#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/settings_parts.h"
#include "ui/strings.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::settings;

constexpr double k_mib = 1 << 20;

/// One digit behind the point; never 0, which nothing takes.
std::string tenths(double value) {
    const long count = std::max(1L, std::lround(value * 10));
    return std::to_string(count / 10) + '.' + std::to_string(count % 10);
}

/// What it costs: measured here, on the cipher; an entry writes about 20 pages of 4 KiB.
std::string cost_words(const ScreenState& state, const app::StoreSealingView& view) {
    const double ms_per_mib = state.session.sealing_ms_per_mib();
    const double load_s = static_cast<double>(view.image_bytes) / k_mib * ms_per_mib / 1000;
    const double save_ms = 20 * 4096 / k_mib * ms_per_mib;
    return filled(w::k_store_cost, {size_words(view.image_bytes), tenths(load_s), tenths(save_ms)});
}

}  // namespace

void store_card(ScreenState& state) {
    const app::StoreSealingView view = state.session.store_sealing();
    Card card("store", {.title = w::k_store});
    key_value(w::k_store_state, view.changing ? w::k_store_changing
                                : view.sealed ? w::k_store_sealed
                                              : w::k_store_plain);
    space(8);
    if (view.changing) {
        const std::string files =
            filled(w::k_store_files, {std::to_string(view.files_done), std::to_string(view.files)});
        text(files, {.type = Type::small, .color = theme().muted});
        space(8);
        const auto all = static_cast<float>(std::max<std::size_t>(view.files, 1));
        progress_bar(w::k_store, static_cast<float>(view.files_done) / all);
        return;
    }
    text(view.sealed ? std::string{w::k_store_sealed_why} : cost_words(state, view),
         {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    const std::string_view label = view.sealed ? w::k_store_unseal : w::k_store_seal;
    if (button("change", label, {.icon = k_icon_lock})) {
        state.settings.store_open = true;
    }
}

void store_dialog(ScreenState& state) {
    SettingsState& typed = state.settings;
    const bool sealed = state.session.store_sealing().sealed;
    Dialog dialog("store_question", typed.store_open,
                  {.title = sealed ? w::k_store_unseal : w::k_store_seal, .width = 480});
    if (!dialog) return;
    text(sealed ? w::k_store_unseal_why : w::k_store_seal_why, {.wrap = true});
    if (!sealed) {
        space(8);
        text(w::k_store_traces, {.type = Type::small, .color = theme().muted, .wrap = true});
    }
    space(24);
    const std::string_view words = sealed ? w::k_store_unseal : w::k_store_seal;
    if (!go_or_cancel(words, typed.store_open)) return;
    typed.store_open = false;
    state.session.push(app::SetStoreSealing{!sealed});
}

}  // namespace casebridge::ui
