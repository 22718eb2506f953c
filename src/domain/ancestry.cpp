#include "domain/ancestry.h"

#include <utility>

namespace casebridge::domain {

namespace {
constexpr std::size_t k_word_bits = 64;
}  // namespace

void NumberSet::insert(std::size_t number) {
    const std::size_t word = number / k_word_bits;
    if (words_.size() <= word) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << (number % k_word_bits);
}

void NumberSet::insert_all(const NumberSet& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

void NumberSet::insert_below(std::size_t count) {
    for (std::size_t number = 0; number < count; ++number) insert(number);
}

bool NumberSet::contains(std::size_t number) const {
    const std::size_t word = number / k_word_bits;
    return word < words_.size() && ((words_[word] >> (number % k_word_bits)) & 1U) != 0;
}

Ancestry::Ancestry(std::span<const Event* const> events) {
    for (const Event* event : events) kept_[event->id];
    for (const Event* event : events) {
        for (const EventId& parent : event->header.parents) {
            const auto found = kept_.find(parent);
            if (found != kept_.end()) ++found->second.children_left;
        }
    }
}

NumberSet Ancestry::known_by(const Event& event, std::size_t writers_so_far) {
    NumberSet known;
    for (const EventId& parent : event.header.parents) {
        const auto found = kept_.find(parent);
        if (found == kept_.end()) {
            known.insert_below(writers_so_far);
            continue;
        }
        known.insert_all(found->second.known);
        if (--found->second.children_left == 0) found->second.known = {};
    }
    return known;
}

void Ancestry::keep(const Event& event, NumberSet known) {
    Kept& kept = kept_[event.id];
    if (kept.children_left > 0) kept.known = std::move(known);
}

}  // namespace casebridge::domain
