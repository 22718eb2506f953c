// The order in which events fold: causal, ties by (lamport, device, id). One pair does not follow
// it: a receipt beats a withdrawal that was written without knowledge of it (domain.md, below the
// table), so that the withdrawal folds after the receipt, as a request for one.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "domain/events.h"

namespace casebridge::domain {

/// True when `a` comes before `b` in fold order. Lamport numbers make it a causal order.
[[nodiscard]] bool folds_before(const Event& a, const Event& b);

struct FoldOrder {
    std::vector<const Event*> events;  // without repetitions
    std::set<EventId> overtaken;       // withdrawals that a receipt was faster than
};
[[nodiscard]] FoldOrder fold_order_of(std::span<const Event> events);

}  // namespace casebridge::domain
