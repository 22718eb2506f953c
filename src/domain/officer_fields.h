// The officers of a record. The keys are the same wherever officers act: problems.cpp checks the
// rule of two officers by them (行政处罚法42).
#pragma once

#include "domain/fields.h"

namespace casebridge::domain {

inline constexpr Field k_officer_1 = {
    .key = "officer_1", .label = "执法人员一", .required = true, .personal = true};
inline constexpr Field k_certificate_1 = {.key = "certificate_1",
                                          .label = "执法证号一",
                                          .validator = Validator::certificate_number,
                                          .personal = true};
inline constexpr Field k_officer_2 = {
    .key = "officer_2", .label = "执法人员二", .required = true, .personal = true};
inline constexpr Field k_certificate_2 = {.key = "certificate_2",
                                          .label = "执法证号二",
                                          .validator = Validator::certificate_number,
                                          .personal = true};
inline constexpr Field k_certificate_reason = {
    .key = "certificate_reason", .label = "无执法证号的理由", .hint = "有执法证号的不填"};

}  // namespace casebridge::domain
