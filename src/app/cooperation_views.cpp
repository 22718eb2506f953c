#include "app/cooperation_views.h"

#include <algorithm>

#include "documents/paper_forms.h"
#include "domain/cooperation_records.h"
#include "domain/decide.h"

namespace casebridge::app {
namespace {

using domain::MatterKind;
using domain::Side;

/// The first words that say what a record is about.
std::string title_of(const domain::Record& record, const domain::RecordType& type) {
    for (const std::string_view key : {"title", "decision", "event", "topic", "what"}) {
        const domain::Field* field = domain::find_field(type.fields, key);
        if (field == nullptr || record.value(key).empty()) continue;
        return documents::shown_value(*field, record.value(key));
    }
    for (const domain::Field& field : type.fields) {
        const bool told = field.type == domain::FieldType::multiline;
        if (told && !record.value(field.key).empty()) return std::string{record.value(field.key)};
    }
    return {};
}

/// What a record of this side's may lead to (opinion, three (2) and (3)): 隐患 is the bureau's to
/// put right, 违法 the brigade's to punish, a decision of a meeting becomes a matter of its own.
std::optional<MatterKind> may_become(const domain::MatterState& state,
                                     const domain::FiledRecord& filed, Side me) {
    const std::string& type = filed.record.type;
    if (type == domain::k_meeting_decision) return MatterKind::resolution;
    const std::string_view finding = filed.record.value(domain::k_finding_kind);
    const bool hazard = finding == domain::k_finding_hazard || type == "source_control";
    const bool violation =
        finding == domain::k_finding_violation || type == "enforcement_action" ||
        type == "emergency_detachment_duty" ||
        (state.kind == MatterKind::clue && filed.event == state.cooperation.opening);
    if (me == Side::bureau && hazard) return MatterKind::hazard;
    if (me == Side::recipient && violation) return MatterKind::transfer;
    return std::nullopt;
}

std::string mark_of(const domain::Record& record, const domain::RecordType& type) {
    for (const std::string_view key : {domain::k_finding_kind, std::string_view{"level"}}) {
        const domain::Field* field = domain::find_field(type.fields, key);
        const std::string_view value = record.value(key);
        if (field == nullptr || value.empty() || value == "general") continue;
        return documents::shown_value(*field, value);
    }
    return {};
}

void add_end(RecordView& view, const domain::MatterState& state,
             const std::vector<MatterLine>& children) {
    for (const MatterLine& child : children) {
        if (child.source_entry != view.entry) continue;
        view.became = child.matter;
        view.became_title = child.title;
    }
    for (const domain::MatterLink& link : state.cooperation.links) {
        if (link.content.entry != view.entry) continue;
        view.became = link.content.other;
        view.became_title = link.content.other_title;
    }
}

}  // namespace

void add_cooperation(MatterView& view, const std::vector<MatterLine>& lines,
                     const ViewContext& context) {
    const domain::MatterState& state = view.state;
    if (state.kind == MatterKind::transfer) return;
    for (const MatterLine& line : lines) {
        if (line.source == state.matter) view.children.push_back(line);
    }
    Side me{};
    const bool takes_part = domain::side_of(state, context.me, me);
    if (takes_part && view.may(domain::EventType::file_record)) {
        for (const domain::KindRecord& record : domain::records_of(state.kind)) {
            if (domain::takes_record(state.kind, record.type, me)) {
                view.record_types.push_back(record.type);
            }
        }
    }
    for (auto filed = state.records.rbegin(); filed != state.records.rend(); ++filed) {
        const domain::RecordType* type = domain::find_record_type(filed->record.type);
        if (type == nullptr) continue;
        RecordView record;
        record.entry = filed->event;
        record.type = filed->record.type;
        record.label = type->label;
        record.agency_name = context.agency_name(filed->agency);
        (void)domain::side_of(state, filed->agency, record.side);
        const domain::HistoryLine* line = domain::find_entry(state, filed->event);
        if (line != nullptr) record.date = line->date;
        record.title = title_of(filed->record, *type);
        record.mark = mark_of(filed->record, *type);
        for (const domain::Field& field : type->fields) {
            const std::string_view value = filed->record.value(field.key);
            if (value.empty()) continue;
            record.facts.push_back(
                {std::string{field.label}, documents::shown_value(field, value)});
        }
        add_end(record, state, view.children);
        if (takes_part && record.became.empty() && record.became_title.empty()) {
            record.may_become = may_become(state, *filed, me);
        }
        view.records.push_back(std::move(record));
    }
}

const domain::Record* record_of(const domain::MatterState& state, const EventId& entry) {
    for (const domain::FiledRecord& filed : state.records) {
        if (filed.event == entry) return &filed.record;
    }
    return nullptr;
}

std::string proved_by_photo(const domain::MatterState& state, const EventId& finding) {
    const domain::Record* record = record_of(state, finding);
    return record == nullptr ? state.title + "现场情况" : std::string{record->value("title")};
}

std::vector<const domain::FiledEvidence*> photos_of(const domain::MatterState& state,
                                                    const EventId& finding) {
    const std::string proved = proved_by_photo(state, finding);
    std::vector<const domain::FiledEvidence*> photos;
    for (const domain::FiledEvidence& filed : state.evidence) {
        const bool is_picture = filed.evidence.media_type.starts_with("image/");
        if (is_picture && filed.evidence.proves == proved) photos.push_back(&filed);
    }
    return photos;
}

QuarterMeeting quarter_meeting_of(const std::vector<const domain::MatterState*>& meetings,
                                  Date today) {
    constexpr int k_months = 3;
    QuarterMeeting found;
    found.year = today.year();
    found.quarter = (today.month() + k_months - 1) / k_months;
    found.last_day = domain::count_to_quarter_end(today, domain::Calendar{}).due;
    for (const domain::MatterState* meeting : meetings) {
        if (meeting->records.empty()) continue;
        const domain::Record& notice = meeting->records.front().record;
        const bool this_one = notice.value("meeting") == domain::k_meeting_quarterly &&
                              notice.value("year") == std::to_string(found.year) &&
                              notice.value("quarter") == std::to_string(found.quarter);
        if (!this_one) continue;
        const bool held = !meeting->cooperation.results.empty();
        if (found.state == QuarterMeeting::State::held && !held) continue;
        found.state = held ? QuarterMeeting::State::held : QuarterMeeting::State::planned;
        found.matter = meeting->matter;
    }
    return found;
}

}  // namespace casebridge::app
