// Repeatable bytes for tests (splitmix64). Not random in any other sense: never outside tests.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace casebridge::test {

class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}

    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56);
    }

    /// 0 to bound-1, near enough to even for tests; `bound` is not 0.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }

private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
        return mixed ^ mixed >> 31;
    }

    std::uint64_t state_;
};

/// Every order about as likely as another.
template <class T>
void shuffle(std::vector<T>& items, SeededRandom& random) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[static_cast<std::size_t>(random.below(left))]);
    }
}

}  // namespace casebridge::test
