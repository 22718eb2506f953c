// What the lists and a matter's page show, and an entry as its form proposes it.
#include <algorithm>

#include "app/session_impl.h"
#include "domain/corrections.h"
#include "domain/forms.h"
#include "domain/named_files.h"

namespace casebridge::app {

ViewContext Session::Impl::view_context() const {
    return {.me = me.agency.id,
            .today = ports.clock.now().date,
            .calendar = calendar.calendar,
            .rules = deadline_rules,
            .agency_name = [this](const AgencyId& id) { return directory.short_name(id); },
            .category_label = domain::category_label,
            .device_revoked =
                [this](const DeviceId& id) {
                    const auto device = directory.find_device(id);
                    return device && device->revoked;
                }};
}

Result<storage::MatterRow> Session::Impl::row_of(const MatterId& matter) {
    if (!connection) return fail(ErrorCode::matter_unknown);
    TRY(std::optional<storage::MatterRow> row, storage::find_matter(*connection, matter));
    if (!row || row->kind == domain::MatterKind::integrity) return fail(ErrorCode::matter_unknown);
    return std::move(*row);
}

Result<MatterView> Session::Impl::make_view(const MatterId& matter) {
    TRY(storage::MatterRow row, row_of(matter));
    TRY(const MatterFile file, load_matter(*connection, matter));
    std::vector<const storage::BundleLine*> bundles;
    for (auto line = ledger.rbegin(); line != ledger.rend(); ++line) {
        const bool here =
            std::find(line->matters.begin(), line->matters.end(), matter) != line->matters.end();
        if (here && line->direction == storage::BundleDirection::in) bundles.push_back(&*line);
    }
    MatterView view = view_of(file, std::move(row), view_context(), bundles);
    add_cooperation(view, lists.lines(), view_context());
    view.party_others = others_of_party(lists.lines(), view.line);
    TRY(view.shared_numbers, storage::shared_numbers(*connection, matter));
    for (const domain::Filed<domain::NamedFile>& filed : domain::named_files(view.state)) {
        const FileId& id = filed.content.file;
        const auto known = present.find(id);
        if (known == present.end()) {
            present.emplace(id, true);
            ports.blobs.has(id, [this, id](Result<bool> has) {
                if (!has.ok() || *has) return;
                present[id] = false;
                changed();
            });
        } else if (!known->second) {
            view.missing_files.push_back(id);
        }
    }
    return view;
}

std::optional<domain::EventData> Session::Impl::entry(const MatterId& matter, const EventId& id) {
    if (!connection || id.empty()) return std::nullopt;
    const auto file = load_matter(*connection, matter);
    if (!file.ok()) return std::nullopt;
    const domain::EventData* found = file->entry(id);
    return found == nullptr ? std::nullopt : std::optional{*found};
}

Session::Impl::Proposal Session::Impl::propose(const MatterId& matter, domain::EventType command,
                                               const domain::FieldValues& values) {
    const auto named = values.find("entry");
    if (command != domain::EventType::correct_entry || named == values.end()) {
        return {domain::event_from_values(command, values), std::nullopt};
    }
    std::optional<domain::EventData> about = entry(matter, EventId{named->second});
    auto event =
        domain::event_from_values(command, about ? domain::with_changes(values, *about) : values);
    return {std::move(event), std::move(about)};
}

std::vector<domain::FieldProblem> Session::Impl::problems_of(const domain::MatterState& state,
                                                             const MatterId& matter,
                                                             domain::EventType command,
                                                             const domain::FieldValues& values) {
    const Proposal proposal = propose(matter, command, values);
    if (!proposal.event.ok()) {
        return {{proposal.event.error().detail, domain::FieldProblem::Kind::wrong}};
    }
    domain::DecideContext context = decide_context();
    context.entry = proposal.about ? &*proposal.about : nullptr;
    return domain::problems_of(state, *proposal.event, context);
}

domain::DecideContext Session::Impl::decide_context() const {
    return {.now = ports.clock.now(),
            .me = me.agency.id,
            .numbers_in_use = numbers,
            .voided_numbers = number_rules.voided};
}

}  // namespace casebridge::app
