// The database file, held in memory as separately allocated segments, with exact tracking of the
// pages that committed transactions wrote (design: docs storage, "Shape"). SQLite reads and writes
// it through the VFS in page_vfs.h; a PagePort takes the committed pages and makes them durable.
// Sizes in bytes, page numbers from 0. It knows no SQL, no IndexedDB and no event loop.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace casebridge::storage {

inline constexpr std::uint32_t page_size_bytes = 4096;
/// Large, because a browser keeps each stored value of this size as a file of its own, and opening
/// a store costs by the file (docs/benchmarks.md).
inline constexpr std::uint32_t usual_segment_bytes = 2 * 1024 * 1024;

/// Everything that committed since the last one was taken, as one record of the redo log.
struct Commit {
    /// Number of the newest transaction inside.
    std::uint64_t seq = 0;
    /// The same of the record before it, so that a gap in a log shows.
    std::uint64_t previous_seq = 0;
    /// Size of the whole image after this record.
    std::uint64_t size_bytes = 0;
    /// Size after the record before it.
    std::uint64_t previous_size_bytes = 0;
    /// Ascending page numbers.
    std::vector<std::uint32_t> pages;
    /// page_size_bytes for each of `pages`, in that order.
    Bytes bytes;
    /// See checksum_of.
    std::uint64_t checksum = 0;
};

/// The checksum that a record must carry: XXH64 over everything above but previous_size_bytes.
[[nodiscard]] std::uint64_t checksum_of(const Commit& commit);

/// The image as it was after one transaction. Holding it costs only the segments that change
/// meanwhile.
struct ImageSnapshot {
    std::uint64_t seq = 0;
    std::uint64_t size_bytes = 0;
    std::uint32_t segment_bytes = 0;
    std::vector<std::shared_ptr<const std::uint8_t[]>> segments;

    /// Shorter at the end of the image; empty past it.
    [[nodiscard]] BytesView segment(std::uint64_t index) const;
};

class PageStore;

/// Is told when a transaction has committed, inside SQLite's COMMIT: it may take_commit(), but must
/// not run SQL. Durability comes later.
class CommitSink {
public:
    CommitSink() = default;
    CommitSink(const CommitSink&) = delete;
    CommitSink& operator=(const CommitSink&) = delete;
    virtual ~CommitSink() = default;
    virtual void committed(PageStore& store) = 0;
    /// The store is about to be destroyed, says its owner: it must not be touched any more.
    virtual void store_gone() {}
};

/// A set of page (or segment) numbers as bits.
class NumberSet {
public:
    void insert(std::uint64_t number);
    /// Inserts begin … end-1.
    void insert_range(std::uint64_t begin, std::uint64_t end);
    void insert_all(const NumberSet& other);
    void clear();
    [[nodiscard]] bool empty() const { return count_ == 0; }
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] bool contains(std::uint64_t number) const;
    /// Ascending members below `end`.
    [[nodiscard]] std::vector<std::uint32_t> below(std::uint64_t end) const;

private:
    std::vector<std::uint64_t> words_;
    std::uint64_t count_ = 0;
};

class PageStore {
public:
    /// `segment_bytes`: a multiple of the page size; tests make it small.
    explicit PageStore(std::uint32_t segment_bytes = usual_segment_bytes);
    PageStore(const PageStore&) = delete;
    PageStore& operator=(const PageStore&) = delete;
    ~PageStore();

    /// Number of the last committed transaction; 0 in a new database.
    [[nodiscard]] std::uint64_t seq() const { return seq_; }
    [[nodiscard]] std::uint64_t size_bytes() const { return size_bytes_; }
    [[nodiscard]] std::uint32_t segment_bytes() const { return segment_bytes_; }
    [[nodiscard]] std::uint64_t segment_count() const;
    /// The bytes of one segment; shorter at the end of the image. Valid until the image shrinks.
    [[nodiscard]] BytesView segment(std::uint64_t index) const;
    /// Copies from the image; bytes past its end become zero. Returns how many were inside.
    std::size_t read(std::uint64_t offset, std::span<std::uint8_t> to) const;

    /// Who is told of commits; null for nobody. Must outlive the store or be unset.
    void set_sink(CommitSink* sink) { sink_ = sink; }

    /// While a reason is set no transaction can start; Connection answers with that code.
    void set_read_only(std::optional<ErrorCode> reason) { read_only_reason_ = reason; }
    [[nodiscard]] std::optional<ErrorCode> read_only_reason() const { return read_only_reason_; }

    /// Nothing while a transaction has written into the image.
    [[nodiscard]] std::optional<ImageSnapshot> snapshot() const;

    // Taking what committed ---------------------------------------------------------------------

    /// True while committed pages wait to be taken.
    [[nodiscard]] bool has_commit() const;
    /// All pages committed since the last call, merged into one record; nothing if there are none
    /// or while a transaction has written into the image.
    [[nodiscard]] std::optional<Commit> take_commit();
    /// The record taken last could not be made durable: its pages join the next one.
    void give_back(const Commit& commit);
    /// All that committed so far goes another way than as a record: with a snapshot.
    void skip_commits();

    // Loading; never while a Connection is open ---------------------------------------------------

    /// Forgets everything.
    void clear();
    /// Becomes what another store holds, whatever was here.
    void take_image(PageStore&& other);
    /// Lays whole pages of a snapshot at their place, growing the image. Errors: storage_damaged
    /// (no whole pages), storage_full (no memory).
    [[nodiscard]] Status put_pages(std::uint64_t offset, BytesView bytes);
    /// After the segments: the size, and the number after which the log begins. Errors:
    /// storage_full.
    [[nodiscard]] Status set_snapshot(std::uint64_t log_after_seq, std::uint64_t size_bytes);
    /// Replays one record. One that begins before the present number holds all that came since: it
    /// was put together anew after a write whose answer was a failure. Errors: storage_damaged (a
    /// gap, malformed, wrong checksum; nothing is changed then), storage_full (reload then).
    [[nodiscard]] Status apply_commit(const Commit& commit);

    // For the VFS ---------------------------------------------------------------------------------

    /// False when memory is exhausted; the image is unchanged then.
    [[nodiscard]] bool write(std::uint64_t offset, BytesView bytes);
    void truncate(std::uint64_t size_bytes);
    /// The running transaction committed: its pages become takeable.
    void mark_committed();
    /// The running transaction was rolled back and SQLite has restored the image, but for pages
    /// that were free before: what a spill wrote there stays, and goes to the disk with the next
    /// commit.
    void mark_rolled_back();

private:
    [[nodiscard]] bool grow(std::uint64_t size_bytes);
    void shrink(std::uint64_t size_bytes);
    /// Gives a segment that a snapshot holds a copy of its own.
    [[nodiscard]] bool make_writable(std::uint64_t begin, std::uint64_t end);
    [[nodiscard]] bool overwrite(std::uint64_t offset, BytesView bytes);

    std::uint32_t segment_bytes_;
    std::vector<std::shared_ptr<std::uint8_t[]>> segments_;
    std::uint64_t size_bytes_ = 0;
    std::uint64_t committed_size_bytes_ = 0;
    std::uint64_t taken_size_bytes_ = 0;
    std::uint64_t seq_ = 0;
    std::uint64_t taken_seq_ = 0;
    NumberSet dirty_pages_;
    NumberSet restored_pages_;
    NumberSet committed_pages_;
    std::optional<ErrorCode> read_only_reason_;
    CommitSink* sink_ = nullptr;
};

}  // namespace casebridge::storage
