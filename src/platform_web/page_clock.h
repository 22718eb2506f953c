// The browser's local time and strong randomness behind base/clock.h. Without a strong source the
// program stops with a sentence, since keys made from anything else would be worthless.
#pragma once

#include "base/clock.h"

namespace casebridge::platform_web {

class PageClock final : public Clock {
public:
    [[nodiscard]] Moment now() const override;
};

class PageRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace casebridge::platform_web
