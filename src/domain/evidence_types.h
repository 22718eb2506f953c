// What is recorded of evidence of each of the eight kinds (行政处罚法46), and of each way of
// collecting it: record types like those of record_types.h. A field more is a row in
// evidence_types.cpp; form, checks, JSON, print and search follow.
#pragma once

#include "domain/evidence.h"

namespace casebridge::domain {

/// All of them, kinds first; each key begins with "evidence_" or "collected_".
[[nodiscard]] std::span<const RecordType> evidence_record_types();
/// Of Evidence::particulars.
[[nodiscard]] const RecordType& particulars_type(EvidenceKind kind);
/// Of Evidence::collection.
[[nodiscard]] const RecordType& collection_type(CollectionWay way);

/// 收集人: the officers, or who received it; empty for what a device recorded by itself.
[[nodiscard]] std::string collected_by(const Evidence& evidence);
/// 行政处罚法41: what a device recorded is no evidence before 法制和技术审核. “未审核” or
/// “审核不合格” to be shown on every list; empty where nothing stands against it.
[[nodiscard]] std::string_view review_mark(const Evidence& evidence);
/// The title with its mark, as lists show it.
[[nodiscard]] std::string listed_title(const Evidence& evidence);

}  // namespace casebridge::domain
