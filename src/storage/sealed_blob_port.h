// The evidence files of a store that may be encrypted: a BlobPort over another one. Without a seal
// it hands everything through. With one, files lie on the disk as store_seal.h describes, under
// names that say nothing of them, and a handle to one of them reads plain. Files in the other form
// are found and read all the same, so that a change of form may be interrupted.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "storage/blob_port.h"
#include "storage/store_seal.h"

namespace casebridge::storage {

class SealedBlobPort final : public BlobPort {
public:
    /// `inner` must outlive it, and is drained by nobody else.
    explicit SealedBlobPort(BlobPort& inner) : inner_(inner) {}

    /// Null for a store without a lock.
    void set_seal(std::shared_ptr<const StoreSeal> seal) { seal_ = std::move(seal); }
    /// Writes the file anew where it lies there in the form that is not to be written; true if it
    /// did.
    void convert(const FileId& key, Completion<bool> done);

    BlobHandle hold(BytesView bytes, std::string_view media_type) override {
        return inner_.hold(bytes, media_type);
    }
    BlobHandle join(const std::vector<BlobHandle>& parts, std::string_view media_type) override {
        return inner_.join(parts, media_type);
    }
    std::uint64_t size_bytes(BlobHandle handle) const override;
    void read(BlobHandle handle, std::uint64_t offset, std::uint32_t length_bytes,
              Completion<Bytes> done) override;
    void release(BlobHandle handle) override;
    void put(const FileId& key, BlobHandle handle, Completion<Done> done) override;
    void has(const FileId& key, Completion<bool> done) override;
    void open(const FileId& key, Completion<BlobHandle> done) override;
    void open_outside(const FileId& key, std::string_view media_type,
                      Completion<BlobHandle> done) override;
    void remove(const FileId& key, Completion<Done> done) override;
    void sweep(std::vector<FileId> keep, Completion<std::uint32_t> done) override;
    void stage(const std::string& name, Stage what, Bytes part, Completion<Done> done) override;
    void finish_stage(const std::string& name, std::string_view media_type,
                      Completion<BlobHandle> done) override;
    void clear_stage(const std::string& name, Completion<Done> done) override;
    void set_wake(std::function<void()> wake) override;
    void drain() override;

private:
    /// A handle of a sealed file.
    struct Opened {
        crypto::ContentKey key;
        std::uint64_t parts = 0;
        std::uint64_t plain_bytes = 0;
    };
    /// A file on its way from a handle into the staging store, piece by piece.
    struct Copying;

    [[nodiscard]] bool writes_sealed() const {
        return seal_ != nullptr && seal_->writes() == StoreSeal::Writes::sealed;
    }
    /// The names under which a file may lie, the likely one first.
    [[nodiscard]] Result<std::vector<FileId>> names_of(const FileId& key) const;
    void open_one_of(std::vector<FileId> names, FileId plain_name,
                     std::shared_ptr<const StoreSeal> seal, Completion<BlobHandle> done);
    /// Makes the handle of a file that `seal` sealed read plain; ours may be another by now.
    void adopt(BlobHandle handle, const std::shared_ptr<const StoreSeal>& seal,
               Completion<BlobHandle> done);
    void copy(const std::shared_ptr<Copying>& copying);
    void gather(BlobHandle handle, std::shared_ptr<std::vector<BlobHandle>> pieces,
                std::uint64_t offset, std::string media_type, Completion<BlobHandle> done);
    template <class T>
    void finish(const Completion<T>& done, Result<T> result);

    BlobPort& inner_;
    std::shared_ptr<const StoreSeal> seal_;
    std::map<BlobHandle, Opened> opened_;
    /// A staged file that is kept stays in the form in which it was begun, though the store's form
    /// may change meanwhile.
    struct KeptStage {
        std::shared_ptr<const StoreSeal> seal;
        std::optional<FileSealer> sealer;  // none: it is staged plain
    };
    std::map<std::string, KeptStage> kept_stages_;
    std::uint64_t last_copy_ = 0;
    std::vector<std::function<void()>> completions_;
    std::function<void()> wake_;
};

}  // namespace casebridge::storage
