// 文号登记 through the session: what is set about numbers is proposed, kept over a reload and never
// in the way of a paper.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/plain_case.h"

namespace casebridge::test {
namespace {

using app::Outcome;
using domain::EventType;
using domain::NumberDoubt;
using domain::NumberUse;

const domain::FieldValues k_approved = {{"approval.approver", "何立"},
                                        {"approval.manner", "online"}};

domain::FieldValues approved_as(const char* number) {
    domain::FieldValues values = k_approved;
    if (number != nullptr) values["document_number"] = number;
    return values;
}

std::string proposed(Office& office, const MatterId& matter) {
    const domain::FieldValues values =
        office.session().first_values(matter, EventType::approve_transfer);
    const auto found = values.find("document_number");
    return found == values.end() ? std::string{} : found->second;
}

const storage::NumberLine* line_of(Office& office, const std::string& number) {
    for (const storage::NumberLine& line : office.session().numbers()) {
        if (line.number == number) return &line;
    }
    return nullptr;
}

bool refused(const Outcome& outcome, std::string_view key) {
    return outcome.kind == Outcome::Kind::refused &&
           std::any_of(outcome.problems.begin(), outcome.problems.end(),
                       [&](const auto& problem) { return problem.key == key; });
}

/// The bureau on the day on which everything for 附件1 is there.
Office& about_to_draft(PlainCase& story) {
    story.discover();
    story.prepare();
    story.on(Date::of(2026, 11, 12));
    return story.bureau;
}

}  // namespace

TEST_CASE("patterns, ranges and voids are proposed from, refused when wrong, and kept") {
    PlainCase story;
    Office& office = about_to_draft(story);
    CHECK(proposed(office, story.matter) == "昌江移〔2026〕1号");

    CHECK(refused(office.perform(app::SetNumberPattern{"移", "昌交移{号}号", ""}), "pattern"));
    CHECK(refused(office.perform(app::SetNumberRange{{"移", 2026, 9, 3}}), "last"));
    CHECK(refused(office.perform(app::SetNumberRange{{"移", 26, 1, 3}}), "year"));
    CHECK(refused(office.perform(app::VoidNumber{"移", "昌江移〔2026〕1号", " "}), "reason"));
    CHECK(refused(office.perform(app::VoidNumber{"移", "一号", "误取"}), "number"));
    CHECK(proposed(office, story.matter) == "昌江移〔2026〕1号");

    using Kind = Outcome::Kind;
    CHECK(office.perform(app::SetNumberPattern{"移", "赣（景）交移〔{年}〕{号}号", "市交通局"})
              .kind == Kind::done);
    CHECK(office.perform(app::SetNumberRange{{"移", 2026, 20, 22}}).kind == Kind::done);
    CHECK(office.perform(app::VoidNumber{"移", "赣（景）交移〔2026〕20号", "纸上写坏"}).kind ==
          Kind::done);
    office.reload();
    CHECK(proposed(office, story.matter) == "赣（景）交移〔2026〕21号");
    CHECK(office.session().numbers_left("移", 2026) == 2);
    CHECK(office.session().first_values(
              story.matter, EventType::draft_transfer)["letter.agency_name"] == "市交通局");
    const storage::NumberLine* line = line_of(office, "赣（景）交移〔2026〕20号");
    REQUIRE(line != nullptr);
    CHECK(line->voided);
    CHECK(line->reason == "纸上写坏");
    CHECK(refused(office.perform(app::VoidNumber{"移", "赣（景）交移〔2026〕20号", "再次"}),
                  "number"));
    CHECK(office.session()
              .number_hint(EventType::approve_transfer, {{"document_number", "昌江移〔2026〕8号"}})
              .doubt == NumberDoubt::other_pattern);
}

TEST_CASE("a number stays with a returned draft until it is replaced or voided") {
    PlainCase story;
    Office& office = about_to_draft(story);
    story.enter(office, EventType::draft_transfer, {});
    story.enter(office, EventType::approve_transfer, approved_as("昌江移〔2026〕17号"));
    CHECK(refused(office.perform(app::VoidNumber{"移", "昌江移〔2026〕17号", "误取"}), "number"));
    story.enter(office, EventType::return_draft, {{"reason", "重号"}});
    REQUIRE(story.failures == std::vector<std::string>{});
    CHECK(line_of(office, "昌江移〔2026〕17号")->use == NumberUse::held);
    CHECK(proposed(office, story.matter) == "昌江移〔2026〕17号");

    // Voided: not even its own matter may take it again.
    CHECK(office.perform(app::VoidNumber{"移", "昌江移〔2026〕17号", "误取"}).kind ==
          Outcome::Kind::done);
    CHECK(proposed(office, story.matter) == "昌江移〔2026〕18号");
    story.enter(office, EventType::draft_transfer, {});
    CHECK(refused(
        office.fill(story.matter, EventType::approve_transfer, approved_as("昌江移〔2026〕17号")),
        "document_number"));
    story.enter(office, EventType::approve_transfer, approved_as(nullptr));
    CHECK(story.failures == std::vector<std::string>{});
    CHECK(line_of(office, "昌江移〔2026〕17号")->use == NumberUse::replaced);
    CHECK(line_of(office, "昌江移〔2026〕17号")->voided);
    CHECK(line_of(office, "昌江移〔2026〕18号")->use == NumberUse::used);
    CHECK(line_of(office, "昌江移〔2026〕18号")->matter == story.matter);
}

}  // namespace casebridge::test
