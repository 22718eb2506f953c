#include "app/matter_lines.h"

#include <algorithm>
#include <tuple>

#include "storage/matter_search.h"

namespace casebridge::app {
namespace {

using domain::DueState;

/// A line and what decides where it stands, close together: thousands are compared.
struct Place {
    bool archived = false;
    bool unwarned = false;
    Date warn_on;
    Date opened_on;
    MatterLine* line = nullptr;

    explicit Place(MatterLine& of)
        : archived(of.archived),
          unwarned(!of.warn_on.is_set()),
          warn_on(of.warn_on),
          opened_on(of.opened_on),
          line(&of) {}
    /// The nearest warning on top; those without a clock behind them, the newest first.
    bool operator<(const Place& other) const {
        const auto key = [](const Place& a, const Place& b) {
            return std::tie(a.archived, a.unwarned, a.warn_on, b.opened_on, a.line->matter.text);
        };
        return key(*this, other) < key(other, *this);
    }
};

int urgency(const MatterLine& line) {
    if (!line.has_clock) return 4;
    switch (line.due.kind) {
        case DueState::Kind::overdue: return 0;
        case DueState::Kind::today: return 1;
        case DueState::Kind::soon: return 2;
        case DueState::Kind::later: return 3;
        case DueState::Kind::met:
        case DueState::Kind::met_late:
        case DueState::Kind::lapsed: return 5;
    }
    __builtin_trap();
}

std::vector<const MatterLine*> todo_of(const std::vector<MatterLine>& lines) {
    struct Ranked {
        int urgency;
        bool waits;
        Date due_on;
        const MatterLine* line;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(lines.size());
    for (const MatterLine& line : lines) {
        if (line.archived) continue;
        ranked.push_back({urgency(line), !line.owned_by_us, line.due_on, &line});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tie(a.urgency, a.waits, a.due_on) < std::tie(b.urgency, b.waits, b.due_on);
    });
    std::vector<const MatterLine*> todo;
    todo.reserve(ranked.size());
    for (const Ranked& one : ranked) todo.push_back(one.line);
    return todo;
}

std::vector<const MatterLine*> overdue_of(const std::vector<const MatterLine*>& todo) {
    std::vector<const MatterLine*> overdue;
    for (const MatterLine* line : todo) {
        if (line->escalation != domain::Escalation::none) overdue.push_back(line);
    }
    std::stable_sort(overdue.begin(), overdue.end(), [](const MatterLine* a, const MatterLine* b) {
        return a->due.days > b->due.days;
    });
    return overdue;
}

Counters counters_of(const std::vector<const MatterLine*>& todo) {
    Counters counters;
    for (const MatterLine* line : todo) {
        if (line->owned_by_us) {
            ++counters.ours;
            const domain::Mechanism mechanism = domain::kind_row(line->kind).mechanism;
            ++counters.ours_in[static_cast<std::size_t>(mechanism)];
        } else {
            ++counters.theirs;
        }
        if (!line->has_clock) continue;
        const DueState& due = line->due;
        if (due.kind == DueState::Kind::today) {
            ++counters.soon;
            if (line->owned_by_us) ++counters.ours_today;
        }
        if (due.kind == DueState::Kind::soon) ++counters.soon;
        if (due.kind == DueState::Kind::overdue && !due.internal) {
            ++counters.overdue;
            counters.longest_overdue_days = std::max(counters.longest_overdue_days, due.days);
        }
    }
    return counters;
}

}  // namespace

void MatterLines::begin_anew() {
    seen_version_ = 0;
    anew_ = true;
    taken_.clear();
    taken_reminders_.clear();
}

Result<bool> MatterLines::catch_up(storage::Connection& connection, const ViewContext& context,
                                   const std::function<bool()>& enough) {
    const auto take = [&](storage::MatterRow&& row) {
        seen_version_ = row.version;
        Taken& into = row.kind == domain::MatterKind::integrity ? taken_reminders_ : taken_;
        into.push_back(line_of(std::move(row), context));
        return !enough();
    };
    TRY(const bool all, storage::read_written_since(connection, seen_version_, take));
    if (!all) return false;
    if (anew_) {
        lines_.clear();
        reminders_.clear();
    }
    if (anew_ || !taken_reminders_.empty()) {
        merge(taken_reminders_, reminders_);
        ++reminders_revision_;
    }
    anew_ = false;
    merge(taken_, lines_);
    todo_ = todo_of(lines_);
    overdue_ = overdue_of(todo_);
    counters_ = counters_of(todo_);
    return true;
}

bool MatterLines::is_reminder(const MatterId& matter) const {
    return std::any_of(reminders_.begin(), reminders_.end(),
                       [&](const MatterLine& line) { return line.matter == matter; });
}

void MatterLines::merge(Taken& taken, std::vector<MatterLine>& lines) {
    if (taken.empty()) return;
    storage::MatterSet replaced;
    std::vector<Place> newer;
    newer.reserve(taken.size());
    for (auto line = taken.rbegin(); line != taken.rend(); ++line) {
        if (replaced.contains(line->position)) continue;
        replaced.insert(line->position);
        newer.emplace_back(*line);
    }
    std::sort(newer.begin(), newer.end());
    std::vector<MatterLine> merged;
    merged.reserve(lines.size() + newer.size());
    auto next = newer.begin();
    for (MatterLine& line : lines) {
        if (replaced.contains(line.position)) continue;
        const Place place(line);
        while (next != newer.end() && *next < place) merged.push_back(std::move(*next++->line));
        merged.push_back(std::move(line));
    }
    for (; next != newer.end(); ++next) merged.push_back(std::move(*next->line));
    lines = std::move(merged);
    taken = {};
}

}  // namespace casebridge::app
