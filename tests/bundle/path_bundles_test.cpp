// The bundles of whole paths, in any order and some of them twice: what an office makes of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "bundle/admit.h"
#include "domain/fold.h"
#include "support/path_script.h"
#include "support/seeded_random.h"

namespace casebridge::test {
namespace {

using bundle::AdmissionEntry;
using domain::Event;

AdmissionEntry entry_of(const Event& event) {
    return {event.id,         event.header.matter,  event.header.device,
            event.header.seq, event.header.lamport, event.header.parents};
}

/// One file for every stretch that one agency wrote before another did: only what is new in it, so
/// that a file that comes too early has gaps.
std::vector<std::vector<Event>> bundles_of(const std::vector<Event>& events) {
    std::vector<std::vector<Event>> bundles;
    for (const Event& event : events) {
        const bool other =
            bundles.empty() || bundles.back().front().header.agency != event.header.agency;
        if (other) bundles.emplace_back();
        bundles.back().push_back(event);
    }
    return bundles;
}

/// An office that takes in bundles and nothing else.
class Log {
public:
    void take(const std::vector<Event>& bundle) {
        std::vector<AdmissionEntry> incoming;
        for (const Event& event : bundle) {
            events_.emplace(event.id, event);
            incoming.push_back(entry_of(event));
        }
        const bundle::Admission admission = bundle::admit(known_, waiting_, incoming);
        CHECK(admission.rejected.empty());
        CHECK(admission.forks.empty());
        for (const EventId& id : admission.admitted) known_.push_back(entry_of(events_.at(id)));
        for (const EventId& id : admission.pending) waiting_.push_back(entry_of(events_.at(id)));
        std::erase_if(waiting_, [&](const AdmissionEntry& entry) {
            return std::find(admission.admitted.begin(), admission.admitted.end(), entry.id) !=
                   admission.admitted.end();
        });
    }
    [[nodiscard]] domain::MatterState state() const {
        std::vector<Event> admitted;
        for (const AdmissionEntry& entry : known_) admitted.push_back(events_.at(entry.id));
        return domain::fold(admitted);
    }
    [[nodiscard]] std::size_t known() const { return known_.size(); }
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

private:
    std::map<EventId, Event> events_;
    std::vector<AdmissionEntry> known_;
    std::vector<AdmissionEntry> waiting_;
};

}  // namespace

TEST_CASE(
    "the bundles of the ten longest paths give one state in twenty orders, repeats included") {
    bool waited = false;
    for (const PathResult* path : longest_paths(10)) {
        CAPTURE(path->name);
        const std::string expected = canonical_text(domain::fold(path->events));
        const auto bundles = bundles_of(path->events);
        REQUIRE(bundles.size() > 1);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            SeededRandom random(seed);
            auto order = bundles;
            order.push_back(bundles.front());
            order.push_back(bundles.back());
            shuffle(order, random);
            Log log;
            for (const auto& bundle : order) {
                log.take(bundle);
                waited = waited || log.waiting() > 0;
            }
            CHECK(log.waiting() == 0);
            CHECK(log.known() == path->events.size());
            CHECK(canonical_text(log.state()) == expected);
        }
    }
    CHECK(waited);
}

}  // namespace casebridge::test
