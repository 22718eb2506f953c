// The form of a backup: a line, the lock (app/store_lock.h: one slot for each officer of the PC, so
// that each of their passphrases opens it), and an encrypted stream (storage/store_seal.h) of the
// database's image and the files beside it:
//
//   CaseBridge backup 1⏎  <bytes of the lock>⏎  <lock>  <sealed stream>
//   stream: image <bytes>⏎ … | file <SM3> <bytes>⏎ … | end <number of files>⏎
//
// It is not a bundle: a bundle is a message between agencies that a directory vouches for; a backup
// must open on an empty PC, and holds what never leaves the office in a bundle: settings, number
// registers, sealed keys. Outside the encryption stands nothing but device ids and sealed keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/store_lock.h"
#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"

namespace casebridge::app {

/// Enough of a file to read its head from, whatever the lock.
inline constexpr std::uint32_t k_backup_head_bytes = 80 << 10;

[[nodiscard]] std::string write_backup_head(const StoreLock& lock);

struct BackupHead {
    StoreLock lock;
    std::uint64_t stream_at = 0;  // where the sealed stream begins
};
/// Of the first k_backup_head_bytes of a file, or all of it. Errors: backup_invalid.
[[nodiscard]] Result<BackupHead> read_backup_head(BytesView begin);

/// A plain image, which stands in a file of its own (.sqlite).
[[nodiscard]] bool is_plain_image(BytesView begin);

[[nodiscard]] std::string image_line(std::uint64_t size_bytes);
[[nodiscard]] std::string file_line(const FileId& file, std::uint64_t size_bytes);
[[nodiscard]] std::string end_line(std::uint64_t files);

/// Takes the stream apart; what it finds goes to a sink, in order: the image, the files, the end.
class BackupReader {
public:
    class Sink {
    public:
        Sink() = default;
        Sink(const Sink&) = delete;
        Sink& operator=(const Sink&) = delete;
        virtual ~Sink() = default;
        [[nodiscard]] virtual Status on_image(std::uint64_t size_bytes) = 0;
        [[nodiscard]] virtual Status on_file(const FileId& file, std::uint64_t size_bytes) = 0;
        /// Of the image or file that was begun last.
        [[nodiscard]] virtual Status on_bytes(BytesView bytes) = 0;
    };

    explicit BackupReader(Sink& sink) : sink_(&sink) {}
    /// Errors: backup_invalid; those of the sink.
    [[nodiscard]] Status write(BytesView plain);
    /// Errors: backup_invalid where something is missing or stands behind the end.
    [[nodiscard]] Status end() const;

private:
    [[nodiscard]] Status take_line(std::string_view line);

    Sink* sink_;
    std::string line_;
    std::uint64_t left_bytes_ = 0;  // of the image or file under way
    std::uint64_t files_ = 0;
    bool has_image_ = false;
    bool ended_ = false;
};

}  // namespace casebridge::app
