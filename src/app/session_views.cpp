// What the lists and a matter's page show, kept up with what is written, and an entry as its form
// proposes it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/session_impl.h"
#include "domain/corrections.h"
#include "domain/forms.h"
#include "domain/named_files.h"

namespace casebridge::app {
namespace {

constexpr double k_slice_ms = 8;  // of long work, in one turn

}  // namespace

void Session::Impl::drop_views() {
    views.clear();
    statistics.clear();  // which point into the lines
    touch();
}

void Session::Impl::changed() {
    drop_views();
    if (!connection || !identity) return;
    search_is_current = false;
    lists_are_current = false;
    // At once: the next entry must not take a number twice.
    if (!reload_numbers().ok()) return unavailable(fail(ErrorCode::storage_failed, "numbers"));
    go_on_with_lists();
}

void Session::Impl::forget_lists() {
    lists.begin_anew();
    search_is_void = true;
}

void Session::Impl::go_on_with_lists() {
    if (lists_are_current || !connection || !identity || phase == Phase::unavailable) return;
    const Date today = ports.clock.now().date;
    if (std::exchange(lists_made_on, today) != today) lists.begin_anew();
    const double end_ms = ports.steady_ms() + k_slice_ms;
    const auto enough = [&] { return ports.steady_ms() >= end_ms; };
    const auto current = lists.catch_up(*connection, view_context(), enough);
    ports.request_turn();  // for the search too
    if (current.ok() && !*current) return;
    drop_views();
    if (!current.ok() || !reload_ledger().ok()) {
        return unavailable(fail(ErrorCode::storage_failed, "lists"));
    }
    lists_are_current = true;
    ++lists_revision;
    // Until now its positions were those of the lines that were shown.
    if (std::exchange(search_is_void, false)) search = {};
    if (importing != nullptr && importing->view().phase == ImportView::Phase::compared) {
        importing->compare_again();
    }
    ports.request_frame();
}

void Session::Impl::finish_lists() {
    while (!lists_are_current && phase == Phase::ready) go_on_with_lists();
}

Status Session::Impl::reload_ledger() {
    CHECK_OK(reload_integrity());
    TRY(exports, storage::export_lines(*connection));
    TRY(saved_lists, app::saved_lists(*connection));
    TRY(std::vector<storage::BundleLine> newer,
        storage::bundle_lines(*connection, ledger_position));
    if (newer.empty()) return Done{};
    ledger_position = newer.front().position;
    hide_reminders(newer);
    ledger.insert(ledger.begin(), std::make_move_iterator(newer.begin()),
                  std::make_move_iterator(newer.end()));
    return Done{};
}

void Session::Impl::feed_search() {
    if (search_is_current || !lists_are_current || phase != Phase::ready || !connection) return;
    const double end_ms = ports.steady_ms() + k_slice_ms;
    const auto current = search.catch_up(*connection, [&] { return ports.steady_ms() >= end_ms; });
    // A search that could not be fed reads the table itself: slower, and as true.
    search_is_current = !current.ok() || *current;
    if (!search_is_current) ports.request_turn();
}

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
