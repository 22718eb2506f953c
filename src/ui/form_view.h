// Draws any form of the domain (domain/forms.h) from its table and nothing else: sections are
// cards, short fields stand in two columns, texts over the whole width. Values belong to the caller
// and stay what files hold (ISO dates, enum names, one entry a line). It must not decide whether an
// action is allowed.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/decide.h"
#include "domain/forms.h"
#include "ui/widgets/choices.h"

namespace casebridge::ui {

/// The items of a choice that the domain leaves open (its field has no options), by flattened key.
struct KeyedChoices {
    std::string_view key;
    std::span<const ChoiceItem> items;
};

/// What the caller keeps between frames for one open form.
struct FormState {
    std::set<std::string, std::less<>> touched;  ///< keys whose problems are shown already
    bool submitted = false;                      ///< all problems are shown
    std::string focus_key;                       ///< goes there in the next frame
    std::string focused_key;                     ///< the field being edited, for the preview's tint
};

struct FormOptions {
    Moment now;
    /// Problems that only the matter's state shows (domain::problems_of), as of the last change.
    std::span<const domain::FieldProblem> problems;
    /// Items of agency fields.
    std::span<const ChoiceItem> agencies;
    std::span<const KeyedChoices> choices;
    /// Keys shown but not editable, and keys not shown at all.
    std::span<const std::string_view> locked_keys;
    std::span<const std::string_view> hidden_keys;
    /// A field that holds something unusual which only the caller knows of, and the sentence.
    std::string_view doubted_key = {};
    std::string_view doubt = {};
    bool one_column = false;
    bool plain = false;  ///< without cards (inside a dialog)
    bool busy = false;   ///< what was submitted is still under way: the button waits
};

struct FormEvent {
    bool changed = false;
    std::string changed_key;
    bool submit = false;  ///< pressed, and nothing is missing or wrong
    bool cancel = false;
    int gaps = 0;  ///< fields that are missing or wrong
};

/// The sections. FormEvent.submit stays false here.
[[nodiscard]] FormEvent form_view(std::string_view id, const domain::Form& form,
                                  domain::FieldValues& values, FormState& state,
                                  const FormOptions& options);

/// "还缺 N 项" and the primary button (and a cancel where `cancel` has words). The button stays
/// enabled with gaps; pressed, it shows them and leads to the first. Right-aligned in the area.
[[nodiscard]] FormEvent form_actions(std::string_view id, const domain::Form& form,
                                     const domain::FieldValues& values, FormState& state,
                                     const FormOptions& options, std::string_view submit,
                                     std::string_view cancel = {});

/// All problems of the values: each field's own, then the caller's; in the form's order.
[[nodiscard]] std::vector<domain::FieldProblem> form_problems(const domain::Form& form,
                                                              const domain::FieldValues& values,
                                                              const FormOptions& options);

}  // namespace casebridge::ui
