#include "documents/paper_values.h"

#include <algorithm>

namespace casebridge::documents {

std::size_t PaperValues::count(std::string_view group) const {
    std::size_t groups = 0;
    for (;; ++groups) {
        const std::string prefix = key_in(group, groups, {});
        const auto first = texts_.lower_bound(prefix);
        if (first == texts_.end() || first->first.compare(0, prefix.size(), prefix) != 0) break;
    }
    if (groups > 0) return groups;
    const std::string_view whole = text(group);
    if (whole.empty()) return 0;
    return 1 + static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n'));
}

std::string_view line_of(std::string_view text, std::size_t index) {
    for (; index > 0; --index) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

}  // namespace casebridge::documents
