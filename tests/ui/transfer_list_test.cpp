#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/fake_drill.h"
#include "support/plain_case.h"
#include "ui/screens/state.h"
#include "ui/stage.h"

using namespace casebridge;
using namespace casebridge::ui;
using casebridge::test::PlainCase;

namespace {

/// The bureau's list in a window so wide, with one running matter.
struct ListPage {
    PlainCase& story;
    test::NoDrill drill;
    Stage stage;
    ScreenState state;

    ListPage(PlainCase& the_story, float width)
        : story(the_story),
          drill(the_story.bureau.session()),
          stage(width, 768),
          state(the_story.bureau.session(),
                {the_story.bureau, the_story.bureau, the_story.bureau, drill.drill}) {
        state.go({.page = Page::transfers});
        settle();
    }
    void settle() {
        for (int i = 0; i < 4; ++i) {
            stage.settle([this] { shell(state); });
            state.session.turn();
        }
    }
    void press(Role role, std::string_view name) {
        const Node* node = stage.find(role, name);
        REQUIRE_MESSAGE(node != nullptr, std::string{name});
        stage.press(*node);
        settle();
    }
    void type(std::string_view name, std::string words) {
        const Node* field = stage.find(Role::textbox, name);
        REQUIRE_MESSAGE(field != nullptr, std::string{name});
        stage.tree().set_value(field->id, std::move(words));
        settle();
    }
    [[nodiscard]] int rows() const {
        for (const Node& node : const_cast<Stage&>(stage).tree().nodes()) {
            if (node.role == Role::table) return node.row_count - 1;
        }
        return 0;
    }
    [[nodiscard]] SortState sort_of(std::string_view head) const {
        const Node* node = stage.find(Role::column_header, head);
        return node == nullptr ? SortState::absent : node->sort;
    }
};

PlainCase& discovered() {
    static PlainCase story;
    static const bool told = [] {
        story.discover();
        return true;
    }();
    CHECK(told);
    CHECK(story.failures.empty());
    return story;
}

}  // namespace

TEST_CASE("at every width nothing of the list stands outside, and number and owner have room") {
    struct Row {
        float width;
        std::size_t columns;
        bool number_and_owner;
    };
    for (const Row& row :
         {Row{1920, 8, true}, Row{1366, 7, true}, Row{1280, 7, true}, Row{1024, 6, true},
          Row{800, 6, true}, Row{640, 5, true}, Row{500, 3, false}}) {
        CAPTURE(row.width);
        ListPage page(discovered(), row.width);
        std::size_t columns = 0;
        for (const Node& node : page.stage.tree().nodes()) {
            columns += node.role == Role::column_header ? 1 : 0;
            const bool control = node.role == Role::combobox || node.role == Role::textbox ||
                                 node.role == Role::column_header || node.role == Role::cell;
            if (!control) continue;
            CAPTURE(node.name);
            CHECK(node.rect.x >= 0);
            CHECK(right_of(node.rect) <= row.width);
            CHECK_FALSE(node.name.empty());
        }
        CHECK(columns == row.columns);
        CHECK((page.stage.find(Role::column_header, "文号") != nullptr) == row.number_and_owner);
        CHECK((page.stage.find(Role::column_header, "承办") != nullptr) == row.number_and_owner);
    }
}

TEST_CASE("the design's size shows filters, ten rows' height and pager without scrolling") {
    ListPage page(discovered(), 1366);
    const Node* search = page.stage.find(Role::textbox, "搜索案件");
    const Node* sort = page.stage.find(Role::combobox, "排序");
    REQUIRE(search != nullptr);
    REQUIRE(sort != nullptr);
    CHECK(search->rect.y == sort->rect.y);  // one line of filters
    CHECK(search->rect.y == 197);
    const Node* table = page.stage.find(Role::table, "案件移交");
    REQUIRE(table != nullptr);
    CHECK(table->rect.y == 249);
}

TEST_CASE("heads turn the order and say so") {
    ListPage page(discovered(), 1366);
    CHECK(page.sort_of("到期日") == SortState::ascending);
    CHECK(page.sort_of("文号") == SortState::none);
    CHECK(page.sort_of("类别") == SortState::absent);
    page.press(Role::button, "按到期日排序");
    CHECK(page.sort_of("到期日") == SortState::descending);
    page.press(Role::button, "按当事人排序");
    CHECK(page.sort_of("到期日") == SortState::none);
    CHECK(page.sort_of("当事人") == SortState::ascending);
}

TEST_CASE("an officer filters, keeps the filter by name, comes back to it and deletes it") {
    ListPage page(discovered(), 1366);
    CHECK(page.rows() == 1);
    page.type("搜索案件", "没有这个");
    CHECK(page.stage.find(Role::table, "案件移交") == nullptr);
    page.type("搜索案件", "澜桥");
    CHECK(page.rows() == 1);
    page.press(Role::button, "存为常用筛选");
    page.type("名称", "澜桥的案件");
    page.press(Role::button, "保存");
    REQUIRE(page.stage.find(Role::button, "常用筛选：澜桥的案件") != nullptr);
    page.press(Role::button, "清除筛选");
    CHECK(page.state.transfers.filter == app::ListFilter{.mechanism = domain::Mechanism::transfer});
    page.press(Role::button, "常用筛选");
    page.press(Role::listitem, "澜桥的案件");
    CHECK(page.state.transfers.filter.typed == "澜桥");
    page.press(Role::button, "常用筛选：澜桥的案件");
    page.press(Role::button, "删除常用筛选“澜桥的案件”");
    CHECK(page.state.session.saved_lists().size() == 1);
    page.press(Role::button, "删除");
    CHECK(page.state.session.saved_lists().empty());
    CHECK(page.stage.find(Role::button, "常用筛选") != nullptr);
}
