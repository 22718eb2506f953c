#include "ui/screens/cooperation_parts.h"

#include <algorithm>
#include <string>
#include <vector>

#include "domain/enum_names.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_matter.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::cooperation;
using domain::EventType;
using domain::MatterKind;
using domain::Mechanism;

namespace {

bool is_bureau(const ScreenState& state) {
    return state.session.me().agency.kind == domain::AgencyKind::district_bureau;
}

/// Whether the opinion lets our side begin a matter of this kind.
bool is_begun_here(const ScreenState& state, const domain::KindRow& row) {
    return is_bureau(state) ? row.by_bureau : row.by_recipient;
}

}  // namespace

// ---- lists ----

void beginning_buttons(ScreenState& state, Mechanism mechanism) {
    space(12);
    bool first = true;
    for (const domain::KindRow& row : domain::matter_kinds()) {
        if (row.mechanism != mechanism || !is_begun_here(state, row)) continue;
        // In an emergency it is the red button that is meant.
        const bool main = first && mechanism != Mechanism::emergency;
        const ButtonOptions options{.kind = main ? ButtonKind::primary : ButtonKind::secondary,
                                    .icon = k_icon_plus};
        const std::string words = filled(w::k_new, {row.label});
        if (!first) flow(button_width(words, options));
        first = false;
        if (button(row.key, words, options)) {
            open_form(state, {}, EventType::begin_matter, app::FormSubject{.kind = row.kind});
        }
    }
}

void quarter_bar(ScreenState& state) {
    using State = app::QuarterMeeting::State;
    const app::QuarterMeeting& quarter = state.transfers.quarter;
    const std::string year = std::to_string(quarter.year);
    const std::string number = std::to_string(quarter.quarter);
    switch (quarter.state) {
        case State::held:
            (void)message_bar("quarter", Tone::good, filled(w::k_quarter_met, {year, number}), {},
                              k_icon_circle_check);
            break;
        case State::planned:
            (void)message_bar("quarter", Tone::info, filled(w::k_quarter_planned, {year, number}),
                              {}, k_icon_calendar);
            break;
        case State::missing:
            if (message_bar("quarter", Tone::warn,
                            filled(w::k_quarter_missing,
                                   {year, number, to_chinese_short(quarter.last_day)}),
                            w::k_arrange, k_icon_triangle_alert)) {
                open_form(state, {}, EventType::begin_matter,
                          app::FormSubject{.kind = MatterKind::joint_meeting});
            }
            break;
    }
    space(16);
}

void duty_phones(ScreenState& state) {
    std::vector<std::string> lines;
    for (const app::AgencyView& agency : state.session.agencies()) {
        if (agency.is_me || !agency.verified) continue;
        for (const domain::Liaison& liaison : agency.liaisons) {
            if (liaison.duty_phone.empty()) continue;
            lines.push_back(
                filled(w::k_duty_line,
                       {agency.agency.short_name,
                        liaison.name.empty() ? liaison.department + std::string{w::k_vacant}
                                             : liaison.department + liaison.name,
                        liaison.duty_phone}));
        }
    }
    {
        Card card("duty_phones", {.title = w::k_duty_phones, .beside = w::k_phone_first});
        for (const std::string& line : lines) text(line, {.type = Type::strong});
        if (lines.empty()) text(w::k_no_phone, {.color = theme().muted, .wrap = true});
    }
    space(16);
}

namespace {

/// What a person can say later is said to be missing, so that nothing keeps the press waiting.
domain::FieldValues emergency_values(ScreenState& state, const AgencyId& partner) {
    const TransferListState& list = state.transfers;
    const Moment now = state.session.now();
    const std::string event =
        list.emergency.empty() ? filled(w::k_start_unnamed, {to_chinese(now)}) : list.emergency;
    domain::FieldValues values = state.session.first_values(
        {}, EventType::begin_matter, partner, app::FormSubject{.kind = MatterKind::emergency});
    values["title"] = filled(w::k_start_named, {event});
    values["no_due_reason"] = w::k_start_reason;
    values["record.started_at"] = to_iso(now);
    values["record.event"] = event;
    values["record.place"] =
        list.emergency_place.empty() ? std::string{w::k_start_later} : list.emergency_place;
    values["record.started_by"] = state.session.me().officer;
    values["record.situation"] = w::k_start_later;
    return values;
}

}  // namespace

void emergency_start(ScreenState& state) {
    TransferListState& list = state.transfers;
    const auto partners = state.session.choosable_agencies({}, EventType::begin_matter);
    // With several partners the form asks which one.
    if (partners.size() != 1) return;
    {
        Card card("start", {.title = w::k_start_title, .tone = Tone::over, .icon = k_icon_siren});
        space(12);
        text(w::k_start_why, {.type = Type::small, .color = theme().muted, .wrap = true});
        space(8);
        (void)text_field("event", list.emergency,
                         {.label = w::k_start_event, .width = 320, .max_length = 100});
        flow(px(320), 16);
        (void)text_field("place", list.emergency_place,
                         {.label = w::k_start_place, .width = 320, .max_length = 100});
        space(12);
        const ButtonOptions look{
            .kind = ButtonKind::danger, .size = ButtonSize::large, .icon = k_icon_siren};
        if (button("start", w::k_start, look) && list.starting == 0) {
            list.starting = state.session.push(app::Execute{
                {}, EventType::begin_matter, emergency_values(state, partners.front().agency.id)});
        }
    }
    space(16);
    open_when_done(state, list.starting);
}

void patrol_bar(ScreenState& state) {
    // The opinion says 定期 and no number; a month is what offices plan by.
    constexpr int k_most_days = 31;
    const Date last = state.transfers.last_patrol;
    if (!last.is_set()) {
        (void)message_bar("patrol", Tone::warn, w::k_patrol_none, {}, k_icon_triangle_alert);
    } else {
        const int days = state.session.now().date.days_since(last);
        const bool late = days > k_most_days;
        (void)message_bar("patrol", late ? Tone::warn : Tone::good,
                          filled(w::k_patrol_last, {to_chinese(last), std::to_string(days)}), {},
                          late ? k_icon_triangle_alert : k_icon_circle_check);
    }
    space(16);
}

namespace {

void duty_row(ScreenState& state, const app::MatterView& view, std::string_view record,
              std::string_view side, const domain::Option& duty) {
    IdScope scope(duty.value);
    const bool ours = std::find(view.record_types.begin(), view.record_types.end(), record) !=
                      view.record_types.end();
    const auto times =
        std::count_if(view.state.records.begin(), view.state.records.end(), [&](const auto& filed) {
            return filed.record.type == record && filed.record.value("duty") == duty.value;
        });
    const std::string right =
        times > 0 ? filled(w::k_duty_done, {std::to_string(times)}) : std::string{};
    if (check_row("duty", times > 0, filled(w::k_duty, {side, duty.label}), right,
                  ours && times == 0 ? w::k_note_duty : std::string_view{})) {
        open_form(state, view.state.matter, EventType::file_record,
                  app::FormSubject{.kind = view.state.kind, .record_type = std::string{record}});
    }
}

}  // namespace

void duties_card(ScreenState& state, const app::MatterView& view) {
    if (view.state.kind != MatterKind::emergency) return;
    {
        Card card("duties", {.title = w::k_duties});
        for (const auto& [record, side] :
             {std::pair{std::string_view{"emergency_bureau_duty"}, w::k_bureau},
              std::pair{std::string_view{"emergency_detachment_duty"}, w::k_detachment}}) {
            const domain::RecordType* type = domain::find_record_type(record);
            for (const domain::Option& duty : domain::find_field(type->fields, "duty")->options) {
                duty_row(state, view, record, side, duty);
            }
        }
    }
    space(16);
}

std::string_view empty_words(Mechanism mechanism) {
    switch (mechanism) {
        case Mechanism::transfer: return {};
        case Mechanism::sharing: return w::k_empty_sharing;
        case Mechanism::patrol: return w::k_empty_patrol;
        case Mechanism::campaign: return w::k_empty_campaign;
        case Mechanism::emergency: return w::k_empty_emergency;
        case Mechanism::meeting: return w::k_empty_meeting;
        case Mechanism::integrity: return {};
    }
    __builtin_trap();
}

// ---- the matter page ----

void record_buttons(ScreenState& state, const app::MatterView& view) {
    bool first = true;
    for (const std::string_view type : view.record_types) {
        const std::string words = filled(w::k_record, {domain::find_record_type(type)->label});
        if (first) space(12);
        if (!first) flow(button_width(words));
        first = false;
        if (button(type, words)) {
            open_form(state, view.state.matter, EventType::file_record,
                      app::FormSubject{.kind = view.state.kind, .record_type = std::string{type}});
        }
    }
}

namespace {

/// Narrower, two columns of records stand one below the other.
constexpr float k_two_columns = 560;

std::string_view become_words(MatterKind kind) {
    switch (kind) {
        case MatterKind::hazard: return w::k_make_hazard;
        case MatterKind::transfer: return w::k_make_case;
        default: return w::k_make_resolution;
    }
}

void become(ScreenState& state, const app::MatterView& view, const app::RecordView& record) {
    const app::FormSubject subject{
        .kind = *record.may_become, .source = view.state.matter, .source_entry = record.entry};
    open_form(state, {},
              *record.may_become == MatterKind::transfer ? EventType::open_by_brigade
                                                         : EventType::begin_matter,
              subject);
}

Tone mark_tone(const app::RecordView& record) {
    return record.mark == "违法" ? Tone::over : Tone::warn;
}

void record_head(const app::RecordView& record) {
    Row row(28);
    row.put(text_width(record.label, Type::strong), 24);
    text(record.label, {.type = Type::strong});
    if (!record.mark.empty()) {
        row.put(chip_width(k_icon_triangle_alert, record.mark), 24);
        chip(mark_tone(record), k_icon_triangle_alert, record.mark);
    }
    const std::string by = filled(w::k_by, {record.agency_name, to_chinese_short(record.date)});
    row.put_right(text_width(by, Type::small), 20);
    text(by, {.type = Type::small, .color = theme().muted});
}

void record_block(ScreenState& state, const app::MatterView& view, const app::RecordView& record,
                  bool last) {
    record_head(record);
    space(4);
    for (const app::EvidenceView::Fact& fact : record.facts) {
        text(fact.label + "：" + fact.value, {.type = Type::small, .wrap = true});
    }
    if (!record.became_title.empty()) {
        space(4);
        if (link("became", filled(w::k_became, {record.became_title}),
                 {.icon = k_icon_circle_check})) {
            state.go({.page = Page::matter, .matter = record.became});
        }
    } else if (record.may_become) {
        space(4);
        if (button("become", become_words(*record.may_become),
                   {.size = ButtonSize::compact, .icon = k_icon_arrow_up_right})) {
            become(state, view, record);
        }
    }
    if (!last) rule(12, 12);
}

}  // namespace

namespace {

void some_records(ScreenState& state, const app::MatterView& view, std::string_view id,
                  std::string_view title, const std::vector<const app::RecordView*>& records) {
    const std::string count = std::to_string(records.size());
    Card card(id, {.title = title, .beside = count});
    if (records.empty()) text(w::k_no_records, {.color = theme().muted});
    for (const app::RecordView* record : records) {
        IdScope scope(record->entry.text);
        record_block(state, view, *record, record == records.back());
    }
}

std::string_view label_of(std::string_view type) { return domain::find_record_type(type)->label; }

}  // namespace

void records_card(ScreenState& state, const app::MatterView& view) {
    constexpr std::string_view k_source = "source_control";
    constexpr std::string_view k_enforcement = "enforcement_action";
    const bool is_campaign = view.state.kind == MatterKind::campaign;
    std::vector<const app::RecordView*> source;
    std::vector<const app::RecordView*> enforcement;
    std::vector<const app::RecordView*> others;
    for (const app::RecordView& record : view.records) {
        if (is_campaign && record.type == k_source) {
            source.push_back(&record);
        } else if (is_campaign && record.type == k_enforcement) {
            enforcement.push_back(&record);
        } else {
            others.push_back(&record);
        }
    }
    if (is_campaign) {
        // “源头管控+执法查处” (opinion, three (3)) stand beside each other.
        const float width = (to_design(available_width()) - 16) / 2;
        Columns columns({width, width}, 16, to_design(available_width()) < k_two_columns);
        some_records(state, view, "source", label_of(k_source), source);
        columns.next();
        some_records(state, view, "enforcement", label_of(k_enforcement), enforcement);
    }
    if (is_campaign) space(16);
    some_records(state, view, "records", w::k_records, others);
}

void cooperation_card(ScreenState& state, const app::MatterView& view) {
    const domain::Cooperation& cooperation = view.state.cooperation;
    Card card("cooperation", {.title = w::k_linked});
    key_value(w::k_owner,
              state.session.agency_name(domain::agency_of(view.state, cooperation.owner)));
    if (domain::kind_row(view.state.kind).needs_both_approvals) {
        for (const domain::Side side : {domain::Side::bureau, domain::Side::recipient}) {
            const std::string name = state.session.agency_name(domain::agency_of(view.state, side));
            IdScope scope(static_cast<int>(side));
            (void)check_row("approval", domain::is_approved_by(view.state, side),
                            filled(domain::is_approved_by(view.state, side) ? w::k_approved_by
                                                                            : w::k_to_approve,
                                   {name}));
        }
    }
    if (!cooperation.due_on.is_set() && !cooperation.no_due_reason.empty()) {
        text(filled(w::k_no_due, {cooperation.no_due_reason}),
             {.type = Type::small, .color = theme().muted, .wrap = true});
    }
    if (!cooperation.hand_overs.empty()) {
        text(filled(w::k_hand_overs, {std::to_string(cooperation.hand_overs.size())}),
             {.type = Type::small, .color = theme().warn.text, .wrap = true});
    }
    if (!cooperation.source.matter.empty()) {
        if (link("source", filled(w::k_source, {cooperation.source.note}),
                 {.icon = k_icon_undo_2})) {
            state.go({.page = Page::matter, .matter = cooperation.source.matter});
        }
    }
    for (const app::MatterLine& child : view.children) {
        IdScope scope(child.matter.text);
        const std::string words =
            std::string{domain::kind_row(child.kind).label} + "：" + child.title;
        if (link("child", words, {.icon = k_icon_arrow_up_right})) {
            state.go({.page = Page::matter, .matter = child.matter});
        }
    }
}

std::string cooperation_waits(const app::MatterView& view) {
    const domain::Side owner = view.state.cooperation.owner;
    const auto name = [&](domain::Side side) {
        return side == domain::Side::bureau ? view.bureau_name : view.recipient_name;
    };
    const domain::KindRow& row = domain::kind_row(view.state.kind);
    if (view.state.stage == domain::Stage::answered) {
        return filled(w::k_wait_for_acceptance, {name(domain::other_side(owner))});
    }
    if (row.needs_both_approvals) {
        for (const domain::Side side : {domain::Side::bureau, domain::Side::recipient}) {
            if (!domain::is_approved_by(view.state, side)) {
                return filled(w::k_wait_for_approval, {name(side)});
            }
        }
    }
    return filled(
        row.ending == domain::Ending::receipt ? w::k_wait_for_receipt : w::k_wait_for_result,
        {name(owner)});
}

}  // namespace casebridge::ui
