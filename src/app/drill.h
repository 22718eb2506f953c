// 演练 on its page: where the drill's database holds nothing yet, the world is made in slices and
// this side's half of it adopted; then it is unlocked with the passphrase that every drill has.
// From there on the page is a page like any other, with the machine's own clock and randomness, but
// for what it hands out: files and printed papers say 演练. On the page of the real store it only
// opens the way into a drill.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/drill_world.h"
#include "app/platform.h"
#include "app/session.h"

namespace casebridge::app {

struct DrillView {
    enum class Phase : std::uint8_t {
        none,     // the real store's page
        making,   // the world is being made
        opening,  // it is there, and about to be unlocked
        open,
        failed,
    };
    Phase phase = Phase::none;
    DrillSide side = DrillSide::none;
    std::size_t done = 0;  // while making
    std::size_t total = 0;
    std::optional<Error> error;  // when failed
};

class Drill {
public:
    /// All must outlive it; `blobs` is the page's, and the functions are those of Ports.
    struct Environment {
        Session& session;
        DrillPort& port;
        storage::BlobPort& blobs;
        std::function<double()> steady_ms;
        std::function<void()> request_frame;
        std::function<void()> request_turn;
    };
    explicit Drill(Environment environment);
    ~Drill();
    Drill(const Drill&) = delete;
    Drill& operator=(const Drill&) = delete;

    /// After Session::turn(): goes on for at most about 8 ms, or one indivisible action.
    void turn();
    [[nodiscard]] const DrillView& view() const { return view_; }
    /// This page is one of a drill.
    [[nodiscard]] bool is_on() const { return view_.phase != DrillView::Phase::none; }

    /// Into the drill, or to its other side, as soon as nothing is being saved any more.
    void enter(DrillSide side) {
        wanted_ = side;
        environment_.request_turn();
    }
    /// Ends the drill, whatever is being done in it.
    void leave_and_erase() { environment_.port.leave_and_erase(); }

private:
    void make();
    void put_in_use();
    void fail_with(Error error);
    /// Unlocks once for each load of the page: who locks it afterwards wants to type.
    void open_once();

    Environment environment_;
    DrillView view_;
    DrillSide wanted_ = DrillSide::none;
    std::unique_ptr<DrillWorld> world_;
    DrillStore store_;
    int putting_ = 0;  // files on their way into the store
    Ticket opening_ = 0;
};

/// What a drill hands out cannot be taken for the real thing: file names begin with 演练_.
class DrillFilePort final : public FilePort {
public:
    explicit DrillFilePort(FilePort& files) : files_(files) {}

    void pick(std::string_view accept, bool several, Picked done) override {
        files_.pick(accept, several, std::move(done));
    }
    void photograph(Picked done) override { files_.photograph(std::move(done)); }
    void on_drop(Picked dropped) override { files_.on_drop(std::move(dropped)); }
    [[nodiscard]] bool dragging() const override { return files_.dragging(); }
    void save(storage::BlobHandle handle, std::string_view name) override;
    [[nodiscard]] bool can_choose_folder() const override { return files_.can_choose_folder(); }
    void choose_folder(std::function<void(Result<std::string>)> done) override {
        files_.choose_folder(std::move(done));
    }
    void save_into_folder(storage::BlobHandle handle, std::string_view name,
                          std::function<void(Status)> done) override;
    void open_in_tab(storage::BlobHandle handle, std::string_view media_type) override {
        files_.open_in_tab(handle, media_type);
    }

private:
    FilePort& files_;
};

/// Every printed sheet bears 演练.
class DrillPrintPort final : public PrintPort {
public:
    explicit DrillPrintPort(PrintPort& printer) : printer_(printer) {}
    void print_html(std::string html) override;

private:
    PrintPort& printer_;
};

}  // namespace casebridge::app
