// Checks of single values: 统一社会信用代码 (GB 32100-2015), 公民身份号码 (GB 11643-1999), plates
// (GA 36-2018 and what is seen on the road), telephone and certificate numbers, money. Pure
// functions of the text; 不详 and 拒绝提供 always pass. What is unusual never blocks.
#pragma once

#include <string_view>

#include "base/date.h"
#include "domain/fields.h"

namespace casebridge::domain {

/// 不详, 拒绝提供, 无, or a number with its reason: 其他证件：…, 旧号码：….
[[nodiscard]] bool is_stated_reason(std::string_view value);

/// 18 characters with a right check character; 91360202MA35ABCD1U.
[[nodiscard]] bool is_credit_code(std::string_view value);
/// 18 characters with an existing birth date and a right check character; 360202199001010013.
[[nodiscard]] bool is_identity_number(std::string_view value);
/// Ordinary, new-energy, trailer, police, learner's, HK/Macao and embassy plates; 无号牌.
[[nodiscard]] bool is_plate(std::string_view value);
/// Mobile or fixed line with or without area code and extension.
[[nodiscard]] bool is_phone(std::string_view value);
/// 6 to 20 letters, digits, Chinese characters or hyphens, at least four of them digits.
[[nodiscard]] bool is_certificate_number(std::string_view value);
/// 道路运输证号: twelve digits, whatever words stand around them.
[[nodiscard]] bool is_transport_certificate(std::string_view value);
/// 从业资格证号: the identity number, or the nineteen digits of older ones.
[[nodiscard]] bool is_qualification_number(std::string_view value);
/// "5000", "5000.5", "5000.50"; no sign, no leading zeros.
[[nodiscard]] bool is_money(std::string_view value);
/// "29.2937,117.2078": latitude, longitude, in decimal degrees.
[[nodiscard]] bool is_coordinates(std::string_view value);

enum class Verdict { ok, unusual, wrong };
/// The verdict on a filled value. `not_in_future` is judged by forms.h, which knows the day, and is
/// ok here.
[[nodiscard]] Verdict verdict_of(Validator validator, std::string_view value);

}  // namespace casebridge::domain
