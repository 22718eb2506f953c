#include "app/matter_lines.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "storage/database.h"
#include "support/made_up_matters.h"

using namespace casebridge;
using casebridge::test::MadeUpMatters;
using domain::DueState;

namespace {

constexpr std::size_t k_matters = 120;

/// A database of projected matters, and what a session would say of today.
class Archive {
public:
    Archive() {
        auto opened = storage::Connection::open(store_);
        REQUIRE(opened.ok());
        connection_.emplace(std::move(*opened));
        REQUIRE(storage::prepare_schema(*connection_).ok());
        REQUIRE(storage::reset_projections(*connection_).ok());
        while (states_.size() < k_matters) states_.push_back(made_.next(2026));
        for (std::size_t i = 0; i < states_.size(); ++i) write(i);
    }
    /// Writes the matter again, with another clock than before.
    void write(std::size_t index) {
        domain::MatterState& state = states_[index];
        if (index % 20 == 0) state.kind = domain::MatterKind::integrity;
        const Date due = Date::of(2026, 11, 28).plus_days(static_cast<int>(made_.below(60)) - 30);
        storage::ClockSummary clock;
        if (made_.below(4) != 0) clock = {"review", due, due.plus_days(-3), {}, false};
        const bool ours = made_.below(2) == 0;
        REQUIRE(
            storage::project(*connection_, {.state = state, .clock = clock, .ours = ours}).ok());
    }
    bool catch_up(app::MatterLines& lines, int rows = 0) {
        int taken = 0;
        const auto all = lines.catch_up(*connection_, context_, [&] { return ++taken == rows; });
        REQUIRE(all.ok());
        return *all;
    }
    std::size_t some() { return made_.below(states_.size()); }
    const MatterId& id(std::size_t index) const { return states_[index].matter; }

private:
    storage::PageStore store_;
    std::optional<storage::Connection> connection_;
    MadeUpMatters made_{28};
    std::vector<domain::MatterState> states_;
    domain::Calendar calendar_;
    app::ViewContext context_{
        .me = {std::string(32, 'd')},
        .today = Date::of(2026, 11, 28),
        .calendar = calendar_,
        .agency_name = [](const AgencyId& id) { return id.text.substr(0, 4); },
        .category_label = [](std::string_view key) { return std::string{key}; }};
};

/// Everything that a screen sees of the lists, as text: equal texts are equal lists.
std::string seen(const app::MatterLines& lines) {
    std::string text;
    const auto add = [&](const app::MatterLine& line) {
        text += line.matter.text + ' ' + line.title + ' ' + to_iso(line.due_on) + ' ' +
                std::to_string(line.owned_by_us) + '\n';
    };
    for (const app::MatterLine& line : lines.lines()) add(line);
    for (const app::MatterLine& line : lines.reminders()) add(line);
    for (const app::MatterLine* line : lines.todo()) add(*line);
    for (const app::MatterLine* line : lines.overdue()) add(*line);
    const app::Counters& counters = lines.counters();
    for (const int count : {counters.ours, counters.soon, counters.overdue, counters.theirs}) {
        text += std::to_string(count) + ' ';
    }
    return text;
}

}  // namespace

TEST_CASE("lines that take in entry after entry are those that are read anew") {
    Archive archive;
    app::MatterLines lines;
    REQUIRE(archive.catch_up(lines));
    CHECK(lines.lines().size() == k_matters - k_matters / 20);
    CHECK(lines.reminders().size() == k_matters / 20);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        for (int i = 0; i <= round % 4; ++i) archive.write(archive.some());
        REQUIRE(archive.catch_up(lines));
        app::MatterLines anew;
        REQUIRE(archive.catch_up(anew));
        REQUIRE(seen(lines) == seen(anew));
    }
    lines.begin_anew();
    const std::string before = seen(lines);
    REQUIRE(archive.catch_up(lines));
    CHECK(seen(lines) == before);
}

TEST_CASE("running matters stand by their warning, then the newest, archived ones behind") {
    Archive archive;
    app::MatterLines lines;
    REQUIRE(archive.catch_up(lines));
    const auto& all = lines.lines();
    for (std::size_t i = 1; i < all.size(); ++i) {
        CAPTURE(i);
        const app::MatterLine& upper = all[i - 1];
        const app::MatterLine& lower = all[i];
        CHECK(upper.archived <= lower.archived);
        if (upper.archived != lower.archived || lower.warn_on == Date{}) continue;
        REQUIRE(upper.warn_on != Date{});
        CHECK(upper.warn_on <= lower.warn_on);
    }
    CHECK(std::is_sorted(lines.overdue().begin(), lines.overdue().end(),
                         [](const auto* a, const auto* b) { return a->due.days > b->due.days; }));
}

TEST_CASE("lines read in pieces change with the last piece only, and miss no writing between") {
    Archive archive;
    app::MatterLines lines;
    REQUIRE(archive.catch_up(lines));
    const std::string before = seen(lines);
    lines.begin_anew();
    int pieces = 1;
    for (; !archive.catch_up(lines, 7); ++pieces) {
        CHECK(seen(lines) == before);
        if (pieces < 10) archive.write(archive.some());
    }
    CHECK(pieces > 12);
    app::MatterLines anew;
    REQUIRE(archive.catch_up(anew));
    CHECK(seen(lines) == seen(anew));
}

TEST_CASE("the revision of the reminders rises with theirs, not with those of other matters") {
    Archive archive;
    app::MatterLines lines;
    REQUIRE(archive.catch_up(lines));
    CHECK(lines.is_reminder(archive.id(20)));
    CHECK_FALSE(lines.is_reminder(archive.id(21)));
    const std::uint64_t before = lines.reminders_revision();
    archive.write(21);
    REQUIRE(archive.catch_up(lines));
    CHECK(lines.reminders_revision() == before);
    archive.write(20);
    REQUIRE(archive.catch_up(lines));
    CHECK(lines.reminders_revision() == before + 1);
}
