// Where the files of a bundle lie between being verified and being taken in.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "bundle/parts.h"
#include "bundle/reader.h"
#include "storage/blob_port.h"

namespace casebridge::app {

/// Under which key what stands here of a file is kept.
[[nodiscard]] inline FileId kept_as(const bundle::FileHead& head) {
    return bundle::is_whole(head) ? head.sm3 : bundle::share_key(head);
}

/// Writes the bundle's files to the staging store in parts; one name for each file.
class ImportStaging final : public bundle::FileSink {
public:
    explicit ImportStaging(storage::BlobPort& blobs) : blobs_(blobs) {}

    [[nodiscard]] static std::string name_of(const FileId& file) { return "import:" + file.text; }

    void on_file_begin(const bundle::FileHead& head) override {
        name_ = name_of(kept_as(head));
        names_.insert(name_);
    }
    void on_file_bytes(Bytes bytes) override {
        append(part_, bytes);
        if (part_.size() >= k_part_bytes) flush();
    }
    void on_file_end(bool) override { flush(); }

    void clear() {
        for (const std::string& name : names_) blobs_.clear_stage(name, [](Result<Done>) {});
        names_.clear();
    }
    [[nodiscard]] std::optional<Error> error() const { return *error_; }

private:
    void flush() {
        if (part_.empty()) return;
        blobs_.stage(name_, storage::BlobPort::Stage::kept, std::exchange(part_, {}),
                     [error = error_](Result<Done> staged) {
                         if (!staged.ok() && !*error) *error = staged.error();
                     });
    }

    static constexpr std::size_t k_part_bytes = 4 << 20;

    storage::BlobPort& blobs_;
    std::string name_;
    std::set<std::string> names_;
    Bytes part_;
    std::shared_ptr<std::optional<Error>> error_ = std::make_shared<std::optional<Error>>();
};

}  // namespace casebridge::app
