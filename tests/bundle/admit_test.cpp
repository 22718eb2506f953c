#include "bundle/admit.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "domain/fold.h"
#include "support/case_builder.h"

namespace casebridge::test {
namespace {

using bundle::AdmissionEntry;

AdmissionEntry entry_of(const domain::Event& event) {
    return {event.id,         event.header.matter,  event.header.device,
            event.header.seq, event.header.lamport, event.header.parents};
}

/// The log of one side: what was taken so far, by standing.
struct Log {
    std::vector<AdmissionEntry> known;
    std::vector<AdmissionEntry> waiting;

    bundle::Admission take(const std::vector<AdmissionEntry>& incoming) {
        bundle::Admission admission = bundle::admit(known, waiting, incoming);
        std::vector<AdmissionEntry> all = waiting;
        for (const AdmissionEntry& entry : incoming) {
            const auto same = [&](const AdmissionEntry& other) { return other.id == entry.id; };
            if (std::none_of(all.begin(), all.end(), same) &&
                std::none_of(known.begin(), known.end(), same)) {
                all.push_back(entry);
            }
        }
        waiting.clear();
        for (AdmissionEntry& entry : all) {
            const bool admitted =
                std::binary_search(admission.admitted.begin(), admission.admitted.end(), entry.id);
            (admitted ? known : waiting).push_back(std::move(entry));
        }
        return admission;
    }
    [[nodiscard]] std::vector<EventId> ids() const {
        std::vector<EventId> ids;
        for (const AdmissionEntry& entry : known) ids.push_back(entry.id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
};

/// Discovery, two concurrent events and one that knows both, then one more.
CaseBuilder small_case() {
    CaseBuilder builder;
    const EventId opened = builder.add(k_bureau_pc, make_open());
    builder.add_knowing({opened}, k_bureau_pc, make_order());
    builder.add_knowing({opened}, k_bureau_tablet, make_basis());
    builder.add(k_bureau_pc, make_recheck_failed());
    builder.add(k_bureau_pc, make_evidence("现场照片"));
    builder.add(k_bureau_tablet, make_draft());
    return builder;
}

std::string state_text(const CaseBuilder& builder, const Log& log) {
    std::vector<domain::Event> events;
    for (const AdmissionEntry& entry : log.known) {
        for (const domain::Event& event : builder.events()) {
            if (event.id == entry.id) events.push_back(event);
        }
    }
    return domain::canonical_text(domain::fold(events));
}

}  // namespace

TEST_CASE("all permutations of admit() on a small case's events end in one state") {
    const CaseBuilder builder = small_case();
    const std::string whole = domain::canonical_text(builder.state());
    std::vector<std::size_t> order(builder.events().size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::size_t different = 0;
    do {
        Log log;
        for (const std::size_t i : order) log.take({entry_of(builder.events()[i])});
        if (!log.waiting.empty() || state_text(builder, log) != whole) ++different;
    } while (std::next_permutation(order.begin(), order.end()));
    CHECK(different == 0);
}

TEST_CASE("all ways to cut a case in two bundles, in both orders, end in one state") {
    const CaseBuilder builder = small_case();
    const std::string whole = domain::canonical_text(builder.state());
    const std::size_t count = builder.events().size();
    for (std::size_t mask = 0; mask < (std::size_t{1} << count); ++mask) {
        std::vector<AdmissionEntry> first;
        std::vector<AdmissionEntry> second;
        for (std::size_t i = 0; i < count; ++i) {
            ((mask >> i & 1) != 0 ? first : second).push_back(entry_of(builder.events()[i]));
        }
        Log one;
        one.take(first);
        one.take(second);
        Log other;
        other.take(second);
        other.take(first);
        CAPTURE(mask);
        CHECK(one.ids() == other.ids());
        CHECK(one.waiting.empty());
        CHECK(state_text(builder, one) == whole);
    }
}

TEST_CASE("taking events again changes nothing") {
    const CaseBuilder builder = small_case();
    std::vector<AdmissionEntry> all;
    for (const domain::Event& event : builder.events()) all.push_back(entry_of(event));
    Log log;
    CHECK(log.take(all).admitted.size() == all.size());
    const std::vector<EventId> before = log.ids();
    const bundle::Admission again = log.take(all);
    CHECK(again.admitted.empty());
    CHECK(again.pending.empty());
    CHECK(again.duplicates.size() == all.size());
    CHECK(log.ids() == before);
    std::vector<AdmissionEntry> doubled = all;
    doubled.insert(doubled.end(), all.begin(), all.end());
    Log twice;
    CHECK(twice.take(doubled).admitted.size() == all.size());
}

TEST_CASE("an event without its parents waits and joins when the gap closes") {
    const CaseBuilder builder = small_case();
    Log log;
    const bundle::Admission early = log.take({entry_of(builder.events()[3])});
    CHECK(early.admitted.empty());
    CHECK(early.pending.size() == 1);
    log.take({entry_of(builder.events()[0]), entry_of(builder.events()[1])});
    CHECK(log.waiting.size() == 1);
    const bundle::Admission closed = log.take({entry_of(builder.events()[2])});
    CHECK(closed.admitted.size() == 2);
    CHECK(log.waiting.empty());
}

TEST_CASE("an event that contradicts its parents is rejected once they are here") {
    const CaseBuilder builder = small_case();
    AdmissionEntry wrong = entry_of(builder.events()[1]);
    SUBCASE("a lamport jump") { wrong.lamport += 3; }
    SUBCASE("a lamport not above its parent's") { wrong.lamport = 1; }
    SUBCASE("another matter than its parent's") { wrong.matter = {std::string(32, 'f')}; }
    Log log;
    CHECK(log.take({wrong}).pending.size() == 1);
    const bundle::Admission admission = log.take({entry_of(builder.events()[0])});
    CHECK(admission.admitted == std::vector<EventId>{builder.events()[0].id});
    CHECK(admission.rejected == std::vector<EventId>{wrong.id});
}

TEST_CASE("two events with one device, matter and number are both kept and an alarm is raised") {
    const CaseBuilder builder = small_case();
    AdmissionEntry first = entry_of(builder.events()[1]);
    AdmissionEntry second = entry_of(builder.events()[2]);
    second.device = first.device;
    second.seq = first.seq;
    Log log;
    log.take({entry_of(builder.events()[0]), first});
    const bundle::Admission admission = log.take({second});
    CHECK(admission.admitted == std::vector<EventId>{second.id});
    REQUIRE(admission.forks.size() == 1);
    const bundle::Fork fork = admission.forks.front();
    const bundle::Fork expected{std::min(first.id, second.id), std::max(first.id, second.id)};
    CHECK(fork == expected);
}

TEST_CASE("a long history taken in one piece is admitted quickly") {
    constexpr std::size_t k_events = 20'000;
    std::vector<AdmissionEntry> entries;
    for (std::size_t i = 0; i < k_events; ++i) {
        std::string id = std::to_string(i * 7'919 % 1'000'003 + 1'000'000);
        AdmissionEntry entry;
        entry.id = {std::string(64 - id.size(), '0') + id};
        entry.matter = {std::string(32, 'a')};
        entry.device = {std::string(32, '1')};
        entry.seq = i + 1;
        entry.lamport = i + 1;
        if (i > 0) entry.parents = {entries.back().id};
        entries.push_back(std::move(entry));
    }
    CHECK(bundle::admit({}, {}, entries).admitted.size() == k_events);
}

}  // namespace casebridge::test
