#include "bundle/ledger_digest.h"

#include "bundle/event_seal.h"

namespace casebridge::bundle {

Result<std::string> seal_ledger(const wire::LedgerDigest& digest, const DeviceId& device,
                                const crypto::PrivateKey& key, Random& random) {
    TRY(wire::Envelope envelope,
        seal(k_ledger_purpose, wire::write_ledger_digest(digest), key, random));
    return wire::write_ledger_file({device, std::move(envelope)});
}

Result<wire::LedgerDigest> open_ledger(std::string_view text, const KeyDirectory& directory,
                                       const AgencyId& me) {
    TRY(const wire::LedgerFile file, wire::read_ledger_file(text));
    const auto device = directory.find_device(file.device);
    if (!device) return fail(ErrorCode::device_unknown, "ledger");
    if (device->revoked) return fail(ErrorCode::device_revoked, "ledger");
    const auto agency = directory.find_agency(device->agency);
    if (!agency || !agency->verified) return fail(ErrorCode::sender_unverified, "ledger");
    CHECK_OK(check_seal(k_ledger_purpose, file.ledger, device->key));
    TRY(wire::LedgerDigest digest, wire::read_ledger_digest(file.ledger.payload));
    if (digest.from != device->agency) return fail(ErrorCode::ledger_invalid, "from");
    if (digest.to != me) return fail(ErrorCode::not_addressed_to_us, "ledger");
    return digest;
}

}  // namespace casebridge::bundle
