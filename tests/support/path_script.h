// Whole paths of a transfer as text (tests/fixtures/paths/*.txt): who does what on which day, and
// what the matter then is. A line of a path:
//
//     2026-11-20 R object jurisdiction &theirs > objected R +supplement
//     2026-11-20 R file ! not_allowed_in_stage
//     offline                      from here on nobody sees what others write
//     sync > received R            everybody has everything again
//
// D, d: two PCs of the bureau; R, r: two of the brigade; T: the detachment; S: another brigade of
// it. `&name` names an entry for a later `settle` or `correct`. After `>`: stage, owner, open
// flags;
// `~n`: n entries wait for a person's word. `from STAGE` begins with the plain way to that stage.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/matter_state.h"
#include "support/case_builder.h"

namespace casebridge::test {

struct PathStep {
    std::string text;  // as written
    domain::MatterState state;
    bool refused = false;  // the rules said no, as the line expected
};

struct PathResult {
    std::string name;
    std::vector<std::string> faults;  // what was not as the path says; empty when all was
    std::vector<PathStep> steps;
    std::vector<domain::Event> events;
};

/// The writers by their letter, as in the paths.
[[nodiscard]] const std::map<char, Writer>& path_writers();
/// What a verb with its words enters on a day: "object jurisdiction".
[[nodiscard]] domain::EventData make_entry(const std::string& line, Date day,
                                           const std::map<std::string, EventId>& names);

/// What an entry says with its corrections, as the form of another correction is given it.
[[nodiscard]] std::optional<domain::EventData> entry_as_read(std::vector<domain::Event> events,
                                                             const EventId& entry);

/// The plain way from 发现登记 to 确认反馈, line by line: "2026-10-14 D open".
[[nodiscard]] std::vector<std::string> plain_way();

/// Runs every path of one file, each from nothing.
[[nodiscard]] std::vector<PathResult> run_paths(const std::string& text);
/// Every path of tests/fixtures/paths, run once.
[[nodiscard]] const std::vector<PathResult>& all_paths();
/// Those with the most events, longest first.
[[nodiscard]] std::vector<const PathResult*> longest_paths(std::size_t count);

}  // namespace casebridge::test
