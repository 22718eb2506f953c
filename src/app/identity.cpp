#include "app/identity.h"

#include "base/utf8.h"
#include "bundle/card.h"
#include "storage/directory_store.h"
#include "storage/setting_store.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_agency = "identity.agency";

Status required(std::string_view value, std::string_view key) {
    if (trimmed(value).empty()) return fail(ErrorCode::field_required, std::string{key});
    return Done{};
}

Status check(const SetUp& form) {
    CHECK_OK(required(form.agency_name, "agency_name"));
    CHECK_OK(required(form.officer, "officer"));
    return crypto::check_passphrase(form.passphrase);
}

domain::AgencyCard first_card(const SetUp& form, const crypto::DeviceKeys& keys) {
    domain::AgencyCard card;
    card.agency.id = bundle::agency_id_of(keys.signing.public_key());
    card.agency.kind = form.kind;
    card.agency.name = trimmed(form.agency_name);
    card.agency.short_name = trimmed(form.short_name.empty() ? form.agency_name : form.short_name);
    card.agency.region = form.region;
    card.agency.number_word = form.number_word;
    card.devices.push_back(bundle::device_of(keys, std::string{trimmed(form.officer)},
                                             std::string{trimmed(form.certificate)}));
    card.keeper = card.devices.front().id;
    if (!trimmed(form.duty_phone).empty() || !trimmed(form.department).empty()) {
        card.liaisons.push_back({.department = std::string{trimmed(form.department)},
                                 .name = std::string{trimmed(form.officer)},
                                 .duty_phone = std::string{trimmed(form.duty_phone)}});
    }
    return card;
}

storage::StoredOfficer officer_of(const domain::Device& device, std::string sealed_keys) {
    return {device.id, device.officer, device.certificate, std::move(sealed_keys)};
}

/// The next version of our own card, signed by its keeper.
Status put_next_card(storage::Connection& connection, const CardKeeper& keeper,
                     domain::AgencyCard card) {
    ++card.version;
    const wire::CardPayload payload{to_iso(keeper.now), std::move(card)};
    TRY(const wire::Envelope sealed, bundle::seal_card(payload, keeper.key, keeper.random));
    return storage::put_card(connection, {.agency = payload.card.agency.id,
                                          .version = payload.card.version,
                                          .payload = sealed.payload,
                                          .signature = sealed.signature,
                                          .verified_by = payload.card.devices.front().officer,
                                          .verified_on = to_iso(keeper.now.date)});
}

}  // namespace

const storage::StoredOfficer* StoredIdentity::find(const DeviceId& device) const {
    for (const storage::StoredOfficer& officer : officers) {
        if (officer.device == device) return &officer;
    }
    return nullptr;
}

Result<std::optional<StoredIdentity>> load_identity(storage::Connection& connection) {
    TRY(const auto agency, storage::read_setting(connection, k_agency));
    if (!agency) return std::optional<StoredIdentity>{};
    TRY(auto officers, storage::officers(connection));
    if (officers.empty()) return fail(ErrorCode::storage_damaged, "identity");
    return std::optional<StoredIdentity>{StoredIdentity{{*agency}, std::move(officers)}};
}

Result<NewIdentity> set_up(storage::Connection& connection, const SetUp& form, const Moment& now,
                           Random& random) {
    CHECK_OK(check(form));
    TRY(crypto::DeviceKeys keys, crypto::generate_device_keys(random));
    const wire::CardPayload payload{to_iso(now), first_card(form, keys)};
    TRY(const wire::Envelope card, bundle::seal_card(payload, keys.signing, random));
    TRY(std::string sealed, crypto::seal_keys(keys, form.passphrase, random));
    StoredIdentity stored{payload.card.agency.id,
                          {officer_of(payload.card.devices.front(), std::move(sealed))}};

    TRY(storage::Transaction transaction, connection.begin());
    CHECK_OK(storage::write_setting(connection, k_agency, stored.agency.text));
    CHECK_OK(storage::add_officer(connection, stored.officers.front()));
    CHECK_OK(storage::put_card(connection, {.agency = stored.agency,
                                            .version = payload.card.version,
                                            .payload = card.payload,
                                            .signature = card.signature,
                                            .verified_by = stored.officers.front().name,
                                            .verified_on = to_iso(now.date)}));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return NewIdentity{std::move(stored), std::move(keys)};
}

Status add_officer(storage::Connection& connection, const CardKeeper& keeper,
                   const AddOfficer& form) {
    CHECK_OK(required(form.name, "name"));
    CHECK_OK(crypto::check_passphrase(form.passphrase));
    TRY(const crypto::DeviceKeys keys, crypto::generate_device_keys(keeper.random));
    domain::AgencyCard card = keeper.card;
    card.devices.push_back(bundle::device_of(keys, std::string{trimmed(form.name)},
                                             std::string{trimmed(form.certificate)}));
    TRY(std::string sealed, crypto::seal_keys(keys, form.passphrase, keeper.random));
    CHECK_OK(storage::add_officer(connection, officer_of(card.devices.back(), std::move(sealed))));
    return put_next_card(connection, keeper, std::move(card));
}

Status set_liaison(storage::Connection& connection, const CardKeeper& keeper,
                   const SetLiaison& form) {
    CHECK_OK(required(form.department, "department"));
    CHECK_OK(required(form.duty_phone, "duty_phone"));
    domain::AgencyCard card = keeper.card;
    card.liaisons = {{.department = std::string{trimmed(form.department)},
                      .name = std::string{trimmed(form.name)},
                      .duty_phone = std::string{trimmed(form.duty_phone)}}};
    return put_next_card(connection, keeper, std::move(card));
}

Status revoke_officer(storage::Connection& connection, const CardKeeper& keeper,
                      const DeviceId& device) {
    domain::AgencyCard card = keeper.card;
    bool found = false;
    for (domain::Device& listed : card.devices) {
        if (listed.id != device || listed.id == card.keeper || listed.revoked) continue;
        listed.revoked = true;
        found = true;
    }
    if (!found) return fail(ErrorCode::device_unknown, device.text);
    CHECK_OK(storage::remove_officer(connection, device));
    return put_next_card(connection, keeper, std::move(card));
}

Result<crypto::DeviceKeys> change_keys(storage::Connection& connection, const CardKeeper& keeper,
                                       const storage::StoredOfficer& officer,
                                       std::string_view passphrase) {
    // Whoever only found the page open changes nothing.
    TRY([[maybe_unused]] const crypto::DeviceKeys old,
        crypto::open_keys(officer.sealed_keys, passphrase));
    TRY(const wire::CardFile file, own_card_file(connection, keeper.card.agency.id));
    if (file.chain.size() >= wire::k_most_handovers) return fail(ErrorCode::key_changes_exhausted);
    TRY(crypto::DeviceKeys keys, crypto::generate_device_keys(keeper.random));
    domain::AgencyCard card = keeper.card;
    for (domain::Device& listed : card.devices) {
        listed.revoked = listed.revoked || listed.id == card.keeper;
    }
    card.devices.push_back(bundle::device_of(keys, officer.name, officer.certificate));
    card.keeper = card.devices.back().id;
    TRY(std::string sealed, crypto::seal_keys(keys, passphrase, keeper.random));
    CHECK_OK(storage::replace_officer(connection, officer.device,
                                      officer_of(card.devices.back(), std::move(sealed))));
    CHECK_OK(put_next_card(connection, keeper, card));
    ++card.version;
    const CardKeeper successor{card, keys.signing, keeper.now, keeper.random};
    CHECK_OK(put_next_card(connection, successor, card));
    return keys;
}

Result<wire::CardFile> own_card_file(storage::Connection& connection, const AgencyId& me) {
    TRY(const auto stored, storage::card_versions(connection, me));
    if (stored.empty()) return fail(ErrorCode::storage_damaged, "own card");
    std::vector<wire::Envelope> versions;
    for (const storage::StoredCard& card : stored) {
        versions.push_back({card.payload, card.signature});
    }
    TRY(auto chain, bundle::handovers_in(versions));
    return wire::CardFile{std::move(versions.back()), std::move(chain)};
}

}  // namespace casebridge::app
