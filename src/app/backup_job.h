// Writes a backup (backup_format.h): the image as it was when the job began, whether it is on the
// disk or not, and every file beside it that is here; then reads the result back and compares it
// with what was written before it is offered.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/backup_format.h"
#include "app/file_pump.h"
#include "app/staged_file.h"
#include "crypto/digest.h"
#include "storage/page_store.h"
#include "storage/store_seal.h"

namespace casebridge::app {

struct WrittenBackup {
    storage::BlobHandle handle{};
    std::uint64_t size_bytes = 0;
    std::size_t files = 0;
    std::size_t missing_files = 0;
};

class BackupJob : public std::enable_shared_from_this<BackupJob> {
public:
    struct Order {
        std::string head;  // write_backup_head
        /// None: the plain image alone, in a file that any SQLite opens.
        std::shared_ptr<const storage::StoreSeal> seal;
        storage::ImageSnapshot image;
        std::vector<FileId> files;
    };
    struct Environment {
        storage::BlobPort& blobs;
        std::function<double()> steady_ms;
        std::function<void()> changed;  // after each step forward
    };
    using Finished = std::function<void(Result<WrittenBackup>)>;

    /// Errors: write_failed when the result does not read back as written, read_failed with a file,
    /// cancelled, crypto_failed, storage errors.
    [[nodiscard]] static std::shared_ptr<BackupJob> start(Environment environment, Order order,
                                                          Finished done);
    void cancel();
    /// Of the image first; each file adds to it when its turn comes.
    [[nodiscard]] std::uint64_t done_bytes() const { return worked_bytes_; }
    [[nodiscard]] std::uint64_t total_bytes() const { return total_bytes_; }

private:
    struct Reading;

    BackupJob(Environment environment, Order order, Finished done);
    void write_plain(BytesView plain, std::function<void()> then);
    void write_sealed(const Result<Bytes>& sealed, std::function<void()> then);
    void write_segment(std::size_t index);
    void write_next_file(std::size_t index);
    void write_slices(const std::shared_ptr<Reading>& reading);
    void close();
    [[nodiscard]] Result<Bytes> last_bytes();
    void read_back(storage::BlobHandle handle);
    void finish(Result<WrittenBackup> result);
    [[nodiscard]] bool stopped();
    void worked(std::uint64_t bytes);

    Environment environment_;
    Order order_;
    Finished done_;
    std::shared_ptr<StagedFile> staged_;
    std::optional<storage::FileSealer> sealer_;
    crypto::Sm3 written_sm3_;
    std::shared_ptr<FilePump> pump_;
    WrittenBackup written_;
    std::uint64_t worked_bytes_ = 0;
    std::uint64_t total_bytes_ = 0;
    bool cancelled_ = false;
    bool finished_ = false;
};

}  // namespace casebridge::app
