// Evidence files, content-addressed by their SM3, kept outside the database: the blob is put first
// and in its own transaction, then the rows that name it. Bytes stay where the platform holds them;
// only slices enter our memory. Callers hash the bytes while reading slices; this port does not
// check the key. Completions are delivered by drain(). Errors: blob_missing, read_failed,
// storage_full, storage_failed, another_tab.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"

namespace casebridge::storage {

/// Names bytes held by the platform (a picked file, a stored blob, a finished export). 0 is none.
enum class BlobHandle : std::uint32_t { none = 0 };

class BlobPort {
public:
    template <class T>
    using Completion = std::function<void(Result<T>)>;

    BlobPort() = default;
    BlobPort(const BlobPort&) = delete;
    BlobPort& operator=(const BlobPort&) = delete;
    virtual ~BlobPort() = default;

    // Held bytes ----------------------------------------------------------------------------------

    /// Holds a copy of the bytes. A platform adds its own ways to get a handle (file picker, drop).
    [[nodiscard]] virtual BlobHandle hold(BytesView bytes, std::string_view media_type) = 0;
    /// 0 for an unknown handle.
    [[nodiscard]] virtual std::uint64_t size_bytes(BlobHandle handle) const = 0;
    /// Reads offset … offset+length, cut at the end. Errors: read_failed (the file changed or went
    /// away).
    virtual void read(BlobHandle handle, std::uint64_t offset, std::uint32_t length_bytes,
                      Completion<Bytes> done) = 0;
    /// One handle for the bytes of several, one after another; those may be released then.
    [[nodiscard]] virtual BlobHandle join(const std::vector<BlobHandle>& parts,
                                          std::string_view media_type) = 0;
    /// Lets the bytes go. Reads that are under way still complete.
    virtual void release(BlobHandle handle) = 0;

    // The store -----------------------------------------------------------------------------------

    /// Durable when `done` comes with success. Putting a key again is success.
    virtual void put(const FileId& key, BlobHandle handle, Completion<Done> done) = 0;
    virtual void has(const FileId& key, Completion<bool> done) = 0;
    /// A handle to the stored blob; the caller releases it. Errors: blob_missing.
    virtual void open(const FileId& key, Completion<BlobHandle> done) = 0;
    /// The same for what reads a handle without us: saving, a tab of its own, the picture decoder.
    /// Of a store that is encrypted this is a copy.
    virtual void open_outside(const FileId& key, std::string_view media_type,
                              Completion<BlobHandle> done) = 0;
    virtual void remove(const FileId& key, Completion<Done> done) = 0;
    /// Removes every blob whose key is not in `keep`, and parts staged before; gives how many blobs
    /// went. Only the owner, at start.
    virtual void sweep(std::vector<FileId> keep, Completion<std::uint32_t> done) = 0;

    // Staging: a long file written in parts, without holding it in memory
    // -----------------------------

    /// What a staged file is for. One that is kept lies on the disk like a stored one; one that
    /// goes out lies there as it is handed out.
    enum class Stage { kept, going_out };

    /// Appends to the staged file of that name. Parts of some MiB are best.
    virtual void stage(const std::string& name, Stage what, Bytes part, Completion<Done> done) = 0;
    /// All parts so far joined to one handle, which lives until clear_stage and release.
    virtual void finish_stage(const std::string& name, std::string_view media_type,
                              Completion<BlobHandle> done) = 0;
    virtual void clear_stage(const std::string& name, Completion<Done> done) = 0;

    /// Called whenever drain() has something to do.
    virtual void set_wake(std::function<void()> wake) = 0;
    virtual void drain() = 0;
};

}  // namespace casebridge::storage
