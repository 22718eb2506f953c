#include "domain/record_dates.h"

namespace casebridge::domain {

std::string_view record_date_key(const Record& record) {
    const RecordType* type = find_record_type(record.type);
    if (type == nullptr) return {};
    for (const Field& field : type->fields) {
        if (field.type == FieldType::date || field.type == FieldType::moment) return field.key;
    }
    return {};
}

Date record_date(const Record& record) {
    const std::string_view key = record_date_key(record);
    if (key.empty()) return {};
    const auto date = Date::parse(record.value(key).substr(0, 10));
    return date ? *date : Date{};
}

}  // namespace casebridge::domain
