#include "documents/evidence_lists.h"

#include <algorithm>

#include "base/utf8.h"
#include "documents/records.h"
#include "domain/custody.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"

namespace casebridge::documents {
namespace {

using domain::Evidence;

std::vector<Run> cell(std::string_view text) { return {Run{std::string(text), "", 0}}; }

Document begin(std::string_view name, std::string_view agency_name, std::string_view number) {
    Document document;
    document.name = name;
    if (!agency_name.empty()) {
        document.blocks.push_back(
            Paragraph{Style::agency, Alignment::centre, 0, cell(agency_name)});
    }
    document.blocks.push_back(Paragraph{Style::title, Alignment::centre, 0, cell(name)});
    if (!number.empty()) {
        document.blocks.push_back(Paragraph{Style::number, Alignment::centre, 0, cell(number)});
    }
    return document;
}

void add_signature_line(Document& document, std::string_view label) {
    document.blocks.push_back(Paragraph{Style::body,
                                        Alignment::left,
                                        0,
                                        {Run{std::string(label) + "（签名）：", "", 0},
                                         Run{"", "", 8}, Run{"　　年　月　日", "", 0}}});
}

void add_total(Document& document, int number, std::string_view unit) {
    document.blocks.push_back(
        Paragraph{Style::body, Alignment::left, 0,
                  cell("共" + std::to_string(number) + std::string{unit} + "。")});
}

std::string particular(const Evidence& evidence, std::string_view key) {
    const domain::Field* field =
        domain::find_field(domain::particulars_type(evidence.kind).fields, key);
    const std::string_view value = evidence.particulars.value(key);
    return field == nullptr ? std::string{value} : shown_value(*field, value);
}

/// In lines of 32 digits.
std::string hash_text(std::string_view name, std::string_view hex) {
    constexpr std::size_t k_digits = 32;
    std::string text{name};
    for (std::size_t at = 0; at < hex.size(); at += k_digits) {
        text += '\n';
        text += hex.substr(at, k_digits);
    }
    return text;
}

std::string file_text(const Evidence& evidence) {
    if (evidence.file.empty()) return "没有电子文件";
    return hash_text("SM3", evidence.file.text) + "\n" + hash_text("SHA-256", evidence.sha256);
}

std::string collected_text(const Evidence& evidence) {
    std::string text = domain::collected_by(evidence);
    if (text.empty()) text = domain::label_of(evidence.way);
    return text + "\n" + to_chinese(evidence.collected_at.date);
}

}  // namespace

std::string custody_people(const domain::RecordCustody& custody) {
    if (custody.handed_by.empty() || custody.received_by.empty()) {
        return custody.handed_by + custody.received_by;
    }
    return custody.handed_by + "交" + custody.received_by;
}

std::string custody_line(const domain::RecordCustody& custody) {
    return to_chinese(custody.happened_at) + " " +
           joined_by_comma({domain::label_of(custody.action), custody_people(custody),
                            custody.location, custody.note});
}

Document evidence_list(const domain::TransferState& state, std::string_view agency_name) {
    Document document = begin("证据清单", agency_name, state.letter_number);
    Table table;
    table.has_header = true;
    table.widths = {0.08, 0.27, 0.17, 0.09, 0.39};
    table.alignments = {Alignment::centre, Alignment::left, Alignment::left, Alignment::centre,
                        Alignment::left};
    table.rows.push_back({cell("序号"), cell("证据名称和种类"), cell("收集人和时间"),
                          cell("页（件）"), cell("文件校验值")});
    int number = 0;
    for (const domain::FiledEvidence& filed : state.evidence) {
        const Evidence& evidence = filed.evidence;
        table.rows.push_back({cell(std::to_string(++number)),
                              cell(domain::listed_title(evidence) + "\n" +
                                   std::string{domain::label_of(evidence.kind)} + "，" +
                                   std::string{domain::label_of(evidence.form)}),
                              cell(collected_text(evidence)), cell(std::to_string(evidence.pages)),
                              cell(file_text(evidence))});
    }
    document.blocks.push_back(std::move(table));
    add_total(document, number, "份");
    return document;
}

std::size_t article_count(const domain::TransferState& state) {
    return static_cast<std::size_t>(std::count_if(
        state.evidence.begin(), state.evidence.end(), [](const domain::FiledEvidence& filed) {
            return filed.evidence.kind == domain::EvidenceKind::physical;
        }));
}

Document articles_list(const domain::TransferState& state, std::string_view agency_name) {
    Document document = begin("涉案物品清单", agency_name, state.letter_number);
    Table table;
    table.has_header = true;
    table.widths = {0.08, 0.22, 0.12, 0.28, 0.14, 0.16};
    table.alignments = {Alignment::centre, Alignment::left, Alignment::left,
                        Alignment::left,   Alignment::left, Alignment::left};
    table.rows.push_back({cell("序号"), cell("物品名称"), cell("数量"), cell("特征"),
                          cell("封存状态"), cell("现存放处")});
    int number = 0;
    for (const domain::FiledEvidence& filed : state.evidence) {
        const Evidence& evidence = filed.evidence;
        if (evidence.kind != domain::EvidenceKind::physical) continue;
        table.rows.push_back(
            {cell(std::to_string(++number)), cell(domain::listed_title(evidence)),
             cell(particular(evidence, "quantity")), cell(particular(evidence, "features")),
             cell(particular(evidence, "seal")), cell(domain::location_of(state, filed))});
    }
    document.blocks.push_back(std::move(table));
    add_total(document, number, "件（批）");
    for (const std::string_view label : {"移交人", "接收人", "见证人"}) {
        add_signature_line(document, label);
    }
    return document;
}

}  // namespace casebridge::documents
