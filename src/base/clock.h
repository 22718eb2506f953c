// The two doors to the world that rules may use: the local time and random bytes. Tests tick the
// clock and seed the randomness; nothing else in the core asks the machine.
#pragma once

#include "base/bytes.h"
#include "base/date.h"

namespace casebridge {

class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    /// Local date and minute.
    [[nodiscard]] virtual Moment now() const = 0;
};

class Random {
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;
    /// Cryptographically strong bytes; an implementation that cannot give them must abort.
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// 32 lower-case hex digits of randomness.
[[nodiscard]] inline std::string random_id_text(Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    return to_hex(bytes);
}

}  // namespace casebridge
