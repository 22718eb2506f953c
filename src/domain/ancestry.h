// What the author of an event knew: the set of state-writing events among its ancestors. Only
// events that write single-valued fields or move the stage get a number, and a set is dropped as
// soon as the last child has taken it over, so long histories stay cheap.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "domain/events.h"

namespace casebridge::domain {

/// A growing set of small numbers as bits.
class NumberSet {
public:
    void insert(std::size_t number);
    void insert_all(const NumberSet& other);
    void insert_below(std::size_t count);
    [[nodiscard]] bool contains(std::size_t number) const;

private:
    std::vector<std::uint64_t> words_;
};

/// Hands out each event's known set, in fold order.
class Ancestry {
public:
    /// `events` are all events of the matter in fold order, without repetitions.
    explicit Ancestry(std::span<const Event* const> events);

    /// What the parents knew. `writers_so_far` stands in when a parent is an event that this
    /// version cannot read: its author is taken to have known everything before it.
    [[nodiscard]] NumberSet known_by(const Event& event, std::size_t writers_so_far);
    /// Keeps what the event's children will know through it.
    void keep(const Event& event, NumberSet known);

private:
    struct Kept {
        std::size_t children_left = 0;
        NumberSet known;
    };
    std::map<EventId, Kept> kept_;
};

}  // namespace casebridge::domain
