// The exhaustive matrix: each stage × command × asking agency, and again with each flag open
// wherever that changes an answer. UPDATE_GOLDEN=1 rewrites the golden file after a deliberate
// change.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/transitions.h"

using namespace casebridge;
using namespace casebridge::domain;

namespace {

const AgencyId k_bureau{"bureau"};
const AgencyId k_recipient{"recipient"};
const AgencyId k_detachment{"detachment"};
const AgencyId k_stranger{"stranger"};

MatterState state_in(Stage stage, bool was_received) {
    MatterState state;
    state.stage = stage;
    if (stage == Stage::none) return state;
    state.bureau = k_bureau;
    state.recipient = k_recipient;
    state.recipient_detachment = k_detachment;
    if (was_received) state.entered[Stage::received] = Date::of(2026, 11, 19);
    return state;
}

std::string_view answer(const MatterState& state, EventType command, const AgencyId& agency) {
    const Status status = allowed(state, command, agency);
    if (status.ok()) return "yes";
    if (status.error().code == ErrorCode::not_your_agency) return "other-agency";
    if (status.error().code == ErrorCode::not_allowed_in_stage) return "other-stage";
    return "unexpected";
}

std::string answers(const MatterState& state, EventType command) {
    std::string text;
    for (const AgencyId& agency : {k_bureau, k_recipient, k_detachment, k_stranger}) {
        text += ' ';
        text += answer(state, command, agency);
    }
    return text;
}

bool can_follow_receipt(Stage stage) {
    switch (stage) {
        case Stage::none:
        case Stage::discovered:
        case Stage::rectifying:
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved:
        case Stage::dispatched:
        case Stage::closed:
        case Stage::assigned:
        case Stage::handling:
        case Stage::answered:
        case Stage::settled: return false;
        case Stage::received:
        case Stage::objected:
        case Stage::reviewed:
        case Stage::filed:
        case Stage::decided:
        case Stage::declined:
        case Stage::returned:
        case Stage::replied:
        case Stage::confirmed:
        case Stage::withdrawn: return true;
    }
    return false;
}

/// The stages of every other kind of matter, by kind and owner; only what somebody may do.
std::string matrix_of_kinds() {
    std::string text =
        "# stage kind owner command: bureau recipient detachment-of-recipient stranger\n";
    for (const Stage stage : {Stage::assigned, Stage::handling, Stage::answered, Stage::settled}) {
        for (const KindRow& row : matter_kinds()) {
            if (row.kind == MatterKind::transfer) continue;
            for (const Side owner : {Side::bureau, Side::recipient}) {
                MatterState state = state_in(stage, false);
                state.kind = row.kind;
                state.cooperation.owner = owner;
                for (std::size_t c = 0; c < k_event_type_count; ++c) {
                    const auto command = static_cast<EventType>(c);
                    const std::string given = answers(state, command);
                    if (given.find("yes") == std::string::npos) continue;
                    text += std::string(name_of(stage)) + ' ' + std::string(row.key) + ' ' +
                            std::string(file_text_of(owner)) + ' ' + std::string(name_of(command)) +
                            ':' + given + '\n';
                }
            }
        }
    }
    return text;
}

std::string matrix() {
    std::string text =
        "# stage [+open flag] command: bureau recipient detachment-of-recipient stranger\n";
    for (std::size_t s = 0; s < k_stage_count; ++s) {
        const Stage stage = static_cast<Stage>(s);
        if (stage >= Stage::assigned) continue;  // below, by kind
        for (std::size_t c = 0; c < k_event_type_count; ++c) {
            const EventType command = static_cast<EventType>(c);
            const MatterState plain = state_in(stage, can_follow_receipt(stage));
            const std::string usual = answers(plain, command);
            text += std::string(name_of(stage)) + ' ' + std::string(name_of(command)) + ':' +
                    usual + '\n';
            for (const Flag flag :
                 {Flag::supplement, Flag::withdrawal, Flag::police, Flag::question,
                  Flag::archived_bureau, Flag::archived_recipient}) {
                MatterState flagged = plain;
                flagged.flags.insert(flag);
                const std::string changed = answers(flagged, command);
                if (changed == usual) continue;
                text += std::string(name_of(stage)) + " +" + std::string(name_of(flag)) + ' ' +
                        std::string(name_of(command)) + ':' + changed + '\n';
            }
        }
    }
    return text + matrix_of_kinds();
}

const std::string k_golden = "tests/fixtures/transition_matrix.golden.txt";

}  // namespace

TEST_CASE("the matrix of stage, command and agency is the golden one") {
    const std::string actual = matrix();
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(k_golden, std::ios::binary) << actual;
    }
    std::ifstream file(k_golden, std::ios::binary);
    REQUIRE(file.good());
    std::ostringstream expected;
    expected << file.rdbuf();
    const bool equal = expected.str() == actual;
    CHECK(equal);
    if (equal) return;
    std::istringstream expected_lines(expected.str());
    std::istringstream actual_lines(actual);
    std::string expected_line;
    std::string actual_line;
    while (std::getline(actual_lines, actual_line)) {
        std::getline(expected_lines, expected_line);
        CHECK(actual_line == expected_line);
        if (actual_line != expected_line) break;
    }
}

TEST_CASE("a matter with unknown events is read-only to everybody") {
    for (std::size_t s = 0; s < k_stage_count; ++s) {
        MatterState state = state_in(static_cast<Stage>(s), true);
        state.unknown_events = 1;
        for (const AgencyId& agency : {k_bureau, k_recipient, k_detachment, k_stranger}) {
            CHECK(allowed_commands(state, agency).empty());
            CHECK(allowed(state, EventType::archive, agency).error().code ==
                  ErrorCode::matter_read_only);
        }
    }
}

TEST_CASE("a recipient that never received the case has nothing to archive") {
    const MatterState state = state_in(Stage::withdrawn, false);
    CHECK(allowed(state, EventType::archive, k_bureau).ok());
    CHECK_FALSE(allowed(state, EventType::archive, k_recipient).ok());
}

TEST_CASE("a primary command is always an allowed one") {
    for (std::size_t s = 0; s < k_stage_count; ++s) {
        const MatterState state = state_in(static_cast<Stage>(s), true);
        for (const AgencyId& agency : {k_bureau, k_recipient, k_detachment, k_stranger}) {
            EventType command{};
            if (primary_command(state, agency, command)) {
                CHECK(allowed(state, command, agency).ok());
                CHECK_FALSE(agency == k_stranger);
            }
        }
    }
}
