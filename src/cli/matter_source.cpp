#include "cli/matter_source.h"

#include <algorithm>
#include <map>

#include "base/bytes.h"
#include "bundle/admit.h"
#include "crypto/digest.h"
#include "domain/fold.h"

namespace casebridge::cli {
namespace {

using Events = std::vector<const bundle::BundleEvent*>;

BundleMatter load(const MatterId& matter, const Events& events) {
    std::vector<bundle::AdmissionEntry> entries;
    for (const bundle::BundleEvent* event : events) {
        const domain::EventHeader& header = event->decoded.header;
        entries.push_back({event->sealed.id, header.matter, header.device, header.seq,
                           header.lamport, header.parents});
    }
    const bundle::Admission admission = bundle::admit({}, {}, entries);
    BundleMatter loaded;
    loaded.matter = matter;
    app::MatterFile& file = loaded.file;
    file.pending = admission.pending.size();
    for (const bundle::BundleEvent* event : events) {
        storage::StoredEvent stored;
        stored.id = event->sealed.id;
        stored.payload = event->sealed.envelope.payload;
        file.stored.push_back(std::move(stored));
        const auto& ids = admission.admitted;
        if (!std::binary_search(ids.begin(), ids.end(), event->sealed.id)) continue;
        if (!event->decoded.understood) {
            ++file.unknown;
            continue;
        }
        file.events.push_back({event->sealed.id, event->decoded.header, event->decoded.data});
    }
    file.state = domain::fold_and_read(file.events, file.unknown);
    file.state.matter = matter;
    file.fold_hash = to_hex(crypto::sm3(domain::canonical_text(file.state)));
    return loaded;
}

}  // namespace

std::vector<BundleMatter> load_matters(const bundle::BundleContents& contents) {
    std::map<MatterId, Events> groups;
    for (const bundle::BundleEvent& event : contents.events) {
        if (!event.decoded.header.matter.empty()) {
            groups[event.decoded.header.matter].push_back(&event);
        }
    }
    std::vector<BundleMatter> matters;
    for (const auto& [matter, events] : groups) matters.push_back(load(matter, events));
    return matters;
}

}  // namespace casebridge::cli
