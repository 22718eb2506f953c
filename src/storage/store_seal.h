// Encryption of what lies on the disk, where the office wishes it: records of the redo log,
// segments of the snapshot, stored and staged files. The store key is in memory only while the page
// is open; on the disk it lies wrapped for each officer (app/store_lock.h). It hides what a lost PC
// would show. It does not find a disk that was put back to an earlier state.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "crypto/content_key.h"

namespace casebridge::storage {

class StoreSeal {
public:
    /// What is written from now on; both forms are read, so that a change of form may take its
    /// time.
    enum class Writes { sealed, plain };

    /// `random` must outlive it. Errors: crypto_failed.
    [[nodiscard]] static Result<std::shared_ptr<const StoreSeal>> make(
        const crypto::ContentKey& key, Writes writes, Random& random);

    [[nodiscard]] Writes writes() const { return writes_; }

    /// A record or segment: 12 random bytes of nonce, ciphertext, tag. `what` is bound to it, so
    /// that no part of the store passes for another. Nonces stay far below the 2^32 that NIST SP
    /// 800-38D allows one key. Errors: crypto_failed.
    [[nodiscard]] Result<Bytes> seal(std::string_view what, BytesView plain) const;
    /// Errors: storage_damaged.
    [[nodiscard]] Result<Bytes> open(std::string_view what, BytesView sealed) const;
    /// By how much a sealed record is longer.
    static constexpr std::size_t k_overhead_bytes = 12 + 16;

    /// The key of one file, which follows from its salt.
    [[nodiscard]] Result<crypto::ContentKey> file_key(BytesView salt) const;
    /// Fresh random bytes for a file.
    [[nodiscard]] Bytes make_salt() const;
    /// Under which name a sealed file lies: says nothing of its content. Errors: crypto_failed.
    [[nodiscard]] Result<FileId> name_of(const FileId& file) const;

private:
    StoreSeal(const crypto::ContentKey& key, const crypto::ContentKey& records, Writes writes,
              Random& random)
        : key_(key), records_(records), writes_(writes), random_(&random) {}

    crypto::ContentKey key_;
    crypto::ContentKey records_;
    Writes writes_;
    Random* random_;
};

// ---- files
// ---------------------------------------------------------------------------------------

/// A sealed file: a salt, then parts of 256 KiB (the last one shorter, or as long), each with its
/// tag. The nonce of a part is its number and whether it is the last: none may be left out or
/// moved.
inline constexpr std::size_t k_file_salt_bytes = 16;
inline constexpr std::size_t k_file_part_bytes = 256 << 10;
inline constexpr std::size_t k_sealed_part_bytes = k_file_part_bytes + 16;

/// Sealed size to plain size. Errors: storage_damaged for a size that no sealed file has.
[[nodiscard]] Result<std::uint64_t> plain_size_of(std::uint64_t sealed_bytes);

/// Seals a file that comes in pieces of any size.
class FileSealer {
public:
    [[nodiscard]] static Result<FileSealer> begin(const StoreSeal& seal);
    /// What can be written by now; may be empty. Errors: crypto_failed.
    [[nodiscard]] Result<Bytes> write(BytesView plain);
    /// The rest.
    [[nodiscard]] Result<Bytes> end();

private:
    FileSealer(const crypto::ContentKey& key, Bytes salt) : key_(key), ready_(std::move(salt)) {}
    [[nodiscard]] Status seal_part(BytesView part, bool last);

    crypto::ContentKey key_;
    std::uint64_t part_ = 0;
    Bytes waiting_;  // plain, less than a part but for the moment within write()
    Bytes ready_;    // sealed
};

/// Opens a sealed file that comes in pieces of any size.
class FileOpener {
public:
    explicit FileOpener(std::shared_ptr<const StoreSeal> seal) : seal_(std::move(seal)) {}
    /// What is certain by now; may be empty. Errors: storage_damaged, crypto_failed.
    [[nodiscard]] Result<Bytes> write(BytesView sealed);
    /// The rest. Errors: also storage_damaged where the file was cut short.
    [[nodiscard]] Result<Bytes> end();

private:
    std::shared_ptr<const StoreSeal> seal_;
    std::optional<crypto::ContentKey> key_;
    std::uint64_t part_ = 0;
    Bytes waiting_;  // sealed
};

/// Opens one part. Errors: storage_damaged.
[[nodiscard]] Result<Bytes> open_file_part(const crypto::ContentKey& key, std::uint64_t part,
                                           bool last, BytesView sealed);

}  // namespace casebridge::storage
