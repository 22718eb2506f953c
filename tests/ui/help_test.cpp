#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "support/fake_drill.h"
#include "support/plain_case.h"
#include "ui/help_text.h"
#include "ui/screens/palette.h"
#include "ui/screens/state.h"
#include "ui/stage.h"

using namespace casebridge;
using namespace casebridge::ui;
using casebridge::test::PlainCase;

TEST_CASE("every help topic has a title, a purpose and something to do") {
    REQUIRE(help_topics().size() >= 17);
    for (const std::string_view topic : help_topics()) {
        CAPTURE(std::string{topic});
        CHECK_FALSE(help_title(topic).empty());
        const std::vector<HelpLine> lines = help_lines(topic);
        REQUIRE(lines.size() > 5);
        CHECK(lines[1].kind == HelpLine::Kind::paragraph);
        CHECK(std::any_of(lines.begin(), lines.end(), [](const HelpLine& line) {
            return line.kind == HelpLine::Kind::section;
        }));
    }
}

TEST_CASE("each page has its own help, and F1 leads there") {
    PlainCase story;
    Stage stage(1366, 768);
    test::NoDrill drill(story.bureau.session());
    ScreenState state(story.bureau.session(),
                      {story.bureau, story.bureau, story.bureau, drill.drill});
    std::set<std::string> seen;
    for (const Page page : {Page::dashboard, Page::transfers, Page::numbers, Page::statistics,
                            Page::integrity, Page::field, Page::matter, Page::form, Page::import,
                            Page::exchange, Page::directory, Page::settings, Page::diagnosis}) {
        state.route = {.page = page};
        open_help(state);
        CHECK(state.route.page == Page::help);
        CHECK_FALSE(help_title(state.route.topic).empty());
        seen.insert(state.route.topic);
    }
    CHECK(seen.size() == 13);
}

TEST_CASE("the palette finds pages and matters by fragment and by initials") {
    PlainCase story;
    story.discover();
    Stage stage(1366, 768);
    test::NoDrill drill(story.bureau.session());
    ScreenState state(story.bureau.session(),
                      {story.bureau, story.bureau, story.bureau, drill.drill});
    const auto settle = [&] {
        for (int i = 0; i < 3; ++i) {
            stage.settle([&] { shell(state); });
            state.session.turn();
        }
    };
    const auto find = [&](const std::string& typed) {
        open_palette(state);
        settle();
        const Node* field = stage.find(Role::textbox, "命令面板");
        REQUIRE(field != nullptr);
        stage.tree().set_value(field->id, typed);
        settle();
    };
    find("tongji");
    CHECK(stage.find(Role::option, "统计") == nullptr);
    find("tj");
    REQUIRE(stage.find(Role::option, "统计") != nullptr);
    stage.press(*stage.find(Role::option, "统计"));
    settle();
    CHECK(state.route.page == Page::statistics);
    CHECK_FALSE(state.palette.open);

    REQUIRE_FALSE(state.session.matters().empty());
    const app::MatterLine& line = state.session.matters().front();
    const std::string title = line.party.empty() ? line.title : line.party;
    find(title.substr(0, 9));  // three hanzi
    CHECK(stage.find(Role::option, title) != nullptr);
    find("没有这样的事项");
    CHECK(stage.find(Role::option, title) == nullptr);
}
