// The three annexes of the opinion as documents. Fixed words stand verbatim as in the opinion
// (我认为, (签名或盖章), （单位盖章） included); the only changes are those that domain.md permits:
// [] becomes 〔year〕, caption hints are replaced by names. Builders take the letter so that a
// draft previews while it is typed.
#pragma once

#include <string_view>

#include "documents/document.h"
#include "domain/matter_state.h"

namespace casebridge::documents {

/// 附件1 移送处理书. Without a number the blank of the number stands; `draft` adds the watermark.
/// Field keys are those of draft_transfer's form: "letter.findings"; the number's is
/// "document_number".
[[nodiscard]] Document annex_1_transfer_letter(const domain::TransferLetter& letter,
                                               std::string_view document_number, bool draft);

/// 附件2 送达回执. It bears the bureau's name and the number of 附件1. Names and dates that the
/// receipt does not have stay blank for ink.
[[nodiscard]] Document annex_2_service_receipt(const domain::TransferLetter& letter,
                                               std::string_view document_number,
                                               const domain::SignReceipt& receipt);
/// As handed over with 附件1: served document and method filled, everything else blank for ink.
[[nodiscard]] Document annex_2_blank(const domain::MatterState& state);

/// 附件3 移送案件办理单. Field keys as in reply_final's form.
[[nodiscard]] Document annex_3_disposition_reply(const domain::DispositionReply& letter,
                                                 bool draft);

}  // namespace casebridge::documents
