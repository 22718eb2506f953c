#include "ui/screens/refused_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/error_text.h"
#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/semantics.h"
#include "ui/strings.h"
#include "ui/strings_exchange.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace wi = words::import_page;
namespace ws = words::sealed_import;
namespace wq = words::quarantine;
namespace wh = words::hands;
namespace wp = words::parts;
namespace wc = words::cards;

using CheckKind = app::ImportCheckKind;
using CheckState = app::ImportCheck::State;

/// The sentence's first part, without what the whole page says already.
std::string short_reason(ErrorCode code) {
    std::string_view sentence = app::finding_sentence(code);
    sentence = sentence.substr(0, sentence.find("。"));
    return std::string{sentence.substr(0, sentence.find("，没有并入"))};
}

std::string_view check_label(CheckKind kind) {
    switch (kind) {
        case CheckKind::format: return wi::k_check_format;
        case CheckKind::parts: return wi::k_check_parts;
        case CheckKind::parties: return wi::k_check_parties;
        case CheckKind::signature: return wi::k_check_signature;
        case CheckKind::records: return wi::k_check_records;
        case CheckKind::evidence: return wi::k_check_evidence;
    }
    __builtin_trap();
}

std::string passed_words(const app::ImportCheck& check, const app::ImportView& view) {
    switch (check.kind) {
        case CheckKind::format: return std::string{wi::k_is_bundle};
        case CheckKind::parts:
            return view.parts == 1 ? std::string{wi::k_one_part}
                                   : filled(wp::k_this_one, {std::to_string(view.part),
                                                             std::to_string(view.parts)});
        case CheckKind::parties: return filled(wi::k_known_sender, {view.sender.agency.short_name});
        case CheckKind::signature:
            return filled(wi::k_signed_by, {moment_words(view.created), view.exported_by});
        case CheckKind::records: return filled(wi::k_records_good, {std::to_string(check.total)});
        case CheckKind::evidence:
            return check.total == 0 ? std::string{wi::k_no_files}
                                    : filled(wi::k_evidence_good, {std::to_string(check.total)});
    }
    __builtin_trap();
}

std::string check_words(const app::ImportCheck& check, const app::ImportView& view) {
    if (check.state == CheckState::passed) return passed_words(check, view);
    if (check.state == CheckState::not_reached) return std::string{wi::k_not_read};
    const std::string reason = short_reason(check.code);
    if (check.failed == 0) return reason;
    const std::string total = std::to_string(check.total);
    const std::string failed = std::to_string(check.failed);
    if (check.kind == CheckKind::records) return filled(wi::k_records_bad, {total, failed, reason});
    return filled(wi::k_evidence_bad,
                  {total, failed, check.first_failed.empty() ? reason : check.first_failed});
}

void check_line(std::string_view label, const std::string& words, CheckState state,
                std::string_view right, bool last) {
    const Rect place = take_place(available_width(), px(58));
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool failed = state == CheckState::failed;
    const bool passed = state == CheckState::passed;
    const std::string_view icon = failed   ? k_icon_circle_x
                                  : passed ? k_icon_circle_check
                                           : k_icon_circle_minus;
    const ImU32 ink = failed ? theme().over.text : passed ? theme().good.text : theme().muted;
    const Type type = failed ? Type::strong : Type::body;
    draw_icon(list, {place.x + px(16), place.y + px(19)}, icon, 20, ink);
    draw_text_in(list, {place.x + px(48), place.y, px(104), place.height}, label, type,
                 theme().text);
    const float right_width = text_width(right, Type::small);
    const float words_x = place.x + px(160);
    const float room = right_of(place) - px(24) - right_width - words_x;
    draw_text_in(list, {words_x, place.y, room, place.height}, ellipsis(words, type, room), type,
                 failed   ? ink
                 : passed ? theme().text
                          : theme().muted);
    draw_text_in(list,
                 {right_of(place) - px(16) - right_width, place.y, right_width + 1, place.height},
                 right, Type::small, failed ? ink : theme().muted);
    if (!last) {
        list->AddRectFilled({place.x, bottom_of(place) - px(1)},
                            {right_of(place), bottom_of(place)}, theme().border);
    }
    semantics().add({.id = node_id(label),
                     .role = Role::listitem,
                     .name = std::string{label} + "，" + words + "，" + std::string{right},
                     .rect = place});
}

void checks_card(const app::ImportView& view) {
    std::size_t failed_checks = 0;
    for (const app::ImportCheck& check : view.checks) {
        if (check.state == CheckState::failed) ++failed_checks;
    }
    const std::string count = filled(wi::k_items, {std::to_string(view.checks.size() + 1)});
    const std::string failed = filled(wi::k_failed, {std::to_string(failed_checks)});
    Card card("checks",
              {.title = wi::k_checks, .beside = count, .header_rule = true, .flush = true});
    {
        Area slot(card.right_slot(chip_width(k_icon_circle_x, failed), 24));
        chip(Tone::over, k_icon_circle_x, failed);
    }
    begin_list("list", wi::k_checks, static_cast<int>(view.checks.size()) + 1);
    for (const app::ImportCheck& check : view.checks) {
        const std::string_view right = check.state == CheckState::failed ? wi::k_state_failed
                                       : check.state == CheckState::passed
                                           ? wi::k_state_passed
                                           : wi::k_state_not_reached;
        check_line(check_label(check.kind), check_words(check, view), check.state, right, false);
    }
    check_line(wi::k_check_here, std::string{wi::k_nothing_changed}, CheckState::passed,
               wi::k_state_untouched, true);
    end_list();
}

using Advice = std::array<std::array<std::string_view, 2>, 3>;

Advice advice_for(ErrorCode code) {
    switch (code) {
        case ErrorCode::not_addressed_to_us:
            return {{{wi::k_return, wi::k_return_detail},
                     {wi::k_wrong_address, wi::k_wrong_address_detail},
                     {wi::k_not_forward, wi::k_not_forward_detail}}};
        case ErrorCode::sender_unverified:
            return {{{wq::k_call, wq::k_call_detail},
                     {wq::k_verify, wq::k_verify_detail},
                     {wq::k_merge, wq::k_merge_detail}}};
        case ErrorCode::sender_unknown:
        case ErrorCode::device_unknown:
            return {{{wi::k_get_card, wi::k_get_card_detail},
                     {wi::k_call, wi::k_call_detail},
                     {wi::k_again, wi::k_again_detail}}};
        case ErrorCode::device_revoked:
            return {{{wh::k_again, wh::k_again_detail},
                     {wh::k_ask, wh::k_ask_detail},
                     {wi::k_step_3, wi::k_step_3_detail}}};
        case ErrorCode::sender_not_participant:
            return {{{wi::k_return, wi::k_return_detail},
                     {wh::k_direct, wh::k_direct_detail},
                     {wi::k_not_forward, wi::k_not_forward_detail}}};
        case ErrorCode::card_older:
            return {{{wc::k_newest, wc::k_newest_detail},
                     {wc::k_ask_restored, wc::k_ask_restored_detail},
                     {wc::k_go_on, wc::k_go_on_detail}}};
        case ErrorCode::card_forked:
            return {{{wc::k_ask_twin, wc::k_ask_twin_detail},
                     {wc::k_one_keeper, wc::k_one_keeper_detail},
                     {wc::k_go_on, wc::k_go_on_detail}}};
        case ErrorCode::card_not_continued:
            return {{{wc::k_ask_key, wc::k_ask_key_detail},
                     {wc::k_lost_key, wc::k_lost_key_detail},
                     {wc::k_stranger, wc::k_stranger_detail}}};
        case ErrorCode::not_sealed_for_us:
            return {{{ws::k_get_new_card, ws::k_get_new_card_detail},
                     {ws::k_take_it, ws::k_take_it_detail},
                     {ws::k_export_again, ws::k_export_again_detail}}};
        case ErrorCode::wrong_format:
        case ErrorCode::file_empty:
            return {{{wi::k_choose_right, wi::k_choose_right_detail},
                     {wi::k_step_1, wi::k_step_1_detail},
                     {wi::k_step_2, wi::k_step_2_detail}}};
        default:
            return {{{wi::k_step_1, wi::k_step_1_detail},
                     {wi::k_step_2, wi::k_step_2_detail},
                     {wi::k_step_3, wi::k_step_3_detail}}};
    }
}

/// Why the card that we hold stays: what an older or a second one would undo.
std::string_view meaning_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::card_older: return wc::k_older_means;
        case ErrorCode::card_forked: return wc::k_forked_means;
        default: return wc::k_not_continued_means;
    }
}

void versions_card(const app::ImportView& view) {
    const app::ImportView::CardVersions& versions = *view.card_versions;
    Card card("versions", {.title = wc::k_compared, .beside = view.sender.agency.short_name});
    key_value(wc::k_here, filled(wc::k_version, {std::to_string(versions.here)}), true);
    space(8);
    key_value(wc::k_received,
              filled(wc::k_version_of,
                     {std::to_string(versions.received), moment_words(versions.received_on)}),
              true);
    space(16);
    text(meaning_of(view.findings.front().code), {.color = theme().muted, .wrap = true});
}

}  // namespace

std::string_view refused_title(const app::ImportView& view) {
    return view.card_versions ? wc::k_refused_title : wi::k_refused_title;
}

void verdict_card(const Verdict& verdict) {
    const StateColors& colors = verdict.tone == Tone::good   ? theme().good
                                : verdict.tone == Tone::warn ? theme().warn
                                                             : theme().over;
    Card card(verdict.id, {.padding = 24, .tone = verdict.tone, .name = verdict.title});
    const ImVec2 at = cursor();
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({at.x, at.y + px(12)}, {at.x + px(56), at.y + px(68)}, colors.tint,
                        px(k_radius_card));
    draw_icon(list, {at.x + px(14), at.y + px(26)}, verdict.icon, 28, colors.mark);
    float used = 0;
    {
        Area area({at.x + px(80), at.y, available_width() - px(80), px(144)});
        text(verdict.title, {.type = Type::heading, .heading_level = 2});
        space(8);
        text(verdict.sentence, {.wrap = true});
        text(wi::k_unchanged, {.wrap = true});
        used = area.used_height();
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), std::max(used, px(80)));
}

void advice_card(ErrorCode code) {
    Card card("what_now", {.title = wi::k_what_now});
    const Advice steps = advice_for(code);
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

void liaison_card(const app::AgencyView& sender) {
    for (const domain::Liaison& liaison : sender.liaisons) {
        space(16);
        Card card("liaison", {.title = wi::k_liaison});
        text(liaison.name, {.type = Type::strong});
        text(sender.agency.short_name + " " + liaison.department,
             {.type = Type::small, .color = theme().muted});
        if (!liaison.duty_phone.empty()) {
            key_value(words::directory::k_phone, liaison.duty_phone, true);
        }
        return;
    }
}

void refused_file(const app::ImportView& view) {
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths);
    verdict_card({.id = "refused",
                  .tone = Tone::over,
                  .icon = k_icon_file_x,
                  .title = refused_title(view),
                  .sentence = app::finding_sentence(view.findings.front().code)});
    space(16);
    // What a bundle goes through says nothing of a card that is whole.
    if (view.card_versions) {
        versions_card(view);
    } else {
        checks_card(view);
    }
    columns.next();
    advice_card(view.findings.front().code);
    liaison_card(view.sender);
}

}  // namespace casebridge::ui
