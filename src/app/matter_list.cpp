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

std::string_view take_number(std::string_view& text) {
    const std::size_t length = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    std::string_view digits = text.substr(0, length);
    text.remove_prefix(length);
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// 昌江移〔2026〕9号 before 昌江移〔2026〕17号.
int compare_numbers(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view left = take_number(a);
            const std::string_view right = take_number(b);
            if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0) return order;
            continue;
        }
        if (a.front() != b.front()) {
            return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front())
                       ? -1
                       : 1;
        }
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return static_cast<int>(!a.empty()) - static_cast<int>(!b.empty());
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
        case SortKey::number: return compare_numbers(a.number, b.number);
        case SortKey::party: return a.party.compare(b.party);
        case SortKey::stage: return compare(stage_rank(a), stage_rank(b));
    }
    __builtin_trap();
}

class Before {
public:
    Before(const std::vector<MatterLine>& lines, const ListSort& sort)
        : lines_(lines), sort_(sort) {}
    bool operator()(std::uint32_t left, std::uint32_t right) const {
        const MatterLine& a = lines_[left];
        const MatterLine& b = lines_[right];
        const int part = part_of(a, sort_.key);
        if (const int order = compare(part, part_of(b, sort_.key)); order != 0) return order < 0;
        const int order = compare_by(a, b, sort_.key);
        // A finished clock is looked up from its end, in whichever direction the open ones run.
        const bool ascending = sort_.key == SortKey::due && part > 0 ? false : sort_.ascending;
        if (order != 0) return ascending ? order < 0 : order > 0;
        if (a.opened_on != b.opened_on) return b.opened_on < a.opened_on;
        return a.position < b.position;
    }

private:
    const std::vector<MatterLine>& lines_;
    ListSort sort_;
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
    std::sort(order.begin(), order.end(), Before(lines, sort));
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
