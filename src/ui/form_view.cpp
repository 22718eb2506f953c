#include "ui/form_view.h"

#include <algorithm>
#include <cmath>

#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

using domain::Field;
using domain::FieldProblem;
using domain::FieldType;
using domain::FieldValues;
using domain::Form;
using domain::FormField;

constexpr float k_field_gap = 16;
constexpr float k_two_columns_from = 480;
constexpr std::size_t k_most_radio_options = 3;

template <class Keys>
bool contains_key(const Keys& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_whole_row(const Field& field) {
    return field.whole_row || field.type == FieldType::multiline ||
           field.type == FieldType::string_list;
}

bool is_typed(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::date:
        case FieldType::moment:
        case FieldType::number:
        case FieldType::string_list: return true;
        case FieldType::choice:
        case FieldType::yes_no:
        case FieldType::agency: return false;
    }
    return true;
}

bool uses_radio(const Field& field) {
    return field.type == FieldType::choice && !field.options.empty() &&
           field.options.size() <= k_most_radio_options;
}

std::string_view value_at(const FieldValues& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

// The node that takes the focus when the form leads to this field.
NodeId focus_node(const FormField& field, std::span<const ChoiceItem> items) {
    if (field.field->type == FieldType::string_list) {
        IdScope outer(field.key);
        IdScope inner(0);
        return node_id("line");
    }
    if (uses_radio(*field.field) && !items.empty()) {
        IdScope outer(field.key);
        IdScope inner(items.front().value);
        return node_id("radio");
    }
    return node_id(field.key);
}

// Draws one form; the state of a single pass.
class FormDrawing {
public:
    FormDrawing(const Form& form, FieldValues& values, FormState& state, const FormOptions& options)
        : values_(values),
          state_(state),
          options_(options),
          problems_(form_problems(form, values, options)) {
        event_.gaps = static_cast<int>(problems_.size());
    }

    void draw_group(std::span<const FormField> fields);
    void draw_foreign_problems(std::span<const FormField> fields);
    [[nodiscard]] FormEvent event() const { return event_; }

private:
    float draw_field(const FormField& field, const Rect& place);
    bool draw_input(const FormField& field, std::string& value, FieldOptions& look);
    std::vector<ChoiceItem> items_of(const FormField& field) const;
    std::string error_of(const FormField& field) const;

    FieldValues& values_;
    FormState& state_;
    const FormOptions& options_;
    std::vector<FieldProblem> problems_;
    FormEvent event_;
};

std::vector<ChoiceItem> FormDrawing::items_of(const FormField& field) const {
    std::vector<ChoiceItem> items;
    if (field.field->type == FieldType::agency) {
        items.assign(options_.agencies.begin(), options_.agencies.end());
        return items;
    }
    for (const domain::Option& option : field.field->options) {
        items.push_back({option.value, option.label});
    }
    for (const KeyedChoices& choices : options_.choices) {
        if (choices.key == field.key) {
            items.assign(choices.items.begin(), choices.items.end());
        }
    }
    return items;
}

std::string FormDrawing::error_of(const FormField& field) const {
    const auto found =
        std::find_if(problems_.begin(), problems_.end(),
                     [&](const FieldProblem& problem) { return problem.key == field.key; });
    if (found == problems_.end()) {
        return {};
    }
    const bool touched = state_.touched.count(field.key) != 0;
    const bool is_missing = found->kind == FieldProblem::Kind::missing;
    if (!state_.submitted && (!touched || is_missing)) {
        return {};
    }
    return problem_sentence(found->kind, *field.field);
}

bool FormDrawing::draw_input(const FormField& field, std::string& value, FieldOptions& look) {
    const Field& row = *field.field;
    switch (row.type) {
        case FieldType::text: return text_field(field.key, value, look);
        case FieldType::number:
            look.input_mode = InputMode::digits;
            return text_field(field.key, value, look);
        case FieldType::multiline:
            look.lines = std::max(2, row.lines);
            look.show_count = look.hint.empty();
            return text_field(field.key, value, look);
        case FieldType::date: return date_field(field.key, value, look);
        case FieldType::moment: return moment_field(field.key, value, look);
        case FieldType::string_list: return string_list_field(field.key, value, look);
        case FieldType::choice:
        case FieldType::agency: {
            const std::vector<ChoiceItem> items = items_of(field);
            return uses_radio(row) ? radio_group(field.key, value, items, look)
                                   : choice_field(field.key, value, items, look);
        }
        case FieldType::yes_no: {
            bool yes = value == "true";
            // In line with the boxes beside it, whose labels stand above.
            space(32);
            const bool changed = checkbox(field.key, row.label, yes, look.locked || look.disabled);
            space(8);
            if (!look.error.empty()) {
                status_words(Tone::over, k_icon_problem, look.error);
            }
            if (changed) {
                value = yes ? "true" : "false";
            }
            return changed;
        }
    }
    return false;
}

float FormDrawing::draw_field(const FormField& field, const Rect& place) {
    const Field& row = *field.field;
    Area area_of_field(place);
    const std::string error = error_of(field);
    std::string value(value_at(values_, field.key));
    FieldOptions look;
    look.label = row.label;
    look.required = row.required;
    // A hint that has no room beside its label stands in the empty field.
    const float beside = text_width(row.label, Type::small) + text_width(row.hint, Type::small);
    (beside + px(32) > place.width ? look.placeholder : look.hint) = row.hint;
    look.error = error;
    look.locked = row.read_only || contains_key(options_.locked_keys, field.key);
    if (error.empty() && state_.touched.count(field.key) != 0 && domain::is_unusual(row, value)) {
        look.warning = unusual_sentence(row.validator);
    }
    if (error.empty() && !options_.doubt.empty() && field.key == options_.doubted_key) {
        look.warning = options_.doubt;
    }
    const std::vector<ChoiceItem> items = items_of(field);
    const NodeId focus = focus_node(field, items);
    if (state_.focus_key == field.key) {
        state_.focus_key.clear();
        semantics().request_focus(focus);
        scroll_into_view({place.x, place.y, place.width, px(88)});
        request_frame();
    }
    if (semantics().has_focus(focus)) {
        state_.focused_key = field.key;
    }
    if (semantics().lost_focus(focus)) {
        state_.touched.insert(field.key);
        if (state_.focused_key == field.key) {
            state_.focused_key.clear();
        }
    }
    if (draw_input(field, value, look)) {
        if (value.empty()) {
            values_.erase(field.key);
        } else {
            values_.insert_or_assign(field.key, value);
        }
        event_.changed = true;
        event_.changed_key = field.key;
        if (!is_typed(row)) {
            state_.touched.insert(field.key);
        }
        request_frame();
    }
    return area_of_field.used_height();
}

void FormDrawing::draw_group(std::span<const FormField> fields) {
    const float width = available_width();
    const float gap = px(k_field_gap);
    const bool two = !options_.one_column && width >= px(k_two_columns_from);
    const float half = two ? std::floor((width - gap) / 2) : width;
    const float left = cursor().x;
    float row_height = 0;
    bool second = false;
    float top = cursor().y;
    const auto end_row = [&] {
        if (row_height > 0) {
            set_cursor(left, top);
            take_place(width, row_height);
            top += row_height + gap;
            row_height = 0;
            second = false;
        }
    };
    for (const FormField& field : fields) {
        if (contains_key(options_.hidden_keys, field.key)) {
            continue;
        }
        const bool whole = !two || is_whole_row(*field.field);
        if (whole) {
            end_row();
            row_height = draw_field(field, {left, top, width, area().height});
            end_row();
            continue;
        }
        const float x = second ? left + half + gap : left;
        row_height = std::max(row_height, draw_field(field, {x, top, half, area().height}));
        if (second) {
            end_row();
        } else {
            second = true;
        }
    }
    end_row();
}

// Problems that belong to no field of this form (a missing consultation): in words above it.
void FormDrawing::draw_foreign_problems(std::span<const FormField> fields) {
    if (!state_.submitted) {
        return;
    }
    static const Field k_no_field{};
    for (const FieldProblem& problem : problems_) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const FormField& field) {
            return field.key == problem.key;
        });
        if (!known) {
            const std::string sentence = problem_sentence(problem.kind, k_no_field);
            // The bar has no link, so nothing can be pressed.
            static_cast<void>(message_bar(problem.key, Tone::over, sentence));
            space(16);
        }
    }
}

}  // namespace

std::vector<FieldProblem> form_problems(const Form& form, const FieldValues& values,
                                        const FormOptions& options) {
    std::vector<FieldProblem> problems;
    std::vector<std::string> keys;
    for (const FormField& field : domain::fields_of(form, values)) {
        if (contains_key(options.hidden_keys, field.key)) {
            continue;
        }
        keys.push_back(field.key);
        FieldProblem::Kind kind{};
        if (domain::problem_of_value(*field.field, value_at(values, field.key), options.now,
                                     kind)) {
            problems.push_back({field.key, kind});
            continue;
        }
        for (const FieldProblem& problem : options.problems) {
            if (problem.key == field.key) {
                problems.push_back(problem);
                break;
            }
        }
    }
    for (const FieldProblem& problem : options.problems) {
        if (!contains_key(keys, problem.key) && !contains_key(options.hidden_keys, problem.key)) {
            problems.push_back(problem);
        }
    }
    return problems;
}

FormEvent form_view(std::string_view id, const Form& form, FieldValues& values, FormState& state,
                    const FormOptions& options) {
    IdScope scope(id);
    // The drawing may change values; the list of fields is that of before, for a steady frame.
    const std::vector<FormField> fields = domain::fields_of(form, values);
    FormDrawing drawing(form, values, state, options);
    drawing.draw_foreign_problems(fields);
    std::size_t at = 0;
    bool first = true;
    while (at < fields.size()) {
        std::size_t end = at;
        while (end < fields.size() && fields[end].section == fields[at].section &&
               fields[end].repetition == fields[at].repetition) {
            ++end;
        }
        const std::span<const FormField> group(fields.data() + at, end - at);
        const bool hidden = std::all_of(group.begin(), group.end(), [&](const FormField& field) {
            return contains_key(options.hidden_keys, field.key);
        });
        at = end;
        if (hidden) {
            continue;
        }
        if (!first) {
            space(16);
        }
        first = false;
        const domain::FormSection& section = form.sections[group.front().section];
        std::string title(section.title);
        if (section.repeated) {
            title += " " + std::to_string(group.front().repetition + 1);
        }
        if (options.plain) {
            if (!title.empty() && form.sections.size() > 1) {
                section_heading(title, {}, 3);
                space(8);
            }
            drawing.draw_group(group);
        } else {
            CardOptions look;
            look.title = title;
            Card card("section" + std::to_string(group.front().section) + "." +
                          std::to_string(group.front().repetition),
                      look);
            drawing.draw_group(group);
        }
    }
    return drawing.event();
}

FormEvent form_actions(std::string_view id, const Form& form, const FieldValues& values,
                       FormState& state, const FormOptions& options, std::string_view submit,
                       std::string_view cancel) {
    IdScope scope(id);
    FormEvent event;
    const std::vector<FieldProblem> problems = form_problems(form, values, options);
    event.gaps = static_cast<int>(problems.size());
    const bool only_wrong = std::none_of(
        problems.begin(), problems.end(),
        [](const FieldProblem& problem) { return problem.kind == FieldProblem::Kind::missing; });
    Row row(k_height_control, 12);
    ButtonOptions primary;
    primary.kind = ButtonKind::primary;
    primary.disabled = options.busy;
    const Rect submit_place = row.put_right(button_width(submit, primary), k_height_control);
    Rect cancel_place;
    if (!cancel.empty()) {
        cancel_place = row.put_right(button_width(cancel), k_height_control);
    }
    std::string gap_words;
    if (event.gaps > 0) {
        gap_words =
            filled(only_wrong ? words::k_gaps_wrong : words::k_gaps, {std::to_string(event.gaps)});
        row.put_right(status_words_width(k_icon_circle_dashed, gap_words), 20);
        status_words(Tone::warn, k_icon_circle_dashed, gap_words, Role::status);
    }
    if (!cancel.empty()) {
        set_cursor(cancel_place.x, cancel_place.y);
        event.cancel = button("cancel", cancel);
    }
    set_cursor(submit_place.x, submit_place.y);
    primary.description = gap_words;
    const bool by_key = !options.busy && !has_modal() && shortcut_pressed(ImGuiKey_S);
    if (button("submit", submit, primary) || by_key) {
        if (problems.empty()) {
            event.submit = true;
        } else {
            state.submitted = true;
            state.focus_key = problems.front().key;
            request_frame();
        }
    }
    return event;
}

}  // namespace casebridge::ui
