// 导入结果: what a file from outside is, what it would bring, or why it is refused.
#include <algorithm>
#include <utility>

#include "app/error_text.h"
#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/quarantine.h"
#include "ui/screens/reconciliation.h"
#include "ui/screens/refused_file.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
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

namespace wi = words::import_page;
namespace ws = words::sealed_import;
namespace wq = words::quarantine;
namespace wp = words::parts;

/// The verdict is spoken when it comes: nobody waits at a progress bar with a screen reader.
void announce_verdict(ScreenState& state, const app::ImportView& view) {
    using Phase = app::ImportView::Phase;
    if (std::exchange(state.spoken_import, view.phase) == view.phase) return;
    if (view.phase == Phase::refused) {
        semantics().announce(std::string{refused_title(view)} + "。" +
                                 std::string{app::finding_sentence(view.findings.front().code)},
                             true);
    } else if (view.phase == Phase::verified_bundle) {
        semantics().announce(std::string{wi::k_good} + "。", false);
    } else if (view.phase == Phase::quarantined) {
        semantics().announce(std::string{wq::k_title} + "。", true);
    } else if (view.phase == Phase::needs_passphrase) {
        semantics().announce(std::string{ws::k_title} + "。", true);
    }
}

std::string merge_words(const app::ImportView& view) {
    if (view.new_events > 0) return filled(wi::k_merge, {std::to_string(view.new_events)});
    if (view.new_files > 0) return filled(wp::k_take_files, {std::to_string(view.new_files)});
    return std::string{wi::k_merge_none};
}

void import_title(ScreenState& state, const app::ImportView& view) {
    const std::string file = filled(wi::k_file, {view.file_name, size_words(view.size_bytes)});
    using Phase = app::ImportView::Phase;
    Row row(40, 12);
    if (view.phase == Phase::verified_bundle) {
        const std::string merge = merge_words(view);
        const ButtonOptions options{.kind = ButtonKind::primary,
                                    .disabled = view.new_events == 0 && view.new_files == 0};
        row.put_right(button_width(merge, options), 40);
        if (button("merge", merge, options)) state.session.push(app::MergeImport{});
        row.put_right(button_width(wi::k_drop), 40);
        if (button("drop", wi::k_drop)) {
            state.session.push(app::DropImport{});
            state.go({.page = Page::exchange});
        }
    } else if (view.phase == Phase::quarantined) {
        quarantine_buttons(state, view, row);
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
    } else if (view.phase == Phase::needs_passphrase) {
        row.put_right(button_width(wi::k_drop), 40);
        if (button("drop", wi::k_drop)) {
            state.import_passphrase.clear();
            state.session.push(app::DropImport{});
            state.go({.page = Page::exchange});
        }
    } else if (view.phase == Phase::refused || view.phase == Phase::merged ||
               view.phase == Phase::compared) {
        const ButtonOptions options{.kind = ButtonKind::primary, .icon = k_icon_folder_open};
        row.put_right(button_width(wi::k_other_file, options), 40);
        if (button("other", wi::k_other_file, options)) pick_import(state);
    }
    row.put(row.rest(), 32);
    page_title(wi::k_title, file);
}

void source_card(const app::ImportView& view) {
    const bool trusted = view.phase != app::ImportView::Phase::quarantined;
    const StateColors& tone = trusted ? theme().good : theme().warn;
    Card card("source", {.name = wi::k_title});
    const ImVec2 at = cursor();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y}, {at.x + px(48), at.y + px(48)}, tone.tint, px(k_radius_card));
    draw_icon(list, {at.x + px(12), at.y + px(12)}, trusted ? k_icon_badge_check : k_icon_shield,
              24, tone.mark);
    const float width = available_width();
    {
        Area area({at.x + px(64), at.y, width - px(64), px(48)});
        text(filled(trusted ? wi::k_from : wq::k_from, {view.sender.agency.name}),
             {.type = Type::strong, .heading_level = 2});
        space(4);
        std::string verdict{trusted ? wi::k_good : wq::k_not_compared};
        if (view.sealed) verdict += "，" + std::string{ws::k_sealed};
        text(verdict, {.type = Type::small, .color = tone.text});
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
    const std::string_view title =
        view.phase == app::ImportView::Phase::quarantined ? wq::k_contents : wi::k_news;
    Card card("news", {.title = title, .beside = count, .header_rule = true, .flush = true});
    if (view.known_events > 0) {
        const std::string known = filled(wi::k_known, {std::to_string(view.known_events)});
        Area slot(card.right_slot(text_width(known, Type::small), 20));
        text(known, {.type = Type::small, .color = theme().muted});
    }
    begin_list("list", title, static_cast<int>(view.matters.size()));
    for (std::size_t i = 0; i < view.matters.size(); ++i) {
        const app::ImportView::Matter& matter = view.matters[i];
        IdScope scope(static_cast<int>(i));
        if (matter.is_private) {
            (void)list_row("row", {.title = wi::k_private_title,
                                   .detail = wi::k_private,
                                   .height = 72,
                                   .pressable = false,
                                   .last = i + 1 == view.matters.size()});
            continue;
        }
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
    if (view.our_former_events > 0) {
        (void)message_bar("our_former", Tone::warn,
                          filled(wi::k_our_former, {std::to_string(view.our_former_events)}), {},
                          k_icon_history);
    }
    if (view.pending_events > 0) {
        (void)message_bar("pending", Tone::warn,
                          filled(wi::k_pending, {std::to_string(view.pending_events)}), {},
                          k_icon_hourglass);
    }
    if (view.parts > 1) {
        (void)message_bar(
            "parts", Tone::info,
            filled(wp::k_others, {std::to_string(view.part), std::to_string(view.parts)}), {},
            k_icon_package);
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
        const app::ImportView::File& file = view.files[i];
        const std::string size = file.here_bytes < file.size_bytes ? std::string{wp::k_part_here}
                                                                   : size_words(file.size_bytes);
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

/// Asks for the passphrase of a bundle that is not encrypted for this computer.
void passphrase_card(ScreenState& state, const app::ImportView& view) {
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        Card card("passphrase", {.title = ws::k_title, .padding = 24});
        text(filled(ws::k_from, {view.sender.agency.name, moment_words(view.created)}),
             {.type = Type::small, .color = theme().muted});
        space(8);
        text(ws::k_sentence, {.wrap = true});
        space(16);
        const bool wrong = view.findings.front().code == ErrorCode::passphrase_wrong;
        text_field("passphrase", state.import_passphrase,
                   {.label = words::first_run::k_passphrase,
                    .error = wrong ? ws::k_wrong : std::string_view{},
                    .width = 360,
                    .password = true,
                    .takes_focus = true});
        space(16);
        const bool entered = key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeypadEnter);
        const bool pressed = button("open", ws::k_open, {.kind = ButtonKind::primary});
        if ((pressed || entered) && !state.import_passphrase.empty()) {
            state.session.push(app::OpenSealed{std::exchange(state.import_passphrase, {})});
        }
    }
    columns.next();
    liaison_card(view.sender);
}

/// Everything that is in a bundle of unknown origin, and nothing that could merge it. The telephone
/// numbers on its card are its own words and are not shown.
void quarantine_cards(ScreenState& state, const app::ImportView& view) {
    const bool compared = all_compared(state.session, view);
    const std::string sentence =
        filled(compared ? wq::k_compared : wq::k_sentence, {unverified_names(state.session, view)});
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        verdict_card({.id = "quarantined",
                      .tone = compared ? Tone::good : Tone::warn,
                      .icon = compared ? k_icon_shield_check : k_icon_shield,
                      .title = compared ? wq::k_compared_title : wq::k_title,
                      .sentence = sentence});
        space(16);
        source_card(view);
        space(16);
        news_card(state, view);
        space(16);
        files_card(view);
        if (!view.files.empty()) space(16);
        quarantined_entries(view);
    }
    columns.next();
    advice_card(ErrorCode::sender_unverified);
}

void card_received(const app::ImportView& view) {
    namespace wc = words::cards;
    const bool namesake = view.sender.namesake;
    Card card("card", {.tone = namesake ? Tone::warn : Tone::neutral, .name = wi::k_card_title});
    text(wi::k_card_title, {.type = Type::heading, .heading_level = 2});
    space(8);
    text(view.sender.agency.name, {.type = Type::strong});
    space(4);
    const std::string sentence{namesake ? filled(wc::k_namesake, {view.sender.agency.short_name})
                               : !view.sender.verified ? std::string{wi::k_card_sentence}
                               : view.key_changed      ? std::string{wc::k_key_changed}
                                                       : std::string{wc::k_continued}};
    text(sentence, {.color = namesake ? theme().text : theme().muted, .wrap = true});
}

/// Several files were chosen at once: one after another, each with its own result.
void next_file(ScreenState& state, const app::ImportView& view) {
    using Phase = app::ImportView::Phase;
    const bool works = view.phase == Phase::verifying || view.phase == Phase::merging;
    if (state.to_import.empty() || works) return;
    if (message_bar("more_files", Tone::info,
                    filled(wi::k_more_files, {std::to_string(state.to_import.size())}),
                    wi::k_next_file, k_icon_package)) {
        read_next_import(state);
    }
    space(16);
}

}  // namespace

void import_screen(ScreenState& state) {
    const app::ImportView& view = state.session.import();
    using Phase = app::ImportView::Phase;
    if (view.phase == Phase::none) {
        (void)empty_state("nothing", k_icon_download, wi::k_nothing_title, wi::k_nothing);
        return;
    }
    announce_verdict(state, view);
    import_title(state, view);
    space(16);
    next_file(state, view);
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
    if (view.phase == Phase::needs_passphrase) return passphrase_card(state, view);
    if (view.phase == Phase::refused) return refused_file(view);
    if (view.phase == Phase::quarantined) return quarantine_cards(state, view);
    if (view.phase == Phase::verified_card) {
        return card_received(view);
    }
    if (view.phase == Phase::compared) return reconciliation_cards(state, view);
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    {
        IdScope scope("main");
        if (view.phase == Phase::merged) {
            const bool opens = !view.matters.empty() && !view.matters.front().is_private;
            if (message_bar("merged", Tone::good, wi::k_merged_sentence,
                            opens ? wi::k_open_matter : "", k_icon_circle_check) &&
                opens) {
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

}  // namespace casebridge::ui
