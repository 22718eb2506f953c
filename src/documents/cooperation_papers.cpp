#include "documents/cooperation_papers.h"

#include <array>
#include <vector>

#include "domain/cooperation_records.h"
#include "domain/matter_kind.h"

namespace casebridge::documents {
namespace {

using domain::MatterKind;
using domain::Record;

struct RecordForm {
    std::string_view record_type;
    std::string_view form;
};
constexpr std::array k_record_forms = {
    RecordForm{"patrol_summary", "patrol_record"},
    RecordForm{"campaign_plan", "campaign_plan"},
    RecordForm{"minutes", "minutes"},
    RecordForm{"emergency_review", "emergency_log"},
};

struct BroughtRecord {
    const Record* operator()(const domain::BeginMatter& event) const { return &event.record; }
    const Record* operator()(const domain::FileRecord& event) const { return &event.record; }
    const Record* operator()(const domain::ReportResult& event) const { return &event.record; }
    template <class Other>
    const Record* operator()(const Other&) const {
        return nullptr;
    }
};

/// The records of a matter by type, in the order in which they were made.
class Records {
public:
    Records(const domain::MatterState& state, const Record* added) {
        for (const domain::FiledRecord& filed : state.records) all_.push_back(&filed.record);
        const bool is_in = added == nullptr || (!all_.empty() && *all_.back() == *added);
        if (!is_in) all_.push_back(added);
    }

    [[nodiscard]] std::vector<const Record*> of(std::string_view type) const {
        std::vector<const Record*> found;
        for (const Record* record : all_) {
            if (record->type == type) found.push_back(record);
        }
        return found;
    }
    /// A value of the last record of the type.
    [[nodiscard]] std::string last(std::string_view type, std::string_view key) const {
        const std::vector<const Record*> found = of(type);
        return found.empty() ? std::string{} : shown(*found.back(), key);
    }
    [[nodiscard]] static std::string shown(const Record& record, std::string_view key) {
        const domain::RecordType* type = domain::find_record_type(record.type);
        const domain::Field* field =
            type == nullptr ? nullptr : domain::find_field(type->fields, key);
        return field == nullptr ? std::string{} : shown_value(*field, record.value(key));
    }

private:
    std::vector<const Record*> all_;
};

void add_part(std::string& text, std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!text.empty()) text += between;
    text += part;
}

/// The filled ones of these values, "，" between them.
std::string sentence(const Record& record, std::initializer_list<std::string_view> keys) {
    std::string text;
    for (const std::string_view key : keys) add_part(text, Records::shown(record, key), "，");
    return text;
}

std::string lines_of(const std::vector<const Record*>& records,
                     std::initializer_list<std::string_view> keys) {
    std::string text;
    for (const Record* record : records) add_part(text, sentence(*record, keys), "\n");
    return text;
}

std::vector<const Record*> with(const std::vector<const Record*>& records, std::string_view key,
                                std::string_view value) {
    std::vector<const Record*> found;
    for (const Record* record : records) {
        if (record->value(key) == value) found.push_back(record);
    }
    return found;
}

std::string without_end(std::string text, std::string_view end) {
    if (text.ends_with(end)) text.resize(text.size() - end.size());
    return text;
}

void set_patrol(PaperValues& values, const PaperSource& source, const Records& records) {
    values.set("date", records.last("patrol_plan", "date"));
    values.set("lead", source.agency_name(source.state.bureau));
    std::string people;
    const auto made = records.of("patrol_record");
    const std::string_view from = made.empty() ? "patrol_plan" : "patrol_record";
    add_part(people, records.last(from, "bureau_team"), "；");
    add_part(people, records.last(from, "brigade_team"), "；");
    values.set("participants", people);
    std::string area = lines_of(records.of("patrol_plan"), {"areas", "roads", "weak_spots"});
    add_part(area, lines_of(made, {"place", "situation"}), "\n");
    values.set("area", area);
    const auto findings = records.of(domain::k_patrol_finding);
    const auto of_kind = [&](std::string_view kind) {
        return lines_of(with(findings, domain::k_finding_kind, kind),
                        {"title", "place", "subject", "plate", "description"});
    };
    values.set("hazards", of_kind(domain::k_finding_hazard));
    values.set("violations", of_kind(domain::k_finding_violation));
    std::string handling = lines_of(findings, {"measures"});
    add_part(handling, lines_of(records.of("patrol_assistance"), {"way", "assisted_by", "content"}),
             "\n");
    values.set("handling", handling);
    std::string owner = records.last("patrol_summary", "responsibility");
    if (owner.empty()) {
        owner = "隐患由" + source.agency_name(source.state.bureau) + "落实整改，违法行为由" +
                source.agency_name(source.state.recipient) + "查处";
    }
    values.set("owner", owner);
    values.set("summary", records.last("patrol_summary", "summary"));
    std::string integrity = records.last("patrol_summary", "integrity");
    if (integrity.empty()) integrity = records.last("patrol_plan", "integrity");
    values.set("integrity", std::move(integrity));
}

void set_campaign(PaperValues& values, const PaperSource& source, const Records& records) {
    const auto plan = [&](std::string_view key) { return records.last("campaign_plan", key); };
    values.set("title", without_end(without_end(source.state.title, "方案"), "专项整治"));
    values.set("scope", plan("begins_on") + "至" + plan("ends_on") + "，" + plan("scope"));
    for (const std::string_view key :
         {"lead", "focus", "process", "standard", "source_control", "enforcement", "integrity"}) {
        values.set(std::string{key}, plan(key));
    }
    Date approved;
    for (const domain::FiledApproval& filed : source.state.cooperation.approvals) {
        approved = filed.content.approval.approved_on;
    }
    const bool by_both = domain::is_approved_by(source.state, domain::Side::bureau) &&
                         domain::is_approved_by(source.state, domain::Side::recipient);
    if (by_both) values.set("approved_on", to_chinese(approved));
}

void set_meeting(PaperValues& values, const PaperSource& source, const Records& records) {
    values.set("title", without_end(source.state.title, "会议"));
    for (const std::string_view key : {"date", "place", "chair", "participants", "results",
                                       "problems", "improvements", "integrity"}) {
        std::string text = records.last("minutes", key);
        if (text.empty()) text = records.last("meeting_notice", key);
        values.set(std::string{key}, std::move(text));
    }
    std::string decisions = records.last("minutes", "decisions");
    add_part(decisions,
             lines_of(records.of(domain::k_meeting_decision),
                      {"decision", "owner", "due_on", "content"}),
             "\n");
    values.set("decisions", decisions);
}

void set_emergency(PaperValues& values, const Records& records) {
    const auto notices = records.of("emergency_notice");
    const auto of_notices = [&](std::string_view what) {
        return lines_of(with(notices, "what", what), {"time", "who", "content"});
    };
    values.set("title", lines_of(records.of("emergency_start"), {"event", "place", "level"}));
    values.set("started_at", records.last("emergency_start", "started_at"));
    values.set("notified", of_notices("notified"));
    std::string reported = records.last("emergency_start", "government_told_at");
    add_part(reported, of_notices("reported"), "\n");
    values.set("reported_at", reported);
    values.set("arrived", of_notices("arrived"));
    values.set("resources", lines_of(records.of("emergency_resource"),
                                     {"time", "resource", "what", "amount", "from", "to"}));
    const std::initializer_list<std::string_view> k_duty = {"time", "duty", "who", "content"};
    values.set("bureau_actions", lines_of(records.of("emergency_bureau_duty"), k_duty));
    values.set("detachment_actions", lines_of(records.of("emergency_detachment_duty"), k_duty));
    std::string restored = lines_of(records.of("emergency_recovery"), {"time", "what", "left"});
    add_part(restored, records.last("emergency_review", "restored_at"), "\n");
    values.set("restored_at", restored);
    values.set("review", lines_of(records.of("emergency_review"),
                                  {"course", "effects", "improvements", "integrity"}));
}

}  // namespace

std::string_view form_of_record(std::string_view record_type) {
    for (const RecordForm& row : k_record_forms) {
        if (row.record_type == record_type) return row.form;
    }
    return k_sheet_form;
}

std::string_view running_form_of(MatterKind kind) {
    switch (kind) {
        case MatterKind::joint_patrol: return "patrol_record";
        case MatterKind::emergency: return "emergency_log";
        default: return {};
    }
}

const Record* record_brought_by(const domain::EventData& entry) {
    return std::visit(BroughtRecord{}, entry);
}

void set_records(PaperValues& values, const PaperSource& source, const Record* added) {
    const Records records(source.state, added);
    switch (source.state.kind) {
        case MatterKind::joint_patrol: return set_patrol(values, source, records);
        case MatterKind::campaign: return set_campaign(values, source, records);
        case MatterKind::joint_meeting: return set_meeting(values, source, records);
        case MatterKind::emergency: return set_emergency(values, records);
        default: return;
    }
}

}  // namespace casebridge::documents
