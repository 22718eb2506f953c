#include "app/drill.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/fake_drill.h"
#include "support/office.h"

using namespace casebridge;
using namespace casebridge::app;

namespace {

constexpr std::uint64_t k_seed = 20261123;

DrillStore made(DrillSide side, Date today, std::uint64_t seed = k_seed) {
    DrillWorld world{seed, today};
    for (;;) {
        const auto stepped = world.step();
        if (!stepped.ok()) FAIL(name_of(stepped.error().code), " ", stepped.error().detail);
        if (*stepped) break;
    }
    CHECK(world.done() == world.total());
    auto store = world.take(side);
    REQUIRE(store.ok());
    return std::move(*store);
}

Bytes bytes_of(const storage::PageStore& image) {
    Bytes bytes(static_cast<std::size_t>(image.size_bytes()));
    (void)image.read(0, bytes);
    return bytes;
}

/// A page of a drill, over a disk in memory; what it hands out stays here.
class DrillPage final : public FilePort, public PrintPort, public PicturePort {
public:
    DrillPage(DrillSide side, Date day) : port(side, day, k_seed) {
        clock_.set(day);
        open();
    }
    /// As a load of the page does.
    void open() {
        drill.reset();
        session.reset();
        pages_ = storage::open_memory_port(disk);
        blobs_ = storage::open_memory_blob_port(disk);
        session = std::make_unique<Session>(Ports{clock_, random_, *pages_, *blobs_, marked_files_,
                                                  marked_prints_, *this, [] { return 0.0; }, [] {},
                                                  [] {}});
        drill = std::make_unique<Drill>(
            Drill::Environment{*session, port, *blobs_, [] { return 0.0; }, [] {}, [] {}});
        session->start();
    }
    void turn() {
        session->turn();
        drill->turn();
    }
    void run_until_open() {
        constexpr int k_enough = 2000;
        for (int i = 0; i < k_enough && drill->view().phase != DrillView::Phase::open; ++i) turn();
        REQUIRE(drill->view().phase == DrillView::Phase::open);
    }
    Outcome perform(Action action) {
        constexpr int k_enough = 400;
        const Ticket ticket = session->push(std::move(action));
        for (int i = 0; i < k_enough; ++i) turn();
        return session->outcome(ticket);
    }

    void pick(std::string_view, bool, Picked done) override { done({}); }
    void photograph(Picked done) override { done({}); }
    void on_drop(Picked) override {}
    [[nodiscard]] bool dragging() const override { return false; }
    void save(storage::BlobHandle handle, std::string_view name) override {
        const auto size = static_cast<std::uint32_t>(blobs_->size_bytes(handle));
        blobs_->read(handle, 0, size, [this, name = std::string{name}](Result<Bytes> bytes) {
            if (bytes.ok()) saved.emplace_back(name, std::move(*bytes));
        });
    }
    [[nodiscard]] bool can_choose_folder() const override { return true; }
    void choose_folder(std::function<void(Result<std::string>)> done) override {
        done(std::string{"U盘"});
    }
    void save_into_folder(storage::BlobHandle handle, std::string_view name,
                          std::function<void(Status)> done) override {
        save(handle, name);
        done(Done{});
    }
    void open_in_tab(storage::BlobHandle, std::string_view) override {}
    void print_html(std::string html) override { printed.push_back(std::move(html)); }
    void thumbnail(storage::BlobHandle, int, std::function<void(Result<Picture>)> done) override {
        done(fail(ErrorCode::read_failed));
    }

    test::FakeDrillPort port;
    storage::MemoryDisk disk;
    std::vector<std::pair<std::string, Bytes>> saved;
    std::vector<std::string> printed;

private:
    test::TickedClock clock_;
    test::SeededRandom random_{99};
    DrillFilePort marked_files_{*this};
    DrillPrintPort marked_prints_{*this};
    std::unique_ptr<storage::PagePort> pages_;
    std::unique_ptr<storage::BlobPort> blobs_;

public:
    std::unique_ptr<Session> session;
    std::unique_ptr<Drill> drill;
};

const MatterLine* find_line(const Session& session, domain::Stage stage) {
    const auto& lines = session.matters();
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const MatterLine& line) {
        return line.stage == stage && line.kind == domain::MatterKind::transfer;
    });
    return found == lines.end() ? nullptr : &*found;
}

void check_clocks(const Session& session) {
    for (const MatterLine& line : session.matters()) {
        CAPTURE(line.title);
        CHECK(line.has_clock);
        CHECK(line.due.kind != domain::DueState::Kind::overdue);
    }
}

}  // namespace

TEST_CASE("the same seed and day make the same world, another seed another one") {
    const Date today = Date::of(2026, 11, 23);
    const DrillStore once = made(DrillSide::bureau, today);
    const DrillStore again = made(DrillSide::bureau, today);
    CHECK(bytes_of(*once.image) == bytes_of(*again.image));
    CHECK(once.files == again.files);
    CHECK(once.files.size() == 4);
    CHECK(bytes_of(*once.image) != bytes_of(*made(DrillSide::bureau, today, k_seed + 1).image));
}

TEST_CASE("both pages of a drill hold the two halves of one world") {
    const Date today = Date::of(2026, 11, 23);
    DrillPage bureau{DrillSide::bureau, today};
    DrillPage brigade{DrillSide::brigade, today};
    for (DrillPage* page : {&bureau, &brigade}) {
        page->run_until_open();
        REQUIRE(page->session->phase() == Phase::ready);
        check_clocks(*page->session);
    }
    CHECK(bureau.session->me().agency.short_name == "演练区交通运输局");
    CHECK(brigade.session->me().agency.short_name == "支队演练大队");
    CHECK(bureau.session->matters().size() == 5);
    CHECK(brigade.session->matters().size() == 3);
    for (const MatterLine& line : brigade.session->matters()) {
        const MatterView* there = bureau.session->matter(line.matter);
        const MatterView* here = brigade.session->matter(line.matter);
        REQUIRE(there != nullptr);
        REQUIRE(here != nullptr);
        CHECK(here->fold_hash == there->fold_hash);
        CHECK(here->missing_files.empty());
        CHECK(here->alarms.empty());
        CHECK_FALSE(line.irregular);
        CHECK_FALSE(line.unsent);
        CHECK(line.partner == bureau.session->me().agency.id);
    }
    CHECK(find_line(*bureau.session, domain::Stage::dispatched)->partner ==
          brigade.session->me().agency.id);
    for (const AgencyView& agency : brigade.session->agencies()) {
        CHECK((agency.is_me || agency.verified));
    }
}

TEST_CASE("on any day a case waits for 签收, and no clock is overdue") {
    // A plain day and a Saturday, both ends of a long holiday, a change of year whose calendar
    // nobody knows yet.
    for (const Date today : {Date::of(2026, 11, 23), Date::of(2026, 11, 28), Date::of(2026, 10, 1),
                             Date::of(2026, 10, 8), Date::of(2026, 2, 24), Date::of(2027, 1, 1)}) {
        CAPTURE(to_iso(today));
        DrillPage page{DrillSide::brigade, today};
        page.run_until_open();
        check_clocks(*page.session);
        const MatterLine* waiting = find_line(*page.session, domain::Stage::dispatched);
        REQUIRE(waiting != nullptr);
        CHECK(waiting->has_next);
        CHECK(waiting->next == domain::EventType::sign_receipt);
        CHECK(waiting->due.kind == domain::DueState::Kind::soon);
        CHECK(waiting->due.days == 1);
    }
}

TEST_CASE("a drill goes on where it was after a reload, and is opened without being asked") {
    const Date today = Date::of(2026, 11, 23);
    DrillPage page{DrillSide::brigade, today};
    page.run_until_open();
    const MatterLine* waiting = find_line(*page.session, domain::Stage::dispatched);
    REQUIRE(waiting != nullptr);
    const MatterId matter = waiting->matter;
    const auto values = page.session->first_values(matter, domain::EventType::sign_receipt);
    domain::FieldValues filled = values;
    filled["server"] = "演练员甲";
    CHECK(page.perform(Execute{matter, domain::EventType::sign_receipt, filled}).kind ==
          Outcome::Kind::done);
    CHECK(page.session->durability() == storage::Durability::saved);
    page.open();
    page.run_until_open();
    REQUIRE(page.session->phase() == Phase::ready);
    CHECK(page.session->matters().size() == 3);
    CHECK(page.session->matter(matter)->line.stage == domain::Stage::received);
    CHECK(page.drill->view().total == 0);  // nothing was made anew
    // Evidence pictures lie beside it.
    CHECK(page.disk.blobs.size() == 4);

    // Who locks the page wants to type the passphrase.
    (void)page.perform(Lock{});
    CHECK(page.session->phase() == Phase::locked);
    CHECK(page.perform(Unlock{std::string{k_drill_passphrase}, {}}).kind == Outcome::Kind::done);
    // With another passphrase the next load asks for it.
    (void)page.perform(ChangePassphrase{std::string{k_drill_passphrase}, "自己的口令2026"});
    page.open();
    page.run_until_open();
    CHECK(page.session->phase() == Phase::locked);
    CHECK(page.perform(Unlock{"自己的口令2026", {}}).kind == Outcome::Kind::done);
}

TEST_CASE("the page of the real store is left alone, and its session takes no other store") {
    test::Office office{1};
    (void)office.set_up(domain::AgencyKind::district_bureau, "昌江区交通运输局", "昌江区交通运输局",
                        "昌江", "张伟");
    test::NoDrill none{office.session()};
    Drill& drill = none.drill;
    const std::size_t records = office.disk().log.size();
    for (int i = 0; i < 20; ++i) drill.turn();
    CHECK_FALSE(drill.is_on());
    CHECK(office.disk().log.size() == records);
    DrillStore store = made(DrillSide::bureau, Date::of(2026, 11, 23));
    CHECK(office.session().adopt(std::move(store.image)).error().code ==
          ErrorCode::not_allowed_in_stage);
    CHECK(office.session().me().agency.name == "昌江区交通运输局");
    drill.enter(DrillSide::brigade);
    drill.turn();
    CHECK(none.port.entered == DrillSide::brigade);
}

TEST_CASE("what a drill hands out says 演练") {
    DrillPage page{DrillSide::bureau, Date::of(2026, 11, 23)};
    page.run_until_open();
    (void)page.perform(ExportCard{});
    REQUIRE(page.saved.size() == 1);
    CHECK(page.saved[0].first.starts_with("演练_"));
    CHECK(page.perform(BackUp{.into_folder = true}).kind == Outcome::Kind::done);
    REQUIRE(page.saved.size() == 2);
    CHECK(page.saved[1].first.starts_with("演练_"));
    (void)page.perform(PrintBlank{"inspection"});
    const MatterLine* handled = find_line(*page.session, domain::Stage::filed);
    REQUIRE(handled != nullptr);
    (void)page.perform(
        PrintPapers{handled->matter, page.session->matter(handled->matter)->to_stamp, true});
    REQUIRE(page.printed.size() == 2);
    for (const std::string& html : page.printed) {
        CHECK(html.find("演练　不是真实文书") != std::string::npos);
    }
    page.drill->leave_and_erase();
    CHECK(page.port.left);
}

TEST_CASE("a drill's bundle is a stranger's to a real store") {
    DrillPage drill{DrillSide::bureau, Date::of(2026, 11, 23)};
    drill.run_until_open();
    const MatterLine* waiting = find_line(*drill.session, domain::Stage::dispatched);
    REQUIRE(waiting != nullptr);
    (void)drill.perform(ExportMatter{waiting->matter, waiting->partner, Protection::none, {}});
    REQUIRE(drill.saved.size() == 1);
    test::Office office{1};
    (void)office.set_up(domain::AgencyKind::brigade, "支队昌江大队", "支队昌江大队", "景执昌",
                        "周建平");
    const auto& [name, bytes] = drill.saved[0];
    const ImportView::Phase phase = office.take(name, bytes);
    CHECK(phase == ImportView::Phase::refused);
    CHECK(office.session().matters().empty());
}
