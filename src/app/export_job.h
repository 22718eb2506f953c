// Writes a matter's bundle: its whole history and the evidence files that the recipient is not
// known to have. Hashes the files, writes the text to the staging store piece by piece, reads the
// result back and verifies it with the same reader the other side uses, and only then offers it.
// For mail that takes no large attachments it is written in parts, one after the other.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/directory.h"
#include "app/file_pump.h"
#include "app/matter_file.h"
#include "app/platform.h"
#include "app/staged_file.h"
#include "bundle/file_hash.h"
#include "bundle/parts.h"
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

/// “昌江移〔2026〕3号_移送_20261123.case.json”; of an encrypted bundle it names nobody.
[[nodiscard]] std::string bundle_file_name(const domain::MatterState& state, const Moment& now,
                                           bool sealed);
/// Of several matters: “协作事项12件_20261123.case.json”.
[[nodiscard]] std::string bundle_file_name(std::size_t matters, const Moment& now);

/// “…_第1卷共3卷.case.json”.
[[nodiscard]] std::string part_file_name(std::string_view file_name, std::uint64_t part,
                                         std::uint64_t parts);

/// What the bundle is called in 收发: number and title.
[[nodiscard]] std::string bundle_label(const domain::MatterState& state);
/// “昌江移〔2026〕3号等12件” where there are several.
[[nodiscard]] std::string with_others(std::string label, std::size_t matters);

class ExportJob : public std::enable_shared_from_this<ExportJob> {
public:
    struct SourceFile {
        FileId id;
        std::string media_type;
        std::uint64_t size_bytes = 0;
    };
    struct Order {
        bundle::BundlePlan plan;  // without files
        std::vector<SourceFile> files;
        std::string file_name;
        std::uint64_t part_bytes = 0;  // at most; 0: one file, whatever its size
    };
    /// What the job needs of its surroundings; `begin` signs the manifest when all files are
    /// hashed.
    struct Environment {
        storage::BlobPort& blobs;
        const Directory& directory;
        std::function<double()> steady_ms;
        std::function<Result<std::string>(bundle::BundleWriter&)> begin;
        bundle::Unlock unlock;                    // for checking what was written
        std::function<std::string()> new_bundle;  // the id of one more part
        std::function<void()> changed;            // after each step forward
    };
    /// One, or all parts in their order.
    using Finished = std::function<void(Result<std::vector<ExportedBundle>>)>;

    /// Errors: blob_missing with the file, crypto_failed, storage errors, or the reader's first
    /// finding; part_too_small.
    [[nodiscard]] static std::shared_ptr<ExportJob> start(Environment environment, Order order,
                                                          Finished done);
    void cancel();
    /// Of total_bytes(): each file is read for its hashes, written, and verified.
    [[nodiscard]] std::uint64_t done_bytes() const;
    [[nodiscard]] std::uint64_t total_bytes() const;
    [[nodiscard]] const std::string& file_name() const { return order_.file_name; }

private:
    ExportJob(Environment environment, Order order, Finished done);
    void hash_next(std::size_t index);
    void share_out();
    void write_part();
    void write_next(std::size_t index);
    void write_file(std::size_t index, storage::BlobHandle handle);
    void stage(const std::string& text, std::function<void()> then);
    void stage_part(const Result<std::string>& text, std::function<void()> then);
    void close();
    void verify(storage::BlobHandle handle);
    [[nodiscard]] Result<ExportedBundle> verified(storage::BlobHandle handle, Result<bool> whole);
    void end_part(Result<ExportedBundle> part);
    void finish(Result<std::vector<ExportedBundle>> result);
    [[nodiscard]] bool stopped();

    void worked(std::uint64_t bytes);

    Environment environment_;
    Order order_;
    Finished done_;
    std::vector<bundle::FileHead> heads_;                // of all files
    std::vector<std::vector<bundle::FileHead>> shares_;  // of each part
    std::vector<ExportedBundle> written_;
    std::unique_ptr<bundle::BundleWriter> writer_;
    std::unique_ptr<bundle::BundleReader> reader_;
    std::shared_ptr<bundle::FileHasher> hasher_;
    std::shared_ptr<FilePump> pump_;
    std::shared_ptr<StagedFile> staged_;
    std::uint64_t worked_bytes_ = 0;
    bool cancelled_ = false;
    bool finished_ = false;
};

}  // namespace casebridge::app
