// 收发, 导入结果, 通讯录: everything that passes between the two agencies.
#include <algorithm>
#include <array>

#include "app/error_text.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tiles.h"

namespace casebridge::ui {
namespace {

// ---- 导入结果 ----
namespace wi = words::import_page;

std::string moment_words(const std::string& iso) {
    const auto moment = parse_moment(iso);
    return moment.ok() ? to_chinese(*moment) : iso;
}

void import_title(ScreenState& state, const app::ImportView& view) {
    const std::string file = filled(wi::k_file, {view.file_name, size_words(view.size_bytes)});
    using Phase = app::ImportView::Phase;
    Row row(40, 12);
    if (view.phase == Phase::verified_bundle) {
        const std::string merge = view.new_events > 0
                                      ? filled(wi::k_merge, {std::to_string(view.new_events)})
                                      : std::string{wi::k_merge_none};
        const ButtonOptions options{.kind = ButtonKind::primary, .disabled = view.new_events == 0};
        row.put_right(button_width(merge, options), 40);
        if (button("merge", merge, options)) state.session.push(app::MergeImport{});
        row.put_right(button_width(wi::k_drop), 40);
        if (button("drop", wi::k_drop)) {
            state.session.push(app::DropImport{});
            state.go({.page = Page::exchange});
        }
    } else if (view.phase == Phase::verified_card) {
        const ButtonOptions options{.kind = ButtonKind::primary};
        row.put_right(button_width(wi::k_card_keep, options), 40);
        if (button("keep", wi::k_card_keep, options)) {
            state.session.push(app::MergeImport{});
            state.session.push(app::DropImport{});
            state.go({.page = Page::directory});
        }
        row.put_right(button_width(wi::k_card_drop), 40);
        if (button("drop", wi::k_card_drop)) {
            state.session.push(app::DropImport{});
            state.go({.page = Page::directory});
        }
    } else if (view.phase == Phase::refused || view.phase == Phase::merged) {
        const ButtonOptions options{.kind = ButtonKind::primary, .icon = k_icon_folder_open};
        row.put_right(button_width(wi::k_other_file, options), 40);
        if (button("other", wi::k_other_file, options)) pick_import(state);
    }
    row.put(row.rest(), 32);
    page_title(wi::k_title, file);
}

void source_card(const app::ImportView& view) {
    Card card("source", {.name = wi::k_title});
    const ImVec2 at = cursor();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y}, {at.x + px(48), at.y + px(48)}, theme().good.tint,
                        px(k_radius_card));
    draw_icon(list, {at.x + px(12), at.y + px(12)}, k_icon_badge_check, 24, theme().good.mark);
    const float width = available_width();
    {
        Area area({at.x + px(64), at.y, width - px(64), px(48)});
        text(filled(wi::k_from, {view.sender.agency.name}),
             {.type = Type::strong, .heading_level = 2});
        space(4);
        text(wi::k_good, {.type = Type::small, .color = theme().good.text});
    }
    {
        Area area({at.x + width - px(220), at.y, px(220), px(48)});
        text(filled(wi::k_exported_by, {view.exported_by}),
             {.type = Type::small, .color = theme().muted, .align = Align::right, .width = 220});
        text(moment_words(view.created),
             {.type = Type::small, .color = theme().muted, .align = Align::right, .width = 220});
    }
    set_cursor(at.x, at.y);
    take_place(width, px(48));
}

void news_card(ScreenState& state, const app::ImportView& view) {
    const std::string count = filled(wi::k_items, {std::to_string(view.new_events)});
    Card card("news", {.title = wi::k_news, .beside = count, .header_rule = true, .flush = true});
    if (view.known_events > 0) {
        const std::string known = filled(wi::k_known, {std::to_string(view.known_events)});
        Area slot(card.right_slot(text_width(known, Type::small), 20));
        text(known, {.type = Type::small, .color = theme().muted});
    }
    begin_list("list", wi::k_news, static_cast<int>(view.matters.size()));
    for (std::size_t i = 0; i < view.matters.size(); ++i) {
        const app::ImportView::Matter& matter = view.matters[i];
        IdScope scope(static_cast<int>(i));
        std::string detail = matter.number;
        for (std::size_t t = 0; t < matter.new_types.size() && t < 4; ++t) {
            detail += (t == 0 ? (detail.empty() ? "" : " · ") : "、");
            detail += command_words(matter.new_types[t]);
        }
        const std::string right = filled(wi::k_new_items, {std::to_string(matter.new_events)});
        const bool merged = view.phase == app::ImportView::Phase::merged;
        const ListRowResult row =
            list_row("row", {.title = matter.party.empty() ? matter.title : matter.party,
                             .detail = detail,
                             .height = 72,
                             .right = right,
                             .arrow = merged,
                             .pressable = merged,
                             .last = i + 1 == view.matters.size()});
        if (row.pressed) state.go({.page = Page::matter, .matter = matter.matter});
    }
    end_list();
    if (view.pending_events > 0) {
        (void)message_bar("pending", Tone::warn,
                          filled(wi::k_pending, {std::to_string(view.pending_events)}), {},
                          k_icon_hourglass);
    }
}

void files_card(const app::ImportView& view) {
    if (view.files.empty()) return;
    const std::string count = filled(wi::k_files, {std::to_string(view.files.size())});
    Card card("files", {.title = wi::k_evidence, .beside = count});
    {
        Area slot(card.right_slot(status_words_width(k_icon_circle_check, wi::k_files_good), 20));
        status_words(Tone::good, k_icon_circle_check, wi::k_files_good);
    }
    const int per_row = std::max(1, tiles_per_row(124));
    for (std::size_t i = 0; i < view.files.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        if (i > 0 && i % static_cast<std::size_t>(per_row) != 0) same_line(16);
        if (i > 0 && i % static_cast<std::size_t>(per_row) == 0) space(16);
        const std::string size = size_words(view.files[i].size_bytes);
        (void)tile("tile",
                   {.title = view.files[i].title,
                    .detail = size,
                    .icon = view.files[i].media_type.starts_with("image/") ? k_icon_image
                                                                           : k_icon_file_text,
                    .checked = true});
    }
}

void fingerprint_card(const app::AgencyView& agency, bool known) {
    Card card("fingerprint", {.title = wi::k_fingerprint, .beside = agency.agency.short_name});
    fingerprint_boxes("groups", agency.fingerprint);
    if (!known) return;
    space(8);
    status_words(Tone::good, k_icon_circle_check, wi::k_fingerprint_good);
    if (agency.verified_on.is_set()) {
        text(filled(wi::k_verified_by, {to_chinese(agency.verified_on), agency.verified_by}),
             {.type = Type::small, .color = theme().muted});
    }
}

void refused_cards(const app::ImportView& view) {
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        Card card("refused", {.padding = 24, .tone = Tone::over, .name = wi::k_refused_title});
        const ImVec2 at = cursor();
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled({at.x, at.y + px(12)}, {at.x + px(56), at.y + px(68)},
                            theme().over.tint, px(k_radius_card));
        draw_icon(list, {at.x + px(14), at.y + px(26)}, k_icon_file_x, 28, theme().over.mark);
        const float width = available_width() - px(80);
        float used = 0;
        {
            Area area({at.x + px(80), at.y, width, px(96)});
            text(wi::k_refused_title,
                 {.type = Type::heading, .heading_level = 2, .role = Role::alert});
            space(8);
            text(app::error_sentence(view.findings.front().code), {.wrap = true});
            text(wi::k_unchanged, {.wrap = true});
            used = area.used_height();
        }
        set_cursor(at.x, at.y);
        take_place(available_width(), std::max(used, px(80)));
    }
    space(16);
    {
        const std::string failed = filled(wi::k_failed, {std::to_string(view.findings.size())});
        Card card("checks", {.title = wi::k_checks, .header_rule = true, .flush = true});
        {
            Area slot(card.right_slot(chip_width(k_icon_circle_x, failed), 24));
            chip(Tone::over, k_icon_circle_x, failed);
        }
        constexpr std::size_t k_most = 12;
        const std::size_t shown = std::min(view.findings.size(), k_most);
        begin_list("findings", wi::k_checks, static_cast<int>(shown));
        for (std::size_t i = 0; i < shown; ++i) {
            IdScope scope(static_cast<int>(i));
            (void)list_row("finding", {.title = app::error_sentence(view.findings[i].code),
                                       .detail = view.findings[i].place,
                                       .icon = k_icon_circle_x,
                                       .pressable = false,
                                       .last = i + 1 == shown,
                                       .title_bold = false});
        }
        end_list();
    }
    columns.next();
    Card card("what_now", {.title = wi::k_what_now});
    const std::array<std::array<std::string_view, 2>, 3> steps = {
        {{wi::k_step_1, wi::k_step_1_detail},
         {wi::k_step_2, wi::k_step_2_detail},
         {wi::k_step_3, wi::k_step_3_detail}}};
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ImVec2 at = cursor();
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddCircleFilled({at.x + px(12), at.y + px(12)}, px(12), theme().accent_tint);
        draw_text_in(list, {at.x, at.y, px(24), px(24)}, std::to_string(i + 1), Type::small_strong,
                     theme().accent_text, Align::center);
        {
            Area area({at.x + px(36), at.y, available_width() - px(36), px(44)});
            text(steps[i][0]);
            text(steps[i][1], {.type = Type::small, .color = theme().muted});
        }
        set_cursor(at.x, at.y);
        take_place(available_width(), px(60));
    }
}

// ---- 收发 ----
namespace we = words::exchange;

void unsent_card(ScreenState& state) {
    std::vector<const app::MatterView*> unsent;
    for (const app::MatterLine& line : state.session.matters()) {
        const app::MatterView* view = state.session.matter(line.matter);
        const bool shared = view != nullptr && static_cast<int>(view->state.stage) >=
                                                   static_cast<int>(domain::Stage::dispatched);
        if (shared && view->unsent && !view->partner.empty()) unsent.push_back(view);
    }
    Card card("unsent", {.title = we::k_unsent, .header_rule = true, .flush = true});
    if (unsent.empty()) {
        const ImVec2 at = cursor();
        {
            Area area({at.x + px(16), at.y + px(16), available_width() - px(32), px(24)});
            text(we::k_unsent_none, {.color = theme().muted});
        }
        set_cursor(at.x, at.y);
        take_place(available_width(), px(56));
        return;
    }
    begin_list("list", we::k_unsent, static_cast<int>(unsent.size()));
    for (std::size_t i = 0; i < unsent.size(); ++i) {
        const app::MatterView& view = *unsent[i];
        IdScope scope(static_cast<int>(i));
        const ButtonOptions options{.size = ButtonSize::compact, .icon = k_icon_package};
        const float width = button_width(words::matter::k_export, options);
        const std::string detail =
            view.line.number + " · " + std::string{stage_words(view.state.stage)};
        const ListRowResult row = list_row("row", {.title = view.line.party,
                                                   .detail = detail,
                                                   .last = i + 1 == unsent.size(),
                                                   .slot_width = width});
        bool pressed = false;
        {
            Area slot({right_of(row.slot) - width, row.slot.y, width, row.slot.height});
            pressed = button("export", words::matter::k_export, options);
        }
        if (pressed) {
            state.session.push(app::ExportMatter{view.state.matter, view.partner});
        } else if (row.pressed) {
            state.go({.page = Page::matter, .matter = view.state.matter});
        }
    }
    end_list();
}

void ledger_card(ScreenState& state) {
    const auto& ledger = state.session.ledger();
    const std::string count = filled(we::k_items, {std::to_string(ledger.size())});
    Card card("ledger",
              {.title = we::k_ledger, .beside = count, .header_rule = true, .flush = true});
    if (ledger.empty()) {
        (void)empty_state("none", k_icon_arrow_left_right, we::k_none_title, we::k_none);
        return;
    }
    begin_list("list", we::k_ledger, static_cast<int>(ledger.size()));
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        const storage::BundleLine& line = ledger[i];
        IdScope scope(static_cast<int>(i));
        const bool in = line.direction == storage::BundleDirection::in;
        const std::string detail =
            filled(in ? words::dashboard::k_received_from : words::dashboard::k_sent_to,
                   {state.session.agency_name(line.agency), moment_words(line.exchanged)}) +
            " · " + line.file_name;
        const std::string right =
            filled(we::k_counts, {std::to_string(line.events), std::to_string(line.files)});
        const ListRowResult row =
            list_row("row", {.title = line.label,
                             .detail = detail,
                             .icon = in ? k_icon_arrow_down_left : k_icon_arrow_up_right,
                             .right = right,
                             .pressable = !line.matters.empty(),
                             .last = i + 1 == ledger.size()});
        if (row.pressed) state.go({.page = Page::matter, .matter = line.matters.front()});
    }
    end_list();
}

// ---- 通讯录 ----
namespace wd = words::directory;

/// Which two groups are asked for: another pair each day and agency, so that nobody learns one by
/// heart.
std::array<int, 2> asked_groups(const app::AgencyView& agency, Date today) {
    const int seed = today.serial() + static_cast<int>(agency.agency.id.text[0]) +
                     static_cast<int>(agency.agency.id.text[1]);
    const int first = seed % 6;
    const int second = (first + 1 + seed / 6 % 5) % 6;
    return {std::min(first, second), std::max(first, second)};
}

/// The groups that are asked for are not shown: who types them must have heard them.
std::string masked(const std::string& fingerprint, const std::array<int, 2>& hidden) {
    std::string shown = fingerprint;
    for (const int group : hidden) {
        for (std::size_t i = 0; i < 5; ++i) shown[static_cast<std::size_t>(group) * 6 + i] = '?';
    }
    return shown;
}

void verify_form(ScreenState& state, const app::AgencyView& agency) {
    DirectoryState& typed = state.directory;
    if (typed.agency != agency.agency.id) {
        typed = {};
        typed.agency = agency.agency.id;
    }
    const std::array<int, 2> groups = asked_groups(agency, frame().now.date);
    const std::array<std::string, 2> names = {filled(wd::k_group, {std::to_string(groups[0] + 1)}),
                                              filled(wd::k_group, {std::to_string(groups[1] + 1)})};
    space(12);
    text(wd::k_verify_title, {.type = Type::strong, .heading_level = 3});
    text(filled(wd::k_verify_sentence,
                {std::to_string(groups[0] + 1), std::to_string(groups[1] + 1)}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
    space(12);
    const app::Outcome outcome = state.session.outcome(typed.ticket);
    const bool wrong = outcome.kind == app::Outcome::Kind::refused;
    text_field("first", typed.first,
               {.label = names[0], .width = 120, .max_length = 5, .input_mode = InputMode::digits});
    same_line(16);
    text_field("second", typed.second,
               {.label = names[1], .width = 120, .max_length = 5, .input_mode = InputMode::digits});
    if (wrong) {
        space(8);
        text(wd::k_wrong,
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
    }
    space(12);
    if (button("confirm", wd::k_confirm,
               {.kind = ButtonKind::primary, .icon = k_icon_shield_check})) {
        typed.ticket = state.session.push(app::ConfirmFingerprint{
            agency.agency.id, groups[0], typed.first, groups[1], typed.second});
    }
}

void agency_card(ScreenState& state, const app::AgencyView& agency) {
    IdScope scope(agency.agency.id.text);
    Card card("agency", {.title = agency.agency.short_name});
    const std::string_view mark = agency.is_me      ? wd::k_mine
                                  : agency.verified ? wd::k_verified
                                                    : wd::k_unverified;
    const Tone tone = agency.is_me ? Tone::accent : agency.verified ? Tone::good : Tone::warn;
    const std::string_view icon = agency.is_me      ? k_icon_landmark
                                  : agency.verified ? k_icon_badge_check
                                                    : k_icon_triangle_alert;
    {
        Area slot(card.right_slot(chip_width(icon, mark), 24));
        chip(tone, icon, mark);
    }
    key_value(wd::k_name, agency.agency.name);
    for (const domain::Liaison& liaison : agency.liaisons) {
        key_value(wd::k_liaison, liaison.department.empty()
                                     ? liaison.name
                                     : liaison.department + " " + liaison.name);
        if (!liaison.duty_phone.empty()) key_value(wd::k_phone, liaison.duty_phone, true);
    }
    space(8);
    const bool hidden = !agency.is_me && !agency.verified;
    fingerprint_boxes("fingerprint",
                      hidden ? masked(agency.fingerprint, asked_groups(agency, frame().now.date))
                             : agency.fingerprint);
    if (agency.is_me) {
        space(8);
        text(wd::k_read_out, {.type = Type::small, .color = theme().muted, .wrap = true});
        space(8);
        if (button("card", we::k_card_export, {.icon = k_icon_upload})) {
            state.session.push(app::ExportCard{});
        }
    } else if (agency.verified) {
        space(8);
        if (agency.verified_on.is_set()) {
            text(filled(wi::k_verified_by, {to_chinese(agency.verified_on), agency.verified_by}),
                 {.type = Type::small, .color = theme().muted});
        }
    } else {
        verify_form(state, agency);
    }
}

}  // namespace

void import_screen(ScreenState& state) {
    const app::ImportView& view = state.session.import();
    using Phase = app::ImportView::Phase;
    if (view.phase == Phase::none) {
        (void)empty_state("nothing", k_icon_download, wi::k_nothing_title, wi::k_nothing);
        return;
    }
    import_title(state, view);
    space(16);
    if (view.phase == Phase::verifying || view.phase == Phase::merging) {
        const std::string amount = filled(
            words::shell::k_amount, {size_words(view.done_bytes), size_words(view.size_bytes)});
        const float fraction = view.size_bytes == 0 ? 0.0F
                                                    : static_cast<float>(view.done_bytes) /
                                                          static_cast<float>(view.size_bytes);
        if (work_progress("verifying", {.title = wi::k_verifying,
                                        .amount = amount,
                                        .sentence = words::shell::k_cancel_harmless,
                                        .fraction = fraction,
                                        .can_cancel = view.phase == Phase::verifying})) {
            state.session.push(app::DropImport{});
            state.go({.page = Page::exchange});
        }
        return;
    }
    if (view.phase == Phase::refused) return refused_cards(view);
    if (view.phase == Phase::verified_card) {
        Card card("card", {.title = wi::k_card_title});
        text(view.sender.agency.name, {.type = Type::strong});
        text(wi::k_card_sentence, {.color = theme().muted, .wrap = true});
        return;
    }
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        if (view.phase == Phase::merged) {
            if (message_bar("merged", Tone::good, wi::k_merged_sentence,
                            view.matters.empty() ? "" : wi::k_open_matter, k_icon_circle_check) &&
                !view.matters.empty()) {
                state.go({.page = Page::matter, .matter = view.matters.front().matter});
            }
            space(16);
        }
        source_card(view);
        space(16);
        news_card(state, view);
        space(16);
        files_card(view);
    }
    columns.next();
    fingerprint_card(view.sender, true);
}

void exchange_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest(), 32);
        page_title(words::shell::k_exchange);
    }
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        unsent_card(state);
        space(16);
        ledger_card(state);
    }
    columns.next();
    Card card("card", {.title = we::k_card});
    text(we::k_card_sentence, {.color = theme().muted, .wrap = true});
    space(12);
    if (button("export_card", we::k_card_export, {.icon = k_icon_upload})) {
        state.session.push(app::ExportCard{});
    }
}

void directory_screen(ScreenState& state) {
    {
        Row row(40, 12);
        row.put(row.rest(), 32);
        page_title(words::shell::k_directory);
    }
    space(16);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("others");
        bool any = false;
        for (const app::AgencyView& agency : state.session.agencies()) {
            if (agency.is_me) continue;
            any = true;
            agency_card(state, agency);
            space(16);
        }
        if (!any) {
            Card card("none", {.name = wd::k_only_me_title});
            (void)empty_state("only_me", k_icon_book_user, wd::k_only_me_title, wd::k_only_me);
        }
    }
    columns.next();
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (agency.is_me) agency_card(state, agency);
    }
}

}  // namespace casebridge::ui
