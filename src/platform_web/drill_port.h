// app::DrillPort on the page: web/drill.js reads the side from the address, keeps seed and day, and
// loads the page anew.
#pragma once

#include "app/platform.h"

namespace casebridge::platform_web {

class PageDrillPort final : public app::DrillPort {
public:
    [[nodiscard]] app::DrillSide side() const override;
    [[nodiscard]] std::uint64_t seed() const override;
    [[nodiscard]] Date day() const override;
    void enter(app::DrillSide side) override;
    void leave_and_erase() override;
};

}  // namespace casebridge::platform_web
