#include "domain/validators.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "domain/document_number.h"

namespace casebridge::domain {
namespace {

constexpr std::string_view k_credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::u32string_view k_provinces =
    U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }

std::u32string code_points(std::string_view text) {
    std::u32string points;
    std::size_t position = 0;
    while (position < text.size()) points.push_back(next_code_point(text, position));
    return points;
}

/// Letters and digits of a plate's serial; I and O are never used.
bool is_serial(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), [](char32_t c) {
        return is_digit(c) || (is_upper(c) && c != U'I' && c != U'O');
    });
}

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

}  // namespace

bool is_stated_reason(std::string_view value) {
    value = trimmed(value);
    if (value == "不详" || value == "拒绝提供" || value == "无") return true;
    for (const std::string_view start : {"其他证件：", "旧号码："}) {
        if (starts_with(value, start) && value.size() > start.size()) return true;
    }
    return false;
}

bool is_credit_code(std::string_view value) {
    constexpr std::array<int, 17> k_weights = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                               29, 25, 13, 8,  24, 10, 30, 28};
    if (value.size() != 18) return false;
    int sum = 0;
    for (std::size_t i = 0; i < k_weights.size(); ++i) {
        const std::size_t digit = k_credit_alphabet.find(value[i]);
        if (digit == std::string_view::npos) return false;
        sum += static_cast<int>(digit) * k_weights[i];
    }
    const int check = (31 - sum % 31) % 31;
    return value[17] == k_credit_alphabet[static_cast<std::size_t>(check)];
}

bool is_identity_number(std::string_view value) {
    constexpr std::array<int, 17> k_weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view k_checks = "10X98765432";
    if (value.size() != 18 || value[0] == '0') return false;
    int sum = 0;
    for (std::size_t i = 0; i < k_weights.size(); ++i) {
        if (value[i] < '0' || value[i] > '9') return false;
        sum += (value[i] - '0') * k_weights[i];
    }
    const std::string birth = std::string(value.substr(6, 4)) + "-" +
                              std::string(value.substr(10, 2)) + "-" +
                              std::string(value.substr(12, 2));
    return Date::parse(birth).ok() && value[17] == k_checks[static_cast<std::size_t>(sum % 11)];
}

bool is_plate(std::string_view value) {
    if (value == "无号牌") return true;
    std::u32string plate = code_points(value);
    // People write 赣H·12345 as well as 赣H12345.
    plate.erase(std::remove_if(plate.begin(), plate.end(),
                               [](char32_t c) { return c == U'·' || c == U' ' || c == U'-'; }),
                plate.end());
    if (plate.size() < 7) return false;
    if (k_provinces.find(plate[0]) == std::u32string_view::npos) {
        // 使 and 领 plates carry their mark in front or at the end; both have six digits.
        return plate.size() == 7 && (plate[0] == U'使' || plate[0] == U'领') &&
               std::all_of(plate.begin() + 1, plate.end(), is_digit);
    }
    if (!is_upper(plate[1])) return false;
    const std::u32string_view serial = std::u32string_view(plate).substr(2);
    if (serial.size() == 6) {
        // New energy: D or F (and the letters opened later) in front, or at the end of large
        // vehicles.
        const bool small = is_upper(serial[0]) && is_serial(serial.substr(0, 2)) &&
                           std::all_of(serial.begin() + 2, serial.end(), is_digit);
        const bool large = is_upper(serial[5]) && is_serial(serial) &&
                           std::all_of(serial.begin(), serial.end() - 1, is_digit);
        return small || large;
    }
    if (serial.size() != 5) return false;
    constexpr std::u32string_view k_marks = U"挂警学港澳领使超";
    if (k_marks.find(serial[4]) != std::u32string_view::npos) return is_serial(serial.substr(0, 4));
    return is_serial(serial);
}

bool is_phone(std::string_view value) {
    std::string digits;
    for (const char c : value) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        } else if (c != '-' && c != ' ') {
            return false;
        }
    }
    if (digits.size() == 11 && digits[0] == '1') return digits[1] >= '3';
    if (!digits.empty() && digits[0] == '0') return digits.size() >= 10 && digits.size() <= 16;
    // A short number of a service (12328) or a local line.
    return digits.size() == 5 || digits.size() == 7 || digits.size() == 8;
}

bool is_certificate_number(std::string_view value) {
    int digits = 0;
    int length = 0;
    for (const char32_t c : code_points(value)) {
        ++length;
        const bool letter = is_upper(c) || (c >= U'a' && c <= U'z');
        const bool hanzi = c >= 0x4E00 && c <= 0x9FFF;
        if (is_digit(c)) {
            ++digits;
        } else if (!letter && !hanzi && c != U'-' && c != U'（' && c != U'）') {
            return false;
        }
    }
    return length >= 6 && length <= 20 && digits >= 4;
}

bool is_transport_certificate(std::string_view value) {
    return std::count_if(value.begin(), value.end(), is_digit) == 12;
}

bool is_qualification_number(std::string_view value) {
    return is_identity_number(value) || (value.size() == 19 && all_digits(value));
}

bool is_money(std::string_view value) {
    const std::size_t point = value.find('.');
    const std::string_view whole = value.substr(0, point);
    if (whole.empty() || whole.size() > 12 || !all_digits(whole)) return false;
    if (whole.size() > 1 && whole[0] == '0') return false;
    if (point == std::string_view::npos) return true;
    const std::string_view cents = value.substr(point + 1);
    return !cents.empty() && cents.size() <= 2 && all_digits(cents);
}

namespace {
/// Decimal degrees from -most to most, at most eight decimals.
bool is_degrees(std::string_view value, int most) {
    if (!value.empty() && value.front() == '-') value.remove_prefix(1);
    const std::size_t point = value.find('.');
    const std::string_view whole = value.substr(0, point);
    if (whole.empty() || whole.size() > 3 || !all_digits(whole)) return false;
    int degrees = 0;
    for (const char c : whole) degrees = degrees * 10 + (c - '0');
    if (degrees > most) return false;
    if (point == std::string_view::npos) return true;
    const std::string_view rest = value.substr(point + 1);
    const bool beyond = degrees == most && rest.find_first_not_of('0') != std::string_view::npos;
    return !rest.empty() && rest.size() <= 8 && all_digits(rest) && !beyond;
}
}  // namespace

bool is_coordinates(std::string_view value) {
    const std::size_t comma = value.find(',');
    if (comma == std::string_view::npos) return false;
    return is_degrees(trimmed(value.substr(0, comma)), 90) &&
           is_degrees(trimmed(value.substr(comma + 1)), 180);
}

Verdict verdict_of(Validator validator, std::string_view value) {
    const auto blocks = [](bool good) { return good ? Verdict::ok : Verdict::wrong; };
    const auto warns = [](bool good) { return good ? Verdict::ok : Verdict::unusual; };
    const std::string_view text = trimmed(value);
    const bool reason = is_stated_reason(text);
    switch (validator) {
        case Validator::none:
        case Validator::not_in_future: return Verdict::ok;
        case Validator::credit_code: return blocks(reason || is_credit_code(text));
        case Validator::identity_number: return blocks(reason || is_identity_number(text));
        case Validator::party_number:
            return blocks(reason || is_credit_code(text) || is_identity_number(text));
        case Validator::plate: return warns(reason || is_plate(text));
        case Validator::phone: return warns(reason || is_phone(text));
        case Validator::certificate_number: return warns(reason || is_certificate_number(text));
        case Validator::transport_certificate:
            return warns(reason || is_transport_certificate(text));
        case Validator::qualification_number: return warns(reason || is_qualification_number(text));
        case Validator::document_number: return blocks(is_document_number(text));
        case Validator::coordinates: return blocks(is_coordinates(text));
        case Validator::money: return blocks(is_money(text));
    }
    return Verdict::ok;
}

}  // namespace casebridge::domain
