// A case that goes out in parts, for mail.
#include <doctest/doctest.h>

#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using app::Protection;
using Phase = app::ImportView::Phase;

namespace {

constexpr std::uint64_t k_part_bytes = 2'500'000;

/// A transfer with a video of 5 MB and two photos, handed over in parts.
struct InParts : PlainCase {
    std::vector<std::pair<std::string, Bytes>> parts;

    explicit InParts(Protection wanted = Protection::devices) {
        protection = wanted;
        discover();
        prepare();
        evidence(bureau, "执法录像.mp4", "violation", 5'000'000);
        dispatch(Date::of(2026, 11, 12));
        parts = send(k_part_bytes);
    }
    [[nodiscard]] std::vector<std::pair<std::string, Bytes>> send(std::uint64_t part_bytes,
                                                                  bool all_files = false) {
        const AgencyId other = bureau.session().matter(matter)->line.partner;
        const Outcome outcome = bureau.perform(app::ExportMatter{.matter = matter,
                                                                 .to = other,
                                                                 .protection = protection,
                                                                 .passphrase = {},
                                                                 .part_bytes = part_bytes,
                                                                 .all_files = all_files});
        if (outcome.kind != Outcome::Kind::done) failures.push_back("export");
        const std::size_t before = bureau.desk().saved.size();
        for (std::size_t i = 0; i < bureau.session().parts().size(); ++i) {
            (void)bureau.perform(app::SavePart{i});
        }
        std::vector<std::pair<std::string, Bytes>> saved(
            bureau.desk().saved.begin() + static_cast<std::ptrdiff_t>(before),
            bureau.desk().saved.end());
        (void)bureau.perform(app::DropParts{});
        return saved;
    }
    [[nodiscard]] std::size_t missing() {
        (void)brigade.session().matter(matter);  // asks which files are here
        brigade.settle();
        return brigade.session().matter(matter)->missing_files.size();
    }
};

}  // namespace

TEST_CASE("every part is small enough, has its number in its name, and all entries") {
    for (const Protection protection : {Protection::devices, Protection::none}) {
        InParts story(protection);
        REQUIRE(story.told() == "");
        REQUIRE(story.parts.size() == 5);
        CHECK(story.parts[0].first == "昌江移〔2026〕17号_移送_20261112_第1卷共5卷.case.json");
        CHECK(story.parts[4].first == "昌江移〔2026〕17号_移送_20261112_第5卷共5卷.case.json");
        for (const auto& [name, bytes] : story.parts) CHECK(bytes.size() <= k_part_bytes);
        CHECK(story.bureau.session().ledger().size() == 5);
        CHECK(story.bureau.session().parts().empty());
    }
}

TEST_CASE("in another order, the case is there with the first part and whole with the last") {
    InParts story;
    REQUIRE(story.told() == "");
    REQUIRE(story.parts.size() == 5);
    std::size_t missing_before = 99;
    for (const std::size_t part : {2, 0, 4, 3, 1}) {
        const auto& [name, bytes] = story.parts[part];
        CHECK(story.brigade.take(name, bytes) == Phase::merged);
        CHECK(story.brigade.session().import().part == part + 1);
        CHECK(story.brigade.session().import().parts == 5);
        (void)story.brigade.perform(app::DropImport{});
        const std::size_t missing = story.missing();
        CHECK(missing <= missing_before);
        missing_before = missing;
        if (part != 1) CHECK(missing > 0);
    }
    CHECK(missing_before == 0);
    CHECK(story.bureau.session().matter(story.matter)->fold_hash ==
          story.brigade.session().matter(story.matter)->fold_hash);
}

TEST_CASE("a part twice brings nothing; one sent again completes what was lost") {
    InParts story;
    REQUIRE(story.parts.size() == 5);
    const auto take = [&](const std::pair<std::string, Bytes>& part) {
        const Phase phase = story.brigade.take(part.first, part.second);
        (void)story.brigade.perform(app::DropImport{});
        return phase;
    };
    CHECK(take(story.parts[0]) == Phase::merged);
    CHECK(take(story.parts[0]) == Phase::merged);
    (void)story.brigade.take(story.parts[0].first, story.parts[0].second, false);
    for (const auto& file : story.brigade.session().import().files) CHECK_FALSE(file.is_new);
    (void)story.brigade.perform(app::DropImport{});
    CHECK(take(story.parts[1]) == Phase::merged);
    CHECK(story.missing() > 0);
    // The others were lost: exported again, in parts of another size.
    const auto again = story.send(4'000'000);
    REQUIRE(again.size() == 3);
    for (const auto& part : again) CHECK(take(part) == Phase::merged);
    CHECK(story.missing() == 0);
}

TEST_CASE("files that the other side should have are sent again when all are wanted") {
    InParts story;
    REQUIRE(story.parts.size() == 5);
    // The first part alone is answered: what the answer builds upon counts as received.
    (void)story.brigade.take(story.parts[0].first, story.parts[0].second);
    (void)story.brigade.perform(app::DropImport{});
    story.enter(story.brigade, domain::EventType::sign_receipt,
                {{"server", "张伟"},
                 {"served_on", "2026-11-12"},
                 {"recipient_person", "吴晓琳"},
                 {"recipient_date", "2026-11-12"}});
    (void)story.carry(story.brigade, story.bureau);
    REQUIRE(story.missing() > 0);
    (void)story.send(0);
    const auto [name, without] = story.bureau.desk().saved.back();
    CHECK(without.size() < 1'000'000);
    (void)story.send(0, true);
    const auto [whole_name, whole] = story.bureau.desk().saved.back();
    CHECK(story.brigade.take(whole_name, whole) == Phase::merged);
    (void)story.brigade.perform(app::DropImport{});
    CHECK(story.missing() == 0);
}
