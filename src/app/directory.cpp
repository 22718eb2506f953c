#include "app/directory.h"

#include <algorithm>

#include "bundle/card.h"
#include "storage/directory_store.h"

namespace casebridge::app {
namespace {

AgencyView view_of(const storage::StoredCard& stored, const domain::AgencyCard& card,
                   const AgencyId& me) {
    AgencyView view;
    view.agency = card.agency;
    view.liaisons = card.liaisons;
    view.fingerprint = bundle::fingerprint_of(card);
    view.is_me = card.agency.id == me;
    view.verified = view.is_me || stored.verified();
    view.verified_by = stored.verified_by;
    if (const auto date = Date::parse(stored.verified_on); date.ok()) view.verified_on = *date;
    return view;
}

}  // namespace

Result<Directory> Directory::load(storage::Connection& connection, const AgencyId& me) {
    Directory directory;
    TRY(const auto stored_cards, storage::newest_cards(connection));
    for (const storage::StoredCard& stored : stored_cards) {
        auto payload = wire::read_card_payload(stored.payload);
        if (!payload.ok()) return fail(ErrorCode::storage_damaged, "card " + stored.agency.text);
        directory.agencies_.push_back(view_of(stored, payload->card, me));
        directory.cards_.push_back(std::move(payload->card));
    }
    // A card may list anybody's key; it takes none away from an agency that was compared.
    for (const bool verified : {true, false}) {
        for (std::size_t i = 0; i < directory.cards_.size(); ++i) {
            if (directory.agencies_[i].verified != verified) continue;
            CHECK_OK(directory.add_devices(directory.cards_[i]));
        }
    }
    for (AgencyView& view : directory.agencies_) {
        view.namesake = !view.verified && directory.knows_name(view.agency.name);
    }
    return directory;
}

bool Directory::knows_name(std::string_view name) const {
    return std::any_of(agencies_.begin(), agencies_.end(), [&](const AgencyView& view) {
        return view.verified && view.agency.name == name;
    });
}

const AgencyView* Directory::find(const AgencyId& agency) const {
    for (const AgencyView& view : agencies_) {
        if (view.agency.id == agency) return &view;
    }
    return nullptr;
}

std::string Directory::short_name(const AgencyId& agency) const {
    const AgencyView* view = find(agency);
    constexpr std::size_t k_shown_digits = 8;
    return view == nullptr ? agency.text.substr(0, k_shown_digits) : view->agency.short_name;
}

Result<std::vector<bundle::DeviceKey>> Directory::encryption_keys(const AgencyId& agency) const {
    std::vector<bundle::DeviceKey> keys;
    for (const domain::AgencyCard& card : cards_) {
        if (card.agency.id != agency) continue;
        for (const domain::Device& device : card.devices) {
            if (device.revoked) continue;
            TRY(const Bytes point, from_hex(device.encryption_key));
            const auto key = crypto::public_key_from_bytes(point);
            if (!key.ok()) return fail(ErrorCode::storage_damaged, "card " + agency.text);
            keys.push_back({device.id, *key});
        }
    }
    return keys;
}

Status Directory::add_devices(const domain::AgencyCard& card) {
    for (const domain::Device& device : card.devices) {
        TRY(const Bytes point, from_hex(device.signing_key));
        TRY(const crypto::PublicKey key, crypto::public_key_from_bytes(point));
        devices_.try_emplace(device.id, bundle::KnownDevice{card.agency.id, key, device.revoked});
    }
    return Done{};
}

std::optional<bundle::KnownDevice> Directory::find_device(const DeviceId& device) const {
    const auto found = devices_.find(device);
    if (found == devices_.end()) return std::nullopt;
    return found->second;
}

std::optional<bundle::KnownAgency> Directory::find_agency(const AgencyId& agency) const {
    const AgencyView* view = find(agency);
    if (view == nullptr) return std::nullopt;
    return bundle::KnownAgency{view->agency.kind, view->agency.name, view->verified};
}

}  // namespace casebridge::app
