// The forms of the commands: which fields a person fills, in which order, with which words. A form
// is a table; the screens draw it and turn the filled values into the event through the event's own
// field list.
#pragma once

#include <span>
#include <vector>

#include "domain/decide.h"
#include "domain/fields.h"
#include "domain/number_series.h"

namespace casebridge::domain {

struct FormSection {
    std::string_view title;  // may be empty
    std::string key_prefix;  // "inspection." before the keys of a record's fields; may be empty
    std::span<const Field> fields;
    bool repeated = false;  // once for every N that has values: "answers." + "0" + "." + key
    /// Stands there only while this choice has this value; without a key always.
    std::string when_key;
    std::string_view when_value;
};

/// The form of a command. `open_matter` has sections 事项, 当事人 and 检查记录.
struct Form {
    EventType command{};
    std::string_view title;
    std::vector<FormSection> sections;
};
[[nodiscard]] Form form_of(EventType command);

/// A field of a form with its flattened key, repeated sections written out.
struct FormField {
    std::string key;
    const Field* field = nullptr;  // into a static table
    std::size_t section = 0;       // index in Form::sections
    std::size_t repetition = 0;    // N in a repeated section, else 0

    bool operator==(const FormField&) const = default;
};
/// In the order of the form. `values` say how often repeated sections stand there.
[[nodiscard]] std::vector<FormField> fields_of(const Form& form, const FieldValues& values);
/// 违法类别: the choices of open_matter's "category", as shipped in
/// assets/embedded/categories.json.
[[nodiscard]] std::span<const Option> violation_categories();
/// In words; the key itself where it is none of ours.
[[nodiscard]] std::string category_label(std::string_view key);

/// Flattened values of an event; the inverse of event_from_values.
[[nodiscard]] FieldValues values_of(const EventData& data);
/// Errors: field_invalid with the key of a value that its type cannot hold (a date that is none, an
/// unknown choice, a number with letters).
[[nodiscard]] Result<EventData> event_from_values(EventType command, const FieldValues& values);

/// For previews while typing: like event_from_values, but a value that its type cannot hold leaves
/// the field as it is in an empty event.
[[nodiscard]] EventData preview_from_values(EventType command, const FieldValues& values);

/// Values that steer the form of an entry in a matter that is no transfer.
inline constexpr std::string_view k_record_type = "record.type";
inline constexpr std::string_view k_opened_as = "opened_as";
inline constexpr std::string_view k_asks_owner = "asks_owner";
inline constexpr std::string_view k_asks_due = "asks_due";

/// Of a case that the brigade opens from another matter: where the case is to be noted.
inline constexpr std::string_view k_source_matter = "source_matter";
inline constexpr std::string_view k_source_entry = "source_entry";

/// What a new form starts with: today's date, the officer, texts composed from the state (附件1's
/// blanks, 办理情况 …), the numbers proposed by the register.
struct FormSeed {
    Moment now;
    std::string officer;
    std::string agency_name;     // ours
    std::string number_word;     // ours, e.g. 昌江
    AgencyId agency_detachment;  // ours, of a brigade
    bool is_bureau = false;      // we are the matter's bureau
    std::string bureau_name;     // of the matter's bureau
    AgencyId recipient;          // of a draft, as the person chose or the only one
    std::string recipient_name;
    AgencyId recipient_detachment;
    std::span<const std::string> numbers_in_use;
    const NumberRules* number_rules = nullptr;  // null: nothing was set
    std::string shared_number;                  // of the matter's first 重号 without 重号说明
    std::string shared_with;                    // title of the other matter
    AgencyId agency;                            // ours
    MatterKind kind{};                          // of a matter that is begun
    std::string record_type;                    // of a record that is filed
    MatterSource source;                        // of a matter that is begun
    const Record* source_record = nullptr;      // of the entry that it came from; may be null
    CaseOrigin source_origin{};                 // of a case that the brigade opens from it
};
[[nodiscard]] FieldValues first_values(const MatterState& state, EventType command,
                                       const FormSeed& seed);

/// The problem of one field by its own rules alone (required, type, validator, length), for the
/// message at the field while typing; false when there is none.
[[nodiscard]] bool problem_of_value(const Field& field, std::string_view value, const Moment& now,
                                    FieldProblem::Kind& kind);

/// A filled value that passes but looks unusual (plate, telephone, certificate number): shown as a
/// hint, never blocks.
[[nodiscard]] bool is_unusual(const Field& field, std::string_view value);

}  // namespace casebridge::domain
