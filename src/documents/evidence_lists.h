// The lists that go with a matter's papers: 材料清单, 证据清单 and 涉案物品清单.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "documents/document.h"
#include "domain/matter_state.h"

namespace casebridge::documents {

/// 材料清单 beside 附件1 (opinion, section three (4): 检查记录, 整改督促情况, 违法证据): every line
/// of materials_of, numbered.
[[nodiscard]] Document materials_list(const domain::MatterState& state);
/// Every item in the order in which it was entered: kind, title, who collected it, pages, and SM3
/// and SHA-256 of its file. What has not passed 法制和技术审核 says so (行政处罚法41).
[[nodiscard]] Document evidence_list(const domain::MatterState& state,
                                     std::string_view agency_name);
/// How many items are 物证, and whether any is.
[[nodiscard]] std::size_t article_count(const domain::MatterState& state);
[[nodiscard]] inline bool has_articles(const domain::MatterState& state) {
    return article_count(state) > 0;
}
/// 涉案物品清单: number, quantity, features, seal and place of every 物证, with lines for those who
/// hand over and take over.
[[nodiscard]] Document articles_list(const domain::MatterState& state,
                                     std::string_view agency_name);

/// “张伟交李明”.
[[nodiscard]] std::string custody_people(const domain::RecordCustody& custody);
/// One line of 保管经过 on paper.
[[nodiscard]] std::string custody_line(const domain::RecordCustody& custody);

}  // namespace casebridge::documents
