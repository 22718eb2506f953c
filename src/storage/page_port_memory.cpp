#include "storage/page_port_memory.h"

#include <utility>

namespace casebridge::storage {
namespace {

class MemoryBackend final : public LogBackend {
public:
    explicit MemoryBackend(MemoryDisk& disk) : disk_(&disk), me_(++disk.last_port) {}
    ~MemoryBackend() override {
        if (disk_->owner == me_) disk_->owner = 0;
    }

    void open(Claim claim, std::function<void(Result<OpenReport>)> done) override {
        later([this, claim, done = std::move(done)] {
            OpenReport report;
            report.remembered_seq = disk_->remembered_seq;
            report.owner = disk_->owner == 0 || disk_->owner == me_ || claim == Claim::by_force;
            if (report.owner) {
                if (disk_->owner != me_) disk_->tombstones.insert(disk_->owner);
                // A new identity, as the old one may stand under a tombstone.
                me_ = ++disk_->last_port;
                disk_->owner = me_;
            }
            done(report);
        });
    }

    void read(LogReader& reader, Finished done) override {
        later([this, &reader, done = std::move(done)] {
            if (disk_->meta) reader.meta(*disk_->meta, disk_->through);
            for (const auto& [index, segment] : disk_->segments) {
                reader.segment(index, segment.bytes, segment.checksum);
            }
            for (const auto& [seq, commit] : disk_->log) reader.record(commit);
            done(Done{});
        });
    }

    void cut(std::uint64_t seq, Finished done) override {
        transact([this, seq] { disk_->log.erase(disk_->log.upper_bound(seq), disk_->log.end()); },
                 std::move(done));
    }

    void clear(Finished done) override {
        transact(
            [this] {
                disk_->meta.reset();
                disk_->through = 0;
                disk_->segments.clear();
                disk_->log.clear();
            },
            std::move(done));
    }

    void write(const Commit& commit, Finished done) override {
        transact(
            [this, commit] {
                if (!disk_->meta) disk_->meta = SnapshotMeta{};
                disk_->log.insert_or_assign(commit.seq, commit);
            },
            std::move(done));
    }

    void write_slice(const SnapshotSlice& slice, Finished done) override {
        std::map<std::uint32_t, MemoryDisk::Segment> copies;
        for (const SegmentImage& segment : slice.put) {
            copies[segment.index] = {Bytes(segment.bytes.begin(), segment.bytes.end()),
                                     segment.checksum};
        }
        transact(
            [this, slice, copies = std::move(copies)] {
                for (const auto& [index, segment] : copies)
                    disk_->segments.insert_or_assign(index, segment);
                if (slice.through > 0) disk_->through = slice.through;
                if (!slice.end) return;
                disk_->meta = slice.end;
                disk_->segments.erase(disk_->segments.lower_bound(slice.end->segment_count),
                                      disk_->segments.end());
                disk_->log.erase(disk_->log.begin(), disk_->log.upper_bound(slice.end->log_after));
            },
            std::move(done));
    }

    void read_lock(std::function<void(Result<Bytes>)> done) override {
        later([this, done = std::move(done)] { done(disk_->lock); });
    }
    void write_lock(Bytes lock, Finished done) override {
        transact([this, lock = std::move(lock)] { disk_->lock = lock; }, std::move(done));
    }

    void reopen(Finished done) override {
        disk_->closed.erase(me_);
        transact([] {},
                 [this, done = std::move(done)](const Status& status) {
                     done(status.ok() && disk_->owner == 0
                              ? Status{fail(ErrorCode::storage_lost, "reopen")}
                              : status);
                 });
    }
    void remember(std::uint64_t seq) override { disk_->remembered_seq = seq; }
    std::optional<Space> space() const override { return disk_->space; }
    void set_dispossessed(std::function<void()>) override {}
    void when_idle(std::function<void()> call) override { idle_ = std::move(call); }

    void turn() override {
        while (!operations_.empty() && may_complete()) {
            const auto operation = std::move(operations_.front());
            operations_.pop_front();
            operation();
        }
        if (operations_.empty() && idle_) std::exchange(idle_, nullptr)();
    }

private:
    void later(std::function<void()> operation) { operations_.push_back(std::move(operation)); }

    void transact(std::function<void()> change, Finished done) {
        later([this, change = std::move(change), done = std::move(done)] {
            if (disk_->closed.count(me_) > 0) {
                done(fail(ErrorCode::storage_failed, "closed"));
            } else if (disk_->tombstones.count(me_) > 0) {
                done(fail(ErrorCode::another_tab, "fence"));
            } else if (disk_->write_error) {
                done(fail(*disk_->write_error, "write"));
            } else {
                change();
                done(Done{});
            }
        });
    }

    bool may_complete() {
        if (disk_->stalled) return false;
        if (!disk_->operations_left) return true;
        if (*disk_->operations_left == 0) return false;
        --*disk_->operations_left;
        return true;
    }

    MemoryDisk* disk_;
    std::uint32_t me_;
    std::deque<std::function<void()>> operations_;
    std::function<void()> idle_;
};

}  // namespace

void MemoryDisk::empty(bool and_memory) {
    if (owner != 0) closed.insert(owner);
    owner = 0;
    meta.reset();
    through = 0;
    segments.clear();
    log.clear();
    blobs.clear();
    staging.clear();
    lock.clear();
    if (and_memory) remembered_seq = 0;
}

std::unique_ptr<PagePort> open_memory_port(MemoryDisk& disk, RedoLimits limits) {
    return std::make_unique<RedoPort>(open_memory_backend(disk), limits);
}

std::unique_ptr<LogBackend> open_memory_backend(MemoryDisk& disk) {
    return std::make_unique<MemoryBackend>(disk);
}

}  // namespace casebridge::storage
