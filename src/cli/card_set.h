// The keys of the command line: agency cards read from files. Naming a card's file is taken as
// trust in it; its fingerprint is printed so that a person can compare.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "bundle/card.h"
#include "bundle/keys.h"

namespace casebridge::cli {

class CardSet final : public bundle::KeyDirectory {
public:
    /// Of two cards of one agency the newer stays. Errors: read_failed, limit_exceeded, those of
    /// the card.
    [[nodiscard]] Status add_file(const std::string& path);

    [[nodiscard]] std::optional<bundle::KnownDevice> find_device(
        const DeviceId& device) const override;
    [[nodiscard]] std::optional<bundle::KnownAgency> find_agency(
        const AgencyId& agency) const override;

    [[nodiscard]] const std::map<AgencyId, bundle::VerifiedCard>& cards() const { return cards_; }

private:
    std::map<AgencyId, bundle::VerifiedCard> cards_;
};

/// The *.card.json files in the folder of `path`, sorted.
[[nodiscard]] std::vector<std::string> card_files_beside(const std::string& path);

/// One card in a line: name, id, version, fingerprint.
void print_card(std::ostream& out, const bundle::VerifiedCard& card);

}  // namespace casebridge::cli
