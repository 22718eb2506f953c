// Writes a matter's bundle: its whole history and the evidence files that the recipient is not
// known to have. Hashes the files, writes the text to the staging store piece by piece, reads the
// result back and verifies it with the same reader the other side uses, and only then offers it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/directory.h"
#include "app/file_pump.h"
#include "app/matter_file.h"
#include "app/platform.h"
#include "bundle/file_hash.h"
#include "bundle/reader.h"
#include "bundle/writer.h"

namespace casebridge::app {

struct ExportedBundle {
    storage::BlobHandle handle{};
    std::string file_name;
    bundle::BundleHeader header;
    std::uint64_t events = 0;
    std::uint64_t files = 0;
    std::uint64_t size_bytes = 0;
};

/// The evidence files that the recipient may lack: those whose entry no event of theirs builds
/// upon.
[[nodiscard]] std::vector<FileId> files_to_send(const MatterFile& file, const AgencyId& recipient);

/// “昌江移〔2026〕3号_移送_20261123.case.json”.
[[nodiscard]] std::string bundle_file_name(const domain::TransferState& state, const Moment& now);

class ExportJob : public std::enable_shared_from_this<ExportJob> {
public:
    struct Order {
        bundle::BundlePlan plan;  // without files
        std::vector<FileId> files;
        std::vector<std::string> media_types;  // beside files
        std::string file_name;
    };
    using Finished = std::function<void(Result<ExportedBundle>)>;

    /// `key` must outlive begin(), which runs when all files are hashed. Errors: blob_missing with
    /// the file, crypto_failed, storage errors, or the reader's first finding.
    [[nodiscard]] static std::shared_ptr<ExportJob> start(
        storage::BlobPort& blobs, const Directory& directory,
        std::function<Result<std::string>(bundle::BundleWriter&)> begin, Order order,
        std::function<void()> changed, Finished done);
    void cancel();
    [[nodiscard]] std::uint64_t done_bytes() const { return done_bytes_; }
    [[nodiscard]] const std::string& file_name() const { return order_.file_name; }

private:
    ExportJob(storage::BlobPort& blobs, const Directory& directory,
              std::function<Result<std::string>(bundle::BundleWriter&)> begin, Order order,
              std::function<void()> changed, Finished done);
    void hash_next(std::size_t index);
    void write_all();
    void write_next(std::size_t index);
    void write_file(std::size_t index, storage::BlobHandle handle);
    void stage(std::string text, std::function<void()> then);
    void close();
    void verify(storage::BlobHandle handle);
    void finish(Result<ExportedBundle> result);
    [[nodiscard]] bool stopped();

    storage::BlobPort& blobs_;
    const Directory& directory_;
    std::function<Result<std::string>(bundle::BundleWriter&)> begin_;
    Order order_;
    std::function<void()> changed_;
    Finished done_;
    std::unique_ptr<bundle::BundleWriter> writer_;
    std::unique_ptr<bundle::BundleReader> reader_;
    std::shared_ptr<bundle::FileHasher> hasher_;
    std::shared_ptr<FilePump> pump_;
    std::string stage_name_;
    Bytes chunk_;
    std::string pending_;
    std::uint64_t done_bytes_ = 0;
    bool cancelled_ = false;
    bool finished_ = false;
};

}  // namespace casebridge::app
