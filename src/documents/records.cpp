#include "documents/records.h"

#include "domain/enum_names.h"
#include "domain/forms.h"
#include "domain/record_types.h"

namespace casebridge::documents {
namespace {

using domain::Field;
using domain::FieldType;

std::vector<Run> cell(std::string_view text, std::string_view field = {}) {
    return {Run{std::string(text), std::string(field), 0}};
}

void add_head(Document& document, std::string_view agency_name, std::string_view title) {
    if (!agency_name.empty()) {
        document.blocks.push_back(
            Paragraph{Style::agency, Alignment::centre, 0, cell(agency_name)});
    }
    document.blocks.push_back(Paragraph{Style::title, Alignment::centre, 0, cell(title)});
}

void add_signature_line(Document& document, std::string_view label) {
    document.blocks.push_back(Paragraph{Style::body,
                                        Alignment::left,
                                        0,
                                        {Run{std::string(label) + "（签名）：", "", 0},
                                         Run{"", "", 8}, Run{"　　年　月　日", "", 0}}});
}

/// Labels and values.
Table two_columns() {
    Table table;
    table.widths = {0.28, 0.72};
    table.alignments = {Alignment::left, Alignment::left};
    return table;
}

}  // namespace

std::string shown_value(const Field& field, std::string_view value) {
    if (value.empty()) return {};
    switch (field.type) {
        case FieldType::date: {
            const auto date = Date::parse(value);
            return date.ok() ? to_chinese(*date) : std::string(value);
        }
        case FieldType::moment: {
            const auto moment = parse_moment(value);
            return moment.ok() ? to_chinese(*moment) : std::string(value);
        }
        case FieldType::yes_no: return value == "true" ? "是" : "否";
        case FieldType::choice:
            for (const domain::Option& option : field.options) {
                if (option.value == value) return std::string(option.label);
            }
            return std::string(value);
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::number:
        case FieldType::string_list:
        case FieldType::agency: return std::string(value);
    }
    return std::string(value);
}

Document record_print(const domain::Record& record, std::string_view agency_name,
                      std::string_view recheck_result) {
    Document document;
    const domain::RecordType* type = domain::find_record_type(record.type);
    document.name = type != nullptr ? type->label : std::string_view(record.type);
    add_head(document, agency_name, document.name);
    Table table = two_columns();
    if (type == nullptr) {
        for (const auto& [key, value] : record.values) {
            table.rows.push_back({cell(key), cell(value, key)});
        }
    } else {
        for (const Field& field : type->fields) {
            const std::string_view value = record.value(field.key);
            // Optional fields without a value make no empty row on paper.
            if (value.empty() && !field.required) continue;
            // The result stands before what it rests on.
            if (field.key == "findings" && !recheck_result.empty()) {
                table.rows.push_back({cell("复查结果"), cell(recheck_result, "outcome")});
            }
            table.rows.push_back({cell(field.label), cell(shown_value(field, value), field.key)});
        }
    }
    document.blocks.push_back(std::move(table));
    add_signature_line(document, "执法人员");
    add_signature_line(document, "当事人");
    return document;
}

Document entry_print(const domain::EventData& entry, std::string_view title,
                     std::string_view author_name,
                     const std::function<std::string(const AgencyId&)>& agency_name) {
    Document document;
    document.name = title;
    add_head(document, author_name, title);
    const domain::Form form = domain::form_of(domain::type_of(entry));
    const domain::FieldValues values = domain::values_of(entry);
    Table table = two_columns();
    for (const domain::FormField& filled : domain::fields_of(form, values)) {
        const auto value = values.find(filled.key);
        if (value == values.end() || value->second.empty()) continue;
        // Without an approver there is no approval, whatever its other fields begin with.
        const std::string_view prefix = form.sections[filled.section].key_prefix;
        const auto approver = values.find("approval.approver");
        if (prefix == "approval." && approver != values.end() && approver->second.empty()) continue;
        const std::string shown = filled.field->type == FieldType::agency
                                      ? agency_name({value->second})
                                      : shown_value(*filled.field, value->second);
        table.rows.push_back({cell(filled.field->label), cell(shown, filled.key)});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

Document materials_list(const domain::TransferState& state, bool draft) {
    Document document;
    document.name = "材料清单";
    if (draft) document.watermark = "草稿";
    add_head(document, state.letter.agency_name, "移送案件材料清单");
    if (!state.letter_number.empty()) {
        document.blocks.push_back(
            Paragraph{Style::number, Alignment::centre, 0, cell(state.letter_number)});
    }
    Table table;
    table.has_header = true;
    table.widths = {0.1, 0.24, 0.5, 0.16};
    table.alignments = {Alignment::centre, Alignment::left, Alignment::left, Alignment::right};
    table.rows.push_back({cell("序号"), cell("材料类别"), cell("材料名称"), cell("页（件）")});
    int number = 0;
    for (const domain::MaterialLine& line : domain::materials_of(state)) {
        table.rows.push_back({cell(std::to_string(++number)), cell(domain::label_of(line.group)),
                              cell(line.title), cell(std::to_string(line.pages))});
    }
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(
        Paragraph{Style::body, Alignment::left, 0, cell("共" + std::to_string(number) + "份。")});
    for (const std::string_view label : {"移交人", "接收人"}) add_signature_line(document, label);
    return document;
}

}  // namespace casebridge::documents
