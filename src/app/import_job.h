// Takes a file that came from outside: finds out what it is, verifies it while it streams by,
// stages the evidence files inside, and waits. merge() then puts the blobs and flips everything
// visible in one transaction; drop() leaves no trace. Whatever fails, the store is as it was.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "app/directory.h"
#include "app/file_pump.h"
#include "app/matter_file.h"
#include "app/platform.h"
#include "bundle/card.h"
#include "bundle/ledger_digest.h"
#include "bundle/reader.h"

namespace casebridge::app {

struct ImportEnvironment {
    storage::Connection& connection;
    storage::BlobPort& blobs;
    const Directory& directory;
    DueRules due_rules;
    std::function<double()> steady_ms;
    AgencyId me;
    bundle::Unlock unlock;  // with this device's key
    /// Our own side of a 对账单 from that agency.
    std::function<Result<wire::LedgerDigest>(const AgencyId&)> ledger_for;
    std::function<std::string(const MatterId&)> title_of;  // empty where it is not here
};

class ImportStaging;

class ImportJob : public std::enable_shared_from_this<ImportJob> {
public:
    /// `changed` is called after each step forward.
    [[nodiscard]] static std::shared_ptr<ImportJob> start(ImportEnvironment environment,
                                                          PickedFile file,
                                                          std::function<void()> changed);

    [[nodiscard]] const ImportView& view() const { return view_; }
    [[nodiscard]] const std::optional<bundle::VerifiedCard>& card() const { return card_; }
    /// Only in phase compared: once more, after something here has changed.
    void compare_again();

    /// Only in phase needs_passphrase: reads the bundle again.
    void open_with(std::string passphrase);
    /// Only in phase quarantined: reads the bundle again.
    void verify_again();
    /// Only in phase verified_bundle. `done` gives the matters that changed, once the transaction
    /// has committed; phase merged comes with mark_durable().
    using Merged = std::function<void(Result<std::vector<MatterId>>)>;
    void merge(const Moment& now, Merged done);
    /// The disk has what was merged.
    void mark_durable();
    /// Stops whatever runs and clears what was staged.
    void drop();

private:
    ImportJob(ImportEnvironment environment, PickedFile file, std::function<void()> changed);

    void begin();
    void show_as_new();
    void read_first(Result<Bytes> first);
    void take_ledger(std::string_view text);
    /// The whole file at once, where it may be so large.
    void read_whole(std::uint64_t most_bytes, void (ImportJob::*take)(std::string_view));
    void read_bundle();
    void bundle_read(Result<bool> whole);
    void look_for_file(std::size_t index);
    void offer();
    void take_card(std::string_view text);
    void refuse(ErrorCode code, std::string place = {});
    void show_refusal();
    [[nodiscard]] Status describe();
    /// One file of the bundle, or one share of a file, on its way from the staging store.
    struct Putting;
    /// A file that is put together from shares that lie here.
    struct Joining;
    void put_next_file(std::size_t index, const Moment& now, Merged done);
    void put_staged(const std::shared_ptr<Putting>& putting, const FileId& key,
                    std::function<void()> then);
    void join_shares(const std::shared_ptr<Putting>& putting);
    void read_share(const std::shared_ptr<Putting>& putting,
                    const std::shared_ptr<Joining>& joining, std::size_t index);
    void put_joined(const std::shared_ptr<Putting>& putting, Joining& joining);
    void put_failed(const std::shared_ptr<Putting>& putting, const Error& error);
    void end_merge(const Moment& now, const Merged& done);
    [[nodiscard]] Status keep_shares(storage::Connection& connection) const;
    [[nodiscard]] Result<std::vector<MatterId>> flip(const Moment& now);

    ImportEnvironment environment_;
    PickedFile file_;
    std::function<void()> changed_;
    ImportView view_;
    std::unique_ptr<ImportStaging> staging_;
    std::unique_ptr<bundle::BundleReader> reader_;
    std::set<AgencyId> unverified_;  // met by reader_
    std::set<FileId> joined_;        // whole now, from shares
    std::vector<FileId> used_up_;    // shares that were joined
    std::shared_ptr<FilePump> pump_;
    std::optional<bundle::VerifiedCard> card_;
    wire::LedgerDigest their_ledger_;
    bool dropped_ = false;
};

}  // namespace casebridge::app
