// A small transfer case as events with repeatable ids, for tests of any folder. It signs nothing
// and asks no rules: what a test adds is in the log, allowed or not. Names, numbers and dates are
// invented.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/fold.h"

namespace casebridge::test {

/// Who writes an event: one device of one agency.
struct Writer {
    AgencyId agency;
    DeviceId device;
    std::string officer;
};

/// `digit` repeated to the 32 characters of a device's or agency's id; device ids break ties in the
/// fold.
inline std::string id_of_digit(char digit) { return std::string(32, digit); }

inline const Writer k_bureau_pc{{id_of_digit('d')}, {id_of_digit('1')}, "张伟"};
inline const Writer k_bureau_tablet{{id_of_digit('d')}, {id_of_digit('3')}, "陈志远"};
inline const Writer k_brigade_pc{{id_of_digit('b')}, {id_of_digit('2')}, "周建平"};
inline const Writer k_brigade_tablet{{id_of_digit('b')}, {id_of_digit('0')}, "吴晓琳"};
inline const Writer k_detachment_pc{{id_of_digit('c')}, {id_of_digit('4')}, "何立"};
inline const Writer k_stranger_pc{{id_of_digit('e')}, {id_of_digit('5')}, "外人"};

class CaseBuilder {
public:
    explicit CaseBuilder(MatterId matter = {std::string(32, 'a')}) : matter_(std::move(matter)) {}

    /// Adds an event whose author knew everything so far.
    EventId add(const Writer& by, domain::EventData data) {
        return add_knowing(domain::heads_of(events_), by, std::move(data));
    }
    /// Adds an event whose author knew only `parents` and what they build on.
    EventId add_knowing(std::vector<EventId> parents, const Writer& by, domain::EventData data) {
        std::sort(parents.begin(), parents.end());
        domain::Event event;
        event.header.type = domain::type_of(data);
        event.header.matter = matter_;
        event.header.agency = by.agency;
        event.header.device = by.device;
        event.header.officer = by.officer;
        event.header.seq = ++last_seq_[by.device];
        for (const domain::Event& earlier : events_) {
            if (std::find(parents.begin(), parents.end(), earlier.id) != parents.end()) {
                event.header.lamport = std::max(event.header.lamport, earlier.header.lamport + 1);
            }
        }
        event.header.parents = std::move(parents);
        event.header.wall = wall_;
        event.data = std::move(data);
        event.id = id_of(event.header);
        events_.push_back(event);
        return event.id;
    }
    /// The author's clock for the events to come, "2026-10-14T09:30".
    void set_wall(std::string wall) { wall_ = std::move(wall); }

    [[nodiscard]] const std::vector<domain::Event>& events() const { return events_; }
    [[nodiscard]] domain::MatterState state() const { return domain::fold(events_); }

private:
    /// 64 hex digits that depend on author, number and type.
    static EventId id_of(const domain::EventHeader& header) {
        std::string text = header.device.text + '/' + std::to_string(header.seq) + '/' +
                           std::string(domain::name_of(header.type));
        std::string id;
        for (char round = '0'; round < '4'; ++round) {
            std::uint64_t hash = 0xCBF29CE484222325U;
            for (const char character : text + round) {
                hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001B3U;
            }
            for (int shift = 60; shift >= 0; shift -= 4) {
                id += "0123456789abcdef"[(hash >> shift) & 0xFU];
            }
        }
        return {id};
    }

    MatterId matter_;
    std::vector<domain::Event> events_;
    std::map<DeviceId, std::uint64_t> last_seq_;
    std::string wall_ = "2026-12-31T08:00";
};

// ---- contents of the plain case: each passes its form
// ----------------------------------------------------

using RecordValues = std::vector<std::pair<std::string, std::string>>;

inline domain::Record make_record(std::string_view type, RecordValues values) {
    const RecordValues officers = {{"officer_1", "张伟"},
                                   {"certificate_1", "36020026"},
                                   {"officer_2", "陈志远"},
                                   {"certificate_2", "36020031"}};
    values.insert(values.end(), officers.begin(), officers.end());
    return {std::string(type), std::move(values)};
}
/// Replaces the value of one field, or adds it.
inline void set_value(domain::Record& record, std::string_view key, std::string value) {
    for (auto& [name, text] : record.values) {
        if (name == key) {
            text = std::move(value);
            return;
        }
    }
    record.values.emplace_back(std::string(key), std::move(value));
}
inline domain::Record make_inspection(Date date) {
    return make_record(domain::k_inspection, {{"date", to_iso(date)},
                                              {"place", "昌江区西郊街道"},
                                              {"inspected", "澜桥汽车维修服务有限公司"},
                                              {"showed_certificates", "true"},
                                              {"findings", "未办理备案，正在承修货车。"}});
}
inline domain::Record make_recheck(Date date) {
    return make_record(
        domain::k_recheck,
        {{"date", to_iso(date)}, {"place", "昌江区西郊街道"}, {"findings", "仍未办理备案。"}});
}
inline domain::Approval make_approval(Date date) {
    return {"余承泽", date, domain::ApprovalManner::paper, "办公室档案柜"};
}

inline domain::OpenMatter make_open(Date date = Date::of(2026, 10, 14)) {
    domain::OpenMatter event;
    event.title = "澜桥公司未备案经营机动车维修";
    event.category = "transport_repair";
    event.party = {domain::PartyKind::organisation, "澜桥汽车维修服务有限公司",
                   "91360202MA35ABCD1U", "13800000000", ""};
    event.inspection = make_inspection(date);
    return event;
}
inline domain::OrderRectification make_order(Date date = Date::of(2026, 10, 15)) {
    return {make_record(domain::k_rectification_order, {{"issued_on", to_iso(date)},
                                                        {"problem", "未备案经营"},
                                                        {"requirement", "停止承修并备案"},
                                                        {"due_on", to_iso(date.plus_days(14))},
                                                        {"delivered_to", "李某"}})};
}
inline domain::RecheckFailed make_recheck_failed(Date date = Date::of(2026, 11, 2)) {
    return {domain::RecheckOutcome::refused, make_recheck(date)};
}
inline domain::RecheckComplete make_recheck_complete(Date date = Date::of(2026, 11, 2)) {
    return {make_recheck(date)};
}
inline domain::Remind make_reminder(Date date = Date::of(2026, 10, 26)) {
    return {date, "电话", "李某", "称近期办理"};
}
inline domain::CloseMatter make_close(domain::CloseReason reason,
                                      Date date = Date::of(2026, 11, 3)) {
    domain::CloseMatter event{date, reason, "经复查已办理备案，依法不予移送", {}};
    if (reason != domain::CloseReason::rectified) event.approval = make_approval(date);
    return event;
}
inline domain::DeclineToFile make_decline(Date date = Date::of(2026, 11, 24)) {
    return {date, "违法行为轻微并已改正", make_approval(date)};
}
inline domain::Note make_note(Date date = Date::of(2026, 11, 25)) {
    return {date, "询问当事人并制作笔录"};
}
inline domain::SetLegalBasis make_basis() {
    domain::SetLegalBasis event;
    event.violation = "未备案经营机动车维修";
    event.law = "中华人民共和国道路运输条例";
    event.article = "第六十五条";
    event.paragraph = "第四款";
    return event;
}
inline domain::AddEvidence make_evidence(std::string title,
                                         domain::PaperGroup group = domain::PaperGroup::violation,
                                         Date date = Date::of(2026, 11, 2)) {
    domain::Evidence evidence;
    evidence.kind = domain::EvidenceKind::audiovisual;
    evidence.group = group;
    evidence.title = std::move(title);
    evidence.proves = "现场情况";
    evidence.collection = make_record("collected_by_officers", {});
    evidence.particulars = {"evidence_audiovisual",
                            {{"carrier", "执法记录仪"}, {"method", "拍摄"}, {"made_by", "张伟"}}};
    evidence.collected_at = {date, 615};
    evidence.place = "西郊街道";
    evidence.medium = "存储卡";
    return {evidence};
}
inline domain::DraftTransfer make_draft(Date date = Date::of(2026, 11, 12)) {
    domain::DraftTransfer event;
    event.recipient = k_brigade_pc.agency;
    event.recipient_detachment = k_detachment_pc.agency;
    event.letter = {"昌江区交通运输局",
                    "澜桥公司未备案经营",
                    "昌江大队",
                    "澜桥公司",
                    "未备案经营",
                    "澜桥公司",
                    "未备案经营机动车维修，违反道路运输条例",
                    4,
                    date};
    return event;
}
inline domain::ReturnDraft make_return(Date date = Date::of(2026, 11, 12)) {
    return {date, "附件份数有误"};
}
inline domain::ApproveTransfer make_approve(Date date = Date::of(2026, 11, 12)) {
    return {"昌江移〔2026〕17号", make_approval(date)};
}
inline domain::DispatchTransfer make_dispatch(Date date = Date::of(2026, 11, 18)) {
    return {date, domain::ServiceMethod::direct, domain::DayReading::working_days};
}
inline domain::SignReceipt make_receipt(Date date = Date::of(2026, 11, 19)) {
    domain::SignReceipt event;
    event.served_document = "移送处理书";
    event.server = "张伟";
    event.served_on = date;
    event.recipient_person = "吴晓琳";
    event.recipient_date = date;
    event.proof = "已签名的附件2，存办公室";  // asked only of the bureau
    return event;
}
inline domain::RaiseObjection make_objection(Date date = Date::of(2026, 11, 20)) {
    return {domain::ObjectionKind::evidence, date, "缺维修结算单"};
}
inline domain::RecordConsultation make_consultation(Date date = Date::of(2026, 11, 20)) {
    return {date, "电话", "周建平", "张伟", "区局同意补充"};
}
inline domain::RequestSupplement make_request(Date date = Date::of(2026, 11, 20)) {
    return {date, date.plus_days(5), {"维修结算单", "车辆照片"}};
}
inline domain::AnswerSupplement make_answer(Date date = Date::of(2026, 11, 23)) {
    return {date, {{"维修结算单", true, "已补充"}, {"车辆照片", false, "车辆已驶离，无法拍摄"}}};
}
inline domain::PassReview make_review(Date date = Date::of(2026, 11, 24)) {
    return {date, "周建平", "属本大队辖区", "证据齐全", true, true};
}
inline domain::FileCase make_filing(Date date = Date::of(2026, 11, 24)) {
    return {"景执昌立〔2026〕9号", date, "未备案经营机动车维修", make_approval(date)};
}
inline domain::Decide make_decision(Date date = Date::of(2026, 12, 10)) {
    domain::Decide event;
    event.decision_number = "景执昌罚〔2026〕21号";
    event.decided_on = date;
    event.content = "责令改正，处罚款";
    event.amount_yuan = "5000";
    return event;
}
inline domain::ReplyFinal make_reply(Date date = Date::of(2026, 12, 10)) {
    domain::ReplyFinal event;
    event.replied_on = date;
    event.letter = {"昌江大队",
                    "景执昌函〔2026〕6号",
                    "澜桥公司未备案经营",
                    "昌江区交通运输局",
                    "移送处理书",
                    "已立案并作出处罚决定",
                    1,
                    date};
    event.approval = make_approval(date);
    return event;
}
inline domain::ConfirmReply make_confirmation(Date date = Date::of(2026, 12, 14)) {
    return {date, "结果清楚，予以确认"};
}
inline domain::Archive make_archive(std::string volume, Date date = Date::of(2026, 12, 14)) {
    return {date, std::move(volume), "档案室", "张伟"};
}

inline domain::OpenByBrigade make_brigade_opening(Date date = Date::of(2026, 11, 3)) {
    domain::OpenByBrigade event;
    event.origin_note = "11月联合巡查";
    event.bureau = k_bureau_pc.agency;
    event.detachment = k_detachment_pc.agency;
    const domain::OpenMatter open = make_open(date);
    event.title = open.title;
    event.category = open.category;
    event.party = open.party;
    event.inspection = open.inspection;
    return event;
}
inline domain::WithdrawBeforeReceipt make_withdrawal(Date date = Date::of(2026, 11, 19)) {
    return {date, "当事人已补办备案", make_approval(date)};
}
inline domain::AskWithdrawal make_withdrawal_request(Date date = Date::of(2026, 11, 20)) {
    return {date, "当事人已补办备案", make_approval(date)};
}
inline domain::ConsentWithdrawal make_consent(Date date = Date::of(2026, 11, 23)) {
    return {date, "同意撤回", {"移送处理书", "检查记录"}, make_approval(date)};
}
inline domain::RefuseWithdrawal make_refusal(Date date = Date::of(2026, 11, 23)) {
    return {date, "违法行为应当处罚", make_approval(date)};
}
inline domain::Redirect make_redirect(const AgencyId& recipient,
                                      Date date = Date::of(2026, 11, 20)) {
    domain::Redirect event;
    event.redirected_on = date;
    event.recipient = recipient;
    event.recipient_detachment = k_detachment_pc.agency;
    event.reason = "违法行为发生在另一大队辖区";
    event.approval = make_approval(date);
    return event;
}
inline domain::ReturnCase make_return_case(Date date = Date::of(2026, 11, 23)) {
    domain::ReturnCase event;
    event.returned_on = date;
    event.agreement = "区局张伟 11月20日电话同意";
    event.reason = "不属本大队管辖";
    event.handed_over = {"移送处理书", "检查记录"};
    event.approval = make_approval(date);
    return event;
}
inline domain::ReportCrime make_crime_report(Date date = Date::of(2026, 11, 26)) {
    return {date, "非法经营罪", "周建平、吴晓琳", "涉案金额达到追诉标准"};
}
inline domain::ReferCrime make_crime_referral(Date date = Date::of(2026, 11, 27)) {
    return {"何立", {date, 10 * 60}, "昌江公安分局", "景执昌移〔2026〕1号", {"账本一册"}, true};
}
inline domain::KeepCrime make_crime_kept(Date date = Date::of(2026, 11, 27)) {
    return {date, "何立", "未达到追诉标准"};
}
inline domain::HandOverCrime make_crime_hand_over(Date date = Date::of(2026, 11, 28)) {
    return {{date, 9 * 60}, "王警官"};
}
inline domain::PoliceAnswer make_police_answer(domain::PoliceVerdict verdict,
                                               Date date = Date::of(2026, 12, 1)) {
    const bool refused = verdict == domain::PoliceVerdict::refused;
    return {date, verdict, "昌公（治）通字〔2026〕8号", refused ? "未达到追诉标准" : ""};
}
inline domain::ExtendDecision make_extension(Date date = Date::of(2026, 12, 2)) {
    return {date, Date::of(2027, 4, 30), "交通运输行政执法程序规定", "案情复杂",
            make_approval(date)};
}
inline domain::PreserveEvidence make_preservation(Date date = Date::of(2026, 11, 2)) {
    return {date, {"维修工具一套"}, "区局仓库", "李某", make_approval(date)};
}
inline domain::DecidePreservation make_preservation_decision(Date date = Date::of(2026, 11, 6)) {
    return {date, "拍照后退还"};
}
inline domain::ReplyPartial make_partial_reply(Date date = Date::of(2026, 12, 1)) {
    domain::ReplyPartial event;
    event.replied_on = date;
    event.letter = {"昌江大队",
                    "景执昌函〔2026〕5号",
                    "澜桥公司未备案经营",
                    "昌江区交通运输局",
                    "移送处理书",
                    "（阶段性反馈）已立案，正在调查",
                    0,
                    date};
    event.approval = make_approval(date);
    return event;
}
inline domain::QuestionReply make_question(Date date = Date::of(2026, 12, 14)) {
    return {date, date.plus_days(7), {"罚款是否缴纳"}, ""};
}
inline domain::ReopenCase make_reopen_case(Date date = Date::of(2026, 12, 20)) {
    return {date, "行政复议决定撤销原处罚", make_approval(date)};
}
inline domain::ReopenTransfer make_reopen_transfer(Date date = Date::of(2026, 12, 20)) {
    return {date, "当事人恢复违法经营", make_approval(date)};
}
inline domain::AddParty make_further_party(Date date = Date::of(2026, 11, 20)) {
    domain::AddParty event;
    event.added_on = date;
    event.party.kind = domain::PartyKind::person;
    event.party.name = "李某";
    event.party.id_number = "不详";
    return event;
}
inline domain::AddVehicle make_further_vehicle(Date date = Date::of(2026, 11, 20)) {
    domain::AddVehicle event;
    event.added_on = date;
    event.plate = "赣H12345";
    return event;
}
inline domain::ExplainSharedNumber make_number_note(std::string number,
                                                    Date date = Date::of(2026, 11, 20)) {
    return {date, std::move(number), "另一份移送处理书", "登记错误", make_approval(date)};
}
inline domain::RecordCustody make_custody(const EventId& evidence,
                                          Date date = Date::of(2026, 11, 20)) {
    domain::RecordCustody event;
    event.entry = evidence;
    event.happened_at = {date, 1000};
    event.received_by = "保管员";
    event.handed_by = "张伟";
    event.location = "证据室";
    return event;
}
inline domain::AttachScan make_scan(const EventId& entry, std::string form, std::string title,
                                    Date date = Date::of(2026, 11, 20)) {
    domain::AttachScan event;
    event.attached_on = date;
    event.entry = entry;
    event.form = std::move(form);
    event.title = std::move(title);
    event.pages = 2;
    event.kept_at = "办公室档案柜";
    event.file = {std::string(64, '7')};
    event.file_name = "扫描件.pdf";
    event.media_type = "application/pdf";
    event.size_bytes = 20'000;
    event.sha256 = std::string(64, '8');
    return event;
}
inline domain::CorrectEntry make_correction(const EventId& entry,
                                            std::vector<domain::FieldChange> changes,
                                            Date date = Date::of(2026, 12, 21)) {
    return {date, entry, std::move(changes), "录入时写错", make_approval(date)};
}
inline domain::SettleEntry make_settlement(const EventId& entry, domain::SettleVerdict verdict,
                                           Date date = Date::of(2026, 12, 21)) {
    return {date, entry, verdict, "已与对方核对原件"};
}

/// One step of a case and whose it is.
struct Step {
    Writer by;
    domain::EventData data;
};

/// The plain case of the opinion's section three (4) with an objection, from the first inspection
/// to both archives.
inline std::vector<Step> plain_case() {
    return {
        {k_bureau_pc, make_open()},
        {k_bureau_pc, make_order()},
        {k_bureau_pc, make_recheck_failed()},
        {k_bureau_pc, make_basis()},
        {k_bureau_pc, make_evidence("现场照片")},
        {k_bureau_pc, make_evidence("催办记录", domain::PaperGroup::urging)},
        {k_bureau_pc, make_draft()},
        {k_bureau_pc, make_approve()},
        {k_bureau_pc, make_dispatch()},
        {k_brigade_pc, make_receipt()},
        {k_brigade_pc, make_objection()},
        {k_brigade_pc, make_consultation()},
        {k_brigade_pc, make_request()},
        {k_bureau_pc,
         make_evidence("维修结算单", domain::PaperGroup::violation, Date::of(2026, 11, 23))},
        {k_bureau_pc, make_answer()},
        {k_brigade_pc, make_review()},
        {k_brigade_pc, make_filing()},
        {k_brigade_pc, make_decision()},
        {k_brigade_pc, make_reply()},
        {k_bureau_pc, make_confirmation()},
        {k_bureau_pc, make_archive("2026-移-17")},
        {k_brigade_pc, make_archive("2026-昌-9")},
    };
}

/// The plain case up to and with the last event of this type.
inline CaseBuilder plain_case_until(domain::EventType last) {
    const std::vector<Step> steps = plain_case();
    std::size_t count = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (domain::type_of(steps[i].data) == last) count = i + 1;
    }
    CaseBuilder builder;
    for (std::size_t i = 0; i < count; ++i) builder.add(steps[i].by, steps[i].data);
    return builder;
}

}  // namespace casebridge::test
