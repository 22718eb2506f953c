// The complete paths of tests/fixtures/paths, each line as written there; and what every step shows
// beside its stage (clocks, owed papers, allowed commands) against a golden file that people read.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/fold.h"
#include "domain/owed.h"
#include "domain/shipped_calendar.h"
#include "domain/stage_days.h"
#include "domain/transitions.h"
#include "support/case_builder.h"
#include "support/path_script.h"
#include "support/seeded_random.h"
#include "support/text_file.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

const std::string k_folder = "tests/fixtures/paths/";

std::string clock_line(const DeadlineClock& clock) {
    std::string line = "    " + std::string(name_of(clock.kind)) + " ";
    if (clock.start.is_set()) line += to_iso(clock.start) + " ";
    line += "-> " + to_iso(clock.due);
    if (clock.warn != clock.due) line += " (" + to_iso(clock.warn) + ")";
    if (clock.stopped_on.is_set()) line += " stopped " + to_iso(clock.stopped_on);
    return line + "\n";
}

std::string commands_line(const MatterState& state, const AgencyId& agency, const char* who) {
    std::string line = std::string("    ") + who + " may";
    for (const EventType command : allowed_commands(state, agency)) {
        (line += ' ') += name_of(command);
    }
    return line + "\n";
}

std::string shown(const PathStep& step) {
    std::string text = "  " + step.text + "\n";
    if (step.refused) return text;
    for (const DeadlineClock& clock : clocks_of(step.state, StageDays{}, shipped_calendar())) {
        text += clock_line(clock);
    }
    for (const Owed& owed : owed_in(step.state)) {
        const Transition& row = transition_of(owed.command);
        text += std::string("    ") + (owed.side == Side::bureau ? "D" : "R") + " owes " +
                std::string(name_of(owed.command)) + (row.paper.empty() ? "" : " ") +
                std::string(row.paper) + "\n";
    }
    text += commands_line(step.state, step.state.bureau, "D");
    if (!step.state.recipient.empty()) text += commands_line(step.state, step.state.recipient, "R");
    return text;
}

}  // namespace

TEST_CASE("every path goes as its lines say") {
    CHECK(all_paths().size() >= 60);
    for (const PathResult& path : all_paths()) {
        CAPTURE(path.name);
        CHECK(!path.steps.empty());
        for (const std::string& fault : path.faults) FAIL_CHECK(path.name << " | " << fault);
    }
}

TEST_CASE("at every step of every path there is one owner and something owed, or all is archived") {
    for (const PathResult& path : all_paths()) {
        for (const PathStep& step : path.steps) {
            CAPTURE(path.name);
            CAPTURE(step.text);
            CHECK(!owner_of(step.state).empty());
            CHECK(is_participant(step.state, owner_of(step.state)));
            CHECK(owed_in(step.state).empty() == is_archived(step.state));
        }
    }
}

TEST_CASE("at every step of every path an open matter has a due date, an archived one has none") {
    for (const PathResult& path : all_paths()) {
        for (const PathStep& step : path.steps) {
            CAPTURE(path.name);
            CAPTURE(step.text);
            DeadlineClock nearest;
            const bool due =
                nearest_clock(clocks_of(step.state, StageDays{}, shipped_calendar()), nearest);
            CHECK((due || is_archived(step.state)));
            CHECK_FALSE(stage_clock(step.state, {0, 0, 0, 0, 0, 0}, shipped_calendar()));
        }
    }
}

TEST_CASE("clocks, owed papers and allowed commands at every step are the golden ones") {
    std::string text;
    for (const PathResult& path : all_paths()) {
        text += "path " + path.name + "\n";
        for (const PathStep& step : path.steps) text += shown(step);
    }
    const std::string golden = k_folder + "steps.golden.txt";
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << text;
    const bool equal = read_file(golden) == text;
    CHECK(equal);
}

TEST_CASE("the events of the ten longest paths fold to one state in fifty orders") {
    for (const PathResult* path : longest_paths(10)) {
        const std::string expected = canonical_text(fold(path->events));
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            SeededRandom random(seed);
            std::vector<Event> events = path->events;
            shuffle(events, random);
            CHECK(canonical_text(fold(events)) == expected);
        }
    }
}
