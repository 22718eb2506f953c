// The lock of an encrypted store: the store key wrapped for each officer of this PC, beside their
// sealed device keys. Who knows the passphrase of one of them opens the device keys, and with these
// the store key. It names nobody. The text is ASCII lines: "CBL1 <state>", then for each officer
// "<device> <sealed keys> <base64 of the wrapped key>".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "crypto/content_key.h"
#include "crypto/key_file.h"
#include "storage/officer_store.h"

namespace casebridge::app {

struct StoreLock {
    /// Sealing and unsealing go on after an interruption: parts lie there in both forms.
    enum class State { sealing, sealed, unsealing };
    struct Slot {
        DeviceId device;
        std::string sealed_keys;
        Bytes wrapped_key;
    };

    State state = State::sealing;
    std::vector<Slot> slots;
};

[[nodiscard]] std::string write_store_lock(const StoreLock& lock);
/// Errors: storage_damaged.
[[nodiscard]] Result<StoreLock> read_store_lock(std::string_view text);

/// For whom the key is wrapped: one of this PC's officers.
struct LockReader {
    storage::StoredOfficer officer;
    crypto::PublicKey encryption;
};
/// Errors: crypto_failed, key_invalid.
[[nodiscard]] Result<StoreLock> make_store_lock(const crypto::ContentKey& store_key,
                                                StoreLock::State state,
                                                const std::vector<LockReader>& readers,
                                                Random& random);
/// Whether the lock is for just these officers with just these sealed keys.
[[nodiscard]] bool is_lock_for(const StoreLock& lock, const std::vector<LockReader>& readers);

struct OpenedLock {
    DeviceId device;
    crypto::DeviceKeys keys;
    crypto::ContentKey store_key;
};
/// Tries the passphrase on each slot, a tenth of a second and more each, in pieces.
class LockOpening {
public:
    LockOpening(StoreLock lock, std::string_view passphrase)
        : lock_(std::move(lock)), passphrase_(passphrase) {}

    /// One piece of a few hundredths of a second; the answer, once, with the last one. Errors:
    /// passphrase_wrong; storage_damaged where a passphrase fits and the rest does not;
    /// crypto_failed.
    [[nodiscard]] std::optional<Result<OpenedLock>> step(Random& random);

private:
    StoreLock lock_;
    std::string passphrase_;
    std::size_t slot_ = 0;
    std::optional<crypto::KeyOpening> keys_;
};
/// All pieces at once.
[[nodiscard]] Result<OpenedLock> open_store_lock(const StoreLock& lock, std::string_view passphrase,
                                                 Random& random);

}  // namespace casebridge::app
