// Texts that the program composes from a transfer's facts as a first proposal: the blanks of 附件1
// and 附件3 and the titles of the annexes. People may change every one of them. Official wording
// with dates as 2026年11月23日; nothing here reads the clock or the directory.
#pragma once

#include <string>
#include <string_view>

#include "domain/matter_state.h"

namespace casebridge::domain {

/// “某某公司涉嫌未备案经营机动车维修”; the matter's title while there is no legal basis.
[[nodiscard]] std::string compose_subject(const MatterState& state);
/// What was found, ordered and rechecked, each with its date.
[[nodiscard]] std::string compose_findings(const MatterState& state);
/// “未备案经营机动车维修（处罚依据：《…》第…条）”, to stand behind “的行为涉嫌”.
[[nodiscard]] std::string compose_suspected(const SetLegalBasis& basis);
/// 办理情况 of 附件3: filing, outcome, decision number, amount, dates.
[[nodiscard]] std::string compose_handling(const MatterState& state);

/// 办理情况 of an interim 附件3: where the handling stands.
[[nodiscard]] std::string compose_progress(const MatterState& state);
/// What the brigade opened the case on, in the place where 附件3 names the transferred paper.
[[nodiscard]] std::string compose_origin(const MatterState& state);

/// “昌江区交通运输局关于…的移送处理书”.
[[nodiscard]] std::string title_of_letter(const TransferLetter& letter);
/// “…关于…的案件办理单”.
[[nodiscard]] std::string title_of_reply(const DispositionReply& letter);
/// “《…的移送处理书》（昌江移〔2026〕17号）”, as 附件2 and 附件3 name it.
[[nodiscard]] std::string cite_letter(const MatterState& state);

}  // namespace casebridge::domain
