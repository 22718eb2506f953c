#include "ui/semantics.h"

#include <doctest/doctest.h>

using namespace casebridge::ui;

namespace {

Node node(NodeId id, Role role) {
    Node made;
    made.id = id;
    made.role = role;
    made.rect = {0, 0, 10, 10};
    return made;
}

}  // namespace

TEST_CASE("nodes know the container they were added to") {
    Semantics semantics;
    semantics.begin_frame();
    semantics.push(node(1, Role::main));
    semantics.add(node(2, Role::button));
    semantics.pop();
    semantics.add(node(3, Role::button));
    semantics.end_frame();
    REQUIRE(semantics.nodes().size() == 3);
    CHECK(semantics.find(2)->parent == 1);
    CHECK(semantics.find(3)->parent == 0);
}

TEST_CASE("empty nodes, nodes without id and second nodes of one id are dropped") {
    Semantics semantics;
    semantics.begin_frame();
    Node flat = node(1, Role::button);
    flat.rect.height = 0;
    semantics.add(flat);
    semantics.add(node(0, Role::button));
    semantics.add(node(2, Role::button));
    semantics.add(node(2, Role::link));
    semantics.end_frame();
    REQUIRE(semantics.nodes().size() == 1);
    CHECK(semantics.nodes().front().role == Role::button);
}

TEST_CASE("behind a modal dialog nothing is reported") {
    Semantics semantics;
    semantics.begin_frame();
    semantics.push(node(1, Role::main));
    semantics.add(node(2, Role::button));
    Node dialog = node(3, Role::dialog);
    dialog.modal = true;
    semantics.push(dialog);
    semantics.add(node(4, Role::button));
    Node list = node(5, Role::listbox);
    list.floating = true;
    semantics.push(list);
    semantics.add(node(6, Role::option));
    semantics.pop();
    semantics.pop();
    semantics.pop();
    semantics.end_frame();
    CHECK(semantics.find(1) == nullptr);
    CHECK(semantics.find(2) == nullptr);
    CHECK(semantics.find(3)->parent == 0);
    CHECK(semantics.find(4)->parent == 3);
    CHECK(semantics.find(5)->parent == 3);
    CHECK(semantics.find(6)->parent == 5);
}

TEST_CASE("what floats leaves the containers that would clip it") {
    Semantics semantics;
    semantics.begin_frame();
    semantics.push(node(1, Role::main));
    semantics.push(node(2, Role::region));
    Node list = node(3, Role::listbox);
    list.floating = true;
    semantics.push(list);
    semantics.add(node(4, Role::option));
    semantics.pop();
    semantics.pop();
    semantics.pop();
    semantics.end_frame();
    CHECK(semantics.find(3)->parent == 0);
    CHECK(semantics.find(4)->parent == 3);
}

TEST_CASE("an activation is consumed once, by its own widget") {
    Semantics semantics;
    semantics.activate(7);
    CHECK_FALSE(semantics.consume_activation(8));
    CHECK(semantics.consume_activation(7));
    CHECK_FALSE(semantics.consume_activation(7));
}

TEST_CASE("only the newest text of a field arrives") {
    Semantics semantics;
    semantics.set_value(7, "你");
    semantics.set_value(7, "你好");
    CHECK(semantics.take_value(7) == "你好");
    CHECK_FALSE(semantics.take_value(7).has_value());
}

TEST_CASE("an action for a widget that has gone is forgotten") {
    Semantics semantics;
    semantics.activate(7);
    for (int frame = 0; frame < 3; ++frame) {
        CHECK(semantics.has_pending_actions());
        semantics.begin_frame();
        semantics.end_frame();
    }
    CHECK_FALSE(semantics.has_pending_actions());
}

TEST_CASE("moving the focus is seen for one frame on both ends") {
    Semantics semantics;
    semantics.set_focus(1, true, false);
    semantics.begin_frame();
    semantics.end_frame();
    semantics.set_focus(2, true, true);
    semantics.begin_frame();
    CHECK(semantics.lost_focus(1));
    CHECK(semantics.gained_focus(2));
    CHECK(semantics.drawn_by_platform(2));
    semantics.end_frame();
    semantics.begin_frame();
    CHECK_FALSE(semantics.lost_focus(1));
    CHECK_FALSE(semantics.gained_focus(2));
    CHECK(semantics.has_focus(2));
}
