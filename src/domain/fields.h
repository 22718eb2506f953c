// The one way in which forms, records and typed events describe their fields: key, label, type,
// whether it must be filled, how it is checked. A screen, a file and a print are drawn from the
// same rows.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace casebridge::domain {

enum class FieldType { text, multiline, date, moment, choice, number, yes_no, string_list, agency };

/// What a filled value is checked with; `warn` kinds never block (domain.md, Validators).
enum class Validator {
    none,
    credit_code,            // blocks: 统一社会信用代码, GB 32100-2015
    identity_number,        // blocks: 公民身份号码, GB 11643-1999
    plate,                  // warns
    phone,                  // warns
    certificate_number,     // warns: 执法证号
    not_in_future,          // blocks: facts are not in the future
    document_number,        // blocks: 〔〕 with a year and a number
    party_number,           // blocks: credit code or identity number, whichever the party has
    transport_certificate,  // warns: 道路运输证号
    qualification_number,   // warns: 从业资格证号
    coordinates,            // blocks: latitude and longitude in degrees, WGS 84
    money,                  // blocks: yuan, digits with at most two decimals
};

struct Option {
    std::string_view value;  // in files
    std::string_view label;  // on screen and paper
};

/// A required yes_no must be yes (已出示证件); a choice without options takes them from data that
/// the caller holds, and any value passes.
struct Field {
    std::string_view key;
    std::string_view label;
    FieldType type = FieldType::text;
    bool required = false;
    Validator validator = Validator::none;
    bool personal = false;              // personal data: masked in shares and statistics
    std::span<const Option> options{};  // of a choice
    std::string_view hint{};            // right of the label, or the empty field's grey words
    int lines = 1;                      // height of a multiline field
    bool whole_row = false;             // its usual text needs the form's whole width
    bool read_only = false;             // shown, filled by the program (an item that was asked for)
};

/// Text values by flattened key: "title", "party.name", "inspection.officer_1",
/// "answers.0.explanation". Dates are ISO, enums their file names, booleans "true" or "false",
/// lists one entry a line.
using FieldValues = std::map<std::string, std::string, std::less<>>;

}  // namespace casebridge::domain
