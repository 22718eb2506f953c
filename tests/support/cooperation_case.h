// Matters of every kind but the transfer, filled from their own tables: what a form requires gets a
// value of its type, so that a new record type is tested without a line here.
#pragma once

#include <string>

#include "domain/cooperation_records.h"
#include "domain/forms.h"
#include "support/case_builder.h"

namespace casebridge::test {

/// A value that this field accepts, on this day.
inline std::string value_for(const domain::Field& field, Date day) {
    switch (field.type) {
        case domain::FieldType::date: return to_iso(day);
        case domain::FieldType::moment: return to_iso(Moment{day, 9 * 60});
        case domain::FieldType::number: return "3";
        case domain::FieldType::yes_no: return "true";
        case domain::FieldType::choice:
            return field.options.empty() ? std::string{} : std::string{field.options[0].value};
        case domain::FieldType::agency: return {};
        case domain::FieldType::text:
        case domain::FieldType::multiline:
        case domain::FieldType::string_list: return std::string{field.label} + "甲";
    }
    return {};
}

/// Gives every required field of the form that has no value one.
inline void fill_required(domain::EventType command, domain::FieldValues& values, Date day) {
    for (const domain::FormField& entry : domain::fields_of(domain::form_of(command), values)) {
        std::string& value = values[entry.key];
        if (value.empty() && entry.field->required) value = value_for(*entry.field, day);
    }
}

/// A record of this type with what it requires.
inline domain::Record required_record(std::string_view type_key, Date day) {
    domain::Record record{std::string{type_key}, {}};
    const domain::RecordType* type = domain::find_record_type(type_key);
    for (const domain::Field& field : type->fields) {
        if (field.required) record.values.emplace_back(field.key, value_for(field, day));
    }
    if (type_key == "meeting_notice") {
        set_value(record, "year", std::to_string(day.year()));
        set_value(record, "quarter", "4");
    }
    return record;
}

inline domain::BeginMatter begin_of(domain::MatterKind kind, domain::Side opener, Date day,
                                    Date due) {
    const domain::KindRow& row = domain::kind_row(kind);
    domain::BeginMatter event;
    event.kind = kind;
    event.title = std::string{row.label} + "一";
    event.bureau = k_bureau_pc.agency;
    event.recipient = k_brigade_pc.agency;
    event.detachment = k_detachment_pc.agency;
    event.owner = domain::first_owner(row, opener);
    event.due_on = due;
    event.record = required_record(row.opening, day);
    return event;
}

[[nodiscard]] inline const Writer& writer_of(domain::Side side) {
    return side == domain::Side::bureau ? k_bureau_pc : k_brigade_pc;
}

}  // namespace casebridge::test
