#include <doctest/doctest.h>

#include "app/evidence_limits.h"
#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::EventType;

namespace {

constexpr std::uint64_t k_mib = 1ULL << 20;

domain::FieldValues photo_values(const std::string& title) {
    return {{"evidence.kind", "audiovisual"},        {"evidence.title", title},
            {"evidence.proves", "现场情况"},         {"evidence.place", "西郊街道"},
            {"evidence.medium", "存储卡"},           {"evidence.particulars.carrier", "手机甲三号"},
            {"evidence.particulars.method", "拍摄"}, {"evidence.particulars.made_by", "张伟"}};
}

int evidence_count(Office& office, const MatterId& matter) {
    return static_cast<int>(office.session().matter(matter)->state.evidence.size());
}

}  // namespace

TEST_CASE("a file that the matter has is refused, with the name of the item it already is") {
    PlainCase story;
    story.discover();
    story.prepare();
    REQUIRE(story.told() == "");
    const int before = evidence_count(story.bureau, story.matter);
    const Bytes same = story.make_file("现场照片.jpg", 1'900'000);
    const auto refused =
        story.bureau.add_file(story.matter, "又一张.jpg", same, photo_values("又一张"));
    CHECK(refused.kind == app::Outcome::Kind::refused);
    CHECK(refused.error.code == ErrorCode::evidence_duplicate);
    CHECK(refused.error.detail == "现场照片.jpg");
    CHECK(evidence_count(story.bureau, story.matter) == before);
}

TEST_CASE("a file known in another matter is added, and that is told") {
    PlainCase first;
    first.discover();
    first.prepare();
    REQUIRE(first.told() == "");
    const MatterId old = first.matter;
    first.matter = {};
    first.discover();
    REQUIRE(first.matter != old);
    const Bytes same = first.make_file("现场照片.jpg", 1'900'000);
    const auto added =
        first.bureau.add_file(first.matter, "照片.jpg", same, photo_values("另案照片"));
    CHECK(added.kind == app::Outcome::Kind::done);
    const app::Notice& told = first.bureau.session().notices().back();
    CHECK(told.what == app::Notice::What::file_known_elsewhere);
    CHECK(told.detail == first.bureau.session().matter(old)->state.title);
}

TEST_CASE("limits are told with a code of their own before anything is read") {
    domain::MatterState state;
    const AgencyId me{std::string(32, 'd')};
    const auto code = [&](std::uint64_t size) {
        const Status status = app::check_evidence_file(state, me, size);
        return status.ok() ? std::string{"ok"} : std::string{name_of(status.error().code)};
    };
    CHECK(code(0) == "file_empty");
    CHECK(code(1) == "ok");
    CHECK(code(1024 * k_mib) == "ok");
    CHECK(code(1024 * k_mib + 1) == "evidence_too_large");
    domain::FiledEvidence filed;
    filed.agency = me;
    filed.evidence.file = {std::string(64, '1')};
    filed.evidence.size_bytes = static_cast<std::int64_t>(1000 * k_mib);
    state.evidence.push_back(filed);
    CHECK(code(400 * k_mib) == "ok");
    CHECK(code(400 * k_mib + 1) == "evidence_too_much");
    // What the other side sends us goes in its own bundles.
    state.evidence.back().agency = {std::string(32, 'b')};
    CHECK(code(1000 * k_mib) == "ok");
    filed.evidence.size_bytes = 1;
    state.evidence.assign(10'000, filed);
    CHECK(code(1) == "evidence_too_many");
}

TEST_CASE("particulars and the log are found, travel, and stand in both offices alike") {
    PlainCase story;
    story.discover();
    story.prepare();
    const auto added = story.bureau.add_file(
        story.matter, "抓拍.jpg", story.make_file("抓拍.jpg", 4000), photo_values("抓拍"));
    story.note(story.bureau, EventType::add_evidence, added);
    const EventId entry = story.bureau.session().matter(story.matter)->evidence.back().entry;
    story.enter(story.bureau, EventType::record_custody,
                {{"entry", entry.text},
                 {"action", "stored"},
                 {"received_by", "保管员郑某"},
                 {"location", "证据室乙柜"}});
    story.transfer();
    CHECK(story.told() == "");
    for (Office* office : {&story.bureau, &story.brigade}) {
        for (const char* words : {"甲三号", "保管员郑", "证据室乙"}) {
            CAPTURE(words);
            const auto found = office->session().search(words);
            CHECK((found && found->size() == 1));
        }
        const app::EvidenceView& shown = office->session().matter(story.matter)->evidence.back();
        REQUIRE(shown.custody.size() == 1);
        CHECK(shown.custody.front().action == "入库");
        CHECK(shown.custody.front().people == "张伟交保管员郑某");
        CHECK(shown.location == "证据室乙柜");
        CHECK(office->session().paper(story.matter, {"evidence_list", {}}).has_value());
        CHECK_FALSE(office->session().paper(story.matter, {"articles_list", {}}));
    }
    CHECK(story.bureau.session().matter(story.matter)->fold_hash ==
          story.brigade.session().matter(story.matter)->fold_hash);
    CHECK(story.bureau.session().matter(story.matter)->evidence.back().may_record);
    CHECK_FALSE(story.brigade.session().matter(story.matter)->evidence.back().may_record);
}
