// 诊断: what support asks for, 自检, and a report that names nobody.
#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_settings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::diagnosis;

std::string_view state_words(storage::Durability state) {
    switch (state) {
        case storage::Durability::saved: return w::k_saved;
        case storage::Durability::saving: return w::k_saving;
        case storage::Durability::failed: return w::k_failed;
        case storage::Durability::read_only: return w::k_read_only;
        case storage::Durability::damaged:
        case storage::Durability::lost: return w::k_damaged;
    }
    __builtin_trap();
}

void storage_card(ScreenState& state, const app::DiagnosisView& view) {
    Card card("storage", {.title = w::k_storage});
    key_value(w::k_state, state_words(state.session.durability()));
    key_value(w::k_image, size_words(view.image_bytes));
    key_value(w::k_log, size_words(view.log_bytes));
    key_value(w::k_seq,
              filled(w::k_seq_value, {std::to_string(view.durable_seq), std::to_string(view.seq)}));
    key_value(w::k_sealed, view.sealed ? w::k_yes : w::k_no);
    key_value(w::k_persistent, view.persistent ? w::k_yes : w::k_not_persistent);
    if (view.space) {
        key_value(w::k_space, filled(w::k_space_value, {size_words(view.space->used_bytes),
                                                        size_words(view.space->left_bytes())}));
    } else {
        key_value(w::k_space, w::k_space_unknown);
    }
    key_value(w::k_schema, filled(w::k_schema_value, {std::to_string(view.schema), view.sqlite}));
}

void finding(std::string_view label, std::size_t bad, std::size_t all, std::string_view wrong) {
    const std::string count = std::to_string(all);
    key_value(label,
              bad == 0 ? filled(w::k_sound, {count}) : filled(wrong, {count, std::to_string(bad)}));
}

void check_card(ScreenState& state, const app::SelfCheckView& check) {
    using Phase = app::SelfCheckView::Phase;
    Card card("check", {.title = w::k_check});
    if (check.phase == Phase::running) {
        text(w::k_checking, {.color = theme().muted, .role = Role::status});
        space(8);
        const auto total = static_cast<float>(std::max<std::uint64_t>(check.total, 1));
        progress_bar(w::k_check, static_cast<float>(check.done) / total);
        return;
    }
    if (check.phase == Phase::done) {
        text(check.is_sound() ? w::k_all_sound : w::k_not_sound,
             {.type = Type::strong,
              .color = check.is_sound() ? theme().good.text : theme().over.text,
              .wrap = true,
              .role = Role::status});
        space(8);
        finding(w::k_tables, check.tables_bad, check.tables, w::k_bad);
        finding(w::k_events, check.events_bad, check.events, w::k_bad);
        finding(w::k_lists, check.lists_bad, check.matters, w::k_bad);
        finding(w::k_files, check.files_missing, check.files, w::k_missing);
    } else {
        text(w::k_check_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    }
    space(16);
    const ButtonOptions look{.icon = k_icon_circle_check};
    if (button("check", check.phase == Phase::done ? w::k_check_again : w::k_check_now, look)) {
        state.session.push(app::RunSelfCheck{});
    }
}

void report_card(ScreenState& state) {
    Card card("report", {.title = w::k_report});
    text(w::k_report_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(16);
    if (button("report", w::k_report_save, {.icon = k_icon_upload})) {
        state.session.push(app::SaveDiagnosis{});
    }
}

}  // namespace

void diagnosis_screen(ScreenState& state) {
    if (back_link("back", words::settings::k_title)) return state.go({.page = Page::settings});
    {
        Row row(40);
        row.put(row.rest(), 32);
        page_title(w::k_title);
    }
    space(16);
    const app::DiagnosisView view = state.session.diagnosis();
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        storage_card(state, view);
    }
    columns.next();
    IdScope scope("side");
    check_card(state, view.check);
    space(16);
    report_card(state);
}

}  // namespace casebridge::ui
