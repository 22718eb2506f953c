// 统计: periods, figures that are their lists, and the table that a spreadsheet opens.
#include "app/statistics.h"

#include <doctest/doctest.h>

#include "app/matter_list.h"
#include "app/meeting_pack.h"
#include "documents/docx.h"
#include "documents/layout.h"
#include "domain/figures.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::app;
using domain::LoopStep;
using domain::MatterKind;

namespace {

const AgencyId k_bureau{"AG1"};
const AgencyId k_brigade{"AG2"};
const Date k_today = Date::of(2026, 11, 27);

std::string agency_words(const AgencyId& agency) {
    return agency == k_bureau ? "昌江区交通运输局" : "昌江大队";
}

MatterLine line_of(std::string id, MatterKind kind, LoopStep step, Date opened) {
    MatterLine line;
    line.matter = {std::move(id)};
    line.kind = kind;
    line.step = step;
    line.opened_on = opened;
    line.owner = k_bureau;
    line.owner_name = "昌江区交通运输局";
    line.has_clock = true;
    line.due_on = k_today;
    line.due.kind = domain::DueState::Kind::later;
    return line;
}

storage::ClockRow duty_of(std::string id, domain::ClockKind kind, Date due, Date stopped,
                          AgencyId agency = k_brigade) {
    return {{std::move(id)}, std::string{domain::name_of(kind)}, std::move(agency), due, stopped};
}

std::vector<std::string> ids_of(const Figure& figure) {
    std::vector<std::string> ids;
    for (const MatterLine* line : figure.matters) ids.push_back(line->matter.text);
    return ids;
}
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a period begins and ends with its days, and has one before it") {
    struct Row {
        Period period;
        const char* first;
        const char* last;
        const char* before;
        const char* words;
    };
    const Row rows[] = {
        {month_of(k_today), "2026-11-01", "2026-11-30", "2026-10-01", "2026年11月"},
        {month_of(Date::of(2028, 2, 29)), "2028-02-01", "2028-02-29", "2028-01-01", "2028年2月"},
        {quarter_of(k_today), "2026-10-01", "2026-12-31", "2026-07-01", "2026年第四季度"},
        {quarter_of(Date::of(2026, 1, 1)), "2026-01-01", "2026-03-31", "2025-10-01",
         "2026年第一季度"},
        {year_of(k_today), "2026-01-01", "2026-12-31", "2025-01-01", "2026年"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.words);
        CHECK(to_iso(row.period.first) == row.first);
        CHECK(to_iso(row.period.last) == row.last);
        CHECK(to_iso(before(row.period).first) == row.before);
        CHECK(before(row.period).last == row.period.first.plus_days(-1));
        CHECK(words_of(row.period) == row.words);
    }
}

TEST_CASE("matters belong to the periods in which they were open") {
    std::vector<MatterLine> lines;
    const auto add = [&](std::string id, Date opened, Date finished) {
        lines.push_back(line_of(std::move(id), MatterKind::hazard, LoopStep::handling, opened));
        lines.back().finished_on = finished;
        if (finished.is_set()) lines.back().step = LoopStep::archived;
    };
    add("before", Date::of(2026, 7, 1), Date::of(2026, 9, 30));
    add("into", Date::of(2026, 9, 1), Date::of(2026, 10, 1));
    add("inside", Date::of(2026, 10, 1), Date::of(2026, 11, 20));
    add("open", Date::of(2026, 8, 1), {});
    add("after", Date::of(2027, 1, 1), {});
    const Statistics made = statistics_of(lines, {}, quarter_of(k_today), k_today, agency_words);
    CHECK(ids_of(made.all) == Ids{"into", "inside", "open"});
    CHECK(ids_of(made.opened) == Ids{"inside"});
    CHECK(ids_of(made.finished) == Ids{"into", "inside"});
    CHECK(ids_of(made.running) == Ids{"open"});
    REQUIRE(made.kinds.size() == 1);
    CHECK(ids_of(made.kinds[0].steps[4]) == Ids{"into", "inside"});
    REQUIRE(made.trend.size() == 12);
    CHECK(made.trend.back().month == 11);
    CHECK(ids_of(made.trend.back().finished) == Ids{"inside"});
    CHECK(ids_of(made.trend[8].opened) == Ids{"open"});
}

TEST_CASE("a matter is in time only when each of its ended duties was") {
    using domain::ClockKind;
    std::vector<MatterLine> lines;
    for (const char* id : {"good", "late", "running_late", "running", "both"}) {
        lines.push_back(
            line_of(id, MatterKind::transfer, LoopStep::handling, Date::of(2026, 10, 9)));
    }
    const Date due = Date::of(2026, 11, 20);
    const std::vector<storage::ClockRow> duties = {
        duty_of("good", ClockKind::review, due, due),
        duty_of("late", ClockKind::review, due, due.plus_days(1)),
        duty_of("running_late", ClockKind::reply, due, {}),
        duty_of("running", ClockKind::reply, k_today, {}),
        duty_of("both", ClockKind::review, due, due.plus_days(-1)),
        duty_of("both", ClockKind::reply, due, due.plus_days(3), k_bureau),
        duty_of("gone", ClockKind::reply, due, {}),
    };
    const Statistics made =
        statistics_of(lines, duties, quarter_of(k_today), k_today, agency_words);
    REQUIRE(made.kinds.size() == 1);
    CHECK(ids_of(made.kinds[0].duties.in_time) == Ids{"good"});
    CHECK(ids_of(made.kinds[0].duties.late) == Ids{"late", "running_late", "both"});
    CHECK(made.kinds[0].duties.percent() == 25);
    REQUIRE(made.clocks.size() == 2);
    CHECK(ids_of(made.clocks[0].duties.in_time) == Ids{"good", "both"});
    CHECK(ids_of(made.clocks[1].duties.late) == Ids{"running_late", "both"});
    for (const Statistics::OfAgency& agency : made.agencies) {
        if (agency.agency == k_bureau) CHECK(ids_of(agency.duties.late) == Ids{"both"});
        if (agency.agency == k_brigade) CHECK(agency.duties.total() == 4);
    }
    CHECK_FALSE(OnTime{}.percent().has_value());
}

TEST_CASE("what has no owner, no date without a reason, or no source here has no place to land") {
    std::vector<MatterLine> lines;
    const auto add = [&](const char* id) -> MatterLine& {
        lines.push_back(line_of(id, MatterKind::hazard, LoopStep::handling, Date::of(2026, 10, 9)));
        return lines.back();
    };
    add("whole");
    add("no_owner").owner = {};
    add("no_date").has_clock = false;
    MatterLine& reason = add("reason");
    reason.has_clock = false;
    reason.explained = true;
    add("lost").source = {"elsewhere"};
    add("child").source = {"whole"};
    MatterLine& ended = add("ended");
    ended.owner = {};
    ended.finished_on = Date::of(2026, 10, 20);
    const Statistics made = statistics_of(lines, {}, quarter_of(k_today), k_today, agency_words);
    CHECK(ids_of(made.orphans) == Ids{"no_owner", "no_date", "lost"});
}

TEST_CASE("every figure is as long as the list that it opens") {
    test::PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    story.object();
    REQUIRE(story.failures.empty());
    Session& session = story.brigade.session();
    const Statistics& made = session.statistics(quarter_of(story.brigade.clock().now().date));
    const auto& lines = session.matters();
    const auto order = sorted_lines(lines, {});
    int figures = 0;
    const auto check = [&](const Figure& figure) {
        ListFilter filter;
        MatterSelection selection;
        for (const MatterLine* line : figure.matters) selection.matters.insert(line->matter);
        filter.selection = std::make_shared<const MatterSelection>(std::move(selection));
        CHECK(filtered_lines(lines, order, filter, nullptr).lines.size() == figure.matters.size());
        ++figures;
    };
    for (const Figure* figure : {&made.all, &made.opened, &made.finished, &made.running,
                                 &made.overdue, &made.disputed, &made.orphans}) {
        check(*figure);
    }
    for (const auto& row : made.kinds) {
        for (const Figure& step : row.steps) check(step);
        check(row.duties.in_time);
    }
    for (const auto& row : made.clocks) check(row.duties.late);
    for (const auto& row : made.agencies) check(row.to_do);
    for (const auto& row : made.places) check(row.all);
    CHECK(made.disputed.count() == 1);
    CHECK(made.orphans.count() == 0);
    CHECK(figures > 15);
}

TEST_CASE("the table is of one line a number, and no party's name becomes a formula") {
    std::vector<MatterLine> lines;
    for (const char* id : {"a", "b"}) {
        lines.push_back(
            line_of(id, MatterKind::transfer, LoopStep::handling, Date::of(2026, 10, 9)));
        lines.back().party = "=cmd|' /C calc'!A0";
        lines.back().masked_party = lines.back().party;
        lines.back().place = "G206国道K1432+300 \"右侧\"";
    }
    const std::string csv =
        csv_of(statistics_of(lines, {}, quarter_of(k_today), k_today, agency_words));
    CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(csv.find("\"同一当事人多件\",\"'=cmd|' /C calc'!A0\",\"件数\",2\r\n") !=
          std::string::npos);
    CHECK(csv.find("\"地点\",\"G206\",\"件数\",2\r\n") != std::string::npos);
    CHECK(csv.find("\"概况\",\"全部事项\",\"新登记\",2\r\n") != std::string::npos);
    CHECK(csv.find(",\"=") == std::string::npos);
}

TEST_CASE("names of persons are masked, places fall together by road") {
    domain::MatterState state;
    state.party = {domain::PartyKind::person, "王晓明", {}, {}, {}};
    CHECK(domain::masked_party(state) == "王某");
    state.party.kind = domain::PartyKind::organisation;
    CHECK(domain::masked_party(state) == "王晓明");
    state.kind = MatterKind::hazard;
    struct Row {
        const char* name;
        const char* shown;
    };
    for (const Row& row :
         {Row{"李雷", "李某"}, Row{"欧阳建国", "欧某"}, Row{"永榆修理厂", "永榆修理厂"},
          Row{"渡里加油站", "渡里加油站"}, Row{"大同店", "大同店"}, Row{"", ""},
          Row{"江西栖岭物流有限公司", "江西栖岭物流有限公司"}}) {
        state.party.name = row.name;
        CHECK(domain::masked_party(state) == row.shown);
    }
    for (const Row& row : {Row{"G206国道K1432+300 右侧", "G206"}, Row{"S205 K3", "S205"},
                           Row{"西郊街道28号", "西郊街道28号"}, Row{"G", "G"}, Row{"X1", "X1"}}) {
        CHECK(domain::place_group(row.name) == row.shown);
    }
}

TEST_CASE("figures for the other agency are sentences without anybody's name") {
    std::vector<MatterLine> lines;
    for (const char* id : {"a", "b"}) {
        lines.push_back(line_of(id, MatterKind::hazard, LoopStep::handling, Date::of(2026, 10, 9)));
        lines.back().party = "王晓明";
        lines.back().title = "王晓明的车";
    }
    const std::vector<storage::ClockRow> duties = {
        duty_of("a", domain::ClockKind::agreed, Date::of(2026, 11, 1), Date::of(2026, 11, 1))};
    const std::string text =
        words_for_sharing(statistics_of(lines, duties, quarter_of(k_today), k_today, agency_words));
    for (const char* words : {"2026年第四季度执法数据", "期内事项2件", "隐患：2件，按期率100%",
                              "办理期限：按期1件，逾期0件"}) {
        CAPTURE(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(text.find("王晓明") == std::string::npos);
}

TEST_CASE(
    "the meeting's paper has the figures, the matters by masked names, and the four sections") {
    std::vector<MatterLine> lines;
    for (int i = 0; i < 30; ++i) {
        lines.push_back(line_of("m" + std::to_string(i), MatterKind::transfer, LoopStep::handling,
                                Date::of(2026, 10, 9)));
        lines.back().title = "王晓明未备案从事维修";
        lines.back().party = "王晓明";
        lines.back().masked_party = "王某";
        lines.back().number = "昌江移〔2026〕" + std::to_string(i + 1) + "号";
        lines.back().due = {domain::DueState::Kind::overdue, 3, false, false};
        lines.back().disputed = i % 2 == 0;
    }
    const Statistics made = statistics_of(lines, {}, quarter_of(k_today), k_today, agency_words);
    const documents::Document pack = meeting_pack(made, "昌江区交通运输局");
    const documents::LaidOut laid_out = documents::lay_out(pack, documents::nominal_width_mm);
    const std::string text = documents::text_of(laid_out);
    CHECK(text == documents::text_of(pack));
    for (const char* words : {"2026年第四季度联席会议材料", "期内事项30件", "昌江移〔2026〕30号",
                              "逾期3天", "有异议15件", "工作成效", "廉政情况", "王某"}) {
        CAPTURE(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(text.find("王晓明") == std::string::npos);
    std::size_t bars = 0;
    for (const documents::Page& page : laid_out.pages) bars += page.bars.size();
    CHECK(bars >= 2);  // the month's, and the party's
    CHECK_FALSE(documents::render_docx(pack, {k_today, 600}).empty());
}
