#include "domain/form_tables.h"

#include <array>

#include "domain/enum_names.h"
#include "domain/field_rows.h"

namespace casebridge::domain {
namespace {

using namespace rows;

// ---- rows shared by several forms
// --------------------------------------------------------------------

Field handed_over_list() {
    return {.key = "handed_over",
            .label = "交接清单",
            .type = FieldType::string_list,
            .required = true,
            .hint = "一行一项",
            .lines = 3};
}
constexpr std::array k_categories = {
    Option{"road_administration", "公路路政"},
    Option{"transport_unlicensed", "道路运政·无证经营"},
    Option{"transport_overload", "道路运政·超限超载"},
    Option{"transport_modified", "道路运政·非法改装"},
    Option{"transport_dangerous", "道路运政·危货运输"},
    Option{"transport_taxi", "道路运政·出租/网约车"},
    Option{"transport_repair", "道路运政·机动车维修"},
    Option{"transport_training", "道路运政·驾驶培训"},
    Option{"transport_station", "道路运政·客货站场"},
    Option{"transport_other", "道路运政·其他"},
    Option{"waterway_transport", "水路运政"},
    Option{"waterway", "航道"},
    Option{"port", "港口"},
    Option{"maritime", "海事"},
    Option{"construction_quality", "工程质量监督"},
    Option{"other", "其他"},
};

using Fields = std::span<const Field>;

Fields record_fields(std::string_view type) { return find_record_type(type)->fields; }

/// Where the program does not know whether a leader has to approve.
Fields approval_fields_when_not_rectified() {
    static const std::array fields = {
        with_hint(person("approver", "批准人", false), "已整改到位的不用批准"),
        Field{.key = "approved_on",
              .label = "批准日期",
              .type = FieldType::date,
              .validator = Validator::not_in_future},
        choice("manner", "批准方式", options_of(ApprovalManner{})),
        with_hint(text("paper_place", "纸质原件存放处", false), "纸质签批的要填"),
    };
    return fields;
}

// ---- one table for each form
// ---------------------------------------------------------------------------

Fields matter_fields() {
    static const std::array fields = {
        on_whole_row(with_hint(text("title", "事项名称"), "当事人加问题")),
        choice("category", "违法类别", k_categories),
    };
    return fields;
}
Fields party_fields() {
    static const std::array fields = {
        choice("kind", "当事人类型", options_of(PartyKind{})),
        person("name", "当事人名称"),
        with_hint(with(person("id_number", "统一社会信用代码或身份证号"), Validator::party_number),
                  "不清楚的填“不详”"),
        person("contact", "电话或地址", false),
        with(person("vehicle_plate", "车牌号", false), Validator::plate),
    };
    return fields;
}
Fields reminder_fields() {
    static const std::array fields = {
        fact_date("reminded_on", "催办日期"),
        with_hint(text("manner", "催办方式"), "电话、当面等"),
        person("reached", "被催办人"),
        long_text("response", "答复情况", 2),
    };
    return fields;
}
Fields closing_fields() {
    static const std::array fields = {
        fact_date("closed_on", "销号日期"),
        choice("reason", "销号理由", options_of(CloseReason{})),
        with_hint(long_text("explanation", "说明", 3, false),
                  "没有整改到位的、有处罚依据而不移送的，写明理由"),
    };
    return fields;
}
Fields recheck_outcome_fields() {
    static const std::array fields = {choice("outcome", "复查结果", options_of(RecheckOutcome{}))};
    return fields;
}
Fields recipient_fields() {
    static const std::array fields = {
        Field{.key = "recipient",
              .label = "收文单位",
              .type = FieldType::agency,
              .required = true,
              .hint = "按辖区"},
    };
    return fields;
}
Fields transfer_letter_fields() {
    static const std::array fields = {
        text("agency_name", "移送单位全称"),
        on_whole_row(text("addressee", "主送单位全称")),
        on_whole_row(with_hint(text("title_subject", "标题事由"), "关于____的移送处理书")),
        on_whole_row(person("inspected", "检查对象")),
        on_whole_row(person("party", "当事人")),
        long_text("findings", "发现的行为", 4),
        with_hint(long_text("suspected", "涉嫌", 2), "违法行为和处罚依据"),
        with_hint(number("attachment_count", "附件份数"), "按材料清单"),
        fact_date("letter_date", "日期"),
    };
    return fields;
}
Fields return_draft_fields() {
    static const std::array fields = {fact_date("returned_on", "退回日期"),
                                      long_text("reason", "退回理由", 2)};
    return fields;
}
Fields letter_number_fields() {
    static const std::array fields = {
        with_hint(with(text("document_number", "文号"), Validator::document_number),
                  "按号簿拟用，没有的手填"),
    };
    return fields;
}
Fields dispatch_fields() {
    static const std::array fields = {
        fact_date("dispatched_on", "发出日期"),
        choice("method", "送达方式", options_of(ServiceMethod{})),
        choice("review_reading", "3日的算法", options_of(DayReading{})),
    };
    return fields;
}
Fields receipt_fields() {
    static const std::array fields = {
        on_whole_row(text("served_document", "送达文书名称")),
        person("server", "送达人"),
        fact_date("served_on", "送达时间"),
        choice("method", "送达方式", options_of(ServiceMethod{})),
        person("recipient_person", "受送达人", false),
        Field{.key = "recipient_date",
              .label = "受送达人签收日期",
              .type = FieldType::date,
              .validator = Validator::not_in_future},
        person("agent_person", "代收人", false),
        Field{.key = "agent_date",
              .label = "代收人签收日期",
              .type = FieldType::date,
              .validator = Validator::not_in_future},
        with_hint(long_text("remark", "备注", 2, false), "有代收人的，写明与受送达人的关系"),
        with_hint(long_text("proof", "送达证明", 2, false),
                  "移送单位登记的要填：已签名的附件2、邮寄回执等，写明存放处"),
    };
    return fields;
}
Fields review_fields() {
    static const std::array fields = {
        fact_date("reviewed_on", "审核日期"),
        person("reviewer", "审核人"),
        with_hint(long_text("jurisdiction_opinion", "管辖权审核意见", 2), "例如：属本大队辖区"),
        with_hint(long_text("evidence_opinion", "证据完整性审核意见", 2),
                  "例如：材料齐全，可以立案"),
        yes_no_required("in_jurisdiction", "属本单位管辖"),
        yes_no_required("evidence_complete", "证据完整"),
    };
    return fields;
}
Fields objection_fields() {
    static const std::array fields = {
        choice("kind", "异议类型", options_of(ObjectionKind{})),
        fact_date("raised_on", "提出日期"),
        long_text("reason", "异议理由", 3),
    };
    return fields;
}
Fields consultation_fields() {
    static const std::array fields = {
        fact_date("held_on", "沟通日期"),    with_hint(text("manner", "沟通方式"), "电话、当面等"),
        person("our_person", "本单位人员"),  person("their_person", "对方人员"),
        long_text("outcome", "沟通结果", 3),
    };
    return fields;
}
Fields supplement_fields() {
    static const std::array fields = {
        fact_date("requested_on", "要求日期"),
        Field{.key = "due_on",
              .label = "补充期限",
              .type = FieldType::date,
              .required = true,
              .hint = "与区局商定"},
        Field{.key = "items",
              .label = "需要补充的证据",
              .type = FieldType::string_list,
              .required = true,
              .hint = "一行一项",
              .lines = 4},
    };
    return fields;
}
Fields supplement_answer_fields() {
    static const std::array fields = {fact_date("answered_on", "答复日期")};
    return fields;
}
Fields answer_fields() {
    static const std::array fields = {
        Field{.key = "item", .label = "要求补充", .required = true, .read_only = true},
        yes_no("provided", "已补充"),
        with_hint(long_text("explanation", "补充说明", 2), "补了什么；没有补的写明理由"),
    };
    return fields;
}
Fields filing_fields() {
    static const std::array fields = {
        with_hint(text("case_number", "立案号"), "按号簿拟用，没有的手填"),
        fact_date("filed_on", "立案日期"),
        text("cause", "案由"),
    };
    return fields;
}
Fields declining_fields() {
    static const std::array fields = {
        fact_date("declined_on", "决定日期"),
        long_text("reason", "不予立案的理由", 3),
    };
    return fields;
}
Fields note_fields() {
    static const std::array fields = {
        fact_date("noted_on", "办理日期"),
        long_text("content", "办理情况", 4),
    };
    return fields;
}
Fields decision_fields() {
    static const std::array fields = {
        choice("outcome", "处理结果", options_of(DecisionOutcome{})),
        with_hint(text("decision_number", "决定书文号", false), "没有决定书的不填"),
        fact_date("decided_on", "决定日期"),
        with_hint(long_text("content", "决定内容", 3), "终止或者移送其他机关的，写明依据"),
        with_hint(with(text("amount_yuan", "罚款金额（元）", false), Validator::money),
                  "没有罚款的不填"),
        yes_no("discussed", "经负责人集体讨论"),
        yes_no("legal_reviewed", "经法制审核"),
    };
    return fields;
}
Fields reply_fields() {
    static const std::array fields = {fact_date("replied_on", "反馈日期")};
    return fields;
}
Fields reply_letter_fields() {
    static const std::array fields = {
        text("agency_name", "办理单位全称"),
        with_hint(with(text("document_number", "文号"), Validator::document_number),
                  "按号簿拟用，没有的手填"),
        on_whole_row(with_hint(text("title_subject", "标题事由"), "关于____的案件办理单")),
        text("addressee", "主送单位全称"),
        with_hint(long_text("transferred", "移送的文书", 2), "移送处理书的标题和文号"),
        long_text("handling", "办理情况", 4),
        number("attachment_count", "附件份数"),
        fact_date("letter_date", "日期"),
    };
    return fields;
}
Fields confirmation_fields() {
    static const std::array fields = {fact_date("confirmed_on", "确认日期"),
                                      long_text("opinion", "确认意见", 2)};
    return fields;
}
Fields archive_fields() {
    static const std::array fields = {
        fact_date("archived_on", "归档日期"),
        text("volume_number", "案卷号"),
        text("location", "存放处"),
        person("archivist", "立卷人"),
    };
    return fields;
}
Fields legal_basis_fields() {
    static const std::array fields = {
        text("violation", "违法行为"),
        with_hint(text("law", "法律法规名称"), "全称，不加书名号"),
        with_hint(text("article", "条"), "例如：第六十四条"),
        with_hint(text("paragraph", "款、项", false), "例如：第一款第二项"),
        Field{.key = "act_ended_on",
              .label = "违法行为发生或终了日期",
              .type = FieldType::date,
              .validator = Validator::not_in_future,
              .hint = "计算处罚时效"},
        yes_no("endangers", "涉及生命健康安全或金融安全，且有危害后果"),
    };
    return fields;
}
Fields brigade_opening_fields() {
    static const std::array fields = {
        choice("origin", "案件来源", options_of(CaseOrigin{})),
        with_hint(text("origin_note", "来源说明"), "哪次巡查、行动、事件或者线索"),
        Field{.key = "bureau",
              .label = "协作区局",
              .type = FieldType::agency,
              .required = true,
              .hint = "办理结果反馈给它"},
        on_whole_row(with_hint(text("title", "事项名称"), "当事人加问题")),
        choice("category", "违法类别", k_categories),
    };
    return fields;
}
Fields withdrawal_before_receipt_fields() {
    static const std::array fields = {fact_date("withdrawn_on", "撤回日期"),
                                      long_text("reason", "撤回理由", 3)};
    return fields;
}
Fields redirect_fields() {
    static const std::array fields = {
        fact_date("redirected_on", "转办日期"),
        choice("basis", "转办依据", options_of(RedirectBasis{})),
        Field{.key = "recipient", .label = "接收单位", .type = FieldType::agency, .required = true},
        with_hint(text("document_number", "通知文号", false), "指定管辖的要填"),
        with_hint(text("decided_by", "作出决定的机关", false), "指定管辖的要填"),
        long_text("reason", "转办理由", 2),
    };
    return fields;
}
Fields return_case_fields() {
    static const std::array fields = {
        fact_date("returned_on", "退回日期"),
        choice("basis", "退回依据", options_of(ReturnBasis{})),
        with_hint(long_text("agreement", "同意情况或者决定文号", 2),
                  "区局谁同意、何时、什么方式；上级决定的填文号"),
        long_text("reason", "退回理由", 3),
        handed_over_list(),
    };
    return fields;
}
Fields withdrawal_request_fields() {
    static const std::array fields = {fact_date("asked_on", "申请日期"),
                                      long_text("reason", "申请撤回的理由", 3)};
    return fields;
}
Fields withdrawal_consent_fields() {
    static const std::array fields = {fact_date("consented_on", "同意日期"),
                                      long_text("opinion", "意见", 2), handed_over_list()};
    return fields;
}
Fields withdrawal_refusal_fields() {
    static const std::array fields = {fact_date("refused_on", "答复日期"),
                                      long_text("reason", "不同意的理由", 3)};
    return fields;
}
Fields crime_report_fields() {
    static const std::array fields = {
        with_hint(fact_date("reported_on", "报告日期"), "送到负责人的日期，3日内决定"),
        text("suspected_crime", "涉嫌罪名"),
        with_hint(person("reporters", "报告人"), "两名以上执法人员"),
        long_text("content", "核实情况", 4),
    };
    return fields;
}
Fields crime_referral_fields() {
    static const std::array fields = {
        with_hint(person("approver", "批准移送的负责人"), "正职或者主持工作的负责人"),
        fact_moment("approved_at", "批准时间", "24小时内移交"),
        text("police", "移送的公安机关"),
        text("document_number", "案件移送书文号"),
        Field{.key = "articles",
              .label = "涉案物品清单",
              .type = FieldType::string_list,
              .hint = "一行一件，没有的不填",
              .lines = 3},
        yes_no_required("report_attached", "附有案件调查报告"),
    };
    return fields;
}
Fields crime_kept_fields() {
    static const std::array fields = {
        fact_date("decided_on", "决定日期"),
        with_hint(person("approver", "决定不移送的负责人"), "正职或者主持工作的负责人"),
        with_hint(long_text("reason", "不予移送的理由", 3), "记录在案"),
    };
    return fields;
}
Fields crime_hand_over_fields() {
    static const std::array fields = {fact_moment("handed_over_at", "交接时间", ""),
                                      person("received_by", "公安机关接收人")};
    return fields;
}
Fields police_answer_fields() {
    static const std::array fields = {
        fact_date("answered_on", "收到通知的日期"),
        choice("verdict", "公安机关的决定", options_of(PoliceVerdict{})),
        text("document_number", "通知书文号"),
        with_hint(long_text("reason", "不予立案的理由", 2, false), "不予立案的要填"),
    };
    return fields;
}
Fields extension_fields() {
    static const std::array fields = {
        fact_date("extended_on", "批准延期的日期"),
        Field{.key = "due_on", .label = "延长到", .type = FieldType::date, .required = true},
        with_hint(text("basis", "延期依据"), "法律、法规、规章的条款"),
        long_text("reason", "延期理由", 2),
    };
    return fields;
}
Fields preservation_fields() {
    static const std::array fields = {
        with_hint(fact_date("registered_on", "登记保存日期"), "7个工作日内作出处理决定"),
        Field{.key = "articles",
              .label = "保存的物品",
              .type = FieldType::string_list,
              .required = true,
              .hint = "一行一件",
              .lines = 3},
        text("place", "保存地点"),
        person("keeper", "保管人"),
    };
    return fields;
}
Fields preservation_decision_fields() {
    static const std::array fields = {
        fact_date("decided_on", "处理日期"),
        with_hint(long_text("measure", "处理决定", 2), "退还、送鉴定、查封扣押、解除保存等"),
    };
    return fields;
}
Fields partial_reply_fields() {
    static const std::array fields = {fact_date("replied_on", "反馈日期")};
    return fields;
}
Fields question_fields() {
    static const std::array fields = {
        fact_date("questioned_on", "询问日期"),
        Field{.key = "due_on", .label = "答复期限", .type = FieldType::date, .required = true},
        Field{.key = "points",
              .label = "询问事项",
              .type = FieldType::string_list,
              .required = true,
              .hint = "一行一项",
              .lines = 4},
        with_hint(text("document_number", "询问函文号", false), "没有文号的不填"),
    };
    return fields;
}
Fields reopening_fields() {
    static const std::array fields = {fact_date("reopened_on", "决定日期"),
                                      long_text("reason", "理由", 3)};
    return fields;
}
Fields correction_fields() {
    static const std::array fields = {fact_date("corrected_on", "更正日期"),
                                      long_text("reason", "更正理由", 2)};
    return fields;
}
Fields settlement_fields() {
    static const std::array fields = {
        fact_date("settled_on", "处理日期"),
        choice("verdict", "处理意见", options_of(SettleVerdict{})),
        with_hint(long_text("reason", "理由", 2), "核对了什么、依据是什么"),
    };
    return fields;
}

}  // namespace

std::span<const Option> violation_categories() { return k_categories; }

std::string category_label(std::string_view key) {
    for (const Option& option : k_categories) {
        if (option.value == key) return std::string{option.label};
    }
    return std::string{key};
}

std::span<const Field> approval_fields() {
    static const std::array fields = {
        person("approver", "批准人"),
        fact_date("approved_on", "批准日期"),
        choice("manner", "批准方式", options_of(ApprovalManner{})),
        with_hint(text("paper_place", "纸质原件存放处", false), "纸质签批的要填"),
    };
    return fields;
}

std::vector<FormSection> sections_of(EventType command) {
    std::vector<FormSection> cooperation;
    if (cooperation_sections(command, cooperation)) return cooperation;
    const FormSection approved{"审批", "approval.", approval_fields()};
    switch (command) {
        case EventType::open_matter:
            return {{"事项", "", matter_fields()},
                    {"当事人", "party.", party_fields()},
                    {"检查记录", "inspection.", record_fields(k_inspection)}};
        case EventType::order_rectification:
            return {{"责令改正通知", "order.", record_fields(k_rectification_order)}};
        case EventType::remind: return {{"", "", reminder_fields()}};
        case EventType::close:
            return {{"销号", "", closing_fields()},
                    {"审批", "approval.", approval_fields_when_not_rectified()}};
        case EventType::recheck_complete:
            return {{"复查记录", "recheck.", record_fields(k_recheck)}};
        case EventType::recheck_failed:
            return {{"复查结果", "", recheck_outcome_fields()},
                    {"复查记录", "recheck.", record_fields(k_recheck)}};
        case EventType::draft_transfer:
            return {{"移送", "", recipient_fields()},
                    {"移送处理书", "letter.", transfer_letter_fields()}};
        case EventType::return_draft: return {{"", "", return_draft_fields()}};
        case EventType::approve_transfer: return {{"文号", "", letter_number_fields()}, approved};
        case EventType::dispatch_transfer: return {{"", "", dispatch_fields()}};
        case EventType::sign_receipt: return {{"送达回执", "", receipt_fields()}};
        case EventType::pass_review: return {{"", "", review_fields()}};
        case EventType::raise_objection: return {{"", "", objection_fields()}};
        case EventType::record_consultation: return {{"", "", consultation_fields()}};
        case EventType::request_supplement: return {{"", "", supplement_fields()}};
        case EventType::answer_supplement:
            return {{"", "", supplement_answer_fields()},
                    {"逐项答复", "answers.", answer_fields(), true}};
        case EventType::file_case: return {{"立案", "", filing_fields()}, approved};
        case EventType::decline_to_file: return {{"不予立案", "", declining_fields()}, approved};
        case EventType::note: return {{"", "", note_fields()}};
        case EventType::decide: return {{"", "", decision_fields()}};
        case EventType::reply_final:
            return {{"反馈", "", reply_fields()},
                    {"案件办理单", "letter.", reply_letter_fields()},
                    approved};
        case EventType::confirm_reply: return {{"", "", confirmation_fields()}};
        case EventType::archive: return {{"", "", archive_fields()}};
        case EventType::add_evidence: return evidence_sections();
        case EventType::add_inspection:
            return {{"检查记录", "inspection.", record_fields(k_inspection)}};
        case EventType::set_legal_basis: return {{"", "", legal_basis_fields()}};
        case EventType::open_by_brigade:
            return {{"大队立案", "", brigade_opening_fields()},
                    {"当事人", "party.", party_fields()},
                    {"现场记录", "inspection.", record_fields(k_inspection)}};
        case EventType::withdraw_before_receipt:
            return {{"撤回移送", "", withdrawal_before_receipt_fields()}, approved};
        case EventType::redirect: return {{"转办", "", redirect_fields()}, approved};
        case EventType::return_case: return {{"退回移送", "", return_case_fields()}, approved};
        case EventType::ask_withdrawal:
            return {{"申请撤回", "", withdrawal_request_fields()}, approved};
        case EventType::consent_withdrawal:
            return {{"同意撤回", "", withdrawal_consent_fields()}, approved};
        case EventType::refuse_withdrawal:
            return {{"不同意撤回", "", withdrawal_refusal_fields()}, approved};
        case EventType::report_crime: return {{"", "", crime_report_fields()}};
        case EventType::refer_crime: return {{"", "", crime_referral_fields()}};
        case EventType::keep_crime: return {{"", "", crime_kept_fields()}};
        case EventType::hand_over_crime: return {{"", "", crime_hand_over_fields()}};
        case EventType::police_answer: return {{"", "", police_answer_fields()}};
        case EventType::reply_partial:
            return {{"反馈", "", partial_reply_fields()},
                    {"案件办理单（阶段性）", "letter.", reply_letter_fields()},
                    approved};
        case EventType::question_reply: return {{"", "", question_fields()}};
        case EventType::reopen_case:
        case EventType::reopen_transfer: return {{"", "", reopening_fields()}, approved};
        case EventType::extend_decision: return {{"延期", "", extension_fields()}, approved};
        case EventType::preserve_evidence:
            return {{"先行登记保存", "", preservation_fields()}, approved};
        case EventType::decide_preservation: return {{"", "", preservation_decision_fields()}};
        case EventType::correct_entry: return {{"更正", "", correction_fields()}, approved};
        case EventType::settle_entry: return {{"", "", settlement_fields()}};
        case EventType::record_custody: return custody_sections();
        case EventType::add_party: return party_sections();
        case EventType::add_vehicle: return vehicle_sections();
        case EventType::explain_shared_number: return {shared_number_section(), approved};
        case EventType::attach_scan: return scan_sections();
        case EventType::begin_matter:
        case EventType::take_matter:
        case EventType::acknowledge_notice:
        case EventType::file_record:
        case EventType::approve_plan:
        case EventType::assign_matter:
        case EventType::change_due:
        case EventType::report_result:
        case EventType::return_result:
        case EventType::accept_result:
        case EventType::link_matter: break;  // of cooperation_sections
    }
    __builtin_trap();
}

}  // namespace casebridge::domain
