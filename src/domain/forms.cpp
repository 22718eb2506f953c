#include "domain/forms.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/whole_number.h"
#include "domain/form_tables.h"
#include "domain/transitions.h"
#include "domain/validators.h"

namespace casebridge::domain {
namespace {

// ---- limits of one value
// ---------------------------------------------------------------------------------

std::size_t longest(FieldType type) {
    switch (type) {
        case FieldType::multiline:
        case FieldType::string_list: return 10000;
        case FieldType::text:
        case FieldType::date:
        case FieldType::moment:
        case FieldType::choice:
        case FieldType::number:
        case FieldType::yes_no:
        case FieldType::agency: return 200;
    }
    return 200;
}

bool is_count(std::string_view value) {
    int count = 0;
    return read_whole(value, count) && count >= 0;
}

/// Whether the type can hold the text, and whether the text lies after now.
bool fits_type(const Field& field, std::string_view value, const Moment& now,
               FieldProblem::Kind& kind) {
    bool future = false;
    bool fits = true;
    switch (field.type) {
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::string_list:
        case FieldType::agency: break;
        case FieldType::date: {
            const auto date = Date::parse(value);
            fits = date.ok();
            future = fits && *date > now.date;
            break;
        }
        case FieldType::moment: {
            const auto moment = parse_moment(value);
            fits = moment.ok();
            future = fits && *moment > now;
            break;
        }
        case FieldType::number: fits = is_count(value); break;
        case FieldType::yes_no: fits = value == "true" || value == "false"; break;
        case FieldType::choice:
            if (!field.options.empty() &&
                std::none_of(field.options.begin(), field.options.end(),
                             [&](const Option& option) { return option.value == value; })) {
                kind = FieldProblem::Kind::unknown_choice;
                return false;
            }
            break;
    }
    if (!fits) {
        kind = FieldProblem::Kind::wrong;
        return false;
    }
    if (future && field.validator == Validator::not_in_future) {
        kind = FieldProblem::Kind::in_future;
        return false;
    }
    return true;
}

}  // namespace

Form form_of(EventType command) {
    return {command, transition_of(command).label, sections_of(command)};
}

std::vector<FormField> fields_of(const Form& form, const FieldValues& values) {
    std::vector<FormField> list;
    for (std::size_t s = 0; s < form.sections.size(); ++s) {
        const FormSection& section = form.sections[s];
        if (!section.when_key.empty()) {
            const auto chosen = values.find(section.when_key);
            if (chosen == values.end() || chosen->second != section.when_value) continue;
        }
        for (std::size_t n = 0;; ++n) {
            std::string prefix(section.key_prefix);
            if (section.repeated) {
                prefix += std::to_string(n) + ".";
                const auto found = values.lower_bound(prefix);
                if (found == values.end() || found->first.compare(0, prefix.size(), prefix) != 0) {
                    break;
                }
            }
            for (const Field& field : section.fields) {
                list.push_back({prefix + std::string(field.key), &field, s, n});
            }
            if (!section.repeated) break;
        }
    }
    return list;
}

bool problem_of_value(const Field& field, std::string_view value, const Moment& now,
                      FieldProblem::Kind& kind) {
    value = trimmed(value);
    const bool unchecked = field.type == FieldType::yes_no && value == "false";
    if (value.empty() || unchecked) {
        kind = FieldProblem::Kind::missing;
        return field.required;
    }
    if (count_code_points(value) > longest(field.type)) {
        kind = FieldProblem::Kind::too_long;
        return true;
    }
    if (!fits_type(field, value, now, kind)) return true;
    if (verdict_of(field.validator, value) == Verdict::wrong) {
        kind = FieldProblem::Kind::wrong;
        return true;
    }
    return false;
}

bool is_unusual(const Field& field, std::string_view value) {
    value = trimmed(value);
    return !value.empty() && verdict_of(field.validator, value) == Verdict::unusual;
}

}  // namespace casebridge::domain
