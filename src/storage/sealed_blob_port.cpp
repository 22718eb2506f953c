#include "storage/sealed_blob_port.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace casebridge::storage {
namespace {

/// Some 6 ms of cipher in a browser: the page stays free between two of them.
constexpr std::uint32_t k_step_bytes = 512 << 10;

}  // namespace

struct SealedBlobPort::Copying {
    BlobHandle from = BlobHandle::none;
    std::string stage;
    FileId to;
    std::optional<FileSealer> sealer;  // none: it is written plain
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    Completion<Done> done;
};

template <class T>
void SealedBlobPort::finish(const Completion<T>& done, Result<T> result) {
    completions_.push_back([done, result = std::move(result)] { done(result); });
    if (wake_) wake_();
}

void SealedBlobPort::set_wake(std::function<void()> wake) {
    wake_ = wake;
    inner_.set_wake(std::move(wake));
}

void SealedBlobPort::drain() {
    inner_.drain();
    for (const auto& completion : std::exchange(completions_, {})) completion();
}

// ---- handles
// -------------------------------------------------------------------------------------

std::uint64_t SealedBlobPort::size_bytes(BlobHandle handle) const {
    const auto found = opened_.find(handle);
    return found == opened_.end() ? inner_.size_bytes(handle) : found->second.plain_bytes;
}

void SealedBlobPort::release(BlobHandle handle) {
    opened_.erase(handle);
    inner_.release(handle);
}

void SealedBlobPort::read(BlobHandle handle, std::uint64_t offset, std::uint32_t length_bytes,
                          Completion<Bytes> done) {
    const auto found = opened_.find(handle);
    if (found == opened_.end()) return inner_.read(handle, offset, length_bytes, std::move(done));
    const Opened file = found->second;
    const std::uint64_t begin = std::min(offset, file.plain_bytes);
    const std::uint64_t end = std::min(begin + length_bytes, file.plain_bytes);
    if (begin == end) return finish(done, Result<Bytes>{Bytes{}});
    const std::uint64_t first = begin / k_file_part_bytes;
    const std::uint64_t behind = (end + k_file_part_bytes - 1) / k_file_part_bytes;
    const auto sealed_bytes = static_cast<std::uint32_t>((behind - first) * k_sealed_part_bytes);
    inner_.read(
        handle, k_file_salt_bytes + first * k_sealed_part_bytes, sealed_bytes,
        [file, first, behind, begin, end, done = std::move(done)](Result<Bytes> sealed) {
            if (!sealed.ok()) return done(std::move(sealed));
            Bytes plain;
            plain.reserve(sealed->size());
            BytesView rest{*sealed};
            for (std::uint64_t part = first; part < behind; ++part) {
                const BytesView one =
                    rest.first(std::min<std::size_t>(rest.size(), k_sealed_part_bytes));
                rest = rest.subspan(one.size());
                const auto opened = open_file_part(file.key, part, part + 1 == file.parts, one);
                if (!opened.ok()) return done(opened.error());
                append(plain, *opened);
            }
            const auto from = static_cast<std::ptrdiff_t>(begin - first * k_file_part_bytes);
            const auto count = static_cast<std::ptrdiff_t>(end - begin);
            done(Bytes(plain.begin() + from, plain.begin() + from + count));
        });
}

void SealedBlobPort::adopt(BlobHandle handle, const std::shared_ptr<const StoreSeal>& seal,
                           Completion<BlobHandle> done) {
    const auto plain_bytes = plain_size_of(inner_.size_bytes(handle));
    if (!plain_bytes.ok()) return finish(done, Result<BlobHandle>{plain_bytes.error()});
    inner_.read(
        handle, 0, k_file_salt_bytes,
        [this, handle, seal, size = *plain_bytes, done = std::move(done)](Result<Bytes> salt) {
            if (!salt.ok()) return done(salt.error());
            const auto key = seal->file_key(*salt);
            if (!key.ok()) return done(key.error());
            const std::uint64_t parts =
                size == 0 ? 1 : (size + k_file_part_bytes - 1) / k_file_part_bytes;
            opened_.insert_or_assign(handle, Opened{*key, parts, size});
            done(handle);
        });
}

// ---- the store
// -----------------------------------------------------------------------------------

Result<std::vector<FileId>> SealedBlobPort::names_of(const FileId& key) const {
    if (seal_ == nullptr) return std::vector<FileId>{key};
    TRY(const FileId sealed, seal_->name_of(key));
    return writes_sealed() ? std::vector<FileId>{sealed, key} : std::vector<FileId>{key, sealed};
}

void SealedBlobPort::has(const FileId& key, Completion<bool> done) {
    const auto names = names_of(key);
    if (!names.ok()) return finish(done, Result<bool>{names.error()});
    inner_.has(names->front(), [this, names = *names, done = std::move(done)](Result<bool> there) {
        if (!there.ok() || *there || names.size() == 1) return done(there);
        inner_.has(names.back(), done);
    });
}

void SealedBlobPort::open(const FileId& key, Completion<BlobHandle> done) {
    const auto names = names_of(key);
    if (!names.ok()) return finish(done, Result<BlobHandle>{names.error()});
    open_one_of(*names, key, seal_, std::move(done));
}

void SealedBlobPort::open_one_of(std::vector<FileId> names, FileId plain_name,
                                 std::shared_ptr<const StoreSeal> seal,
                                 Completion<BlobHandle> done) {
    const FileId name = names.front();
    names.erase(names.begin());
    inner_.open(name, [this, name, names = std::move(names), plain_name, seal = std::move(seal),
                       done = std::move(done)](Result<BlobHandle> handle) {
        if (handle.ok() && name != plain_name) return adopt(*handle, seal, done);
        const bool missing = !handle.ok() && handle.error().code == ErrorCode::blob_missing;
        if (missing && !names.empty()) return open_one_of(names, plain_name, seal, done);
        done(missing ? Result<BlobHandle>{fail(ErrorCode::blob_missing, plain_name.text)} : handle);
    });
}

void SealedBlobPort::open_outside(const FileId& key, std::string_view media_type,
                                  Completion<BlobHandle> done) {
    open(key,
         [this, type = std::string{media_type}, done = std::move(done)](Result<BlobHandle> handle) {
             if (!handle.ok() || opened_.count(*handle) == 0) return done(handle);
             gather(*handle, std::make_shared<std::vector<BlobHandle>>(), 0, type, done);
         });
}

void SealedBlobPort::gather(BlobHandle handle, std::shared_ptr<std::vector<BlobHandle>> pieces,
                            std::uint64_t offset, std::string media_type,
                            Completion<BlobHandle> done) {
    const auto end = [this, handle, pieces](const Result<BlobHandle>& result,
                                            const Completion<BlobHandle>& call) {
        for (const BlobHandle piece : *pieces) inner_.release(piece);
        release(handle);
        call(result);
    };
    if (offset >= size_bytes(handle)) return end(inner_.join(*pieces, media_type), done);
    read(handle, offset, k_step_bytes,
         [this, end, handle, pieces, offset, media_type, done](Result<Bytes> bytes) {
             if (!bytes.ok()) return end(bytes.error(), done);
             pieces->push_back(inner_.hold(*bytes, media_type));
             gather(handle, pieces, offset + bytes->size(), media_type, done);
         });
}

void SealedBlobPort::put(const FileId& key, BlobHandle handle, Completion<Done> done) {
    const bool is_sealed = opened_.count(handle) > 0;
    if (!is_sealed && !writes_sealed()) return inner_.put(key, handle, std::move(done));
    auto copying = std::make_shared<Copying>();
    copying->to = key;
    if (writes_sealed()) {
        const auto name = seal_->name_of(key);
        if (!name.ok()) return finish(done, Status{name.error()});
        if (is_sealed) return inner_.put(*name, handle, std::move(done));
        copying->to = *name;
        auto sealer = FileSealer::begin(*seal_);
        if (!sealer.ok()) return finish(done, Status{sealer.error()});
        copying->sealer = std::move(*sealer);
    }
    copying->from = handle;
    copying->stage = "copy" + std::to_string(++last_copy_);
    copying->size = size_bytes(handle);
    copying->done = std::move(done);
    copy(copying);
}

void SealedBlobPort::copy(const std::shared_ptr<Copying>& copying) {
    const auto end = [this, copying](const Status& status) {
        inner_.clear_stage(copying->stage, [](Result<Done>) {});
        copying->done(status);
    };
    const auto close = [this, copying, end] {
        inner_.finish_stage(copying->stage, {}, [this, copying, end](Result<BlobHandle> handle) {
            if (!handle.ok()) return end(handle.error());
            inner_.put(copying->to, *handle, [this, copying, end, handle = *handle](Status kept) {
                inner_.release(handle);
                end(kept);
            });
        });
    };
    const bool at_end = copying->offset >= copying->size;
    const auto write = [this, copying, end, close, at_end](Result<Bytes> bytes) {
        if (!bytes.ok()) return end(bytes.error());
        inner_.stage(copying->stage, Stage::kept, std::move(*bytes),
                     [this, copying, end, close, at_end](Status staged) {
                         if (!staged.ok()) return end(staged);
                         if (at_end) return close();
                         copy(copying);
                     });
    };
    if (at_end) return write(copying->sealer ? copying->sealer->end() : Result<Bytes>{Bytes{}});
    read(copying->from, copying->offset, k_step_bytes, [copying, end, write](Result<Bytes> bytes) {
        if (!bytes.ok()) return end(bytes.error());
        // A file that became shorter while it was read would never come to its end.
        if (bytes->empty()) return end(fail(ErrorCode::read_failed, "short"));
        copying->offset += bytes->size();
        write(copying->sealer ? copying->sealer->write(*bytes) : std::move(bytes));
    });
}

void SealedBlobPort::remove(const FileId& key, Completion<Done> done) {
    const auto names = names_of(key);
    if (!names.ok()) return finish(done, Status{names.error()});
    inner_.remove(names->front(), [this, names = *names, done = std::move(done)](Status removed) {
        if (!removed.ok() || names.size() == 1) return done(removed);
        inner_.remove(names.back(), done);
    });
}

void SealedBlobPort::sweep(std::vector<FileId> keep, Completion<std::uint32_t> done) {
    std::vector<FileId> names;
    for (const FileId& key : keep) {
        const auto either = names_of(key);
        if (!either.ok()) return finish(done, Result<std::uint32_t>{either.error()});
        names.insert(names.end(), either->begin(), either->end());
    }
    inner_.sweep(std::move(names), std::move(done));
}

void SealedBlobPort::convert(const FileId& key, Completion<bool> done) {
    const auto names = names_of(key);
    if (!names.ok()) return finish(done, Result<bool>{names.error()});
    if (names->size() == 1) return finish(done, Result<bool>{false});
    open_one_of(
        {names->back()}, key, seal_,
        [this, key, former = names->back(), done = std::move(done)](Result<BlobHandle> handle) {
            if (!handle.ok() && handle.error().code == ErrorCode::blob_missing) return done(false);
            if (!handle.ok()) return done(handle.error());
            put(key, *handle, [this, former, handle = *handle, done](Status kept) {
                release(handle);
                if (!kept.ok()) return done(kept.error());
                inner_.remove(former, [done](Status removed) {
                    done(removed.ok() ? Result<bool>{true} : Result<bool>{removed.error()});
                });
            });
        });
}

// ---- staging
// -------------------------------------------------------------------------------------

void SealedBlobPort::stage(const std::string& name, Stage what, Bytes part, Completion<Done> done) {
    if (what != Stage::kept) return inner_.stage(name, what, std::move(part), std::move(done));
    auto kept = kept_stages_.find(name);
    if (kept == kept_stages_.end()) {
        KeptStage begun{.seal = seal_, .sealer = {}};
        if (writes_sealed()) {
            auto sealer = FileSealer::begin(*seal_);
            if (!sealer.ok()) return finish(done, Status{sealer.error()});
            begun.sealer = std::move(*sealer);
        }
        kept = kept_stages_.emplace(name, std::move(begun)).first;
    }
    auto& sealer = kept->second.sealer;
    if (!sealer) return inner_.stage(name, what, std::move(part), std::move(done));
    auto sealed = sealer->write(part);
    if (!sealed.ok()) return finish(done, Status{sealed.error()});
    inner_.stage(name, what, std::move(*sealed), std::move(done));
}

void SealedBlobPort::finish_stage(const std::string& name, std::string_view media_type,
                                  Completion<BlobHandle> done) {
    const auto found = kept_stages_.find(name);
    KeptStage kept = found == kept_stages_.end() ? KeptStage{} : std::move(found->second);
    if (found != kept_stages_.end()) kept_stages_.erase(found);
    if (!kept.sealer) return inner_.finish_stage(name, media_type, std::move(done));
    auto rest = kept.sealer->end();
    if (!rest.ok()) return finish(done, Result<BlobHandle>{rest.error()});
    inner_.stage(name, Stage::kept, std::move(*rest),
                 [this, name, seal = kept.seal, done = std::move(done)](Status staged) {
                     if (!staged.ok()) return done(staged.error());
                     inner_.finish_stage(name, {}, [this, seal, done](Result<BlobHandle> handle) {
                         if (!handle.ok()) return done(handle);
                         adopt(*handle, seal, done);
                     });
                 });
}

void SealedBlobPort::clear_stage(const std::string& name, Completion<Done> done) {
    kept_stages_.erase(name);
    inner_.clear_stage(name, std::move(done));
}

}  // namespace casebridge::storage
