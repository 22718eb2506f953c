// Adds an evidence file: hashes it as it streams by, puts the blob under its SM3, and only then may
// the entry that names it be written. Nothing of the file stays in our memory.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/file_pump.h"
#include "app/platform.h"
#include "bundle/bundle_format.h"

namespace casebridge::app {

/// What the entry needs to know of the stored file.
struct StoredFile {
    FileId file;
    std::string sha256;
    std::string name;
    std::string media_type;
    std::uint64_t size_bytes = 0;
};

class EvidenceJob : public std::enable_shared_from_this<EvidenceJob> {
public:
    using Finished = std::function<void(Result<StoredFile>)>;

    /// `changed` is called after each step forward, `done` once; with `cancelled` after cancel().
    [[nodiscard]] static std::shared_ptr<EvidenceJob> start(storage::BlobPort& blobs,
                                                            PickedFile file,
                                                            std::function<double()> now_ms,
                                                            std::function<void()> changed,
                                                            Finished done);
    void cancel();
    [[nodiscard]] std::uint64_t done_bytes() const;
    [[nodiscard]] const PickedFile& file() const { return file_; }

private:
    EvidenceJob(storage::BlobPort& blobs, PickedFile file, Finished done);
    void hashed(Result<bool> whole);

    struct Hashing;
    storage::BlobPort& blobs_;
    PickedFile file_;
    Finished done_;
    std::shared_ptr<Hashing> hashing_;
    std::shared_ptr<FilePump> pump_;
    bool cancelled_ = false;
};

/// The media type that the file's first bytes show; "application/octet-stream"
/// for everything that we would never show.
[[nodiscard]] std::string media_type_of(BytesView first_bytes);

}  // namespace casebridge::app
