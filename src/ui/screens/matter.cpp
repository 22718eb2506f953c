// The page of one matter: stepper, next step, deadlines; papers, evidence, history.
#include <algorithm>
#include <array>

#include "domain/enum_names.h"
#include "domain/transitions.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/cooperation_parts.h"
#include "ui/screens/disputed.h"
#include "ui/screens/export_options.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/screens/statistics.h"
#include "ui/screens/volume.h"
#include "ui/strings.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_exchange.h"
#include "ui/strings_field.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/strings_statistics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tiles.h"

namespace casebridge::ui {
namespace {

namespace w = words::matter;
using domain::EventType;

Tone stage_tone(domain::LoopStep step) {
    switch (step) {
        case domain::LoopStep::discovered: return Tone::neutral;
        case domain::LoopStep::assigned: return Tone::accent;
        case domain::LoopStep::handling:
        case domain::LoopStep::replied: return Tone::info;
        case domain::LoopStep::archived: return Tone::good;
    }
    __builtin_trap();
}

void head(ScreenState& state, const app::MatterView& view) {
    // The back link stands in the page's padding, so that the title is where other pages have it.
    set_cursor(cursor().x, cursor().y - px(8));
    const domain::Mechanism mechanism = domain::kind_row(view.state.kind).mechanism;
    if (back_link("back", list_words(mechanism))) open_list(state, mechanism);
    const ButtonOptions export_button{.icon = k_icon_package};
    const bool can_export = !view.line.partner.empty();
    const float export_width = can_export ? button_width(w::k_export, export_button) : 0;
    {
        Row row(40, 12);
        if (can_export) {
            row.put_right(export_width, 40);
            if (button("export", w::k_export, export_button)) {
                push_export(state, view.line);
            }
            const ButtonOptions more{.icon = k_icon_lock};
            row.put_right(button_width(words::export_options::k_open, more), 40);
            if (button("export_options", words::export_options::k_open, more)) {
                open_export_options(state);
            }
        }
        const std::string_view stage =
            view.line.archived ? words::transfers::k_archived : stage_words(view.state.stage);
        const float chip_place = chip_width(k_icon_inbox, stage);
        const float most = row.rest() - chip_place - px(24);
        const std::string title = ellipsis(view.state.title, Type::page_title, most);
        row.put(text_width(title, Type::page_title), 32);
        text(title, {.type = Type::page_title, .heading_level = 1});
        row.put(chip_place, 24);
        chip(view.line.archived ? Tone::good : stage_tone(view.line.step), k_icon_inbox, stage);
    }
    std::vector<Fact> facts;
    if (view.state.kind != domain::MatterKind::transfer) {
        facts.push_back({"", domain::kind_row(view.state.kind).label});
        facts.push_back({words::cooperation::k_partner,
                         view.state.bureau == state.session.me().agency.id ? view.recipient_name
                                                                           : view.bureau_name});
        facts_line(facts);
        space(16);
        return;
    }
    facts.push_back(
        {"", view.line.number.empty() ? words::k_no_number : std::string_view{view.line.number}});
    facts.push_back({w::k_party, view.state.party.name});
    facts.push_back({w::k_bureau, view.bureau_name});
    facts.push_back({w::k_category, view.line.category_label});
    facts_line(facts);
    space(16);
}

/// When a step was or is to be done; the handling that runs shows the day of the answer.
std::string dates_of(const app::StepView& step, const app::MatterView& view) {
    if (!step.from.is_set()) {
        const bool waits_for_annex_3 = step.step == domain::LoopStep::replied &&
                                       view.state.kind == domain::MatterKind::transfer;
        return std::string{waits_for_annex_3 ? w::k_after_reply : w::k_dash};
    }
    Date until = step.until;
    if (step.now && step.step == domain::LoopStep::handling) {
        for (const app::ClockView& clock : view.clocks) {
            if (clock.clock.kind == domain::ClockKind::reply) until = clock.clock.due;
        }
    }
    std::string words = to_chinese_short(step.from);
    if (until.is_set() && until != step.from) words += "—" + to_chinese_short(until);
    return words;
}

/// Who does a step, with what they do where it is still to come.
std::string owner_of_step(const app::StepView& step, const app::MatterView& view) {
    if (view.state.kind != domain::MatterKind::transfer) {
        return step.step == domain::LoopStep::archived ? std::string{w::k_both_archive}
                                                       : step.agency_name;
    }
    switch (step.step) {
        case domain::LoopStep::discovered:
        case domain::LoopStep::assigned: return step.agency_name;
        case domain::LoopStep::handling:
            return view.recipient_name.empty() ? std::string{w::k_by_recipient}
                                               : filled(w::k_handles, {step.agency_name});
        case domain::LoopStep::replied: return filled(w::k_checks, {step.agency_name});
        case domain::LoopStep::archived: return std::string{w::k_both_archive};
    }
    __builtin_trap();
}

void loop(const app::MatterView& view) {
    std::array<std::string, 5> dates;
    std::array<std::string, 5> owners;
    std::array<Step, 5> steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const app::StepView& step = view.steps[i];
        dates[i] = dates_of(step, view);
        owners[i] = owner_of_step(step, view);
        steps[i] = {step_words(step.step),
                    step.done  ? StepState::done
                    : step.now ? StepState::now
                               : StepState::to_come,
                    dates[i], owners[i]};
    }
    {
        const Card card("loop_card", {.flush = true, .name = w::k_loop});
        float used = 0;
        {
            const ImVec2 at = cursor();
            Area inside({at.x + px(24), at.y + px(12), available_width() - px(48), px(74)});
            stepper("loop", steps);
            used = inside.used_height();
        }
        take_place(available_width(), used + px(20));
    }
    space(16);
}

void gate_rows(ScreenState& state, const app::MatterView& view) {
    int met = 0;
    for (const domain::GateItem& item : view.gate) met += item.met ? 1 : 0;
    section_heading(
        w::k_gate, filled(w::k_gate_count, {std::to_string(met), std::to_string(view.gate.size())}),
        3);
    for (const domain::GateItem& item : view.gate) {
        const GateWords gate = gate_words(item, view.state);
        IdScope scope(static_cast<int>(item.kind));
        if (check_row("gate", item.met, gate.words, {}, gate_action(view, item, gate))) {
            open_form(state, view.state.matter, gate.command);
        }
    }
}

bool shows_gate(const app::MatterView& view, const AgencyId& me) {
    const domain::Stage stage = view.state.stage;
    return view.state.bureau == me &&
           (stage == domain::Stage::discovered || stage == domain::Stage::rectifying ||
            stage == domain::Stage::unrectified);
}

bool is_secondary(EventType command) {
    switch (command) {
        case EventType::add_evidence:
        case EventType::add_inspection:
        case EventType::set_legal_basis:
        case EventType::add_party:
        case EventType::add_vehicle:
        case EventType::note:
        case EventType::preserve_evidence:
        case EventType::decide_preservation:
        case EventType::extend_decision:
        case EventType::assign_matter:
        case EventType::change_due:
        case EventType::report_crime: return true;
        default: return false;
    }
}

/// Whom we wait for, where nothing of ours moves the matter on.
std::string waiting_words(const app::MatterView& view) {
    if (view.state.kind != domain::MatterKind::transfer) return cooperation_waits(view);
    if (!view.line.owned_by_us) {
        return filled(view.line.unsent ? w::k_export_first : w::k_no_next, {view.line.owner_name});
    }
    if (view.state.stage == domain::Stage::dispatched) {
        return filled(w::k_wait_for_receipt, {view.recipient_name});
    }
    if (view.state.flags.contains(domain::Flag::supplement)) {
        return filled(w::k_wait_for_supplement, {view.bureau_name});
    }
    return {};
}

/// What is to be done, or whose turn it is.
void task_line(const app::MatterView& view) {
    if (view.line.archived) {
        text(w::k_archived, {.color = theme().muted, .wrap = true});
    } else if (view.has_primary) {
        text(task_words(view.primary), {.type = Type::strong, .wrap = true});
    } else {
        text(waiting_words(view), {.color = theme().muted, .wrap = true});
    }
}

/// The other outcome of the step that the primary button takes: it stands beside it, because the
/// facts decide which of the two it is.
bool is_other_outcome(EventType primary, EventType command) {
    switch (primary) {
        case EventType::recheck_complete: return command == EventType::recheck_failed;
        case EventType::pass_review: return command == EventType::raise_objection;
        case EventType::file_case: return command == EventType::decline_to_file;
        case EventType::consent_withdrawal: return command == EventType::refuse_withdrawal;
        case EventType::confirm_reply: return command == EventType::question_reply;
        case EventType::accept_result: return command == EventType::return_result;
        default: return false;
    }
}

/// The command that moves the matter on, then the other ones that the rules allow now.
void command_buttons(ScreenState& state, const app::MatterView& view) {
    bool first = true;
    if (view.has_primary) {
        space(12);
        first = false;
        if (button("primary", command_words(view.primary),
                   {.kind = ButtonKind::primary, .icon = command_icon(view.primary)})) {
            open_form(state, view.state.matter, view.primary);
        }
    }
    std::vector<EventType> commands = view.commands;
    std::stable_partition(commands.begin(), commands.end(), [&](EventType command) {
        return view.has_primary && is_other_outcome(view.primary, command);
    });
    for (const EventType command : commands) {
        if (is_secondary(command) || !has_button(command)) continue;
        if (view.has_primary && command == view.primary) continue;
        const std::string_view label = command_words(command);
        if (first) space(12);
        if (!first) flow(button_width(label));
        first = false;
        if (button(domain::name_of(command), label)) {
            open_form(state, view.state.matter, command);
        }
    }
}

/// Evidence, inspections and the legal basis may be added at any time of ours.
void adding_links(ScreenState& state, const app::MatterView& view) {
    bool first = true;
    for (const EventType command : view.commands) {
        if (!is_secondary(command)) continue;
        const LinkOptions options{.icon = command_icon(command)};
        if (first) {
            space(12);
            rule(0, 12);
        } else {
            flow(link_width(command_words(command), options), 16);
        }
        first = false;
        if (link(domain::name_of(command), command_words(command), options)) {
            open_form(state, view.state.matter, command);
        }
    }
}

/// On the road the patrol is written down on a page of its own.
void field_button(ScreenState& state, const app::MatterView& view) {
    if (view.state.kind != domain::MatterKind::joint_patrol) return;
    if (!view.may(domain::EventType::file_record)) return;
    space(12);
    if (button("field", words::field::k_open,
               {.size = ButtonSize::large, .icon = k_icon_route, .width = -1})) {
        state.go({.page = Page::field, .matter = view.state.matter});
    }
}

void next_card(ScreenState& state, const app::MatterView& view) {
    Card card("next", {.title = w::k_next});
    if (is_running(view.line)) {
        const DueChip due = due_chip(view.line.due);
        Area slot(card.right_slot(chip_width(due.icon, due.words), 24));
        chip(due.tone, due.icon, due.words);
    }
    task_line(view);
    // Above the gate: the button must be seen without scrolling on a low screen.
    command_buttons(state, view);
    field_button(state, view);
    record_buttons(state, view);
    // What is left to do with a finished matter.
    if (view.line.archived) {
        space(12);
        volume_button(state, ButtonKind::primary);
    }
    if (shows_gate(view, state.session.me().agency.id)) {
        space(16);
        gate_rows(state, view);
    }
    adding_links(state, view);
}

/// Two lines and a chip, in the 期限 card.
void deadline_row(std::string_view title, std::string_view detail, const DueChip& mark, bool last) {
    const ImVec2 at = cursor();
    const float chip_place = chip_width(mark.icon, mark.words);
    {
        Area area({at.x, at.y + px(8), available_width() - chip_place - px(8), px(48)});
        text(title);
        text(detail, {.type = Type::small, .color = theme().muted});
    }
    {
        Area right({right_of(area()) - chip_place, at.y + px(16), chip_place, px(24)});
        chip(mark.tone, mark.icon, mark.words);
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), px(60));
    if (!last) rule();
}

void clock_row(const app::ClockView& clock, std::size_t clock_index, std::size_t reading_index,
               bool last) {
    const bool has_readings = !clock.clock.readings.empty();
    const domain::DueState& due = has_readings ? clock.reading_states[reading_index] : clock.due;
    const ClockWords said = clock_row_words(clock, reading_index);
    IdScope scope(static_cast<int>(clock_index * 4 + reading_index));
    deadline_row(said.title, said.detail, due_chip(due), last);
}

void prescription_row(const domain::Prescription& prescription) {
    IdScope scope("prescription");
    const std::string detail =
        filled(w::k_prescription_detail,
               {to_chinese(prescription.until), to_chinese_short(prescription.discovered_on)});
    const DueChip mark =
        prescription.in_time()
            ? DueChip{Tone::good, k_icon_circle_check, std::string{w::k_prescription_kept}}
            : DueChip{Tone::over, k_icon_triangle_alert, std::string{w::k_prescription_over}};
    deadline_row(filled(w::k_prescription, {std::to_string(prescription.years)}), detail, mark,
                 true);
}

/// Why an open matter has no date: the one who owns it should be able to say so.
bool runs_without_date(const app::MatterView& view) {
    return !view.line.archived &&
           std::none_of(view.clocks.begin(), view.clocks.end(),
                        [](const app::ClockView& clock) { return clock.clock.running(); });
}

void deadline_card(ScreenState& state, const app::MatterView& view) {
    const Date signed_on = view.state.receipt.day_zero();
    const std::string beside =
        signed_on.is_set() ? filled(w::k_signed_on, {to_chinese_short(signed_on)}) : std::string{};
    Card card("deadlines", {.title = w::k_deadlines, .beside = beside});
    bool counted = false;
    for (const app::ClockView& clock : view.clocks) counted |= !clock.clock.readings.empty();
    if (counted) {
        const LinkOptions options{.icon = k_icon_calculator};
        Area slot(card.right_slot(link_width(w::k_calculation, options), 20));
        if (link("calculation", w::k_calculation, options)) {
            state.matter.tab = 3;
        }
    }
    if (runs_without_date(view)) {
        text(w::k_no_deadline_set, {.color = theme().muted, .wrap = true});
        space(8);
    }
    if (!view.clocks.empty() || view.prescription) rule();
    for (std::size_t i = 0; i < view.clocks.size(); ++i) {
        const std::size_t rows = std::max<std::size_t>(1, view.clocks[i].clock.readings.size());
        for (std::size_t r = 0; r < rows; ++r) {
            const bool last = i + 1 == view.clocks.size() && r + 1 == rows;
            clock_row(view.clocks[i], i, r, last && !view.prescription);
        }
    }
    if (view.prescription) prescription_row(*view.prescription);
}

void clocks_tab(const app::MatterView& view) {
    for (std::size_t i = 0; i < view.clocks.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        if (view.clocks[i].clock.readings.empty()) {
            fixed_date(view.clocks[i]);
            space(24);
        }
        for (std::size_t r = 0; r < view.clocks[i].clock.readings.size(); ++r) {
            IdScope reading(static_cast<int>(r));
            calculation(view.clocks[i], r);
            space(24);
        }
    }
    if (view.clocks.empty()) text(w::k_no_deadline_set, {.color = theme().muted});
}

void tabs_card(ScreenState& state, const app::MatterView& view) {
    Card card("tabs", {.flush = true, .name = view.state.title});
    const std::size_t papers = view.papers.size();
    const std::array<std::string, 4> counts = {
        std::to_string(papers), std::to_string(view.state.evidence.size()),
        std::to_string(view.history.size()), std::to_string(view.clocks.size())};
    const std::array<Tab, 4> items = {{{w::k_tab_papers, counts[0]},
                                       {w::k_tab_evidence, counts[1]},
                                       {w::k_tab_history, counts[2]},
                                       {w::k_tab_clocks, counts[3]}}};
    static constexpr std::array<std::string_view, 3> k_sides = {w::k_all, w::k_side_bureau,
                                                                w::k_side_recipient};
    Rect right{0, 0, segmented_width(k_sides), 0};
    tabs("tab", items, state.matter.tab, &right);
    if (state.matter.tab == 2 && right.width > 0) {
        Area slot(right);
        segmented("side", w::k_tab_history, k_sides, state.matter.side);
    }
    const ImVec2 at = cursor();
    const float margin = state.matter.tab == 0 ? 0 : px(16);
    Rect inner{at.x + margin, at.y + px(12), available_width() - 2 * margin, px(10)};
    float used = 0;
    {
        Area area(inner);
        switch (state.matter.tab) {
            case 0: papers_tab(state, view); break;
            case 1: evidence_tab(state, view); break;
            case 2: history_tab(state, view); break;
            default: clocks_tab(view); break;
        }
        used = area.used_height();
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), used + px(28));
}

std::string alarm_words(const app::Alarm& alarm) {
    const std::string device = alarm.device.text.substr(0, 8);
    const std::string entries = std::to_string(alarm.count);
    switch (alarm.kind) {
        case app::Alarm::Kind::forked:
            return filled(w::k_alarm_forked, {alarm.officer, device, entries});
        case app::Alarm::Kind::clock:
            return filled(w::k_alarm_clock, {alarm.officer, device, entries});
        case app::Alarm::Kind::pending: return filled(w::k_alarm_pending, {entries});
        case app::Alarm::Kind::recusal: return filled(w::k_alarm_recusal, {alarm.officer});
    }
    __builtin_trap();
}

/// Somebody who is met again, whichever agency met them first.
void party_hint(ScreenState& state, const app::MatterView& view) {
    if (view.party_others.empty()) return;
    const std::string count = std::to_string(view.party_others.size());
    if (message_bar("repeat", Tone::info, filled(words::statistics::k_party_others, {count}),
                    words::dashboard::k_view, k_icon_users)) {
        open_selection(state, view.party_others,
                       filled(words::statistics::k_party_label, {view.line.masked_party}));
    }
    space(16);
}

void alarm_bars(const app::MatterView& view) {
    for (std::size_t i = 0; i < view.alarms.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        const bool waits = view.alarms[i].kind == app::Alarm::Kind::pending;
        (void)message_bar("alarm", waits ? Tone::info : Tone::warn, alarm_words(view.alarms[i]), {},
                          waits ? k_icon_hourglass : k_icon_triangle_alert);
        space(16);
    }
}

void warnings(const app::MatterView& view, ScreenState& state) {
    disputed_entries(state, view);
    shared_numbers(state, view);
    alarm_bars(view);
    party_hint(state, view);
    if (view.state.unknown_events > 0) {
        (void)message_bar("unknown", Tone::warn, w::k_unknown, {}, k_icon_info);
        space(16);
    }
    if (!view.missing_files.empty()) {
        (void)message_bar("missing", Tone::warn,
                          filled(w::k_missing_files, {std::to_string(view.missing_files.size())}),
                          {}, k_icon_paperclip);
        space(16);
    }
    if (view.line.unsent && !view.line.partner.empty()) {
        if (message_bar("unsent", Tone::info,
                        filled(w::k_unsent, {state.session.agency_name(view.line.partner)}),
                        w::k_export, k_icon_package)) {
            push_export(state, view.line);
        }
        space(16);
    }
}

}  // namespace

void matter_screen(ScreenState& state) {
    const app::MatterView* view = state.session.matter(state.route.matter);
    if (view == nullptr) {
        (void)empty_state("gone", k_icon_folder_input, words::transfers::k_none_title,
                          words::transfers::k_none_sentence);
        return;
    }
    if (state.matter.matter != state.route.matter) {
        state.matter = {};
        state.matter.matter = state.route.matter;
    }
    head(state, *view);
    warnings(*view, state);
    loop(*view);
    const bool is_transfer = view->state.kind == domain::MatterKind::transfer;
    const ColumnWidths widths = column_widths(to_design(available_width()));
    Columns columns(widths, true);
    {
        IdScope scope("left");
        next_card(state, *view);
        space(16);
        deadline_card(state, *view);
        space(16);
        if (is_transfer) {
            parties_card(*view);
        } else {
            cooperation_card(state, *view);
        }
    }
    columns.next();
    {
        IdScope scope("right");
        if (!is_transfer) {
            duties_card(state, *view);
            records_card(state, *view);
            space(16);
        }
        tabs_card(state, *view);
    }
    volume_dialog(state, *view);
    export_options_dialog(state, *view);
}

}  // namespace casebridge::ui
