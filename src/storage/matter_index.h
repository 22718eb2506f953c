// The projection of folded matters that lists, searches and counters read. project() is the one
// place that writes it; the screens only read. Everything here can be dropped and rebuilt from the
// events.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/matter_state.h"
#include "storage/connection.h"

namespace casebridge::storage {

/// The clock that lists show: the most urgent running one, else the last that stopped.
struct ClockSummary {
    std::string kind;  // empty without a clock
    Date due_on;
    Date warn_on;
    Date stopped_on;
    bool working_days = false;

    bool operator==(const ClockSummary&) const = default;
};

/// One line of a list of matters.
struct MatterRow {
    MatterId matter;
    domain::Stage stage{};
    domain::LoopStep step{};
    domain::FlagSet flags;
    AgencyId owner;
    AgencyId bureau;
    AgencyId recipient;
    std::string title;
    std::string party;
    std::string category;
    std::string number;
    Date opened_on;
    bool archived = false;
    ClockSummary clock;
    bool ours = false;
    std::string next;  // event type's name; empty without one
    std::string fold_hash;
    std::uint64_t unknown_events = 0;
    int irregular = 0;
    bool unsent = false;
    std::int64_t position = 0;  // in the sets of a search; see matter_search.h
    std::int64_t version = 0;   // rises with every write of any matter
    domain::MatterKind kind{};
    MatterId source;  // that it came from, and the entry there; may be empty
    EventId source_entry;
    int hand_overs = 0;  // how often it changed its owner
    std::string masked_party;
    std::string place;
    Date finished_on;  // see domain/figures.h
    bool disputed = false;
    bool explained = false;  // it says why it has no date

    bool operator==(const MatterRow&) const = default;
};

/// A duty with a date, as statistics count it.
struct ClockRow {
    MatterId matter;
    std::string kind;  // name of the ClockKind
    AgencyId charged_to;
    Date due_on;
    Date stopped_on;  // unset while it runs

    bool operator==(const ClockRow&) const = default;
};

/// What the caller knows beside the state: the clock to show, what our agency has to do, and the
/// hash of the canonical text.
struct ProjectionInput {
    const domain::MatterState& state;
    ClockSummary clock;
    bool ours = false;
    std::string_view next;
    std::string_view fold_hash;
    bool unsent = false;
    std::vector<ClockRow> clocks = {};
};
/// Replaces the matter's rows in every projection table, inside the caller's transaction.
[[nodiscard]] Status project(Connection& connection, const ProjectionInput& input);

/// Hands over the rows written after `version`, in the order of writing, until `take` returns
/// false. True when none is left.
[[nodiscard]] Result<bool> read_written_since(Connection& connection, std::int64_t version,
                                              const std::function<bool(MatterRow&&)>& take);
[[nodiscard]] Result<std::vector<MatterRow>> all_matters(Connection& connection);
/// Nothing for an unknown matter.
[[nodiscard]] Result<std::optional<MatterRow>> find_matter(Connection& connection,
                                                           const MatterId& matter);
/// Duties due between two days, both included, by matter.
[[nodiscard]] Result<std::vector<ClockRow>> clocks_due_between(Connection& connection, Date first,
                                                               Date last);
/// A number that stands on papers of this matter and of another one.
struct SharedNumber {
    std::string number;
    MatterId other;
    std::string other_title;

    bool operator==(const SharedNumber&) const = default;
};
/// 重号 of one matter, sorted by number.
[[nodiscard]] Result<std::vector<SharedNumber>> shared_numbers(Connection& connection,
                                                               const MatterId& matter);
/// Document numbers on the papers of all matters.
[[nodiscard]] Result<std::vector<std::string>> numbers_in_use(Connection& connection);
/// Titles of the matters that name this evidence file.
[[nodiscard]] Result<std::vector<std::string>> matters_with_file(Connection& connection,
                                                                 const FileId& file);
/// Everything that must lie among the files: what some matter names, and shares of it, sorted.
[[nodiscard]] Result<std::vector<FileId>> stored_files(Connection& connection);

}  // namespace casebridge::storage
