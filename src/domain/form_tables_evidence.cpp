// The forms of evidence: what is recorded of an item depends on its kind and on how it came to us.
#include <array>

#include "domain/enum_names.h"
#include "domain/evidence_types.h"
#include "domain/form_tables.h"

namespace casebridge::domain {
namespace {

constexpr Field choice(std::string_view key, std::string_view label,
                       std::span<const Option> options) {
    return {.key = key,
            .label = label,
            .type = FieldType::choice,
            .required = true,
            .options = options};
}

std::span<const Field> evidence_fields() {
    static const std::array fields = {
        choice("kind", "证据种类", options_of(EvidenceKind{})),
        choice("group", "材料类别", options_of(PaperGroup{})),
        Field{.key = "title", .label = "证据名称", .required = true},
        Field{.key = "proves",
              .label = "证明内容",
              .type = FieldType::multiline,
              .required = true,
              .lines = 2},
        Field{.key = "collected_at",
              .label = "收集时间",
              .type = FieldType::moment,
              .required = true,
              .validator = Validator::not_in_future},
        Field{.key = "place", .label = "收集地点", .required = true},
        choice("form", "原件或复制件", options_of(EvidenceForm{})),
        Field{.key = "medium", .label = "载体", .required = true, .hint = "纸质、光盘、照片等"},
        Field{.key = "pages", .label = "页数或件数", .type = FieldType::number, .required = true},
        choice("way", "收集方式", options_of(CollectionWay{})),
    };
    return fields;
}

std::span<const Field> custody_fields() {
    static const std::array fields = {
        choice("action", "保管事项", options_of(CustodyAction{})),
        Field{.key = "happened_at",
              .label = "时间",
              .type = FieldType::moment,
              .required = true,
              .validator = Validator::not_in_future},
        Field{.key = "handed_by", .label = "交出人", .required = true, .personal = true},
        Field{.key = "received_by", .label = "接收人", .required = true, .personal = true},
        Field{
            .key = "location", .label = "现存放处", .hint = "退还、销毁的不填", .whole_row = true},
        Field{.key = "note",
              .label = "说明",
              .type = FieldType::multiline,
              .hint = "销毁的写明依据和批准人",
              .lines = 2},
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

}  // namespace casebridge::domain
