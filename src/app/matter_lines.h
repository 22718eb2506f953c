// The lines of all matters, kept in memory in the order of lists, and what follows from them: what
// is to do, what is overdue, how many of each. An entry costs the reading of one row; where all
// lines are another, they are read in pieces, and those of before stay until the last piece.
#pragma once

#include <functional>
#include <vector>

#include "app/matter_views.h"
#include "app/views.h"

namespace casebridge::app {

class MatterLines {
public:
    // Moved, not copied: what follows from the lines points into them.
    MatterLines() = default;
    MatterLines(MatterLines&&) = default;
    MatterLines& operator=(MatterLines&&) = default;
    MatterLines(const MatterLines&) = delete;
    MatterLines& operator=(const MatterLines&) = delete;
    ~MatterLines() = default;

    /// Every line is to be read again: the database, the day, the directory or the deadline rules
    /// are others.
    void begin_anew();
    /// Takes in what was written since, until `enough` says so. True when nothing is left: only
    /// then the lists change. Not inside a transaction: what is rolled back would stay. Errors:
    /// storage's.
    [[nodiscard]] Result<bool> catch_up(storage::Connection& connection, const ViewContext& context,
                                        const std::function<bool()>& enough);

    /// Running ones first by warning date, then archived ones; without the reminders.
    [[nodiscard]] const std::vector<MatterLine>& lines() const { return lines_; }
    /// 廉政 matters, whomever they concern. See integrity.h for where they may be seen.
    [[nodiscard]] const std::vector<MatterLine>& reminders() const { return reminders_; }
    [[nodiscard]] bool is_reminder(const MatterId& matter) const;
    /// Rises when a reminder may have changed.
    [[nodiscard]] std::uint64_t reminders_revision() const { return reminders_revision_; }
    /// Running matters with a task for us or the other side, most urgent first.
    [[nodiscard]] const std::vector<const MatterLine*>& todo() const { return todo_; }
    /// 逾期督办: those with an escalation, the longest overdue first.
    [[nodiscard]] const std::vector<const MatterLine*>& overdue() const { return overdue_; }
    [[nodiscard]] const Counters& counters() const { return counters_; }

private:
    /// In the order of writing: of a matter that stands twice in it the later line counts.
    using Taken = std::vector<MatterLine>;

    static void merge(Taken& taken, std::vector<MatterLine>& lines);

    std::vector<MatterLine> lines_;
    std::vector<MatterLine> reminders_;
    std::uint64_t reminders_revision_ = 0;
    std::vector<const MatterLine*> todo_;
    std::vector<const MatterLine*> overdue_;
    Counters counters_;

    std::int64_t seen_version_ = 0;
    bool anew_ = true;
    Taken taken_;
    Taken taken_reminders_;
};

}  // namespace casebridge::app
