#include "app/history_summary.h"

#include "base/utf8.h"
#include "documents/evidence_lists.h"
#include "documents/paper_forms.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"

namespace casebridge::app {
namespace {

using namespace domain;

constexpr std::size_t k_longest = 60;

/// Joins the parts that are not empty with 中文 commas and cuts what no line can hold.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text = joined_by_comma(parts);
    for (char& c : text) {
        if (c == '\n') c = ' ';
    }
    if (count_code_points(text) <= k_longest) return text;
    return std::string{first_code_points(text, k_longest)} + "…";
}

std::string labelled(std::string_view label, std::string_view value) {
    return value.empty() ? std::string{} : std::string{label}.append(value);
}

std::string iso_as_chinese(std::string_view text) {
    const auto date = Date::parse(text);
    return date.ok() ? to_chinese_short(*date) : std::string{};
}

std::string approval_text(const Approval& approval) {
    if (approval.approver.empty()) return {};
    return approval.approver + (approval.manner == ApprovalManner::paper ? "纸质签批" : "线上审批");
}

/// The record's title where it has one, then its longest texts.
std::string record_text(const Record& record) {
    std::string text;
    const RecordType* type = find_record_type(record.type);
    if (type == nullptr) return text;
    for (const Field& field : type->fields) {
        const std::string_view value = record.value(field.key);
        const bool told = field.type == FieldType::text || field.type == FieldType::multiline ||
                          field.type == FieldType::choice;
        if (!told || value.empty() || field.key == "integrity") continue;
        if (!text.empty()) text += "，";
        text += documents::shown_value(field, value);
    }
    return text;
}

struct Summary {
    std::string operator()(const BeginMatter& e) const {
        return joined({std::string{label_of(e.kind)}, "责任单位" + std::string{label_of(e.owner)},
                       record_text(e.record)});
    }
    std::string operator()(const TakeMatter& e) const { return joined({e.taken_by, e.measures}); }
    std::string operator()(const AcknowledgeNotice& e) const {
        return joined({e.read_by, e.remark});
    }
    std::string operator()(const FileRecord& e) const { return filed(e.record); }
    std::string operator()(const ApprovePlan& e) const {
        return joined({approval_text(e.approval)});
    }
    std::string operator()(const AssignMatter& e) const {
        return joined({e.reason, "期限" + to_chinese_short(e.due_on)});
    }
    std::string operator()(const ChangeDue& e) const {
        return joined({"改为" + to_chinese_short(e.due_on), e.reason, approval_text(e.approval)});
    }
    std::string operator()(const ReportResult& e) const { return filed(e.record); }
    std::string operator()(const ReturnResult& e) const {
        return joined(
            {std::to_string(e.points.size()) + " 项，" + to_chinese_short(e.due_on) + "前重新反馈",
             e.points.empty() ? std::string{} : e.points.front()});
    }
    std::string operator()(const AcceptResult& e) const { return joined({e.opinion}); }
    std::string operator()(const LinkMatter& e) const { return joined({e.other_title, e.note}); }
    static std::string filed(const Record& record) {
        const RecordType* type = find_record_type(record.type);
        return joined({type == nullptr ? std::string{}
                                       : std::string{type->label} + "：" + record_text(record)});
    }
    std::string operator()(const OpenMatter& e) const {
        return joined({std::string{e.inspection.value("findings")}});
    }
    std::string operator()(const OpenByBrigade& e) const {
        return joined({std::string{label_of(e.origin)} + labelled("：", e.origin_note),
                       std::string{e.inspection.value("findings")}});
    }
    std::string operator()(const WithdrawBeforeReceipt& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const Redirect& e) const {
        return joined({std::string{label_of(e.basis)}, e.document_number, e.reason});
    }
    std::string operator()(const ReturnCase& e) const {
        return joined({std::string{label_of(e.basis)}, e.reason});
    }
    std::string operator()(const AskWithdrawal& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const ConsentWithdrawal& e) const {
        return joined({e.opinion, approval_text(e.approval)});
    }
    std::string operator()(const RefuseWithdrawal& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const ReportCrime& e) const {
        return joined({labelled("涉嫌", e.suspected_crime), labelled("报告人", e.reporters)});
    }
    std::string operator()(const ReferCrime& e) const {
        return joined(
            {labelled("移送", e.police), e.document_number, labelled("", e.approver) + "批准"});
    }
    std::string operator()(const KeepCrime& e) const { return joined({e.reason, e.approver}); }
    std::string operator()(const HandOverCrime& e) const {
        return joined({labelled("接收人", e.received_by)});
    }
    std::string operator()(const PoliceAnswer& e) const {
        return joined({std::string{label_of(e.verdict)}, e.document_number, e.reason});
    }
    std::string operator()(const ExtendDecision& e) const {
        return joined({"延长到" + to_chinese_short(e.due_on), e.basis});
    }
    std::string operator()(const PreserveEvidence& e) const {
        return joined({std::to_string(e.articles.size()) + " 件", e.place});
    }
    std::string operator()(const DecidePreservation& e) const { return joined({e.measure}); }
    std::string operator()(const ReplyPartial& e) const {
        return joined({e.letter.document_number, e.letter.handling});
    }
    std::string operator()(const QuestionReply& e) const {
        return joined(
            {std::to_string(e.points.size()) + " 项，" + to_chinese_short(e.due_on) + "前答复",
             e.points.empty() ? std::string{} : e.points.front()});
    }
    std::string operator()(const ReopenCase& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const ReopenTransfer& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const CorrectEntry& e) const {
        return joined({"更正 " + std::to_string(e.changes.size()) + " 处", e.reason,
                       approval_text(e.approval)});
    }
    std::string operator()(const SettleEntry& e) const {
        return joined({std::string{label_of(e.verdict)}, e.reason});
    }
    std::string operator()(const OrderRectification& e) const {
        return joined({labelled("改正期限 ", iso_as_chinese(e.order.value("due_on"))),
                       std::string{e.order.value("requirement")}});
    }
    std::string operator()(const Remind& e) const {
        return joined({e.manner + "催办" + e.reached, e.response});
    }
    std::string operator()(const CloseMatter& e) const {
        return joined({std::string{label_of(e.reason)}, e.explanation, approval_text(e.approval)});
    }
    std::string operator()(const RecheckComplete& e) const {
        return joined({officers_of(e.recheck), std::string{e.recheck.value("findings")}});
    }
    std::string operator()(const RecheckFailed& e) const {
        return joined({std::string{label_of(e.outcome)}, std::string{e.recheck.value("findings")}});
    }
    std::string operator()(const DraftTransfer& e) const {
        return joined({labelled("移送", e.letter.addressee), labelled("涉嫌", e.letter.suspected)});
    }
    std::string operator()(const ReturnDraft& e) const { return joined({e.reason}); }
    std::string operator()(const ApproveTransfer& e) const {
        return joined(
            {approval_text(e.approval), labelled("文号", e.document_number), "正文已锁定"});
    }
    std::string operator()(const DispatchTransfer& e) const {
        return joined({std::string{label_of(e.method)},
                       labelled("3日按", label_of(e.review_reading)) + "计"});
    }
    std::string operator()(const SignReceipt& e) const {
        return joined({std::string{label_of(e.method)}, labelled("受送达人", e.recipient_person),
                       labelled("代收人", e.agent_person), "3日和30日期限自次日起算",
                       domain::differs_from_service(e)
                           ? "送达时间写的是" + to_chinese_short(e.served_on) + "，与签收日期不同"
                           : std::string{},
                       labelled("送达证明：", e.proof)});
    }
    std::string operator()(const PassReview& e) const {
        return joined({e.jurisdiction_opinion, e.evidence_opinion});
    }
    std::string operator()(const RaiseObjection& e) const {
        return joined({std::string{label_of(e.kind)}, e.reason});
    }
    std::string operator()(const RecordConsultation& e) const {
        return joined({e.our_person + "与" + e.their_person + e.manner, e.outcome});
    }
    std::string operator()(const RequestSupplement& e) const {
        std::string items;
        for (const std::string& item : e.items) (items += items.empty() ? "" : "；") += item;
        return joined(
            {std::to_string(e.items.size()) + " 项，" + to_chinese_short(e.due_on) + "前", items});
    }
    std::string operator()(const AnswerSupplement& e) const {
        std::size_t provided = 0;
        for (const SupplementAnswer& answer : e.answers) provided += answer.provided ? 1 : 0;
        return joined({"已提供 " + std::to_string(provided) + " 项，共 " +
                       std::to_string(e.answers.size()) + " 项"});
    }
    std::string operator()(const FileCase& e) const {
        return joined({e.case_number, e.cause, approval_text(e.approval)});
    }
    std::string operator()(const DeclineToFile& e) const {
        return joined({e.reason, approval_text(e.approval)});
    }
    std::string operator()(const Note& e) const { return joined({e.content}); }
    std::string operator()(const Decide& e) const {
        return joined({std::string{label_of(e.outcome)}, e.decision_number,
                       e.amount_yuan.empty() ? std::string{} : "罚款 " + e.amount_yuan + " 元"});
    }
    std::string operator()(const ReplyFinal& e) const {
        return joined({e.letter.document_number, e.letter.handling});
    }
    std::string operator()(const ConfirmReply& e) const { return joined({e.opinion}); }
    std::string operator()(const Archive& e) const {
        return joined({labelled("案卷号 ", e.volume_number), e.location});
    }
    std::string operator()(const AddEvidence& e) const {
        return joined({std::string{label_of(e.evidence.kind)}, listed_title(e.evidence),
                       collected_by(e.evidence)});
    }
    std::string operator()(const RecordCustody& e) const {
        return joined(
            {std::string{label_of(e.action)}, documents::custody_people(e), e.location, e.note});
    }
    std::string operator()(const AddInspection& e) const {
        return joined({officers_of(e.inspection), std::string{e.inspection.value("findings")}});
    }
    std::string operator()(const AddParty& e) const {
        return joined({std::string{label_of(e.role)}, e.party.name, e.relation});
    }
    std::string operator()(const AddVehicle& e) const { return joined({e.plate, e.kind, e.owner}); }
    std::string operator()(const ExplainSharedNumber& e) const {
        return joined({e.number, e.other_paper, e.reason});
    }
    std::string operator()(const AttachScan& e) const {
        return joined({e.title + "，" + std::to_string(e.pages) + " 页", e.file_name,
                       labelled("原件存放于", e.kept_at)});
    }
    std::string operator()(const SetLegalBasis& e) const {
        return joined({e.violation, "《" + e.law + "》" + e.article + e.paragraph});
    }
};

}  // namespace

std::string summary_of(const EventData& data) { return std::visit(Summary{}, data); }

}  // namespace casebridge::app
