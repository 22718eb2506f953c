#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "storage/page_port_memory.h"

namespace casebridge::storage {
namespace {

class MemoryBlobPort final : public BlobPort {
public:
    explicit MemoryBlobPort(MemoryDisk& disk) : disk_(&disk) {}

    BlobHandle hold(BytesView bytes, std::string_view) override {
        const auto handle = static_cast<BlobHandle>(++last_handle_);
        held_[handle] = std::make_shared<const Bytes>(bytes.begin(), bytes.end());
        return handle;
    }

    std::uint64_t size_bytes(BlobHandle handle) const override {
        const auto found = held_.find(handle);
        return found == held_.end() ? 0 : found->second->size();
    }

    void read(BlobHandle handle, std::uint64_t offset, std::uint32_t length_bytes,
              Completion<Bytes> done) override {
        const auto found = held_.find(handle);
        if (found == held_.end()) {
            finish(std::move(done), Result<Bytes>{fail(ErrorCode::read_failed, "handle")});
            return;
        }
        const Bytes& bytes = *found->second;
        const auto begin = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes.size()));
        const std::size_t length = std::min<std::size_t>(length_bytes, bytes.size() - begin);
        const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(begin);
        finish(std::move(done),
               Result<Bytes>{Bytes(first, first + static_cast<std::ptrdiff_t>(length))});
    }

    BlobHandle join(const std::vector<BlobHandle>& parts, std::string_view media_type) override {
        Bytes bytes;
        for (const BlobHandle part : parts) append(bytes, *held_.at(part));
        return hold(bytes, media_type);
    }

    void release(BlobHandle handle) override { held_.erase(handle); }

    void put(const FileId& key, BlobHandle handle, Completion<Done> done) override {
        const auto found = held_.find(handle);
        if (found == held_.end()) {
            finish(std::move(done), Status{fail(ErrorCode::read_failed, "handle")});
        } else if (disk_->write_error) {
            finish(std::move(done), Status{fail(*disk_->write_error, "blob")});
        } else {
            disk_->blobs.insert_or_assign(key.text, *found->second);
            finish(std::move(done), Status{Done{}});
        }
    }

    void has(const FileId& key, Completion<bool> done) override {
        finish(std::move(done), Result<bool>{disk_->blobs.count(key.text) > 0});
    }

    void open(const FileId& key, Completion<BlobHandle> done) override {
        const auto found = disk_->blobs.find(key.text);
        finish(std::move(done), found == disk_->blobs.end()
                                    ? Result<BlobHandle>{fail(ErrorCode::blob_missing, key.text)}
                                    : Result<BlobHandle>{hold(found->second, {})});
    }

    void open_outside(const FileId& key, std::string_view, Completion<BlobHandle> done) override {
        open(key, std::move(done));
    }

    void remove(const FileId& key, Completion<Done> done) override {
        disk_->blobs.erase(key.text);
        finish(std::move(done), Status{Done{}});
    }

    void sweep(std::vector<FileId> keep, Completion<std::uint32_t> done) override {
        std::sort(keep.begin(), keep.end());
        disk_->staging.clear();
        const auto removed = std::erase_if(disk_->blobs, [&keep](const auto& blob) {
            return !std::binary_search(keep.begin(), keep.end(), FileId{blob.first});
        });
        finish(std::move(done), Result<std::uint32_t>{static_cast<std::uint32_t>(removed)});
    }

    void stage(const std::string& name, Stage, Bytes part, Completion<Done> done) override {
        append(disk_->staging[name], part);
        finish(std::move(done), Status{Done{}});
    }

    void finish_stage(const std::string& name, std::string_view media_type,
                      Completion<BlobHandle> done) override {
        finish(std::move(done), Result<BlobHandle>{hold(disk_->staging[name], media_type)});
    }

    void clear_stage(const std::string& name, Completion<Done> done) override {
        disk_->staging.erase(name);
        finish(std::move(done), Status{Done{}});
    }

    void set_wake(std::function<void()> wake) override { wake_ = std::move(wake); }

    void drain() override {
        if (disk_->stalled) return;
        for (const auto& completion : std::exchange(completions_, {})) completion();
    }

private:
    template <class T>
    void finish(Completion<T> done, Result<T> result) {
        completions_.push_back(
            [done = std::move(done), result = std::move(result)] { done(result); });
        if (wake_) wake_();
    }

    MemoryDisk* disk_;
    std::uint32_t last_handle_ = 0;
    std::map<BlobHandle, std::shared_ptr<const Bytes>> held_;
    std::vector<std::function<void()>> completions_;
    std::function<void()> wake_;
};

}  // namespace

std::unique_ptr<BlobPort> open_memory_blob_port(MemoryDisk& disk) {
    return std::make_unique<MemoryBlobPort>(disk);
}

}  // namespace casebridge::storage
