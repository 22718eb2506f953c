#include "app/matter_views.h"

#include <algorithm>

#include "app/evidence_views.h"
#include "app/history_summary.h"
#include "documents/paper_forms.h"
#include "domain/corrections.h"
#include "domain/decide.h"
#include "domain/forms.h"
#include "domain/settlement.h"

namespace casebridge::app {
namespace {

using domain::DueState;
using domain::EventType;
using domain::LoopStep;
using domain::Standing;

std::vector<ClockView> clock_views(const domain::MatterState& state, const ViewContext& context) {
    std::vector<ClockView> views;
    for (domain::DeadlineClock& clock :
         domain::clocks_of(state, context.rules.stage_days, context.calendar)) {
        ClockView view;
        view.due = domain::due_state(clock, context.today, context.calendar,
                                     context.rules.lead_working_days);
        for (const domain::Reading& reading : clock.readings) {
            domain::DeadlineClock alone = clock;
            alone.readings = {reading};
            alone.due = reading.due;
            alone.warn = reading.due;
            view.reading_states.push_back(domain::due_state(alone, context.today, context.calendar,
                                                            context.rules.lead_working_days));
        }
        view.clock = std::move(clock);
        views.push_back(std::move(view));
    }
    return views;
}

/// Who does a step. Of a matter that is no transfer: whoever began it, its owner, the other side.
AgencyId agency_of_step(const domain::MatterState& state, LoopStep step) {
    if (state.kind == domain::MatterKind::transfer) {
        return step == LoopStep::handling ? state.recipient : state.bureau;
    }
    switch (step) {
        case LoopStep::discovered:
        case LoopStep::assigned:
            return state.history.empty() ? state.bureau : state.history.front().agency;
        case LoopStep::handling: return domain::agency_of(state, state.cooperation.owner);
        case LoopStep::replied:
        case LoopStep::archived:
            return domain::agency_of(state, domain::other_side(state.cooperation.owner));
    }
    __builtin_trap();
}

/// The first and the last legal date on which the matter stood in a step of the loop.
std::vector<StepView> steps_of(const MatterFile& file, const ViewContext& context) {
    const domain::MatterState& state = file.state;
    const LoopStep now = domain::loop_step_of(state);
    std::vector<StepView> steps(5);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i].step = static_cast<LoopStep>(i);
        steps[i].done = i < static_cast<std::size_t>(now) || domain::is_archived(state);
        steps[i].now = !steps[i].done && i == static_cast<std::size_t>(now);
    }
    domain::MatterState at_stage = state;
    at_stage.flags = {};
    std::size_t before = 0;
    for (const domain::HistoryLine& entry : state.history) {
        if (entry.standing != domain::Standing::effective) continue;
        at_stage.stage = entry.stage_after;
        const auto step = static_cast<std::size_t>(domain::loop_step_of(at_stage));
        if (!steps[step].from.is_set()) steps[step].from = entry.date;
        if (step != before) steps[before].until = entry.date;
        before = step;
    }
    for (StepView& step : steps) {
        const AgencyId agency = agency_of_step(state, step.step);
        if (!agency.empty()) step.agency_name = context.agency_name(agency);
    }
    return steps;
}

bool may(const MatterFile& file, const ViewContext& context, domain::EventType command) {
    return domain::allowed(file.state, command, context.me).ok();
}

/// Field by field, where both entries are of one kind.
std::vector<EntryDifference> differences_of(const MatterFile& file,
                                            const domain::HistoryLine& line) {
    const domain::EventData* waiting = file.entry(line.event);
    const domain::EventData* standing = file.entry(line.other);
    if (waiting == nullptr || standing == nullptr ||
        domain::type_of(*waiting) != domain::type_of(*standing)) {
        return {};
    }
    const domain::FieldValues first = domain::values_of(*standing);
    const domain::FieldValues second = domain::values_of(*waiting);
    const auto fields = domain::fields_of(domain::form_of(line.counts_as), second);
    std::vector<EntryDifference> differences;
    for (const auto& change : domain::changes_between(line.counts_as, first, second)) {
        for (const auto& entry : fields) {
            if (entry.key != change.key) continue;
            const auto before = first.find(change.key);
            differences.push_back({std::string{entry.field->label},
                                   before == first.end()
                                       ? std::string{}
                                       : documents::shown_value(*entry.field, before->second),
                                   documents::shown_value(*entry.field, change.value)});
        }
    }
    return differences;
}

/// Of a 更正: each field as it was signed and as it reads since.
std::vector<EntryDifference> changes_of(const MatterFile& file, const domain::HistoryLine& line) {
    const auto* entry = file.entry(line.event);
    const auto* correction = entry == nullptr ? nullptr : std::get_if<domain::CorrectEntry>(entry);
    if (correction == nullptr) return {};
    const auto before = signed_entry(file, correction->entry);
    if (!before) return {};
    std::vector<EntryDifference> changes;
    for (auto& field : documents::corrected_fields(*before, correction->changes)) {
        changes.push_back(
            {std::move(field.label), std::move(field.before), std::move(field.after)});
    }
    return changes;
}

std::vector<HistoryView> history_of(const MatterFile& file, const ViewContext& context,
                                    const std::vector<const storage::BundleLine*>& bundles) {
    constexpr std::size_t k_shown_digits = 8;
    std::vector<HistoryView> views;
    for (auto line = file.state.history.rbegin(); line != file.state.history.rend(); ++line) {
        HistoryView view;
        view.line = *line;
        view.agency_name = context.agency_name(line->agency);
        view.side =
            line->agency == file.state.bureau ? domain::Side::bureau : domain::Side::recipient;
        if (const domain::EventData* entry = file.entry(line->event)) {
            view.summary = summary_of(*entry);
        }
        view.device = line->device.text.substr(0, k_shown_digits);
        view.device_revoked = context.device_revoked(line->device);
        if (const storage::StoredEvent* stored = file.find(line->event)) {
            const auto bundle = std::find_if(bundles.begin(), bundles.end(), [&](const auto* one) {
                return one->id == stored->bundle;
            });
            if (bundle != bundles.end()) {
                view.bundle_number = static_cast<int>(bundle - bundles.begin()) + 1;
                view.bundle_file = (*bundle)->file_name;
                view.bundle_taken = (*bundle)->exchanged;
            }
        }
        view.may_settle = line->unsettled() && may(file, context, EventType::settle_entry) &&
                          domain::may_settle(file.state, *line, context.me);
        view.may_correct = line->agency == context.me && line->standing == Standing::effective &&
                           may(file, context, EventType::correct_entry) &&
                           domain::is_correctable(line->counts_as);
        if (line->standing == Standing::conflicting) view.differences = differences_of(file, *line);
        view.changes = changes_of(file, *line);
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace

MatterLine line_of(storage::MatterRow row, const ViewContext& context) {
    MatterLine line;
    line.matter = std::move(row.matter);
    line.stage = row.stage;
    line.step = row.step;
    line.flags = row.flags;
    line.title = std::move(row.title);
    line.party = std::move(row.party);
    line.category_label = context.category_label(row.category);
    line.category = std::move(row.category);
    line.number = std::move(row.number);
    line.archived = row.archived;
    line.opened_on = row.opened_on;
    line.warn_on = row.clock.warn_on;
    line.position = row.position;
    line.kind = row.kind;
    line.source = std::move(row.source);
    line.source_entry = std::move(row.source_entry);
    line.hand_overs = row.hand_overs;
    line.masked_party = std::move(row.masked_party);
    line.place = std::move(row.place);
    line.finished_on = row.finished_on;
    line.disputed = row.disputed;
    line.explained = row.explained;
    if (!row.archived) line.owner_name = context.agency_name(row.owner);
    line.owner = std::move(row.owner);
    line.owned_by_us = row.ours;
    line.has_next = domain::from_name(row.next, line.next);
    line.irregular = row.irregular > 0;
    line.unsent = row.unsent;
    // After 转办 the former recipient, and the detachment, send the case to the new one.
    line.partner = context.me == row.recipient ? row.bureau : row.recipient;
    if (domain::DeadlineClock clock; domain::from_name(row.clock.kind, clock.kind)) {
        line.has_clock = true;
        line.due_on = row.clock.due_on;
        clock.due = row.clock.due_on;
        clock.warn = row.clock.warn_on;
        clock.stopped_on = row.clock.stopped_on;
        if (row.clock.working_days) {
            clock.readings = {{.kind = domain::DayReading::working_days,
                               .raw = row.clock.due_on,
                               .due = row.clock.due_on,
                               .days = {}}};
        }
        line.due = domain::due_state(clock, context.today, context.calendar,
                                     context.rules.lead_working_days);
        if (!row.archived) line.escalation = domain::escalation_of(line.due, context.rules);
    }
    return line;
}

MatterView view_of(const MatterFile& file, storage::MatterRow row, const ViewContext& context,
                   const std::vector<const storage::BundleLine*>& bundles) {
    MatterView view;
    view.line = line_of(std::move(row), context);
    view.state = file.state;
    view.bureau_name = context.agency_name(file.state.bureau);
    if (!file.state.recipient.empty()) {
        view.recipient_name = context.agency_name(file.state.recipient);
    }
    view.steps = steps_of(file, context);
    view.commands = domain::allowed_commands(file.state, context.me);
    view.has_primary = domain::primary_command(file.state, context.me, view.primary);
    view.gate = domain::gate_of(file.state);
    view.clocks = clock_views(file.state, context);
    view.prescription = domain::prescription_of(file.state);
    view.history = history_of(file, context, bundles);
    view.papers = papers_of(file.state);
    view.to_stamp = papers_to_stamp(file.state, context.me);
    view.evidence = evidence_views(file, context);
    view.alarms = alarms_of(file);
    view.fold_hash = file.fold_hash;
    return view;
}

}  // namespace casebridge::app
