// The forms of evidence: what is recorded of an item depends on its kind and on how it came to us.
#include <array>

#include "domain/enum_names.h"
#include "domain/evidence_types.h"
#include "domain/field_rows.h"
#include "domain/form_tables.h"

namespace casebridge::domain {
namespace {

using namespace rows;

std::span<const Field> evidence_fields() {
    static const std::array fields = {
        choice("kind", "证据种类", options_of(EvidenceKind{})),
        choice("group", "材料类别", options_of(PaperGroup{})),
        text("title", "证据名称"),
        long_text("proves", "证明内容", 2),
        // The items are the matter's; the form is without this field where none was asked for.
        Field{.key = "answers_item",
              .label = "对应补证事项",
              .type = FieldType::choice,
              .whole_row = true},
        fact_moment("collected_at", "收集时间", ""),
        text("place", "收集地点"),
        with_hint(with(text("coordinates", "坐标", false), Validator::coordinates),
                  "纬度,经度，如 29.2937,117.2078"),
        choice("form", "原件或复制件", options_of(EvidenceForm{})),
        with_hint(text("medium", "载体"), "纸质、光盘、照片等"),
        number("pages", "页数或件数"),
        choice("way", "收集方式", options_of(CollectionWay{})),
    };
    return fields;
}

std::span<const Field> custody_fields() {
    static const std::array fields = {
        choice("action", "保管事项", options_of(CustodyAction{})),
        fact_moment("happened_at", "时间", ""),
        person("handed_by", "交出人"),
        person("received_by", "接收人"),
        on_whole_row(with_hint(text("location", "现存放处", false), "退还、销毁的不填")),
        with_hint(long_text("note", "说明", 2, false), "销毁的写明依据和批准人"),
    };
    return fields;
}

std::span<const Field> scan_fields() {
    static const std::array fields = {
        fact_date("attached_on", "附入日期"),
        number("pages", "页数"),
        on_whole_row(with_hint(text("kept_at", "原件存放处", false), "签字盖章的纸质原件放在哪里")),
    };
    return fields;
}

}  // namespace

std::vector<FormSection> evidence_sections() {
    std::vector<FormSection> sections = {{"证据", "evidence.", evidence_fields()}};
    for (const Option& kind : options_of(EvidenceKind{})) {
        EvidenceKind value{};
        (void)from_file_text(kind.value, value);
        const RecordType& type = particulars_type(value);
        sections.push_back(
            {type.label, "evidence.particulars.", type.fields, false, "evidence.kind", kind.value});
    }
    for (const Option& way : options_of(CollectionWay{})) {
        CollectionWay value{};
        (void)from_file_text(way.value, value);
        const RecordType& type = collection_type(value);
        sections.push_back(
            {type.label, "evidence.collection.", type.fields, false, "evidence.way", way.value});
    }
    return sections;
}

std::vector<FormSection> custody_sections() { return {{"保管", "", custody_fields()}}; }

std::vector<FormSection> scan_sections() { return {{"存档件", "", scan_fields()}}; }

}  // namespace casebridge::domain
