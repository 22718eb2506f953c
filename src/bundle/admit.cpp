#include "bundle/admit.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace casebridge::bundle {
namespace {

using ById = std::map<EventId, const AdmissionEntry*>;

enum class Fit { fits, waits, contradicts };

Fit fit_of(const AdmissionEntry& entry, const ById& admitted) {
    std::uint64_t largest = 0;
    bool waits = false;
    for (const EventId& parent : entry.parents) {
        const auto found = admitted.find(parent);
        if (found == admitted.end()) {
            waits = true;
            continue;
        }
        if (found->second->matter != entry.matter) return Fit::contradicts;
        largest = std::max(largest, found->second->lamport);
    }
    if (waits) return Fit::waits;
    return entry.lamport == largest + 1 ? Fit::fits : Fit::contradicts;
}

void find_forks(const ById& all, Admission& admission) {
    std::map<std::tuple<DeviceId, MatterId, std::uint64_t>, EventId> seen;
    for (const auto& [id, entry] : all) {
        const auto [place, fresh] =
            seen.try_emplace({entry->device, entry->matter, entry->seq}, id);
        if (!fresh) admission.forks.push_back({place->second, id});
    }
}

}  // namespace

Admission admit(std::span<const AdmissionEntry> known, std::span<const AdmissionEntry> waiting,
                std::span<const AdmissionEntry> incoming) {
    Admission admission;
    ById admitted;
    ById all;
    for (const AdmissionEntry& entry : known) {
        admitted.emplace(entry.id, &entry);
        all.emplace(entry.id, &entry);
    }
    ById open;
    std::set<EventId> fresh;
    for (const AdmissionEntry& entry : waiting) {
        open.emplace(entry.id, &entry);
        all.emplace(entry.id, &entry);
    }
    for (const AdmissionEntry& entry : incoming) {
        if (!all.emplace(entry.id, &entry).second) {
            if (!fresh.contains(entry.id)) admission.duplicates.push_back(entry.id);
            continue;
        }
        open.emplace(entry.id, &entry);
        fresh.insert(entry.id);
    }
    // By lamport number parents come first, so two or three rounds are enough for any history.
    std::vector<const AdmissionEntry*> left;
    for (const auto& [id, entry] : open) left.push_back(entry);
    std::stable_sort(left.begin(), left.end(),
                     [](const auto* a, const auto* b) { return a->lamport < b->lamport; });
    for (bool moved = true; moved;) {
        std::vector<const AdmissionEntry*> waiting_still;
        for (const AdmissionEntry* entry : left) {
            switch (fit_of(*entry, admitted)) {
                case Fit::waits: waiting_still.push_back(entry); break;
                case Fit::fits:
                    admitted.emplace(entry->id, entry);
                    admission.admitted.push_back(entry->id);
                    break;
                case Fit::contradicts: admission.rejected.push_back(entry->id); break;
            }
        }
        moved = waiting_still.size() < left.size();
        left = std::move(waiting_still);
    }
    for (const AdmissionEntry* entry : left) {
        if (fresh.contains(entry->id)) admission.pending.push_back(entry->id);
    }
    std::sort(admission.pending.begin(), admission.pending.end());
    find_forks(all, admission);
    std::sort(admission.admitted.begin(), admission.admitted.end());
    std::sort(admission.duplicates.begin(), admission.duplicates.end());
    std::sort(admission.rejected.begin(), admission.rejected.end());
    return admission;
}

}  // namespace casebridge::bundle
