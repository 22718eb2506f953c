// 通讯录 in memory: the newest card of every agency, ours included, and whose key is whose. Rebuilt
// from the stored cards whenever one changes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/views.h"
#include "bundle/keys.h"
#include "bundle/sealing.h"
#include "storage/connection.h"

namespace casebridge::app {

class Directory final : public bundle::KeyDirectory {
public:
    /// Errors: storage_failed; storage_damaged when a stored card cannot be read any more.
    [[nodiscard]] static Result<Directory> load(storage::Connection& connection,
                                                const AgencyId& me);

    [[nodiscard]] const std::vector<AgencyView>& agencies() const { return agencies_; }
    [[nodiscard]] const std::vector<domain::AgencyCard>& cards() const { return cards_; }
    /// Null for an agency without a card.
    [[nodiscard]] const AgencyView* find(const AgencyId& agency) const;
    [[nodiscard]] std::string short_name(const AgencyId& agency) const;
    /// Whether an agency of this name was compared, or is ours.
    [[nodiscard]] bool knows_name(std::string_view name) const;
    /// Of the devices on its card that are not revoked. Errors: storage_damaged.
    [[nodiscard]] Result<std::vector<bundle::DeviceKey>> encryption_keys(
        const AgencyId& agency) const;

    [[nodiscard]] std::optional<bundle::KnownDevice> find_device(
        const DeviceId& device) const override;
    [[nodiscard]] std::optional<bundle::KnownAgency> find_agency(
        const AgencyId& agency) const override;

private:
    [[nodiscard]] Status add_devices(const domain::AgencyCard& card);

    std::vector<AgencyView> agencies_;
    std::vector<domain::AgencyCard> cards_;            // beside agencies_, in the same order
    std::map<DeviceId, bundle::KnownDevice> devices_;  // of all cards, compared or not
};

}  // namespace casebridge::app
