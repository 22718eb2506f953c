#include "app/matter_list.h"

#include <algorithm>
#include <compare>
#include <numeric>

#include "storage/search_text.h"

namespace casebridge::app {
namespace {

using domain::DueState;

// ---- order ----

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 昌江移〔2026〕9号 before 昌江移〔2026〕17号: such texts in the order of their bytes.
std::string key_of(std::string_view number) {
    std::string key;
    while (!number.empty()) {
        if (!is_digit(number.front())) {
            key += number.front();
            number.remove_prefix(1);
            continue;
        }
        const auto end = std::find_if_not(number.begin(), number.end(), is_digit);
        std::string_view digits = number.substr(0, static_cast<std::size_t>(end - number.begin()));
        number.remove_prefix(digits.size());
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
        // A longer number is a larger one.
        (key += '0') += static_cast<char>(std::min<std::size_t>(digits.size(), 127));
        key += digits;
    }
    return key;
}

template <class T>
int compare(const T& a, const T& b) {
    return static_cast<int>(b < a) - static_cast<int>(a < b);
}

bool runs(const MatterLine& line) {
    return line.has_clock && !line.archived && line.due.kind != DueState::Kind::met &&
           line.due.kind != DueState::Kind::met_late;
}

int stage_rank(const MatterLine& line) {
    if (line.archived) return static_cast<int>(domain::k_stage_count) * 10;
    return static_cast<int>(line.step) * static_cast<int>(domain::k_stage_count) +
           static_cast<int>(line.stage);
}

/// Which part of the list a line stands in, whatever the direction.
int part_of(const MatterLine& line, SortKey key) {
    switch (key) {
        case SortKey::due: return line.archived ? 2 : runs(line) ? 0 : 1;
        case SortKey::opened: return line.opened_on.is_set() ? 0 : 1;
        case SortKey::number: return line.number.empty() ? 1 : 0;
        case SortKey::party: return line.party.empty() ? 1 : 0;
        case SortKey::stage: return 0;
    }
    __builtin_trap();
}

int compare_by(const MatterLine& a, const MatterLine& b, SortKey key) {
    switch (key) {
        case SortKey::due: return compare(a.due_on, b.due_on);
        case SortKey::opened: return compare(a.opened_on, b.opened_on);
        case SortKey::number: break;  // by their keys
        case SortKey::party: return a.party.compare(b.party);
        case SortKey::stage: return compare(stage_rank(a), stage_rank(b));
    }
    __builtin_trap();
}

class Before {
public:
    Before(const std::vector<MatterLine>& lines, const ListSort& sort)
        : lines_(lines), sort_(sort) {
        if (sort.key != SortKey::number) return;
        keys_.reserve(lines.size());
        for (const MatterLine& line : lines) keys_.push_back(key_of(line.number));
    }
    bool operator()(std::uint32_t left, std::uint32_t right) const {
        const MatterLine& a = lines_[left];
        const MatterLine& b = lines_[right];
        const int part = part_of(a, sort_.key);
        if (const int order = compare(part, part_of(b, sort_.key)); order != 0) return order < 0;
        const int order = sort_.key == SortKey::number ? keys_[left].compare(keys_[right])
                                                       : compare_by(a, b, sort_.key);
        // A finished clock is looked up from its end, in whichever direction the open ones run.
        const bool ascending = sort_.key == SortKey::due && part > 0 ? false : sort_.ascending;
        if (order != 0) return ascending ? order < 0 : order > 0;
        if (a.opened_on != b.opened_on) return b.opened_on < a.opened_on;
        return a.position < b.position;
    }

private:
    const std::vector<MatterLine>& lines_;
    ListSort sort_;
    std::vector<std::string> keys_;  // of the numbers, where they decide
};

// ---- filter ----

bool in_view(const MatterLine& line, ListView view) {
    switch (view) {
        case ListView::all: return true;
        case ListView::ours: return line.owned_by_us;
        case ListView::soon: {
            const ClockFilter clock = clock_of(line);
            return clock == ClockFilter::soon || clock == ClockFilter::today;
        }
        case ListView::overdue: return clock_of(line) == ClockFilter::overdue;
        case ListView::theirs: return !line.archived && !line.owned_by_us;
        case ListView::open: return !line.archived;
    }
    __builtin_trap();
}

/// The filter with what is the same for every line made ready.
class Sieve {
public:
    Sieve(const ListFilter& filter, const storage::MatterSet* found)
        : filter_(filter), party_(storage::folded_for_search(filter.party)), found_(found) {}

    [[nodiscard]] bool lets_through(const MatterLine& line) const {
        if (filter_.mechanism && domain::kind_row(line.kind).mechanism != *filter_.mechanism) {
            return false;
        }
        if (filter_.selection && !filter_.selection->matters.contains(line.matter)) return false;
        if (found_ != nullptr && !found_->contains(line.position)) return false;
        if (!filter_.category.empty() && line.category != filter_.category) return false;
        if (!filter_.owner.empty() && (line.archived || line.owner.text != filter_.owner)) {
            return false;
        }
        if (filter_.clock != ClockFilter::any && clock_of(line) != filter_.clock) return false;
        if (!in_stage(line)) return false;
        return party_.empty() ||
               storage::folded_for_search(line.party).find(party_) != std::string::npos;
    }

private:
    [[nodiscard]] bool in_stage(const MatterLine& line) const {
        if (filter_.stage.empty()) return true;
        if (filter_.stage == step_filter(line.step)) return true;
        return !line.archived && filter_.stage == stage_filter(line.stage);
    }

    const ListFilter& filter_;
    std::string party_;
    const storage::MatterSet* found_;
};

}  // namespace

std::string step_filter(domain::LoopStep step) {
    return "step." + std::to_string(static_cast<int>(step));
}

std::string stage_filter(domain::Stage stage) {
    return std::string{
        domain::name_of(domain::is_finished(stage) ? domain::Stage::confirmed : stage)};
}

ClockFilter clock_of(const MatterLine& line) {
    if (!runs(line)) return ClockFilter::none;
    switch (line.due.kind) {
        case DueState::Kind::overdue:
            return line.due.internal ? ClockFilter::late : ClockFilter::overdue;
        case DueState::Kind::today: return ClockFilter::today;
        case DueState::Kind::soon: return ClockFilter::soon;
        case DueState::Kind::later: return ClockFilter::later;
        case DueState::Kind::met:
        case DueState::Kind::met_late:
        case DueState::Kind::lapsed: return ClockFilter::none;
    }
    __builtin_trap();
}

std::vector<std::uint32_t> sorted_lines(const std::vector<MatterLine>& lines,
                                        const ListSort& sort) {
    std::vector<std::uint32_t> order(lines.size());
    std::iota(order.begin(), order.end(), 0U);
    const Before before(lines, sort);
    std::sort(order.begin(), order.end(),
              [&before](std::uint32_t left, std::uint32_t right) { return before(left, right); });
    return order;
}

Listing filtered_lines(const std::vector<MatterLine>& lines,
                       const std::vector<std::uint32_t>& order, const ListFilter& filter,
                       const storage::MatterSet* found) {
    Listing listing;
    const Sieve sieve(filter, found);
    for (const std::uint32_t index : order) {
        const MatterLine& line = lines[index];
        if (!sieve.lets_through(line)) continue;
        for (std::size_t view = 0; view < k_list_view_count; ++view) {
            if (in_view(line, static_cast<ListView>(view))) ++listing.counts[view];
        }
        if (in_view(line, filter.view)) listing.lines.push_back(index);
    }
    return listing;
}

}  // namespace casebridge::app
