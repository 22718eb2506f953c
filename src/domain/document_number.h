// Document numbers (文号) such as 昌江移〔2026〕18号 or 赣（景）交移函〔2026〕3号: a prefix, a year
// in 〔〕 (GB/T 9704-2012), a running number without leading zeros. The register proposes; people
// may type others.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace casebridge::domain {

struct DocumentNumber {
    std::string prefix;  // 昌江移
    int year = 0;
    int serial = 0;

    bool operator==(const DocumentNumber&) const = default;
};

/// False when the text is not a document number; `number` is then unchanged.
[[nodiscard]] bool parse_document_number(std::string_view text, DocumentNumber& number);
[[nodiscard]] bool is_document_number(std::string_view text);
[[nodiscard]] std::string to_text(const DocumentNumber& number);

/// The next free number of a series: word 昌江, kind 移, 函, 改, 立, 罚. Empty without a word,
/// because a number must name its agency. A number once used is never proposed again, so gaps stay
/// gaps.
[[nodiscard]] std::string propose_number(std::string_view word, std::string_view kind, int year,
                                         std::span<const std::string> numbers_in_use);

}  // namespace casebridge::domain
