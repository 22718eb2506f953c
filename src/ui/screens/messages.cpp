#include "ui/screens/messages.h"

#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_exchange.h"
#include "ui/strings_help.h"
#include "ui/strings_matter.h"
#include "ui/strings_numbers.h"
#include "ui/strings_screens.h"
#include "ui/strings_settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

constexpr double k_notice_ms = 6000;

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

/// On the first page only: it reminds, and is not in the way of work. Nobody keeps a drill.
void backup_reminder(ScreenState& state) {
    if (state.route.page != Page::dashboard || state.drill.is_on()) return;
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

/// A newer version waits; it is never taken in the middle of work.
void update_offer(ScreenState& state) {
    if (!state.host.update_waits()) return;
    const bool unsaved = state.has_typed();
    const bool works = state.session.job().kind != app::JobView::Kind::none ||
                       state.session.durability() == storage::Durability::saving;
    if (message_bar(
            "update", Tone::info, unsaved ? words::update::k_waits_unsaved : words::update::k_waits,
            unsaved || works ? std::string_view{} : words::update::k_now, k_icon_refresh_cw)) {
        state.host.update();
    }
    space(16);
}

}  // namespace

void passing_notice(ScreenState& state, float floor) {
    const app::Notice* newest = newest_notice(state);
    if (newest == nullptr || newest->kind == app::Notice::Kind::bad) return;
    if (frame().time_ms >= state.notice_until_ms) return;
    request_frame_after(state.notice_until_ms - frame().time_ms);
    toast("notice", tone_of(newest->kind),
          newest->kind == app::Notice::Kind::good ? k_icon_circle_check : k_icon_info,
          notice_sentence(*newest), floor);
}

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
    update_offer(state);
    backup_reminder(state);
    const app::Notice* newest = newest_notice(state);
    if (newest == nullptr || newest->kind != app::Notice::Kind::bad) return;
    if (message_bar("notice", Tone::over, notice_sentence(*newest), words::notice::k_read,
                    k_icon_triangle_alert)) {
        state.read_notice = newest->number;
    }
    space(16);
}

}  // namespace casebridge::ui
