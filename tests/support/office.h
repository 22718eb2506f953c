// One agency's installation without a browser: a session over a disk in memory, a clock that the
// test ticks and a desk on which saved files land. Two of them and a hand between their desks make
// a journey.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/session.h"
#include "storage/page_port_memory.h"
#include "support/seeded_random.h"

namespace casebridge::test {

class TickedClock final : public Clock {
public:
    [[nodiscard]] Moment now() const override { return now_; }
    void set(Date date, int minute = 9 * 60) { now_ = {date, minute}; }

private:
    Moment now_{Date::of(2026, 10, 14), 9 * 60};
};

/// Saved files by name; what a person would carry on a stick.
struct Desk {
    std::vector<std::pair<std::string, Bytes>> saved;
    std::vector<std::string> printed;
};

class Office final : public app::FilePort,
                     public app::PrintPort,
                     public app::PicturePort,
                     public app::PositionPort,
                     public app::HostPort {
public:
    explicit Office(std::uint64_t seed) : random_(seed) { open(); }
    /// An installation that goes on from a copy of another one's disk.
    Office(std::uint64_t seed, const storage::MemoryDisk& disk) : random_(seed), disk_(disk) {
        disk_.owner = 0;
        open();
        (void)perform(app::Unlock{k_passphrase});
    }

    /// Closes and opens the program again on the same disk, as a reload does.
    void reload() {
        session_.reset();
        open();
        if (session_->phase() == app::Phase::locked) {
            (void)perform(app::Unlock{k_passphrase});
        }
    }

    [[nodiscard]] app::Session& session() { return *session_; }
    [[nodiscard]] TickedClock& clock() { return clock_; }
    [[nodiscard]] Desk& desk() { return desk_; }
    [[nodiscard]] storage::MemoryDisk& disk() { return disk_; }

    app::Outcome perform(app::Action action) {
        const app::Ticket ticket = session_->push(std::move(action));
        settle();
        return session_->outcome(ticket);
    }
    /// Each look at the steady clock takes so long: long work is done in many small pieces.
    void slow_down(double ms_per_look) { ms_per_look_ = ms_per_look; }
    /// Runs until nothing moves any more.
    void settle() {
        for (int i = 0; i < 400; ++i) session_->turn();
    }
    [[nodiscard]] app::PickedFile hold(std::string name, BytesView bytes,
                                       std::string media_type = {}) {
        const auto handle = blobs_->hold(bytes, media_type);
        return {handle, std::move(name), std::move(media_type), bytes.size()};
    }
    app::Outcome set_up(domain::AgencyKind kind, std::string name, std::string short_name,
                        std::string word, std::string officer) {
        app::SetUp form;
        form.kind = kind;
        form.agency_name = std::move(name);
        form.short_name = std::move(short_name);
        form.number_word = std::move(word);
        form.region = "360202";
        form.officer = std::move(officer);
        form.certificate = "36020026";
        form.duty_phone = "0798-0123456";
        form.passphrase = k_passphrase;
        return perform(form);
    }
    /// Fills a form as a person would: what the program proposes, then `values` over it.
    app::Outcome fill(const MatterId& matter, domain::EventType command,
                      const domain::FieldValues& values) {
        domain::FieldValues filled = session_->first_values(matter, command);
        for (const auto& [key, value] : values) filled[key] = value;
        return perform(app::Execute{matter, command, filled});
    }
    app::Outcome add_file(const MatterId& matter, const std::string& name, BytesView bytes,
                          const domain::FieldValues& values) {
        domain::FieldValues filled =
            session_->first_values(matter, domain::EventType::add_evidence);
        for (const auto& [key, value] : values) filled[key] = value;
        return perform(app::ExecuteWithFile{matter, domain::EventType::add_evidence,
                                            hold(name, bytes), filled});
    }
    /// 附存档件 of the paper that this entry left.
    app::Outcome attach_scan(const MatterId& matter, const app::PaperRef& paper,
                             const std::string& name, BytesView bytes) {
        return perform(app::ExecuteWithFile{matter, domain::EventType::attach_scan,
                                            hold(name, bytes),
                                            session_->first_values_of_scan(matter, paper)});
    }
    /// Reads a file that the other side saved; `merge` takes it in.
    app::ImportView::Phase take(const std::string& name, BytesView bytes, bool merge = true) {
        (void)perform(app::ReadFile{hold(name, bytes)});
        settle();
        const auto phase = session_->import().phase;
        if (!merge || (phase != app::ImportView::Phase::verified_bundle &&
                       phase != app::ImportView::Phase::verified_card)) {
            return phase;
        }
        (void)perform(app::MergeImport{});
        settle();
        return session_->import().phase;
    }

    // ---- ports ----
    void pick(std::string_view, bool, Picked done) override { done({}); }
    void photograph(Picked done) override { done({}); }
    [[nodiscard]] std::string appearance() const override { return appearance_; }
    void keep_appearance(std::string_view text) override { appearance_ = text; }
    [[nodiscard]] std::string build() const override { return "0123456789ab"; }
    [[nodiscard]] bool update_waits() const override { return false; }
    void update() override {}
    void open_manual() override {}
    [[nodiscard]] bool can_locate() const override { return true; }
    void locate(std::function<void(Result<app::Position>)> done) override {
        done(app::Position{29.2937, 117.2078});
    }
    void on_drop(Picked) override {}
    [[nodiscard]] bool dragging() const override { return false; }
    void save(storage::BlobHandle handle, std::string_view name) override {
        Bytes bytes;
        bool read = false;
        blobs_->read(handle, 0, static_cast<std::uint32_t>(blobs_->size_bytes(handle)),
                     [&](Result<Bytes> got) {
                         if (got.ok()) bytes = std::move(*got);
                         read = true;
                     });
        while (!read) blobs_->drain();
        desk_.saved.emplace_back(std::string{name}, std::move(bytes));
    }
    [[nodiscard]] bool can_choose_folder() const override { return true; }
    void choose_folder(std::function<void(Result<std::string>)> done) override {
        done(folder_.empty() ? Result<std::string>{fail(ErrorCode::cancelled)} : folder_);
    }
    void save_into_folder(storage::BlobHandle handle, std::string_view name,
                          std::function<void(Status)> done) override {
        if (folder_is_full_) return done(fail(ErrorCode::write_failed));
        save(handle, folder_ + '/' + std::string{name});
        done(Done{});
    }
    /// What the person chooses in the folder dialog; empty: cancels it.
    void choose(std::string folder, bool is_full = false) {
        folder_ = std::move(folder);
        folder_is_full_ = is_full;
    }
    void open_in_tab(storage::BlobHandle, std::string_view) override {}
    void print_html(std::string html) override { desk_.printed.push_back(std::move(html)); }
    void thumbnail(storage::BlobHandle, int,
                   std::function<void(Result<app::Picture>)> done) override {
        if (!scanned_) return done(fail(ErrorCode::read_failed));
        done(*scanned_);
    }
    /// What the decoder gives for the next picture; without one nothing is a picture.
    void scan(app::Picture picture) { scanned_ = std::move(picture); }

    static constexpr const char* k_passphrase = "昌江交通2026";

private:
    std::optional<app::Picture> scanned_;
    std::string folder_;
    bool folder_is_full_ = false;
    double steady_ms_ = 0;
    double ms_per_look_ = 0;
    void open() {
        pages_ = storage::open_memory_port(disk_);
        blobs_ = storage::open_memory_blob_port(disk_);
        session_ = std::make_unique<app::Session>(
            app::Ports{clock_, random_, *pages_, *blobs_, *this, *this, *this,
                       [this] { return steady_ms_ += ms_per_look_; }, [] {}, [] {}});
        session_->start();
        settle();
    }

    SeededRandom random_;
    std::string appearance_;
    TickedClock clock_;
    Desk desk_;
    storage::MemoryDisk disk_;
    std::unique_ptr<storage::PagePort> pages_;
    std::unique_ptr<storage::BlobPort> blobs_;
    std::unique_ptr<app::Session> session_;
};

/// The card of one office lies in the other's directory, compared by nobody.
inline app::ImportView::Phase hand_over_card(Office& from, Office& to) {
    (void)from.perform(app::ExportCard{});
    const auto [name, bytes] = from.desk().saved.back();
    const app::ImportView::Phase phase = to.take(name, bytes);
    (void)to.perform(app::DropImport{});
    return phase;
}

/// Two groups of every fingerprint that waits are typed as heard over the telephone.
inline void compare_all(Office& office) {
    // A copy: each confirmation loads the directory anew.
    const std::vector<app::AgencyView> agencies = office.session().agencies();
    for (const app::AgencyView& agency : agencies) {
        if (agency.is_me || agency.verified) continue;
        (void)office.perform(app::ConfirmFingerprint{agency.agency.id, 1,
                                                     agency.fingerprint.substr(6, 5), 4,
                                                     agency.fingerprint.substr(24, 5)});
    }
}

/// Both directions of the first contact: cards exchanged and fingerprints compared.
inline void introduce(Office& a, Office& b) {
    (void)hand_over_card(a, b);
    compare_all(b);
    (void)hand_over_card(b, a);
    compare_all(a);
}

}  // namespace casebridge::test
