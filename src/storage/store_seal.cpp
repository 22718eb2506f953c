#include "storage/store_seal.h"

#include <array>
#include <utility>

#include "crypto/sm4_gcm.h"

namespace casebridge::storage {
namespace {

constexpr std::size_t k_nonce_bytes = 12;
constexpr std::string_view k_records_label = "casebridge/store/records;v=1";
constexpr std::string_view k_file_label = "casebridge/store/file;v=1:";
constexpr std::string_view k_names_label = "casebridge/store/names;v=1";

using Nonce = std::array<std::uint8_t, k_nonce_bytes>;

Nonce part_nonce(std::uint64_t part, bool last) {
    Nonce nonce{};
    for (std::size_t i = 0; i < sizeof part; ++i) {
        nonce[i] = static_cast<std::uint8_t>(part >> (8 * (sizeof part - 1 - i)));
    }
    nonce.back() = last ? 1 : 0;
    return nonce;
}

}  // namespace

Result<std::shared_ptr<const StoreSeal>> StoreSeal::make(const crypto::ContentKey& key,
                                                         Writes writes, Random& random) {
    TRY(const crypto::ContentKey records, crypto::derive_cipher_key(key, k_records_label));
    return std::shared_ptr<const StoreSeal>{new StoreSeal{key, records, writes, random}};
}

Result<Bytes> StoreSeal::seal(std::string_view what, BytesView plain) const {
    Nonce nonce{};
    random_->fill(nonce);
    TRY(const Bytes body, crypto::sm4_gcm_seal(records_.bytes, nonce, as_bytes(what), plain));
    Bytes sealed;
    sealed.reserve(nonce.size() + body.size());
    append(sealed, nonce);
    append(sealed, body);
    return sealed;
}

Result<Bytes> StoreSeal::open(std::string_view what, BytesView sealed) const {
    if (sealed.size() < k_overhead_bytes) return fail(ErrorCode::storage_damaged, "seal");
    auto plain = crypto::sm4_gcm_open(records_.bytes, sealed.first<k_nonce_bytes>(), as_bytes(what),
                                      sealed.subspan(k_nonce_bytes));
    if (!plain.ok()) return fail(ErrorCode::storage_damaged, "seal");
    return plain;
}

Result<crypto::ContentKey> StoreSeal::file_key(BytesView salt) const {
    return crypto::derive_cipher_key(key_, std::string{k_file_label} + to_hex(salt));
}

Bytes StoreSeal::make_salt() const {
    Bytes salt(k_file_salt_bytes);
    random_->fill(salt);
    return salt;
}

Result<FileId> StoreSeal::name_of(const FileId& file) const {
    TRY(const Digest name, crypto::mac_under(key_, k_names_label, as_bytes(file.text)));
    return FileId{to_hex(name)};
}

// ---- files
// ---------------------------------------------------------------------------------------

Result<std::uint64_t> plain_size_of(std::uint64_t sealed_bytes) {
    if (sealed_bytes < k_file_salt_bytes + crypto::k_gcm_tag_bytes) {
        return fail(ErrorCode::storage_damaged, "sealed file");
    }
    const std::uint64_t parts_bytes = sealed_bytes - k_file_salt_bytes;
    const std::uint64_t parts = (parts_bytes + k_sealed_part_bytes - 1) / k_sealed_part_bytes;
    const std::uint64_t tags = parts * crypto::k_gcm_tag_bytes;
    const std::uint64_t last = parts_bytes - (parts - 1) * k_sealed_part_bytes;
    if (last < crypto::k_gcm_tag_bytes) return fail(ErrorCode::storage_damaged, "sealed file");
    return parts_bytes - tags;
}

Result<FileSealer> FileSealer::begin(const StoreSeal& seal) {
    Bytes salt = seal.make_salt();
    TRY(const crypto::ContentKey key, seal.file_key(salt));
    return FileSealer{key, std::move(salt)};
}

Status FileSealer::seal_part(BytesView part, bool last) {
    TRY(const Bytes sealed, crypto::sm4_gcm_seal(key_.bytes, part_nonce(part_, last), {}, part));
    append(ready_, sealed);
    ++part_;
    return Done{};
}

Result<Bytes> FileSealer::write(BytesView plain) {
    append(waiting_, plain);
    std::size_t at = 0;
    // A full part is held back until it is known not to be the last.
    for (; waiting_.size() - at > k_file_part_bytes; at += k_file_part_bytes) {
        CHECK_OK(seal_part(BytesView{waiting_}.subspan(at, k_file_part_bytes), false));
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(at));
    return std::exchange(ready_, {});
}

Result<Bytes> FileSealer::end() {
    CHECK_OK(seal_part(waiting_, true));
    waiting_.clear();
    return std::exchange(ready_, {});
}

Result<Bytes> open_file_part(const crypto::ContentKey& key, std::uint64_t part, bool last,
                             BytesView sealed) {
    auto plain = crypto::sm4_gcm_open(key.bytes, part_nonce(part, last), {}, sealed);
    if (!plain.ok()) return fail(ErrorCode::storage_damaged, "sealed file");
    return plain;
}

Result<Bytes> FileOpener::write(BytesView sealed) {
    append(waiting_, sealed);
    std::size_t at = 0;
    if (!key_) {
        if (waiting_.size() < k_file_salt_bytes) return Bytes{};
        TRY(key_, seal_->file_key(BytesView{waiting_}.first(k_file_salt_bytes)));
        at = k_file_salt_bytes;
    }
    Bytes plain;
    // A full part is held back until it is known not to be the last.
    for (; waiting_.size() - at > k_sealed_part_bytes; at += k_sealed_part_bytes) {
        TRY(const Bytes part, open_file_part(*key_, part_++, false,
                                             BytesView{waiting_}.subspan(at, k_sealed_part_bytes)));
        append(plain, part);
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(at));
    return plain;
}

Result<Bytes> FileOpener::end() {
    if (!key_) return fail(ErrorCode::storage_damaged, "sealed file");
    return open_file_part(*key_, part_, true, waiting_);
}

}  // namespace casebridge::storage
