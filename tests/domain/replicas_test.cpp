// Random legal entries on two and three replicas that exchange at random: whatever happens, all end
// in one state, nothing is lost, and there is one owner all the time.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "domain/decide.h"
#include "domain/fold.h"
#include "domain/owed.h"
#include "support/path_script.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

constexpr std::array k_entries = {"order",
                                  "remind",
                                  "recheck_good",
                                  "recheck_bad incomplete",
                                  "recheck_bad refused",
                                  "close rectified",
                                  "close no_violation",
                                  "basis",
                                  "inspect",
                                  "evidence 照片 violation",
                                  "evidence 催办 urging",
                                  "draft",
                                  "draft",
                                  "return_draft",
                                  "approve",
                                  "approve 昌江移〔2026〕18号",
                                  "dispatch",
                                  "withdraw",
                                  "receipt",
                                  "receipt",
                                  "redirect S",
                                  "redirect R",
                                  "redirect T",
                                  "review",
                                  "review",
                                  "object jurisdiction",
                                  "object evidence",
                                  "consult",
                                  "ask",
                                  "answer",
                                  "return",
                                  "file",
                                  "decline",
                                  "ask_back",
                                  "consent",
                                  "refuse",
                                  "note",
                                  "report_crime",
                                  "keep_crime",
                                  "refer",
                                  "hand_over",
                                  "police accepted",
                                  "police refused",
                                  "extend",
                                  "preserve",
                                  "end_preserve",
                                  "decide penalty",
                                  "decide crime",
                                  "interim",
                                  "reply",
                                  "question",
                                  "confirm",
                                  "archive",
                                  "reopen_case",
                                  "reopen_transfer",
                                  "party",
                                  "vehicle",
                                  "explain",
                                  "custody entry",
                                  "settle entry adopt",
                                  "settle entry dismiss",
                                  "correct entry reason 更正后的理由"};

void note_stages(const MatterState& state);

class World {
public:
    /// Begins somewhere on the plain way, with a case of the brigade's own, or in the middle of an
    /// objection; everybody knows so much.
    World(std::uint64_t seed, std::string letters) : random_(seed), letters_(std::move(letters)) {
        constexpr std::uint64_t k_beginnings = 7;
        std::vector<std::string> way = plain_way();
        std::size_t steps = 1 + static_cast<std::size_t>(seed % way.size());
        if (seed % k_beginnings == 0) {
            way = {"2026-11-03 R brigade_open clue"};
            steps = way.size();
        } else if (seed % k_beginnings == 1) {
            const auto receipt = std::find(way.begin(), way.end(), "2026-11-19 R receipt");
            way.erase(receipt + 1, way.end());
            way.insert(way.end(), {"2026-11-20 R object jurisdiction", "2026-11-20 R consult"});
            steps = way.size();
        }
        for (std::size_t i = 0; i < steps; ++i) {
            day_ = Date::parse(way[i].substr(0, 10)).value();
            CHECK(enter(way[i][11], way[i].substr(13)));
            meet();
        }
    }

    void step() {
        day_ = day_.plus_days(static_cast<int>(random_.below(2)));
        const char who = letters_[pick(letters_.size())];
        if (random_.below(5) == 0) return exchange(who);
        constexpr int k_tries = 12;
        for (int i = 0; i < k_tries; ++i) {
            if (enter(who, k_entries[pick(k_entries.size())])) return;
        }
    }

    void meet() {
        for (const char letter : letters_) known_[letter] = all_ids();
    }

    void check(char who) const {
        const std::vector<Event> events = events_of(who);
        const MatterState state = fold(events);
        note_stages(state);
        CHECK(state.history.size() == events.size());
        if (events.empty()) return;
        CHECK(!owner_of(state).empty());
        CHECK(is_participant(state, owner_of(state)));
        if (!is_archived(state)) CHECK(!owed_in(state).empty());
    }

    /// The state of one replica, its events in the order that chance gives.
    std::string state_of(char who) {
        std::vector<Event> events = events_of(who);
        for (std::size_t left = events.size(); left > 1; --left) {
            std::swap(events[left - 1], events[static_cast<std::size_t>(random_.below(left))]);
        }
        return canonical_text(fold(events));
    }

    [[nodiscard]] std::size_t size() const { return builder_.events().size(); }

private:
    std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_.below(count)); }
    [[nodiscard]] std::set<EventId> all_ids() const {
        std::set<EventId> ids;
        for (const Event& event : builder_.events()) ids.insert(event.id);
        return ids;
    }
    [[nodiscard]] std::vector<Event> events_of(char who) const {
        std::vector<Event> events;
        const auto known = known_.find(who);
        if (known == known_.end()) return events;
        for (const Event& event : builder_.events()) {
            if (known->second.contains(event.id)) events.push_back(event);
        }
        return events;
    }
    void exchange(char who) {
        const char from = letters_[pick(letters_.size())];
        known_[who].insert(known_[from].begin(), known_[from].end());
    }
    bool enter(char who, const std::string& line) {
        const Writer& by = path_writers().at(who);
        const std::vector<Event> known = events_of(who);
        const MatterState state = fold(known);
        std::map<std::string, EventId> names;
        if (!known.empty()) names["entry"] = an_entry(state);
        const EventData data = make_entry(line, day_, names);
        DecideContext context{Moment{day_, 23 * 60}, {}};
        std::optional<EventData> entry;
        if (const auto* correction = std::get_if<CorrectEntry>(&data)) {
            entry = entry_as_read(known, correction->entry);
            context.entry = entry ? &*entry : nullptr;
        }
        const auto decided = decide(state, data, {by.agency, by.device, by.officer}, context);
        if (!decided.ok()) return false;
        known_[who].insert(builder_.add_knowing(heads_of(known), by, decided->front()));
        return true;
    }
    /// One that waits for a word, if any does.
    EventId an_entry(const MatterState& state) {
        for (const HistoryLine& line : state.history) {
            if (line.unsettled() && random_.below(2) == 0) return line.event;
        }
        return state.history[pick(state.history.size())].event;
    }

    SeededRandom random_;
    std::string letters_;
    CaseBuilder builder_;
    Date day_ = Date::of(2026, 10, 14);
    std::map<char, std::set<EventId>> known_;
};

/// Stages that the runs came through, so that a test which never gets far cannot pass.
std::set<Stage>& stages_seen() {
    static std::set<Stage> stages;
    return stages;
}

void note_stages(const MatterState& state) {
    for (const HistoryLine& line : state.history) stages_seen().insert(line.stage_after);
}

void run(const std::string& letters, std::uint64_t seed) {
    CAPTURE(letters);
    CAPTURE(seed);
    World world(seed, letters);
    for (int i = 0; i < 60; ++i) {
        world.step();
        if (i % 12 == 0) {
            for (const char letter : letters) world.check(letter);
        }
    }
    world.meet();
    const std::string expected = world.state_of(letters.front());
    for (const char letter : letters) {
        world.check(letter);
        CHECK(world.state_of(letter) == expected);
    }
}

}  // namespace

TEST_CASE("two replicas that exchange at random converge, lose nothing and have one owner") {
    for (std::uint64_t seed = 1; seed <= 80; ++seed) run("DR", seed);
}

TEST_CASE("three replicas converge, too: two PCs of one side, and the detachment") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) run("DRT", seed);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) run("DdR", seed);
    for (std::size_t i = 1; i < k_stage_count; ++i) {  // every stage but none
        CAPTURE(name_of(static_cast<Stage>(i)));
        if (static_cast<Stage>(i) >= Stage::assigned)
            break;  // of other kinds, see cooperation_test
        CHECK(stages_seen().contains(static_cast<Stage>(i)));
    }
}
