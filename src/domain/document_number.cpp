#include "domain/document_number.h"

#include "base/utf8.h"
#include "base/whole_number.h"

namespace casebridge::domain {
namespace {

constexpr std::string_view k_open = "〔";
constexpr std::string_view k_close = "〕";
constexpr std::string_view k_end = "号";

bool parse_plain_number(std::string_view text, int& value) {
    if (text.empty() || text[0] < '1' || text[0] > '9') return false;
    return read_whole(text, value);
}

}  // namespace

bool parse_document_number(std::string_view text, DocumentNumber& number) {
    constexpr std::size_t k_longest_prefix = 30;
    constexpr std::size_t k_longest_serial = 6;
    const std::size_t open = text.find(k_open);
    const std::size_t close = text.find(k_close);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return false;
    }
    const std::string_view prefix = text.substr(0, open);
    const std::string_view year = text.substr(open + k_open.size(), close - open - k_open.size());
    std::string_view serial = text.substr(close + k_close.size());
    if (prefix.empty() || trimmed(prefix) != prefix ||
        count_code_points(prefix) > k_longest_prefix || year.size() != 4 ||
        serial.size() <= k_end.size() || serial.substr(serial.size() - k_end.size()) != k_end) {
        return false;
    }
    serial.remove_suffix(k_end.size());
    DocumentNumber parsed;
    parsed.prefix = prefix;
    if (serial.size() > k_longest_serial || !parse_plain_number(year, parsed.year) ||
        !parse_plain_number(serial, parsed.serial)) {
        return false;
    }
    number = std::move(parsed);
    return true;
}

bool is_document_number(std::string_view text) {
    DocumentNumber number;
    return parse_document_number(text, number);
}

std::string to_text(const DocumentNumber& number) {
    std::string text = number.prefix;
    text += k_open;
    text += std::to_string(number.year);
    text += k_close;
    text += std::to_string(number.serial);
    text += k_end;
    return text;
}

}  // namespace casebridge::domain
