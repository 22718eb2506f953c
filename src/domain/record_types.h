// Plain records (检查记录, 责令改正通知, 复查记录 and what later issues of the product add) are
// rows of one table. A new record type, or a new field of 检查记录, is a row in record_types.cpp
// and nothing else: input form, checks, JSON, print and search are drawn from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/fields.h"

namespace casebridge::domain {

struct RecordType {
    std::string_view key;
    std::string_view label;
    std::span<const Field> fields;
};

/// A filled record: its type's key and a text for each field that has one, in the table's order.
struct Record {
    std::string type;
    std::vector<std::pair<std::string, std::string>> values;

    bool operator==(const Record&) const = default;

    /// Empty when the field has no value.
    [[nodiscard]] std::string_view value(std::string_view key) const;
};

/// 执法人员 of a record: one, or two with 、 between them.
[[nodiscard]] std::string officers_of(const Record& record);

/// Papers of a transfer; the records inside an evidence entry are in evidence_types.h, those of
/// other matters in cooperation_records.h.
[[nodiscard]] std::span<const RecordType> record_types();
/// Among all; null when no such type.
[[nodiscard]] const RecordType* find_record_type(std::string_view key);
/// Null when no such field.
[[nodiscard]] const Field* find_field(std::span<const Field> fields, std::string_view key);

/// One more row, or another version of a row that there is, for as long as it lives. Tests show
/// with it that a row is all that a record type takes. One at a time, not on several threads.
class AddedRecordType {
public:
    explicit AddedRecordType(RecordType type);
    ~AddedRecordType();
    AddedRecordType(const AddedRecordType&) = delete;
    AddedRecordType& operator=(const AddedRecordType&) = delete;

    [[nodiscard]] const RecordType& type() const { return type_; }
    /// Null while there is none.
    [[nodiscard]] static const AddedRecordType* current();

private:
    RecordType type_;
};

/// The type of the record that events hold under this name.
[[nodiscard]] std::string_view record_type_of(std::string_view member);

inline constexpr std::string_view k_inspection = "inspection";
inline constexpr std::string_view k_rectification_order = "rectification_order";
inline constexpr std::string_view k_recheck = "recheck";

}  // namespace casebridge::domain
