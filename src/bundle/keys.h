// Whose key is whose: what verification asks of the directory. A payload is checked with the key
// that the directory holds for the device it names; there is no choosing.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "crypto/sign.h"
#include "domain/agency.h"

namespace casebridge::bundle {

struct KnownDevice {
    AgencyId agency;
    crypto::PublicKey key;
    bool revoked = false;
};

struct KnownAgency {
    domain::AgencyKind kind{};
    std::string name;
    bool verified = false;  // somebody compared the fingerprint
};

class KeyDirectory {
public:
    KeyDirectory() = default;
    KeyDirectory(const KeyDirectory&) = default;
    KeyDirectory(KeyDirectory&&) = default;
    KeyDirectory& operator=(const KeyDirectory&) = default;
    KeyDirectory& operator=(KeyDirectory&&) = default;
    virtual ~KeyDirectory() = default;

    [[nodiscard]] virtual std::optional<KnownDevice> find_device(const DeviceId& device) const = 0;
    [[nodiscard]] virtual std::optional<KnownAgency> find_agency(const AgencyId& agency) const = 0;
};

}  // namespace casebridge::bundle
