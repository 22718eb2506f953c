#include "app/alarms.h"

#include <doctest/doctest.h>

#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Alarm;

namespace {

app::MatterFile file_of(const CaseBuilder& builder) {
    app::MatterFile file;
    file.events = builder.events();
    return file;
}

}  // namespace

TEST_CASE("the plain case betrays nothing") {
    CHECK(app::alarms_of(file_of(plain_case_until(domain::EventType::archive))).empty());
}

TEST_CASE("two entries of one device with one number are told, with whose device it was") {
    CaseBuilder builder = plain_case_until(domain::EventType::sign_receipt);
    app::MatterFile file = file_of(builder);
    domain::Event copy = file.events.back();  // the brigade's receipt, written again by a copy
    copy.id = {std::string(64, 'e')};
    file.events.push_back(copy);
    CHECK(app::alarms_of(file) ==
          std::vector<Alarm>{{Alarm::Kind::forked, k_brigade_pc.officer, k_brigade_pc.device, 2}});
}

TEST_CASE("a clock that runs more than a day behind what its author knew is told; a day is not") {
    struct Row {
        const char* wall;
        bool told;
    };
    for (const Row& row : {Row{"2026-10-20T09:30", false}, Row{"2026-10-14T10:00", false},
                           Row{"2026-10-14T09:30", false}, Row{"2026-10-14T09:29", true},
                           Row{"2019-01-01T00:00", true}, Row{"not a time", false}}) {
        CAPTURE(row.wall);
        CaseBuilder builder;
        builder.set_wall("2026-10-15T09:30");
        builder.add(k_bureau_pc, make_open());
        builder.set_wall(row.wall);
        builder.add(k_bureau_pc, make_order());
        const auto alarms = app::alarms_of(file_of(builder));
        CHECK(alarms.size() == (row.told ? 1 : 0));
        if (row.told) CHECK(alarms.front().kind == Alarm::Kind::clock);
    }
}

TEST_CASE("entries that wait for others are counted") {
    app::MatterFile file;
    file.pending = 3;
    CHECK(app::alarms_of(file) == std::vector<Alarm>{{Alarm::Kind::pending, {}, {}, 3}});
}

TEST_CASE("an officer who bears a party's name is told, whichever of the two officers it is") {
    CaseBuilder builder = plain_case_until(domain::EventType::order_rectification);
    app::MatterFile file = file_of(builder);
    file.state = builder.state();
    CHECK(app::alarms_of(file).empty());
    const std::string officer{file.state.records.front().record.value("officer_2")};
    REQUIRE_FALSE(officer.empty());
    file.state.party.name = officer;
    REQUIRE(app::alarms_of(file).size() == 1);
    CHECK(app::alarms_of(file)[0].kind == Alarm::Kind::recusal);
    CHECK(app::alarms_of(file)[0].officer == officer);
    file.state.party.name = file.events.front().header.officer;
    REQUIRE_FALSE(app::alarms_of(file).empty());
    CHECK(app::alarms_of(file)[0].officer == file.events.front().header.officer);
}
