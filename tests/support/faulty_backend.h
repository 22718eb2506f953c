// A LogBackend around another one that fails at one operation, counted from 1 over all kinds.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "storage/log_backend.h"

namespace casebridge::test {

enum class Fault : std::uint8_t {
    none,
    fails,    // nothing is stored, and it says so
    full,     // the same for want of space
    unheard,  // it is stored, but the answer is a failure
    delays,   // stored and answered many turns later
    dies,     // nothing is stored and no answer ever comes
    lies,     // nothing is stored, and it says that all is well
};

struct FaultPlan {
    Fault fault = Fault::none;
    std::uint32_t at = 0;
    std::uint32_t operations = 0;  // so far
};

class FaultyBackend : public storage::LogBackend {
public:
    FaultyBackend(std::unique_ptr<storage::LogBackend> inner, FaultPlan& plan)
        : inner_(std::move(inner)), plan_(&plan) {}

    void open(storage::Claim claim,
              std::function<void(Result<storage::OpenReport>)> done) override {
        perform<storage::OpenReport>(
            std::move(done), [&](auto then) { inner_->open(claim, std::move(then)); }, false);
    }
    void read(storage::LogReader& reader, Finished done) override {
        perform<Done>(
            std::move(done), [&](auto then) { inner_->read(reader, std::move(then)); }, false);
    }
    void cut(std::uint64_t seq, Finished done) override {
        perform<Done>(std::move(done), [&](auto then) { inner_->cut(seq, std::move(then)); });
    }
    void clear(Finished done) override {
        perform<Done>(std::move(done), [&](auto then) { inner_->clear(std::move(then)); });
    }
    void write(const storage::Commit& commit, Finished done) override {
        perform<Done>(std::move(done), [&](auto then) { inner_->write(commit, std::move(then)); });
    }
    void write_slice(const storage::SnapshotSlice& slice, Finished done) override {
        perform<Done>(std::move(done),
                      [&](auto then) { inner_->write_slice(slice, std::move(then)); });
    }
    void read_lock(std::function<void(Result<Bytes>)> done) override {
        perform<Bytes>(
            std::move(done), [&](auto then) { inner_->read_lock(std::move(then)); }, false);
    }
    void write_lock(Bytes lock, Finished done) override {
        perform<Done>(std::move(done),
                      [&](auto then) { inner_->write_lock(std::move(lock), std::move(then)); });
    }
    void reopen(Finished done) override {
        perform<Done>(
            std::move(done), [&](auto then) { inner_->reopen(std::move(then)); }, false);
    }
    void remember(std::uint64_t seq) override { inner_->remember(seq); }
    std::optional<storage::Space> space() const override { return inner_->space(); }
    void set_dispossessed(std::function<void()> call) override {
        inner_->set_dispossessed(std::move(call));
    }
    void when_idle(std::function<void()> call) override { inner_->when_idle(std::move(call)); }
    void turn() override {
        inner_->turn();
        std::vector<std::pair<int, std::function<void()>>> waiting = std::exchange(delayed_, {});
        for (auto& [turns, call] : waiting) {
            if (turns > 0) {
                delayed_.emplace_back(turns - 1, std::move(call));
            } else {
                call();
            }
        }
    }

private:
    template <class T, class Call>
    void perform(std::function<void(Result<T>)> done, Call call, bool writes = true) {
        constexpr int k_turns = 7;
        const bool now = ++plan_->operations == plan_->at;
        const Fault fault = now ? plan_->fault : Fault::none;
        const auto later = [this](int turns, std::function<void()> what) {
            delayed_.emplace_back(turns, std::move(what));
        };
        const auto fail_with = [&](ErrorCode code) {
            later(0, [done, code] { done(fail(code, "fault")); });
        };
        switch (fault) {
            case Fault::none: return call(std::move(done));
            case Fault::fails: return fail_with(ErrorCode::storage_failed);
            case Fault::full: return fail_with(ErrorCode::storage_full);
            case Fault::unheard:
                return call(
                    [done](const Result<T>&) { done(fail(ErrorCode::storage_failed, "unheard")); });
            case Fault::delays:
                return call([later, done](Result<T> result) {
                    later(k_turns, [done, result = std::move(result)] { done(result); });
                });
            case Fault::dies: return;
            case Fault::lies:
                if (!writes) return call(std::move(done));
                return later(0, [done] { done(T{}); });
        }
    }

    std::unique_ptr<storage::LogBackend> inner_;
    FaultPlan* plan_;
    std::vector<std::pair<int, std::function<void()>>> delayed_;
};

}  // namespace casebridge::test
