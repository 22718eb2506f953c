// The texts in files and the words on screen for the enumerations inside events: one table each.
// Adding an enumerator without its row does not compile.
#pragma once

#include <span>

#include "domain/agency.h"
#include "domain/events.h"

namespace casebridge::domain {

/// The options of an enumeration in enumerator order: file text and 中文.
[[nodiscard]] std::span<const Option> options_of(AgencyKind);
[[nodiscard]] std::span<const Option> options_of(MatterKind);
/// As the owner of a matter is said: 区交通局, 支队、大队.
[[nodiscard]] std::span<const Option> options_of(Side);
[[nodiscard]] std::span<const Option> options_of(EvidenceKind);
[[nodiscard]] std::span<const Option> options_of(PaperGroup);
[[nodiscard]] std::span<const Option> options_of(EvidenceForm);
[[nodiscard]] std::span<const Option> options_of(CollectionWay);
[[nodiscard]] std::span<const Option> options_of(CustodyAction);
[[nodiscard]] std::span<const Option> options_of(PartyKind);
[[nodiscard]] std::span<const Option> options_of(PartyRole);
[[nodiscard]] std::span<const Option> options_of(PlateColour);
[[nodiscard]] std::span<const Option> options_of(ApprovalManner);
[[nodiscard]] std::span<const Option> options_of(ServiceMethod);
[[nodiscard]] std::span<const Option> options_of(DayReading);
[[nodiscard]] std::span<const Option> options_of(RecheckOutcome);
[[nodiscard]] std::span<const Option> options_of(ObjectionKind);
[[nodiscard]] std::span<const Option> options_of(CloseReason);
[[nodiscard]] std::span<const Option> options_of(DecisionOutcome);
[[nodiscard]] std::span<const Option> options_of(CaseOrigin);
[[nodiscard]] std::span<const Option> options_of(RedirectBasis);
[[nodiscard]] std::span<const Option> options_of(ReturnBasis);
[[nodiscard]] std::span<const Option> options_of(PoliceVerdict);
[[nodiscard]] std::span<const Option> options_of(SettleVerdict);

/// 复查结果 as the 复查记录 says it.
[[nodiscard]] std::string_view recheck_result(const RecheckComplete& event);
[[nodiscard]] std::string_view recheck_result(const RecheckFailed& event);

/// 中文 of an enumerator.
template <class Enum>
[[nodiscard]] std::string_view label_of(Enum value) {
    return options_of(value)[static_cast<std::size_t>(value)].label;
}
/// Text in files of an enumerator.
template <class Enum>
[[nodiscard]] std::string_view file_text_of(Enum value) {
    return options_of(value)[static_cast<std::size_t>(value)].value;
}
/// False when the text names no enumerator; `value` is then unchanged.
template <class Enum>
[[nodiscard]] bool from_file_text(std::string_view text, Enum& value) {
    const auto options = options_of(value);
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].value == text) {
            value = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

}  // namespace casebridge::domain
