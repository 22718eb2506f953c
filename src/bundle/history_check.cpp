#include "bundle/history_check.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "domain/participants.h"

namespace casebridge::bundle {
namespace {

constexpr std::size_t k_most_agencies = 64;

/// Agencies of one matter as bits, in the order in which they were met.
class Participants {
public:
    /// 0 when there are too many.
    std::uint64_t bit_of(const MatterId& matter, const AgencyId& agency) {
        std::vector<AgencyId>& known = agencies_[matter];
        const auto found = std::find(known.begin(), known.end(), agency);
        const auto index = static_cast<std::size_t>(found - known.begin());
        if (index >= k_most_agencies) return 0;
        if (found == known.end()) known.push_back(agency);
        return std::uint64_t{1} << index;
    }

private:
    std::map<MatterId, std::vector<AgencyId>> agencies_;
};

struct Seen {
    bool complete = false;    // every ancestor is in the bundle and was sound
    bool open_ended = false;  // an ancestor, or itself, is not understood: it may admit anybody
    std::uint64_t participants = 0;  // from this event on
};

class HistoryCheck {
public:
    explicit HistoryCheck(std::span<const BundleEvent> events) : events_(events) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            const domain::EventHeader& header = events[i].decoded.header;
            index_.emplace(events[i].sealed.id, i);
            own_.emplace(std::tuple{header.matter, header.device, header.seq}, header.lamport);
            order_.push_back(i);
        }
        seen_.resize(events.size());
        // Parents first: a sound event's lamport number is above theirs.
        std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return std::pair{header_of(a).lamport, a} < std::pair{header_of(b).lamport, b};
        });
    }

    std::vector<Finding> run() {
        for (const std::size_t i : order_) check(i);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Finding> findings;
        for (const auto& [i, code] : found_) {
            findings.push_back({code, "events[" + std::to_string(i) + "]"});
        }
        return findings;
    }

private:
    [[nodiscard]] const domain::EventHeader& header_of(std::size_t i) const {
        return events_[i].decoded.header;
    }

    void check(std::size_t i) {
        const domain::EventHeader& header = header_of(i);
        Seen& seen = seen_[i];
        seen.complete = true;
        std::uint64_t largest = 0;
        bool all_here = true;
        for (const EventId& parent : header.parents) {
            const auto found = index_.find(parent);
            if (found == index_.end()) {
                all_here = false;
                continue;
            }
            if (header_of(found->second).matter != header.matter) {
                seen.complete = false;
                found_.emplace_back(i, ErrorCode::event_of_other_matter);
                continue;
            }
            const Seen& before = seen_[found->second];
            largest = std::max(largest, header_of(found->second).lamport);
            seen.complete = seen.complete && before.complete;
            seen.open_ended = seen.open_ended || before.open_ended;
            seen.participants |= before.participants;
        }
        if (header.lamport <= largest || (all_here && header.lamport != largest + 1)) {
            seen.complete = false;
            found_.emplace_back(i, ErrorCode::event_lamport_wrong);
        }
        seen.complete = seen.complete && all_here;
        if (seen.complete) check_own_number(i);
        check_author(i, seen);
    }

    void check_own_number(std::size_t i) {
        const domain::EventHeader& header = header_of(i);
        if (header.seq == 1) return;
        const auto former = own_.find(std::tuple{header.matter, header.device, header.seq - 1});
        if (former == own_.end() || former->second >= header.lamport) {
            found_.emplace_back(i, ErrorCode::event_sequence_gap);
        }
    }

    void check_author(std::size_t i, Seen& seen) {
        const wire::DecodedEvent& event = events_[i].decoded;
        const domain::EventHeader& header = event.header;
        if (!event.understood) {
            seen.open_ended = true;
            return;
        }
        const std::uint64_t author = participants_.bit_of(header.matter, header.agency);
        if (author == 0) found_.emplace_back(i, ErrorCode::limit_exceeded);
        const bool opens = header.parents.empty() && domain::begins_matter(header.type);
        if (opens) {
            seen.participants |= author;
        } else if (seen.complete && !seen.open_ended && (seen.participants & author) == 0) {
            found_.emplace_back(i, ErrorCode::event_not_authorised);
        }
        for (const AgencyId& agency : domain::agencies_named_by(event.data)) {
            seen.participants |= participants_.bit_of(header.matter, agency);
        }
    }

    std::span<const BundleEvent> events_;
    std::unordered_map<EventId, std::size_t> index_;
    std::map<std::tuple<MatterId, DeviceId, std::uint64_t>, std::uint64_t> own_;  // → lamport
    std::vector<std::size_t> order_;
    std::vector<Seen> seen_;
    Participants participants_;
    std::vector<std::pair<std::size_t, ErrorCode>> found_;
};

}  // namespace

std::vector<Finding> check_history(std::span<const BundleEvent> events) {
    return HistoryCheck{events}.run();
}

}  // namespace casebridge::bundle
