// Reads a backup, or a plain image, into a database of its own and its files into the store, and
// hands it over complete: until then nothing of it counts, and what was put is swept at the next
// start.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/backup_format.h"
#include "app/file_pump.h"
#include "app/platform.h"
#include "app/rebuild.h"
#include "app/views.h"
#include "bundle/file_hash.h"
#include "storage/store_seal.h"

namespace casebridge::app {

class RestoreJob : public std::enable_shared_from_this<RestoreJob> {
public:
    struct Environment {
        storage::BlobPort& blobs;
        Clock& clock;
        Random& random;
        std::string_view shipped_calendar;
        std::function<double()> steady_ms;
        std::function<void()> changed;
        std::function<void()> request_turn;
    };

    RestoreJob(const RestoreJob&) = delete;
    RestoreJob& operator=(const RestoreJob&) = delete;
    ~RestoreJob();

    /// Looks at the file; view() says what comes next.
    [[nodiscard]] static std::shared_ptr<RestoreJob> start(Environment environment,
                                                           PickedFile file);
    /// Goes on with a passphrase; in phase needs_passphrase.
    void open_with(std::string passphrase);
    /// Works for a slice; asks for another turn while there is more.
    void turn();
    /// Lets everything go.
    void drop();
    [[nodiscard]] const RestoreView& view() const { return view_; }
    /// In phase rebuilt, once: the job is over then.
    [[nodiscard]] Rebuilt take();

private:
    class Filling;

    RestoreJob(Environment environment, PickedFile file);
    void look(const Result<Bytes>& begin);
    void read_stream(std::shared_ptr<const storage::StoreSeal> seal);
    void read_plain();
    void stream_read(Result<bool> whole);
    void put_next_file(const std::vector<FileId>& files, std::size_t index);
    void refuse(const Error& error);

    Environment environment_;
    PickedFile file_;
    RestoreView view_;
    std::optional<BackupHead> head_;  // none: a plain image
    std::string passphrase_;
    std::unique_ptr<Filling> filling_;
    std::shared_ptr<FilePump> pump_;
    std::unique_ptr<Rebuild> rebuild_;
    bool putting_ = false;
    bool dropped_ = false;
};

}  // namespace casebridge::app
