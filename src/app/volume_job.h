// Writes the archive file of a 案卷: hashes the evidence files that are here, has the texts made,
// and writes all of it to the staging store piece by piece; then reads the result back and compares
// it with what was written before it is offered. A file that is not here does not stop it: the
// volume says that it is missing.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/file_pump.h"
#include "app/staged_file.h"
#include "app/volume_files.h"
#include "bundle/file_hash.h"
#include "crypto/digest.h"
#include "documents/zip_writer.h"

namespace casebridge::app {

struct ExportedVolume {
    storage::BlobHandle handle{};
    std::string file_name;
    std::uint64_t size_bytes = 0;
    std::string sm3;  // hex, of the whole file
    std::size_t missing_files = 0;
};

class VolumeJob : public std::enable_shared_from_this<VolumeJob> {
public:
    struct Environment {
        storage::BlobPort& blobs;
        std::function<double()> steady_ms;
        std::function<void()> changed;  // after each step forward
    };
    using Finished = std::function<void(Result<ExportedVolume>)>;

    /// Errors: file_hash_mismatch or file_changed_while_read with the file, write_failed when the
    /// result does not read back as written, cancelled, storage errors.
    [[nodiscard]] static std::shared_ptr<VolumeJob> start(Environment environment,
                                                          VolumeRequest request, Finished done);
    void cancel();
    /// Of total_bytes(): each file is read for its hashes, written, and read back.
    [[nodiscard]] std::uint64_t done_bytes() const;
    [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }
    [[nodiscard]] const std::string& file_name() const { return file_name_; }

private:
    struct Wanted {
        FileId id;
        std::string path;
        std::uint32_t crc32 = 0;
        std::uint64_t size_bytes = 0;
        bool here = false;
    };
    struct Hashing;
    struct Slices;

    VolumeJob(Environment environment, VolumeRequest request, Finished done);
    void hash_next(std::size_t index);
    void hash_file(std::size_t index, storage::BlobHandle handle);
    [[nodiscard]] Status hashed(std::size_t index, Hashing& hashing);
    void make_texts();
    void write_text(std::size_t index);
    void write_next(std::size_t index);
    void write_file(std::size_t index, storage::BlobHandle handle);
    void write_slices(const std::shared_ptr<Slices>& slices);
    void write(BytesView bytes, std::function<void()> then);
    void close();
    void read_back(storage::BlobHandle handle);
    void worked(std::uint64_t bytes);
    void finish(Result<ExportedVolume> result);
    [[nodiscard]] bool stopped();

    Environment environment_;
    VolumeRequest request_;
    Finished done_;
    std::string file_name_;
    std::vector<Wanted> files_;
    std::map<FileId, ArchivedFile> described_;  // those that are here
    std::vector<ArchivedText> texts_;
    documents::ZipWriter zip_;
    crypto::Sm3 written_sm3_;
    std::string sm3_;
    std::shared_ptr<StagedFile> staged_;
    std::shared_ptr<FilePump> pump_;
    std::uint64_t total_bytes_ = 0;
    std::uint64_t worked_bytes_ = 0;
    bool cancelled_ = false;
    bool finished_ = false;
};

}  // namespace casebridge::app
