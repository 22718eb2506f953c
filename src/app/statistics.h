// 统计: what the matters of a period add up to (opinion, three (1): 总结工作成效，梳理存在问题). A
// figure is the matters that it counts, so that every number leads to its list and can be no other
// than that list's length. Pure: lines and duties are handed in.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/period.h"
#include "app/views.h"
#include "storage/matter_index.h"

namespace casebridge::app {

/// Matters in the order of the lists, each once; they point into the lines that were handed in.
struct Figure {
    std::vector<const MatterLine*> matters;

    [[nodiscard]] int count() const { return static_cast<int>(matters.size()); }
    bool operator==(const Figure&) const = default;
};

/// Matters with duties due in the period that have ended or whose day has passed: late where one of
/// these duties was or is.
struct OnTime {
    Figure in_time;
    Figure late;

    [[nodiscard]] int total() const { return in_time.count() + late.count(); }
    /// Rounded down, so that 100 means all; nothing where no duty counts.
    [[nodiscard]] std::optional<int> percent() const;
    bool operator==(const OnTime&) const = default;
};

struct Statistics {
    struct OfKind {
        domain::MatterKind kind{};
        std::array<Figure, 5> steps;  // where they stand today
        Figure all;
        OnTime duties;

        bool operator==(const OfKind&) const = default;
    };
    struct OfClock {
        domain::ClockKind kind{};
        OnTime duties;

        bool operator==(const OfClock&) const = default;
    };
    struct OfAgency {
        AgencyId agency;
        std::string name;
        Figure to_do;  // open ones whose next step is this agency's
        Figure overdue;
        OnTime duties;

        bool operator==(const OfAgency&) const = default;
    };
    struct Group {
        std::string label;
        Figure all;

        bool operator==(const Group&) const = default;
    };
    struct Month {
        int year = 0;
        int month = 0;
        Figure opened;
        Figure finished;

        bool operator==(const Month&) const = default;
    };

    Period period;
    Date made_on;
    Figure all;       // in the period: opened by its end, not finished before it
    Figure opened;    // in it
    Figure finished;  // in it
    Figure running;   // of all, today
    Figure overdue;   // of them
    Figure disputed;
    Figure handed_over;  // changed their owner: 推诿 would show here (opinion, four (3))
    Figure orphans;  // open without an owner, without date and reason, or from a matter not here
    std::vector<OfKind> kinds;       // that have matters
    std::vector<OfClock> clocks;     // that had duties
    std::vector<OfAgency> agencies;  // that take part, by name
    std::vector<Group> categories;   // the most first
    std::vector<Group> places;       // the same, by road
    std::vector<Month> trend;        // twelve months up to the period's end
    std::vector<Group> repeats;      // 同一当事人 with several matters in these twelve months

    bool operator==(const Statistics&) const = default;
};

/// `duties` are those due in the period. Matters hidden from lists are not among `lines`, which
/// must outlive the figures.
[[nodiscard]] Statistics statistics_of(const std::vector<MatterLine>& lines,
                                       const std::vector<storage::ClockRow>& duties,
                                       const Period& period, Date today,
                                       const std::function<std::string(const AgencyId&)>& name_of);

/// Other matters of the same 当事人 by the same name; none for an empty one.
[[nodiscard]] std::vector<MatterId> others_of_party(const std::vector<MatterLine>& lines,
                                                    const MatterLine& line);

/// The figures in sentences, for 共享执法数据 to the other agency; names of persons are masked.
[[nodiscard]] std::string words_for_sharing(const Statistics& statistics);

/// One line for each number: table, row, what, number. Opens in WPS and Excel with its 中文 as it
/// is (RFC 4180, UTF-8 with a byte order mark); no text of a party's can begin a formula.
[[nodiscard]] std::string csv_of(const Statistics& statistics);

}  // namespace casebridge::app
