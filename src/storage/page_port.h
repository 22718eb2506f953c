// What the app sees of durability: load the image once, then ask how far the commits of a PageStore
// have come. COMMIT returning is not durable; a fact counts as saved when durable_seq() has reached
// its transaction's number. Completions are queued and delivered by drain(), once a frame. Errors
// travel as codes: storage_full, storage_failed, storage_damaged, storage_newer, storage_lost,
// storage_sealed, another_tab.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "storage/log_backend.h"
#include "storage/page_store.h"
#include "storage/store_seal.h"

namespace casebridge::storage {

/// The light: 已保存, 保存中, 未能保存, and the three states in which nothing can be written.
enum class Durability {
    saved,
    saving,
    /// A write failed; memory is ahead of the disk, no pages are lost, retry() may help.
    failed,
    /// Not loaded yet, or another tab is the owner: take_over() may help.
    read_only,
    /// The stored image is broken before its snapshot: shown as far as it could be read, for
    /// export.
    damaged,
    /// The browser has lost a database that once was written: restore a backup, or start_over().
    lost,
};

/// What loading found.
struct LoadReport {
    /// Number of the last record that was on disk.
    std::uint64_t durable_seq = 0;
    /// Number of the last record that this browser remembers as saved, from a second place; larger
    /// than durable_seq where something was lost.
    std::uint64_t remembered_seq = 0;
    /// Records of an unfinished tail that were cut off; they had never been acknowledged.
    std::uint32_t cut_records = 0;
    /// The browser promised not to evict the data by itself.
    bool persistent = false;
    /// Who may write: saved, read_only, damaged or lost.
    Durability state = Durability::read_only;
};

class PagePort : public CommitSink {
public:
    using Loaded = std::function<void(Result<LoadReport>)>;

    /// Fills `store` from the disk and becomes its sink. Once the store has gone the port may only
    /// be destroyed. The store must have no Connection while this runs.
    virtual void load(PageStore& store, Loaded done) = 0;
    /// Makes this tab the owner and loads anew, whoever was the owner before. Close the Connection
    /// first.
    virtual void take_over(Loaded done) = 0;
    /// Accepts a loss: this tab goes on with an empty database. Only in state lost.
    virtual void start_over() = 0;
    /// In state failed: opens the store again and writes what waits.
    virtual void retry() = 0;
    /// The store has been given another image (PageStore::take_image): it replaces everything on
    /// the disk, all or nothing. Done when durable_seq() has reached the store's number.
    virtual void adopt() = 0;

    /// What lies beside the database and says how its key is opened; empty where it is not
    /// encrypted. Known when load() came back, also with storage_sealed: then set_seal() and load()
    /// again.
    [[nodiscard]] virtual const Bytes& lock() const = 0;
    /// Stores another lock, whatever the image does. Durable when `done` comes with success.
    virtual void write_lock(Bytes lock, std::function<void(Status)> done) = 0;
    /// How the image is stored from now on; null for a store without a lock. What lies there in the
    /// other form is written anew while idle. It goes with the lock of this moment: a load that
    /// finds another one, which another tab wrote, drops it.
    virtual void set_seal(std::shared_ptr<const StoreSeal> seal) = 0;
    /// True while something of the image still lies there in the other form.
    [[nodiscard]] virtual bool rewriting() const = 0;

    [[nodiscard]] virtual Durability state() const = 0;
    /// Every transaction up to this number is on the disk.
    [[nodiscard]] virtual std::uint64_t durable_seq() const = 0;
    [[nodiscard]] bool durable(std::uint64_t seq) const { return seq <= durable_seq(); }
    /// Why the state is failed, read_only, damaged or lost.
    [[nodiscard]] virtual std::optional<Error> error() const = 0;

    /// Bytes of the redo log since its last checkpoint.
    [[nodiscard]] virtual std::uint64_t log_bytes() const = 0;
    /// Nothing where the browser does not say, as on plain http. From the last minute or so.
    [[nodiscard]] virtual std::optional<Space> space() const = 0;
    /// How often the browser threw the database away while the page was open. The image has been,
    /// or is being, written anew from memory; the files beside it are gone.
    [[nodiscard]] virtual std::uint32_t times_emptied() const = 0;

    /// Called whenever drain() has something to do or state() changed: ask for a frame there.
    virtual void set_wake(std::function<void()> wake) = 0;
    /// Delivers completions. Once a frame.
    virtual void drain() = 0;
};

}  // namespace casebridge::storage
