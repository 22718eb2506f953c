// The records of the mechanisms beside the transfer: 隐患, 联合巡查, 专项整治, 应急处置, 会议 and
// so on. They are rows of the one table of record types (record_types.h); which matter takes which
// of them is in matter_kind.h.
#pragma once

#include <span>

#include "domain/record_types.h"

namespace casebridge::domain {

[[nodiscard]] std::span<const RecordType> cooperation_record_types();

/// 重大风险隐患、突出违法问题 (opinion, three (1)): the other side is told by telephone first.
inline constexpr std::string_view k_level_major = "major";
inline constexpr std::string_view k_phone_notice = "phone_notice";
/// What was found on a patrol: 隐患 goes to the bureau, 违法 to the brigade (opinion, three (2)).
inline constexpr std::string_view k_patrol_finding = "patrol_finding";
inline constexpr std::string_view k_finding_kind = "finding";
inline constexpr std::string_view k_finding_hazard = "hazard";
inline constexpr std::string_view k_finding_violation = "violation";
/// The meeting that every quarter must have (opinion, three (1)).
inline constexpr std::string_view k_meeting_quarterly = "quarterly";
/// What named persons alone can read, in the record of a 廉政提醒 (bundle/addressed_text.h).
inline constexpr std::string_view k_sealed_text = "sealed";
/// 议定事项 of a meeting, each of which becomes a matter.
inline constexpr std::string_view k_meeting_decision = "meeting_decision";

}  // namespace casebridge::domain
