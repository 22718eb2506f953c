#include "ui/screens/matter_parts.h"

#include <algorithm>
#include <array>

#include "documents/evidence_lists.h"
#include "domain/compose.h"
#include "domain/enum_names.h"
#include "ui/frame.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_volume.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::matter;

namespace {

std::string date_with_weekday(Date date) {
    return to_chinese_short(date) + " " + std::string{weekday_name(date)};
}

std::string clock_title(const app::ClockView& clock, std::size_t reading) {
    const std::string name{domain::label_of(clock.clock.kind)};
    if (clock.clock.readings.size() < 2) return name;
    const bool working = clock.clock.readings[reading].kind == domain::DayReading::working_days;
    return filled(working ? w::k_working : w::k_natural, {name});
}

}  // namespace

GateWords gate_words(const domain::GateItem& item, const domain::MatterState& state) {
    using Kind = domain::GateItem::Kind;
    const std::string count = std::to_string(item.count);
    switch (item.kind) {
        case Kind::inspection:
            return {
                item.met ? "检查记录 " + count + " 份，执法人员 2 名" : "缺两名执法人员的检查记录",
                domain::EventType::add_inspection};
        case Kind::order:
            return {item.met ? "责令改正通知 " + count + " 份" : "缺责令改正通知",
                    domain::EventType::order_rectification};
        case Kind::recheck_failed:
            return {item.met
                        ? "最近复查：" + std::string{domain::label_of(state.last_recheck_outcome)}
                        : std::string{"缺未整改到位的复查记录"},
                    domain::EventType::recheck_failed};
        case Kind::legal_basis:
            return {item.met ? "处罚依据 " + count + " 条" : "缺处罚依据",
                    domain::EventType::set_legal_basis};
        case Kind::violation_evidence:
            return {item.met ? "违法证据 " + count + " 份" : "缺违法证据",
                    domain::EventType::add_evidence};
        case Kind::urging_papers:
            return {item.met ? "整改督促情况 " + count + " 份" : "缺整改督促情况",
                    domain::EventType::add_evidence};
    }
    __builtin_trap();
}

std::string_view gate_action(const app::MatterView& view, const domain::GateItem& item,
                             const GateWords& gate) {
    return item.met || !view.may(gate.command) ? std::string_view{} : w::k_gate_go;
}

bool has_button(domain::EventType command) {
    return !domain::is_begun_in_place(command) && command != domain::EventType::take_matter;
}

bool is_running(const app::MatterLine& line) {
    using Kind = domain::DueState::Kind;
    return line.has_clock && !line.archived && line.due.kind != Kind::met &&
           line.due.kind != Kind::met_late;
}

ClockWords clock_row_words(const app::ClockView& clock, std::size_t reading) {
    ClockWords said;
    said.title = clock_title(clock, reading);
    if (clock.clock.stopped_on.is_set()) {
        said.detail = filled(w::k_stopped, {to_chinese_short(clock.clock.stopped_on)});
        return said;
    }
    if (clock.clock.due_at.date.is_set()) {
        said.detail = to_chinese(clock.clock.due_at);
        return said;
    }
    if (clock.clock.readings.empty()) {
        said.detail = date_with_weekday(clock.clock.due);
        return said;
    }
    const domain::Reading& counted = clock.clock.readings[reading];
    const std::string due = date_with_weekday(counted.due);
    if (clock.clock.readings.size() > 1) {
        said.detail = filled(reading == 0 ? w::k_counts : w::k_reminds, {due});
    } else {
        said.detail = counted.raw != counted.due ? filled(w::k_rolled, {due}) : due;
    }
    if (clock.clock.interim_on.is_set()) {
        said.detail += filled(w::k_interim, {to_chinese_short(clock.clock.interim_on)});
    }
    return said;
}

HistoryWords history_words(const app::HistoryView& entry) {
    HistoryWords said;
    said.date = to_chinese_short(entry.line.date);
    said.weekday = weekday_name(entry.line.date);
    const auto mark = [&](Tone tone, std::string_view icon, std::string_view words) {
        said.mark_tone = tone;
        said.mark_icon = icon;
        said.mark = words;
    };
    const domain::HistoryLine& line = entry.line;
    switch (line.standing) {
        case domain::Standing::effective:
            if (entry.device_revoked) {
                mark(Tone::warn, k_icon_triangle_alert, words::history::k_revoked_mark);
            } else if (line.counts_as != line.type) {
                mark(Tone::neutral, k_icon_copy, w::k_as_request);
            } else if (!line.corrected_by.empty()) {
                mark(Tone::good, k_icon_badge_check, w::k_corrected);
            } else {
                mark(Tone::good, k_icon_badge_check, w::k_signature_good);
            }
            break;
        case domain::Standing::merged: mark(Tone::neutral, k_icon_copy, w::k_merged); break;
        case domain::Standing::overtaken: mark(Tone::neutral, k_icon_copy, w::k_overtaken); break;
        case domain::Standing::conflicting:
            mark(Tone::warn, k_icon_triangle_alert, w::k_conflicting);
            break;
        case domain::Standing::out_of_order:
            mark(Tone::warn, k_icon_shuffle, w::k_out_of_order);
            break;
    }
    if (!line.settled_by.empty()) mark(Tone::neutral, k_icon_circle_check, w::k_settled);
    said.by = entry.bundle_number == 0
                  ? filled(w::k_this_device, {entry.line.officer})
                  : filled(w::k_bundle, {entry.line.officer, std::to_string(entry.bundle_number)});
    return said;
}

void fixed_date(const app::ClockView& clock) {
    const bool hours = clock.clock.due_at.date.is_set();
    text(filled(w::k_calculation_title, {domain::label_of(clock.clock.kind)}),
         {.type = Type::strong, .heading_level = 3});
    space(8);
    text(filled(hours ? w::k_counted_hours : w::k_set_by_paper,
                {hours ? to_chinese(clock.clock.due_at) : date_with_weekday(clock.clock.due)}),
         {.wrap = true});
    text(filled(w::k_basis, {clock.clock.basis}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
}

void calculation(const app::ClockView& clock, std::size_t reading) {
    constexpr std::array<std::string_view, 7> k_days = {"日", "一", "二", "三", "四", "五", "六"};
    const domain::Reading& counted = clock.clock.readings[reading];
    text(filled(w::k_calculation_title, {clock_title(clock, reading)}),
         {.type = Type::strong, .heading_level = 3});
    space(8);
    const float cell = px(56);
    const float gap = px(8);
    const int per_row = std::max(1, static_cast<int>((available_width() + gap) / (cell + gap)));
    const ImVec2 at = cursor();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Date today = frame().now.date;
    std::string spoken;
    int index = 0;
    for (const domain::CountedDay& day : counted.days) {
        const float x = at.x + static_cast<float>(index % per_row) * (cell + gap);
        const float y = at.y + static_cast<float>(index / per_row) * (px(68) + gap);
        ImU32 fill = theme().card;
        ImU32 ink = theme().text;
        ImU32 border = theme().border;
        std::string below;
        switch (day.kind) {
            case domain::CountedDay::Kind::start:
                fill = theme().info.tint;
                ink = theme().info.text;
                border = theme().info.line;
                below = w::k_day_start;
                break;
            case domain::CountedDay::Kind::counted: below = std::to_string(day.number); break;
            case domain::CountedDay::Kind::rest:
                fill = theme().sunken;
                ink = theme().muted;
                below = w::k_day_rest;
                break;
            case domain::CountedDay::Kind::rolled_over:
                fill = theme().sunken;
                ink = theme().muted;
                below = w::k_day_rolled;
                break;
            case domain::CountedDay::Kind::due:
                fill = theme().warn.tint;
                ink = theme().warn.text;
                border = theme().warn.line;
                below = day.number > 0 ? std::to_string(day.number) : std::string{w::k_day_rolled};
                break;
        }
        list->AddRectFilled({x, y}, {x + cell, y + px(68)}, fill, px(k_radius_control));
        const bool is_today = day.date == today;
        list->AddRect({x, y}, {x + cell, y + px(68)}, is_today ? theme().accent : border,
                      px(k_radius_control), 0, px(is_today ? 2 : 1));
        // The month stands where it begins, in the place of the weekday.
        const bool names_month = index == 0 || day.date.day() == 1;
        const std::string month = std::to_string(day.date.month()) + "月";
        draw_text_in(list, {x, y + px(2), cell, px(20)},
                     names_month ? std::string_view{month}
                                 : k_days[static_cast<std::size_t>(day.date.weekday())],
                     Type::small, ink, Align::center);
        draw_text_in(list, {x, y + px(22), cell, px(24)}, std::to_string(day.date.day()),
                     Type::strong, ink, Align::center);
        draw_text_in(list, {x, y + px(46), cell, px(20)}, below, Type::small, ink, Align::center);
        spoken += to_chinese_short(day.date) + below + "，";
        ++index;
    }
    const int rows = (index + per_row - 1) / per_row;
    const Rect place = take_place(available_width(), static_cast<float>(rows) * (px(68) + gap));
    semantics().add({.id = node_id("days"), .role = Role::img, .name = spoken, .rect = place});
    space(4);
    if (counted.provisional) {
        text(w::k_provisional, {.type = Type::small, .color = theme().warn.text, .wrap = true});
    }
    text(filled(w::k_basis, {clock.clock.basis}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
}

}  // namespace casebridge::ui
