#include "app/drill_world.h"

#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "base/assets.h"
#include "documents/png.h"
#include "storage/page_port_memory.h"
#include "wire/shipped_data.h"

namespace casebridge::app {
namespace {

constexpr int k_office_opens = 9 * 60;
/// Every wait ends within a few turns; more means that it never will.
constexpr int k_most_turns = 2000;

/// Repeatable, and not random in any other sense (splitmix64).
class PracticeRandom final : public Random {
public:
    explicit PracticeRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(next() >> 56U);
    }

private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
        return mixed ^ mixed >> 31U;
    }
    std::uint64_t state_;
};

class SetClock final : public Clock {
public:
    [[nodiscard]] Moment now() const override { return now_; }
    void set(Moment now) { now_ = now; }

private:
    Moment now_;
};

/// An evidence picture that is nobody's: a code that says what it stands for.
Bytes made_up_picture(const std::string& words) {
    constexpr int k_scale = 12;
    const auto code = documents::make_qr("000000:", words);
    return code ? documents::png_of(*code, k_scale) : Bytes{};
}

DrillSide other_side(DrillSide side) {
    return side == DrillSide::bureau ? DrillSide::brigade : DrillSide::bureau;
}

}  // namespace

/// One agency's session; what it saves lies in its hands for the other side.
class DrillWorld::Office final : public FilePort, public PrintPort, public PicturePort {
public:
    explicit Office(std::uint64_t seed) : random_(seed) {}

    /// The clock must say when it is.
    void open() {
        pages_ = storage::open_memory_port(disk_);
        blobs_ = storage::open_memory_blob_port(disk_);
        session_ = std::make_unique<Session>(Ports{clock, random_, *pages_, *blobs_, *this, *this,
                                                   *this, [] { return 0.0; }, [] {}, [] {}});
        session_->start();
    }
    [[nodiscard]] Session& session() { return *session_; }
    [[nodiscard]] PickedFile hold(std::string name, BytesView bytes, std::string media_type = {}) {
        const storage::BlobHandle handle = blobs_->hold(bytes, media_type);
        return {handle, std::move(name), std::move(media_type), bytes.size()};
    }
    [[nodiscard]] bool has_saved() const { return saved_.has_value(); }
    [[nodiscard]] std::pair<std::string, Bytes> take_saved() {
        return *std::exchange(saved_, std::nullopt);
    }

    [[nodiscard]] Result<DrillStore> take() {
        session_.reset();
        pages_.reset();
        // Read as at a start: what counts is what the disk holds.
        const auto port = storage::open_memory_port(disk_);
        DrillStore store{std::make_unique<storage::PageStore>(), {}};
        std::optional<Result<storage::LoadReport>> loaded;
        port->load(*store.image, [&loaded](Result<storage::LoadReport> report) {
            loaded.emplace(std::move(report));
        });
        for (int turn = 0; turn < k_most_turns && !loaded; ++turn) port->drain();
        port->store_gone();
        store.image->set_sink(nullptr);
        if (!loaded) return fail(ErrorCode::busy, "drill load");
        if (!loaded->ok()) return loaded->error();
        for (auto& [key, bytes] : disk_.blobs) {
            store.files.emplace(FileId{key}, std::move(bytes));
        }
        return store;
    }

    SetClock clock;

    // ---- ports ----
    void pick(std::string_view, bool, Picked done) override { done({}); }
    void photograph(Picked done) override { done({}); }
    void on_drop(Picked) override {}
    [[nodiscard]] bool dragging() const override { return false; }
    void save(storage::BlobHandle handle, std::string_view name) override {
        const auto size = static_cast<std::uint32_t>(blobs_->size_bytes(handle));
        blobs_->read(handle, 0, size, [this, name = std::string{name}](Result<Bytes> bytes) {
            if (bytes.ok()) saved_.emplace(name, std::move(*bytes));
        });
    }
    [[nodiscard]] bool can_choose_folder() const override { return false; }
    void choose_folder(std::function<void(Result<std::string>)> done) override {
        done(fail(ErrorCode::cancelled));
    }
    void save_into_folder(storage::BlobHandle, std::string_view,
                          std::function<void(Status)> done) override {
        done(fail(ErrorCode::write_failed));
    }
    void open_in_tab(storage::BlobHandle, std::string_view) override {}
    void print_html(std::string) override {}
    void thumbnail(storage::BlobHandle, int, std::function<void(Result<Picture>)> done) override {
        done(fail(ErrorCode::read_failed));
    }

private:
    PracticeRandom random_;
    storage::MemoryDisk disk_;
    std::unique_ptr<storage::PagePort> pages_;
    std::unique_ptr<storage::BlobPort> blobs_;
    std::unique_ptr<Session> session_;
    std::optional<std::pair<std::string, Bytes>> saved_;
};

struct DrillWorld::Impl {
    Impl(std::uint64_t seed, Date day) : bureau(seed * 2), brigade(seed * 2 + 1), today(day) {}

    /// Called once a turn until it says true; one after the other.
    using Move = std::function<Result<bool>()>;

    Office& office(DrillSide side) { return side == DrillSide::bureau ? bureau : brigade; }
    MatterId& id_of(DrillMatter matter) { return matters[static_cast<std::size_t>(matter)]; }

    [[nodiscard]] Status begin() {
        TRY(const domain::Calendar calendar, wire::read_calendar(asset("calendar.json")));
        script = drill_script(today, calendar);
        set_day(script.front().day);
        for (Office* one : {&bureau, &brigade}) {
            one->open();
            wait(*one, [one] { return one->session().phase() == Phase::first_run; });
        }
        return Done{};
    }
    void set_day(Date day) {
        for (Office* one : {&bureau, &brigade}) one->clock.set({day, k_office_opens});
    }

    void perform(Office& by, std::function<Action()> make,
                 std::function<void(const Outcome&)> done = nullptr) {
        moves.emplace_back(
            [this, &by, make = std::move(make), done = std::move(done)]() -> Result<bool> {
                if (ticket == 0) ticket = by.session().push(make());
                by.session().turn();
                const Outcome outcome = by.session().outcome(ticket);
                if (outcome.kind == Outcome::Kind::running) return false;
                ticket = 0;
                if (outcome.kind == Outcome::Kind::refused) {
                    Error error = outcome.error;
                    for (const auto& problem : outcome.problems) error.detail += " " + problem.key;
                    return error;
                }
                if (done) done(outcome);
                return true;
            });
    }
    void wait(Office& by, std::function<bool()> over) {
        moves.emplace_back([&by, over = std::move(over)]() -> Result<bool> {
            by.session().turn();
            return over();
        });
    }
    /// What one side saved is read and taken in by the other.
    void hand_over(Office& from, Office& to, ImportView::Phase verified) {
        wait(from, [&from] { return from.has_saved(); });
        perform(to, [&from, &to] {
            const auto [name, bytes] = from.take_saved();
            return ReadFile{to.hold(name, bytes)};
        });
        wait(to, [&to, verified] { return to.session().import().phase == verified; });
        perform(to, [] { return MergeImport{}; });
        perform(to, [] { return DropImport{}; });
    }

    void set_up(DrillSide side) {
        perform(office(side), [side] {
            const DrillAgency& agency = drill_agency(side);
            SetUp form;
            form.kind = agency.kind;
            form.agency_name = agency.name;
            form.short_name = agency.short_name;
            form.region = "000000";
            form.number_word = agency.number_word;
            form.officer = agency.officer;
            form.certificate = agency.certificate;
            form.passphrase = k_drill_passphrase;
            return form;
        });
    }
    void hand_over_card(Office& from, Office& to) {
        perform(from, [] { return ExportCard{}; });
        hand_over(from, to, ImportView::Phase::verified_card);
        perform(to, [&to] {
            ConfirmFingerprint heard;
            for (const AgencyView& agency : to.session().agencies()) {
                if (agency.is_me) continue;
                constexpr std::size_t k_group = 5;  // digits, and a space behind
                heard.agency = agency.agency.id;
                heard.first_group = 1;
                heard.first_digits = agency.fingerprint.substr(k_group + 1, k_group);
                heard.second_group = 4;
                heard.second_digits = agency.fingerprint.substr(4 * (k_group + 1), k_group);
            }
            return heard;
        });
    }
    domain::FieldValues filled(Office& by, const DrillStep& step) {
        FormSubject subject;
        if (step.matter == DrillMatter::patrol) subject.kind = domain::MatterKind::joint_patrol;
        domain::FieldValues values =
            by.session().first_values(id_of(step.matter), step.command, {}, subject);
        for (const auto& [key, value] : step.values) values[key] = value;
        return values;
    }
    void plan(const DrillStep& step) {
        set_day(step.day);
        Office& by = office(step.by);
        Office& other = office(other_side(step.by));
        const auto note = [this, &step](const Outcome& outcome) {
            if (id_of(step.matter).empty()) id_of(step.matter) = outcome.matter;
        };
        switch (step.kind) {
            case DrillStep::Kind::set_up: return set_up(step.by);
            case DrillStep::Kind::hand_over_card: return hand_over_card(by, other);
            case DrillStep::Kind::fill:
                return perform(
                    by,
                    [this, &by, &step] {
                        return Execute{id_of(step.matter), step.command, filled(by, step)};
                    },
                    note);
            case DrillStep::Kind::add_file:
                return perform(by, [this, &by, &step] {
                    // Each another file: the same one twice would be refused.
                    const Bytes picture = made_up_picture("演练 " + step.file + " " +
                                                          id_of(step.matter).text.substr(0, 8));
                    return ExecuteWithFile{id_of(step.matter), step.command,
                                           by.hold(step.file, picture, "image/png"),
                                           filled(by, step)};
                });
            case DrillStep::Kind::carry:
                perform(by, [this, &by, &step] {
                    const MatterId& matter = id_of(step.matter);
                    return ExportMatter{matter, by.session().matter(matter)->line.partner};
                });
                return hand_over(by, other, ImportView::Phase::verified_bundle);
        }
        __builtin_trap();
    }
    /// All of it is on the disk in memory.
    void settle() {
        for (Office* one : {&bureau, &brigade}) {
            wait(*one, [one] {
                return !one->session().has_work() &&
                       one->session().durability() == storage::Durability::saved;
            });
        }
        settled = true;
    }

    Office bureau;
    Office brigade;
    Date today;
    std::vector<DrillStep> script;
    std::size_t next = 0;  // step of the script that is planned next
    std::deque<Move> moves;
    int turns = 0;  // of the first of moves
    Ticket ticket = 0;
    bool settled = false;
    std::array<MatterId, k_drill_matters> matters;
};

DrillWorld::DrillWorld(std::uint64_t seed, Date today)
    : impl_(std::make_unique<Impl>(seed, today)) {}
DrillWorld::~DrillWorld() = default;

Result<bool> DrillWorld::step() {
    Impl& s = *impl_;
    if (s.script.empty()) CHECK_OK(s.begin());
    if (s.moves.empty()) {
        if (s.next == s.script.size() && s.settled) return true;
        if (s.next == s.script.size()) {
            s.settle();
        } else {
            s.plan(s.script[s.next++]);
        }
    }
    TRY(const bool over, s.moves.front()());
    if (!over && ++s.turns > k_most_turns) return fail(ErrorCode::busy, "drill");
    if (over) {
        s.moves.pop_front();
        s.turns = 0;
    }
    return false;
}

std::size_t DrillWorld::done() const { return impl_->next; }
std::size_t DrillWorld::total() const { return impl_->script.size(); }

Result<DrillStore> DrillWorld::take(DrillSide side) { return impl_->office(side).take(); }

}  // namespace casebridge::app
