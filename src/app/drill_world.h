// The world of 演练, made in memory: two sessions like any other, each over a disk of its own, that
// play drill_script.h to each other through files. Seed and day determine it to the last bit, so
// that the page of either agency makes the same world and keeps its own half. Its keys follow from
// the seed and protect nothing. It knows no page and writes to no disk.
#pragma once

#include <cstdint>
#include <map>
#include <memory>

#include "app/drill_script.h"
#include "base/bytes.h"
#include "base/id.h"
#include "storage/page_store.h"

namespace casebridge::app {

/// What one agency holds when the script is over.
struct DrillStore {
    std::unique_ptr<storage::PageStore> image;
    std::map<FileId, Bytes> files;
};

class DrillWorld {
public:
    DrillWorld(std::uint64_t seed, Date today);
    ~DrillWorld();
    DrillWorld(const DrillWorld&) = delete;
    DrillWorld& operator=(const DrillWorld&) = delete;

    /// One turn of a session, mostly a few ms; true when the world is complete. Errors: those of
    /// the form that was refused; busy where something does not come to its end.
    [[nodiscard]] Result<bool> step();
    /// Steps of the script that are over, of all.
    [[nodiscard]] std::size_t done() const;
    [[nodiscard]] std::size_t total() const;
    /// The half of this side, after the end, once; the session that made it is gone then. Errors:
    /// those of a store that cannot be loaded.
    [[nodiscard]] Result<DrillStore> take(DrillSide side);

private:
    class Office;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace casebridge::app
