// A quarter of two offices: matters of every kind from seeded data, bundles that are lost, doubled
// and come in any order. At the end 对账 finds and closes every gap, nothing is without an owner or
// a date, and the meeting's figures are those that the entries give.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "app/meeting_pack.h"
#include "app/statistics.h"
#include "domain/deadlines.h"
#include "domain/shipped_calendar.h"
#include "support/cooperation_story.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::EventType;
using domain::FieldValues;
using domain::MatterKind;
using domain::Side;

namespace {

const Date k_first = Date::of(2026, 10, 1);
const Date k_last = Date::of(2026, 12, 31);
constexpr int k_days_between_exchanges = 3;

constexpr std::array k_places = {"G206国道K1432+300 右侧", "G206国道K1436+860", "S205省道K12+500",
                                 "鲇鱼山镇汽车站", "西郊街道28号"};
constexpr std::array k_subjects = {"江西栖岭物流有限公司",
                                   "景德镇昌南砚川货运有限公司",
                                   "昌江区渡里汽车修理厂",
                                   "昌江区永榆汽车维修店",
                                   "李建国",
                                   "王晓明"};
constexpr std::array k_titles = {"弯道警示标志缺失", "路侧堆放物料",   "未备案从事机动车维修",
                                 "货车超限超载",     "客运站安检缺位", "桥下空间被占用"};

class Quarter : public Cooperation {
public:
    Quarter(std::uint64_t seed, int matters) : random_(seed), wanted_(matters) {}

    void run() {
        transfers();
        for (Date day = k_first; day <= k_last; day = day.plus_days(1)) {
            on(day);
            const int days_left = k_last.days_since(day) + 1;
            for (int due = (wanted_ - begun_ + days_left - 1) / days_left; due > 0; --due)
                begin_one();
            work(Side::bureau);
            work(Side::recipient);
            if (day.days_since(k_first) % k_days_between_exchanges == 0) exchange();
        }
        deliver(0);
    }

    /// Ledgers to and fro, and what they ask for; how many rounds it took.
    int reconcile() {
        constexpr int k_most_rounds = 6;
        for (int round = 1; round <= k_most_rounds; ++round) {
            const bool bureau_alike = close(Side::bureau);
            const bool brigade_alike = close(Side::recipient);
            if (bureau_alike && brigade_alike) return round;
        }
        return k_most_rounds + 1;
    }

    [[nodiscard]] int begun() const { return begun_; }
    [[nodiscard]] int bundles_sent() const { return sent_; }
    [[nodiscard]] int lost() const { return lost_; }
    [[nodiscard]] int doubled() const { return doubled_; }

private:
    struct Letter {
        Side to{};
        std::string name;
        Bytes bytes;
    };

    template <class Items>
    auto pick(const Items& items) {
        return items[static_cast<std::size_t>(random_.below(items.size()))];
    }

    /// Cases of the opinion's section three (4), as far as the brigade's desk.
    void transfers() {
        const int count = wanted_ / 15;
        make_file = [this](const std::string& name, std::size_t size) {
            constexpr std::size_t k_small = 4'000;
            return made_up_file(name + std::string(static_cast<std::size_t>(begun_) + 1, 'x'),
                                std::min(size, k_small));
        };
        for (int i = 0; i < count; ++i) {
            matter = {};
            discover();
            ++begun_;
            if (i % 4 == 3) continue;
            prepare();
            dispatch(Date::of(2026, 11, 18), "昌江移〔2026〕" + std::to_string(100 + i) + "号");
        }
        CHECK_MESSAGE(failures.empty(), told());
    }

    void begin_one() {
        constexpr std::array k_kinds = {
            MatterKind::hazard,        MatterKind::hazard,        MatterKind::clue,
            MatterKind::joint_patrol,  MatterKind::campaign,      MatterKind::emergency,
            MatterKind::shared_notice, MatterKind::joint_meeting, MatterKind::resolution,
            MatterKind::assistance,    MatterKind::contact,       MatterKind::training};
        const MatterKind kind = pick(k_kinds);
        const domain::KindRow& row = domain::kind_row(kind);
        const Side opener =
            !row.by_recipient || random_.below(2) == 0 ? Side::bureau : Side::recipient;
        const Date today = bureau.clock().now().date;
        FieldValues values = {
            {"title", std::string{pick(k_titles)} + std::to_string(begun_)},
            {"due_on", to_iso(today.plus_days(5 + static_cast<int>(random_.below(30))))},
            {"record.place", pick(k_places)},
            {"record.subject", pick(k_subjects)}};
        if (random_.below(10) == 0) {
            values["due_on"] = "";
            values["no_due_reason"] = "长期跟踪";
        }
        const MatterId made = begin(opener, kind, values);
        REQUIRE_MESSAGE(!made.empty(), told());
        ++begun_;
    }

    /// What this side's desk calls for, some of it.
    void work(Side side) {
        Office& by = office(side);
        std::vector<std::pair<MatterId, EventType>> tasks;
        for (const app::MatterLine& line : by.session().matters()) {
            if (line.kind == MatterKind::transfer || !line.owned_by_us || !line.has_next) continue;
            if (random_.below(4) == 0) tasks.emplace_back(line.matter, line.next);
        }
        for (const auto& [about, command] : tasks) {
            const app::MatterView* view = by.session().matter(about);
            if (!view->record_types.empty() && random_.below(2) == 0) {
                file(side, about, pick(view->record_types), {{"record.place", pick(k_places)}});
            }
            static const FieldValues k_answers = {{"volume_number", "2026-协-1"},
                                                  {"archivist", "张伟"},
                                                  {"approval.approver", "余承泽"},
                                                  {"approval.manner", "paper"},
                                                  {"approval.paper_place", "档案柜"}};
            (void)fill(by, about, command, {}, k_answers);
        }
    }

    void exchange() {
        for (const Side side : {Side::bureau, Side::recipient}) {
            std::vector<MatterId> unsent;
            for (const app::MatterLine& line : office(side).session().matters()) {
                if (line.unsent) unsent.push_back(line.matter);
            }
            if (!unsent.empty()) post(side, unsent);
        }
        constexpr std::size_t k_on_the_way = 3;
        deliver(k_on_the_way);
    }

    void post(Side from, const std::vector<MatterId>& matters) {
        Office& by = office(from);
        Office& to = office(domain::other_side(from));
        const auto outcome =
            by.perform(app::ExportMatter{.matter = matters.front(),
                                         .to = to.session().me().agency.id,
                                         .protection = app::Protection::none,
                                         .passphrase = {},
                                         .with = {matters.begin() + 1, matters.end()}});
        REQUIRE(outcome.kind == app::Outcome::Kind::done);
        const auto& [name, bytes] = by.desk().saved.back();
        letters_.push_back({domain::other_side(from), name, bytes});
        ++sent_;
    }

    /// Until so many are left on the way. One in eight is lost, one in eight comes twice.
    void deliver(std::size_t left) {
        shuffle(letters_, random_);
        while (letters_.size() > left) {
            const Letter letter = std::move(letters_.back());
            letters_.pop_back();
            const std::uint64_t fate = random_.below(8);
            if (fate == 0 && left > 0) {
                ++lost_;
                continue;
            }
            read(letter);
            if (fate != 1) continue;
            ++doubled_;
            read(letter);
        }
    }
    void read(const Letter& letter) {
        const auto phase = office(letter.to).take(letter.name, letter.bytes);
        CHECK(phase != app::ImportView::Phase::refused);
        (void)office(letter.to).perform(app::DropImport{});
    }

    /// This side reads the other's ledger and sends what the other lacks; true where all is alike.
    bool close(Side side) {
        Office& by = office(side);
        Office& other = office(domain::other_side(side));
        REQUIRE(other.perform(app::ExportLedger{by.session().me().agency.id}).kind ==
                app::Outcome::Kind::done);
        const auto [name, bytes] = other.desk().saved.back();
        REQUIRE(by.take(name, bytes) == app::ImportView::Phase::compared);
        const std::vector<app::LedgerDifference> found = by.session().import().differences;
        std::vector<MatterId> matters;
        for (const app::LedgerDifference& difference : found) {
            CHECK(difference.kind != app::LedgerDifference::Kind::other_state);
            if (difference.is_ours_to_send()) matters.push_back(difference.matter);
        }
        if (!matters.empty()) {
            post(side, matters);
            read(letters_.back());
            letters_.pop_back();
        }
        return found.empty();
    }

    SeededRandom random_;
    int wanted_;
    int begun_ = 0;
    int sent_ = 0;
    int lost_ = 0;
    int doubled_ = 0;
    std::vector<Letter> letters_;
};

/// Figures counted from the entries of each matter alone.
struct Counted {
    int all = 0;
    int opened = 0;
    int finished = 0;
    int running = 0;
    int overdue = 0;
    int handed_over = 0;
    std::map<MatterKind, int> kinds;
    std::map<MatterKind, std::pair<int, int>> duties;  // in time, late
};

/// The day of the entry since which it was at an end.
Date end_of(const domain::MatterState& state) {
    Date end;
    for (const domain::HistoryLine& line : state.history) {
        if (line.standing != domain::Standing::effective) continue;
        const bool over = domain::is_finished(line.stage_after);
        if (!over) end = {};
        if (over && !end.is_set()) end = line.date;
    }
    return end;
}

Counted count(Office& office, const app::Period& period) {
    const Date today = office.clock().now().date;
    const domain::Calendar calendar = domain::shipped_calendar();
    Counted counted;
    for (const app::MatterLine& line : office.session().matters()) {
        const domain::MatterState& state = office.session().matter(line.matter)->state;
        const Date opened = state.history.front().date;
        const Date end = end_of(state);
        if (period.last < opened || (end.is_set() && end < period.first)) continue;
        ++counted.all;
        ++counted.kinds[state.kind];
        if (period.first <= opened) ++counted.opened;
        if (end.is_set() && end <= period.last) ++counted.finished;
        if (!end.is_set()) ++counted.running;
        if (!state.cooperation.hand_overs.empty()) ++counted.handed_over;
        bool is_overdue = false;
        bool has_duty = false;
        bool was_late = false;
        for (const domain::DeadlineClock& clock : domain::clocks_of(state, calendar)) {
            if (domain::clock_rule(clock.kind).is_right) continue;
            is_overdue = is_overdue || (clock.running() && clock.due < today);
            if (clock.due < period.first || period.last < clock.due) continue;
            const bool late = clock.running() ? clock.due < today : clock.due < clock.stopped_on;
            if (clock.running() && !late) continue;
            has_duty = true;
            was_late = was_late || late;
        }
        if (is_overdue) ++counted.overdue;
        if (has_duty)
            ++(was_late ? counted.duties[state.kind].second : counted.duties[state.kind].first);
    }
    return counted;
}

}  // namespace

TEST_CASE("a quarter of lost, doubled and shuffled bundles ends alike on both sides") {
#if defined(__EMSCRIPTEN__) || defined(CASEBRIDGE_SANITIZE)
    // A fifth of it says as much there in a fifth of the time.
    constexpr int matters = 60;
    constexpr int bundles = 40;
#else
    constexpr int matters = 300;
    constexpr int bundles = 60;
#endif
    Quarter story(20261001, matters);
    story.run();
    CHECK_MESSAGE(story.failures.empty(), story.told());
    CHECK(story.begun() >= matters);
    CHECK(story.bundles_sent() >= bundles);
    CHECK(story.lost() >= 3);
    CHECK(story.doubled() >= 3);
    const int rounds = story.reconcile();
    CHECK(rounds <= 4);

    const app::Period quarter = app::quarter_of(k_first);
    for (Office* office : {&story.bureau, &story.brigade}) {
        const app::Statistics& made = office->session().statistics(quarter);
        const Counted counted = count(*office, quarter);
        CHECK(made.orphans.count() == 0);
        CHECK(made.all.count() == counted.all);
        CHECK(made.opened.count() == counted.opened);
        CHECK(made.finished.count() == counted.finished);
        CHECK(made.running.count() == counted.running);
        CHECK(made.overdue.count() == counted.overdue);
        CHECK(made.handed_over.count() == counted.handed_over);
        CHECK(counted.finished > matters / 10);
        REQUIRE(made.kinds.size() == counted.kinds.size());
        for (const app::Statistics::OfKind& row : made.kinds) {
            CAPTURE(domain::name_of(row.kind));
            CHECK(row.all.count() == counted.kinds.at(row.kind));
            const auto duties = counted.duties.find(row.kind);
            const auto [in_time, late] =
                duties == counted.duties.end() ? std::pair{0, 0} : duties->second;
            CHECK(row.duties.in_time.count() == in_time);
            CHECK(row.duties.late.count() == late);
        }
        const std::string pack = documents::text_of(app::meeting_pack(made, "昌江区交通运输局"));
        const std::string summary = "期内事项" + std::to_string(counted.all) + "件，其中新登记" +
                                    std::to_string(counted.opened) + "件，办结" +
                                    std::to_string(counted.finished) + "件；目前在办" +
                                    std::to_string(counted.running) + "件，逾期" +
                                    std::to_string(counted.overdue) + "件";
        CHECK(pack.find(summary) != std::string::npos);
    }
    // What both know adds up to the same on both sides.
    for (const app::MatterLine& line : story.brigade.session().matters()) {
        story.check_alike(line.matter);
    }
}
