// Prints that need no code of their own: records from the record-type table, entries from their
// forms, and the 材料清单 that goes with 附件1 (opinion, section three (4): 检查记录, 整改督促情况,
// 违法证据).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "documents/document.h"
#include "domain/transfer.h"

namespace casebridge::documents {

/// A filled value as people read it: dates in 中文, choices by their words.
[[nodiscard]] std::string shown_value(const domain::Field& field, std::string_view value);

/// 检查记录, 责令改正通知, 复查记录: the filled fields as a table, with lines for signatures. An
/// unknown type prints its keys, so that nothing is hidden.
/// `recheck_result` is what a 复查 found.
[[nodiscard]] Document record_print(const domain::Record& record, std::string_view agency_name,
                                    std::string_view recheck_result = {});

/// An entry that has no paper of its own, as it was filled in: the fields of its form with their
/// labels, under `title`. `agency_name` gives full names.
[[nodiscard]] Document entry_print(const domain::EventData& entry, std::string_view title,
                                   std::string_view author_name,
                                   const std::function<std::string(const AgencyId&)>& agency_name);

/// 材料清单: every line of materials_of, numbered.
[[nodiscard]] Document materials_list(const domain::TransferState& state, bool draft);

}  // namespace casebridge::documents
