// 经过: who, which agency, when, whether the signature is good, and in which bundle it came.
#include <vector>

#include "domain/transitions.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_screens.h"
#include "ui/strings_volume.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"

namespace casebridge::ui {

namespace w = words::matter;
namespace wh = words::history;

namespace {

std::string full_name(ScreenState& state, const app::HistoryView& entry) {
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (agency.agency.id == entry.line.agency) return agency.agency.name;
    }
    return entry.agency_name;
}

/// Everything that is known of an entry besides its contents, one fact a line.
std::vector<std::string> facts_of(ScreenState& state, const app::HistoryView& entry) {
    std::vector<std::string> facts;
    facts.push_back(filled(wh::k_who, {full_name(state, entry), entry.line.officer}));
    const std::string entered = moment_words(entry.line.wall);
    const auto moment = parse_moment(entry.line.wall);
    const bool same_day = moment.ok() && moment->date == entry.line.date;
    facts.push_back(same_day ? filled(wh::k_when, {entered})
                             : filled(wh::k_when_differs, {entered, to_chinese(entry.line.date)}));
    facts.push_back(filled(wh::k_signed, {entry.device}));
    if (entry.device_revoked) facts.emplace_back(wh::k_revoked);
    for (const app::EntryDifference& change : entry.changes) {
        facts.push_back(
            filled(wh::k_changed,
                   {change.label, change.standing.empty() ? wh::k_empty_value : change.standing,
                    change.waiting.empty() ? wh::k_empty_value : change.waiting}));
    }
    facts.push_back(
        entry.bundle_number == 0
            ? std::string{wh::k_here}
            : filled(wh::k_from_bundle, {std::to_string(entry.bundle_number), entry.bundle_file,
                                         moment_words(entry.bundle_taken)}));
    return facts;
}

/// What may be done about an opened entry.
void entry_links(ScreenState& state, const app::MatterView& view, const app::HistoryView& entry) {
    const auto offer = [&](bool allowed, std::string_view id, std::string_view words,
                           domain::EventType command) {
        if (!allowed) return;
        if (link(id, words, {.icon = k_icon_file_pen})) {
            open_form(state, view.state.matter, command, entry.line.event);
        }
        space(8);
    };
    offer(entry.may_settle, "settle", words::disputed::k_settle, domain::EventType::settle_entry);
    offer(entry.may_correct, "correct", words::disputed::k_correct,
          domain::EventType::correct_entry);
}

}  // namespace

void history_tab(ScreenState& state, const app::MatterView& view) {
    int number = 0;
    begin_list("history", w::k_tab_history, static_cast<int>(view.history.size()));
    for (std::size_t i = 0; i < view.history.size(); ++i) {
        const app::HistoryView& entry = view.history[i];
        const bool bureau = entry.side == domain::Side::bureau;
        if (state.matter.side == 1 && !bureau) continue;
        if (state.matter.side == 2 && bureau) continue;
        const HistoryWords said = history_words(entry);
        const bool opened = state.matter.opened == entry.line.event;
        const std::vector<std::string> facts =
            opened ? facts_of(state, entry) : std::vector<std::string>{};
        IdScope scope(number++);
        if (timeline_row("entry", {.date = said.date,
                                   .weekday = said.weekday,
                                   .tag_tone = bureau ? Tone::accent : Tone::info,
                                   .tag = bureau ? w::k_side_bureau : w::k_side_recipient,
                                   .title = domain::transition_of(entry.line.type).label,
                                   .detail = entry.summary,
                                   .mark_tone = said.mark_tone,
                                   .mark_icon = said.mark_icon,
                                   .mark = said.mark,
                                   .by = said.by,
                                   .last = i + 1 == view.history.size(),
                                   .pressable = true,
                                   .more = facts})) {
            state.matter.opened = opened ? EventId{} : entry.line.event;
            request_frame();
        }
        if (opened && (entry.may_settle || entry.may_correct)) {
            // Under the entry's words, clear of the line that joins the entries.
            constexpr float k_words_at = 112;
            const ImVec2 at = cursor();
            float used = 0;
            {
                Area area(
                    {at.x + px(k_words_at), at.y, available_width() - px(k_words_at), px(28)});
                entry_links(state, view, entry);
                used = area.used_height();
            }
            set_cursor(at.x, at.y);
            take_place(available_width(), used);
        }
    }
    end_list();
    space(12);
    hash_lines(w::k_hash, view.fold_hash);
}

}  // namespace casebridge::ui
