#include "support/storage_contract.h"

#include <doctest/doctest.h>

#include <map>

#include "storage/page_port_memory.h"
#include "support/faulty_backend.h"
#include "support/small_segments.h"

using namespace casebridge;
using namespace casebridge::storage;
using namespace casebridge::test;

namespace {

/// Carries a case out; false where a step never came to its end.
bool carry_out(const ContractCase& wanted, ContractTab& tab, ContractNotes& notes) {
    for (const ContractStep& step : wanted.steps) {
        int turns = 0;
        while (!step(tab, notes)) {
            if (++turns > 2000) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("the memory backend keeps the promises of storage") {
    for (const ContractCase& wanted : storage_contract()) {
        CAPTURE(wanted.promise);
        MemoryDisk disk;
        ContractTab tab([&disk] { return open_memory_backend(disk); });
        ContractNotes notes;
        CHECK(carry_out(wanted, tab, notes));
        CHECK(notes.failure == "");
    }
}

TEST_CASE("a backend that fails, delays or is not heard at any operation keeps them too") {
    for (const ContractCase& wanted : storage_contract()) {
        CAPTURE(wanted.promise);
        for (const Fault fault : {Fault::fails, Fault::full, Fault::unheard, Fault::delays}) {
            CAPTURE(static_cast<int>(fault));
            FaultPlan plan{.fault = fault};
            for (plan.at = 1; plan.at < 200; ++plan.at) {
                CAPTURE(plan.at);
                plan.operations = 0;
                MemoryDisk disk;
                ContractTab tab([&] {
                    return std::make_unique<FaultyBackend>(open_memory_backend(disk), plan);
                });
                ContractNotes notes;
                REQUIRE(carry_out(wanted, tab, notes));
                REQUIRE(notes.failure == "");
                if (plan.at > plan.operations) break;  // it came to its end without the fault
            }
            CHECK(plan.at < 200);
        }
    }
}

TEST_CASE("after a fault at any operation a load finds what was acknowledged, or a later commit") {
    // Work of every kind: what is committed at a number is noted, and what was acknowledged.
    const auto run = [](FaultPlan& plan, MemoryDisk& disk, std::map<std::uint64_t, Bytes>& images) {
        PageStore store{test::small_segment_bytes};
        RedoPort port(
            std::make_unique<FaultyBackend>(open_memory_backend(disk), plan),
            {.checkpoint_bytes = 300'000, .longest_log_bytes = 900'000, .slice_segments = 1});
        bool loaded = false;
        port.load(store, [&](const Result<LoadReport>& report) { loaded = report.ok(); });
        for (int i = 0; i < 20; ++i) port.drain();
        if (!loaded) return std::uint64_t{0};
        auto connection = Connection::open(store).value();
        const auto note = [&] {
            Bytes image(static_cast<std::size_t>(store.size_bytes()));
            store.read(0, image);
            images[store.seq()] = std::move(image);
        };
        const std::string fill =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200) "
            "INSERT INTO item(body) SELECT randomblob(2000) FROM n";
        for (const std::string& sql :
             {std::string{"CREATE TABLE item(id INTEGER PRIMARY KEY, body)"}, fill,
              std::string{"INSERT INTO item(body) VALUES (randomblob(9000))"}, fill, fill,
              std::string{"DELETE FROM item WHERE id % 3 = 0"}, std::string{"VACUUM"}, fill,
              std::string{"UPDATE item SET body = 'x' WHERE id < 30"}}) {
            REQUIRE(connection.run_script(sql).ok());
            note();
            for (int i = 0; i < 6; ++i) {
                port.drain();
                if (port.state() == Durability::failed) port.retry();
            }
        }
        return port.durable_seq();
    };
    for (const Fault fault :
         {Fault::fails, Fault::full, Fault::unheard, Fault::delays, Fault::dies, Fault::lies}) {
        CAPTURE(static_cast<int>(fault));
        FaultPlan plan{.fault = fault};
        for (plan.at = 1; plan.at < 200; ++plan.at) {
            CAPTURE(plan.at);
            plan.operations = 0;
            MemoryDisk disk;
            std::map<std::uint64_t, Bytes> images;
            const std::uint64_t acknowledged = run(plan, disk, images);
            if (plan.at > plan.operations) break;

            PageStore store{test::small_segment_bytes};
            const auto port = open_memory_port(disk);
            LoadReport report;
            port->load(store, [&](const Result<LoadReport>& result) { report = result.value(); });
            for (int i = 0; i < 20; ++i) port->drain();
            // Nothing survives a disk that lies; but it is told.
            if (fault == Fault::lies && (report.state == Durability::damaged ||
                                         report.remembered_seq > report.durable_seq)) {
                continue;
            }
            REQUIRE(report.state == Durability::saved);
            REQUIRE(report.durable_seq >= acknowledged);
            Bytes image(static_cast<std::size_t>(store.size_bytes()));
            store.read(0, image);
            if (report.durable_seq > 0) REQUIRE(image == images.at(report.durable_seq));
        }
        CHECK(plan.at < 200);
    }
}
