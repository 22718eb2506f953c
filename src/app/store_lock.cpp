#include "app/store_lock.h"

#include <algorithm>
#include <array>
#include <optional>

namespace casebridge::app {
namespace {

constexpr std::string_view k_magic = "CBL1 ";
constexpr std::size_t k_most_bytes = 64 << 10;
constexpr std::size_t k_most_slots = 64;
constexpr std::array<std::string_view, 3> k_states = {"sealing", "sealed", "unsealing"};

/// Up to the next `end`, which is taken away; nothing where there is none.
std::optional<std::string_view> take(std::string_view& text, char end) {
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(at + 1);
    return part;
}

}  // namespace

std::string write_store_lock(const StoreLock& lock) {
    std::string text{k_magic};
    text += k_states.at(static_cast<std::size_t>(lock.state));
    text += '\n';
    for (const StoreLock::Slot& slot : lock.slots) {
        text +=
            slot.device.text + ' ' + slot.sealed_keys + ' ' + to_base64(slot.wrapped_key) + '\n';
    }
    return text;
}

Result<StoreLock> read_store_lock(std::string_view text) {
    const Error damaged = fail(ErrorCode::storage_damaged, "lock");
    if (text.size() > k_most_bytes || !text.starts_with(k_magic)) return damaged;
    text.remove_prefix(k_magic.size());
    const auto state = take(text, '\n');
    if (!state) return damaged;
    const auto known = std::find(k_states.begin(), k_states.end(), *state);
    if (known == k_states.end()) return damaged;
    StoreLock lock;
    lock.state = static_cast<StoreLock::State>(known - k_states.begin());
    while (!text.empty()) {
        const auto device = take(text, ' ');
        const auto keys = take(text, ' ');
        const auto wrapped = take(text, '\n');
        if (!device || !keys || !wrapped || lock.slots.size() == k_most_slots) return damaged;
        const auto bytes = from_base64(*wrapped);
        if (!bytes.ok()) return damaged;
        lock.slots.push_back({DeviceId{std::string{*device}}, std::string{*keys}, *bytes});
    }
    if (lock.slots.empty()) return damaged;
    return lock;
}

Result<StoreLock> make_store_lock(const crypto::ContentKey& store_key, StoreLock::State state,
                                  const std::vector<LockReader>& readers, Random& random) {
    StoreLock lock;
    lock.state = state;
    for (const LockReader& reader : readers) {
        TRY(Bytes wrapped, crypto::wrap_key(store_key, reader.encryption, random));
        lock.slots.push_back(
            {reader.officer.device, reader.officer.sealed_keys, std::move(wrapped)});
    }
    return lock;
}

bool is_lock_for(const StoreLock& lock, const std::vector<LockReader>& readers) {
    return std::equal(lock.slots.begin(), lock.slots.end(), readers.begin(), readers.end(),
                      [](const StoreLock::Slot& slot, const LockReader& reader) {
                          return slot.device == reader.officer.device &&
                                 slot.sealed_keys == reader.officer.sealed_keys;
                      });
}

std::optional<Result<OpenedLock>> LockOpening::step(Random& random) {
    if (slot_ == lock_.slots.size()) return fail(ErrorCode::passphrase_wrong);
    const StoreLock::Slot& slot = lock_.slots[slot_];
    if (!keys_) {
        auto begun = crypto::KeyOpening::begin(slot.sealed_keys, passphrase_);
        if (!begun.ok()) return begun.error();
        keys_.emplace(std::move(*begun));
        return std::nullopt;
    }
    auto tried = keys_->step();
    if (!tried) return std::nullopt;
    keys_.reset();
    Result<crypto::DeviceKeys>& keys = *tried;
    if (!keys.ok() && keys.error().code == ErrorCode::passphrase_wrong) {
        ++slot_;
        return std::nullopt;
    }
    if (!keys.ok()) return keys.error();
    const auto key = crypto::unwrap_key(slot.wrapped_key, keys->encryption, random);
    if (!key.ok()) return fail(ErrorCode::storage_damaged, "lock");
    return OpenedLock{slot.device, std::move(*keys), *key};
}

Result<OpenedLock> open_store_lock(const StoreLock& lock, std::string_view passphrase,
                                   Random& random) {
    LockOpening opening{lock, passphrase};
    for (;;) {
        if (auto opened = opening.step(random)) return std::move(*opened);
    }
}

}  // namespace casebridge::app
