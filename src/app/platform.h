// The doors from the program to the machine it runs on, besides time and randomness (base/clock.h)
// and durable storage (storage/page_port.h, storage/blob_port.h). The web platform implements them
// once; tests and the command line have twins in memory. Completions are delivered by
// drain(), in Session::deliver(). Handles are those of storage::BlobPort: bytes stay where
// the platform holds them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "storage/blob_port.h"
#include "storage/page_port.h"

namespace casebridge::app {

/// A file that a person picked or dropped. The name is as the system gave it: untrusted.
struct PickedFile {
    storage::BlobHandle handle = storage::BlobHandle::none;
    std::string name;
    std::string media_type;  // as the browser guesses it: untrusted
    std::uint64_t size_bytes = 0;
};

/// A decoded and scaled picture, 8-bit RGBA, rows from the top without padding.
struct Picture {
    int width_px = 0;
    int height_px = 0;
    Bytes rgba;
};

class FilePort {
public:
    using Picked = std::function<void(std::vector<PickedFile>)>;

    FilePort() = default;
    FilePort(const FilePort&) = delete;
    FilePort& operator=(const FilePort&) = delete;
    virtual ~FilePort() = default;

    /// Opens the system's file dialog; `accept` as in HTML ("image/*,.pdf"; empty for all). An
    /// empty list when the person cancelled. Must be called while a click is being handled.
    virtual void pick(std::string_view accept, bool several, Picked done) = 0;
    /// The device's camera where it has one, else the file dialog for pictures; at most one file.
    /// Must be called while a click is being handled.
    virtual void photograph(Picked done) = 0;
    /// Who gets files dropped anywhere on the page; replaces the former one.
    virtual void on_drop(Picked dropped) = 0;
    /// True while files are being dragged over the page.
    [[nodiscard]] virtual bool dragging() const = 0;
    /// Hands the held bytes to the person as a download of that name.
    virtual void save(storage::BlobHandle handle, std::string_view name) = 0;
    /// True where the browser lets a page write into a folder that a person chose (secure pages of
    /// newer Chromium).
    [[nodiscard]] virtual bool can_choose_folder() const = 0;
    /// Opens the system's folder dialog; answers the folder's name, or `cancelled`. Must be called
    /// while a click is being handled.
    virtual void choose_folder(std::function<void(Result<std::string>)> done) = 0;
    /// Writes held bytes into the folder chosen last; done once the browser has closed the file
    /// and its length is right. Errors: write_failed.
    virtual void save_into_folder(storage::BlobHandle handle, std::string_view name,
                                  std::function<void(Status)> done) = 0;
    /// Shows held bytes in a tab of its own, without access to ours; only for PDF and video types.
    virtual void open_in_tab(storage::BlobHandle handle, std::string_view media_type) = 0;
};

class PrintPort {
public:
    PrintPort() = default;
    PrintPort(const PrintPort&) = delete;
    PrintPort& operator=(const PrintPort&) = delete;
    virtual ~PrintPort() = default;
    /// Prints a complete HTML document that documents/html.h made.
    virtual void print_html(std::string html) = 0;
};

class PicturePort {
public:
    PicturePort() = default;
    PicturePort(const PicturePort&) = delete;
    PicturePort& operator=(const PicturePort&) = delete;
    virtual ~PicturePort() = default;
    /// Decodes through the browser's picture decoder and scales so that neither side exceeds
    /// `side_px`. Errors: read_failed for anything that is not a picture.
    virtual void thumbnail(storage::BlobHandle handle, int side_px,
                           std::function<void(Result<Picture>)> done) = 0;
};

/// Where the device is, in degrees (WGS 84).
struct Position {
    double latitude = 0;
    double longitude = 0;
};
class PositionPort {
public:
    PositionPort() = default;
    PositionPort(const PositionPort&) = delete;
    PositionPort& operator=(const PositionPort&) = delete;
    virtual ~PositionPort() = default;
    /// The browser lets this page ask (secure pages only).
    [[nodiscard]] virtual bool can_locate() const = 0;
    /// Asks the person where the browser wants that. Errors: read_failed.
    virtual void locate(std::function<void(Result<Position>)> done) = 0;
};

/// The page around the program: what this browser remembers about its looks, which version it is,
/// and whether a newer one waits.
class HostPort {
public:
    HostPort() = default;
    HostPort(const HostPort&) = delete;
    HostPort& operator=(const HostPort&) = delete;
    virtual ~HostPort() = default;
    /// What was kept last; empty for nothing. Read before any store is opened, so that the page
    /// never flashes in another theme.
    [[nodiscard]] virtual std::string appearance() const = 0;
    virtual void keep_appearance(std::string_view text) = 0;
    /// Twelve hex digits over all files of the program.
    [[nodiscard]] virtual std::string build() const = 0;
    /// A newer version was fetched and waits for the person's consent.
    [[nodiscard]] virtual bool update_waits() const = 0;
    /// Opens the page again with the newer version.
    virtual void update() = 0;
    /// 使用手册 in a tab of its own. Must be called while a click is being handled.
    virtual void open_manual() = 0;
};

/// Which agency a drill's page stands for; none on the page of the real store.
enum class DrillSide : std::uint8_t { none, bureau, brigade };

/// 演练: both agencies on one PC, each in a database of its own beside the real one. The page's
/// address says which one is open, so that entering, changing and ending a drill load the page
/// anew.
class DrillPort {
public:
    DrillPort() = default;
    DrillPort(const DrillPort&) = delete;
    DrillPort& operator=(const DrillPort&) = delete;
    virtual ~DrillPort() = default;

    /// Of this page; constant.
    [[nodiscard]] virtual DrillSide side() const = 0;
    /// What both sides of this drill are made from.
    [[nodiscard]] virtual std::uint64_t seed() const = 0;
    /// The day on which it was begun; unset where side() is none.
    [[nodiscard]] virtual Date day() const = 0;
    /// The page is loaded as that side's.
    virtual void enter(DrillSide side) = 0;
    /// The page is loaded as the real store's, and everything of the drill is erased.
    virtual void leave_and_erase() = 0;
};

/// Everything the session needs from outside. All must outlive it.
struct Ports {
    Clock& clock;
    Random& random;
    storage::PagePort& pages;
    storage::BlobPort& blobs;
    FilePort& files;
    PrintPort& printer;
    PicturePort& pictures;
    /// Milliseconds of a steady clock, to keep long work in slices.
    std::function<double()> steady_ms;
    /// Asks for one more drawn frame: something visible changed.
    std::function<void()> request_frame;
    /// Asks for Session::turn() soon, without drawing: long work goes on there.
    std::function<void()> request_turn;
    /// What the machine calls itself, for the diagnosis.
    std::string machine = {};
};

}  // namespace casebridge::app
