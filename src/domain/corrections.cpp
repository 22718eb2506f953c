#include "domain/corrections.h"

#include <algorithm>

#include "base/utf8.h"
#include "domain/forms.h"

namespace casebridge::domain {

namespace {

constexpr std::string_view k_corrected = "corrected.";

/// Who the participants are is never corrected: rights and the collision of entries hang on it.
bool is_correctable_field(const FormField& entry) {
    return entry.field->type != FieldType::agency && !entry.field->read_only;
}

/// Another choice may take fields out of the form and bring others (the kind of evidence). Items of
/// a list are never added by a correction.
std::vector<FormField> fields_of_both(EventType type, const FieldValues& before,
                                      const FieldValues& after) {
    const Form form = form_of(type);
    std::vector<FormField> fields = fields_of(form, before);
    for (FormField& entry : fields_of(form, after)) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const FormField& other) {
            return other.key == entry.key;
        });
        if (!known && !form.sections[entry.section].repeated) fields.push_back(std::move(entry));
    }
    return fields;
}

std::string_view value_at(const FieldValues& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view{} : trimmed(found->second);
}

}  // namespace

bool is_correctable(EventType type) {
    // 附件1 is drafted, approved and sent again.
    const bool frozen = type == EventType::draft_transfer || type == EventType::approve_transfer ||
                        type == EventType::dispatch_transfer;
    return !frozen && !is_about_entry(type);
}

Result<EventData> corrected(const EventData& data, std::span<const FieldChange> changes) {
    const EventType type = type_of(data);
    FieldValues values = values_of(data);
    FieldValues after = values;
    for (const FieldChange& change : changes) after[change.key] = change.value;
    const std::vector<FormField> fields = fields_of_both(type, values, after);
    for (const FieldChange& change : changes) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const FormField& entry) {
            return entry.key == change.key && is_correctable_field(entry);
        });
        if (!known) return fail(ErrorCode::field_invalid, change.key);
        values[change.key] = change.value;
    }
    TRY(EventData result, event_from_values(type, values));
    // Without its day 0 a receipt would stop every clock.
    const auto* receipt = std::get_if<SignReceipt>(&result);
    if (receipt != nullptr && !receipt->day_zero().is_set()) {
        return fail(ErrorCode::field_invalid, "recipient_date");
    }
    return result;
}

std::vector<FieldChange> changes_between(EventType type, const FieldValues& before,
                                         const FieldValues& after) {
    std::vector<FieldChange> changes;
    for (const FormField& entry : fields_of_both(type, before, after)) {
        if (!is_correctable_field(entry)) continue;
        const std::string_view value = value_at(after, entry.key);
        if (value != value_at(before, entry.key)) {
            changes.push_back({entry.key, std::string(value)});
        }
    }
    return changes;
}

Form correction_form_of(EventType entry) {
    const Form command = form_of(EventType::correct_entry);
    Form form{EventType::correct_entry, command.title, {}};
    for (FormSection section : form_of(entry).sections) {
        section.key_prefix = std::string(k_corrected) + section.key_prefix;
        if (!section.when_key.empty()) section.when_key.insert(0, k_corrected);
        form.sections.push_back(std::move(section));
    }
    form.sections.insert(form.sections.end(), command.sections.begin(), command.sections.end());
    return form;
}

void begin_correction(FieldValues& values, const EventId& id, const EventData& entry) {
    values["entry"] = id.text;
    for (const auto& [key, value] : values_of(entry)) {
        values[std::string(k_corrected) + key] = value;
    }
}

FieldValues with_changes(const FieldValues& filled, const EventData& entry) {
    FieldValues command;
    FieldValues corrected;
    for (const auto& [key, value] : filled) {
        const bool of_entry = key.compare(0, k_corrected.size(), k_corrected) == 0;
        (of_entry ? corrected[key.substr(k_corrected.size())] : command[key]) = value;
    }
    const auto changes = changes_between(type_of(entry), values_of(entry), corrected);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const std::string prefix = "changes." + std::to_string(i) + ".";
        command[prefix + "key"] = changes[i].key;
        command[prefix + "value"] = changes[i].value;
    }
    return command;
}

}  // namespace casebridge::domain
