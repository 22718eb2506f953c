// 证据清单 with the hashes of each file, and 涉案物品清单 of what has to be handed over by hand.
#pragma once

#include <string>
#include <string_view>

#include "documents/document.h"
#include "domain/transfer.h"

namespace casebridge::documents {

/// Every item in the order in which it was entered: kind, title, who collected it, pages, and SM3
/// and SHA-256 of its file. What has not passed 法制和技术审核 says so (行政处罚法41).
[[nodiscard]] Document evidence_list(const domain::TransferState& state,
                                     std::string_view agency_name);
/// How many items are 物证, and whether any is.
[[nodiscard]] std::size_t article_count(const domain::TransferState& state);
[[nodiscard]] inline bool has_articles(const domain::TransferState& state) {
    return article_count(state) > 0;
}
/// 涉案物品清单: number, quantity, features, seal and place of every 物证, with lines for those who
/// hand over and take over.
[[nodiscard]] Document articles_list(const domain::TransferState& state,
                                     std::string_view agency_name);

/// “张伟交李明”.
[[nodiscard]] std::string custody_people(const domain::RecordCustody& custody);
/// One line of 保管经过 on paper.
[[nodiscard]] std::string custody_line(const domain::RecordCustody& custody);

}  // namespace casebridge::documents
