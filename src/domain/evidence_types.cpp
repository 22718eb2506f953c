#include "domain/evidence_types.h"

#include <array>

#include "domain/officer_fields.h"

namespace casebridge::domain {
namespace {

// Fields that mean the same have the same key, so that what was typed stays when the kind changes.
constexpr Field k_original_place = {
    .key = "original_place", .label = "原件存放处", .hint = "有原件的要填"};
constexpr Field k_carrier = {
    .key = "carrier", .label = "原始载体", .required = true, .hint = "手机、执法记录仪、光盘等"};
constexpr Field k_method = {
    .key = "method", .label = "制作方法", .required = true, .hint = "拍摄、录制、拷贝、截屏等"};
constexpr Field k_made_by = {
    .key = "made_by", .label = "制作人", .required = true, .personal = true};
constexpr Field k_received_by = {
    .key = "received_by", .label = "接收人", .required = true, .personal = true};

// ---- one table for each kind
// -----------------------------------------------------------------------------

constexpr std::array k_checked = {Option{"same", "与原件核对无异"},
                                  Option{"not_checked", "未与原件核对"}};
constexpr std::array k_documentary_fields = {
    Field{.key = "provider", .label = "提供人", .personal = true, .hint = "复制件要填"},
    k_original_place,
    Field{.key = "checked",
          .label = "与原件核对",
          .type = FieldType::choice,
          .options = k_checked,
          .hint = "复制件要填"},
};

constexpr std::array k_seals = {Option{"sealed", "已封存"}, Option{"not_sealed", "未封存"}};
constexpr std::array k_physical_fields = {
    Field{.key = "quantity", .label = "数量", .required = true, .hint = "数字和单位"},
    Field{.key = "kept_at", .label = "存放地点", .required = true},
    Field{.key = "features",
          .label = "特征",
          .type = FieldType::multiline,
          .required = true,
          .hint = "品名、型号、号码、新旧程度等",
          .lines = 2},
    Field{.key = "seal",
          .label = "封存状态",
          .type = FieldType::choice,
          .required = true,
          .options = k_seals},
    Field{.key = "owner", .label = "所有人或持有人", .personal = true},
};

constexpr std::array k_audiovisual_fields = {
    k_carrier,
    k_method,
    k_made_by,
    Field{.key = "made_at",
          .label = "制作时间",
          .type = FieldType::moment,
          .validator = Validator::not_in_future},
    Field{.key = "duration", .label = "时长", .hint = "照片不填"},
    k_original_place,
};

constexpr std::array k_electronic_fields = {
    k_carrier,
    Field{
        .key = "method", .label = "提取方式", .required = true, .hint = "下载、拷贝、截屏、拍照等"},
    Field{.key = "made_by", .label = "提取人", .required = true, .personal = true},
    Field{.key = "made_at",
          .label = "提取时间",
          .type = FieldType::moment,
          .validator = Validator::not_in_future},
    Field{.key = "source", .label = "来源", .hint = "网址、账号、设备编号等"},
    k_original_place,
};

constexpr std::array k_testimony_fields = {
    Field{.key = "witness", .label = "证人姓名", .required = true, .personal = true},
    Field{.key = "identity",
          .label = "证人身份",
          .required = true,
          .personal = true,
          .hint = "单位、职业或者住址"},
    Field{.key = "signed_by", .label = "签名情况", .required = true, .hint = "谁签了名、哪天"},
    Field{.key = "identity_attached", .label = "附有身份证明", .type = FieldType::yes_no},
};

constexpr std::array k_statement_forms = {
    Option{"interview", "询问笔录"}, Option{"written", "书面陈述"}, Option{"recorded", "录音录像"}};
constexpr std::array k_party_statement_fields = {
    Field{.key = "stated_by", .label = "陈述人", .required = true, .personal = true},
    Field{.key = "identity",
          .label = "与当事人的关系",
          .required = true,
          .personal = true,
          .hint = "本人、法定代表人、受委托人等"},
    Field{.key = "statement_form",
          .label = "陈述形式",
          .type = FieldType::choice,
          .required = true,
          .options = k_statement_forms},
    Field{.key = "signed_by", .label = "签名情况", .required = true, .hint = "谁签了名、哪天"},
};

constexpr std::array k_expert_opinion_fields = {
    Field{.key = "institution", .label = "鉴定机构", .required = true},
    Field{.key = "experts", .label = "鉴定人", .required = true, .personal = true},
    Field{.key = "opinion_number", .label = "意见编号", .hint = "没有编号的不填"},
    Field{.key = "opinion_on",
          .label = "意见日期",
          .type = FieldType::date,
          .required = true,
          .validator = Validator::not_in_future},
    Field{.key = "examined", .label = "鉴定事项"},
    Field{.key = "entrusted_by", .label = "委托人"},
};

constexpr std::array k_signing = {Option{"party", "当事人已签名"},
                                  Option{"witness", "见证人已签名"}, Option{"refused", "拒绝签名"}};
constexpr std::array k_inquest_fields = {
    Field{.key = "signing",
          .label = "签名情况",
          .type = FieldType::choice,
          .required = true,
          .options = k_signing},
    Field{.key = "signer", .label = "签名人", .personal = true, .hint = "当事人或者见证人"},
    Field{.key = "refusal_reason",
          .label = "没有签名的原因",
          .hint = "拒绝签名的要填",
          .whole_row = true},
};

// ---- one table for each way of collecting
// -----------------------------------------------------------------

constexpr std::array k_by_officers_fields = {k_officer_1, k_certificate_1, k_officer_2,
                                             k_certificate_2, k_certificate_reason};
constexpr std::array k_from_agency_fields = {
    Field{.key = "sender", .label = "移送机关", .required = true}, k_received_by,
    Field{.key = "letter_number", .label = "来函文号", .hint = "没有文号的不填"}};
constexpr std::array k_by_post_fields = {
    Field{.key = "sender", .label = "寄件人", .required = true, .personal = true}, k_received_by,
    Field{.key = "post_number", .label = "邮件号"}};
constexpr std::array k_from_others_fields = {
    Field{.key = "sender", .label = "交来的人", .required = true, .personal = true},
    Field{.key = "relation", .label = "与案件的关系"}, k_received_by};

constexpr std::array k_reviews = {Option{"none", "未审核"}, Option{"passed", "审核合格"},
                                  Option{"failed", "审核不合格"}};
constexpr std::array k_automatic_fields = {
    Field{.key = "device", .label = "设备名称和编号", .required = true},
    Field{.key = "device_check", .label = "检定证书", .hint = "编号和有效期"},
    Field{.key = "review",
          .label = "法制和技术审核",
          .type = FieldType::choice,
          .required = true,
          .options = k_reviews},
    Field{.key = "reviewed_by", .label = "审核人", .personal = true, .hint = "审核过的要填"},
    Field{.key = "reviewed_on",
          .label = "审核日期",
          .type = FieldType::date,
          .validator = Validator::not_in_future,
          .hint = "审核过的要填"},
};

constexpr std::size_t k_kinds = 8;
constexpr std::size_t k_ways = 5;
// In the order of EvidenceKind, then of CollectionWay.
constexpr std::array<RecordType, k_kinds + k_ways> k_types = {{
    {"evidence_documentary", "书证", k_documentary_fields},
    {"evidence_physical", "物证", k_physical_fields},
    {"evidence_audiovisual", "视听资料", k_audiovisual_fields},
    {"evidence_electronic", "电子数据", k_electronic_fields},
    {"evidence_testimony", "证人证言", k_testimony_fields},
    {"evidence_party_statement", "当事人的陈述", k_party_statement_fields},
    {"evidence_expert_opinion", "鉴定意见", k_expert_opinion_fields},
    {"evidence_inquest_record", "勘验笔录、现场笔录", k_inquest_fields},
    {"collected_by_officers", "收集人", k_by_officers_fields},
    {"collected_from_agency", "移送和接收", k_from_agency_fields},
    {"collected_by_post", "邮寄和接收", k_by_post_fields},
    {"collected_from_others", "交来和接收", k_from_others_fields},
    {"collected_automatically", "技术监控", k_automatic_fields},
}};
static_assert(static_cast<std::size_t>(EvidenceKind::inquest_record) + 1 == k_kinds);
static_assert(static_cast<std::size_t>(CollectionWay::automatic) + 1 == k_ways);

}  // namespace

std::span<const RecordType> evidence_record_types() { return k_types; }

const RecordType& particulars_type(EvidenceKind kind) {
    return k_types[static_cast<std::size_t>(kind)];
}

const RecordType& collection_type(CollectionWay way) {
    return k_types[k_kinds + static_cast<std::size_t>(way)];
}

std::string collected_by(const Evidence& evidence) {
    const Record& record = evidence.collection;
    if (evidence.way == CollectionWay::automatic) return {};
    if (evidence.way != CollectionWay::by_officers) return std::string{record.value("received_by")};
    return officers_of(record);
}

std::string_view review_mark(const Evidence& evidence) {
    if (evidence.way != CollectionWay::automatic) return {};
    const std::string_view review = evidence.collection.value("review");
    if (review == "passed") return {};
    return review == "failed" ? "审核不合格" : "未审核";
}

std::string listed_title(const Evidence& evidence) {
    const std::string_view mark = review_mark(evidence);
    if (mark.empty()) return evidence.title;
    return evidence.title + "（" + std::string{mark} + "）";
}

}  // namespace casebridge::domain
