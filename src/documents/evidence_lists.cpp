#include "documents/evidence_lists.h"

#include <algorithm>

#include "base/utf8.h"
#include "documents/paper_forms.h"
#include "domain/custody.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"

namespace casebridge::documents {
namespace {

using domain::Evidence;

std::string particular(const Evidence& evidence, std::string_view key) {
    const domain::Field* field =
        domain::find_field(domain::particulars_type(evidence.kind).fields, key);
    const std::string_view value = evidence.particulars.value(key);
    return field == nullptr ? std::string{value} : shown_value(*field, value);
}

/// In lines that fill the cell.
std::string hash_text(std::string_view name, std::string_view hex) {
    constexpr std::size_t k_digits = 22;
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

Document materials_list(const domain::MatterState& state) {
    PaperValues values;
    values.set("letter.agency_name", state.letter.agency_name);
    values.set("document_number", state.letter_number);
    std::size_t index = 0;
    for (const domain::MaterialLine& line : domain::materials_of(state)) {
        values.set_in("material", index, "group", std::string{domain::label_of(line.group)});
        values.set_in("material", index, "title", line.title);
        values.set_in("material", index, "pages", std::to_string(line.pages));
        ++index;
    }
    values.set("material.count", std::to_string(index));
    return paper("material_list", values);
}

Document evidence_list(const domain::MatterState& state, std::string_view agency_name) {
    PaperValues values;
    values.set("author", std::string{agency_name});
    values.set("document_number", state.letter_number);
    std::size_t index = 0;
    for (const domain::FiledEvidence& filed : state.evidence) {
        const Evidence& evidence = filed.evidence;
        values.set_in("evidence", index, "title", domain::listed_title(evidence));
        values.set_in("evidence", index, "kind",
                      std::string{domain::label_of(evidence.kind)} + "，" +
                          std::string{domain::label_of(evidence.form)});
        values.set_in("evidence", index, "collected", collected_text(evidence));
        values.set_in("evidence", index, "pages", std::to_string(evidence.pages));
        values.set_in("evidence", index, "check", file_text(evidence));
        ++index;
    }
    values.set("evidence.count", std::to_string(index));
    return paper("evidence_list", values);
}

std::size_t article_count(const domain::MatterState& state) {
    return static_cast<std::size_t>(std::count_if(
        state.evidence.begin(), state.evidence.end(), [](const domain::FiledEvidence& filed) {
            return filed.evidence.kind == domain::EvidenceKind::physical;
        }));
}

Document articles_list(const domain::MatterState& state, std::string_view agency_name) {
    PaperValues values;
    values.set("author", std::string{agency_name});
    values.set("document_number", state.letter_number);
    std::size_t index = 0;
    for (const domain::FiledEvidence& filed : state.evidence) {
        const Evidence& evidence = filed.evidence;
        if (evidence.kind != domain::EvidenceKind::physical) continue;
        values.set_in("article", index, "title", domain::listed_title(evidence));
        for (const std::string_view key : {"quantity", "features", "seal"}) {
            values.set_in("article", index, key, particular(evidence, key));
        }
        values.set_in("article", index, "location", domain::location_of(state, filed));
        ++index;
    }
    values.set("article.count", std::to_string(index));
    return paper("articles_list", values);
}

}  // namespace casebridge::documents
