#include "domain/number_series.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "domain/document_number.h"

namespace casebridge::domain {
namespace {

constexpr NumberKind k_letter{"移", "移送处理书"};
constexpr NumberKind k_order{"改", "责令改正"};
constexpr NumberKind k_reply{"函", "函件、办理单"};
constexpr NumberKind k_filing{"立", "立案"};
constexpr NumberKind k_decision{"罚", "处罚决定"};
constexpr std::array k_bureau_kinds = {k_letter, k_order, k_reply};
constexpr std::array k_brigade_kinds = {k_reply, k_filing, k_decision};

constexpr std::string_view k_pattern_end = "〔{年}〕{号}号";

/// Prefix and kind of a series that is known to be numbered; false where nothing says how.
bool prefix_of(const NumberBook& book, std::string_view kind, std::string& prefix) {
    const NumberPattern* set = book.rules == nullptr ? nullptr : book.rules->pattern_of(kind);
    return parse_number_pattern(set == nullptr ? usual_pattern(book.word, kind) : set->pattern,
                                prefix);
}

const NumberRange* range_in(const NumberBook& book, std::string_view kind, int year) {
    return book.rules == nullptr ? nullptr : book.rules->range_of(kind, year);
}

/// The first serial that may still be taken; behind `last` when all are gone.
int next_serial(const NumberBook& book, const std::string& prefix, int year, int first, int last) {
    int next = first;
    for (const std::string& used : book.in_use) {
        DocumentNumber number;
        if (!parse_document_number(used, number) || number.prefix != prefix ||
            number.year != year || number.serial > last) {
            continue;
        }
        next = std::max(next, number.serial + 1);
    }
    return next;
}

}  // namespace

std::span<const NumberKind> number_kinds(AgencyKind agency) {
    if (agency == AgencyKind::district_bureau) return k_bureau_kinds;
    return k_brigade_kinds;
}

std::string_view number_kind_label(std::string_view key) {
    for (const NumberKind& kind : {k_letter, k_order, k_reply, k_filing, k_decision}) {
        if (kind.key == key) return kind.label;
    }
    return key;
}

std::string_view number_kind_of(EventType type) {
    switch (type) {
        case EventType::approve_transfer: return k_letter.key;
        case EventType::order_rectification: return k_order.key;
        case EventType::file_case: return k_filing.key;
        case EventType::decide: return k_decision.key;
        default: return k_reply.key;
    }
}

const NumberPattern* NumberRules::pattern_of(std::string_view kind) const {
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&](const NumberPattern& set) { return set.kind == kind; });
    return found == patterns.end() ? nullptr : &*found;
}

const NumberRange* NumberRules::range_of(std::string_view kind, int year) const {
    const auto found = std::find_if(ranges.begin(), ranges.end(), [&](const NumberRange& range) {
        return range.kind == kind && range.year == year;
    });
    return found == ranges.end() ? nullptr : &*found;
}

bool parse_number_pattern(std::string_view pattern, std::string& prefix) {
    if (!pattern.ends_with(k_pattern_end)) return false;
    const std::string_view word = pattern.substr(0, pattern.size() - k_pattern_end.size());
    // What it gives must be read as a number again, and its word must hold no second blank.
    if (word.find_first_of("{}0123456789") != std::string_view::npos ||
        word.find("〔") != std::string_view::npos || word.find("〕") != std::string_view::npos) {
        return false;
    }
    if (!is_document_number(to_text({std::string{word}, 2026, 1}))) return false;
    prefix = word;
    return true;
}

std::string usual_pattern(std::string_view word, std::string_view kind) {
    if (trimmed(word).empty()) return {};
    return std::string{trimmed(word)}.append(kind).append(k_pattern_end);
}

std::string propose_number(const NumberBook& book, std::string_view kind, int year) {
    std::string prefix;
    if (!prefix_of(book, kind, prefix)) return {};
    const NumberRange* range = range_in(book, kind, year);
    const int first = range == nullptr ? 1 : range->first;
    const int last = range == nullptr ? k_largest_serial : range->last;
    const int serial = next_serial(book, prefix, year, first, last);
    return serial > last ? std::string{} : to_text({prefix, year, serial});
}

int left_in_range(const NumberBook& book, std::string_view kind, int year) {
    std::string prefix;
    const NumberRange* range = range_in(book, kind, year);
    if (range == nullptr || !prefix_of(book, kind, prefix)) return -1;
    return range->last + 1 - next_serial(book, prefix, year, range->first, range->last);
}

NumberDoubt doubt_about(const NumberBook& book, std::string_view kind, std::string_view typed,
                        int year) {
    const NumberRange* range = range_in(book, kind, year);
    const int left = left_in_range(book, kind, year);
    if (typed.empty()) return left == 0 ? NumberDoubt::range_used_up : NumberDoubt::none;
    std::string prefix;
    DocumentNumber number;
    const bool reads = parse_document_number(typed, number);
    if (!prefix_of(book, kind, prefix)) return NumberDoubt::none;
    if (!reads || number.prefix != prefix) return NumberDoubt::other_pattern;
    if (number.year != year) return NumberDoubt::other_year;
    if (range == nullptr) return NumberDoubt::none;
    if (number.serial < range->first || number.serial > range->last) {
        return left == 0 ? NumberDoubt::range_used_up : NumberDoubt::outside_range;
    }
    return left <= k_few_numbers ? NumberDoubt::few_left : NumberDoubt::none;
}

std::string_view number_field_of(EventType command) {
    switch (command) {
        case EventType::approve_transfer:
        case EventType::refer_crime:
        case EventType::question_reply: return "document_number";
        case EventType::order_rectification: return "order.document_number";
        case EventType::file_case: return "case_number";
        case EventType::decide: return "decision_number";
        case EventType::reply_partial:
        case EventType::reply_final: return "letter.document_number";
        default: return {};
    }
}

}  // namespace casebridge::domain
