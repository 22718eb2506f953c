#include "app/matter_file.h"

#include "crypto/digest.h"
#include "domain/deadlines.h"
#include "domain/fold.h"
#include "storage/database.h"
#include "storage/matter_index.h"
#include "wire/event_codec.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_agency_matter_prefix = "agency:";

std::string_view clock_name(domain::ClockKind kind) {
    switch (kind) {
        case domain::ClockKind::rectification: return "rectification";
        case domain::ClockKind::review: return "review";
        case domain::ClockKind::reply: return "reply";
        case domain::ClockKind::supplement: return "supplement";
    }
    __builtin_trap();
}

}  // namespace

const storage::StoredEvent* MatterFile::find(const EventId& id) const {
    for (const storage::StoredEvent& event : stored) {
        if (event.id == id) return &event;
    }
    return nullptr;
}

Result<MatterFile> load_matter(storage::Connection& connection, const MatterId& matter) {
    MatterFile file;
    TRY(file.stored, storage::events_of(connection, matter));
    for (const storage::StoredEvent& stored : file.stored) {
        if (!stored.admitted) {
            ++file.pending;
            continue;
        }
        auto decoded = wire::read_event(stored.payload);
        if (!decoded.ok()) return fail(ErrorCode::storage_damaged, "event " + stored.id.text);
        if (!decoded->understood) {
            ++file.unknown;
            continue;
        }
        file.events.push_back(
            {stored.id, std::move(decoded->header), std::move(decoded->data)});
    }
    file.state = domain::fold(file.events, file.unknown);
    file.state.matter = matter;
    file.fold_hash = to_hex(crypto::sm3(domain::canonical_text(file.state)));
    return file;
}

Status project_matter(storage::Connection& connection, const MatterFile& file,
                      const domain::Calendar& calendar) {
    storage::ProjectionInput input{.state = file.state,
                                   .due_on = {},
                                   .warn_on = {},
                                   .clock = {},
                                   .fold_hash = file.fold_hash};
    domain::DeadlineClock nearest;
    if (domain::nearest_clock(domain::clocks_of(file.state, calendar), nearest)) {
        input.due_on = nearest.due;
        input.warn_on = nearest.warn;
        input.clock = clock_name(nearest.kind);
    }
    return storage::project(connection, input);
}

Status rebuild_projections(storage::Connection& connection, const domain::Calendar& calendar) {
    TRY(storage::Transaction transaction, connection.begin());
    CHECK_OK(storage::reset_projections(connection));
    TRY(const std::vector<MatterId> matters, storage::matters_with_events(connection));
    for (const MatterId& matter : matters) {
        if (matter.text.starts_with(k_agency_matter_prefix)) continue;
        TRY(const MatterFile file, load_matter(connection, matter));
        if (file.events.empty()) continue;
        CHECK_OK(project_matter(connection, file, calendar));
    }
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return Done{};
}

}  // namespace casebridge::app
