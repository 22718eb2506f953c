#include "documents/paper_forms.h"

#include <algorithm>
#include <array>

#include "base/assets.h"
#include "base/utf8.h"
#include "documents/annexes.h"
#include "documents/cooperation_papers.h"
#include "documents/evidence_lists.h"
#include "documents/paper_template.h"
#include "domain/compose.h"
#include "domain/corrections.h"
#include "domain/enum_names.h"
#include "domain/forms.h"
#include "domain/transitions.h"

namespace casebridge::documents {
namespace {

using domain::EventData;
using domain::EventType;
using domain::Field;
using domain::FieldType;
using domain::MatterState;

constexpr std::array k_forms = {
    PaperForm{"transfer_letter", "移送处理书", 2, true, true},
    PaperForm{"service_receipt", "送达回执", 2, true, true},
    PaperForm{"disposition_reply", "移送案件办理单", 2, true, true},
    PaperForm{"transfer_approval", "移送案件审批表", 1, false, true},
    PaperForm{"inspection", "检查记录", 1, false, true},
    PaperForm{"rectification_order", "责令改正通知", 2, false, true},
    PaperForm{"recheck", "复查记录", 1, false, true},
    PaperForm{"closing", "销号单", 1, false, true},
    PaperForm{"material_list", "材料清单", 2, false, true},
    PaperForm{"evidence_list", "证据清单"},
    PaperForm{"articles_list", "涉案物品清单", 2, false, true},
    PaperForm{"handover_list", "交接清单", 2, false, true},
    PaperForm{"review_form", "审核表", 1, false, true},
    PaperForm{"objection_letter", "异议函", 2, false, true},
    PaperForm{"consultation_record", "沟通记录", 1, false, true},
    PaperForm{"supplement_notice", "补证通知", 2, false, true},
    PaperForm{"supplement_answer", "补证答复", 2},
    PaperForm{"withdrawal_letter", "撤回函", 2, false, true},
    PaperForm{"withdrawal_request", "撤回申请", 2, false, true},
    PaperForm{"withdrawal_consent", "同意撤回复函", 2, false, true},
    PaperForm{"withdrawal_refusal", "不同意撤回复函", 2, false, true},
    PaperForm{"return_letter", "退回函", 2, false, true},
    PaperForm{"redirect_notice", "转办通知", 2, false, true},
    PaperForm{"filing_approval", "立案审批表", 1, false, true},
    PaperForm{"declining_approval", "不予立案审批表", 1, false, true},
    PaperForm{"question_letter", "询问函", 2, false, true},
    PaperForm{"correction_note", "更正说明"},
    PaperForm{"shared_number_note", "重号说明"},
    PaperForm{"deadline_calculation", "期限计算说明"},
    PaperForm{"volume_cover", "案卷封面"},
    PaperForm{"volume_contents", "卷内目录"},
    PaperForm{"volume_closing", "卷内备考表"},
    PaperForm{"volume_history", "办理经过"},
    PaperForm{"patrol_record", "联合巡查记录", 1, false, true},
    PaperForm{"campaign_plan", "专项整治方案", 1, false, true},
    PaperForm{"minutes", "会议纪要", 1, false, true},
    PaperForm{"emergency_log", "应急处置记录", 1, false, true},
    PaperForm{"integrity_reminder", "廉政提醒", 1, false, true},
    PaperForm{k_sheet_form, "登记表"},
};

struct EntryForms {
    EventType type{};
    std::array<std::string_view, 4> forms;
};
constexpr std::array k_entry_forms = {
    EntryForms{EventType::open_matter, {"inspection"}},
    EntryForms{EventType::open_by_brigade, {"inspection"}},
    EntryForms{EventType::add_inspection, {"inspection"}},
    EntryForms{EventType::order_rectification, {"rectification_order"}},
    EntryForms{EventType::recheck_complete, {"recheck"}},
    EntryForms{EventType::recheck_failed, {"recheck"}},
    EntryForms{EventType::close, {"closing"}},
    EntryForms{EventType::approve_transfer,
               {"transfer_letter", "service_receipt", "material_list", "transfer_approval"}},
    EntryForms{EventType::sign_receipt, {"service_receipt"}},
    EntryForms{EventType::pass_review, {"review_form"}},
    EntryForms{EventType::raise_objection, {"objection_letter"}},
    EntryForms{EventType::record_consultation, {"consultation_record"}},
    EntryForms{EventType::request_supplement, {"supplement_notice"}},
    EntryForms{EventType::answer_supplement, {"supplement_answer"}},
    EntryForms{EventType::withdraw_before_receipt, {"withdrawal_letter"}},
    EntryForms{EventType::ask_withdrawal, {"withdrawal_request"}},
    EntryForms{EventType::consent_withdrawal, {"withdrawal_consent", "handover_list"}},
    EntryForms{EventType::refuse_withdrawal, {"withdrawal_refusal"}},
    EntryForms{EventType::return_case, {"return_letter", "handover_list"}},
    EntryForms{EventType::redirect, {"redirect_notice"}},
    EntryForms{EventType::file_case, {"filing_approval"}},
    EntryForms{EventType::decline_to_file, {"declining_approval"}},
    EntryForms{EventType::reply_partial, {"disposition_reply"}},
    EntryForms{EventType::reply_final, {"disposition_reply"}},
    EntryForms{EventType::question_reply, {"question_letter"}},
    EntryForms{EventType::correct_entry, {"correction_note"}},
    EntryForms{EventType::explain_shared_number, {"shared_number_note"}},
};

/// Without an approver there is no approval, whatever its other fields begin with.
bool is_of_no_approval(std::string_view prefix, const domain::FieldValues& values) {
    const auto approver = values.find("approval.approver");
    return prefix == "approval." && approver != values.end() && approver->second.empty();
}

/// The result of a 复查 stands before what it rests on.
struct RecheckResult {
    PaperValues& values;
    void operator()(const domain::RecheckComplete& entry) const {
        add_result(domain::recheck_result(entry));
    }
    void operator()(const domain::RecheckFailed& entry) const {
        add_result(domain::recheck_result(entry));
    }
    template <class Other>
    void operator()(const Other&) const {}

private:
    void add_result(std::string_view result) const {
        auto& lines = values.lines;
        lines.erase(std::remove_if(lines.begin(), lines.end(),
                                   [](const auto& line) { return line.key == "outcome"; }),
                    lines.end());
        const auto findings = std::find_if(lines.begin(), lines.end(), [](const auto& line) {
            return line.key == "recheck.findings";
        });
        lines.insert(findings, {"复查结果", std::string{result}, "outcome"});
    }
};

/// Of the record alone: what opened the matter besides stands elsewhere.
void keep_record_lines(PaperValues& values, std::string_view prefix) {
    auto& lines = values.lines;
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](const PaperValues::Line& line) {
                                   return line.key.compare(0, prefix.size(), prefix) != 0;
                               }),
                lines.end());
}

void set_matter(PaperValues& values, const PaperSource& source) {
    const MatterState& state = source.state;
    values.set("matter.title", state.title);
    values.set("matter.subject", domain::compose_subject(state));
    values.set("matter.party", state.party.name);
    values.set("matter.party_number", state.party.id_number);
    values.set("matter.category", source.category);
    values.set("matter.bureau", source.agency_name(state.bureau));
    if (!state.recipient.empty()) {
        values.set("matter.recipient", source.agency_name(state.recipient));
    }
    if (!state.letter_number.empty()) values.set("matter.letter", domain::cite_letter(state));
    values.set("matter.letter_number", state.letter_number);
    values.set("matter.received_on", to_chinese(state.receipt.day_zero()));
    values.set("matter.findings", state.letter.findings.empty() ? domain::compose_findings(state)
                                                                : state.letter.findings);
    if (state.has_legal_basis) {
        values.set("matter.basis", domain::compose_suspected(state.legal_basis));
    }
    if (state.letter.attachment_count > 0) {
        values.set("matter.attachment_count", std::to_string(state.letter.attachment_count));
    }
    values.set("matter.source",
               state.opened_by_brigade
                   ? std::string{domain::label_of(state.origin)} + "，" + state.origin_note
                   : source.agency_name(state.bureau) + "移送");
    values.set("matter.reply_number", state.reply.letter.document_number);
}

/// What was signed, and what it says now, field by field.
void set_changes(PaperValues& values, const PaperSource& source,
                 const domain::CorrectEntry& correction) {
    const domain::HistoryLine* line = domain::find_entry(source.state, correction.entry);
    if (line == nullptr) return;
    values.set("corrected.date", to_chinese(line->date));
    values.set("corrected.what", std::string{domain::transition_of(line->type).label});
    const auto before = source.signed_entry ? source.signed_entry(correction.entry) : std::nullopt;
    if (!before) return;
    std::size_t index = 0;
    for (const CorrectedField& field : corrected_fields(*before, correction.changes)) {
        values.set_in("change", index, "label", field.label);
        values.set_in("change", index, "before", field.before);
        values.set_in("change", index, "after", field.after);
        ++index;
    }
}

PaperValues values_of_entry(const PaperSource& source, const EventData& entry,
                            const AgencyId& author) {
    PaperValues values = shown_values(entry, source.agency_name);
    set_matter(values, source);
    values.set("author", source.agency_name(author));
    const AgencyId& other =
        author == source.state.bureau ? source.state.recipient : source.state.bureau;
    if (!other.empty()) values.set("other", source.agency_name(other));
    if (const auto* correction = std::get_if<domain::CorrectEntry>(&entry)) {
        set_changes(values, source, *correction);
    }
    // A matter that is only being opened says itself who the party is.
    if (const auto* opening = std::get_if<domain::OpenMatter>(&entry)) {
        values.set("matter.party", opening->party.name);
    }
    return values;
}

std::string days_text(const domain::Reading& reading) {
    std::string text;
    for (const domain::CountedDay& day : reading.days) {
        switch (day.kind) {
            case domain::CountedDay::Kind::start: continue;
            case domain::CountedDay::Kind::rest:
                text += to_chinese_short(day.date) + "休息，";
                continue;
            case domain::CountedDay::Kind::counted:
            case domain::CountedDay::Kind::due:
                text += to_chinese_short(day.date) + "第" + std::to_string(day.number) + "日，";
                continue;
            case domain::CountedDay::Kind::rolled_over: continue;
        }
    }
    constexpr std::size_t k_comma_bytes = 3;
    if (!text.empty()) text.resize(text.size() - k_comma_bytes);
    return text;
}

/// How one reading was counted, in a sentence.
std::string how_counted(const domain::Reading& reading) {
    if (reading.kind == domain::DayReading::working_days) {
        return "按工作日：" + days_text(reading) + "。";
    }
    std::string text = "按自然日：自" + to_chinese_short(reading.days.front().date.plus_days(1)) +
                       "起连续计算" +
                       std::to_string(reading.raw.days_since(reading.days.front().date)) +
                       "日，至" + to_chinese_short(reading.raw);
    if (reading.raw != reading.due) {
        text += "（" + std::string{weekday_name(reading.raw)} + "，休息日），顺延至" +
                to_chinese_short(reading.due);
    }
    return text + "。";
}

}  // namespace

std::span<const PaperForm> paper_forms() { return k_forms; }

const PaperForm* find_paper_form(std::string_view id) {
    for (const PaperForm& form : k_forms) {
        if (form.id == id) return &form;
    }
    return nullptr;
}

std::vector<std::string_view> forms_of_entry(EventType type, std::string_view record_type) {
    for (const EntryForms& row : k_entry_forms) {
        if (row.type != type) continue;
        return {row.forms.begin(),
                std::find(row.forms.begin(), row.forms.end(), std::string_view{})};
    }
    if (record_type.empty()) return {};
    return {form_of_record(record_type)};
}

std::vector<std::string_view> forms_of_entry(const EventData& entry) {
    const domain::Record* record = record_brought_by(entry);
    return forms_of_entry(domain::type_of(entry),
                          record == nullptr ? std::string_view{} : record->type);
}

std::string_view paper_label(std::string_view form, std::string_view record_type) {
    const domain::RecordType* record =
        form == k_sheet_form ? domain::find_record_type(record_type) : nullptr;
    return record != nullptr ? record->label : find_paper_form(form)->label;
}

Document paper(std::string_view form, const PaperValues& values) {
    int wrong_line = 0;
    const auto parsed = parse_template(asset("papers/" + std::string{form} + ".txt"), wrong_line);
    // Shipped data: a test reads every template.
    if (!parsed || parsed->lines.empty()) __builtin_trap();
    return fill_template(*parsed, values);
}

Document blank_paper(std::string_view form) {
    PaperValues values;
    values.blank = true;
    values.set("paper.blank", "空白");
    if (const domain::RecordType* record = domain::find_record_type(form)) {
        for (const Field& field : record->fields) {
            const bool long_text = field.type == FieldType::multiline;
            values.lines.push_back({std::string{field.label}, long_text ? "　\n　\n　" : "", {}});
        }
    }
    return paper(form, values);
}

Document entry_paper(std::string_view form, const PaperSource& source, const EventData& entry,
                     const AgencyId& author) {
    const MatterState& state = source.state;
    if (form == "transfer_letter") {
        return annex_1_transfer_letter(state.letter, state.letter_number, false);
    }
    if (form == "service_receipt") {
        const auto* receipt = std::get_if<domain::SignReceipt>(&entry);
        if (receipt == nullptr) return annex_2_blank(state);
        return annex_2_service_receipt(state.letter, state.letter_number, *receipt);
    }
    if (form == "material_list") return materials_list(state);
    const domain::Record* record = record_brought_by(entry);
    if (form == k_sheet_form) {
        return entry_sheet(paper_label(form, record == nullptr ? "" : record->type), source, entry,
                           author);
    }
    PaperValues values = values_of_entry(source, entry, author);
    if (form == "inspection") keep_record_lines(values, "inspection.");
    set_records(values, source, record);
    return paper(form, values);
}

Document approval_to_sign(std::string_view form, const PaperSource& source,
                          const AgencyId& author) {
    PaperValues values;
    set_matter(values, source);
    values.set("author", source.agency_name(author));
    set_records(values, source, nullptr);
    return paper(form, values);
}

Document entry_sheet(std::string_view title, const PaperSource& source, const EventData& entry,
                     const AgencyId& author) {
    PaperValues values = values_of_entry(source, entry, author);
    values.set("paper.title", std::string{title});
    return paper("entry", values);
}

Document deadline_paper(const PaperSource& source, std::string_view agency_name,
                        std::span<const domain::DeadlineClock> clocks, Date today) {
    PaperValues values;
    set_matter(values, source);
    values.set("author", std::string{agency_name});
    values.set("today", to_chinese(today));
    std::size_t index = 0;
    for (const domain::DeadlineClock& clock : clocks) {
        const auto add = [&](std::string due, std::string how) {
            values.set_in("clock", index, "name", std::string{domain::label_of(clock.kind)});
            values.set_in("clock", index, "start", to_chinese(clock.start));
            values.set_in("clock", index, "due", std::move(due));
            if (clock.stopped_on.is_set()) how += "已于" + to_chinese(clock.stopped_on) + "办结。";
            values.set_in("clock", index, "how", how + "依据：" + clock.basis + "。");
            ++index;
        };
        if (clock.due_at.date.is_set()) {
            add(to_chinese(clock.due_at), "按小时连续计算。");
        } else if (clock.readings.empty()) {
            add(to_chinese(clock.due), "文书写明的日期，不顺延。");
        }
        for (std::size_t i = 0; i < clock.readings.size(); ++i) {
            const domain::Reading& reading = clock.readings[i];
            if (reading.provisional) values.set("provisional", "暂定");
            std::string how = how_counted(reading);
            if (clock.readings.size() > 1) how += i == 0 ? "逾期以此为准。" : "用于提前提醒。";
            add(to_chinese(reading.due) + (reading.provisional ? "（暂定）" : ""), std::move(how));
        }
    }
    return paper("deadline_calculation", values);
}

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

std::vector<CorrectedField> corrected_fields(const EventData& signed_entry,
                                             std::span<const domain::FieldChange> changes) {
    const domain::FieldValues was = domain::values_of(signed_entry);
    domain::FieldValues becomes = was;
    for (const domain::FieldChange& change : changes) becomes[change.key] = change.value;
    const auto fields = domain::fields_of(domain::form_of(domain::type_of(signed_entry)), becomes);
    std::vector<CorrectedField> corrected;
    for (const domain::FieldChange& change : changes) {
        const auto found = std::find_if(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.key == change.key; });
        if (found == fields.end()) continue;
        const auto value = was.find(change.key);
        corrected.push_back({std::string{found->field->label},
                             value == was.end() ? "" : shown_value(*found->field, value->second),
                             shown_value(*found->field, change.value)});
    }
    return corrected;
}

PaperValues shown_values(const EventData& entry,
                         const std::function<std::string(const AgencyId&)>& agency_name) {
    const domain::Form form = domain::form_of(domain::type_of(entry));
    const domain::FieldValues filled = domain::values_of(entry);
    PaperValues values;
    for (const domain::FormField& field : domain::fields_of(form, filled)) {
        const auto value = filled.find(field.key);
        const std::string_view prefix = form.sections[field.section].key_prefix;
        if (value == filled.end() || is_of_no_approval(prefix, filled)) continue;
        std::string shown = field.field->type == FieldType::agency
                                ? agency_name({value->second})
                                : shown_value(*field.field, value->second);
        // A required field that is empty keeps its place on paper for ink.
        if (!shown.empty() || field.field->required) {
            values.lines.push_back({std::string{field.field->label}, shown, field.key});
        }
        values.set(field.key, std::move(shown));
    }
    std::visit(RecheckResult{values}, entry);
    return values;
}

}  // namespace casebridge::documents
