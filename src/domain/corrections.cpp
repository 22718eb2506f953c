#include "domain/corrections.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/forms.h"

namespace casebridge::domain {

namespace {

/// Who the participants are is never corrected: rights and the collision of entries hang on it.
bool is_correctable_field(const FormField& entry) {
    return entry.field->type != FieldType::agency && !entry.field->read_only;
}

std::string_view value_at(const FieldValues& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view{} : trimmed(found->second);
}

}  // namespace

bool is_correctable(EventType type, Stage stage) {
    switch (type) {
        case EventType::correct_entry:
        case EventType::settle_entry: return false;
        case EventType::draft_transfer:
        case EventType::approve_transfer:
            return stage == Stage::drafted || stage == Stage::approved;
        default: return true;
    }
}

Result<EventData> corrected(const EventData& data, std::span<const FieldChange> changes) {
    const EventType type = type_of(data);
    FieldValues values = values_of(data);
    const std::vector<FormField> fields = fields_of(form_of(type), values);
    for (const FieldChange& change : changes) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const FormField& entry) {
            return entry.key == change.key && is_correctable_field(entry);
        });
        if (!known) return fail(ErrorCode::field_invalid, change.key);
        values[change.key] = change.value;
    }
    return event_from_values(type, values);
}

std::vector<FieldChange> changes_between(EventType type, const FieldValues& before,
                                         const FieldValues& after) {
    std::vector<FieldChange> changes;
    for (const FormField& entry : fields_of(form_of(type), before)) {
        if (!is_correctable_field(entry)) continue;
        const std::string_view value = value_at(after, entry.key);
        if (value != value_at(before, entry.key)) {
            changes.push_back({entry.key, std::string(value)});
        }
    }
    return changes;
}

}  // namespace casebridge::domain
