// Carries ui::Semantics' nodes over the bridge into real accessible elements: compares with the
// last frame and sends only what changed. Rectangles become CSS pixels here. It must not drop or
// invent nodes (Semantics decides) and not know how elements look.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/semantics.h"

namespace casebridge::platform_web {

class Mirror {
public:
    /// Brings the elements in line with the frame that just ended.
    void update(ui::Semantics& semantics, float scale);

private:
    // The record last sent for each node: comparing text is cheaper than keeping nodes apart.
    std::unordered_map<ui::NodeId, std::string> sent_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> next_order_;
    std::string record_;
};

}  // namespace casebridge::platform_web
