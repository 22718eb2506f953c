#include "platform_web/page_clock.h"

#include "platform_web/bridge.h"

namespace casebridge::platform_web {

Moment PageClock::now() const {
    const bridge::LocalTime time = bridge::local_time();
    const Result<Date> date = Date::from_ymd(time.year, time.month, time.day);
    Moment moment;
    if (date.ok()) {
        moment.date = date.value();
        moment.minute = time.hour * 60 + time.minute;
    }
    return moment;
}

void PageRandom::fill(std::span<std::uint8_t> bytes) {
    if (!bridge::random_bytes(bytes)) {
        bridge::fail("这个浏览器不能产生安全的随机数，不能在这里建立密钥。");
    }
}

}  // namespace casebridge::platform_web
