// The forms of further parties, of vehicles and of 重号说明.
#include <array>

#include "domain/enum_names.h"
#include "domain/form_tables.h"

namespace casebridge::domain {
namespace {

constexpr Field fact_date(std::string_view key, std::string_view label) {
    return {.key = key,
            .label = label,
            .type = FieldType::date,
            .required = true,
            .validator = Validator::not_in_future};
}

std::span<const Field> role_fields() {
    static const std::array fields = {
        fact_date("added_on", "登记日期"),
        Field{.key = "role",
              .label = "身份",
              .type = FieldType::choice,
              .required = true,
              .options = options_of(PartyRole{})},
        Field{.key = "qualification",
              .label = "从业资格证号",
              .validator = Validator::qualification_number,
              .personal = true,
              .hint = "驾驶人有的要填"},
        Field{.key = "relation", .label = "与本案的关系", .hint = "身份选“其他”的要填"},
    };
    return fields;
}

std::span<const Field> person_fields() {
    static const std::array fields = {
        Field{.key = "kind",
              .label = "类型",
              .type = FieldType::choice,
              .required = true,
              .options = options_of(PartyKind{})},
        Field{.key = "name", .label = "姓名或名称", .required = true, .personal = true},
        Field{.key = "id_number",
              .label = "统一社会信用代码或身份证号",
              .required = true,
              .validator = Validator::party_number,
              .personal = true,
              .hint = "不清楚的填“不详”"},
        Field{.key = "contact", .label = "电话或地址", .personal = true},
    };
    return fields;
}

std::span<const Field> vehicle_fields() {
    static const std::array fields = {
        fact_date("added_on", "登记日期"),
        Field{.key = "plate",
              .label = "车牌号",
              .required = true,
              .validator = Validator::plate,
              .personal = true,
              .hint = "没有的填“无号牌”"},
        Field{.key = "colour",
              .label = "号牌颜色",
              .type = FieldType::choice,
              .required = true,
              .options = options_of(PlateColour{})},
        Field{.key = "kind", .label = "车辆类型", .hint = "如重型自卸货车"},
        Field{.key = "certificate",
              .label = "道路运输证号",
              .validator = Validator::transport_certificate,
              .hint = "营运车辆要填"},
        Field{.key = "owner", .label = "所有人", .personal = true},
        Field{.key = "note", .label = "备注"},
    };
    return fields;
}

std::span<const Field> shared_number_fields() {
    static const std::array fields = {
        fact_date("explained_on", "说明日期"),
        Field{.key = "number",
              .label = "重号的文号",
              .required = true,
              .validator = Validator::document_number},
        Field{.key = "other_paper",
              .label = "另一份文书",
              .required = true,
              .hint = "文书名称和事项",
              .whole_row = true},
        Field{.key = "reason",
              .label = "重号的原因和处理",
              .type = FieldType::multiline,
              .required = true,
              .hint = "怎样造成的，两份文书怎样区分，已告知谁",
              .lines = 3},
    };
    return fields;
}

}  // namespace

std::vector<FormSection> party_sections() {
    return {{"身份", "", role_fields()}, {"当事人", "party.", person_fields()}};
}
std::vector<FormSection> vehicle_sections() { return {{"车辆", "", vehicle_fields()}}; }
FormSection shared_number_section() { return {"重号说明", "", shared_number_fields()}; }

}  // namespace casebridge::domain
