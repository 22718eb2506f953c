// The lists of matters: which ones a person wants to see, and in what order. Pure and made for
// 20,000 lines: the order is made once for each change of the lines or the column, the filter is
// one pass through it. Screens keep both results and ask again only when something changed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/views.h"
#include "storage/matter_search.h"

namespace casebridge::app {

/// The tabs above the list.
enum class ListView : std::uint8_t { all, ours, soon, overdue, theirs, open };
inline constexpr std::size_t k_list_view_count = 6;

/// What a matter's clock says today; `none` where no clock runs.
/// `late`: past the office's own date, not past one of law or paper.
enum class ClockFilter : std::uint8_t { any, overdue, late, today, soon, later, none };
inline constexpr std::size_t k_clock_filter_count = 7;

/// What a list is sorted by.
enum class SortKey : std::uint8_t { due, opened, number, party, stage };
inline constexpr std::size_t k_sort_key_count = 5;

/// The matters behind a figure, and what the figure is called.
struct MatterSelection {
    std::string label;
    std::set<MatterId> matters;
};

/// Empty texts restrict nothing. All that is given must hold.
struct ListFilter {
    ListView view = ListView::all;
    std::optional<domain::Mechanism> mechanism;  // none: matters of every kind
    std::string typed;                           // fragments for the search index
    std::string party;                           // a fragment of the party's name
    std::string stage;                           // step_filter() or stage_filter()
    std::string owner;                           // AgencyId of who acts now
    std::string category;
    ClockFilter clock = ClockFilter::any;
    std::shared_ptr<const MatterSelection> selection;  // null: no figure; not kept in 常用筛选

    bool operator==(const ListFilter&) const = default;
};
struct ListSort {
    SortKey key = SortKey::due;
    bool ascending = true;

    bool operator==(const ListSort&) const = default;
};

/// ListFilter::stage for one of the five steps.
[[nodiscard]] std::string step_filter(domain::LoopStep step);
/// ListFilter::stage for one stage. Stages that wait for the archive alike are one.
[[nodiscard]] std::string stage_filter(domain::Stage stage);
/// What the list knows a line's clock as.
[[nodiscard]] ClockFilter clock_of(const MatterLine& line);

/// Indices of all lines in order. By due date: running clocks first, then open matters without one,
/// then the archived, of both the newest first. What a line lacks stands last either way.
[[nodiscard]] std::vector<std::uint32_t> sorted_lines(const std::vector<MatterLine>& lines,
                                                      const ListSort& sort);

struct Listing {
    std::vector<std::uint32_t> lines;                       // indices, in order
    std::array<std::uint32_t, k_list_view_count> counts{};  // by view, the rest of the filter held
};
/// `found` are the matters that ListFilter::typed finds, null without a search.
[[nodiscard]] Listing filtered_lines(const std::vector<MatterLine>& lines,
                                     const std::vector<std::uint32_t>& order,
                                     const ListFilter& filter, const storage::MatterSet* found);

}  // namespace casebridge::app
