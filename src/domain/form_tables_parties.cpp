// The forms of further parties, of vehicles and of 重号说明.
#include <array>

#include "domain/enum_names.h"
#include "domain/field_rows.h"
#include "domain/form_tables.h"

namespace casebridge::domain {
namespace {

using namespace rows;

std::span<const Field> role_fields() {
    static const std::array fields = {
        fact_date("added_on", "登记日期"),
        choice("role", "身份", options_of(PartyRole{})),
        with_hint(
            with(person("qualification", "从业资格证号", false), Validator::qualification_number),
            "驾驶人有的要填"),
        with_hint(text("relation", "与本案的关系", false), "身份选“其他”的要填"),
    };
    return fields;
}

std::span<const Field> person_fields() {
    static const std::array fields = {
        choice("kind", "类型", options_of(PartyKind{})),
        person("name", "姓名或名称"),
        with_hint(with(person("id_number", "统一社会信用代码或身份证号"), Validator::party_number),
                  "不清楚的填“不详”"),
        person("contact", "电话或地址", false),
    };
    return fields;
}

std::span<const Field> vehicle_fields() {
    static const std::array fields = {
        fact_date("added_on", "登记日期"),
        with_hint(with(person("plate", "车牌号"), Validator::plate), "没有的填“无号牌”"),
        choice("colour", "号牌颜色", options_of(PlateColour{})),
        with_hint(text("kind", "车辆类型", false), "如重型自卸货车"),
        with_hint(
            with(text("certificate", "道路运输证号", false), Validator::transport_certificate),
            "营运车辆要填"),
        person("owner", "所有人", false),
        text("note", "备注", false),
    };
    return fields;
}

std::span<const Field> shared_number_fields() {
    static const std::array fields = {
        fact_date("explained_on", "说明日期"),
        with(text("number", "重号的文号"), Validator::document_number),
        on_whole_row(with_hint(text("other_paper", "另一份文书"), "文书名称和事项")),
        with_hint(long_text("reason", "重号的原因和处理", 3),
                  "怎样造成的，两份文书怎样区分，已告知谁"),
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
