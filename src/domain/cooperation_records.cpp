#include "domain/cooperation_records.h"

#include <array>

#include "domain/field_rows.h"

namespace casebridge::domain {
namespace {

using namespace rows;

// ---- rows that several records share -------------------------------------------------------

constexpr Field k_place = text("place", "地点");
constexpr Field k_coordinates = {
    .key = "coordinates", .label = "经纬度", .validator = Validator::coordinates, .hint = "可不填"};
constexpr Field k_integrity =
    with_hint(long_text("integrity", "廉政情况", 2), "履职有无异常，怎样相互监督");

constexpr Field whole_date(std::string_view key, std::string_view label) {
    return {.key = key, .label = label, .type = FieldType::date, .required = true};
}
constexpr Field optional_moment(std::string_view key, std::string_view label) {
    return {.key = key,
            .label = label,
            .type = FieldType::moment,
            .validator = Validator::not_in_future};
}
constexpr Field happened(std::string_view label) { return fact_moment("time", label, {}); }

// ---- 信息共享 (opinion, three (1)) ----------------------------------------------------------

constexpr std::array k_levels = {Option{"general", "一般"}, Option{k_level_major, "重大"}};
constexpr std::array k_hazard_sources = {Option{"supervision", "日常监管"},
                                         Option{"inspection", "行政检查"},
                                         Option{"hazard_check", "隐患排查治理"},
                                         Option{"joint_patrol", "联合巡查"},
                                         Option{"campaign", "专项整治"},
                                         Option{"emergency", "应急处置"},
                                         Option{"meeting", "会议议定"},
                                         Option{"report", "群众举报"},
                                         Option{"other", "其他"}};

constexpr std::array k_hazard_fields = {
    fact_date("found_on", "发现日期"),
    choice("source", "发现途径", k_hazard_sources),
    k_place,
    k_coordinates,
    person("subject", "责任主体"),
    choice("level", "程度", k_levels),
    long_text("description", "隐患情况", 3),
    long_text("requirement", "整改要求", 2),
};
constexpr std::array k_rectification_progress_fields = {
    fact_date("date", "日期"),
    long_text("progress", "整改进度", 3),
    long_text("difficulty", "存在的困难", 2, false),
};
constexpr std::array k_rectification_outcomes = {Option{"complete", "已整改到位"},
                                                 Option{"controlled", "已采取管控措施"},
                                                 Option{"refused", "拒不整改，已立为移交案件"}};
constexpr std::array k_rectification_result_fields = {
    fact_date("date", "核查日期"),      choice("outcome", "整改结果", k_rectification_outcomes),
    long_text("result", "整改情况", 3), long_text("follow_up", "后续跟踪督办", 2, false),
    person("checked_by", "核查人"),
};
constexpr std::array k_clue_fields = {
    fact_date("found_on", "发现日期"),
    choice("source", "线索来源", k_hazard_sources),
    k_place,
    k_coordinates,
    person("subject", "涉及的单位或个人"),
    Field{.key = "plate", .label = "车牌号", .validator = Validator::plate, .personal = true},
    choice("level", "程度", k_levels),
    long_text("description", "涉嫌违法的情况", 3),
};
constexpr std::array k_clue_progress_fields = {
    fact_date("date", "日期"),
    long_text("progress", "核查进展", 3),
};
constexpr std::array k_clue_outcomes = {
    Option{"filed", "属实，已立案查处"}, Option{"corrected", "属实，已责令改正"},
    Option{"unfounded", "不属实"}, Option{"elsewhere", "不属本单位管辖，已移送"},
    Option{"no_penalty", "属实，依法不予处罚"}};
constexpr std::array k_clue_result_fields = {
    fact_date("date", "核查日期"),
    choice("outcome", "处置结果", k_clue_outcomes),
    long_text("result", "核查和处置情况", 3),
    person("checked_by", "核查人"),
};
constexpr std::array k_phone_notice_fields = {
    happened("通话时间"),
    person("called_by", "拨打人"),
    person("reached", "接听人"),
    Field{.key = "phone", .label = "电话", .validator = Validator::phone, .personal = true},
    long_text("content", "告知内容", 2),
    long_text("answer", "对方答复", 2, false),
};
constexpr std::array k_share_kinds = {Option{"supervision", "监管动态"},
                                      Option{"hazards", "隐患清单"}, Option{"clues", "违法线索"},
                                      Option{"enforcement", "执法数据"}};
constexpr std::array k_shared_notice_fields = {
    fact_date("date", "日期"),
    choice("share", "共享内容", k_share_kinds),
    choice("level", "程度", k_levels),
    long_text("content", "正文", 5),
};
constexpr std::array k_assistance_request_fields = {
    fact_date("date", "请求日期"),
    long_text("what", "请求协助的事项", 3),
    long_text("reason", "理由", 2),
    person("contact", "联系人"),
};
constexpr std::array k_assistance_outcomes = {
    Option{"done", "已协助"}, Option{"partly", "部分协助"}, Option{"declined", "不能协助"}};
constexpr std::array k_assistance_reply_fields = {
    fact_date("date", "答复日期"),
    choice("outcome", "协助结果", k_assistance_outcomes),
    long_text("result", "协助情况或不能协助的原因", 3),
    person("handled_by", "经办人"),
};
constexpr std::array k_contact_manners = {Option{"online", "线上即时沟通"}, Option{"phone", "电话"},
                                          Option{"meeting", "当面"}, Option{"letter", "来函去函"}};
constexpr std::array k_contact_fields = {
    happened("联络时间"),
    choice("manner", "方式", k_contact_manners),
    person("ours", "我方人员"),
    person("theirs", "对方人员"),
    long_text("content", "沟通内容", 3),
    long_text("result", "结果", 2, false),
};
constexpr std::array k_training_kinds = {Option{"guidance", "执法业务指导"},
                                         Option{"training", "培训"}};
constexpr std::array k_training_fields = {
    fact_date("date", "日期"),
    choice("training", "类别", k_training_kinds),
    text("topic", "主题"),
    k_place,
    person("teachers", "授课或指导人"),
    long_text("participants", "参加人员", 2),
    number("count", "参加人数"),
    long_text("content", "内容", 3),
};

// ---- 联合巡查 (opinion, three (2)) ----------------------------------------------------------

constexpr std::array k_patrol_plan_fields = {
    whole_date("date", "巡查日期"),
    long_text("areas", "重点区域", 2),
    long_text("roads", "关键路段", 2),
    long_text("weak_spots", "薄弱环节", 2),
    person("bureau_team", "区交通局人员"),
    person("brigade_team", "大队人员"),
    k_integrity,
};
constexpr std::array k_patrol_record_fields = {
    fact_moment("started_at", "开始时间", {}),
    optional_moment("ended_at", "结束时间"),
    text("place", "巡查地点"),
    k_coordinates,
    person("bureau_team", "区交通局人员"),
    person("brigade_team", "大队人员"),
    long_text("situation", "现场情况", 3),
};
constexpr std::array k_findings = {Option{k_finding_hazard, "隐患"},
                                   Option{k_finding_violation, "违法"}};
constexpr std::array k_patrol_finding_fields = {
    happened("发现时间"),
    choice(k_finding_kind, "性质", k_findings),
    on_whole_row(text("title", "发现的问题")),
    k_place,
    k_coordinates,
    person("subject", "责任主体或当事人", false),
    Field{.key = "plate", .label = "车牌号", .validator = Validator::plate, .personal = true},
    long_text("description", "情况", 2, false),
    long_text("measures", "现场处置", 2, false),
};
constexpr std::array k_assistance_ways = {Option{"evidence", "固定证据"},
                                          Option{"control", "现场管控"}};
constexpr std::array k_patrol_assistance_fields = {
    happened("时间"),
    choice("way", "协助", k_assistance_ways),
    person("assisted_by", "协助人员"),
    long_text("content", "内容", 2),
};
constexpr std::array k_patrol_summary_fields = {
    fact_date("date", "结束日期"),
    long_text("summary", "巡查情况", 3),
    long_text("responsibility", "处置责任", 2),
    k_integrity,
};

// ---- 专项整治 (opinion, two and three (3)) ---------------------------------------------------

constexpr std::array k_campaign_types = {Option{"campaign", "专项整治"},
                                         Option{"joint_enforcement", "联合执法行动"}};
constexpr std::array k_leads = {Option{"both", "双方共同"}, Option{"bureau", "区交通局"},
                                Option{"detachment", "市交通执法支队"}};
constexpr std::array k_campaign_plan_fields = {
    choice("campaign", "类型", k_campaign_types),
    choice("lead", "牵头单位", k_leads),
    whole_date("begins_on", "开始日期"),
    whole_date("ends_on", "结束日期"),
    long_text("scope", "范围", 2),
    long_text("focus", "整治或执法重点", 2),
    long_text("process", "工作流程", 2),
    long_text("standard", "执法标准", 2),
    long_text("source_control", "区交通局：源头管控分工", 2),
    long_text("enforcement", "支队：执法查处分工", 2),
    k_integrity,
};
constexpr std::array k_source_control_fields = {
    fact_date("date", "日期"),
    person("source_entity", "源头单位"),
    person("traced_from", "由何线索追溯", false),
    long_text("traced", "源头溯源情况", 2),
    long_text("requirement", "督促落实的整改要求", 2),
    long_text("result", "落实情况", 2, false),
};
constexpr std::array k_enforcement_action_fields = {
    fact_date("date", "日期"),     k_place,
    number("checked", "检查数量"), number("violations", "发现违法"),
    number("filed", "立案"),       long_text("content", "依法取证和查处情况", 3),
};
constexpr std::array k_campaign_summary_fields = {
    fact_date("date", "总结日期"),
    number("source_entities", "源头管控单位数"),
    number("rectified", "落实整改数"),
    number("checked", "检查数量"),
    number("filed", "立案数"),
    number("penalties", "处罚决定数"),
    Field{.key = "amount", .label = "罚没款（元）", .validator = Validator::money},
    long_text("results", "整治成效", 3),
    long_text("problems", "存在问题和后续措施", 2),
    k_integrity,
};

// ---- 应急处置 (opinion, three (5)) -----------------------------------------------------------

constexpr std::array k_emergency_start_fields = {
    fact_moment("started_at", "启动两单位联动时间", {}),
    text("event", "突发事件"),
    k_place,
    k_coordinates,
    with_hint(text("level", "响应级别", false), "政府启动响应的才填"),
    person("started_by", "启动人"),
    optional_moment("government_told_at", "报告区政府和上级时间"),
    long_text("situation", "情况", 3),
};
constexpr std::array k_notice_ways = {Option{"notified", "已电话通知"},
                                      Option{"arrived", "到达现场"},
                                      Option{"reported", "报告区政府或上级"}};
constexpr std::array k_emergency_notice_fields = {
    happened("时间"),
    choice("what", "事项", k_notice_ways),
    person("who", "单位和人员"),
    long_text("content", "内容", 2, false),
};
constexpr std::array k_resource_kinds = {Option{"people", "人员"}, Option{"vehicles", "车辆"},
                                         Option{"goods", "物资"}, Option{"equipment", "设备"}};
constexpr std::array k_emergency_resource_fields = {
    happened("时间"),         choice("resource", "资源", k_resource_kinds),
    text("what", "名称"),     number("amount", "数量"),
    text("from", "调出单位"), text("to", "调往"),
};
constexpr std::array k_bureau_duties = {
    Option{"resources", "统筹应急资源"}, Option{"evacuation", "群众疏导"},
    Option{"logistics", "后勤保障"}, Option{"repair", "设施抢修协调"}};
constexpr std::array k_detachment_duties = {Option{"order", "现场秩序维护"},
                                            Option{"search", "违法排查"},
                                            Option{"enforcement", "执法保障"}};
constexpr std::array k_emergency_bureau_duty_fields = {
    happened("时间"),
    choice("duty", "职责", k_bureau_duties),
    person("who", "负责人"),
    long_text("content", "做了什么", 2),
};
constexpr std::array k_emergency_detachment_duty_fields = {
    happened("时间"),
    choice("duty", "职责", k_detachment_duties),
    person("who", "负责人"),
    long_text("content", "做了什么", 2),
};
constexpr std::array k_emergency_recovery_fields = {
    happened("恢复时间"),
    text("what", "恢复的秩序或设施"),
    long_text("left", "遗留问题", 2, false),
};
constexpr std::array k_emergency_review_fields = {
    fact_date("date", "总结日期"),
    fact_moment("restored_at", "秩序恢复时间", {}),
    long_text("course", "处置经过", 3),
    long_text("effects", "影响和损失", 2),
    long_text("improvements", "问题和改进", 2),
    k_integrity,
};

// ---- 会议 (opinion, three (1)) ---------------------------------------------------------------

constexpr std::array k_meeting_kinds = {Option{k_meeting_quarterly, "季度联席会议"},
                                        Option{"sector", "行业领域会议"},
                                        Option{"consultation", "线下会商"}};
constexpr std::array k_quarters = {Option{"1", "第一季度"}, Option{"2", "第二季度"},
                                   Option{"3", "第三季度"}, Option{"4", "第四季度"}};
constexpr std::array k_meeting_notice_fields = {
    choice("meeting", "会议类型", k_meeting_kinds),
    whole_date("date", "召开日期"),
    Field{.key = "year", .label = "年份", .type = FieldType::number, .hint = "季度联席会议要填"},
    Field{.key = "quarter",
          .label = "季度",
          .type = FieldType::choice,
          .options = k_quarters,
          .hint = "季度联席会议要填"},
    k_place,
    person("chair", "主持人"),
    long_text("participants", "参加人员", 2),
    long_text("topics", "议题", 3),
};
constexpr std::array k_meeting_topic_fields = {
    text("topic", "议题"),
    person("raised_by", "提出人"),
    long_text("content", "内容", 3),
};
constexpr std::array k_decision_sides = {Option{"bureau", "区交通局"},
                                         Option{"recipient", "支队、大队"}};
constexpr std::array k_meeting_decision_fields = {
    on_whole_row(text("decision", "议定事项")),
    choice("owner", "责任单位", k_decision_sides),
    whole_date("due_on", "完成期限"),
    long_text("content", "要求", 2, false),
};
constexpr std::array k_resolution_fields = {
    fact_date("date", "议定日期"),
    long_text("description", "议定事项", 3),
};
constexpr std::array k_resolution_result_fields = {
    fact_date("date", "办结日期"),
    long_text("result", "落实情况", 3),
    person("handled_by", "经办人"),
};
constexpr std::array k_minutes_fields = {
    fact_date("date", "召开日期"),
    k_place,
    person("chair", "主持人"),
    long_text("participants", "参加人员", 2),
    long_text("results", "工作成效", 3),
    long_text("problems", "存在问题", 3),
    long_text("improvements", "机制优化", 3),
    k_integrity,
    long_text("decisions", "议定事项", 2, false),
};

// ---- 廉政 (opinion, three (7)) ----------------------------------------------------------------

constexpr std::array k_sealed_reminder_fields = {
    fact_date("date", "日期"),
    with_hint(long_text(k_sealed_text, "密封内容", 1), "只有收件人能看"),
};

constexpr std::array k_types = {
    RecordType{"sealed_reminder", "廉政提醒", k_sealed_reminder_fields},
    RecordType{"hazard", "隐患登记", k_hazard_fields},
    RecordType{"rectification_progress", "整改进度", k_rectification_progress_fields},
    RecordType{"rectification_result", "整改结果", k_rectification_result_fields},
    RecordType{"clue", "线索登记", k_clue_fields},
    RecordType{"clue_progress", "核查进展", k_clue_progress_fields},
    RecordType{"clue_result", "线索处置结果", k_clue_result_fields},
    RecordType{k_phone_notice, "电话告知", k_phone_notice_fields},
    RecordType{"shared_notice", "共享内容", k_shared_notice_fields},
    RecordType{"assistance_request", "协助请求", k_assistance_request_fields},
    RecordType{"assistance_reply", "协助答复", k_assistance_reply_fields},
    RecordType{"contact", "联络记录", k_contact_fields},
    RecordType{"training", "业务指导与培训", k_training_fields},
    RecordType{"patrol_plan", "巡查计划", k_patrol_plan_fields},
    RecordType{"patrol_record", "现场记录", k_patrol_record_fields},
    RecordType{k_patrol_finding, "发现问题", k_patrol_finding_fields},
    RecordType{"patrol_assistance", "协助记录", k_patrol_assistance_fields},
    RecordType{"patrol_summary", "巡查小结", k_patrol_summary_fields},
    RecordType{"campaign_plan", "整治方案", k_campaign_plan_fields},
    RecordType{"source_control", "源头管控", k_source_control_fields},
    RecordType{"enforcement_action", "执法查处", k_enforcement_action_fields},
    RecordType{"campaign_summary", "整治总结", k_campaign_summary_fields},
    RecordType{"emergency_start", "启动两单位联动", k_emergency_start_fields},
    RecordType{"emergency_notice", "通知、到场和报告", k_emergency_notice_fields},
    RecordType{"emergency_resource", "资源调配", k_emergency_resource_fields},
    RecordType{"emergency_bureau_duty", "区局行动", k_emergency_bureau_duty_fields},
    RecordType{"emergency_detachment_duty", "支队行动", k_emergency_detachment_duty_fields},
    RecordType{"emergency_recovery", "恢复秩序", k_emergency_recovery_fields},
    RecordType{"emergency_review", "应急总结", k_emergency_review_fields},
    RecordType{"meeting_notice", "会议安排", k_meeting_notice_fields},
    RecordType{"meeting_topic", "议题", k_meeting_topic_fields},
    RecordType{k_meeting_decision, "议定事项", k_meeting_decision_fields},
    RecordType{"resolution", "议定事项登记", k_resolution_fields},
    RecordType{"resolution_result", "议定事项落实", k_resolution_result_fields},
    RecordType{"minutes", "会议纪要", k_minutes_fields},
};

}  // namespace

std::span<const RecordType> cooperation_record_types() { return k_types; }

}  // namespace casebridge::domain
