#include "app/session.h"
#include "app/statistics.h"

#include <doctest/doctest.h>

#include <array>

#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::EventType;
using Phase = app::ImportView::Phase;

namespace {

std::string fold_hash(Office& office, const MatterId& matter) {
    const app::MatterView* view = office.session().matter(matter);
    return view == nullptr ? std::string{} : view->fold_hash;
}

std::string all_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

TEST_CASE(
    "a plain case travels from the bureau to the brigade and back, and both end with one state") {
    PlainCase story;
    story.run();
    CHECK(all_of(story.failures) == "");
    REQUIRE(story.bureau.session().matter(story.matter) != nullptr);
    REQUIRE(story.brigade.session().matter(story.matter) != nullptr);
    CHECK(fold_hash(story.bureau, story.matter) == fold_hash(story.brigade, story.matter));
    CHECK(story.bureau.session().matter(story.matter)->line.archived);
    CHECK(story.bundles.size() == 6);
    for (const app::HistoryView& entry : story.bureau.session().matter(story.matter)->history) {
        CHECK(entry.line.standing == domain::Standing::effective);
    }
}

TEST_CASE("a reload after every step loses nothing") {
    PlainCase story;
    int steps = 0;
    story.after_step = [&](Office& office) {
        ++steps;
        const std::string before = fold_hash(office, story.matter);
        const std::size_t bundles = office.session().ledger().size();
        office.reload();
        CHECK(office.session().phase() == app::Phase::ready);
        CHECK(fold_hash(office, story.matter) == before);
        CHECK(office.session().ledger().size() == bundles);
    };
    story.run();
    CHECK(all_of(story.failures) == "");
    CHECK(steps > 20);
    CHECK(fold_hash(story.bureau, story.matter) == fold_hash(story.brigade, story.matter));
}

TEST_CASE("the gate names what is missing and keeps 附件1 back until it is there") {
    PlainCase story;
    story.discover();
    REQUIRE(story.failures.empty());
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    std::vector<domain::GateItem::Kind> missing;
    for (const domain::GateItem& item : view->gate) {
        if (!item.met) missing.push_back(item.kind);
    }
    using Kind = domain::GateItem::Kind;
    CHECK(missing ==
          std::vector<Kind>{Kind::legal_basis, Kind::violation_evidence, Kind::urging_papers});
    const auto refused = story.bureau.fill(story.matter, EventType::draft_transfer, {});
    CHECK(refused.kind == app::Outcome::Kind::refused);
    CHECK(refused.error.code == ErrorCode::gate_incomplete);
    story.prepare();
    CHECK(story.bureau.fill(story.matter, EventType::draft_transfer, {}).kind ==
          app::Outcome::Kind::done);
}

TEST_CASE("bundles in any order, any of them twice, end in one state") {
    PlainCase story;
    const storage::MemoryDisk brigade_disk = story.brigade.disk();
    const storage::MemoryDisk bureau_disk = story.bureau.disk();
    story.run();
    REQUIRE(story.failures.empty());
    REQUIRE(story.bundles.size() == 6);
    struct End {
        const storage::MemoryDisk& disk;
        std::vector<std::size_t> bundles;  // those addressed to this side
    };
    for (const End& end : {End{brigade_disk, {0, 2, 4}}, End{bureau_disk, {1, 3, 5}}}) {
        const auto state_after = [&](const std::vector<std::size_t>& order) {
            Office office(7, end.disk);
            office.clock().set(Date::of(2026, 12, 20));
            for (const std::size_t index : order) {
                CHECK(office.take("x.case.json", story.bundles[index]) == Phase::merged);
            }
            return fold_hash(office, story.matter);
        };
        const std::string expected = state_after(end.bundles);
        CHECK(expected.size() == 64);
        for (const std::size_t first : end.bundles) {
            for (const std::size_t second : end.bundles) {
                CHECK(state_after({first, second}) == state_after({second, first}));
            }
        }
        SeededRandom random(11);
        for (std::size_t shuffle = 0; shuffle < 25; ++shuffle) {
            std::vector<std::size_t> order = end.bundles;
            order.push_back(end.bundles[shuffle % 3]);
            for (std::size_t i = order.size() - 1; i > 0; --i) {
                std::array<std::uint8_t, 1> byte{};
                random.fill(byte);
                std::swap(order[i], order[byte[0] % (i + 1)]);
            }
            CAPTURE(shuffle);
            CHECK(state_after(order) == expected);
        }
    }
}

TEST_CASE(
    "a bundle with one changed byte, a cut one, a text file and one for another agency change "
    "nothing") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    REQUIRE(story.failures.empty());
    const std::string before = fold_hash(story.brigade, story.matter);
    const Bytes& good = story.bundles.front();
    struct Row {
        const char* what;
        Bytes bytes;
    };
    Bytes changed = good;
    changed[changed.size() / 2] ^= 1;
    const std::string note = "这是一个文本文件";
    const BytesView note_bytes = as_bytes(note);
    const std::vector<Row> rows = {
        {"one byte changed", changed},
        {"cut short",
         Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(good.size() - 9))},
        {"a text", Bytes(note_bytes.begin(), note_bytes.end())},
        {"empty", {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(story.brigade.take("a.case.json", row.bytes) == Phase::refused);
        CHECK(story.brigade.session().import().findings.size() >= 1);
        CHECK(fold_hash(story.brigade, story.matter) == before);
    }
    Office stranger(3);
    (void)stranger.set_up(domain::AgencyKind::brigade, "浮梁大队", "浮梁大队", "浮", "王某");
    introduce(story.bureau, stranger);
    CHECK(stranger.take("a.case.json", good) == Phase::refused);
    CHECK(stranger.session().import().findings.front().code == ErrorCode::not_addressed_to_us);
    CHECK(stranger.session().matters().empty());
}

TEST_CASE("a bundle from an agency whose card nobody compared is not merged") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    Office newcomer(2);
    (void)newcomer.set_up(domain::AgencyKind::brigade, "景德镇市交通运输综合行政执法支队昌江大队",
                          "支队昌江大队", "景执昌", "周建平");
    CHECK(newcomer.take("a.case.json", story.bundles.front()) == Phase::refused);
    CHECK(newcomer.session().import().findings.front().code == ErrorCode::sender_unknown);
}

TEST_CASE("typing the wrong digits does not verify a card") {
    Office a(1);
    Office b(2);
    (void)a.set_up(domain::AgencyKind::district_bureau, "甲局", "甲局", "甲", "张某");
    (void)b.set_up(domain::AgencyKind::brigade, "乙大队", "乙大队", "乙", "李某");
    (void)a.perform(app::ExportCard{});
    CHECK(b.take("a.card.json", a.desk().saved.back().second) == Phase::verified_card);
    const AgencyId id = a.session().me().agency.id;
    const auto wrong = b.perform(app::ConfirmFingerprint{id, 0, "00000", 1, "00000"});
    CHECK(wrong.error.code == ErrorCode::fingerprint_mismatch);
    for (const app::AgencyView& agency : b.session().agencies()) {
        if (!agency.is_me) CHECK_FALSE(agency.verified);
    }
}

TEST_CASE("search finds a matter by any fragment of name, plate, number or text") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    for (const char* typed :
         {"澜桥", "桥汽", "17号", "备案", "张伟", "承修 货车", "９１３６", "余承泽"}) {
        CAPTURE(typed);
        CHECK(story.bureau.session().search(typed)->size() == 1);
    }
    for (const char* typed : {"桥澜", "18号", "不存在"}) {
        CAPTURE(typed);
        CHECK(story.bureau.session().search(typed)->empty());
    }
}

TEST_CASE("a wrong passphrase opens nothing, and nothing is entered while locked") {
    PlainCase story;
    story.discover();
    (void)story.bureau.perform(app::Lock{});
    CHECK(story.bureau.perform(app::Unlock{"不对的口令1234"}).error.code ==
          ErrorCode::passphrase_wrong);
    CHECK(story.bureau.fill(story.matter, EventType::order_rectification, {}).error.code ==
          ErrorCode::locked);
    CHECK(story.bureau.session().phase() == app::Phase::locked);
}

TEST_CASE("a passphrase is tried in pieces, between which the page answers; a second try waits") {
    PlainCase story;
    story.discover();
    (void)story.bureau.perform(app::Lock{});
    app::Session& session = story.bureau.session();
    const app::Ticket first = session.push(app::Unlock{Office::k_passphrase, {}});
    const app::Ticket second = session.push(app::Unlock{Office::k_passphrase, {}});
    session.turn();
    CHECK(session.is_opening());
    CHECK(session.phase() == app::Phase::locked);
    CHECK(session.outcome(second).error.code == ErrorCode::busy);
    int turns = 1;
    for (; session.is_opening() && turns < 100; ++turns) session.turn();
    CHECK(turns >= 8);  // two passes, four pieces each
    CHECK(session.outcome(first).kind == app::Outcome::Kind::done);
    CHECK(session.phase() == app::Phase::ready);
}

namespace {
void discover_another(PlainCase& story) {
    story.matter = {};
    story.discover();
}
}  // namespace

TEST_CASE("an office opens when all of its lists are read, however many turns they take") {
    PlainCase story;
    constexpr std::size_t k_matters = 5;
    for (std::size_t i = 0; i < k_matters; ++i) discover_another(story);
    REQUIRE(story.failures == std::vector<std::string>{});
    Office& office = story.bureau;
    app::Session& session = office.session();
    office.slow_down(10);
    (void)office.perform(app::Lock{});
    const app::Ticket ticket = session.push(app::Unlock{Office::k_passphrase, {}});
    int turns = 0;
    for (; session.phase() == app::Phase::locked && turns < 100; ++turns) {
        CHECK(session.is_opening() == (turns > 0));
        CHECK(session.outcome(ticket).kind == app::Outcome::Kind::running);
        session.turn();
    }
    CHECK(turns >= 12);  // eight pieces of the passphrase, one for each matter
    CHECK(session.phase() == app::Phase::ready);
    CHECK(session.outcome(ticket).kind == app::Outcome::Kind::done);
    CHECK(session.matters().size() == k_matters);
    CHECK(session.todo().size() == k_matters);
}

TEST_CASE("lists of another day come in turns; those of yesterday stay until then") {
    PlainCase story;
    for (int i = 0; i < 4; ++i) discover_another(story);
    Office& office = story.bureau;
    app::Session& session = office.session();
    office.slow_down(10);
    const std::uint64_t before = session.lists_revision();
    office.clock().set(Date::of(2026, 11, 3));
    int turns = 0;
    for (; session.lists_revision() == before && turns < 100; ++turns) {
        CHECK(session.matters().size() == 4);
        session.turn();
    }
    CHECK(turns >= 4);
    CHECK(session.lists_revision() == before + 1);
    // An entry between the turns is not lost.
    office.clock().set(Date::of(2026, 11, 4));
    session.turn();
    discover_another(story);
    CHECK(session.matters().size() == 5);
    CHECK(session.lists_revision() > before + 1);
}

TEST_CASE("figures that leave the house hold what was entered a moment before") {
    PlainCase story;
    story.discover();
    Office& office = story.bureau;
    app::Session& session = office.session();
    const app::Period quarter = app::quarter_of(office.clock().now().date);
    domain::FieldValues values = session.first_values({}, EventType::open_matter);
    const domain::MatterState& other = session.matter(story.matter)->state;
    values["title"] = other.title;
    values["category"] = other.category;
    values["party.kind"] = "organisation";
    values["party.name"] = other.party.name;
    values["party.id_number"] = other.party.id_number;
    values["inspection.date"] = "2026-10-14";
    for (const auto& [key, value] :
         {std::pair{"place", "昌江区西郊街道"}, std::pair{"inspected", "澜桥公司"},
          std::pair{"officer_1", "张伟"}, std::pair{"certificate_1", "36020026"},
          std::pair{"officer_2", "陈志远"}, std::pair{"certificate_2", "36020031"},
          std::pair{"showed_certificates", "true"}, std::pair{"findings", "未备案"}}) {
        values[std::string{"inspection."} + key] = value;
    }
    office.slow_down(10);
    const app::Ticket entered = session.push(app::Execute{{}, EventType::open_matter, values});
    const app::Ticket exported = session.push(app::ExportStatistics{quarter});
    session.turn();
    office.settle();
    REQUIRE(session.outcome(entered).kind == app::Outcome::Kind::done);
    REQUIRE(session.outcome(exported).kind == app::Outcome::Kind::done);
    REQUIRE(session.statistics(quarter).all.count() == 2);
    CHECK(as_text(office.desk().saved.back().second) == app::csv_of(session.statistics(quarter)));
}

TEST_CASE("a passphrase that was being tried opens nothing after the store is another tab's") {
    PlainCase story;
    story.discover();
    Office& office = story.bureau;
    app::Session& session = office.session();
    for (const int turns_before : {1, 4, 9}) {
        CAPTURE(turns_before);
        (void)office.perform(app::Lock{});
        office.slow_down(10);
        const app::Ticket ticket = session.push(app::Unlock{Office::k_passphrase, {}});
        for (int i = 0; i < turns_before; ++i) session.turn();
        REQUIRE(session.is_opening());
        (void)office.perform(app::TakeOver{});
        CHECK(session.outcome(ticket).error.code == ErrorCode::not_allowed_in_stage);
        CHECK_FALSE(session.is_opening());
        office.slow_down(0);
        CHECK(session.phase() == app::Phase::locked);
        CHECK(office.perform(app::Unlock{Office::k_passphrase}).kind == app::Outcome::Kind::done);
        CHECK(session.matters().size() == 1);
    }
}

namespace {
std::size_t evidence_count(PlainCase& story) {
    return story.bureau.session().matter(story.matter)->state.evidence.size();
}
/// Begins to add a file whose form is complete.
app::Ticket begin_file(PlainCase& story) {
    app::Session& session = story.bureau.session();
    domain::FieldValues values = session.first_values(story.matter, EventType::add_evidence);
    values["evidence.title"] = "现场照片";
    values["evidence.proves"] = "现场情况";
    values["evidence.medium"] = "存储卡";
    values["evidence.kind"] = "audiovisual";
    values["evidence.particulars.carrier"] = "手机";
    values["evidence.particulars.method"] = "拍摄";
    values["evidence.particulars.made_by"] = "张伟";
    // Each one another file: what the matter already has would be refused.
    const std::string name = "照片" + std::to_string(evidence_count(story)) + ".jpg";
    const app::PickedFile file = story.bureau.hold(name, PlainCase::made_up_file(name, 400'000));
    return session.push(
        app::ExecuteWithFile{story.matter, domain::EventType::add_evidence, file, values});
}
}  // namespace

TEST_CASE("locking while a file is being stored enters nothing") {
    PlainCase story;
    story.discover();
    const app::Ticket ticket = begin_file(story);
    story.bureau.session().push(app::Lock{});
    story.bureau.settle();
    CHECK(story.bureau.session().outcome(ticket).error.code == ErrorCode::locked);
    story.bureau.reload();
    CHECK(evidence_count(story) == 0);
}

TEST_CASE("a file that was cancelled at any moment before its entry is not entered") {
    PlainCase story;
    story.discover();
    std::size_t cancelled = 0;
    for (int turns = 1; turns <= 20; ++turns) {
        CAPTURE(turns);
        const std::size_t before = evidence_count(story);
        const app::Ticket ticket = begin_file(story);
        for (int i = 0; i < turns; ++i) story.bureau.session().turn();
        const bool was_entered =
            story.bureau.session().outcome(ticket).kind == app::Outcome::Kind::done;
        story.bureau.session().push(app::CancelJob{});
        story.bureau.settle();
        CHECK(evidence_count(story) == before + (was_entered ? 1 : 0));
        if (!was_entered) ++cancelled;
    }
    CHECK(cancelled > 1);
    CHECK(cancelled < 20);
}

TEST_CASE("the printed recheck says what it found") {
    PlainCase story;
    story.discover();
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    const auto paper =
        story.bureau.session().paper(story.matter, {"recheck", view->state.records.back().event});
    REQUIRE(paper.has_value());
    CHECK(documents::text_of(*paper).find("拒不整改") != std::string::npos);
}

TEST_CASE("a matter is unsent only while the other side lacks entries made here") {
    PlainCase story;
    const auto unsent = [&](Office& office) {
        return office.session().matter(story.matter)->line.unsent;
    };
    story.discover();
    story.prepare();
    CHECK_FALSE(unsent(story.bureau));  // nobody else takes part yet
    story.transfer();
    CHECK_FALSE(unsent(story.bureau));
    CHECK_FALSE(unsent(story.brigade));
    story.object();
    // What came from the other side is nothing that we owe it.
    CHECK_FALSE(unsent(story.bureau));
    CHECK_FALSE(unsent(story.brigade));
    story.on(Date::of(2026, 11, 23));
    story.evidence(story.bureau, "维修结算单.jpg", "violation", 5'000);
    CHECK(unsent(story.bureau));
    story.bureau.reload();
    CHECK(unsent(story.bureau));
}

TEST_CASE("nothing is exported before the disk has it") {
    PlainCase story;
    story.discover();
    const std::size_t saved = story.bureau.desk().saved.size();
    story.bureau.disk().write_error = ErrorCode::storage_full;
    (void)story.bureau.fill(story.matter, EventType::set_legal_basis,
                            {{"violation", "甲"}, {"law", "乙"}, {"article", "第一条"}});
    (void)story.bureau.perform(app::ExportCard{});
    CHECK(story.bureau.session().durability() == storage::Durability::failed);
    CHECK(story.bureau.desk().saved.size() == saved);
    story.bureau.disk().write_error.reset();
    (void)story.bureau.perform(app::RetrySave{});
    CHECK(story.bureau.session().durability() == storage::Durability::saved);
    CHECK(story.bureau.desk().saved.size() == saved + 1);
}
