#include "app/identity.h"

#include "base/utf8.h"
#include "bundle/card.h"
#include "storage/directory_store.h"
#include "storage/setting_store.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_agency = "identity.agency";
constexpr std::string_view k_device = "identity.device";
constexpr std::string_view k_officer = "identity.officer";
constexpr std::string_view k_certificate = "identity.certificate";
constexpr std::string_view k_sealed_keys = "identity.sealed_keys";

Status check(const SetUp& form) {
    const auto required = [](std::string_view value, std::string_view key) -> Status {
        if (trimmed(value).empty()) return fail(ErrorCode::field_required, std::string{key});
        return Done{};
    };
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

}  // namespace

Result<std::optional<StoredIdentity>> load_identity(storage::Connection& connection) {
    TRY(const auto agency, storage::read_setting(connection, k_agency));
    if (!agency) return std::optional<StoredIdentity>{};
    TRY(const auto device, storage::read_setting(connection, k_device));
    TRY(const auto officer, storage::read_setting(connection, k_officer));
    TRY(const auto certificate, storage::read_setting(connection, k_certificate));
    TRY(const auto sealed, storage::read_setting(connection, k_sealed_keys));
    if (!device || !officer || !certificate || !sealed) {
        return fail(ErrorCode::storage_damaged, "identity");
    }
    return std::optional<StoredIdentity>{
        StoredIdentity{{*agency}, {*device}, *officer, *certificate, *sealed}};
}

Status store_sealed_keys(storage::Connection& connection, std::string_view sealed) {
    return storage::write_setting(connection, k_sealed_keys, sealed);
}

Result<NewIdentity> set_up(storage::Connection& connection, const SetUp& form, const Moment& now,
                           Random& random) {
    CHECK_OK(check(form));
    TRY(crypto::DeviceKeys keys, crypto::generate_device_keys(random));
    const wire::CardPayload payload{to_iso(now), first_card(form, keys)};
    TRY(const wire::Envelope card, bundle::seal_card(payload, keys.signing, random));
    StoredIdentity stored{payload.card.agency.id,
                          payload.card.keeper,
                          payload.card.devices.front().officer,
                          payload.card.devices.front().certificate,
                          {}};
    TRY(stored.sealed_keys, crypto::seal_keys(keys, form.passphrase, random));

    TRY(storage::Transaction transaction, connection.begin());
    CHECK_OK(storage::write_setting(connection, k_agency, stored.agency.text));
    CHECK_OK(storage::write_setting(connection, k_device, stored.device.text));
    CHECK_OK(storage::write_setting(connection, k_officer, stored.officer));
    CHECK_OK(storage::write_setting(connection, k_certificate, stored.certificate));
    CHECK_OK(storage::write_setting(connection, k_sealed_keys, stored.sealed_keys));
    CHECK_OK(storage::put_card(connection, {.agency = stored.agency,
                                            .version = payload.card.version,
                                            .payload = card.payload,
                                            .signature = card.signature,
                                            .verified_by = stored.officer,
                                            .verified_on = to_iso(now.date)}));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return NewIdentity{std::move(stored), std::move(keys)};
}

}  // namespace casebridge::app
