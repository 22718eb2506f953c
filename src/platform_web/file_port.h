// app::FilePort, PrintPort and PicturePort on the page: dialogs, drops, downloads, tabs, printing
// and the browser's picture decoder, through the bridge. Answers wait here until drain(). It must
// not read file bytes; they stay with web/blobs.js.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/platform.h"

namespace casebridge::platform_web {

class PageFilePort final : public app::FilePort {
public:
    void pick(std::string_view accept, bool several, Picked done) override;
    void photograph(Picked done) override;
    void on_drop(Picked dropped) override { dropped_ = std::move(dropped); }
    [[nodiscard]] bool dragging() const override { return dragging_; }
    void save(storage::BlobHandle handle, std::string_view name) override;
    [[nodiscard]] bool can_choose_folder() const override;
    void choose_folder(std::function<void(Result<std::string>)> done) override;
    void save_into_folder(storage::BlobHandle handle, std::string_view name,
                          std::function<void(Status)> done) override;
    void open_in_tab(storage::BlobHandle handle, std::string_view media_type) override;

    // ---- from the page ----
    void add_file(app::PickedFile file) { arriving_.push_back(std::move(file)); }
    /// The files added since are the answer to a dialog, or (ticket 0) were dropped.
    void finish_files(int ticket);
    /// The answer of the folder dialog (its name) or of a file's end.
    void finish_folder(int ticket, bool good, std::string name);
    void set_dragging(bool dragging) { dragging_ = dragging; }

    void drain();

private:
    using FolderAnswer = std::function<void(Result<std::string>)>;

    std::map<int, Picked> waiting_;
    std::map<int, FolderAnswer> folder_waiting_;
    std::vector<std::function<void()>> folder_answers_;
    Picked dropped_;
    std::vector<app::PickedFile> arriving_;
    std::vector<std::pair<int, std::vector<app::PickedFile>>> arrived_;
    int last_ticket_ = 0;
    bool dragging_ = false;
};

class PagePositionPort final : public app::PositionPort {
public:
    using Answer = std::function<void(Result<app::Position>)>;

    [[nodiscard]] bool can_locate() const override;
    void locate(Answer done) override;

    // ---- from the page ----
    void finish(bool good, app::Position position) { answer_ = {good, position}; }

    void drain();

private:
    struct Arrived {
        bool good = false;
        app::Position position;
    };
    Answer waiting_;
    std::optional<Arrived> answer_;
};

class PageHostPort final : public app::HostPort {
public:
    [[nodiscard]] std::string appearance() const override;
    void keep_appearance(std::string_view text) override;
    [[nodiscard]] std::string build() const override;
    [[nodiscard]] bool update_waits() const override;
    void update() override;
    void open_manual() override;
};

class PagePrintPort final : public app::PrintPort {
public:
    void print_html(std::string html) override;
};

class PagePicturePort final : public app::PicturePort {
public:
    using Answer = std::function<void(Result<app::Picture>)>;

    void thumbnail(storage::BlobHandle handle, int side_px, Answer done) override;

    // ---- from the page ----
    /// Room for the pixels of an answer.
    [[nodiscard]] std::uint8_t* make_room(int ticket, int width_px, int height_px);
    void finish(int ticket, bool good);

    void drain();

private:
    struct Waiting {
        Answer done;
        app::Picture picture;
        bool finished = false;
        bool good = false;
    };
    std::map<int, Waiting> waiting_;
    int last_ticket_ = 0;
};

}  // namespace casebridge::platform_web
