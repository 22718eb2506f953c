#include "domain/fold_order.h"

#include <algorithm>
#include <tuple>

namespace casebridge::domain {

namespace {

using Events = std::vector<const Event*>;

bool cites_any(const Event& event, const std::set<EventId>& others) {
    return std::any_of(event.header.parents.begin(), event.header.parents.end(),
                       [&](const EventId& parent) { return others.contains(parent); });
}

/// The event and all that were written in knowledge of it.
std::set<EventId> with_descendants(const Events& ordered, const Event& event) {
    std::set<EventId> found{event.id};
    for (const Event* later : ordered) {
        if (cites_any(*later, found)) found.insert(later->id);
    }
    return found;
}

/// All that the event was written in knowledge of.
std::set<EventId> ancestors_of(const Events& ordered, const Event& event) {
    std::set<EventId> found(event.header.parents.begin(), event.header.parents.end());
    for (auto earlier = ordered.rbegin(); earlier != ordered.rend(); ++earlier) {
        if (!found.contains((*earlier)->id)) continue;
        found.insert((*earlier)->header.parents.begin(), (*earlier)->header.parents.end());
    }
    return found;
}

/// The first receipt that neither knew of the withdrawal nor was known to it.
std::size_t faster_receipt(const Events& ordered, const Event& withdrawal) {
    const std::set<EventId> after = with_descendants(ordered, withdrawal);
    const std::set<EventId> before = ancestors_of(ordered, withdrawal);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const EventId& id = ordered[i]->id;
        if (type_of(ordered[i]->data) == EventType::sign_receipt && !after.contains(id) &&
            !before.contains(id)) {
            return i;
        }
    }
    return ordered.size();
}

/// Moves the event, and what was built on it, behind the one at `position`.
void move_behind(Events& ordered, std::size_t from, std::size_t position) {
    const std::set<EventId> moved = with_descendants(ordered, *ordered[from]);
    const auto first = ordered.begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = ordered.begin() + static_cast<std::ptrdiff_t>(position) + 1;
    std::stable_partition(first, last,
                          [&](const Event* event) { return !moved.contains(event->id); });
}

}  // namespace

bool folds_before(const Event& a, const Event& b) {
    return std::tie(a.header.lamport, a.header.device, a.id) <
           std::tie(b.header.lamport, b.header.device, b.id);
}

FoldOrder fold_order_of(std::span<const Event> events) {
    FoldOrder order;
    Events& ordered = order.events;
    ordered.reserve(events.size());
    for (const Event& event : events) ordered.push_back(&event);
    std::sort(ordered.begin(), ordered.end(),
              [](const Event* a, const Event* b) { return folds_before(*a, *b); });
    ordered.erase(std::unique(ordered.begin(), ordered.end(),
                              [](const Event* a, const Event* b) { return a->id == b->id; }),
                  ordered.end());
    // More than a few of them are no transfer but an attempt to keep the program busy.
    constexpr std::size_t k_most_withdrawals = 32;
    Events withdrawals;
    for (const Event* event : ordered) {
        if (type_of(event->data) == EventType::withdraw_before_receipt &&
            withdrawals.size() < k_most_withdrawals) {
            withdrawals.push_back(event);
        }
    }
    for (const Event* withdrawal : withdrawals) {
        const std::size_t receipt = faster_receipt(ordered, *withdrawal);
        if (receipt == ordered.size()) continue;
        order.overtaken.insert(withdrawal->id);
        const auto from = static_cast<std::size_t>(
            std::find(ordered.begin(), ordered.end(), withdrawal) - ordered.begin());
        if (from < receipt) move_behind(ordered, from, receipt);
    }
    return order;
}

}  // namespace casebridge::domain
