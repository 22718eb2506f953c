#include <doctest/doctest.h>

#include "support/plain_case.h"

using namespace casebridge;
using namespace casebridge::test;

namespace {

app::SelfCheckView check(Office& office) {
    (void)office.perform(app::RunSelfCheck{});
    office.settle();
    const app::SelfCheckView view = office.session().diagnosis().check;
    CHECK(view.phase == app::SelfCheckView::Phase::done);
    CHECK(view.done == view.total);
    return view;
}

}  // namespace

TEST_CASE("a self-check finds a sound office sound, and says what is missing") {
    PlainCase story;
    story.run();
    REQUIRE(story.told() == "");
    app::SelfCheckView view = check(story.brigade);
    CHECK(view.is_sound());
    CHECK(view.matters == 1);
    CHECK(view.files == 3);
    CHECK(view.events > 10);
    story.brigade.disk().blobs.erase(story.brigade.disk().blobs.begin());
    view = check(story.brigade);
    CHECK_FALSE(view.is_sound());
    CHECK(view.files_missing == 1);
    CHECK(view.events_bad == 0);
}

TEST_CASE("the report has numbers and codes only") {
    PlainCase story;
    story.run();
    (void)check(story.bureau);
    (void)story.bureau.perform(app::SaveDiagnosis{});
    const auto& [name, bytes] = story.bureau.desk().saved.back();
    CHECK(name == "案桥诊断_20261214.txt");
    const std::string text{as_text(bytes)};
    CHECK(text.find("state: saved\n") != std::string::npos);
    CHECK(text.find("check_lists: 0 bad of 1\n") != std::string::npos);
    for (const char c : text) CHECK((c == '\n' || (c >= ' ' && c <= '~')));
}

TEST_CASE("little room left is said before it is gone") {
    PlainCase story;
    CHECK_FALSE(story.bureau.session().short_of_space().has_value());
    story.bureau.disk().space = storage::Space{900 << 20, 1000 << 20};
    REQUIRE(story.bureau.session().short_of_space().has_value());
    CHECK(story.bureau.session().short_of_space()->left_bytes() == 100 << 20);
    story.bureau.disk().space = storage::Space{700 << 20, 1000 << 20};
    CHECK_FALSE(story.bureau.session().short_of_space().has_value());
}
