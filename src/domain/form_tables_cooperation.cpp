// The forms of every matter that is no transfer.
#include <array>

#include "domain/cooperation_records.h"
#include "domain/enum_names.h"
#include "domain/field_rows.h"
#include "domain/form_tables.h"

namespace casebridge::domain {
namespace {

using namespace rows;

constexpr Field agency(std::string_view key, std::string_view label) {
    return {.key = key, .label = label, .type = FieldType::agency, .required = true};
}
constexpr Field coming_date(std::string_view key, std::string_view label, bool required = true) {
    return {.key = key, .label = label, .type = FieldType::date, .required = required};
}

/// A section for each record type that `takes` says, of which the chosen one stands there.
template <class Takes>
void add_records(std::vector<FormSection>& sections, const Takes& takes) {
    const auto add = [&](const RecordType& type) {
        if (!takes(type.key)) return;
        sections.push_back(
            {type.label, "record.", type.fields, false, std::string{k_record_type}, type.key});
    };
    const AddedRecordType* added = AddedRecordType::current();
    for (const RecordType& type : cooperation_record_types()) {
        if (added == nullptr || added->type().key != type.key) add(type);
    }
    if (added != nullptr) add(added->type());
}

bool begins(std::string_view type) {
    for (const KindRow& row : matter_kinds()) {
        if (row.opening == type) return true;
    }
    return false;
}
bool answers(std::string_view type) {
    for (const KindRow& row : matter_kinds()) {
        if (row.result == type) return true;
    }
    return false;
}

std::vector<FormSection> beginning() {
    static constexpr std::array k_title = {on_whole_row(text("title", "事项名称"))};
    static constexpr std::array k_recipient = {agency("recipient", "协作单位")};
    static constexpr std::array k_bureau = {agency("bureau", "协作单位")};
    static const std::array owner = {choice("owner", "责任单位", options_of(Side{}))};
    static constexpr std::array k_due = {
        coming_date("due_on", "办理期限", false),
        with_hint(text("no_due_reason", "不定期限的理由", false), "定了期限的不填")};
    std::vector<FormSection> sections = {
        {"事项", "", k_title},
        {"", "", k_recipient, false, std::string{k_opened_as}, "bureau"},
        {"", "", k_bureau, false, std::string{k_opened_as}, "recipient"},
        {"", "", owner, false, std::string{k_asks_owner}, "true"},
        {"", "", k_due, false, std::string{k_asks_due}, "true"}};
    add_records(sections, begins);
    return sections;
}

}  // namespace

bool cooperation_sections(EventType command, std::vector<FormSection>& sections) {
    static constexpr std::array k_taking = {fact_moment("taken_at", "接收时间", {}),
                                            person("taken_by", "接收人"),
                                            long_text("measures", "办理安排", 2, false)};
    static constexpr std::array k_reading = {fact_moment("read_at", "读取时间", {}),
                                             person("read_by", "读取人"),
                                             long_text("remark", "备注", 2, false)};
    static constexpr std::array k_assigning = {fact_date("assigned_on", "转交日期"),
                                               coming_date("due_on", "办理期限"),
                                               long_text("reason", "转交理由", 2)};
    static constexpr std::array k_due_change = {fact_date("changed_on", "调整日期"),
                                                coming_date("due_on", "新的期限"),
                                                long_text("reason", "理由", 2)};
    static constexpr std::array k_returning = {fact_date("returned_on", "退回日期"),
                                               coming_date("due_on", "重新反馈的期限"),
                                               Field{.key = "points",
                                                     .label = "还需办理的事项",
                                                     .type = FieldType::string_list,
                                                     .required = true,
                                                     .hint = "一行一项",
                                                     .lines = 3}};
    static constexpr std::array k_accepting = {fact_date("accepted_on", "确认日期"),
                                               long_text("opinion", "意见", 2, false)};
    static constexpr std::array k_linking = {fact_date("linked_on", "日期"),
                                             on_whole_row(text("other_title", "关联的案件或事项")),
                                             long_text("note", "说明", 2, false)};
    const FormSection approved{"审批", "approval.", approval_fields()};
    switch (command) {
        case EventType::begin_matter: sections = beginning(); return true;
        case EventType::take_matter: sections = {{"", "", k_taking}}; return true;
        case EventType::acknowledge_notice: sections = {{"", "", k_reading}}; return true;
        case EventType::file_record:
            add_records(sections,
                        [](std::string_view type) { return !begins(type) && !answers(type); });
            return true;
        case EventType::approve_plan: sections = {approved}; return true;
        case EventType::assign_matter: sections = {{"", "", k_assigning}}; return true;
        case EventType::change_due: sections = {{"", "", k_due_change}, approved}; return true;
        case EventType::report_result: add_records(sections, answers); return true;
        case EventType::return_result: sections = {{"", "", k_returning}}; return true;
        case EventType::accept_result: sections = {{"", "", k_accepting}}; return true;
        case EventType::link_matter: sections = {{"", "", k_linking}}; return true;
        default: return false;
    }
}

}  // namespace casebridge::domain
