// The frame around every page: top bar with agency, search, save light, import and export;
// navigation; short messages; the progress of long work.
#include <algorithm>
#include <array>

#include "ui/brand.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/export_options.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_exchange.h"
#include "ui/strings_integrity.h"
#include "ui/strings_matter.h"
#include "ui/strings_numbers.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/strings_statistics.h"
#include "ui/strings_volume.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

constexpr double k_notice_ms = 6000;

struct Entry {
    Page page;
    std::string_view icon;
    std::string_view words;
    bool rule_above = false;
    domain::Mechanism mechanism{};  // of Page::transfers
};
const std::array<Entry, 13>& entries() {
    namespace wc = words::cooperation;
    using domain::Mechanism;
    static const std::array<Entry, 13> list = {{
        {Page::dashboard, k_icon_layout_dashboard, words::shell::k_dashboard},
        {Page::transfers, k_icon_folder_input, words::shell::k_transfers, true},
        {Page::transfers, k_icon_route, wc::k_patrol, false, Mechanism::patrol},
        {Page::transfers, k_icon_target, wc::k_campaign, false, Mechanism::campaign},
        {Page::transfers, k_icon_siren, wc::k_emergency, false, Mechanism::emergency},
        {Page::transfers, k_icon_share_2, wc::k_sharing, false, Mechanism::sharing},
        {Page::transfers, k_icon_users, wc::k_meeting, false, Mechanism::meeting},
        {Page::integrity, k_icon_scale, words::integrity::k_title},
        {Page::statistics, k_icon_chart_column, words::statistics::k_title, true},
        {Page::numbers, k_icon_stamp, words::numbers::k_title},
        {Page::exchange, k_icon_arrow_left_right, words::shell::k_exchange},
        {Page::directory, k_icon_book_user, words::shell::k_directory},
        {Page::settings, k_icon_settings, words::settings::k_title},
    }};
    return list;
}

/// The mechanism that a matter or a form belongs to.
domain::Mechanism mechanism_of(const ScreenState& state) {
    const Route& route = state.route;
    if (const app::MatterView* view = state.session.matter(route.matter)) {
        return domain::kind_row(view->state.kind).mechanism;
    }
    return domain::kind_row(route.subject.kind).mechanism;
}

bool is_current(const ScreenState& state, const Entry& entry) {
    const Route& route = state.route;
    switch (route.page) {
        case Page::matter:
        case Page::form:
            return entry.page == Page::transfers && entry.mechanism == mechanism_of(state);
        case Page::transfers: return entry.page == route.page && route.mechanism == entry.mechanism;
        case Page::blank_forms:
            return entry.page == Page::transfers && entry.mechanism == domain::Mechanism::transfer;
        case Page::import: return entry.page == Page::exchange;
        case Page::diagnosis: return entry.page == Page::settings;
        case Page::dashboard:
        case Page::numbers:
        case Page::statistics:
        case Page::integrity:
        case Page::exchange:
        case Page::directory:
        case Page::settings: return entry.page == route.page;
        case Page::field:
            return entry.page == Page::transfers && entry.mechanism == domain::Mechanism::patrol;
        case Page::more: return false;
    }
    __builtin_trap();
}

void open_entry(ScreenState& state, const Entry& entry) {
    if (entry.page == Page::transfers) return open_list(state, entry.mechanism);
    state.go({.page = entry.page});
}

void navigation_entry(ScreenState& state, const Entry& entry, const Rect& place, bool stacked) {
    const bool on = is_current(state, entry);
    const NodeId id = node_id(entry.words);
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto fill = [&](ImU32 color) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, color,
                            px(k_radius_control));
    };
    if (on) fill(theme().nav_on);
    if (!on && press.hovered) fill(theme().hover);
    const ImU32 color = on ? theme().on_nav_on : theme().text;
    const ImU32 icon_color = on ? theme().on_nav_on : theme().muted;
    const Type type = on ? Type::strong : Type::body;
    if (stacked) {
        draw_icon(list, {place.x + (place.width - px(20)) / 2, place.y + px(12)}, entry.icon, 20,
                  icon_color);
        draw_text_in(list, {place.x, place.y + px(36), place.width, px(24)}, entry.words,
                     Type::small, color, Align::center);
    } else {
        draw_icon(list, {place.x + px(12), place.y + px(10)}, entry.icon, 20, icon_color);
        draw_text_in(list, {place.x + px(44), place.y, place.width - px(44), place.height},
                     entry.words, type, color);
        if (entry.page == Page::transfers) {
            draw_badge(list, {right_of(place) - px(12), place.y + place.height / 2},
                       state.session.counters().ours_in[static_cast<std::size_t>(entry.mechanism)],
                       on);
        }
    }
    if (press.focused) draw_focus_ring(list, place, k_radius_control, true);
    Node node{.id = id, .role = Role::link, .name = std::string{entry.words}, .rect = place};
    node.current = on;
    semantics().add(std::move(node));
    if (press.pressed) open_entry(state, entry);
}

void navigation(ScreenState& state, const PageLayout& layout) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect& place = layout.navigation;
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().nav);
    Node node{.id = node_id("navigation"),
              .role = Role::navigation,
              .name = std::string{words::shell::k_navigation},
              .rect = place};
    semantics().push(std::move(node));
    if (layout.bottom_navigation) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), place.y + px(theme().edge)},
                            theme().border);
        const std::array<Entry, 5> shown = {
            {entries()[0],
             entries()[1],
             entries()[2],
             entries()[4],
             {Page::more, k_icon_ellipsis, words::cooperation::k_more}}};
        const float width = place.width / static_cast<float>(shown.size());
        float x = place.x;
        for (const Entry& entry : shown) {
            navigation_entry(state, entry, {x, place.y, width, place.height}, true);
            x += width;
        }
        semantics().pop();
        return;
    }
    list->AddRectFilled({right_of(place) - px(theme().edge), place.y},
                        {right_of(place), bottom_of(place)}, theme().border);
    float y = place.y + px(12);
    for (const Entry& entry : entries()) {
        if (entry.rule_above) {
            list->AddRectFilled({place.x + px(20), y + px(8)},
                                {right_of(place) - px(21), y + px(8) + px(1)}, theme().border);
            y += px(17);
        }
        navigation_entry(state, entry, {place.x + px(8), y, place.width - px(17), px(40)}, false);
        y += px(40);
    }
    const float bottom = bottom_of(place) - px(46);
    if (bottom < y) return semantics().pop();  // a low window has no room for it
    draw_icon(list, {place.x + px(20), bottom + px(2)}, k_icon_hard_drive, 16, theme().muted);
    Area area({place.x + px(44), bottom, place.width - px(56), px(20)});
    text(words::shell::k_stored_here, {.type = Type::small, .color = theme().muted});
    semantics().pop();
}

void brand(const Rect& top, bool without_words) {
    draw_brand({top.x + px(20), top.y + px(14), px(28), px(28)});
    if (without_words) return;
    Area area({top.x + px(60), top.y + px(14), px(120), px(28)});
    text(words::k_product, {.type = Type::heading});
}

SaveState light_of(storage::Durability durability) {
    switch (durability) {
        case storage::Durability::saved: return SaveState::saved;
        case storage::Durability::saving: return SaveState::saving;
        case storage::Durability::read_only: return SaveState::read_only;
        case storage::Durability::failed:
        case storage::Durability::damaged:
        case storage::Durability::lost: return SaveState::failed;
    }
    __builtin_trap();
}

void account(ScreenState& state, const Rect& top, float x, bool narrow) {
    const app::Me& me = state.session.me();
    const std::string who = me.agency.short_name + " · " + me.officer;
    // Without room for the words the icon opens the menu that says them.
    const float width = narrow ? px(64) : std::min(px(292), text_width(who, Type::body) + px(72));
    const Rect place{x, top.y + px(8), width, px(40)};
    const NodeId id = node_id("account");
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (press.hovered || state.account_open) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().hover,
                            px(k_radius_control));
    }
    draw_icon(list, {place.x + px(20), place.y + px(10)}, k_icon_landmark, 20, theme().muted);
    if (!narrow) {
        draw_text_in(list, {place.x + px(48), place.y, place.width - px(72), place.height},
                     ellipsis(who, Type::body, place.width - px(72)), Type::body, theme().text);
    }
    draw_icon(list, {right_of(place) - px(22), place.y + px(12)}, k_icon_chevron_down, 16,
              theme().muted);
    if (press.focused) draw_focus_ring(list, place, k_radius_control);
    Node node{.id = id,
              .role = Role::button,
              .name = std::string{words::shell::k_account} + "：" + who,
              .rect = place};
    node.has_popup = true;
    node.expanded = state.account_open ? Tristate::yes : Tristate::no;
    semantics().add(std::move(node));
    if (press.pressed) state.account_open = !state.account_open;
    const float menu_width = std::max(200.0F, to_design(text_width(who, Type::body)) + 64);
    if (Menu menu("account_menu", state.account_open, place, menu_width, false, id); menu) {
        if (narrow) {
            (void)menu.item("who", k_icon_landmark, who, false, true);
            menu.rule();
        }
        if (menu.item("lock", k_icon_lock, words::shell::k_lock)) state.session.push(app::Lock{});
    }
}

/// A telephone has no room for words in the top bar.
constexpr float k_slim_width = 600;

void top_bar(ScreenState& state, const PageLayout& layout) {
    const Rect& top = layout.top;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({top.x, top.y}, {right_of(top), bottom_of(top)}, theme().top);
    list->AddRectFilled({top.x, bottom_of(top) - px(theme().edge)}, {right_of(top), bottom_of(top)},
                        theme().border);
    Node node{.id = node_id("top"), .role = Role::banner, .name = {}, .rect = top};
    semantics().push(std::move(node));
    const bool narrow = layout.one_column;
    const bool slim = to_design(top.width) < k_slim_width;
    brand(top, slim);
    account(state, top, top.x + px(slim ? 56 : narrow ? 120 : 220), narrow);

    const ButtonOptions import_button{.size = ButtonSize::compact, .icon = k_icon_download};
    const ButtonOptions export_button{.size = ButtonSize::compact, .icon = k_icon_upload};
    const IconButtonOptions icon_only{.size = ButtonSize::compact};
    const float right = right_of(top) - px(slim ? 12 : 24);
    const float export_width =
        slim ? px(k_height_compact) : button_width(words::shell::k_export, export_button);
    const float import_width =
        slim ? px(k_height_compact) : button_width(words::shell::k_import, import_button);
    const SaveState light = light_of(state.session.durability());
    const float light_width = save_light_width(light);
    const float export_x = right - export_width;
    const float import_x = export_x - px(8) - import_width;
    const float light_x = import_x - px(16) - light_width;
    {
        Area area({light_x, top.y + px(18), light_width, px(20)});
        save_light(light);
    }
    {
        Area area({import_x, top.y + px(12), import_width, px(32)});
        if (slim ? icon_button("import", k_icon_download, words::shell::k_import, icon_only)
                 : button("import", words::shell::k_import, import_button)) {
            pick_import(state);
        }
    }
    {
        Area area({export_x, top.y + px(12), export_width, px(32)});
        if (slim ? icon_button("export", k_icon_upload, words::shell::k_export, icon_only)
                 : button("export", words::shell::k_export, export_button)) {
            state.go({.page = Page::exchange});
        }
    }
    const float search_x = top.x + px(narrow ? 196 : 524);
    const float search_width = std::min(px(400), light_x - px(16) - search_x);
    if (search_width > px(120)) {
        Area area({search_x, top.y + px(12), search_width, px(32)});
        if (text_field("search", state.search,
                       {.label = words::shell::k_search_name,
                        .placeholder = words::shell::k_search,
                        .icon = k_icon_search,
                        .compact = true,
                        .sunken = true,
                        .hide_label = true})) {
            state.transfers.filter.mechanism.reset();
            state.transfers.filter.typed = state.search;
            state.transfers.filter.view = app::ListView::all;
            state.transfers.page = 0;
            open_list(state, std::nullopt);
        }
    }
    semantics().pop();
}

std::string notice_sentence(const app::Notice& notice) {
    switch (notice.what) {
        case app::Notice::What::entered: {
            domain::EventType type{};
            const bool known = domain::from_name(notice.detail, type);
            return filled(words::notice::k_entered,
                          {known ? command_words(type) : std::string_view{notice.detail}});
        }
        case app::Notice::What::exported: return filled(words::notice::k_exported, {notice.detail});
        case app::Notice::What::merged:
            if (notice.detail == "0") return std::string{words::notice::k_files_taken};
            return filled(words::notice::k_merged, {notice.detail});
        case app::Notice::What::card_saved: return std::string{words::notice::k_card_saved};
        case app::Notice::What::card_continued: return std::string{words::cards::k_saved};
        case app::Notice::What::card_verified:
            return filled(words::notice::k_card_verified, {notice.detail});
        case app::Notice::What::evidence_added: return notice.detail;
        case app::Notice::What::file_known_elsewhere:
            return filled(words::notice::k_file_known, {notice.detail});
        case app::Notice::What::list_saved:
            return filled(words::notice::k_list_saved, {notice.detail});
        case app::Notice::What::numbers_set:
            return filled(words::numbers::k_set_done, {domain::number_kind_label(notice.detail)});
        case app::Notice::What::number_voided:
            return filled(words::numbers::k_voided_done, {notice.detail});
        case app::Notice::What::deadlines_set: return std::string{words::settings::k_set_done};
        case app::Notice::What::code_found:
            return filled(words::notice::k_code_found, {notice.detail});
        case app::Notice::What::code_differs:
            return filled(words::notice::k_code_differs, {notice.detail});
        case app::Notice::What::legal_bases_kept:
            return filled(words::settings::k_bases_kept, {notice.detail});
        case app::Notice::What::officer_added:
            return filled(words::settings::k_officer_added, {notice.detail});
        case app::Notice::What::liaison_set: return std::string{words::settings::k_liaison_set};
        case app::Notice::What::officer_revoked:
            return filled(words::settings::k_officer_revoked, {notice.detail});
        case app::Notice::What::passphrase_changed:
            return std::string{words::settings::k_passphrase_changed};
        case app::Notice::What::store_sealed:
            return std::string{words::settings::k_store_is_sealed};
        case app::Notice::What::store_unsealed:
            return std::string{words::settings::k_store_is_plain};
        case app::Notice::What::keys_changed: return std::string{words::settings::k_keys_changed};
        case app::Notice::What::calendar_kept:
            return filled(words::settings::k_calendar_kept, {notice.detail});
        case app::Notice::What::backed_up: return filled(words::backup::k_done, {notice.detail});
        case app::Notice::What::backed_up_into:
            return filled(words::backup::k_done_into, {notice.detail});
        case app::Notice::What::backed_up_not_all:
            return filled(words::backup::k_done_not_all, {notice.detail});
        case app::Notice::What::image_saved:
            return filled(words::backup::k_image_done, {notice.detail});
        case app::Notice::What::restored: return filled(words::backup::k_restored, {notice.detail});
        case app::Notice::What::store_emptied: return std::string{words::backup::k_emptied};
        case app::Notice::What::tail_lost: return std::string{words::backup::k_tail_lost};
        case app::Notice::What::failed: return std::string{error_sentence(notice.error.code)};
    }
    __builtin_trap();
}

Tone tone_of(app::Notice::Kind kind) {
    switch (kind) {
        case app::Notice::Kind::good: return Tone::good;
        case app::Notice::Kind::info: return Tone::info;
        case app::Notice::Kind::warn: return Tone::warn;
        case app::Notice::Kind::bad: return Tone::over;
    }
    __builtin_trap();
}

/// The newest message: a success comes and goes at the lower edge, a failure stays in the page
/// until the person has read it.
const app::Notice* newest_notice(ScreenState& state) {
    const auto& notices = state.session.notices();
    if (notices.empty()) return nullptr;
    const app::Notice& newest = notices.back();
    if (newest.number != state.last_notice) {
        state.last_notice = newest.number;
        state.notice_until_ms = frame().time_ms + k_notice_ms;
        semantics().announce(notice_sentence(newest), newest.kind == app::Notice::Kind::bad);
    }
    return newest.number == state.read_notice ? nullptr : &newest;
}

/// `floor`: what lies below stays free, as the bars at the thumb.
void passing_notice(ScreenState& state, float floor) {
    const app::Notice* newest = newest_notice(state);
    if (newest == nullptr || newest->kind == app::Notice::Kind::bad) return;
    if (frame().time_ms >= state.notice_until_ms) return;
    request_frame_after(state.notice_until_ms - frame().time_ms);
    toast("notice", tone_of(newest->kind),
          newest->kind == app::Notice::Kind::good ? k_icon_circle_check : k_icon_info,
          notice_sentence(*newest), floor);
}

std::string_view job_title(app::JobView::Kind kind) {
    switch (kind) {
        case app::JobView::Kind::none:
        case app::JobView::Kind::adding_evidence: return words::shell::k_adding;
        case app::JobView::Kind::exporting: return words::shell::k_exporting;
        case app::JobView::Kind::binding_volume: return words::volume::k_working;
        case app::JobView::Kind::backing_up: return words::backup::k_working;
    }
    __builtin_trap();
}

void long_work(ScreenState& state) {
    const app::JobView& job = state.session.job();
    if (job.kind == app::JobView::Kind::none) return;
    const std::string amount =
        filled(words::shell::k_amount, {size_words(job.done_bytes), size_words(job.total_bytes)});
    const float fraction = job.total_bytes == 0 ? 0.0F
                                                : static_cast<float>(job.done_bytes) /
                                                      static_cast<float>(job.total_bytes);
    if (work_progress("job", {.title = job_title(job.kind),
                              .amount = amount,
                              .sentence = words::shell::k_cancel_harmless,
                              .fraction = fraction})) {
        state.session.push(app::CancelJob{});
    }
    space(16);
}

void take_dropped(ScreenState& state) {
    if (state.dropped.empty()) return;
    app::PickedFile file = std::move(state.dropped.front());
    state.dropped.clear();
    const bool for_evidence = state.route.page == Page::form && takes_file(state.route.command);
    if (for_evidence) {
        state.form.file = std::move(file);
        state.form.without_file = false;
        return;
    }
    state.session.push(app::ReadFile{std::move(file)});
    state.go({.page = Page::import});
}

void screen(ScreenState& state) {
    switch (state.route.page) {
        case Page::dashboard: return dashboard_screen(state);
        case Page::transfers: return transfer_list_screen(state);
        case Page::numbers: return numbers_screen(state);
        case Page::statistics: return statistics_screen(state);
        case Page::integrity: return integrity_screen(state);
        case Page::settings: return settings_screen(state);
        case Page::diagnosis: return diagnosis_screen(state);
        case Page::blank_forms: return blank_forms_screen(state);
        case Page::more: return more_screen(state);
        case Page::matter: return matter_screen(state);
        case Page::import: return import_screen(state);
        case Page::exchange: return exchange_screen(state);
        case Page::directory: return directory_screen(state);
        case Page::field: return;  // it has a bar of its own below what scrolls
        case Page::form: return;   // it draws its own columns
    }
}

}  // namespace

namespace {

/// On the first page only: it reminds, and is not in the way of work.
void backup_reminder(ScreenState& state) {
    if (state.route.page != Page::dashboard) return;
    const app::BackupView backup = state.session.backup();
    if (!backup.is_due || state.session.job().kind != app::JobView::Kind::none) return;
    const std::string words = backup.last
                                  ? filled(words::backup::k_due, {std::to_string(backup.days_ago)})
                                  : std::string{words::backup::k_due_never};
    if (message_bar("backup_due", Tone::warn, words, words::backup::k_now, k_icon_hard_drive)) {
        state.session.push(app::BackUp{});
    }
    space(16);
}

void space_warning(ScreenState& state) {
    const auto space_left = state.session.short_of_space();
    if (!space_left) return;
    const std::string words =
        filled(words::diagnosis::k_short_of_space, {size_words(space_left->left_bytes())});
    if (message_bar("space", Tone::warn, words, words::backup::k_now, k_icon_hard_drive)) {
        state.session.push(app::BackUp{});
    }
    space(16);
}

}  // namespace

void page_messages(ScreenState& state) {
    const storage::Durability durability = state.session.durability();
    if (durability == storage::Durability::failed) {
        if (message_bar("failed", Tone::over, words::shell::k_save_failed, words::shell::k_retry,
                        k_icon_triangle_alert)) {
            state.session.push(app::RetrySave{});
        }
        space(16);
        if (message_bar("rescue", Tone::info, words::backup::k_rescue, words::backup::k_now,
                        k_icon_hard_drive)) {
            state.session.push(app::BackUp{});
        }
        space(16);
    } else if (durability == storage::Durability::damaged) {
        if (message_bar("damaged", Tone::over, words::backup::k_damaged, words::backup::k_restore,
                        k_icon_triangle_alert)) {
            state.restore.open = true;
        }
        space(16);
    } else if (durability == storage::Durability::read_only) {
        if (message_bar("read_only", Tone::warn, words::shell::k_read_only,
                        words::shell::k_take_over, k_icon_triangle_alert)) {
            state.session.push(app::TakeOver{});
        }
        space(16);
    }
    space_warning(state);
    backup_reminder(state);
    const app::Notice* newest = newest_notice(state);
    if (newest == nullptr || newest->kind != app::Notice::Kind::bad) return;
    if (message_bar("notice", Tone::over, notice_sentence(*newest), words::notice::k_read,
                    k_icon_triangle_alert)) {
        state.read_notice = newest->number;
    }
    space(16);
}

float save_mark_width(const ScreenState& state) {
    return save_light_width(light_of(state.session.durability()));
}

void save_mark(const ScreenState& state) { save_light(light_of(state.session.durability())); }

void pick_import(ScreenState& state) {
    state.files.pick(".json,application/json", false, [&state](std::vector<app::PickedFile> files) {
        if (files.empty()) return;
        state.session.push(app::ReadFile{std::move(files.front())});
        state.go({.page = Page::import});
    });
}

domain::EventType opening_command(domain::AgencyKind kind) {
    return kind == domain::AgencyKind::district_bureau ? domain::EventType::open_matter
                                                       : domain::EventType::open_by_brigade;
}

bool same_route(const Route& a, const Route& b) {
    return a.page == b.page && a.matter == b.matter && a.command == b.command &&
           a.entry == b.entry && a.paper == b.paper && a.subject == b.subject;
}

namespace {

void go_to_form(ScreenState& state, Route to) {
    to.page = Page::form;
    // What was typed and neither saved nor cancelled is there again when the person comes back.
    if (state.form.typed) state.drafts.push_back(std::move(state.form));
    state.form = {};
    const auto draft =
        std::find_if(state.drafts.begin(), state.drafts.end(),
                     [&](const CommandFormState& kept) { return same_route(kept.made_for, to); });
    if (draft != state.drafts.end()) {
        state.form = std::move(*draft);
        state.form.to_top = true;
        state.drafts.erase(draft);
    }
    state.go(std::move(to));
}

}  // namespace

void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const EventId& entry, const std::string& paper) {
    go_to_form(state, {.matter = matter, .command = command, .entry = entry, .paper = paper});
}

void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const app::FormSubject& subject) {
    go_to_form(state, {.matter = matter, .command = command, .subject = subject});
}

void open_when_done(ScreenState& state, app::Ticket& ticket) {
    if (ticket == 0) return;
    const app::Outcome outcome = state.session.outcome(ticket);
    if (outcome.kind == app::Outcome::Kind::running) return;
    ticket = 0;
    if (outcome.kind == app::Outcome::Kind::done) {
        state.go({.page = Page::matter, .matter = outcome.matter});
    }
}

void open_list(ScreenState& state, std::optional<domain::Mechanism> mechanism) {
    state.go({.page = Page::transfers, .mechanism = mechanism});
}

std::string_view list_words(std::optional<domain::Mechanism> mechanism) {
    namespace wc = words::cooperation;
    if (!mechanism) return wc::k_all_matters;
    switch (*mechanism) {
        case domain::Mechanism::transfer: return words::shell::k_transfers;
        case domain::Mechanism::sharing: return wc::k_sharing;
        case domain::Mechanism::patrol: return wc::k_patrol;
        case domain::Mechanism::campaign: return wc::k_campaign;
        case domain::Mechanism::emergency: return wc::k_emergency;
        case domain::Mechanism::meeting: return wc::k_meeting;
        case domain::Mechanism::integrity: return words::integrity::k_title;
    }
    __builtin_trap();
}

void more_screen(ScreenState& state) {
    page_title(words::cooperation::k_more);
    space(16);
    const Card card("more", {.flush = true, .name = words::cooperation::k_more});
    begin_list("list", words::cooperation::k_more, static_cast<int>(entries().size()));
    for (std::size_t i = 0; i < entries().size(); ++i) {
        const Entry& entry = entries()[i];
        IdScope scope(static_cast<int>(i));
        const ListRowResult row = list_row("row", {.title = entry.words,
                                                   .icon = entry.icon,
                                                   .arrow = true,
                                                   .last = i + 1 == entries().size()});
        if (row.pressed) open_entry(state, entry);
    }
    end_list();
}

void shell(ScreenState& state) {
    take_dropped(state);
    const PageLayout layout = page_layout(frame().width, frame().height);
    if (state.route.page != Page::field) top_bar(state, layout);
    navigation(state, layout);
    state.content = layout.content;
    Node node{.id = node_id("main"), .role = Role::main, .name = {}, .rect = layout.page};
    semantics().push(std::move(node));
    const std::string scroll_id =
        "page" + std::to_string(static_cast<int>(state.route.page)) + state.route.matter.text;
    if (state.route.page == Page::form) {
        form_screen(state, layout.page);
    } else if (state.route.page == Page::field) {
        // Its own head says what the top bar would: there is no room for both.
        field_screen(state, {layout.page.x, layout.top.y, layout.page.width,
                             bottom_of(layout.page) - layout.top.y});
    } else {
        ScrollArea scroll(scroll_id, layout.page, 0);
        Rect content = layout.content;
        content.y = cursor().y + px(24);
        {
            Area area(content);
            page_messages(state);
            long_work(state);
            screen(state);
            content.height = area.used_height();
        }
        set_cursor(content.x, content.y + content.height + px(24));
        take_place(1, 1);
    }
    semantics().pop();
    saved_parts_dialog(state);
    passing_notice(state, layout.bottom_navigation ? layout.navigation.y - field_bar_height(state)
                                                   : frame().height);
    if (state.files.dragging()) {
        drop_overlay(words::shell::k_drop_title, words::shell::k_drop_sentence);
    }
}

}  // namespace casebridge::ui
