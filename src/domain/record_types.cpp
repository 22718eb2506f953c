#include "domain/record_types.h"

#include <array>

#include "domain/cooperation_records.h"
#include "domain/evidence_types.h"
#include "domain/officer_fields.h"

namespace casebridge::domain {
namespace {

constexpr std::array k_inspection_fields = {
    Field{.key = "date",
          .label = "检查日期",
          .type = FieldType::date,
          .required = true,
          .validator = Validator::not_in_future},
    Field{.key = "place", .label = "检查地点", .required = true},
    Field{.key = "inspected",
          .label = "检查对象",
          .required = true,
          .personal = true,
          .whole_row = true},
    k_officer_1,
    k_certificate_1,
    k_officer_2,
    k_certificate_2,
    k_certificate_reason,
    Field{.key = "showed_certificates",
          .label = "已出示执法证件",
          .type = FieldType::yes_no,
          .required = true},
    Field{.key = "findings",
          .label = "检查发现的问题",
          .type = FieldType::multiline,
          .required = true,
          .lines = 4},
    Field{.key = "party_statement",
          .label = "当事人陈述",
          .type = FieldType::multiline,
          .personal = true,
          .lines = 2},
};

constexpr std::array k_rectification_order_fields = {
    Field{.key = "document_number", .label = "通知文号", .hint = "没有文号的不填"},
    Field{.key = "issued_on",
          .label = "发出日期",
          .type = FieldType::date,
          .required = true,
          .validator = Validator::not_in_future},
    Field{.key = "problem",
          .label = "存在的问题",
          .type = FieldType::multiline,
          .required = true,
          .lines = 3},
    Field{.key = "requirement",
          .label = "改正要求",
          .type = FieldType::multiline,
          .required = true,
          .lines = 3},
    Field{.key = "due_on", .label = "改正期限", .type = FieldType::date, .required = true},
    Field{.key = "delivered_to", .label = "签收人", .required = true, .personal = true},
    k_officer_1,
    k_certificate_1,
    k_officer_2,
    k_certificate_2,
    k_certificate_reason,
};

constexpr std::array k_recheck_fields = {
    Field{.key = "date",
          .label = "复查日期",
          .type = FieldType::date,
          .required = true,
          .validator = Validator::not_in_future},
    Field{.key = "place", .label = "复查地点", .required = true},
    k_officer_1,
    k_certificate_1,
    k_officer_2,
    k_certificate_2,
    k_certificate_reason,
    Field{.key = "findings",
          .label = "复查情况",
          .type = FieldType::multiline,
          .required = true,
          .lines = 4},
};

constexpr std::array k_record_types = {
    RecordType{k_inspection, "检查记录", k_inspection_fields},
    RecordType{k_rectification_order, "责令改正通知", k_rectification_order_fields},
    RecordType{k_recheck, "复查记录", k_recheck_fields},
};

const AddedRecordType* the_added = nullptr;

}  // namespace

AddedRecordType::AddedRecordType(RecordType type) : type_(type) { the_added = this; }
AddedRecordType::~AddedRecordType() { the_added = nullptr; }
const AddedRecordType* AddedRecordType::current() { return the_added; }

std::string_view Record::value(std::string_view key) const {
    for (const auto& [name, text] : values) {
        if (name == key) return text;
    }
    return {};
}

std::span<const RecordType> record_types() { return k_record_types; }

const RecordType* find_record_type(std::string_view key) {
    if (the_added != nullptr && the_added->type().key == key) return &the_added->type();
    for (const RecordType& type : k_record_types) {
        if (type.key == key) return &type;
    }
    for (const RecordType& type : evidence_record_types()) {
        if (type.key == key) return &type;
    }
    for (const RecordType& type : cooperation_record_types()) {
        if (type.key == key) return &type;
    }
    return nullptr;
}

std::string_view record_type_of(std::string_view member) {
    // inspection, recheck: the member is called like the type
    return member == "order" ? k_rectification_order : member;
}

std::string officers_of(const Record& record) {
    std::string names{record.value("officer_1")};
    const std::string_view second = record.value("officer_2");
    if (!names.empty() && !second.empty()) names += "、";
    return names.append(second);
}

const Field* find_field(std::span<const Field> fields, std::string_view key) {
    for (const Field& field : fields) {
        if (field.key == key) return &field;
    }
    return nullptr;
}

}  // namespace casebridge::domain
