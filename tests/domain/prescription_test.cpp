#include "domain/prescription.h"

#include <doctest/doctest.h>

using namespace casebridge;
using namespace casebridge::domain;

namespace {

MatterState discovered_on(Date day, Date act_ended_on, bool endangers) {
    MatterState state;
    HistoryLine opening;
    opening.date = day;
    state.history.push_back(opening);
    state.has_legal_basis = true;
    state.legal_basis.act_ended_on = act_ended_on;
    state.legal_basis.endangers = endangers;
    return state;
}

}  // namespace

TEST_CASE("处罚时效 is two years from the act's end, five where lives are endangered") {
    struct Row {
        Date ended;
        bool endangers;
        Date until;
    };
    const Row rows[] = {
        {Date::of(2024, 11, 25), false, Date::of(2026, 11, 25)},
        {Date::of(2024, 11, 25), true, Date::of(2029, 11, 25)},
        {Date::of(2024, 2, 29), false, Date::of(2026, 2, 28)},  // 民法典202: the month's last day
        {Date::of(2024, 2, 29), true, Date::of(2029, 2, 28)},
        {Date::of(2026, 2, 28), false, Date::of(2028, 2, 28)},
        {Date::of(2024, 5, 1), false, Date::of(2026, 5, 1)},  // a holiday: it does not roll
    };
    for (const Row& row : rows) {
        const MatterState state = discovered_on(row.until, row.ended, row.endangers);
        const auto prescription = prescription_of(state);
        REQUIRE(prescription);
        CAPTURE(to_iso(row.ended));
        CHECK(to_iso(prescription->until) == to_iso(row.until));
        CHECK(prescription->years == (row.endangers ? 5 : 2));
        CHECK(prescription->in_time());
        CHECK_FALSE(prescription_of(discovered_on(row.until.plus_days(1), row.ended, row.endangers))
                        ->in_time());
    }
}

TEST_CASE("no time runs while the act goes on, or before a basis is set") {
    CHECK_FALSE(prescription_of(discovered_on(Date::of(2026, 11, 25), {}, false)));
    MatterState state = discovered_on(Date::of(2026, 11, 25), Date::of(2026, 1, 1), false);
    state.has_legal_basis = false;
    CHECK_FALSE(prescription_of(state));
}
