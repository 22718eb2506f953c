#include "app/statistics.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "app/matter_list.h"
#include "domain/figures.h"

namespace casebridge::app {
namespace {

constexpr std::size_t k_trend_months = 12;
constexpr std::string_view k_no_category = "未分类";

/// Twelve, the last one this day's.
std::vector<Period> months_up_to(Date last) {
    std::vector<Period> result = {month_of(last)};
    while (result.size() < k_trend_months) result.insert(result.begin(), before(result.front()));
    return result;
}

bool within(Date day, const Period& period) {
    return day.is_set() && period.first <= day && day <= period.last;
}

/// Opened by its end and not finished before it.
bool belongs_to(const MatterLine& line, const Period& period) {
    if (!line.opened_on.is_set() || period.last < line.opened_on) return false;
    return !line.finished_on.is_set() || period.first <= line.finished_on;
}

bool is_overdue(const MatterLine& line) { return clock_of(line) == ClockFilter::overdue; }

bool is_running(const MatterLine& line) { return !line.finished_on.is_set() && !line.archived; }

/// The lines by their matters, which outlive it.
using Index = std::unordered_map<std::string_view, const MatterLine*>;

/// 事事有回音、件件有着落 (opinion, three (6)).
bool is_orphan(const MatterLine& line, const Index& here) {
    if (!is_running(line)) return false;
    const bool lost_source = !line.source.empty() && !here.contains(line.source.text);
    return line.owner.empty() || (!line.has_clock && !line.explained) || lost_source;
}

/// Which matters have duties that count, and which of these were late.
class Punctuality {
public:
    void add(const MatterLine* line, const storage::ClockRow& duty, Date today) {
        const Date end = duty.stopped_on.is_set() ? duty.stopped_on : today;
        const bool late = duty.due_on < end;
        // One that runs and whose day has not passed says nothing yet.
        if (duty.stopped_on.is_set() || late) duties_.emplace_back(line, late);
    }
    /// For each matter once, in the order of the lines.
    template <class Use>
    void each(Use use) {
        // All lines lie in one vector; of a matter's duties a late one stands first.
        std::sort(duties_.begin(), duties_.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second > b.second;
        });
        const MatterLine* last = nullptr;
        for (const auto& [line, late] : duties_) {
            if (std::exchange(last, line) != line) use(line, late);
        }
    }

private:
    std::vector<std::pair<const MatterLine*, bool>> duties_;
};

void put(const MatterLine* line, bool late, OnTime& into) {
    (late ? into.late : into.in_time).matters.push_back(line);
}

using Groups = std::map<std::string, Figure, std::less<>>;

Figure& figure_of(Groups& groups, std::string_view label) {
    const auto found = groups.find(label);
    return found != groups.end() ? found->second : groups[std::string{label}];
}

/// The most first, equal ones by their label.
std::vector<Statistics::Group> ordered(Groups groups) {
    std::vector<Statistics::Group> result;
    for (auto& [label, figure] : groups) {
        result.push_back({label, std::move(figure)});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return b.all.count() < a.all.count(); });
    return result;
}

std::vector<Statistics::Month> trend_of(const std::vector<MatterLine>& lines, Date last) {
    const std::vector<Period> months = months_up_to(last);
    std::vector<Statistics::Month> trend;
    for (const Period& month : months) {
        trend.push_back({month.first.year(), month.first.month(), {}, {}});
    }
    const auto put = [&](Date day, Figure Statistics::Month::*figure, const MatterLine& line) {
        if (!within(day, {months.front().first, months.back().last})) return;
        std::size_t month = months.size() - 1;
        while (day < months[month].first) --month;
        (trend[month].*figure).matters.push_back(&line);
    };
    for (const MatterLine& line : lines) {
        put(line.opened_on, &Statistics::Month::opened, line);
        put(line.finished_on, &Statistics::Month::finished, line);
    }
    return trend;
}

std::vector<Statistics::Group> repeats_of(const std::vector<MatterLine>& lines, Date last) {
    const std::vector<Period> trend = months_up_to(last);
    const Period year{trend.front().first, trend.back().last};
    // By the whole name; shown masked, so that two people may look alike but are not one.
    std::unordered_map<std::string_view, Figure> parties;
    for (const MatterLine& line : lines) {
        if (line.party.empty() || !within(line.opened_on, year)) continue;
        parties[line.party].matters.push_back(&line);
    }
    std::map<std::string_view, Figure> several;
    for (auto& [party, figure] : parties) {
        if (figure.count() > 1) several.emplace(party, std::move(figure));
    }
    std::vector<Statistics::Group> repeats;
    for (auto& [party, figure] : several) {
        repeats.push_back({figure.matters.back()->masked_party, std::move(figure)});
    }
    std::stable_sort(repeats.begin(), repeats.end(),
                     [](const auto& a, const auto& b) { return b.all.count() < a.all.count(); });
    return repeats;
}

/// Distributes the matters of the period over the figures.
class Counting {
public:
    Counting(Statistics& result, const std::vector<MatterLine>& lines,
             const std::vector<storage::ClockRow>& duties)
        : result_(result) {
        here_.reserve(lines.size());
        for (const MatterLine& line : lines) here_.emplace(line.matter.text, &line);
        Punctuality of_matter;
        std::map<domain::ClockKind, Punctuality> of_clock;
        std::map<AgencyId, Punctuality> of_agency;
        for (const storage::ClockRow& duty : duties) {
            const auto line = here_.find(duty.matter.text);
            domain::ClockKind kind{};
            if (line == here_.end() || !domain::from_name(duty.kind, kind)) continue;
            of_matter.add(line->second, duty, result.made_on);
            of_clock[kind].add(line->second, duty, result.made_on);
            of_agency[duty.charged_to].add(line->second, duty, result.made_on);
        }
        of_matter.each([&](const MatterLine* line, bool late) {
            if (belongs_to(*line, result.period)) put(line, late, kinds_[line->kind].duties);
        });
        for (auto& [kind, duties_of] : of_clock) {
            OnTime& into = clocks_[kind];
            duties_of.each([&](const MatterLine* line, bool late) { put(line, late, into); });
        }
        for (auto& [agency, duties_of] : of_agency) {
            OnTime& into = agencies_[agency].duties;
            duties_of.each([&](const MatterLine* line, bool late) { put(line, late, into); });
        }
    }

    void add(const MatterLine& line) {
        if (!belongs_to(line, result_.period)) return;
        const auto count = [&](bool counts, Figure& figure) {
            if (counts) figure.matters.push_back(&line);
        };
        const bool overdue = is_overdue(line);
        count(true, result_.all);
        count(within(line.opened_on, result_.period), result_.opened);
        count(within(line.finished_on, result_.period), result_.finished);
        count(is_running(line), result_.running);
        count(overdue, result_.overdue);
        count(line.disputed, result_.disputed);
        count(line.hand_overs > 0, result_.handed_over);
        count(is_orphan(line, here_), result_.orphans);
        Statistics::OfKind& kind = kinds_[line.kind];
        kind.steps[static_cast<std::size_t>(line.step)].matters.push_back(&line);
        kind.all.matters.push_back(&line);
        if (is_running(line) && !line.owner.empty()) {
            Statistics::OfAgency& agency = agencies_[line.owner];
            agency.to_do.matters.push_back(&line);
            count(overdue, agency.overdue);
        }
        if (line.kind == domain::MatterKind::transfer) {
            const std::string_view label = line.category_label;
            count(true, figure_of(categories_, label.empty() ? k_no_category : label));
        }
        if (!line.place.empty()) {
            count(true, places_[domain::place_group(line.place)]);
        }
    }

    void end(const std::function<std::string(const AgencyId&)>& name_of) {
        for (auto& [kind, row] : kinds_) {
            row.kind = kind;
            result_.kinds.push_back(std::move(row));
        }
        for (auto& [kind, duties] : clocks_) {
            if (duties.total() > 0) result_.clocks.push_back({kind, std::move(duties)});
        }
        for (auto& [agency, row] : agencies_) {
            row.agency = agency;
            row.name = name_of(agency);
            result_.agencies.push_back(std::move(row));
        }
        std::sort(result_.agencies.begin(), result_.agencies.end(),
                  [](const auto& a, const auto& b) { return a.name < b.name; });
        result_.categories = ordered(std::move(categories_));
        result_.places = ordered(std::move(places_));
    }

private:
    Statistics& result_;
    Index here_;
    std::map<domain::MatterKind, Statistics::OfKind> kinds_;
    std::map<domain::ClockKind, OnTime> clocks_;
    std::map<AgencyId, Statistics::OfAgency> agencies_;
    Groups categories_;
    Groups places_;
};

// ---- CSV ----

/// A text that a spreadsheet takes for a text: none of OWASP's formula beginnings stands first.
std::string cell(std::string_view text) {
    std::string safe;
    if (!text.empty() &&
        std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos) {
        safe += '\'';
    }
    for (const char c : text) {
        if (c == '"') safe += '"';
        safe += c;
    }
    return '"' + safe + '"';
}

class Csv {
public:
    void line(std::string_view table, std::string_view row, std::string_view what,
              std::string_view number) {
        text_ += cell(table) + ',' + cell(row) + ',' + cell(what) + ',';
        (text_ += number) += "\r\n";
    }
    void figure(std::string_view table, std::string_view row, std::string_view what,
                const Figure& figure) {
        line(table, row, what, std::to_string(figure.count()));
    }
    void duties(std::string_view table, std::string_view row, const OnTime& duties) {
        figure(table, row, "按期", duties.in_time);
        figure(table, row, "逾期", duties.late);
        const auto percent = duties.percent();
        line(table, row, "按期率（%）", percent ? std::to_string(*percent) : "");
    }
    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    std::string text_ = "\xEF\xBB\xBF\"表\",\"项目\",\"指标\",\"数量\"\r\n";
};

constexpr std::array<std::string_view, 5> k_step_words = {"发现", "交办", "处置", "反馈", "归档"};

}  // namespace

std::optional<int> OnTime::percent() const {
    constexpr int k_all = 100;
    if (total() == 0) return std::nullopt;
    return in_time.count() * k_all / total();
}

Statistics statistics_of(const std::vector<MatterLine>& lines,
                         const std::vector<storage::ClockRow>& duties, const Period& period,
                         Date today, const std::function<std::string(const AgencyId&)>& name_of) {
    Statistics result;
    result.period = period;
    result.made_on = today;
    Counting counting(result, lines, duties);
    for (const MatterLine& line : lines) counting.add(line);
    counting.end(name_of);
    const Date last = std::min(period.last, today);
    result.trend = trend_of(lines, last);
    result.repeats = repeats_of(lines, last);
    return result;
}

std::vector<MatterId> others_of_party(const std::vector<MatterLine>& lines,
                                      const MatterLine& line) {
    std::vector<MatterId> others;
    if (line.party.empty()) return others;
    for (const MatterLine& other : lines) {
        if (other.matter != line.matter && other.party == line.party) {
            others.push_back(other.matter);
        }
    }
    return others;
}

std::string words_for_sharing(const Statistics& statistics) {
    const auto number = [](const Figure& figure) { return std::to_string(figure.count()) + "件"; };
    const auto rate = [](const OnTime& duties) {
        const auto percent = duties.percent();
        return percent ? "，按期率" + std::to_string(*percent) + "%" : std::string{};
    };
    std::string text = words_of(statistics.period) + "执法数据（" + to_chinese(statistics.made_on) +
                       "统计）：期内事项" + number(statistics.all) + "，新登记" +
                       number(statistics.opened) + "，办结" + number(statistics.finished) +
                       "，在办" + number(statistics.running) + "，逾期" +
                       number(statistics.overdue) + "，有异议" + number(statistics.disputed) + "。";
    for (const Statistics::OfKind& row : statistics.kinds) {
        (text += '\n') += std::string{domain::kind_row(row.kind).label} + "：" + number(row.all) +
                          rate(row.duties) + "。";
    }
    for (const Statistics::OfClock& row : statistics.clocks) {
        (text += '\n') += std::string{domain::label_of(row.kind)} + "：按期" +
                          number(row.duties.in_time) + "，逾期" + number(row.duties.late) + "。";
    }
    for (const Statistics::Group& row : statistics.categories) {
        (text += '\n') += row.label + "：" + number(row.all) + "。";
    }
    return text;
}

std::string csv_of(const Statistics& statistics) {
    Csv csv;
    csv.line("统计期间", words_of(statistics.period),
             to_iso(statistics.period.first) + "至" + to_iso(statistics.period.last), "");
    const std::array<std::pair<std::string_view, const Figure*>, 8> summary = {{
        {"期内事项", &statistics.all},
        {"新登记", &statistics.opened},
        {"办结", &statistics.finished},
        {"在办", &statistics.running},
        {"逾期", &statistics.overdue},
        {"有异议", &statistics.disputed},
        {"转交过", &statistics.handed_over},
        {"无着落", &statistics.orphans},
    }};
    for (const auto& [what, figure] : summary) csv.figure("概况", "全部事项", what, *figure);
    for (const Statistics::OfKind& row : statistics.kinds) {
        const std::string_view label = domain::kind_row(row.kind).label;
        csv.figure("事项类别", label, "合计", row.all);
        for (std::size_t i = 0; i < row.steps.size(); ++i) {
            csv.figure("事项类别", label, k_step_words[i], row.steps[i]);
        }
        csv.duties("事项类别", label, row.duties);
    }
    for (const Statistics::OfClock& row : statistics.clocks) {
        csv.duties("时限", domain::label_of(row.kind), row.duties);
    }
    for (const Statistics::OfAgency& row : statistics.agencies) {
        csv.figure("单位", row.name, "在办", row.to_do);
        csv.figure("单位", row.name, "在办逾期", row.overdue);
        csv.duties("单位", row.name, row.duties);
    }
    const auto groups = [&](std::string_view table, const std::vector<Statistics::Group>& rows) {
        for (const Statistics::Group& row : rows) csv.figure(table, row.label, "件数", row.all);
    };
    groups("违法类别", statistics.categories);
    groups("地点", statistics.places);
    for (const Statistics::Month& row : statistics.trend) {
        const std::string month =
            std::to_string(row.year) + "年" + std::to_string(row.month) + "月";
        csv.figure("趋势", month, "新登记", row.opened);
        csv.figure("趋势", month, "办结", row.finished);
    }
    groups("同一当事人多件", statistics.repeats);
    return std::move(csv).take();
}

}  // namespace casebridge::app
