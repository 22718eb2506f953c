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

/// The first receipt that neither knew of the withdrawal nor was known to it.
std::size_t faster_receipt(const Events& ordered, const Event& withdrawal) {
    const std::set<EventId> after = with_descendants(ordered, withdrawal);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const Event& receipt = *ordered[i];
        if (type_of(receipt.data) != EventType::sign_receipt || after.contains(receipt.id))
            continue;
        if (!with_descendants(ordered, receipt).contains(withdrawal.id)) return i;
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
    Events withdrawals;
    for (const Event* event : ordered) {
        if (type_of(event->data) == EventType::withdraw_before_receipt)
            withdrawals.push_back(event);
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
