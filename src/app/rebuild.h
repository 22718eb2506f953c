// A database made anew from an image that came from outside, a slice at a time: the schema is
// compared with ours, the log copied row by row, every card, event id and signature checked, and
// all projections made. Nothing of it is in use until it is complete. Whoever restores is the
// keeper of the agency's card, and starts with other keys: the former ones may still be at work on
// another PC (exchange.md, Fork). The other officers are added anew.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/deadline_settings.h"
#include "app/directory.h"
#include "app/identity.h"
#include "base/clock.h"
#include "storage/event_store.h"
#include "storage/log_copy.h"
#include "storage/page_store.h"

namespace casebridge::app {

struct Rebuilt {
    std::unique_ptr<storage::PageStore> store;
    crypto::DeviceKeys keys;
    std::size_t matters = 0;
};

class Rebuild {
public:
    struct Environment {
        Moment now;
        Random& random;
        std::string_view shipped_calendar;
    };
    /// Opens the image and somebody's keys in it. Errors: backup_invalid, storage_newer,
    /// storage_damaged, passphrase_wrong, keeper_needed.
    [[nodiscard]] static Result<std::unique_ptr<Rebuild>> begin(
        std::unique_ptr<storage::PageStore> image, std::string_view passphrase,
        Environment environment);

    Rebuild(const Rebuild&) = delete;
    Rebuild& operator=(const Rebuild&) = delete;
    ~Rebuild();

    /// Goes on until out_of_time() or the end; true at the end. Errors: backup_invalid where the
    /// image does not agree with itself; storage_damaged; storage_full; those of change_keys.
    [[nodiscard]] Result<bool> step(const std::function<bool()>& out_of_time);
    /// Steps done, of all that are known by now.
    [[nodiscard]] std::uint64_t done() const { return done_; }
    [[nodiscard]] std::uint64_t total() const { return total_; }
    /// After the end, once.
    [[nodiscard]] Rebuilt take();

private:
    explicit Rebuild(Environment environment) : environment_(environment) {}
    [[nodiscard]] Status open_keys(std::string_view passphrase);
    [[nodiscard]] Status begin_checks();
    [[nodiscard]] Status check_cards();
    [[nodiscard]] Status begin_projections();
    [[nodiscard]] Status change_officers();

    enum class Stage : std::uint8_t { copying, checking, projecting, complete };

    Environment environment_;
    std::string passphrase_;
    std::unique_ptr<storage::PageStore> image_;
    std::unique_ptr<storage::PageStore> store_;
    std::optional<storage::Connection> from_;
    std::optional<storage::Connection> to_;
    std::optional<storage::LogCopy> copy_;
    std::optional<crypto::DeviceKeys> keys_;
    StoredIdentity identity_;
    Directory directory_;
    UsedCalendar calendar_;
    domain::DeadlineRules rules_;
    std::vector<MatterId> matters_;
    std::size_t next_ = 0;
    Stage stage_ = Stage::copying;
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

}  // namespace casebridge::app
