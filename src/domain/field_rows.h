// The rows that many forms have, said shortly: a date that is a fact, a person's name, a choice.
#pragma once

#include <span>
#include <string_view>

#include "domain/fields.h"

namespace casebridge::domain::rows {

[[nodiscard]] constexpr Field fact_date(std::string_view key, std::string_view label) {
    return {.key = key,
            .label = label,
            .type = FieldType::date,
            .required = true,
            .validator = Validator::not_in_future};
}
[[nodiscard]] constexpr Field text(std::string_view key, std::string_view label,
                                   bool required = true) {
    return {.key = key, .label = label, .required = required};
}
[[nodiscard]] constexpr Field person(std::string_view key, std::string_view label,
                                     bool required = true) {
    return {.key = key, .label = label, .required = required, .personal = true};
}
[[nodiscard]] constexpr Field long_text(std::string_view key, std::string_view label, int lines,
                                        bool required = true) {
    return {.key = key,
            .label = label,
            .type = FieldType::multiline,
            .required = required,
            .lines = lines};
}
[[nodiscard]] constexpr Field choice(std::string_view key, std::string_view label,
                                     std::span<const Option> options) {
    return {.key = key,
            .label = label,
            .type = FieldType::choice,
            .required = true,
            .options = options};
}
[[nodiscard]] constexpr Field number(std::string_view key, std::string_view label) {
    return {.key = key, .label = label, .type = FieldType::number, .required = true};
}
[[nodiscard]] constexpr Field yes_no(std::string_view key, std::string_view label) {
    return {.key = key, .label = label, .type = FieldType::yes_no};
}
[[nodiscard]] constexpr Field yes_no_required(std::string_view key, std::string_view label) {
    return {.key = key, .label = label, .type = FieldType::yes_no, .required = true};
}
[[nodiscard]] constexpr Field fact_moment(std::string_view key, std::string_view label,
                                          std::string_view hint) {
    return {.key = key,
            .label = label,
            .type = FieldType::moment,
            .required = true,
            .validator = Validator::not_in_future,
            .hint = hint};
}
[[nodiscard]] constexpr Field with(Field field, Validator validator) {
    field.validator = validator;
    return field;
}
[[nodiscard]] constexpr Field with_hint(Field field, std::string_view hint) {
    field.hint = hint;
    return field;
}

[[nodiscard]] constexpr Field on_whole_row(Field field) {
    field.whole_row = true;
    return field;
}

}  // namespace casebridge::domain::rows
