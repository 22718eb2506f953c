#include "ui/screens/disputed.h"

#include <algorithm>
#include <string>

#include "domain/transitions.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_screens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::disputed;

namespace {

const app::HistoryView* find(const app::MatterView& view, const EventId& entry) {
    for (const app::HistoryView& line : view.history) {
        if (line.line.event == entry) return &line;
    }
    return nullptr;
}

std::string_view label_of(const app::HistoryView& entry) {
    return domain::transition_of(entry.line.type).label;
}

/// “管理站周建平11月20日的“签收移送处理书”…”
std::string sentence_of(const app::MatterView& view, const app::HistoryView& entry) {
    const std::string who = entry.agency_name + entry.line.officer;
    const std::string day = to_chinese_short(entry.line.date);
    if (entry.line.standing == domain::Standing::out_of_order) {
        return filled(w::k_out_of_order, {who, day, label_of(entry)});
    }
    const app::HistoryView* other = find(view, entry.line.other);
    const std::string others =
        other == nullptr
            ? std::string{}
            : filled(w::k_entry, {other->agency_name + other->line.officer,
                                  to_chinese_short(other->line.date), label_of(*other)});
    return filled(w::k_conflicting, {who, day, label_of(entry), others});
}

void line_of(std::string_view label, const std::string& value) {
    text(label, {.type = Type::small, .color = theme().muted});
    text(value.empty() ? std::string{w::k_nothing} : value, {.wrap = true});
    space(8);
}

}  // namespace

void disputed_entries(ScreenState& state, const app::MatterView& view) {
    int number = 0;
    for (const app::HistoryView& entry : view.history) {
        if (!entry.line.unsettled()) continue;
        IdScope scope(number++);
        const bool conflict = entry.line.standing == domain::Standing::conflicting;
        if (message_bar("disputed", Tone::warn, sentence_of(view, entry),
                        entry.may_settle ? w::k_settle : std::string_view{},
                        conflict ? k_icon_triangle_alert : k_icon_shuffle)) {
            open_form(state, view.state.matter, domain::EventType::settle_entry, entry.line.event);
        }
        space(16);
    }
}

void shared_numbers(ScreenState& state, const app::MatterView& view) {
    int number = 0;
    for (const storage::SharedNumber& shared : view.shared_numbers) {
        IdScope scope(number++);
        if (domain::is_explained(view.state, shared.number)) {
            (void)message_bar(
                "explained", Tone::info,
                filled(w::k_same_number_explained, {shared.number, shared.other_title}), {},
                k_icon_info);
            space(16);
            continue;
        }
        const bool before = view.state.stage == domain::Stage::approved &&
                            shared.number == view.state.letter_number;
        const domain::EventType remedy =
            before ? domain::EventType::return_draft : domain::EventType::explain_shared_number;
        const std::string sentence =
            filled(before ? w::k_same_number_before : w::k_same_number_after,
                   {shared.number, shared.other_title});
        const std::string_view action = before ? w::k_return_draft : w::k_explain;
        if (message_bar("shared", Tone::warn, sentence,
                        view.may(remedy) ? action : std::string_view{}, k_icon_triangle_alert)) {
            open_form(state, view.state.matter, remedy);
        }
        space(16);
    }
}

void entry_card(const app::MatterView& view, const EventId& id) {
    const app::HistoryView* entry = find(view, id);
    if (entry == nullptr) return;
    const std::string beside = filled(
        w::k_by, {entry->agency_name, entry->line.officer, to_chinese_short(entry->line.date)});
    Card card("about", {.title = label_of(*entry), .beside = beside});
    text(entry->summary, {.wrap = true});
    space(8);
    if (!entry->line.unsettled()) return;
    text(sentence_of(view, *entry), {.color = theme().warn.text, .wrap = true});
    space(8);
    for (const app::EntryDifference& difference : entry->differences) {
        line_of(filled(w::k_standing, {difference.label}), difference.standing);
        line_of(filled(w::k_waiting, {difference.label}), difference.waiting);
    }
}

}  // namespace casebridge::ui
