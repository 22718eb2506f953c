#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "ui/form_view.h"
#include "ui/stage.h"
#include "ui/strings.h"

using namespace casebridge;
using namespace casebridge::ui;

namespace {

FormOptions options_of_today() {
    FormOptions options;
    options.now = Moment{Date::of(2026, 11, 23), 9 * 60};
    return options;
}

}  // namespace

TEST_CASE("every field of every built form is drawn with its label and can be reached") {
    for (std::size_t i = 0; i < domain::k_event_type_count; ++i) {
        const domain::Form form = domain::form_of(static_cast<domain::EventType>(i));
        if (form.sections.empty()) continue;
        Stage stage;
        domain::FieldValues values;
        FormState state;
        const FormOptions options = options_of_today();
        const auto draw = [&] {
            ScrollArea scroll("page", {0, 0, 900, 700}, 24, "表");
            static_cast<void>(form_view("form", form, values, state, options));
        };
        stage.settle(draw);
        for (const domain::FormField& field : domain::fields_of(form, values)) {
            const auto& nodes = stage.tree().nodes();
            const bool found = std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
                const bool input = node.role == Role::textbox || node.role == Role::combobox ||
                                   node.role == Role::radiogroup || node.role == Role::checkbox;
                return input && node.name == field.field->label;
            });
            CHECK_MESSAGE(found, std::string(domain::name_of(form.command)), " ", field.key);
        }
        CHECK_FALSE(stage.asked());
    }
}

TEST_CASE("the button of an incomplete form says how many are missing and leads to the first") {
    Stage stage;
    const domain::Form form = domain::form_of(domain::EventType::open_matter);
    domain::FieldValues values;
    FormState state;
    const FormOptions options = options_of_today();
    FormEvent event;
    const auto draw = [&] {
        const FormEvent now = form_actions("actions", form, values, state, options, "提交审批");
        event.submit = event.submit || now.submit;
        event.gaps = now.gaps;
        static_cast<void>(form_view("form", form, values, state, options));
    };
    stage.settle(draw);
    CHECK(event.gaps > 0);
    const std::string words = filled(words::k_gaps, {std::to_string(event.gaps)});
    CHECK(stage.find(Role::status, words) != nullptr);
    const Node* button = stage.find(Role::button, "提交审批");
    REQUIRE(button != nullptr);
    CHECK_FALSE(button->disabled);
    CHECK_FALSE(std::any_of(stage.tree().nodes().begin(), stage.tree().nodes().end(),
                            [](const Node& node) { return node.invalid; }));
    stage.press(*button);
    stage.frames(2, draw);
    CHECK_FALSE(event.submit);
    CHECK(stage.tree().take_focus_request() != 0);
    stage.settle(draw);
    CHECK(std::any_of(stage.tree().nodes().begin(), stage.tree().nodes().end(),
                      [](const Node& node) { return node.invalid; }));
}

TEST_CASE("typing into a form changes the caller's values and nothing else") {
    Stage stage;
    const domain::Form form = domain::form_of(domain::EventType::open_matter);
    domain::FieldValues values;
    FormState state;
    const FormOptions options = options_of_today();
    FormEvent event;
    const auto draw = [&] {
        const FormEvent now = form_view("form", form, values, state, options);
        if (now.changed) event = now;
    };
    stage.settle(draw);
    const auto fields = domain::fields_of(form, values);
    const auto text = std::find_if(fields.begin(), fields.end(), [](const domain::FormField& f) {
        return f.field->type == domain::FieldType::text;
    });
    REQUIRE(text != fields.end());
    const Node* node = stage.find(Role::textbox, text->field->label);
    REQUIRE(node != nullptr);
    stage.tree().set_value(node->id, "澜桥汽车维修公司");
    stage.frame(draw);
    CHECK(event.changed);
    CHECK(event.changed_key == text->key);
    CHECK(values.size() == 1);
    CHECK(values[text->key] == "澜桥汽车维修公司");
}

TEST_CASE("every error code and every field problem has a Chinese sentence") {
    for (int code = 0; code <= static_cast<int>(ErrorCode::busy); ++code) {
        CHECK_FALSE(error_sentence(static_cast<ErrorCode>(code)).empty());
    }
    const domain::Field field{.key = "title", .label = "标题"};
    for (int kind = 0; kind <= static_cast<int>(domain::FieldProblem::Kind::unknown_choice);
         ++kind) {
        CHECK_FALSE(problem_sentence(static_cast<domain::FieldProblem::Kind>(kind), field).empty());
    }
}
