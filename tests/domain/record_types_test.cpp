#include "domain/record_types.h"

#include <doctest/doctest.h>

#include <set>

using namespace casebridge::domain;

TEST_CASE("record types and their fields have one key and one label each") {
    std::set<std::string_view> types;
    for (const RecordType& type : record_types()) {
        CHECK(types.insert(type.key).second);
        std::set<std::string_view> keys;
        std::set<std::string_view> labels;
        for (const Field& field : type.fields) {
            CAPTURE(field.key);
            CHECK(keys.insert(field.key).second);
            CHECK(labels.insert(field.label).second);
            CHECK_FALSE(field.label.empty());
        }
    }
    CHECK(types == std::set<std::string_view>{k_inspection, k_rectification_order, k_recheck});
}

TEST_CASE("every record that officers make has the fields of the rule of two officers") {
    for (const RecordType& type : record_types()) {
        for (const char* key :
             {"officer_1", "certificate_1", "officer_2", "certificate_2", "certificate_reason"}) {
            CAPTURE(key);
            REQUIRE(find_field(type.fields, key) != nullptr);
        }
        CHECK(find_field(type.fields, "officer_1")->personal);
        CHECK(find_field(type.fields, "officer_2")->required);
    }
}

TEST_CASE("an inspection needs the certificates to have been shown") {
    const Field* field = find_field(find_record_type(k_inspection)->fields, "showed_certificates");
    REQUIRE(field != nullptr);
    CHECK(field->type == FieldType::yes_no);
    CHECK(field->required);
}

TEST_CASE("unknown types, fields and values are absent, not errors") {
    CHECK(find_record_type("diary") == nullptr);
    CHECK(find_field(find_record_type(k_recheck)->fields, "weather") == nullptr);
    Record record;
    record.values = {{"place", "昌江区"}};
    CHECK(record.value("place") == "昌江区");
    CHECK(record.value("date").empty());
}
