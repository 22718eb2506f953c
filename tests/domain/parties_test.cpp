#include <doctest/doctest.h>

#include <set>

#include "domain/problems.h"
#include "domain/validators.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

const DecideContext k_today{{Date::of(2026, 12, 31), 600}, {}, {}};

AddParty make_driver() {
    return {Date::of(2026, 11, 3),
            PartyRole::driver,
            {PartyKind::person, "李𠮷", "360202199001010013", "13800001234", ""},
            "360202199001010013",
            ""};
}

AddVehicle make_truck() {
    return {Date::of(2026, 11, 3),
            "赣H12345",
            PlateColour::yellow,
            "重型自卸货车",
            "赣交运管许可景字360202012345号",
            "澜桥运输公司",
            ""};
}

ExplainSharedNumber make_explanation(const std::string& number) {
    return {Date::of(2026, 12, 20),
            number,
            "关于某案的移送处理书",
            "号簿登记有误",
            {"王局", Date::of(2026, 12, 20), ApprovalManner::online, ""}};
}

std::set<std::string> problem_keys(const MatterState& state, const EventData& data) {
    std::set<std::string> keys;
    for (const FieldProblem& problem : problems_of(state, data, k_today)) keys.insert(problem.key);
    return keys;
}

}  // namespace

TEST_CASE("a driver and a truck join the matter; its party stays who it was") {
    CaseBuilder builder;
    builder.add(k_bureau_pc, make_open());
    const std::string party = builder.state().party.name;
    CHECK(problem_keys(builder.state(), make_driver()).empty());
    CHECK(problem_keys(builder.state(), make_truck()).empty());
    builder.add(k_bureau_pc, make_driver());
    builder.add(k_bureau_pc, make_truck());
    const MatterState state = builder.state();
    CHECK(state.party.name == party);
    REQUIRE(state.parties.size() == 1);
    CHECK(state.parties.front().content == make_driver());
    REQUIRE(state.vehicles.size() == 1);
    CHECK(state.vehicles.front().content == make_truck());
}

TEST_CASE("a party's number is checked like the first one's; an unnamed role says what it is") {
    AddParty driver = make_driver();
    driver.party.id_number = "360202199001010014";
    CHECK(problem_keys({}, driver) == std::set<std::string>{"party.id_number"});
    driver.party.id_number = "不详";
    CHECK(problem_keys({}, driver).empty());
    driver.role = PartyRole::other;
    CHECK(problem_keys({}, driver) == std::set<std::string>{"relation"});
}

TEST_CASE("certificates of vehicles and drivers warn and never block") {
    CHECK(verdict_of(Validator::transport_certificate, "360202012345") == Verdict::ok);
    CHECK(verdict_of(Validator::transport_certificate, "赣交运管许可景字360202012345号") ==
          Verdict::ok);
    CHECK(verdict_of(Validator::transport_certificate, "12345") == Verdict::unusual);
    CHECK(verdict_of(Validator::qualification_number, "360202199001010013") == Verdict::ok);
    CHECK(verdict_of(Validator::qualification_number, "3602020020123456789") == Verdict::ok);
    CHECK(verdict_of(Validator::qualification_number, "36020200201234567") == Verdict::unusual);
    CHECK(verdict_of(Validator::qualification_number, "360202002012345678A") == Verdict::unusual);
    CHECK(verdict_of(Validator::qualification_number, "") == Verdict::unusual);
    AddVehicle truck = make_truck();
    truck.certificate = "不知道";
    truck.plate = "某车";
    CHECK(problem_keys({}, truck).empty());
}

TEST_CASE("重号说明 names a number of the matter, and is there for both sides") {
    CaseBuilder builder = plain_case_until(EventType::dispatch_transfer);
    const std::string number = builder.state().letter_number;
    REQUIRE_FALSE(number.empty());
    CHECK(problem_keys(builder.state(), make_explanation(number)).empty());
    CHECK(problem_keys(builder.state(), make_explanation("昌江移〔2026〕999号")) ==
          std::set<std::string>{"number"});
    CHECK_FALSE(is_explained(builder.state(), number));
    builder.add(k_bureau_pc, make_explanation(number));
    CHECK(is_explained(builder.state(), number));
    CHECK_FALSE(is_explained(builder.state(), "昌江移〔2026〕999号"));
    // Neither paper changes.
    CHECK(builder.state().letter_number == number);
}
