#include "domain/enum_names.h"

#include <array>

// Each list below names its enumerators in order. The switch that the macro writes has no default,
// so the compiler refuses an enumerator without a row; the static_assert refuses rows out of order.
#define CASEBRIDGE_ROW(name, label) Option{#name, label},
#define CASEBRIDGE_POSITION(name, label) \
    case Names::name:                    \
        return static_cast<std::size_t>(Names::name);
#define CASEBRIDGE_IN_ORDER(name, label) \
    if (static_cast<std::size_t>(Names::name) != next++) return false;
#define CASEBRIDGE_OPTIONS(Enum, ROWS)                               \
    namespace {                                                      \
    struct Enum##Table {                                             \
        using Names = Enum;                                          \
        static constexpr std::array k_rows = {ROWS(CASEBRIDGE_ROW)}; \
        static constexpr std::size_t position(Names value) {         \
            switch (value) { ROWS(CASEBRIDGE_POSITION) }             \
            return k_rows.size();                                    \
        }                                                            \
        static constexpr bool in_order() {                           \
            std::size_t next = 0;                                    \
            ROWS(CASEBRIDGE_IN_ORDER)                                \
            return position(Names{}) == 0 && next == k_rows.size();  \
        }                                                            \
    };                                                               \
    static_assert(Enum##Table::in_order());                          \
    }                                                                \
    std::span<const Option> options_of(Enum) { return Enum##Table::k_rows; }

// clang-format off
#define CASEBRIDGE_AGENCY_KINDS(X) \
    X(district_bureau, "区交通运输局") X(detachment, "支队") X(brigade, "大队")
#define CASEBRIDGE_SIDES(X) X(bureau, "区交通局") X(recipient, "支队、大队")
#define CASEBRIDGE_EVIDENCE_KINDS(X) \
    X(documentary, "书证") X(physical, "物证") X(audiovisual, "视听资料") X(electronic, "电子数据") \
    X(testimony, "证人证言") X(party_statement, "当事人的陈述") X(expert_opinion, "鉴定意见") \
    X(inquest_record, "勘验笔录、现场笔录")
#define CASEBRIDGE_PAPER_GROUPS(X) \
    X(inspection, "检查记录") X(urging, "整改督促情况") X(violation, "违法证据")
#define CASEBRIDGE_EVIDENCE_FORMS(X) X(original, "原件") X(copy, "复制件")
#define CASEBRIDGE_COLLECTION_WAYS(X) \
    X(by_officers, "执法人员收集") X(from_agency, "其他机关移送") X(by_post, "邮寄收到") \
    X(from_others, "当事人或他人交来") X(automatic, "电子技术监控设备记录")
#define CASEBRIDGE_CUSTODY_ACTIONS(X) \
    X(collected, "收集") X(stored, "入库") X(lent, "借出") X(brought_back, "归还") \
    X(sent_for_test, "送检") X(handed_over, "移交") X(returned_to_owner, "退还") X(destroyed, "销毁")
#define CASEBRIDGE_PARTY_KINDS(X) X(organisation, "单位") X(person, "个人")
#define CASEBRIDGE_PARTY_ROLES(X) \
    X(joint, "共同当事人") X(owner, "所有人") X(keeper, "经营者") X(driver, "驾驶人") \
    X(representative, "法定代表人或负责人") X(other, "其他")
#define CASEBRIDGE_PLATE_COLOURS(X) \
    X(blue, "蓝色") X(yellow, "黄色") X(green, "渐变绿色") X(yellow_green, "黄绿双拼") \
    X(white, "白色") X(black, "黑色") X(none, "无号牌")
#define CASEBRIDGE_APPROVAL_MANNERS(X) X(online, "线上审批") X(paper, "纸质签批")
#define CASEBRIDGE_SERVICE_METHODS(X) \
    X(direct, "直接送达") X(confidential_exchange, "机要交换") X(post, "邮寄送达") \
    X(entrusted, "委托送达") X(left_in_place, "留置送达") X(electronic, "电子送达")
#define CASEBRIDGE_DAY_READINGS(X) X(working_days, "工作日") X(natural_days, "自然日")
#define CASEBRIDGE_RECHECK_OUTCOMES(X) X(incomplete, "整改不完善") X(refused, "拒不整改")
#define CASEBRIDGE_OBJECTION_KINDS(X) X(jurisdiction, "管辖权") X(evidence, "证据完整性") X(other, "其他")
#define CASEBRIDGE_CLOSE_REASONS(X) \
    X(rectified, "已整改到位") X(no_violation, "不构成违法") X(no_legal_basis, "没有处罚依据") \
    X(entered_in_error, "登记有误")
#define CASEBRIDGE_DECISION_OUTCOMES(X) \
    X(penalty, "给予行政处罚") X(no_penalty_minor, "不予行政处罚（违法行为轻微）") \
    X(no_penalty_unfounded, "不予行政处罚（违法事实不成立）") X(crime, "移送司法机关") \
    X(terminated, "终止办理") \
    X(other_agency, "移送其他机关")
#define CASEBRIDGE_CASE_ORIGINS(X) \
    X(joint_patrol, "联合巡查") X(campaign, "专项整治") X(emergency, "应急处置") X(clue, "违法线索")
#define CASEBRIDGE_REDIRECT_BASES(X) X(within_detachment, "支队内部转办") X(designated, "指定管辖")
#define CASEBRIDGE_RETURN_BASES(X) X(agreed, "区局同意退回") X(designated, "共同上一级机关决定")
#define CASEBRIDGE_POLICE_VERDICTS(X) X(accepted, "立案") X(refused, "不予立案")
#define CASEBRIDGE_SETTLE_VERDICTS(X) X(adopt, "采用") X(dismiss, "不采用")
// clang-format on

namespace casebridge::domain {

CASEBRIDGE_OPTIONS(AgencyKind, CASEBRIDGE_AGENCY_KINDS)
CASEBRIDGE_OPTIONS(Side, CASEBRIDGE_SIDES)
CASEBRIDGE_OPTIONS(EvidenceKind, CASEBRIDGE_EVIDENCE_KINDS)
CASEBRIDGE_OPTIONS(PaperGroup, CASEBRIDGE_PAPER_GROUPS)
CASEBRIDGE_OPTIONS(EvidenceForm, CASEBRIDGE_EVIDENCE_FORMS)
CASEBRIDGE_OPTIONS(CollectionWay, CASEBRIDGE_COLLECTION_WAYS)
CASEBRIDGE_OPTIONS(CustodyAction, CASEBRIDGE_CUSTODY_ACTIONS)
CASEBRIDGE_OPTIONS(PartyKind, CASEBRIDGE_PARTY_KINDS)
CASEBRIDGE_OPTIONS(PartyRole, CASEBRIDGE_PARTY_ROLES)
CASEBRIDGE_OPTIONS(PlateColour, CASEBRIDGE_PLATE_COLOURS)
CASEBRIDGE_OPTIONS(ApprovalManner, CASEBRIDGE_APPROVAL_MANNERS)
CASEBRIDGE_OPTIONS(ServiceMethod, CASEBRIDGE_SERVICE_METHODS)
CASEBRIDGE_OPTIONS(DayReading, CASEBRIDGE_DAY_READINGS)
CASEBRIDGE_OPTIONS(RecheckOutcome, CASEBRIDGE_RECHECK_OUTCOMES)
CASEBRIDGE_OPTIONS(ObjectionKind, CASEBRIDGE_OBJECTION_KINDS)
CASEBRIDGE_OPTIONS(CloseReason, CASEBRIDGE_CLOSE_REASONS)
CASEBRIDGE_OPTIONS(DecisionOutcome, CASEBRIDGE_DECISION_OUTCOMES)
CASEBRIDGE_OPTIONS(CaseOrigin, CASEBRIDGE_CASE_ORIGINS)
CASEBRIDGE_OPTIONS(RedirectBasis, CASEBRIDGE_REDIRECT_BASES)
CASEBRIDGE_OPTIONS(ReturnBasis, CASEBRIDGE_RETURN_BASES)
CASEBRIDGE_OPTIONS(PoliceVerdict, CASEBRIDGE_POLICE_VERDICTS)
CASEBRIDGE_OPTIONS(SettleVerdict, CASEBRIDGE_SETTLE_VERDICTS)

std::string_view recheck_result(const RecheckComplete&) { return "已整改到位"; }
std::string_view recheck_result(const RecheckFailed& event) { return label_of(event.outcome); }

std::span<const Option> options_of(MatterKind) {
    static const auto options = [] {
        std::array<Option, k_matter_kind_count> made{};
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = {matter_kinds()[i].key, matter_kinds()[i].label};
        }
        return made;
    }();
    return options;
}

}  // namespace casebridge::domain
