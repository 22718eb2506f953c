// 案卷: from the action to the saved archive file and its line in 外发登记.
#include <set>

#include "app/session_impl.h"
#include "base/utf8.h"
#include "storage/directory_store.h"

namespace casebridge::app {

namespace {

/// Everyone who takes part or signed.
std::set<AgencyId> agencies_of(const MatterFile& file) {
    std::set<AgencyId> agencies;
    for (const storage::StoredEvent& event : file.stored) agencies.insert(event.agency);
    for (const AgencyId& id :
         {file.state.bureau, file.state.recipient, file.state.recipient_detachment}) {
        if (!id.empty()) agencies.insert(id);
    }
    return agencies;
}

}  // namespace

Result<VolumeRequest> Session::Impl::volume_request(const ExportVolume& action) {
    TRY(MatterView view, make_view(action.matter));
    VolumeRequest request;
    TRY(request.file, load_matter(*connection, action.matter));
    request.history = std::move(view.history);
    request.category = std::move(view.line.category_label);
    const std::set<AgencyId> agencies = agencies_of(request.file);
    for (const AgencyId& id : agencies) {
        const AgencyView* known = directory.find(id);
        const std::string brief = directory.short_name(id);
        request.agencies.emplace(id,
                                 AgencyNames{known == nullptr ? brief : known->agency.name, brief});
    }
    TRY(const std::vector<storage::StoredCard> cards, storage::newest_cards(*connection));
    for (const storage::StoredCard& card : cards) {
        if (agencies.contains(card.agency)) {
            request.cards.push_back({card.payload, card.signature});
        }
    }
    request.keeper = me.agency.id;
    request.agencies.emplace(me.agency.id, AgencyNames{me.agency.name, me.agency.short_name});
    request.officer = me.officer;
    request.recipient = trimmed(action.recipient);
    request.purpose = trimmed(action.purpose);
    request.made = ports.clock.now();
    return request;
}

void Session::Impl::act(Ticket ticket, const ExportVolume& action) {
    if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
    std::vector<domain::FieldProblem> problems;
    for (const auto& [key, value] :
         {std::pair{"recipient", &action.recipient}, std::pair{"purpose", &action.purpose}}) {
        if (trimmed(*value).empty()) {
            problems.push_back({key, domain::FieldProblem::Kind::missing});
        }
    }
    if (!problems.empty()) {
        Error error = fail(ErrorCode::field_required, problems.front().key);
        return refuse(ticket, std::move(error), std::move(problems));
    }
    auto request = volume_request(action);
    if (!request.ok()) return refuse_aloud(ticket, request.error());
    // What is not on the disk yet must not leave the house.
    when_durable([this, ticket, action, request = std::move(*request)] {
        if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
        binding = VolumeJob::start({ports.blobs, ports.steady_ms, [this] { progressed(); }},
                                   request, [this, ticket, action](Result<ExportedVolume> result) {
                                       volume_exported(ticket, action, std::move(result));
                                   });
        ports.request_frame();
    });
}

void Session::Impl::volume_exported(Ticket ticket, const ExportVolume& ordered,
                                    Result<ExportedVolume> result) {
    // The job is still inside its own callback: let it go when this one has returned.
    const auto running = std::exchange(binding, nullptr);
    if (result.ok() && !connection) {
        ports.blobs.release(result->handle);
        return refuse_aloud(ticket, fail(ErrorCode::cancelled));
    }
    if (!result.ok()) return refuse_aloud(ticket, result.error());
    const Status written = write([&](storage::Connection& to) -> Status {
        CHECK_OK(storage::add_export_line(to, {.matter = ordered.matter,
                                               .file_name = result->file_name,
                                               .size_bytes = result->size_bytes,
                                               .sm3 = result->sm3,
                                               .officer = me.officer,
                                               .recipient = std::string{trimmed(ordered.recipient)},
                                               .purpose = std::string{trimmed(ordered.purpose)},
                                               .exported = to_iso(ports.clock.now())}));
        return Done{};
    });
    if (!written.ok()) {
        ports.blobs.release(result->handle);
        return refuse_aloud(ticket, written.error());
    }
    changed();
    // First the line in the register, then the file.
    save_when_durable(ticket, ordered.matter, result->handle, result->file_name);
}

}  // namespace casebridge::app
