// What every place that stores a database promises, whatever goes wrong meanwhile, as steps that
// any loop can carry out: tests/storage/storage_contract_test.cpp runs them on the memory backend,
// sound and faulty, tests/storage_web in IndexedDB. A failed write is tried again, as a person
// would press 重试; a failed load is loaded again, as a person would.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/connection.h"
#include "storage/redo_port.h"
#include "support/seeded_random.h"
#include "support/small_segments.h"

namespace casebridge::test {

/// One tab on the place under test.
class ContractTab {
public:
    using MakeBackend = std::function<std::unique_ptr<storage::LogBackend>()>;

    explicit ContractTab(MakeBackend make) : make_(std::move(make)) {}

    /// Closes and loads anew; done when loaded() is true.
    void reload() {
        connection_.reset();
        port_.reset();
        store_ = std::make_unique<storage::PageStore>(small_segment_bytes);
        // Small enough for a checkpoint of several slices.
        port_ = std::make_unique<storage::RedoPort>(
            make_(),
            storage::RedoLimits{
                .checkpoint_bytes = 600'000, .longest_log_bytes = 2'000'000, .slice_segments = 2});
        port_->set_seal(seal_);
        load();
    }
    [[nodiscard]] bool loaded() {
        port_->drain();
        return connection_.has_value();
    }
    /// Everything is on the disk, and so is the checkpoint that was due. One that failed waits
    /// until the log has grown: it is not waited for for ever.
    [[nodiscard]] bool quiet() {
        constexpr int k_patience = 500;
        port_->drain();
        if (port_->state() == storage::Durability::failed) port_->retry();
        if (port_->state() != storage::Durability::saved || port_->durable_seq() != store_->seq()) {
            return false;
        }
        const bool complete = port_->log_bytes() < 600'000 && !port_->rewriting();
        if (!complete && ++waited_ < k_patience) return false;
        waited_ = 0;
        return true;
    }
    [[nodiscard]] storage::RedoPort& port() { return *port_; }
    [[nodiscard]] storage::PageStore& store() { return *store_; }
    [[nodiscard]] const storage::LoadReport& report() const { return report_; }
    void use_seal(std::shared_ptr<const storage::StoreSeal> seal) {
        seal_ = std::move(seal);
        port_->set_seal(seal_);
    }

    [[nodiscard]] Status write(std::string_view sql) {
        TRY(auto transaction, connection_->begin());
        CHECK_OK(connection_->run_script(sql));
        TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
        return Done{};
    }
    [[nodiscard]] std::string text(std::string_view sql) {
        auto statement = connection_->prepare(sql);
        if (!statement.ok()) return std::string{name_of(statement.error().code)};
        const auto row = statement->step();
        if (!row.ok()) return std::string{name_of(row.error().code)};
        return *row ? std::string{statement->column_text(0)} : std::string{};
    }
    /// The whole content, and that SQLite finds it sound.
    [[nodiscard]] std::string content() {
        return text("PRAGMA integrity_check") + ' ' +
               text(
                   "SELECT count(*) || ' ' || coalesce(sum(id), 0) || ' ' || "
                   "coalesce(sum(length(body)), 0) || ' ' || coalesce(hex(max(body)), '') "
                   "FROM item");
    }
    /// Another image takes the place of all.
    void adopt_another() {
        connection_.reset();
        auto other = std::make_unique<storage::PageStore>(small_segment_bytes);
        {
            auto opened = storage::Connection::open(*other);
            if (!opened.ok()) return;
            (void)opened->run_script(
                "CREATE TABLE item(id INTEGER PRIMARY KEY, body);"
                "INSERT INTO item(body) VALUES ('restored')");
        }
        store_->take_image(std::move(*other));
        port_->adopt();
        auto opened = storage::Connection::open(*store_);
        if (opened.ok()) connection_.emplace(std::move(opened).value());
    }

private:
    void load() {
        port_->load(*store_, [this](const Result<storage::LoadReport>& report) {
            if (!report.ok()) return load();
            report_ = *report;
            auto opened = storage::Connection::open(*store_);
            if (opened.ok()) connection_.emplace(std::move(opened).value());
        });
    }

    MakeBackend make_;
    std::unique_ptr<storage::PageStore> store_;
    std::unique_ptr<storage::RedoPort> port_;
    std::optional<storage::Connection> connection_;
    std::shared_ptr<const storage::StoreSeal> seal_;
    storage::LoadReport report_;
    int waited_ = 0;
};

/// What stays between the steps of a case.
struct ContractNotes {
    std::string content;
    Bytes lock;
    std::string failure;  // empty while all promises were kept

    void expect(bool kept, std::string_view what) {
        if (!kept && failure.empty()) failure = what;
    }
};

/// Called again and again until it says true.
using ContractStep = std::function<bool(ContractTab&, ContractNotes&)>;

struct ContractCase {
    std::string_view promise;
    std::vector<ContractStep> steps;
};

namespace contract {

inline ContractStep write(std::string sql) {
    return [sql = std::move(sql)](ContractTab& tab, ContractNotes& notes) {
        notes.expect(tab.write(sql).ok(), sql);
        return true;
    };
}
/// Waits until all is saved, then writes down what is there.
inline ContractStep saved() {
    return [](ContractTab& tab, ContractNotes& notes) {
        if (!tab.quiet()) return false;
        notes.content = tab.content();
        notes.expect(notes.content.starts_with("ok "), "integrity");
        return true;
    };
}
inline std::vector<ContractStep> reloaded() {
    return {[](ContractTab& tab, ContractNotes&) {
                tab.reload();
                return true;
            },
            [](ContractTab& tab, ContractNotes&) { return tab.loaded(); },
            [](ContractTab& tab, ContractNotes& notes) {
                notes.expect(tab.report().state == storage::Durability::saved, "writable");
                notes.expect(tab.content() == notes.content, "the same after a reload");
                return true;
            }};
}

}  // namespace contract

/// Each begins with an empty place.
inline std::vector<ContractCase> storage_contract() {
    using namespace contract;
    const std::string create = "CREATE TABLE item(id INTEGER PRIMARY KEY, body)";
    const std::string insert = "INSERT INTO item(body) VALUES (randomblob(3000))";
    const std::string fill =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<400) "
        "INSERT INTO item(body) SELECT randomblob(2000) FROM n";
    const auto of = [](std::vector<std::vector<ContractStep>> parts) {
        std::vector<ContractStep> steps{
            [](ContractTab& tab, ContractNotes&) {
                tab.reload();
                return true;
            },
            [](ContractTab& tab, ContractNotes&) { return tab.loaded(); }};
        for (auto& part : parts) steps.insert(steps.end(), part.begin(), part.end());
        return steps;
    };
    const auto seal_with = [](storage::StoreSeal::Writes writes) -> ContractStep {
        return [writes](ContractTab& tab, ContractNotes& notes) {
            static SeededRandom random;
            const auto seal = storage::StoreSeal::make(crypto::ContentKey{}, writes, random);
            notes.expect(seal.ok(), "seal");
            if (seal.ok()) tab.use_seal(*seal);
            return true;
        };
    };
    return {
        {"what is saved is there after a reload", of({{write(create), write(insert), saved()},
                                                      reloaded(),
                                                      {write(insert), saved()},
                                                      reloaded()})},
        {"commits made at once are all there",
         of({{write(create), write(insert), write(insert), write(insert), saved()}, reloaded()})},
        {"a checkpoint moves what the log held into the snapshot",
         of({{write(create), write(fill), saved(), write(insert), saved()},
             reloaded(),
             {write(fill), saved()},
             reloaded()})},
        {"an image that shrinks and grows again is the same",
         of({{write(create), write(fill), saved(), write("DELETE FROM item WHERE id > 20"),
              [](ContractTab& tab, ContractNotes& notes) {
                  notes.expect(tab.text("VACUUM").empty(), "vacuum");
                  return true;
              },
              saved()},
             reloaded(),
             {write(fill), saved()},
             reloaded()})},
        {"an encrypted image is the same, and so is one that is plain again",
         of({{write(create), write(fill), saved(), seal_with(storage::StoreSeal::Writes::sealed),
              write(insert), saved()},
             reloaded(),
             {seal_with(storage::StoreSeal::Writes::plain), write(insert), saved()},
             reloaded()})},
        {"another image replaces all of it",
         of({{write(create), write(fill), saved(),
              [](ContractTab& tab, ContractNotes&) {
                  tab.adopt_another();
                  return true;
              },
              saved(),
              [](ContractTab&, ContractNotes& notes) {
                  notes.expect(notes.content == "ok 1 1 8 726573746F726564", "the other image");
                  return true;
              }},
             reloaded(),
             {write(insert), saved()},
             reloaded()})},
    };
}

}  // namespace casebridge::test
