#include "app/meeting_pack.h"

#include <algorithm>

namespace casebridge::app {
namespace {

using documents::Alignment;
using documents::Document;
using documents::Paragraph;
using documents::Run;
using documents::Style;
using documents::Table;

using Cells = std::vector<std::string>;

std::vector<Run> cell_of(std::string text) { return {Run{.text = std::move(text)}}; }

std::string number_of(const Figure& figure) { return std::to_string(figure.count()); }

std::string percent_of(const OnTime& duties) {
    const auto percent = duties.percent();
    return percent ? std::to_string(*percent) + "%" : "—";
}

class Pack {
public:
    explicit Pack(const Statistics& statistics) : statistics_(statistics) {}

    [[nodiscard]] Document make(std::string_view made_by) && {
        const std::string period = words_of(statistics_.period);
        document_.name = period + "联席会议材料";
        document_.blocks.emplace_back(
            Paragraph{Style::title, Alignment::centre, 0, {Run{.text = document_.name}}});
        say(std::string{made_by} + "于" + to_chinese(statistics_.made_on) + "统计，期间为" +
            to_chinese(statistics_.period.first) + "至" + to_chinese(statistics_.period.last) +
            "。个人姓名已作隐名处理。");
        add_summary();
        add_kinds();
        add_clocks();
        add_agencies();
        add_trend();
        add_groups("按违法类别", statistics_.categories);
        add_groups("按地点", statistics_.places);
        add_matters("逾期事项", statistics_.overdue);
        add_matters("有异议的案件", statistics_.disputed);
        add_matters("转交过的事项", statistics_.handed_over);
        add_matters("没有着落的事项", statistics_.orphans);
        add_groups("十二个月内有多件事项的当事人", statistics_.repeats);
        add_topics();
        return std::move(document_);
    }

private:
    void say(std::string text) {
        document_.blocks.emplace_back(
            Paragraph{Style::body, Alignment::left, 2, {Run{.text = std::move(text)}}});
    }
    void head(std::string_view words) {
        static constexpr std::array<std::string_view, 16> k_numbers = {
            "一", "二", "三",   "四",   "五",   "六",   "七",   "八",
            "九", "十", "十一", "十二", "十三", "十四", "十五", "十六"};
        say(std::string{k_numbers[heads_++]} + "、" + std::string{words});
    }
    static Table table_of(std::vector<double> widths, std::size_t left_columns, const Cells& head) {
        Table table;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            table.alignments.push_back(i < left_columns ? Alignment::left : Alignment::centre);
        }
        table.widths = std::move(widths);
        table.has_header = true;
        add_row(table, head);
        return table;
    }
    static void add_row(Table& table, const Cells& cells) {
        documents::Row row;
        for (const std::string& cell : cells) row.push_back(cell_of(cell));
        table.rows.push_back(std::move(row));
    }
    /// A label, a bar and a number.
    static void add_bar(Table& table, std::string label, int count, int most) {
        Run bar;
        if (most > 0) bar.bar = static_cast<double>(count) / most;
        table.rows.push_back({cell_of(std::move(label)), {bar}, cell_of(std::to_string(count))});
    }

    void add_summary() {
        head("总体情况");
        const Statistics& s = statistics_;
        say("期内事项" + number_of(s.all) + "件，其中新登记" + number_of(s.opened) + "件，办结" +
            number_of(s.finished) + "件；目前在办" + number_of(s.running) + "件，逾期" +
            number_of(s.overdue) + "件。有异议" + number_of(s.disputed) + "件，转交过" +
            number_of(s.handed_over) + "件，没有着落" + number_of(s.orphans) + "件。");
    }
    void add_kinds() {
        if (statistics_.kinds.empty()) return;
        head("各类事项和所处环节");
        Table table = table_of({0.22, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11, 0.12}, 1,
                               {"事项", "发现", "交办", "处置", "反馈", "归档", "合计", "按期率"});
        for (const Statistics::OfKind& row : statistics_.kinds) {
            Cells cells = {std::string{domain::kind_row(row.kind).label}};
            for (const Figure& step : row.steps) cells.push_back(number_of(step));
            cells.push_back(number_of(row.all));
            cells.push_back(percent_of(row.duties));
            add_row(table, cells);
        }
        document_.blocks.emplace_back(std::move(table));
    }
    void add_clocks() {
        if (statistics_.clocks.empty()) return;
        head("时限执行情况");
        Table table = table_of({0.4, 0.2, 0.2, 0.2}, 1, {"时限", "按期", "逾期", "按期率"});
        for (const Statistics::OfClock& row : statistics_.clocks) {
            add_row(table, {std::string{domain::label_of(row.kind)}, number_of(row.duties.in_time),
                            number_of(row.duties.late), percent_of(row.duties)});
        }
        document_.blocks.emplace_back(std::move(table));
    }
    void add_agencies() {
        if (statistics_.agencies.empty()) return;
        head("各单位情况");
        Table table = table_of({0.35, 0.13, 0.13, 0.13, 0.13, 0.13}, 1,
                               {"单位", "在办", "逾期", "按期", "逾期过", "按期率"});
        for (const Statistics::OfAgency& row : statistics_.agencies) {
            add_row(table, {row.name, number_of(row.to_do), number_of(row.overdue),
                            number_of(row.duties.in_time), number_of(row.duties.late),
                            percent_of(row.duties)});
        }
        document_.blocks.emplace_back(std::move(table));
    }
    void add_trend() {
        head("十二个月新登记事项");
        int most = 0;
        for (const auto& month : statistics_.trend) most = std::max(most, month.opened.count());
        Table table = table_of({0.24, 0.62, 0.14}, 2, {"月份", "", "件数"});
        for (const Statistics::Month& month : statistics_.trend) {
            add_bar(table, std::to_string(month.year) + "年" + std::to_string(month.month) + "月",
                    month.opened.count(), most);
        }
        document_.blocks.emplace_back(std::move(table));
    }
    void add_groups(std::string_view title, const std::vector<Statistics::Group>& groups) {
        constexpr std::size_t k_most = 20;
        if (groups.empty()) return;
        head(title);
        Table table = table_of({0.44, 0.42, 0.14}, 2, {"项目", "", "件数"});
        const std::size_t shown = std::min(groups.size(), k_most);
        for (std::size_t i = 0; i < shown; ++i) {
            add_bar(table, groups[i].label, groups[i].all.count(), groups.front().all.count());
        }
        document_.blocks.emplace_back(std::move(table));
        if (shown < groups.size()) {
            say("另有" + std::to_string(groups.size() - shown) + "项，见案桥统计页面。");
        }
    }
    /// Titles hold names, so that a matter with a party is told by its kind, number and masked
    /// name.
    static std::string told(const MatterLine& line) {
        const std::string label{domain::kind_row(line.kind).label};
        if (line.party.empty()) return label + "：" + line.title;
        return label + "：" + line.masked_party +
               (line.number.empty() ? "" : "（" + line.number + "）");
    }
    void add_matters(std::string_view title, const Figure& figure) {
        if (figure.matters.empty()) return;
        head(title);
        Table table = table_of({0.5, 0.22, 0.28}, 1, {"事项", "责任单位", "期限"});
        for (const MatterLine* matter : figure.matters) {
            const MatterLine& line = *matter;
            std::string due = line.has_clock ? to_chinese(line.due_on) : "—";
            if (line.has_clock && line.due.kind == domain::DueState::Kind::overdue) {
                due += "，逾期" + std::to_string(line.due.days) + "天";
            }
            add_row(table, {told(line), line.owner_name.empty() ? "—" : line.owner_name, due});
        }
        document_.blocks.emplace_back(std::move(table));
    }
    /// The sections of the minutes, to be written on the paper or in the program.
    void add_topics() {
        head("提请会议研究");
        for (const std::string_view topic : {"工作成效", "存在问题", "机制优化", "廉政情况"}) {
            document_.blocks.emplace_back(
                Paragraph{Style::body,
                          Alignment::left,
                          2,
                          {Run{.text = std::string{topic} + "："}, Run{.blank_chars = 20}}});
        }
    }

    const Statistics& statistics_;
    Document document_;
    std::size_t heads_ = 0;
};

}  // namespace

Document meeting_pack(const Statistics& statistics, std::string_view made_by) {
    return Pack(statistics).make(made_by);
}

}  // namespace casebridge::app
