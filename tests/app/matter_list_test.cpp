#include "app/matter_list.h"

#include <doctest/doctest.h>

#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::app;
using casebridge::test::Office;
using casebridge::test::PlainCase;
using domain::DueState;
using domain::LoopStep;
using domain::Stage;

namespace {

struct Given {
    std::string name;
    std::string number;
    int due_day = 0;  // of November; 0 without a clock
    DueState::Kind due = DueState::Kind::later;
    bool archived = false;
    Stage stage = Stage::received;
    LoopStep step = LoopStep::handling;
};

MatterLine line_of(const Given& given, std::int64_t position) {
    MatterLine line;
    line.position = position;
    line.party = given.name;
    line.number = given.number;
    line.stage = given.stage;
    line.step = given.step;
    line.archived = given.archived;
    line.category = "transport_repair";
    line.owner = {given.archived ? std::string{} : std::string(32, 'b')};
    line.has_clock = given.due_day > 0;
    if (line.has_clock) line.due_on = Date::of(2026, 11, given.due_day);
    line.due.kind = given.due;
    line.opened_on = Date::of(2026, 9, static_cast<int>(position));
    return line;
}

std::vector<MatterLine> sample() {
    using Kind = DueState::Kind;
    const std::vector<Given> rows = {
        {"甲公司", "昌江移〔2026〕17号", 24, Kind::soon},
        {"乙公司", "昌江移〔2026〕9号", 20, Kind::overdue, false, Stage::rectifying,
         LoopStep::assigned},
        {"丙ＡＢ厂", "", 0, Kind::later, false, Stage::unrectified, LoopStep::assigned},
        {"丁公司", "昌江移〔2025〕120号", 16, Kind::met, true, Stage::confirmed,
         LoopStep::archived},
        {"戊公司", "昌江移〔2026〕10号", 23, Kind::today},
        {"己公司", "昌江移〔2026〕8号", 28, Kind::met_late, true, Stage::closed,
         LoopStep::archived},
        {"庚公司", "昌江移〔2026〕7号", 10, Kind::met, false, Stage::withdrawn, LoopStep::archived},
    };
    std::vector<MatterLine> lines;
    for (const Given& given : rows) {
        lines.push_back(line_of(given, static_cast<std::int64_t>(lines.size()) + 1));
    }
    lines[0].owned_by_us = true;
    lines[2].owned_by_us = true;
    lines[2].owner = {std::string(32, 'd')};
    lines[4].category = "road_damage";
    return lines;
}

/// The parties' first characters, in order.
std::string shown(const std::vector<MatterLine>& lines, const std::vector<std::uint32_t>& order) {
    std::string text;
    for (const std::uint32_t index : order) text += lines[index].party.substr(0, 3);
    return text;
}

std::string sorted(const ListSort& sort) {
    const std::vector<MatterLine> lines = sample();
    return shown(lines, sorted_lines(lines, sort));
}

std::string kept(const ListFilter& filter, const storage::MatterSet* found = nullptr) {
    const std::vector<MatterLine> lines = sample();
    const auto order = sorted_lines(lines, {SortKey::opened, true});
    return shown(lines, filtered_lines(lines, order, filter, found).lines);
}

}  // namespace

TEST_CASE("a list is sorted by every column in both directions, what is missing last") {
    CHECK(sorted({SortKey::due, true}) == "乙戊甲庚丙己丁");
    CHECK(sorted({SortKey::due, false}) == "甲戊乙庚丙己丁");
    CHECK(sorted({SortKey::opened, true}) == "甲乙丙丁戊己庚");
    CHECK(sorted({SortKey::opened, false}) == "庚己戊丁丙乙甲");
    // Figures count as numbers: 7, 8, 9, 10, 17.
    CHECK(sorted({SortKey::number, true}) == "丁庚己乙戊甲丙");
    CHECK(sorted({SortKey::number, false}) == "甲戊乙己庚丁丙");
    CHECK(sorted({SortKey::party, true}).substr(0, 6) == "丁丙");
    CHECK(sorted({SortKey::stage, true}) == "乙丙戊甲庚己丁");
}

TEST_CASE("every part of the filter restricts, and together they restrict more") {
    CHECK(kept({}) == "甲乙丙丁戊己庚");
    CHECK(kept({.party = "公司"}) == "甲乙丁戊己庚");
    CHECK(kept({.party = "ab"}) == "丙");
    CHECK(kept({.stage = step_filter(LoopStep::assigned)}) == "乙丙");
    CHECK(kept({.stage = stage_filter(Stage::received)}) == "甲戊");
    CHECK(kept({.stage = stage_filter(Stage::withdrawn)}) == "庚");  // the archived wait no more
    CHECK(kept({.owner = std::string(32, 'd')}) == "丙");
    CHECK(kept({.category = "road_damage"}) == "戊");
    CHECK(kept({.clock = ClockFilter::overdue}) == "乙");
    CHECK(kept({.clock = ClockFilter::today}) == "戊");
    CHECK(kept({.clock = ClockFilter::soon}) == "甲");
    CHECK(kept({.clock = ClockFilter::later}) == "");
    CHECK(kept({.clock = ClockFilter::none}) == "丙丁己庚");
    CHECK(kept({.view = ListView::ours}) == "甲丙");
    CHECK(kept({.view = ListView::soon}) == "甲戊");
    CHECK(kept({.view = ListView::overdue}) == "乙");
    CHECK(kept({.view = ListView::theirs}) == "乙戊庚");
    CHECK(kept({.view = ListView::open}) == "甲乙丙戊庚");
    storage::MatterSet found;
    found.insert(1);
    found.insert(5);
    CHECK(kept({}, &found) == "甲戊");
    CHECK(kept({.category = "road_damage", .clock = ClockFilter::today}, &found) == "戊");
    CHECK(kept({.category = "road_damage", .clock = ClockFilter::soon}, &found) == "");
}

TEST_CASE("the tabs count what the rest of the filter leaves") {
    const std::vector<MatterLine> lines = sample();
    const auto order = sorted_lines(lines, {});
    ListFilter filter;
    filter.view = ListView::overdue;
    filter.party = "公司";
    const Listing listing = filtered_lines(lines, order, filter, nullptr);
    CHECK(listing.counts == std::array<std::uint32_t, k_list_view_count>{6, 1, 2, 1, 3, 4});
    CHECK(listing.lines.size() == 1);
}

TEST_CASE("a saved filter is there after a reload, replaces its namesake, and goes when deleted") {
    PlainCase story;
    Office& office = story.bureau;
    SavedList list{.name = "逾期 = 未反馈", .filter = {}, .sort = {SortKey::number, false}};
    list.filter = {.view = ListView::open,
                   .typed = "昌江移〔2026〕=17号",
                   .party = "澜桥",
                   .stage = stage_filter(Stage::received),
                   .owner = std::string(32, 'b'),
                   .category = "transport_repair",
                   .clock = ClockFilter::overdue};
    CHECK(office.perform(SaveList{list}).kind == Outcome::Kind::done);
    CHECK(office.perform(SaveList{{.name = "全部", .filter = {}, .sort = {}}}).kind ==
          Outcome::Kind::done);
    office.reload();
    REQUIRE(office.session().saved_lists().size() == 2);
    const auto kept_list = [&]() -> const SavedList& {
        const auto& all = office.session().saved_lists();
        return all[0].name == list.name ? all[0] : all[1];
    };
    CHECK(kept_list() == list);
    list.filter = {};
    CHECK(office.perform(SaveList{list}).kind == Outcome::Kind::done);
    REQUIRE(office.session().saved_lists().size() == 2);
    CHECK(kept_list() == list);
    CHECK(office.perform(DeleteList{list.name}).kind == Outcome::Kind::done);
    office.reload();
    REQUIRE(office.session().saved_lists().size() == 1);
    CHECK(office.session().saved_lists().front().name == "全部");
}

TEST_CASE("a filter without a name, or with one too long, is not kept") {
    Office office(1);
    (void)office.set_up(domain::AgencyKind::district_bureau, "甲局", "甲局", "甲", "张某");
    for (const std::string& name : {std::string{}, std::string{" 　"}, std::string(21, 'a')}) {
        CHECK(office.perform(SaveList{{.name = name, .filter = {}, .sort = {}}}).error.code ==
              ErrorCode::field_invalid);
    }
    CHECK(office.session().saved_lists().empty());
}

TEST_CASE("a line of the list says what it is filtered and sorted by") {
    PlainCase story;
    story.discover();
    REQUIRE(story.failures.empty());
    const MatterLine& line = story.bureau.session().matters().front();
    CHECK(line.category == "transport_repair");
    CHECK(line.opened_on == Date::of(2026, 10, 14));
    CHECK(line.owner == story.bureau.session().me().agency.id);
    CHECK(story.bureau.session().search("澜桥")->contains(line.position));
}
