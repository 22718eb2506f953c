// 演练 without a page: the port notes what it is told.
#pragma once

#include "app/drill.h"
#include "storage/page_port_memory.h"

namespace casebridge::test {

class FakeDrillPort final : public app::DrillPort {
public:
    explicit FakeDrillPort(app::DrillSide side = app::DrillSide::none, Date day = {},
                           std::uint64_t seed = 1)
        : side_(side), day_(day), seed_(seed) {}
    [[nodiscard]] app::DrillSide side() const override { return side_; }
    [[nodiscard]] std::uint64_t seed() const override { return seed_; }
    [[nodiscard]] Date day() const override { return day_; }
    void enter(app::DrillSide side) override { entered = side; }
    void leave_and_erase() override { left = true; }

    app::DrillSide entered = app::DrillSide::none;
    bool left = false;

private:
    app::DrillSide side_;
    Date day_;
    std::uint64_t seed_;
};

/// The drill of a page that is none of a drill.
struct NoDrill {
    explicit NoDrill(app::Session& session)
        : drill({session, port, *blobs, [] { return 0.0; }, [] {}, [] {}}) {}

    FakeDrillPort port;
    storage::MemoryDisk disk;
    std::unique_ptr<storage::BlobPort> blobs = storage::open_memory_blob_port(disk);
    app::Drill drill;
};

}  // namespace casebridge::test
