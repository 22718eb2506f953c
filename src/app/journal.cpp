#include "app/journal.h"

#include <algorithm>

#include "bundle/event_seal.h"
#include "domain/fold.h"

namespace casebridge::app {
namespace {

domain::EventHeader next_header(const MatterFile& file, const MatterId& matter,
                                const domain::EventData& data, const Author& author,
                                std::uint64_t last_seq, const Moment& now) {
    domain::EventHeader header;
    header.type = domain::type_of(data);
    header.matter = matter;
    header.agency = author.actor.agency;
    header.device = author.actor.device;
    header.officer = author.actor.officer;
    header.seq = last_seq + 1;
    header.parents = domain::heads_of(file.events);
    header.wall = to_iso(now);
    for (const domain::Event& event : file.events) {
        header.lamport = std::max(header.lamport, event.header.lamport + 1);
    }
    return header;
}

storage::StoredEvent stored_event(const bundle::SealedEvent& sealed,
                                  const domain::EventHeader& header) {
    return {.id = sealed.id,
            .matter = header.matter,
            .type = std::string{domain::name_of(header.type)},
            .agency = header.agency,
            .device = header.device,
            .seq = header.seq,
            .lamport = header.lamport,
            .payload = sealed.envelope.payload,
            .signature = sealed.envelope.signature,
            .bundle = {},
            .admitted = true};
}

}  // namespace

Result<MatterFile> enter(storage::Connection& connection, MatterId matter,
                         domain::EventData proposed, const Author& author,
                         const domain::DecideContext& context, const DueRules& due_rules,
                         Random& random) {
    if (matter.empty()) matter = {random_id_text(random)};
    TRY(MatterFile file, load_matter(connection, matter));
    TRY(const std::vector<domain::EventData> decided,
        domain::decide(file.state, std::move(proposed), author.actor, context));
    TRY(storage::Transaction transaction, connection.begin());
    for (const domain::EventData& data : decided) {
        TRY(const std::uint64_t last, storage::last_seq(connection, author.actor.device, matter));
        const domain::EventHeader header =
            next_header(file, matter, data, author, last, context.now);
        TRY(const bundle::SealedEvent sealed, bundle::seal_event(header, data, author.key, random));
        TRY([[maybe_unused]] const bool fresh,
            storage::append_event(connection, stored_event(sealed, header)));
        TRY(file, load_matter(connection, matter));
    }
    CHECK_OK(project_matter(connection, file, due_rules, author.actor.agency));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return file;
}

}  // namespace casebridge::app
