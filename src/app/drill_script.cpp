#include "app/drill_script.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/deadlines.h"
#include "domain/stage_days.h"

namespace casebridge::app {
namespace {

using domain::EventType;
using Kind = DrillStep::Kind;

constexpr DrillAgency k_bureau{domain::AgencyKind::district_bureau,
                               "演练区交通运输局",
                               "演练区交通运输局",
                               "演练",
                               "演练员甲",
                               "00000001",
                               "演练员乙",
                               "00000002"};
constexpr DrillAgency k_brigade{domain::AgencyKind::brigade,
                                "演练市交通运输综合行政执法支队演练大队",
                                "支队演练大队",
                                "演执",
                                "演练员丙",
                                "00000003",
                                "演练员丁",
                                "00000004"};

/// Whom a sample case is about. No register has a region 000000.
struct Subject {
    std::string_view category;
    std::string_view party;
    std::string_view id_number;
    std::string_view title;
    std::string_view findings;
    std::string_view requirement;
    std::string_view rechecked;
    std::string_view violation;
    std::string_view article;
    std::string_view paragraph;
};
constexpr Subject k_repair{"transport_repair",
                           "演练甲汽车维修有限公司",
                           "91000000YL0000001L",
                           "演练甲汽车维修公司涉嫌未备案经营机动车维修",
                           "未办理机动车维修经营备案，正在承修货车。",
                           "停止承修，到交通运输局办理备案。",
                           "仍未办理备案，继续承修货车。",
                           "机动车维修经营未按规定备案",
                           "第六十五条",
                           "第四款"};
constexpr Subject k_freight{"transport_unlicensed",
                            "演练乙货运有限公司",
                            "91000000YL0000002P",
                            "演练乙货运公司涉嫌未取得许可从事普通货物运输",
                            "未取得道路货物运输经营许可，两辆货车正在装货。",
                            "停止经营，办理道路运输经营许可。",
                            "仍未取得许可，货车继续营运。",
                            "未取得许可擅自从事道路普通货物运输",
                            "第六十三条",
                            "第一项"};
constexpr Subject k_training{"transport_training",
                             "演练丙驾驶培训有限公司",
                             "91000000YL0000003T",
                             "演练丙驾驶培训公司涉嫌未备案开展培训",
                             "驾驶培训没有备案，现场有三名学员。",
                             "停止招生，办理备案。",
                             "",
                             "",
                             "",
                             ""};
constexpr Subject k_spilling{"transport_other",
                             "演练丁渣土运输有限公司",
                             "91000000YL0000004X",
                             "演练丁渣土运输公司货车沿途扬撒",
                             "货车未遮盖，沿途撒落渣土约二百米。",
                             "",
                             "",
                             "",
                             "",
                             ""};
constexpr std::string_view k_law = "中华人民共和国道路运输条例";
constexpr std::string_view k_place = "演练区演练路一号";

std::string text(std::string_view words) { return std::string{words}; }

class Script {
public:
    explicit Script(Date today) : today_(today) {}

    std::vector<DrillStep> take() && {
        std::stable_sort(steps_.begin(), steps_.end(),
                         [](const DrillStep& a, const DrillStep& b) { return a.day < b.day; });
        return std::move(steps_);
    }

    void step(Kind kind, Date day, DrillSide by, DrillMatter matter = {}) {
        steps_.push_back({.kind = kind, .day = day, .by = by, .matter = matter});
    }
    void fill(Date day, DrillSide by, DrillMatter matter, EventType command,
              domain::FieldValues values) {
        steps_.push_back({.kind = Kind::fill,
                          .day = day,
                          .by = by,
                          .matter = matter,
                          .command = command,
                          .values = std::move(values)});
    }

    void meet(Date day) {
        for (const DrillSide side : {DrillSide::bureau, DrillSide::brigade}) {
            step(Kind::set_up, day, side);
        }
        for (const DrillSide side : {DrillSide::brigade, DrillSide::bureau}) {
            step(Kind::hand_over_card, day, side);
        }
    }
    void discover(Date day, DrillMatter matter, const Subject& subject) {
        fill(day, DrillSide::bureau, matter, EventType::open_matter,
             with_officers("inspection.", {{"title", text(subject.title)},
                                           {"category", text(subject.category)},
                                           {"party.kind", "organisation"},
                                           {"party.name", text(subject.party)},
                                           {"party.id_number", text(subject.id_number)},
                                           {"inspection.date", to_iso(day)},
                                           {"inspection.place", text(k_place)},
                                           {"inspection.inspected", text(subject.party)},
                                           {"inspection.showed_certificates", "true"},
                                           {"inspection.findings", text(subject.findings)}}));
    }
    void order(Date day, Date due, DrillMatter matter, const Subject& subject) {
        fill(day, DrillSide::bureau, matter, EventType::order_rectification,
             with_officers("order.", {{"order.problem", text(subject.findings)},
                                      {"order.requirement", text(subject.requirement)},
                                      {"order.due_on", to_iso(due)},
                                      {"order.delivered_to", "负责人演练某"}}));
    }
    void evidence(Date day, DrillMatter matter, std::string_view group, std::string_view title) {
        DrillStep& added = steps_.emplace_back();
        added.kind = Kind::add_file;
        added.day = day;
        added.by = DrillSide::bureau;
        added.matter = matter;
        added.command = EventType::add_evidence;
        added.file = text(title) + ".png";
        added.values = {{"evidence.kind", "audiovisual"},
                        {"evidence.group", text(group)},
                        {"evidence.title", text(title)},
                        {"evidence.proves", "演练用的图片，不是真实证据"},
                        {"evidence.particulars.carrier", "执法记录仪"},
                        {"evidence.particulars.method", "拍摄"},
                        {"evidence.particulars.made_by", text(k_bureau.officer)},
                        {"evidence.place", text(k_place)},
                        {"evidence.medium", "存储卡"},
                        {"evidence.pages", "1"}};
    }
    /// From the first inspection to the file on its way on `sent`.
    void transfer(Date sent, DrillMatter matter, const Subject& subject) {
        const auto before = [sent](int days) { return sent.plus_days(-days); };
        discover(before(30), matter, subject);
        order(before(29), before(6), matter, subject);
        fill(before(6), DrillSide::bureau, matter, EventType::recheck_failed,
             with_officers("recheck.", {{"outcome", "refused"},
                                        {"recheck.place", text(k_place)},
                                        {"recheck.findings", text(subject.rechecked)}}));
        fill(before(5), DrillSide::bureau, matter, EventType::set_legal_basis,
             {{"violation", text(subject.violation)},
              {"law", text(k_law)},
              {"article", text(subject.article)},
              {"paragraph", text(subject.paragraph)}});
        evidence(before(5), matter, "violation", "现场照片");
        evidence(before(5), matter, "urging", "催办记录");
        fill(before(3), DrillSide::bureau, matter, EventType::draft_transfer, {});
        fill(before(3), DrillSide::bureau, matter, EventType::approve_transfer,
             approved("演练局长"));
        fill(sent, DrillSide::bureau, matter, EventType::dispatch_transfer, {{"method", "direct"}});
        step(Kind::carry, sent, DrillSide::bureau, matter);
    }
    void handle(Date signed_on, DrillMatter matter) {
        fill(signed_on, DrillSide::brigade, matter, EventType::sign_receipt,
             {{"server", text(k_bureau.officer)}});
        fill(signed_on.plus_days(1), DrillSide::brigade, matter, EventType::pass_review,
             {{"jurisdiction_opinion", "属本大队辖区"},
              {"in_jurisdiction", "true"},
              {"evidence_complete", "true"},
              {"evidence_opinion", "证据齐全"}});
        domain::FieldValues filing = approved("演练大队长");
        filing["cause"] = text(k_freight.violation);
        fill(signed_on.plus_days(3), DrillSide::brigade, matter, EventType::file_case,
             std::move(filing));
        step(Kind::carry, signed_on.plus_days(3), DrillSide::brigade, matter);
    }
    void plan_patrol(Date day) {
        const Date on = today_.plus_days(4);
        fill(day, DrillSide::bureau, DrillMatter::patrol, EventType::begin_matter,
             {{"title", "演练路联合巡查"},
              {"due_on", to_iso(on.plus_days(2))},
              {"record.date", to_iso(on)},
              {"record.areas", "演练货运站、演练工业园"},
              {"record.roads", "演练路全线"},
              {"record.weak_spots", "渣土车扬撒、无证货运"},
              {"record.integrity", "履职无异常，双方互相提醒。"},
              {"record.bureau_team", text(k_bureau.officer) + "、" + text(k_bureau.second_officer)},
              {"record.brigade_team",
               text(k_brigade.officer) + "、" + text(k_brigade.second_officer)}});
        step(Kind::carry, day, DrillSide::bureau, DrillMatter::patrol);
    }

private:
    /// Two officers with their certificates (行政处罚法42).
    static domain::FieldValues with_officers(const std::string& prefix,
                                             domain::FieldValues values) {
        values[prefix + "officer_1"] = text(k_bureau.officer);
        values[prefix + "certificate_1"] = text(k_bureau.certificate);
        values[prefix + "officer_2"] = text(k_bureau.second_officer);
        values[prefix + "certificate_2"] = text(k_bureau.second_certificate);
        return values;
    }
    static domain::FieldValues approved(std::string_view by) {
        return {{"approval.approver", text(by)},
                {"approval.manner", "paper"},
                {"approval.paper_place", "办公室档案柜"}};
    }

    Date today_;
    std::vector<DrillStep> steps_;
};

/// On this day it must have been sent for 签收 to be due on the next working day.
Date sent_to_be_due_next(Date today, const domain::Calendar& calendar) {
    const int days_to_sign = domain::StageDays{}.dispatched;
    const Date due = calendar.working_day_from(today.plus_days(1));
    Date sent = today.plus_days(-1);
    while (domain::count_working_days(sent, days_to_sign, calendar).due > due) {
        sent = sent.plus_days(-1);
    }
    return sent;
}

}  // namespace

const DrillAgency& drill_agency(DrillSide side) {
    return side == DrillSide::brigade ? k_brigade : k_bureau;
}

std::vector<DrillStep> drill_script(Date today, const domain::Calendar& calendar) {
    Script script{today};
    script.meet(today.plus_days(-60));
    script.transfer(today.plus_days(-20), DrillMatter::handling, k_freight);
    script.handle(today.plus_days(-19), DrillMatter::handling);
    script.transfer(sent_to_be_due_next(today, calendar), DrillMatter::dispatched, k_repair);
    script.discover(today.plus_days(-8), DrillMatter::rectifying, k_training);
    script.order(today.plus_days(-7), today.plus_days(5), DrillMatter::rectifying, k_training);
    script.plan_patrol(today.plus_days(-3));
    script.discover(today.plus_days(-1), DrillMatter::discovered, k_spilling);
    return std::move(script).take();
}

}  // namespace casebridge::app
