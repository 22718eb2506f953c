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
};

class ImportJob : public std::enable_shared_from_this<ImportJob> {
public:
    /// `changed` is called after each step forward.
    [[nodiscard]] static std::shared_ptr<ImportJob> start(ImportEnvironment environment,
                                                          PickedFile file,
                                                          std::function<void()> changed);

    [[nodiscard]] const ImportView& view() const { return view_; }
    [[nodiscard]] const std::optional<bundle::VerifiedCard>& card() const { return card_; }

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

    class Staging;
    void begin();
    void show_as_new();
    void read_first(Result<Bytes> first);
    void read_card();
    void read_bundle();
    void bundle_read(Result<bool> whole);
    void take_card(std::string_view text);
    void refuse(ErrorCode code, std::string place = {});
    void show_refusal();
    [[nodiscard]] Status describe();
    void put_next_file(std::size_t index, const Moment& now, Merged done);
    [[nodiscard]] Result<std::vector<MatterId>> flip(const Moment& now);

    ImportEnvironment environment_;
    PickedFile file_;
    std::function<void()> changed_;
    ImportView view_;
    std::unique_ptr<Staging> staging_;
    std::unique_ptr<bundle::BundleReader> reader_;
    std::set<AgencyId> unverified_;  // met by reader_
    std::shared_ptr<FilePump> pump_;
    std::optional<bundle::VerifiedCard> card_;
    bool dropped_ = false;
};

}  // namespace casebridge::app
