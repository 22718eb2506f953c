// Document numbers (文号) such as 昌江移〔2026〕18号 or 赣（景）交移函〔2026〕3号: a prefix, a year
// in 〔〕 (GB/T 9704-2012), a running number without leading zeros. number_series.h
// proposes them; people may type others.
#pragma once

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

}  // namespace casebridge::domain
