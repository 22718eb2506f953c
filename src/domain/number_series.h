// 号簿: how an office numbers its papers, kind by kind: the pattern of its numbers (机关代字 and
// all), the range given to this PC, and what was voided. Used numbers come from the entries; what
// stands here are this office's own facts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agency.h"
#include "domain/event_type.h"

namespace casebridge::domain {

/// 移, 改, 函, 立, 罚: each kind counts for itself.
struct NumberKind {
    std::string_view key;
    std::string_view label;
};
/// The kinds that an agency of this kind takes numbers of.
[[nodiscard]] std::span<const NumberKind> number_kinds(AgencyKind agency);
/// "移" by its label for people; the key itself where it is none of them.
[[nodiscard]] std::string_view number_kind_label(std::string_view key);
/// The kind of the number that the paper of an entry bears.
[[nodiscard]] std::string_view number_kind_of(EventType type);

struct NumberPattern {
    std::string kind;
    std::string pattern;     // 赣（景）交移函〔{年}〕{号}号
    std::string in_name_of;  // the agency that the series belongs to; empty: our own

    bool operator==(const NumberPattern&) const = default;
};
/// The largest running number of a year.
inline constexpr int k_largest_serial = 999999;
struct NumberRange {
    std::string kind;
    int year = 0;
    int first = 0;
    int last = 0;

    bool operator==(const NumberRange&) const = default;
};
struct NumberRules {
    std::vector<NumberPattern> patterns;
    std::vector<NumberRange> ranges;
    std::vector<std::string> voided;

    [[nodiscard]] const NumberPattern* pattern_of(std::string_view kind) const;
    [[nodiscard]] const NumberRange* range_of(std::string_view kind, int year) const;
};

/// What stands before the year. False when it is no pattern: 〔{年}〕{号}号 once, at its end, and
/// before it a word that names the agency.
[[nodiscard]] bool parse_number_pattern(std::string_view pattern, std::string& prefix);
/// "昌江移〔{年}〕{号}号"; empty without a word, because a number must name its agency.
[[nodiscard]] std::string usual_pattern(std::string_view word, std::string_view kind);

/// One office's numbers of all kinds, as of today.
struct NumberBook {
    std::string_view word;  // 机关代字 of our card, may be empty
    const NumberRules* rules = nullptr;
    std::span<const std::string> in_use;  // voided ones too
};
/// The next free number; empty where nothing says how it is written, or the range is used up. A
/// number once used or voided is never proposed again, so gaps stay gaps.
[[nodiscard]] std::string propose_number(const NumberBook& book, std::string_view kind, int year);
/// Numbers left in this PC's range; -1 without a range.
[[nodiscard]] int left_in_range(const NumberBook& book, std::string_view kind, int year);

/// What is unusual about a typed number; said at the field, never in the way.
enum class NumberDoubt { none, other_pattern, other_year, outside_range, few_left, range_used_up };
inline constexpr int k_few_numbers = 5;
[[nodiscard]] NumberDoubt doubt_about(const NumberBook& book, std::string_view kind,
                                      std::string_view number, int year);
/// The field of the command's form that takes a number of ours; empty where none does.
[[nodiscard]] std::string_view number_field_of(EventType command);

}  // namespace casebridge::domain
