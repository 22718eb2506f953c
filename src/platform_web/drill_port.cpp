#include "platform_web/drill_port.h"

#include "platform_web/bridge.h"

namespace casebridge::platform_web {

app::DrillSide PageDrillPort::side() const {
    switch (bridge::drill_side()) {
        case 1: return app::DrillSide::bureau;
        case 2: return app::DrillSide::brigade;
        default: return app::DrillSide::none;
    }
}

std::uint64_t PageDrillPort::seed() const {
    return static_cast<std::uint64_t>(bridge::drill_seed());
}

Date PageDrillPort::day() const {
    const int day = bridge::drill_day();
    const Result<Date> date = Date::from_ymd(day / 10000, day / 100 % 100, day % 100);
    return date.ok() ? *date : Date{};
}

void PageDrillPort::enter(app::DrillSide side) {
    bridge::drill_enter(side == app::DrillSide::brigade ? 2 : 1);
}

void PageDrillPort::leave_and_erase() { bridge::drill_leave(); }

}  // namespace casebridge::platform_web
