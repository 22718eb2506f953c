// Ids as distinct types, so that an agency's id cannot be passed where a device's is meant. All are
// short ASCII texts and compare as bytes: every device sorts them alike.
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace casebridge {

template <class Tag>
struct Id {
    std::string text;

    [[nodiscard]] bool empty() const { return text.empty(); }
    bool operator==(const Id&) const = default;
    // Spelt out: libc++ 13 has no three-way comparison of strings.
    std::strong_ordering operator<=>(const Id& other) const {
        return text.compare(other.text) <=> 0;
    }
};

/// 64 hex: SM3 of the event's payload.
using EventId = Id<struct EventTag>;
/// 32 hex, random; or "agency:" and an agency id for cards, settings and registers.
using MatterId = Id<struct MatterTag>;
/// 32 hex: first half of SM3 of the public key that signed the agency's first card.
using AgencyId = Id<struct AgencyTag>;
/// 32 hex: first half of SM3 of the device's public signing key.
using DeviceId = Id<struct DeviceTag>;
/// 64 hex: SM3 of an evidence file's bytes.
using FileId = Id<struct FileTag>;

}  // namespace casebridge

template <class Tag>
struct std::hash<casebridge::Id<Tag>> {
    std::size_t operator()(const casebridge::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.text);
    }
};
