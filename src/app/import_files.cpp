// How a verified bundle's files become files of the store, whole or from shares.
#include "app/import_job.h"
#include "app/import_staging.h"
#include "bundle/file_hash.h"
#include "storage/file_shares.h"

namespace casebridge::app {
namespace {

storage::FileShare share_of(const bundle::FileHead& head) {
    const bundle::ChunkRange here = bundle::chunks_here(head);
    return {bundle::share_key(head), head.sm3, bundle::share_group(head), here.first, here.count};
}

}  // namespace

struct ImportJob::Putting {
    std::size_t index = 0;
    bundle::FileHead head;
    Moment now;
    Merged done;
};

struct ImportJob::Joining {
    std::vector<FileId> shares;
    bundle::FileHasher hasher;
};

// Blobs first, each durable in its own transaction; then the rows that name them.
void ImportJob::put_next_file(std::size_t index, const Moment& now, Merged done) {
    if (dropped_) return done(fail(ErrorCode::cancelled));
    const auto& files = reader_->contents().files;
    while (index < files.size() && !view_.files[index].is_new) ++index;
    if (index == files.size()) return end_merge(now, done);
    auto putting = std::make_shared<Putting>(Putting{index, files[index], now, std::move(done)});
    put_staged(putting, kept_as(putting->head), [self = shared_from_this(), putting] {
        if (!bundle::is_whole(putting->head)) return self->join_shares(putting);
        self->put_next_file(putting->index + 1, putting->now, putting->done);
    });
}

void ImportJob::put_failed(const std::shared_ptr<Putting>& putting, const Error& error) {
    refuse(error.code, error.detail);
    putting->done(error);
}

/// What was staged under this key becomes a file of the store.
void ImportJob::put_staged(const std::shared_ptr<Putting>& putting, const FileId& key,
                           std::function<void()> then) {
    environment_.blobs.finish_stage(
        ImportStaging::name_of(key), putting->head.type,
        [self = shared_from_this(), putting, key,
         then = std::move(then)](Result<storage::BlobHandle> handle) {
            if (!handle.ok()) return self->put_failed(putting, handle.error());
            self->environment_.blobs.put(key, *handle,
                                         [self, putting, then, handle = *handle](Result<Done> put) {
                                             self->environment_.blobs.release(handle);
                                             if (!put.ok())
                                                 return self->put_failed(putting, put.error());
                                             if (self->dropped_)
                                                 return putting->done(fail(ErrorCode::cancelled));
                                             then();
                                         });
        });
}

// The share that was just put may be the last that was missing.
void ImportJob::join_shares(const std::shared_ptr<Putting>& putting) {
    const storage::FileShare share = share_of(putting->head);
    auto shares = storage::shares_of(environment_.connection, share.file);
    if (!shares.ok()) return put_failed(putting, shares.error());
    shares->push_back(share);
    auto keys = storage::shares_that_join(*shares, share.group, putting->head.chunks.size());
    if (!keys) return put_next_file(putting->index + 1, putting->now, putting->done);
    bundle::FileHead whole = putting->head;
    whole.here.clear();
    staging_->on_file_begin(whole);
    read_share(putting, std::make_shared<Joining>(Joining{std::move(*keys), {}}), 0);
}

void ImportJob::read_share(const std::shared_ptr<Putting>& putting,
                           const std::shared_ptr<Joining>& joining, std::size_t index) {
    if (dropped_) return putting->done(fail(ErrorCode::cancelled));
    if (index == joining->shares.size()) return put_joined(putting, *joining);
    environment_.blobs.open(joining->shares[index], [self = shared_from_this(), putting, joining,
                                                     index](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) return self->put_failed(putting, opened.error());
        self->pump_ = FilePump::start(
            self->environment_.blobs, *opened, self->environment_.steady_ms,
            [self, joining](Bytes slice) {
                joining->hasher.update(slice);
                self->staging_->on_file_bytes(std::move(slice));
                return !self->dropped_;
            },
            [self, putting, joining, index, handle = *opened](Result<bool> whole) {
                self->environment_.blobs.release(handle);
                if (!whole.ok()) return self->put_failed(putting, whole.error());
                self->read_share(putting, joining, index + 1);
            });
    });
}

void ImportJob::put_joined(const std::shared_ptr<Putting>& putting, Joining& joining) {
    staging_->on_file_end(true);
    const bundle::FileHead head = joining.hasher.finish(putting->head.type);
    if (head.sm3 != putting->head.sm3 || head.sha256 != putting->head.sha256) {
        const std::string place = "files[" + std::to_string(putting->index) + "]";
        return put_failed(putting, fail(ErrorCode::file_hash_mismatch, place));
    }
    used_up_.insert(used_up_.end(), joining.shares.begin(), joining.shares.end());
    joined_.insert(head.sm3);
    put_staged(putting, head.sm3, [self = shared_from_this(), putting] {
        self->put_next_file(putting->index + 1, putting->now, putting->done);
    });
}

Status ImportJob::keep_shares(storage::Connection& connection) const {
    const auto& files = reader_->contents().files;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!view_.files[i].is_new) continue;
        if (bundle::is_whole(files[i]) || joined_.contains(files[i].sm3)) {
            CHECK_OK(storage::remove_shares(connection, files[i].sm3));
        } else {
            CHECK_OK(storage::add_share(connection, share_of(files[i])));
        }
    }
    return Done{};
}

}  // namespace casebridge::app
